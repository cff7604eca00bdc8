"""Changes can be turned round, and records of one place compared field by field."""

import pytest

from builders import value
from hep_desktop.domain.outcome import Change, Label, Outcome, Record, differing_fields
from hep_desktop.domain.places import FactPlace, SettlementPlace, programme_of
from hep_desktop.domain.settlement import Settlement
from hep_desktop.domain.situation import Fact

PLACE = FactPlace("p", "women", "2024")
ONE, TWO = Fact(value(1)), Fact(value(2), note="becslés")
VILLAGE = Settlement("s", "00000", "Mintafalu")


def test_a_change_turned_round_twice_is_itself() -> None:
    change = Change(PLACE, ONE, TWO)
    assert change.reversed() == Change(PLACE, TWO, ONE)
    assert change.reversed().reversed() == change


def test_an_outcome_knows_its_places() -> None:
    changes = (Change(PLACE, None, ONE), Change(SettlementPlace("s"), None, VILLAGE))
    assert Outcome(Label("x"), changes).places == {PLACE, SettlementPlace("s")}


@pytest.mark.parametrize(
    ("before", "after", "names"),
    [
        (ONE, ONE, ()),
        (ONE, TWO, ("value", "note")),
        (None, ONE, ("value", "origin", "note")),
        (ONE, None, ("value", "origin", "note")),
        (None, None, ()),
    ],
)
def test_the_fields_in_which_two_records_differ(
    before: Record | None, after: Record | None, names: tuple[str, ...]
) -> None:
    assert differing_fields(before, after) == names


def test_what_the_whole_store_shares_belongs_to_no_programme() -> None:
    assert programme_of(PLACE) == "p"
    assert programme_of(SettlementPlace("s")) is None
