"""How the sheets of a form look, what their cells take, and how they print."""

from typing import TYPE_CHECKING, Any

from hep_desktop.template.choices import choices
from hep_desktop.template.model import Indicator, IndicatorKind, Table
from hep_desktop.words import text

if TYPE_CHECKING:
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

MARKS = 2
"""The hidden row."""

FIRST = 2
"""The first column to fill."""

LINE = 15
"""The height of a line."""

_WHOLE = frozenset({IndicatorKind.COUNT})
_SIGNED = frozenset({IndicatorKind.BALANCE})


def looks() -> dict[str, Any]:
    """How the parts of a form look, by their kind."""
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


def finish(page: "Worksheet", widths: list[int], *, hidden: int) -> None:
    """Widths, the hidden column and row, protection, and how it prints."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 – heavy, never at start-up
    from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415 – as above

    for column, width in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(column)].width = width
    page.column_dimensions[get_column_letter(hidden)].hidden = True
    page.row_dimensions[MARKS].hidden = True
    page.protection.sheet = True
    page.protection.formatColumns = False
    page.protection.formatRows = False
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 9  # A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def height(page: "Worksheet", row: int, words: str, width: int, least: int = 0) -> None:
    """Room for words that wrap: spreadsheets do not grow rows of merged cells by themselves."""
    lines = sum(1 + len(line) // max(1, width) for line in words.split("\n"))
    page.row_dimensions[row].height = max(least, LINE * lines + 4)


def column_head(indicator: Indicator, table: Table) -> str:
    """What stands over a column, with its unit."""
    grouped = any(indicator.code in group.columns for group in table.groups)
    name = indicator.short if grouped and indicator.short else indicator.label
    return f"{name}, {indicator.unit}" if indicator.unit else name


def check(page: "Worksheet", columns: tuple[Indicator, ...], first: int, last: int) -> None:
    """What the cells take from row to row; Excel and LibreOffice say so where something else is written."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 – heavy, never at start-up

    for column, indicator in enumerate(columns, FIRST):
        if indicator.kind is not IndicatorKind.WORDS:
            rule = _offered(choices(indicator)) if choices(indicator) else _between(indicator)
            letter = get_column_letter(column)
            rule.add(f"{letter}{first}:{letter}{max(first, last)}")
            page.add_data_validation(rule)


def _offered(words: tuple[str, ...]) -> "DataValidation":
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415 – heavy, never at start-up

    return DataValidation(
        type="list",
        formula1=f'"{",".join(words)}"',
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=text("asking.form.check.title"),
        error=text("asking.form.check.choice", choices=", ".join(words)),
    )


def _between(indicator: Indicator) -> "DataValidation":
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415 – heavy, never at start-up

    return DataValidation(
        type="whole" if indicator.kind in _WHOLE else "decimal",
        operator="between",
        formula1="-1000000000000" if indicator.kind in _SIGNED else "0",
        formula2="100" if indicator.kind is IndicatorKind.PERCENT else "1000000000000",
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=text("asking.form.check.title"),
        error=text(f"asking.form.check.{_rule(indicator)}"),
    )


def _rule(indicator: Indicator) -> str:
    if indicator.kind is IndicatorKind.PERCENT:
        return "percent"
    if indicator.kind in _WHOLE:
        return "whole"
    return "signed" if indicator.kind in _SIGNED else "number"
