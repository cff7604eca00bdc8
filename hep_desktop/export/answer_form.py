"""The form an institution fills: a workbook whose asked cells alone can be written, known again by hidden marks.

The marks stand in a hidden row and a hidden column of every sheet, so renaming, moving, sorting and saving by
another program do not part them from the cells. Protection has no password: it guards against slips, not people.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from hep_desktop.domain.requests import DataRequest
from hep_desktop.domain.settlement import Settlement
from hep_desktop.export.xlsx_cells import put, repeatable
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import long_date
from hep_desktop.template import asking, own_tables
from hep_desktop.template.model import Edition, Indicator, IndicatorKind, Node, Table
from hep_desktop.words import text

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_MARKS = 2  # the hidden row
_GROUPS, _HEADS = 5, 6  # the rows of a table's headings
_FIRST = 2  # the first column to fill
_NOT_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_TITLE_LENGTH = 31  # Excel's limit
_LABEL, _ANSWER, _CELL, _PERIOD = 46, 80, 16, 13  # widths
_LINE, _TALL = 15, 120  # heights
_WHOLE = frozenset({IndicatorKind.COUNT})
_SIGNED = frozenset({IndicatorKind.BALANCE})
_MOST_TEXT = 32_000  # signs: a cell holds 32 767


@dataclass(frozen=True, slots=True)
class Form:
    """What a form is made of."""

    request: DataRequest
    settlement: Settlement
    edition: Edition

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
        _table(workbook.create_sheet(_title(f"{table.number} {table.title}", titles)), table, columns, form)
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


# --- looks -----------------------------------------------------------------------------------------------------


def _looks() -> dict[str, Any]:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side  # noqa: PLC0415 – heavy

    line = Side(style="thin", color="00808080")
    framed = Border(line, line, line, line)
    return {
        "title": {"font": Font(bold=True, size=14), "alignment": Alignment(wrap_text=True, vertical="top")},
        "strong": {"font": Font(bold=True), "alignment": Alignment(wrap_text=True, vertical="top")},
        "plain": {"alignment": Alignment(wrap_text=True, vertical="top")},
        "head": {
            "font": Font(bold=True),
            "alignment": Alignment(wrap_text=True, vertical="center", horizontal="center"),
            "fill": PatternFill("solid", fgColor="00E6E6E6"),
            "border": framed,
        },
        "cell": {"border": framed, "protection": Protection(locked=False)},
        "answer": {
            "border": framed,
            "protection": Protection(locked=False),
            "alignment": Alignment(wrap_text=True, vertical="top"),
        },
    }


def _finish(page: "Worksheet", widths: list[int], *, hidden: int) -> None:
    """Widths, the hidden column and row, protection, and how it prints."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 – heavy, never at start-up
    from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415 – as above

    for column, width in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(column)].width = width
    page.column_dimensions[get_column_letter(hidden)].hidden = True
    page.row_dimensions[_MARKS].hidden = True
    page.protection.sheet = True
    page.protection.formatColumns = False
    page.protection.formatRows = False
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 9  # A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _height(page: "Worksheet", row: int, words: str, width: int, least: int = 0) -> None:
    """Room for words that wrap: spreadsheets do not grow rows of merged cells by themselves."""
    lines = sum(1 + len(line) // max(1, width) for line in words.split("\n"))
    page.row_dimensions[row].height = max(least, _LINE * lines + 4)


# --- sheets ----------------------------------------------------------------------------------------------------


def _explain(page: "Worksheet", form: Form) -> None:
    looks, request = _looks(), form.request
    title = text("asking.form.title", settlement=form.settlement.name)
    words = [text(f"asking.form.how.{key}") for key in ("fill", "blank", "zero", "back")]
    if request.reply_by:
        words.append(text("asking.form.how.until", date=long_date(request.reply_by)))
    put(page, 1, 1, title, **looks["title"])
    put(page, _MARKS, 3, form.mark)
    put(page, 3, 1, text("asking.form.to", recipient=request.recipient), **looks["strong"])
    row = 4
    for line in words:
        put(page, row, 1, line, **looks["plain"])
        row += 1
    for above in (1, 3, *range(4, row)):
        page.merge_cells(start_row=above, end_row=above, start_column=1, end_column=2)
        _height(page, above, str(page.cell(above, 1).value), _LABEL + _ANSWER - 10)
    page.row_dimensions[1].height = 24
    for name in asking.FIELDS:
        row += 1
        put(page, row, 1, text(f"asking.form.field.{name}"), **looks["strong"])
        put(page, row, 2, "", **looks["answer"])
        put(page, row, 3, f"{asking.FIELD}{name}")
    _finish(page, [_LABEL, _ANSWER], hidden=3)


def _table(page: "Worksheet", table: Table, columns: tuple[Indicator, ...], form: Form) -> None:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 – heavy, never at start-up

    looks = _looks()
    keys = _FIRST + len(columns)
    put(page, 1, 1, text("exporting.sheets.caption", number=table.number, title=table.title), **looks["title"])
    put(page, 3, 1, text("asking.form.only", settlement=form.settlement.name), **looks["plain"])
    for row in (1, 3):
        page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=max(keys - 1, 6))
        page.row_dimensions[row].height = 34
    put(page, _MARKS, 1, f"{own_tables.MARK}{table.id}")
    put(page, _MARKS, keys, own_tables.ROW)
    put(page, _MARKS, keys + 1, form.mark)
    put(page, _HEADS, 1, text("exporting.sheets.period"), **looks["head"])
    for column, indicator in enumerate(columns, _FIRST):
        put(page, _MARKS, column, indicator.code)
        put(page, _HEADS, column, _head(indicator, table), **looks["head"])
    _groups(page, table, columns, looks["head"])
    row = _HEADS
    for period in asking.periods_asked(table, form.request):
        row += 1
        put(page, row, 1, period, **looks["strong"])
        put(page, row, keys, own_tables.row_text(period, ""))
        for column in range(_FIRST, keys):
            put(page, row, column, None, **looks["cell"])
    _check(page, columns, row)
    _finish(page, [_PERIOD, *(_CELL for _ in columns)], hidden=keys)
    page.column_dimensions[get_column_letter(keys + 1)].hidden = True
    page.row_dimensions[_HEADS].height = 6 * _LINE
    page.freeze_panes = f"B{_HEADS + 1}"


