"""Problems and measures change their place among their neighbours in one step."""

from datetime import date

import pytest

from hep_desktop.domain.apply import apply
from hep_desktop.domain.commands import AddMeasure, ChangeMeasure, Command, MoveMeasure, MoveProblem
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.office import Office
from hep_desktop.domain.plan import Measure, Problem
from hep_desktop.domain.programme import Programme, ProgrammeDetails
from hep_desktop.domain.settlement import Settlement

DETAILS = ProgrammeDetails("p", "s", "hep-2021", 1, date(2027, 3, 31), date(2026, 11, 21))


def office() -> Office:
    problems = {key: Problem(key, "he.3.9", place) for key, place in (("a", 1), ("b", 4), ("c", 9))}
    measures = {key: Measure(key, group, 1) for key, group in (("m", "MR"), ("n", "CH"))}
    programme = Programme(DETAILS, problems=problems, measures=measures)
    return Office({"s": Settlement("s", "00000", "Mintafalu")}, programmes={"p": programme})


def after(command: Command, before: Office) -> Programme:
    return before.with_changes(apply(before, command).changes).programmes["p"]


@pytest.mark.parametrize(("by", "order"), [(1, "bac"), (2, "bca"), (5, "bca"), (-1, "abc"), (0, "abc")], ids=str)
def test_a_problem_moves_among_its_neighbours_and_stops_at_the_ends(by: int, order: str) -> None:
    moved = after(MoveProblem("p", "a", by), office())
    assert "".join(problem.id for problem in moved.problems_in("he.3.9")) == order


def test_what_keeps_its_place_is_not_written_again() -> None:
    numbered = office().with_changes(apply(office(), MoveProblem("p", "a", 1)).changes)
    assert len(apply(numbered, MoveProblem("p", "b", 1)).changes) == 2
    assert apply(numbered, MoveProblem("p", "c", 1)).changes == ()


def test_a_measure_moves_within_its_group() -> None:
    before = office().with_changes(apply(office(), AddMeasure("p", Measure("o", "MR", 0))).changes)
    assert [m.id for m in after(MoveMeasure("p", "o", -1), before).measures_in("MR")] == ["o", "m"]


def test_a_measure_given_to_another_group_stands_last_there() -> None:
    changed = after(ChangeMeasure("p", "m", {"group": "CH"}), office())
    assert [m.id for m in changed.measures_in("CH")] == ["n", "m"]


@pytest.mark.parametrize("command", [MoveProblem("p", "x", 1), MoveMeasure("p", "x", 1)], ids=["problem", "measure"])
def test_what_is_no_longer_there_cannot_be_moved(command: Command) -> None:
    with pytest.raises(UserError, match="gone"):
        apply(office(), command)
