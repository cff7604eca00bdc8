"""What goes with a programme to another computer, and how it fits in there and here again."""

from dataclasses import replace
from datetime import date

from hep_desktop.domain.associations import Association, Member
from hep_desktop.domain.belongings import belongings, suited
from hep_desktop.domain.council import Council
from hep_desktop.domain.office import Office
from hep_desktop.domain.places import AssociationPlace
from hep_desktop.domain.programme import Programme, ProgrammeDetails, Status
from hep_desktop.domain.settlement import Settlement

OURS = ProgrammeDetails("p", "s", "small", 1, date(2027, 3, 31), date(2026, 11, 21))
THEIRS = replace(
    OURS, id="q", settlement="t", adopted=date(2026, 3, 31), begins=date(2026, 3, 31), status=Status.ADOPTED
)
MEMBERS = (Member("1", "s"), Member("2", "t"), Member("3", name="Távoli", adopted="2025. 05. 01."))
JOINT = Association("a", "Társulás", members=MEMBERS)
OFFICE = Office(
    settlements={"s": Settlement("s", "00000", "Mintafalu"), "t": Settlement("t", "11111", "Szomszédfalu")},
    programmes={"p": Programme(OURS), "q": Programme(THEIRS, council=Council(number="3/2026."))},
    associations={"a": JOINT, "b": Association("b", "Másoké", members=MEMBERS[1:])},
)
PLACE = AssociationPlace("a")


def test_an_association_goes_with_its_villages_those_that_stay_are_named_with_their_days() -> None:
    given = belongings(OFFICE, "p")
    named = Member("2", "", "Szomszédfalu", adopted="2026. 03. 31.", number="3/2026.")
    assert given[PLACE] == replace(JOINT, members=(MEMBERS[0], named, MEMBERS[2]))
    assert AssociationPlace("b") not in given
    there = suited(given, Office(settlements={"x": Settlement("x", "00000", "Mintafalu")}))
    assert there[PLACE] == replace(JOINT, members=(Member("1", "x"), named, MEMBERS[2]))


def test_come_back_its_villages_here_are_tied_to_their_programmes_again() -> None:
    assert suited(belongings(OFFICE, "p"), OFFICE)[PLACE] == JOINT
