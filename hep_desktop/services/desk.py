"""The mentor's desk for whoever shows it: its rows, what narrows and orders them, and each column in words."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from hep_desktop.domain.county_log import whole_log
from hep_desktop.domain.desk import OVERDUE, Coming, DeskRow, DeskState, Difference, Received, Source, desk_rows
from hep_desktop.domain.mentor import Contact, ContactKind
from hep_desktop.domain.office import Office
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import fold, short_date, sort_key
from hep_desktop.words import text

__all__ = [
    "COLUMNS",
    "OVERDUE",
    "Coming",
    "DeskRow",
    "DeskState",
    "Difference",
    "Narrowed",
    "Received",
    "Source",
    "contacts_of",
    "difference_words",
    "in_order",
    "kind_word",
    "matching",
    "name_of",
    "rows_of",
    "said",
    "state_words",
    "value",
]

OVERDUE_FILTER = "overdue"

Value = str | int | date | None
"""What a column holds: as it is written into a workbook, and as it is compared."""


def rows_of(office: Office, today: date, received: Mapping[str, Received] | None = None) -> tuple[DeskRow, ...]:
    """The rows of the desk, the next day first."""
    log = whole_log(office, today)
    return desk_rows(office.desk.values(), log, received or {}, today, office.county_meetings.values())


def contacts_of(office: Office, code: str, today: date) -> tuple[Contact, ...]:
    """The log of one municipality, the newest first."""
    found = (one for one in whole_log(office, today) if code in one.municipalities)
    return tuple(sorted(found, key=lambda one: (one.held or date.max, one.id), reverse=True))


def name_of(office: Office, code: str) -> str:
    """What a municipality of the log is called; its code where it stands nowhere any more."""
    if code in office.desk:
        return office.desk[code].name
    return next((one.name for one in office.settlements.values() if one.code == code), code)


def kind_word(kind: ContactKind) -> str:
    """What a kind of contact is called."""
    return text(f"mentor_desk.kind.{kind}")


def state_words(state: DeskState) -> str:
    """A state in words."""
    return text(f"mentor_desk.state.{state}")


def coming_words(row: DeskRow) -> str:
    """What the next day is."""
    coming = row.coming
    return text(f"mentor_desk.coming.{coming[1]}") if coming else ""


def difference_words(one: Difference) -> str:
    """What was typed and what somebody else says."""
    field = text(f"mentor_desk.column.{one.field}")
    key = f"mentor_desk.differs.{one.source}"
    return text(key, field=field, typed=short_date(one.typed), other=short_date(one.other))


_READ: Mapping[str, Callable[[DeskRow], Value]] = {
    "code": lambda row: row.code,
    "name": lambda row: row.municipality.name,
    "county": lambda row: row.municipality.county,
    "district": lambda row: row.municipality.district,
    "population": lambda row: row.municipality.population,
    "coming": lambda row: row.coming[0] if row.coming else None,
    "what": coming_words,
    "adopted": lambda row: row.adopted,
    "reviewed": lambda row: row.municipality.reviewed,
    "next_review": lambda row: row.next_review,
    "expires": lambda row: row.expires,
    "state": lambda row: state_words(row.state),
    "stage": lambda row: row.municipality.stage,
    "nationalities": lambda row: row.municipality.nationalities or (row.received.nationalities if row.received else ""),
    "clerk": lambda row: row.municipality.clerk,
    "last_contact": lambda row: row.last_contact,
    "step": lambda row: row.step.words if row.step else "",
    "step_day": lambda row: row.step.day if row.step else None,
    "note": lambda row: row.municipality.note,
}
COLUMNS = tuple(_READ)
"""Every column, in the order in which it is written into files."""


def value(row: DeskRow, column: str) -> Value:
    """What a column holds of a row."""
    return _READ[column](row)


def said(row: DeskRow, column: str) -> str:
    """A column of a row as people read it."""
    found = value(row, column)
    if found is None:
        return ""
    return short_date(found) if isinstance(found, date) else str(found)


def in_order(rows: Iterable[DeskRow], column: str, *, falling: bool = False) -> tuple[DeskRow, ...]:
    """The rows ordered by a column; those that say nothing there come last either way."""
    keyed = [(_key(row, column), row) for row in rows]
    told = sorted((pair for pair in keyed if pair[0] is not None), key=lambda pair: pair[0], reverse=falling)
    return (*(row for _, row in told), *(row for key, row in keyed if key is None))


def _key(row: DeskRow, column: str) -> Any:  # noqa: ANN401 – comparable within one column
    if column == "state":
        return tuple(DeskState).index(row.state)
    found = value(row, column)
    if isinstance(found, str):
        return sort_key(found) if found else None
    return found


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What is looked for: words (whatever their accents), county, district, and a state or all that are overdue."""

    words: str = ""
    county: str = ""
    district: str = ""
    state: str = ""


def matching(rows: Iterable[DeskRow], wanted: Narrowed) -> tuple[DeskRow, ...]:
    """The rows that are looked for, in the order they came."""
    words = fold(wanted.words).split()
    return tuple(row for row in rows if _matches(row, wanted, words))


def _matches(row: DeskRow, wanted: Narrowed, words: list[str]) -> bool:
    one = row.municipality
    if wanted.county not in ("", one.county) or wanted.district not in ("", one.district):
        return False
    if wanted.state == OVERDUE_FILTER:
        if row.state not in OVERDUE:
            return False
    elif wanted.state not in ("", row.state):
        return False
    if not words:
        return True
    step = row.step.words if row.step else ""
    parts = (one.name, one.code, one.county, one.district, one.stage, one.nationalities, one.clerk, step, one.note)
    told = fold(" ".join(parts))
    return all(word in told for word in words)