def _head(indicator: Indicator, table: Table) -> str:
    grouped = any(indicator.code in group.columns for group in table.groups)
    name = indicator.short if grouped and indicator.short else indicator.label
    return f"{name}, {indicator.unit}" if indicator.unit else name


def _groups(page: "Worksheet", table: Table, columns: tuple[Indicator, ...], look: dict[str, Any]) -> None:
    """The headings above groups of columns, where they stand side by side."""
    codes = [one.code for one in columns]
    for group in table.groups:
        places = [_FIRST + codes.index(code) for code in group.columns if code in codes]
        if places and places == list(range(places[0], places[-1] + 1)):
            put(page, _GROUPS, places[0], group.title, **look)
            page.row_dimensions[_GROUPS].height = 2 * _LINE
            if len(places) > 1:
                page.merge_cells(start_row=_GROUPS, end_row=_GROUPS, start_column=places[0], end_column=places[-1])


def _check(page: "Worksheet", columns: tuple[Indicator, ...], last: int) -> None:
    """What a cell takes; Excel and LibreOffice say so where something else is written."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 – heavy, never at start-up
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415 – as above

    for column, indicator in enumerate(columns, _FIRST):
        whole, signed = indicator.kind in _WHOLE, indicator.kind in _SIGNED
        rule = DataValidation(
            type="whole" if whole else "decimal",
            operator="between",
            formula1="-1000000000000" if signed else "0",
            formula2="100" if indicator.kind is IndicatorKind.PERCENT else "1000000000000",
            allow_blank=True,
            showErrorMessage=True,
            errorTitle=text("asking.form.check.title"),
            error=text(f"asking.form.check.{_rule(indicator)}"),
        )
        letter = get_column_letter(column)
        rule.add(f"{letter}{_HEADS + 1}:{letter}{max(last, _HEADS + 1)}")
        page.add_data_validation(rule)


def _rule(indicator: Indicator) -> str:
    if indicator.kind is IndicatorKind.PERCENT:
        return "percent"
    if indicator.kind in _WHOLE:
        return "whole"
    return "signed" if indicator.kind in _SIGNED else "number"


def _chapters(page: "Worksheet", chapters: tuple[Node, ...], form: Form) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415 – heavy, never at start-up

    looks = _looks()
    put(page, 1, 1, text("asking.form.texts"), **looks["title"])
    put(page, _MARKS, 3, form.mark)
    put(page, 3, 1, text("asking.form.texts_how", settlement=form.settlement.name), **looks["plain"])
    page.merge_cells("A3:B3")
    page.row_dimensions[3].height = 2 * _LINE
    row = 3
    for node in chapters:
        row += 1
        put(page, row, 1, _question(node), **looks["plain"])
        put(page, row, 2, "", **looks["answer"])
        put(page, row, 3, f"{asking.FIELD}{asking.TEXT}{node.id}")
        _height(page, row, _question(node), _LABEL, least=_TALL)
    rule = DataValidation(type="textLength", operator="lessThanOrEqual", formula1=str(_MOST_TEXT), allow_blank=True)
    rule.add(f"B4:B{row}")
    page.add_data_validation(rule)
    _finish(page, [_LABEL, _ANSWER], hidden=3)


def _question(node: Node) -> str:
    return "\n".join(part for part in (node.heading, node.guidance) if part)
