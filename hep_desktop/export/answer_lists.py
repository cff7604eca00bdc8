"""The sheet of a form for a list: rows that are there already, rows that are usual, and room for others."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from hep_desktop.export.form_looks import FIRST, LINE, MARKS, check, column_head, finish, height, looks
from hep_desktop.export.xlsx_cells import put
from hep_desktop.template import asking, own_tables
from hep_desktop.template.model import Indicator, IndicatorKind, Table
from hep_desktop.words import text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_HEADS = 4
_BLANK = 15  # framed rows to fill
_ROOM = 200  # rows that can be written in all
_NUMBER, _WORDS, _FIGURE = 6, 34, 16  # widths
_LOOKS = {IndicatorKind.WORDS: "answer"}


def list_sheet(
    page: "Worksheet",
    table: Table,
    columns: tuple[Indicator, ...],
    rows: Mapping[str, str],
    mark: str,
    settlement: str,
) -> None:
    """Fill a sheet: `rows` – the names of those that are there, by their id."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 – heavy, never at start-up

    keys = FIRST + len(columns)
    _heads(page, table, columns, settlement)
    put(page, MARKS, 1, f"{own_tables.MARK}{table.id}")
    put(page, MARKS, keys, own_tables.ROW)
    put(page, MARKS, keys + 1, mark)
    put(page, _HEADS, keys, asking.HEADS)
    known = {" ".join(name.casefold().split()) for name in rows.values()}
    usual = [one for one in table.rows.proposed if one.casefold() not in known]
    row = _HEADS
    for member, name in (*rows.items(), *(("", one) for one in usual), *(("", "") for _ in range(_BLANK))):
        row += 1
        _row(page, row, columns, name, fixed=bool(member))
        if member:
            put(page, row, keys, own_tables.row_text("", member))
    for further in range(row + 1, _HEADS + _ROOM + 1):
        _row(page, further, columns, "", fixed=False, framed=False)
    check(page, columns, _HEADS + 1, _HEADS + _ROOM)
    widths = (_WORDS if one.kind is IndicatorKind.WORDS else _FIGURE for one in columns)
    finish(page, [_NUMBER, *widths], hidden=keys)
    page.protection.insertRows = False  # which allows it
    page.column_dimensions[get_column_letter(keys + 1)].hidden = True
    page.freeze_panes = f"C{_HEADS + 1}"
    page.print_area = f"A1:{get_column_letter(keys - 1)}{row}"


def _heads(page: "Worksheet", table: Table, columns: tuple[Indicator, ...], settlement: str) -> None:
    look = looks()
    width = sum(_WORDS if one.kind is IndicatorKind.WORDS else _FIGURE for one in columns)
    how = text("asking.form.list_how", settlement=settlement, first=columns[0].label)
    put(page, 1, 1, text("exporting.sheets.caption", number=table.number, title=table.title), **look["title"])
    put(page, 3, 1, how, **look["plain"])
    for row in (1, 3):
        page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=FIRST + len(columns) - 1)
    height(page, 1, table.title, width // 2)
    height(page, 3, how, width)
    put(page, _HEADS, 1, text("asking.form.row"), **look["head"])
    for column, indicator in enumerate(columns, FIRST):
        put(page, MARKS, column, indicator.code)
        put(page, _HEADS, column, column_head(indicator, table), **look["head"])
    page.row_dimensions[_HEADS].height = 6 * LINE


def _row(
    page: "Worksheet", row: int, columns: tuple[Indicator, ...], name: str, *, fixed: bool, framed: bool = True
) -> None:
    """One row to fill; the name of a `fixed` one is not asked again."""
    look = looks()
    if framed:
        put(page, row, 1, row - _HEADS, border=look["cell"]["border"])
    for column, indicator in enumerate(columns, FIRST):
        dress = dict(look[_LOOKS.get(indicator.kind, "cell")])
        if not framed:
            dress = {"protection": dress["protection"]}
        if fixed and column == FIRST:
            dress = dict(look["strong"]) | {"border": look["cell"]["border"]}
        put(page, row, column, name if name and column == FIRST else None, **dress)
