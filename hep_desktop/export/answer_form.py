"""The form an institution fills: a workbook whose asked cells alone can be written, known again by hidden marks.

The marks stand in a hidden row and a hidden column of every sheet, so renaming, moving, sorting and saving by
another program do not part them from the cells. Protection has no password: it guards against slips, not people.
"""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from hep_desktop.domain.requests import DataRequest
from hep_desktop.domain.settlement import Settlement
from hep_desktop.export.answer_lists import list_sheet
from hep_desktop.export.form_looks import FIRST, LINE, MARKS, check, column_head, finish, height, looks
from hep_desktop.export.xlsx_cells import put, repeatable
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import long_date
from hep_desktop.template import asking, own_tables
from hep_desktop.template.model import Edition, Indicator, Node, Table
from hep_desktop.words import text

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_GROUPS, _HEADS = 5, 6  # the rows of a table's headings
_NOT_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_TITLE_LENGTH = 31  # Excel's limit
_LABEL, _ANSWER, _CELL, _PERIOD = 46, 80, 16, 13  # widths
_TALL = 120  # height
_MOST_TEXT = 32_000  # signs: a cell holds 32 767


@dataclass(frozen=True, slots=True)
class Form:
    """What a form is made of; `rows` – what the lists hold already, by table: the names of rows by their id."""

    request: DataRequest
    settlement: Settlement
    edition: Edition
    rows: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])

    @property
    def mark(self) -> str:
        """By which it is known again."""
        return asking.mark_of(self.request.id, self.settlement.code, self.settlement.name)


def form_bytes(form: Form, created: datetime) -> bytes:
    """The workbook; the same request gives the same bytes."""
    from openpyxl import Workbook  # noqa: PLC0415 – heavy, never at start-up

    workbook = Workbook()
    workbook.properties.creator = "HEP Desktop"
    workbook.properties.created = created.replace(tzinfo=None)
    first = workbook.active
    assert first is not None  # noqa: S101 – a new workbook has a sheet
    first.title = text("asking.form.first")
    _explain(first, form)
    titles = {first.title.casefold()}
    for table, columns in asking.columns_by_table(form.edition, form.request):
        page = workbook.create_sheet(_title(f"{table.number} {table.title}", titles))
        if asking.is_list(table):
            list_sheet(page, table, columns, form.rows.get(table.id, {}), form.mark, form.settlement.name)
        else:
            _table(page, table, columns, form)
    chapters = asking.chapters_asked(form.edition, form.request)
    if chapters:
        _chapters(workbook.create_sheet(_title(text("asking.form.texts"), titles)), chapters, form)
    _hidden(workbook, form)
    return repeatable(workbook, created)


def _title(words: str, taken: set[str]) -> str:
    whole = " ".join(words.translate(_NOT_IN_TITLES).split())
    title, count = whole[:_TITLE_LENGTH].strip(), 1
    while title.casefold() in taken:
        count += 1
        title = f"{whole[: _TITLE_LENGTH - 4].strip()} ({count})"
    taken.add(title.casefold())
    return title


def _hidden(workbook: "Workbook", form: Form) -> None:
    page = workbook.create_sheet(asking.SHEET)
    page.sheet_state = "veryHidden"
    put(page, 1, 1, form.mark)


# --- sheets ----------------------------------------------------------------------------------------------------


def _explain(page: "Worksheet", form: Form) -> None:
    look, request = looks(), form.request
    title = text("asking.form.title", settlement=form.settlement.name)
    words = [text(f"asking.form.how.{key}") for key in ("fill", "blank", "zero", "back")]
    if request.reply_by:
        words.append(text("asking.form.how.until", date=long_date(request.reply_by)))
    put(page, 1, 1, title, **look["title"])
    put(page, MARKS, 3, form.mark)
    put(page, 3, 1, text("asking.form.to", recipient=request.recipient), **look["strong"])
    row = 4
    for line in words:
        put(page, row, 1, line, **look["plain"])
        row += 1
    for above in (1, 3, *range(4, row)):
        page.merge_cells(start_row=above, end_row=above, start_column=1, end_column=2)
        height(page, above, str(page.cell(above, 1).value), _LABEL + _ANSWER - 10)
    page.row_dimensions[1].height = 24
    for name in asking.FIELDS:
        row += 1
        put(page, row, 1, text(f"asking.form.field.{name}"), **look["strong"])
        put(page, row, 2, "", **look["answer"])
        put(page, row, 3, f"{asking.FIELD}{name}")
    finish(page, [_LABEL, _ANSWER], hidden=3)


