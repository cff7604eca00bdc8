"""The summary table A–K as a workbook: what the paper says, to be mended in Excel and read back."""

from datetime import datetime
from math import ceil

from hep_desktop.export.xlsx_cells import put, repeatable
from hep_desktop.frozen import dataclass
from hep_desktop.words import text

_WIDTH, _NARROW = 26, 12
_LETTERS, _LINE, _HIGHEST = 22, 15.0, 409.0  # of a cell's line; points of a row
_HEAD = 3  # title, letters, labels


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """Heads and rows as words; a row of one cell names a group."""

    title: str
    letters: tuple[str, ...]
    labels: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def xlsx_bytes(sheet: PlanSheet, created: datetime) -> bytes:
    """The workbook: one sheet, landscape, as wide as the page."""
    from openpyxl import Workbook  # noqa: PLC0415 – heavy, never at start-up
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415 – as above

    workbook = Workbook()
    workbook.properties.creator = "HEP Desktop"
    workbook.properties.created = created.replace(tzinfo=None)
    page = workbook.active
    assert page is not None  # noqa: S101 – a new workbook has a sheet
    page.title = text("plan.file.sheet")
    strong, grey = Font(bold=True), PatternFill("solid", fgColor="E7E6E6")
    wrapped = Alignment(wrap_text=True, vertical="top")
    put(page, 1, 1, sheet.title, font=strong)
    for row, heads in enumerate((sheet.letters, sheet.labels), 2):
        for column, head in enumerate(heads, 1):
            put(page, row, column, head, font=strong, alignment=wrapped, fill=grey)
        page.row_dimensions[row].height = _height(heads)
    for row, cells in enumerate(sheet.rows, _HEAD + 1):
        band = len(cells) == 1
        page.row_dimensions[row].height = _LINE if band else _height(cells)
        for column, words in enumerate(cells, 1):
            put(page, row, column, words, alignment=None if band else wrapped, font=strong if band else Font())
    for column in range(1, len(sheet.labels) + 1):
        page.column_dimensions[_letter(column)].width = _NARROW if column == 1 else _WIDTH
    page.freeze_panes = "C4"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 9  # A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True  # pyright: ignore[reportOptionalMemberAccess] – a new sheet has it
    page.print_title_rows = f"2:{_HEAD}"
    return repeatable(workbook, created)


def _height(cells: tuple[str, ...]) -> float:
    """High enough for the longest cell, as far as Excel goes: not every program fits rows by itself."""
    lines = (sum(ceil(len(line) / _LETTERS) or 1 for line in words.split("\n")) for words in cells)
    return min(_LINE * max(lines, default=1), _HIGHEST)


def _letter(column: int) -> str:
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[column - 1]
