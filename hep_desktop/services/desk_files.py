"""The mentor's desk as files: a workbook or text that can be loaded again, cells for the clipboard, a calendar."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.office import Office
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.export import calendar, list_sheet
from hep_desktop.export.list_sheet import ListSheet
from hep_desktop.services import desk
from hep_desktop.services.desk import DeskRow
from hep_desktop.services.editing import Editing
from hep_desktop.services.outfiles import put
from hep_desktop.words import text

ENDINGS = (".xlsx", ".csv")
_CREATED = datetime.combine(date(2000, 1, 1), time(0), UTC)  # a list has no day of its own


def sheet_of(rows: Sequence[DeskRow]) -> ListSheet:
    """Rows with every column, under the headings by which they are known again."""
    heads = tuple(_head(column) for column in desk.COLUMNS)
    body = tuple(tuple(desk.value(row, column) for column in desk.COLUMNS) for row in rows)
    return ListSheet(text("mentor_desk.title"), heads, body)


def _head(column: str) -> str:
    # what the clock says of a state is not the mentor's own word for it: read again it must not become that
    return text("mentor_desk.state_head" if column == "state" else f"mentor_desk.column.{column}")


def as_text(rows: Sequence[DeskRow]) -> str:
    """Rows as a spreadsheet takes them from the clipboard."""
    return list_sheet.tabbed(sheet_of(rows))


def save_rows(
    rows: Sequence[DeskRow],
    target: Path,
    progress: Progress = Silent(),  # noqa: B008 – has no state
) -> Path:
    """Write rows as a file. Raises UserError where it cannot be written."""
    return save_sheets((sheet_of(rows),), target, progress)


def save_sheets(sheets: Sequence[ListSheet], target: Path, progress: Progress) -> Path:
    """Write sheets as a workbook, or the first as a text. Raises UserError where it cannot be written."""
    if target.suffix.casefold() not in ENDINGS:
        raise UserError("output.table_ending", file=target.name)
    progress.step(0, 1, "mentor_desk.saving")
    is_text = target.suffix.casefold() == ".csv"
    put(target, list_sheet.csv_bytes(sheets[0]) if is_text else list_sheet.xlsx_bytes(sheets, _CREATED))
    return target


def save_calendar(
    editing: Editing,
    rows: Sequence[DeskRow],
    target: Path,
    progress: Progress = Silent(),  # noqa: B008 – has no state
) -> Path:
    """Write what lies ahead of these municipalities and of the county forums as a calendar file. Raises UserError."""
    progress.step(0, 1, "mentor_desk.saving")
    entries = ahead(editing.office, rows, editing.today)
    if not entries:
        raise UserError("mentor.nothing_ahead")
    put(target, calendar.calendar(entries, editing.today))
    return target


def ahead(office: Office, rows: Sequence[DeskRow], today: date) -> tuple[calendar.Entry, ...]:
    """The days to come: next steps, reviews and ends of these municipalities, meetings of county forums."""
    return (*_entries(rows, today), *_meetings(office, today))


def _entries(rows: Sequence[DeskRow], today: date) -> Iterator[calendar.Entry]:
    for row in rows:
        name = row.municipality.name
        for step in row.steps:
            if step.day is not None and step.day >= today:
                title = step.words.strip() or text("mentor_desk.coming.step")
                yield calendar.Entry(f"step-{row.code}-{step.contact}{step.decision}", step.day, f"{name}: {title}")
        for field, day in (("next_review", row.next_review), ("expires", row.expires)):
            if day is not None and day >= today:
                yield calendar.Entry(f"{field}-{row.code}", day, f"{name} HEP: {text(f'mentor_desk.ahead.{field}')}")


def _meetings(office: Office, today: date) -> Iterator[calendar.Entry]:
    for meeting in office.county_meetings.values():
        if meeting.held is not None and meeting.held >= today:
            words = "; ".join(item.title for item in meeting.agenda)
            forum = office.county_forums[meeting.forum].name.strip() or text("county_forum.kind.forum")
            yield calendar.Entry(f"meeting-{meeting.id}", meeting.held, forum, words)