def _table(page: "Worksheet", table: Table, columns: tuple[Indicator, ...], form: Form) -> None:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 – heavy, never at start-up

    look = looks()
    keys = FIRST + len(columns)
    put(page, 1, 1, text("exporting.sheets.caption", number=table.number, title=table.title), **look["title"])
    put(page, 3, 1, text("asking.form.only", settlement=form.settlement.name), **look["plain"])
    for row in (1, 3):
        page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=max(keys - 1, 6))
        page.row_dimensions[row].height = 34
    put(page, MARKS, 1, f"{own_tables.MARK}{table.id}")
    put(page, MARKS, keys, own_tables.ROW)
    put(page, MARKS, keys + 1, form.mark)
    put(page, _HEADS, 1, text("exporting.sheets.period"), **look["head"])
    for column, indicator in enumerate(columns, FIRST):
        put(page, MARKS, column, indicator.code)
        put(page, _HEADS, column, column_head(indicator, table), **look["head"])
    _groups(page, table, columns, look["head"])
    row = _HEADS
    for period in asking.periods_asked(table, form.request):
        row += 1
        put(page, row, 1, period, **look["strong"])
        put(page, row, keys, own_tables.row_text(period, ""))
        for column in range(FIRST, keys):
            put(page, row, column, None, **look["cell"])
    check(page, columns, _HEADS + 1, row)
    finish(page, [_PERIOD, *(_CELL for _ in columns)], hidden=keys)
    page.column_dimensions[get_column_letter(keys + 1)].hidden = True
    page.row_dimensions[_HEADS].height = 6 * LINE
    page.freeze_panes = f"B{_HEADS + 1}"


def _groups(page: "Worksheet", table: Table, columns: tuple[Indicator, ...], look: dict[str, Any]) -> None:
    """The headings above groups of columns, where they stand side by side."""
    codes = [one.code for one in columns]
    for group in table.groups:
        places = [FIRST + codes.index(code) for code in group.columns if code in codes]
        if places and places == list(range(places[0], places[-1] + 1)):
            put(page, _GROUPS, places[0], group.title, **look)
            page.row_dimensions[_GROUPS].height = 2 * LINE
            if len(places) > 1:
                page.merge_cells(start_row=_GROUPS, end_row=_GROUPS, start_column=places[0], end_column=places[-1])


def _chapters(page: "Worksheet", chapters: tuple[Node, ...], form: Form) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415 – heavy, never at start-up

    look = looks()
    put(page, 1, 1, text("asking.form.texts"), **look["title"])
    put(page, MARKS, 3, form.mark)
    put(page, 3, 1, text("asking.form.texts_how", settlement=form.settlement.name), **look["plain"])
    page.merge_cells("A3:B3")
    page.row_dimensions[3].height = 2 * LINE
    row = 3
    for node in chapters:
        row += 1
        put(page, row, 1, _question(node), **look["plain"])
        put(page, row, 2, "", **look["answer"])
        put(page, row, 3, f"{asking.FIELD}{asking.TEXT}{node.id}")
        height(page, row, _question(node), _LABEL, least=_TALL)
    rule = DataValidation(type="textLength", operator="lessThanOrEqual", formula1=str(_MOST_TEXT), allow_blank=True)
    rule.add(f"B4:B{row}")
    page.add_data_validation(rule)
    finish(page, [_LABEL, _ANSWER], hidden=3)


def _question(node: Node) -> str:
    return "\n".join(part for part in (node.heading, node.guidance) if part)
