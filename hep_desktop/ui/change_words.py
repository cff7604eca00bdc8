"""A change of the store in words: where it is, what stood there, what stands there now."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from hep_desktop.domain.associations import Association
from hep_desktop.domain.council import ConsentNeed, NationalityBody
from hep_desktop.domain.directory import Person
from hep_desktop.domain.followup import MeasureState
from hep_desktop.domain.forum import Attendance, Capacity, Meeting, MeetingKind, Writing
from hep_desktop.domain.opinions import Opinion, OpinionKind, Stance
from hep_desktop.domain.outcome import Change, Record, differing_fields
from hep_desktop.domain.places import (
    ChapterPlace,
    ChartPlace,
    FactPlace,
    MeasurePlace,
    MeetingPlace,
    PersonPlace,
    Place,
    ProblemPlace,
    RowPlace,
    TextPlace,
)
from hep_desktop.domain.plan import Measure, Problem
from hep_desktop.domain.readings import Asking, LastDay, LateReview, ReviewsFrom
from hep_desktop.domain.requests import DataRequest
from hep_desktop.domain.settlement import Settlement
from hep_desktop.domain.situation import Fact, Text
from hep_desktop.domain.tasks import Task
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import short_date
from hep_desktop.template.cell_text import shown
from hep_desktop.template.model import Edition
from hep_desktop.ui.strings import place_name, table_name, table_of, text

_LONG = 120
_BEFORE = 30
_UNSAID = {
    *("id", "position", "node", "group", "problems", "baseline_fact", "rests_on"),
    *("agenda_item", "programme", "programmes", "left", "settlement", "meeting", "decision", "seat", "seen"),
}
_CHOICES: dict[type, tuple[str, ...]] = {
    MeasureState: ("papers", "followup", "states"),
    Capacity: ("papers", "minutes", "capacities"),
    MeetingKind: ("papers", "minutes", "kinds"),
    Attendance: ("forum", "attendance_of"),
    Writing: ("forum", "writing"),
    OpinionKind: ("opinions", "kinds"),
    Stance: ("opinions", "stance"),
    NationalityBody: ("opinions", "nationality_body"),
    ConsentNeed: ("opinions", "consent"),
    **dict.fromkeys((Asking, LastDay, LateReview, ReviewsFrom), ("law_days", "readings", "choice")),
}


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """One change as a line: `group` gathers lines of one table, chapter or kind."""

    group: str
    where: str
    was: str
    now: str


def words_of(change: Change, edition: Edition) -> ChangeWords:
    """What a change is called and what it changed."""
    was, now = _said(change, edition)
    return ChangeWords(_group(change.place, edition), _where(change, edition), was, now)


GROUPS: dict[type, str] = {
    ProblemPlace: "problems",
    MeasurePlace: "measures",
    MeetingPlace: "meetings",
    PersonPlace: "people",
    TextPlace: "texts",
    ChapterPlace: "texts",
    RowPlace: "tables",
    ChartPlace: "tables",
}


def _group(place: Place, edition: Edition) -> str:
    if isinstance(place, FactPlace):
        table = table_of(edition, place.indicator)
        return f"{table_name(table)}: {table.title}" if table else text("frame.places.fact")
    return text(f"restoring.groups.{GROUPS.get(type(place), 'others')}")


def _where(change: Change, edition: Edition) -> str:
    place = change.place
    some = change.after or change.before
    if isinstance(place, FactPlace):
        indicator = edition.indicators.get(place.indicator)
        name = indicator.label if indicator else place.indicator
        return ", ".join(part for part in (name, place.period) if part)
    title = _title(some)
    return title or place_name(place, edition)


def _title(record: Record | None) -> str:
    match record:
        case Problem(title=title) | Measure(title=title) | Task(title=title):
            return title
        case Meeting(held=held) if held:
            return short_date(held)
        case Settlement(name=name) | Person(name=name) | DataRequest(recipient=name) | Opinion(sender=name):
            return name
        case Association(name=name):
            return name
        case _:
            return ""


def _said(change: Change, edition: Edition) -> tuple[str, str]:
    before, after = change.before, change.after
    if isinstance(change.place, FactPlace):
        return _figure(change.place, before, edition), _figure(change.place, after, edition)
    if isinstance(before, Text | None) and isinstance(after, Text | None):
        return _parted(before.plain if before else "", after.plain if after else "")
    names = [name for name in differing_fields(before, after) if name not in _UNSAID]
    return _parted(*(" · ".join(_fields(record, names)) for record in (before, after)))


def _figure(place: FactPlace, record: Record | None, edition: Edition) -> str:
    indicator = edition.indicators.get(place.indicator)
    if not isinstance(record, Fact) or indicator is None:
        return ""
    return shown(record.value, indicator) or record.note


def _fields(record: Record | None, names: list[str]) -> Iterator[str]:
    if record is not None:
        yield from (words for name in names if (words := _plain(getattr(record, name))))


def _plain(value: Any) -> str:  # noqa: ANN401, PLR0911 – one return a kind of value
    """Any value of a record as people read it; what only the program needs stays unsaid."""
    if isinstance(value, bool):
        return text("tables.yes") if value else text("tables.no")
    if isinstance(value, date):
        return short_date(value)
    if type(value) in _CHOICES:
        return text(".".join((*_CHOICES[type(value)], str(value))))
    if isinstance(value, str | int | Decimal):
        return str(value).strip()
    if isinstance(value, tuple | list):
        return ", ".join(words for one in value if (words := _plain(one)))  # pyright: ignore[reportUnknownVariableType] – a tuple of anything
    if is_dataclass(value):
        told = (getattr(value, one.name) for one in fields(value) if one.name not in _UNSAID)
        return " ".join(words for one in told if (words := _plain(one)))
    return ""


def _parted(before: str, after: str) -> tuple[str, str]:
    """Both from a little before their first difference on, and no longer than can be read at a glance."""
    same = next((at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), None)
    if same is None:
        same = min(len(before), len(after))
    start = max(0, same - _BEFORE)
    return _cut(before, start), _cut(after, start)


def _cut(words: str, start: int) -> str:
    middle = words[start : start + _LONG].strip().replace("\n", " ¶ ")
    return f"{'…' if start and middle else ''}{middle}{'…' if len(words) > start + _LONG else ''}"
