"""A plain list as a workbook or as a text: headings, then rows of words, numbers and days."""

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from textwrap import wrap
from typing import TYPE_CHECKING

from hep_desktop.export.csv_sheets import BOM, neutral
from hep_desktop.export.xlsx_cells import put, repeatable
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import short_date

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | Decimal | date | None

_LEAST, _MOST, _LOOKED_AT = 8, 48, 200  # letters of a column; rows that decide its width
_LINE, _UPRIGHT = 15, 4  # points of a line of headings; columns that an upright page has room for
_DAY = "yyyy\\. mm\\. dd\\."


@dataclass(frozen=True, slots=True)
class ListSheet:
    """One sheet; `title` is its name in the workbook."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def xlsx_bytes(sheets: Sequence[ListSheet], created: datetime) -> bytes:
    """The workbook: a sheet each, headings that stay in sight and can be filtered."""
    from openpyxl import Workbook  # noqa: PLC0415 – heavy, never at start-up
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415 – as above
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 – as above

    workbook = Workbook()
    workbook.properties.creator = "HEP Desktop"
    workbook.properties.created = created.replace(tzinfo=None)
    workbook.remove(workbook.worksheets[0])
    strong, grey = Font(bold=True), PatternFill("solid", fgColor="E7E6E6")
    wrapped = Alignment(wrap_text=True, vertical="top")
    for sheet in sheets:
        page = workbook.create_sheet(sheet.title)
        for column, head in enumerate(sheet.heads, 1):
            put(page, 1, column, head, font=strong, fill=grey, alignment=wrapped)
            page.column_dimensions[get_column_letter(column)].width = _width(sheet, column - 1)
        for row, cells in enumerate(sheet.rows, 2):
            for column, value in enumerate(cells, 1):
                if isinstance(value, date):
                    put(page, row, column, value, number_format=_DAY)
                elif value not in (None, ""):
                    put(page, row, column, value)
        _for_printing(page, sheet)
        page.freeze_panes = "A2"
        if sheet.rows:
            page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.heads))}{len(sheet.rows) + 1}"
    return repeatable(workbook, created)


def _for_printing(page: "Worksheet", sheet: ListSheet) -> None:
    """All columns on one width of paper, the headings on each page, and room for those that break."""
    from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415 – heavy, never at start-up

    lines = max((len(wrap(head, _width(sheet, at))) for at, head in enumerate(sheet.heads)), default=1)
    page.row_dimensions[1].height = _LINE * max(lines, 1)
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape" if len(sheet.heads) > _UPRIGHT else "portrait"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def csv_bytes(sheet: ListSheet) -> bytes:
    """The text as a Hungarian spreadsheet opens it."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(sheet.heads)
    writer.writerows([neutral(said(value)) for value in row] for row in sheet.rows)
    return (BOM + written.getvalue()).encode("utf-8")


def tabbed(sheet: ListSheet) -> str:
    """The text as it is pasted into a spreadsheet."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter="\t", lineterminator="\n")
    writer.writerow(sheet.heads)
    writer.writerows([said(value) for value in row] for row in sheet.rows)
    return written.getvalue()


def said(value: Value) -> str:
    """A value in words."""
    if isinstance(value, date):
        return short_date(value)
    return "" if value is None else str(value)


def _width(sheet: ListSheet, column: int) -> int:
    longest = max((len(said(row[column])) for row in sheet.rows[:_LOOKED_AT]), default=0)
    return min(_MOST, max(_LEAST, longest, max(map(len, sheet.heads[column].split()), default=0)) + 2)
