"""The summary table of the action plan as a file: out for Excel, and back as an offer; nothing is written here."""

from collections.abc import Iterator
from datetime import UTC, datetime, time
from pathlib import Path

from hep_desktop import child
from hep_desktop.child import Limits
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.office import Office
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.export.plan_sheet import PlanSheet, xlsx_bytes
from hep_desktop.importers.plan_file import read_plan_file
from hep_desktop.importers.word.parts import FoundMeasure
from hep_desktop.report.document import Cell, ListBlock, Paragraph, plain
from hep_desktop.report.papers.material import Material
from hep_desktop.report.papers.plan_tables import field_cell, groups
from hep_desktop.services.editing import Editing
from hep_desktop.services.outfiles import put
from hep_desktop.services.publishing import as_published
from hep_desktop.template.model import Edition
from hep_desktop.words import text

READING = Limits(seconds=90)


def sheet_of(office: Office, programme: str, edition: Edition) -> PlanSheet:
    """The table as the paper has it."""
    material = Material.of(office, programme, edition)
    columns = edition.action_plan.columns
    title = text("plan.file.title", settlement=material.settlement.name, period=material.period)

    def rows() -> Iterator[tuple[str, ...]]:
        for group, numbered in groups(material):
            yield (text("papers.plan.group", number=group.number, title=group.title),)
            for one in numbered:
                yield tuple(cell_words(field_cell(material, one, field)) for field in columns)

    return PlanSheet(
        title, tuple(one.column for one in columns), tuple(one.column_label for one in columns), tuple(rows())
    )


def write_sheet(editing: Editing, programme: str, target: Path) -> Path:
    """Write the table for Excel, as it is published. Raises UserError."""
    created = datetime.combine(editing.office.programmes[programme].details.created, time(0), UTC)
    put(target, xlsx_bytes(sheet_of(as_published(editing, programme), programme, editing.edition(programme)), created))
    return target


def read_file(
    path: Path,
    editing: Editing,
    programme: str,
    progress: Progress = Silent(),  # noqa: B008 – has no state
) -> tuple[FoundMeasure, ...]:
    """The measures of a file. Raises UserError, Cancelled."""

    def failure(code: str) -> UserError:
        return UserError("word.reader_slow" if code == child.TOO_LONG else "word.reader_died", file=path.name)

    village, edition = editing.office.settlement_of(programme).name, editing.edition(programme)
    return child.run(read_plan_file, str(path), edition, village, failure=failure, progress=progress, limits=READING)


def cell_words(cell: Cell) -> str:
    """The words of a cell of a paper, a paragraph or item a line."""
    return "\n".join(line for block in cell.blocks for line in _lines(block))


def _lines(block: object) -> Iterator[str]:
    match block:
        case Paragraph():
            yield plain(block.runs)
        case ListBlock():
            for place, item in enumerate(block.items, block.first):
                yield f"{place}. {plain(item)}" if block.ordered else f"– {plain(item)}"
        case _:
            return
