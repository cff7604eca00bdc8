"""Sheets as one workbook laid out as the tables are printed; the same data give the same bytes."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from hep_desktop.domain.situation import FileOrigin
from hep_desktop.domain.values import NoData, Number, Words
from hep_desktop.export.sheets import Cell, Sheet, SheetRow, kept_of, reason_of, source_of
from hep_desktop.export.xlsx_cells import put as _put
from hep_desktop.export.xlsx_cells import repeatable
from hep_desktop.template import own_tables
from hep_desktop.template.own_tables import row_text
from hep_desktop.words import text

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\']")
_CODES = 2  # the row
_TITLE_LENGTH = 31  # Excel's limit
_NARROW, _WIDE, _WIDEST = 11, 16, 60


def xlsx_bytes(sheets: Sequence[Sheet], heading: Sequence[str], created: datetime) -> bytes:
    """The workbook: contents, one sheet a table, and the origin of every figure.

    `heading` are the lines above the contents; `created` stands in the file's properties.
    """
    from openpyxl import Workbook  # noqa: PLC0415 – heavy, never at start-up

    workbook = Workbook()
    workbook.properties.creator = "HEP Desktop"
    workbook.properties.created = created.replace(tzinfo=None)
    contents = workbook.active
    assert contents is not None  # noqa: S101 – a new workbook has a sheet
    contents.title = text("exporting.sheets.contents")
    titles = _titles(sheets)
    _contents(contents, sheets, titles, heading)
    for sheet, title in zip(sheets, titles, strict=True):
        _table(workbook.create_sheet(title), sheet)
    _origins(workbook, sheets)
    _records(workbook, sheets)
    return repeatable(workbook, created)


def _titles(sheets: Sequence[Sheet]) -> list[str]:
    titles: list[str] = []
    for sheet in sheets:
        whole = _NOT_IN_TITLES.sub(" ", f"{sheet.table.number} {sheet.table.title}")
        title, count = whole[:_TITLE_LENGTH].strip(), 1
        while title.casefold() in {taken.casefold() for taken in titles}:
            count += 1
            title = f"{whole[: _TITLE_LENGTH - 4].strip()} ({count})"
        titles.append(title)
    return titles


def _contents(page: "Worksheet", sheets: Sequence[Sheet], titles: Sequence[str], heading: Sequence[str]) -> None:
    from openpyxl.styles import Font  # noqa: PLC0415 – heavy, never at start-up

    for row, line in enumerate(heading, 1):
        _put(page, row, 1, line, font=Font(bold=row == 1))
    start = len(heading) + 2
    for row, (sheet, title) in enumerate(zip(sheets, titles, strict=True), start):
        _put(page, row, 1, sheet.title, hyperlink=f"#'{title}'!A1", font=Font(color="0563C1", underline="single"))
    page.column_dimensions["A"].width = _WIDEST + 20


def _table(page: "Worksheet", sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415 – heavy, never at start-up

    strong, wrapped = Font(bold=True), Alignment(wrap_text=True, vertical="center", horizontal="center")
    grey = PatternFill("solid", fgColor="E7E6E6")
    first = 2 + sheet.has_members
    _put(page, 1, 1, sheet.title, font=strong)
    row = 3
    if sheet.table.groups:
        _groups(page, sheet, row, first, font=strong, alignment=wrapped, fill=grey)
        row += 1
    _marks(page, sheet, first)
    heads = [text("exporting.sheets.period"), *([text("exporting.sheets.member")] if sheet.has_members else [])]
    heads += _heads(sheet)
    for column, head in enumerate(heads, 1):
        _put(page, row, column, head, font=strong, alignment=wrapped, fill=grey)
    for line in sheet.rows:
        row += 1
        _figures(page, row, line, sheet.has_members)
        if sheet.has_members:
            _put(page, row, first + len(sheet.columns), row_text(line.row.period, line.member))
    _foot(page, row + 2, sheet)
    _layout(page, len(heads), first, row - len(sheet.rows))


def _marks(page: "Worksheet", sheet: Sheet, first: int) -> None:
    """The hidden row of codes and, beside lists, the hidden column of keys: by them the table is known again."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 – heavy, never at start-up

    _put(page, _CODES, 1, f"{own_tables.MARK}{sheet.table.id}")
    for column, indicator in enumerate(sheet.columns, first):
        _put(page, _CODES, column, indicator.code)
    if sheet.has_members:
        keys = first + len(sheet.columns)
        _put(page, _CODES, keys, own_tables.ROW)
        page.column_dimensions[get_column_letter(keys)].hidden = True
    page.row_dimensions[_CODES].hidden = True


