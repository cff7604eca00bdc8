"""In what two states differ, and that taking the difference back brings the earlier one again."""

from builders import office, programme, value
from hep_desktop.domain.difference import difference, together
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Change
from hep_desktop.domain.places import FactPlace
from hep_desktop.domain.reversal import reversal
from hep_desktop.domain.situation import Fact

EARLIER = office(programme({("women", "2024"): 3, ("men", "2024"): 4}, {"he.3": "Régi szöveg."}))
LATER = office(programme({("women", "2024"): 5, ("all", "2024"): 9}, {"he.3": "Új szöveg."}))


def at(period: str, before: int | None, after: int | None) -> Change:
    place = FactPlace("p", "women", period)
    return Change(place, *(None if one is None else Fact(value(one)) for one in (before, after)))


def test_nothing_differs_from_itself() -> None:
    assert difference(LATER, LATER) == ()


def test_the_difference_leads_from_one_to_the_other_and_back() -> None:
    assert EARLIER.with_changes(difference(EARLIER, LATER)) == LATER
    found = reversal(LATER, difference(EARLIER, LATER))
    assert LATER.with_changes(found.changes) == EARLIER
    assert found.left == ()


def test_a_programme_that_was_removed_comes_back_whole() -> None:
    empty = Office(EARLIER.settlements)
    found = reversal(empty, difference(EARLIER, empty))
    assert empty.with_changes(found.changes) == EARLIER


def test_a_programme_begun_since_goes_whole() -> None:
    empty = Office(EARLIER.settlements)
    found = reversal(EARLIER, difference(empty, EARLIER))
    assert EARLIER.with_changes(found.changes) == empty


def test_steps_together_tell_the_first_before_and_the_last_after() -> None:
    steps = [[at("2023", None, 1), at("2024", 7, 8)], [at("2023", 1, 2)], [at("2024", 8, 7)]]
    assert together(steps) == (at("2023", None, 2),)
