"""An association meets the condition of grants only if every member does: those of this store and those of others."""

from dataclasses import replace
from datetime import date

import pytest

from builders import hep_2021, office, programme
from hep_desktop.domain.apply import apply
from hep_desktop.domain.association_standing import Source, members_of, of_settlement, worst
from hep_desktop.domain.associations import Association, Member
from hep_desktop.domain.commands import AddAssociation, ChangeAssociation, RemoveAssociation
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.law_clock import Grants
from hep_desktop.domain.office import Office
from hep_desktop.domain.programme import Status
from hep_desktop.domain.readings import LateReview, Readings
from hep_desktop.domain.settlement import Settlement
from hep_desktop.report.document import Paragraph, TableBlock
from hep_desktop.report.papers import association as paper


def day(written: str) -> date:
    return date.fromisoformat(written)


def store(adopted: str = "2023-05-12", *members: Member) -> Office:
    """Mintafalu with a programme, Alsófalu without one, and an association of both and the `members`."""
    plain = programme()
    voted = day(adopted)
    details = replace(plain.details, status=Status.ADOPTED, adopted=voted, begins=voted, planned_adoption=voted)
    made = office(replace(plain, details=details))
    made = replace(made, settlements={**made.settlements, "t": Settlement("t", "00017", "Alsófalu")})
    joint = Association("a", "Minta Társulás", "Mintaváros", "Minta Márta", (Member("1", "s"), *members))
    return made.with_changes(apply(made, AddAssociation(joint)).changes)


# adopted and reviewed as typed for a member elsewhere, today, how the association stands
MEMBERS = [
    ("2023. 06. 30.", "", "2024-01-15", Grants.MET),
    ("2023. június 30.", "2025. 06. 20.", "2025-09-01", Grants.REVIEW_LATE),  # Mintafalu has not reviewed
    ("2018. 12. 04.", "", "2023-12-03", Grants.REVIEW_LATE),
    ("2018. 12. 04.", "2022. 12. 01.", "2023-12-03", Grants.MET),
    ("2018. 12. 04.", "2022. 12. 01.", "2023-12-04", Grants.EXPIRED),  # the day after the last one
    ("2024. 02. 29.", "", "2025-02-11", Grants.REVIEW_SOON),  # Mintafalu's is ninety days off
    ("2024. 02. 29.", "", "2025-02-10", Grants.MET),
    ("", "", "2024-01-15", Grants.NOT_ADOPTED),
    ("valamikor májusban", "", "2024-01-15", Grants.NOT_ADOPTED),
    ("2023. 06. 30.", "2025. 02. 31.", "2024-01-15", Grants.NOT_ADOPTED),  # no such day
    ("2030. 01. 01.", "", "2024-01-15", Grants.NOT_ADOPTED),  # not adopted yet
]


@pytest.mark.parametrize(("adopted", "reviewed", "today", "stands"), MEMBERS)
def test_the_worst_member_decides(adopted: str, reviewed: str, today: str, stands: Grants) -> None:
    made = store("2023-05-12", Member("2", name="Felsőfalu", adopted=adopted, reviewed=reviewed))
    found = members_of(made, made.associations["a"], Readings(), day(today))
    assert worst(found) is stands
    assert [one.name for one in found] == ["Mintafalu", "Felsőfalu"]


@pytest.mark.parametrize(
    ("member", "source"),
    [
        (Member("2", "s"), Source.STORE),
        (Member("2", "t", adopted="2023. 06. 30."), Source.TYPED),  # its programme was made elsewhere
        (Member("2", "t"), Source.UNTOLD),
        (Member("2", name="Felsőfalu", adopted="tavasszal"), Source.UNREADABLE),
        (Member("2", "no longer here"), Source.UNTOLD),
    ],
)
def test_where_the_days_of_a_member_are_from(member: Member, source: Source) -> None:
    made = store("2023-05-12", member)
    assert members_of(made, made.associations["a"], Readings(), day("2024-01-15"))[1].source is source


def test_members_elsewhere_are_read_as_our_notary_reads_the_law() -> None:
    made = store("2023-05-12", Member("2", name="Felsőfalu", adopted="2021. 01. 15."))
    strict = Readings(late_review=LateReview.NOT_MET)
    assert worst(members_of(made, made.associations["a"], strict, day("2024-01-15"))) is Grants.REVIEW_MISSED


def test_an_association_without_members_says_nothing() -> None:
    made = store()
    made = made.with_changes(apply(made, ChangeAssociation("a", {"members": ()})).changes)
    assert worst(members_of(made, made.associations["a"], Readings(), day("2024-01-15"))) is None
    assert of_settlement(made, "s") == ()


def test_what_is_gone_is_refused() -> None:
    made = store()
    made = made.with_changes(apply(made, RemoveAssociation("a")).changes)
    for command in (RemoveAssociation("a"), ChangeAssociation("a", {"name": "x"})):
        with pytest.raises(UserError, match=r"association\.gone"):
            apply(made, command)


def said(made: Office, as_of: str) -> str:
    made_paper = paper.compose(made, "p", hep_2021(), day(as_of))
    return repr([block for block in made_paper.blocks if isinstance(block, Paragraph | TableBlock)])


def test_the_statement_names_every_member_and_who_is_missing() -> None:
    made = store("2023-05-12", Member("2", name="Felsőfalu", adopted="2018. 12. 04.", number="9/2018. (XII. 4.)"))
    assert paper.is_member(made, "p")
    words = said(made, "2023-12-03")
    for told in ("a Minta Társulás", "Mintafalu", "Felsőfalu*", "9/2018. (XII. 4.)", "2023. 12. 03.", "esedékes volt"):
        assert told in words
    assert "minden tagönkormányzata rendelkezik" in words
    late = said(made, "2023-12-04")
    assert "Akinél hiányzik: Felsőfalu." in late
    assert "rendelkezik" not in late
