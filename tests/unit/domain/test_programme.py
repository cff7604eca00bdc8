"""A programme's five years, and its plan in order."""

from dataclasses import replace
from datetime import date

import pytest

from builders import programme
from hep_desktop.domain.plan import Measure, Problem
from hep_desktop.domain.programme import add_years
from hep_desktop.domain.situation import Block, BlockKind, Run, Text


def test_five_years_begin_on_the_day_of_adoption() -> None:
    details = replace(programme().details, planned_adoption=date(2026, 11, 30))
    assert (details.first_day, details.last_day) == (date(2026, 11, 30), date(2031, 11, 29))
    assert details.years == (2021, 2022, 2023, 2024, 2025)


@pytest.mark.parametrize(
    ("day", "later"), [(date(2024, 2, 29), date(2029, 2, 28)), (date(2023, 3, 1), date(2028, 3, 1))], ids=str
)
def test_a_leap_day_becomes_the_28th(day: date, later: date) -> None:
    assert add_years(day, 5) == later


def test_the_plan_is_read_in_its_order() -> None:
    problems = (Problem("b", "he.2", 2), Problem("a", "he.2", 2), Problem("c", "he.2", 1), Problem("d", "he.9", 1))
    measures = (Measure("m", "MR", 2, ("a",)), Measure("n", "MR", 1), Measure("o", "CH", 1, ("a", "b")))
    plan = programme(problems=problems, measures=measures)
    assert [problem.id for problem in plan.problems_in("he.2")] == ["c", "a", "b"]
    assert [measure.id for measure in plan.measures_in("MR")] == ["n", "m"]
    assert [measure.id for measure in plan.measures_for("a")] == ["m", "o"]
    assert plan.id == "p"


def test_a_text_is_blank_until_something_is_written() -> None:
    assert programme().text("he.1").is_blank
    written = Text((Block("a", runs=(Run("Mun"), Run("ka", bold=True))), Block("b", BlockKind.BULLET, (Run("x"),))))
    assert written.plain == "Munka\nx"
    assert not written.is_blank
    assert Text((Block("a", runs=(Run(" \t"),)),)).is_blank
