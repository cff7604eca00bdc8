"""Reads an action plan from a workbook or a Word file: the measures of its summary table; a job for a child process."""

from collections.abc import Iterator
from pathlib import Path

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.progress import Progress
from hep_desktop.domain.situation import BlockKind, Run
from hep_desktop.importers.refusal import Refused
from hep_desktop.importers.sheets import Sheet
from hep_desktop.importers.word.container import ENDINGS
from hep_desktop.importers.word.parts import FoundMeasure
from hep_desktop.importers.word.plan import Plan, heads, measures, merged
from hep_desktop.importers.word.reading import read_word
from hep_desktop.importers.word.source import Cell, Grid, Line
from hep_desktop.importers.workbook import open_book
from hep_desktop.template.model import Edition

_COLUMNS, _ROWS = 60, 5000  # more is no action plan


def read_plan_file(path: str, edition: Edition, village: str, *, progress: Progress) -> tuple[FoundMeasure, ...]:
    """The measures of a file, each once. Raises UserError."""
    file = Path(path)
    if file.suffix.casefold() in ENDINGS:
        parts = read_word(path, edition, village, progress=progress).parts
        found = merged([one for part in parts for one in part.measures])
    else:
        progress.step(0, 1, "plan.file.reading")
        try:
            book = open_book(file)
            found = tuple(one for sheet in book for one in _of_sheet(sheet, Plan.of(edition)))
        except Refused as refused:
            raise UserError(refused.code, file=file.name, **refused.values) from refused
    if not found:
        raise UserError("plan_file.no_table", file=file.name)
    return found


def _of_sheet(sheet: Sheet, plan: Plan) -> Iterator[FoundMeasure]:
    grid = _grid(sheet)
    found = heads(grid, plan) if grid.rows else None
    if found is not None:
        yield from measures(grid, found, "", plan)[0]


def _grid(sheet: Sheet) -> Grid:
    """A sheet as a table of Word: a cell's lines are its paragraphs."""
    width = min(max((len(row) for row in sheet.rows), default=0), _COLUMNS)
    rows = range(min(len(sheet.rows), _ROWS))
    return Grid(0, tuple(tuple(_cell(_words(sheet, row, column)) for column in range(width)) for row in rows))


def _words(sheet: Sheet, row: int, column: int) -> str:
    """A cell with its line breaks, which a statistical table would not have."""
    raw = sheet.raw(row, column)
    return raw if isinstance(raw, str) else sheet.text(row, column)


def _cell(words: str) -> Cell:
    lines = (" ".join(line.split()) for line in words.splitlines())
    return Cell(tuple(Line(0, (Run(line),), BlockKind.PARAGRAPH) for line in lines if line))