def _heads(sheet: Sheet) -> list[str]:
    grouped = {code for group in sheet.table.groups for code in group.columns}
    named = [(one.short if one.code in grouped and one.short else one.label, one.unit) for one in sheet.columns]
    return [f"{name}, {unit}" if unit else name for name, unit in named]


def _groups(page: "Worksheet", sheet: Sheet, row: int, first: int, **look: Any) -> None:  # noqa: ANN401 – styles
    for group in sheet.table.groups:
        places = [first + sheet.table.columns.index(code) for code in group.columns if code in sheet.table.columns]
        if places:
            _put(page, row, min(places), group.title, **look)
            page.merge_cells(start_row=row, end_row=row, start_column=min(places), end_column=max(places))


def _figures(page: "Worksheet", row: int, line: SheetRow, has_members: bool) -> None:
    period = line.row.period
    _put(page, row, 1, int(period) if period.isdecimal() and period.isascii() else period)
    if has_members:
        _put(page, row, 2, line.row.member)
    for column, cell in enumerate(line.cells, 2 + has_members):
        _figure(page, row, column, cell)


def _figure(page: "Worksheet", row: int, column: int, cell: Cell) -> None:
    from openpyxl.styles import Font  # noqa: PLC0415 – heavy, never at start-up

    match cell.value:
        case Number(amount):
            digits = max(cell.indicator.decimals, -int(amount.normalize().as_tuple().exponent))
            shape = "#,##0" + ("." + "0" * digits if digits else "")
            _put(page, row, column, amount, number_format=shape, font=Font(italic=cell.computed))
        case Words(words):
            _put(page, row, column, words)
        case NoData():
            _put(page, row, column, reason_of(cell.value))
        case _:
            pass


def _foot(page: "Worksheet", row: int, sheet: Sheet) -> None:
    lines = [text("exporting.sheets.source", source=sheet.source)] if sheet.source else []
    if not any(True for _ in sheet.stated()):
        lines.append(text("exporting.sheets.empty"))
    if any(cell.computed for _, cell in sheet.stated()):
        lines.append(text("exporting.sheets.computed_note"))
    for offset, line in enumerate(lines):
        _put(page, row + offset, 1, line)


def _layout(page: "Worksheet", columns: int, first: int, heads: int) -> None:
    """Widths, what stays on screen and how it prints; `heads` is the row of the headings."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 – heavy, never at start-up
    from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415 – as above

    for column in range(1, columns + 1):
        page.column_dimensions[get_column_letter(column)].width = _NARROW if column == 1 else _WIDE
    page.freeze_panes = f"{get_column_letter(first)}{heads + 1}"
    page.print_title_rows = f"{heads}:{heads}"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 9  # A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _origins(workbook: "Workbook", sheets: Sequence[Sheet]) -> None:
    from openpyxl.styles import Font  # noqa: PLC0415 – heavy, never at start-up

    page = workbook.create_sheet(text("exporting.sheets.origins"))
    names = ("period", "member", "label", "unit", "number", "source", "file", "sheet", "cell")
    heads = [text("exporting.sheets.table"), *(text(f"exporting.csv.{name}").capitalize() for name in names)]
    for column, head in enumerate(heads, 1):
        _put(page, 1, column, head, font=Font(bold=True))
    row = 1
    for sheet in sheets:
        for at, cell in sheet.stated():
            row += 1
            file = cell.origin if isinstance(cell.origin, FileOrigin) else FileOrigin("", "")
            told = (sheet.table.number, at.period, at.member, cell.indicator.label, cell.indicator.unit)
            for column, words in enumerate(told, 1):
                _put(page, row, column, words)
            _figure(page, row, len(told) + 1, cell)
            for column, words in enumerate((source_of(cell), file.file, file.sheet, file.cell), len(told) + 2):
                _put(page, row, column, words)
    page.freeze_panes = "A2"
    page.auto_filter.ref = page.dimensions
    for letter, width in zip("ABCDEFGHIJ", (10, 12, 24, 36, 12, 14, 30, 24, 18, 10), strict=True):
        page.column_dimensions[letter].width = width


def _records(workbook: "Workbook", sheets: Sequence[Sheet]) -> None:
    page = workbook.create_sheet(own_tables.SHEET)
    page.sheet_state = "veryHidden"
    for row, kept in enumerate((kept_of(sheet, cell) for sheet in sheets for _, cell in sheet.stated()), start=1):
        _put(page, row, 1, own_tables.kept_text(kept))
