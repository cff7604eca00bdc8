"""One table of a programme as a file: a workbook as it is printed, or a text that any program opens."""

from datetime import UTC, datetime, time
from pathlib import Path

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.export import csv_sheets, sheets, xlsx_sheets
from hep_desktop.services import outfiles
from hep_desktop.services.editing import Editing

ENDINGS = (".xlsx", ".csv")


def table_called(editing: Editing, programme: str, words: str) -> str:
    """The table of a number, as it is printed, or of an id. Raises UserError, which lists them."""
    tables = editing.edition(programme).tables
    wanted = words.strip().rstrip(".").casefold()
    found = next((one.id for one in tables.values() if wanted in (one.id.casefold(), one.number.casefold())), None)
    if found is None:
        raise UserError("table.unknown", table=words, list=", ".join(one.number for one in tables.values()))
    return found


def file_name(editing: Editing, programme: str, table: str) -> str:
    """What the file is called unless the clerk says otherwise."""
    found = editing.edition(programme).tables[table]
    settlement = editing.office.settlement_of(programme)
    return outfiles.safe_name(f"{settlement.name} {found.number} {found.title}")


def save_table(
    editing: Editing,
    programme: str,
    table: str,
    target: Path,
    progress: Progress = Silent(),  # noqa: B008 – has no state
) -> Path:
    """Write a table as it stands now; the program reads either kind again without loss. Raises UserError."""
    if target.suffix.casefold() not in ENDINGS:
        raise UserError("output.table_ending", file=target.name)
    progress.step(0, 1, "tables.saving")
    office, edition = editing.office, editing.edition(programme)
    record, settlement = office.programmes[programme], office.settlement_of(programme)
    sheet = next(one for one in sheets.compose(edition, record, settlement.code) if one.table.id == table)
    if target.suffix.casefold() == ".csv":
        content = csv_sheets.csv_bytes(sheet)
    else:
        created = datetime.combine(record.details.created, time(0), UTC)
        content = xlsx_sheets.xlsx_bytes([sheet], (settlement.name,), created)
    outfiles.put(target, content)
    return target
