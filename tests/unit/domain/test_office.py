"""The snapshot of a store: what stands where, and the next snapshot."""

from dataclasses import replace
from datetime import date

import pytest

from builders import office, programme, text, value
from hep_desktop.domain.answers import Answer
from hep_desktop.domain.forum import Meeting
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Change, Record
from hep_desktop.domain.outline import Chapter, Outline
from hep_desktop.domain.places import (
    AnswerPlace,
    ChapterPlace,
    FactPlace,
    MeasurePlace,
    MeetingPlace,
    OutlinePlace,
    Place,
    ProblemPlace,
    ProgrammePlace,
    SettlementPlace,
    TextPlace,
)
from hep_desktop.domain.plan import Measure, Problem
from hep_desktop.domain.situation import Fact

PROBLEM, MEASURE = Problem("a", "he.2", 1), Measure("m", "MR", 1, ("a",))
ANSWER = Answer("fact.jump", FactPlace("p", "women", "2024"), "Új lakók jöttek.", "00")
WITHOUT = programme(facts={("women", "2024"): 1}, texts={"he.1": "x"}, problems=(PROBLEM,), measures=(MEASURE,))
CHAPTER, OUTLINE = Chapter("nincs"), Outline(titles={"he.1": "Munka"})
PLAN = replace(WITHOUT, answers={"a": ANSWER}, chapters={"he.2": CHAPTER}, outline=OUTLINE)
FULL = office(PLAN, meetings=(Meeting("u", ("p",)),))
RECORDS: list[tuple[Place, Record]] = [
    (SettlementPlace("s"), FULL.settlements["s"]),
    (MeetingPlace("u"), FULL.meetings["u"]),
    (ProgrammePlace("p"), PLAN.details),
    (FactPlace("p", "women", "2024"), Fact(value(1))),
    (TextPlace("p", "he.1"), text("x")),
    (ChapterPlace("p", "he.2"), CHAPTER),
    (OutlinePlace("p"), OUTLINE),
    (ProblemPlace("p", "a"), PROBLEM),
    (MeasurePlace("p", "m"), MEASURE),
    (AnswerPlace("p", "a"), ANSWER),
]


@pytest.mark.parametrize(("place", "record"), RECORDS, ids=[type(place).__name__ for place, _ in RECORDS])
def test_every_record_is_found_at_its_place_and_can_be_taken_away(place: Place, record: Record) -> None:
    assert FULL.record(place) == record
    assert FULL.with_changes((Change(place, record, None),)).record(place) is None
    assert FULL.record(place) == record  # the old snapshot stays as it was


def test_an_office_is_the_sum_of_its_records() -> None:
    assert Office().with_changes(Change(place, None, record) for place, record in RECORDS) == FULL


@pytest.mark.parametrize("place", [FactPlace("q", "women", "2024"), ProgrammePlace("q"), FactPlace("p", "men", "2024")])
def test_nothing_stands_where_nothing_was_put(place: Place) -> None:
    assert FULL.record(place) is None


def test_only_what_changed_is_copied() -> None:
    after = FULL.with_changes((Change(FactPlace("p", "men", "2024"), None, Fact(value(2))),))
    assert after.programmes["p"].texts is PLAN.texts
    assert after.programmes["p"].facts is not PLAN.facts


def test_a_programme_knows_its_settlement_and_its_meetings_by_date() -> None:
    dated = [Meeting(key, ("p",), held=day) for key, day in (("b", date(2026, 3, 1)), ("c", date(2026, 2, 1)))]
    full = office(PLAN, meetings=(Meeting("a", ("p",)), Meeting("x", ("q",)), *dated))
    assert full.settlement_of("p").name == "Mintafalu"
    assert [meeting.id for meeting in full.meetings_of("p")] == ["c", "b", "a"]
