"""How a statistical table lies on the screen: years side by side, an indicator a line, headings of groups between.

Lists lie the other way round: what is told of each entry stands above, an entry a line, an empty one at the end.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from hep_desktop.domain.programme import Programme
from hep_desktop.domain.situation import FactKey
from hep_desktop.template.model import Indicator, RowKind, Table
from hep_desktop.template.rows import Row, rows_of
from hep_desktop.words import text


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the grid: the heading of a group, or cells."""

    label: str
    keys: tuple[FactKey, ...] = ()

    @property
    def is_heading(self) -> bool:
        """Whether the line holds no cells."""
        return not self.keys


@dataclass(frozen=True, slots=True)
class Grid:
    """The lines of a table and what stands above its columns."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]

    def find(self, key: FactKey) -> tuple[int, int] | None:
        """Line and column of a fact."""
        for at, line in enumerate(self.lines):
            if key in line.keys:
                return at, line.keys.index(key)
        return None


def lay_out(
    table: Table, programme: Programme, indicators: Mapping[str, Indicator], *, read_only: bool = False
) -> Grid:
    """The grid of a table."""
    rows = rows_of(table, programme)
    if table.rows.kind is not RowKind.LIST:
        return Grid(tuple(row.period for row in rows), tuple(_lines(table, rows, indicators)))
    columns = tuple(_label(indicators[code], short=False) for code in table.columns)
    if not read_only:
        rows = (*rows, _new_row(rows))
    lines = tuple(Line(_row_label(row), tuple(row.key(code) for code in table.columns)) for row in rows)
    return Grid(columns, lines)


def _new_row(rows: tuple[Row, ...]) -> Row:
    """The empty row at the end of a list, where the next entry is typed."""
    taken = [int(row.member) for row in rows if row.member.isdecimal()]
    return Row("", f"{max(taken, default=0) + 1:02}")  # two digits: members sort as text


def _row_label(row: Row) -> str:
    return f"{int(row.member)}." if row.member.isdecimal() else row.member


def _lines(table: Table, rows: tuple[Row, ...], indicators: Mapping[str, Indicator]) -> list[Line]:
    lines: list[Line] = []
    grouped = {code: group for group in table.groups for code in group.columns}
    heading = ""
    for code in table.columns:
        group = grouped.get(code)
        if group is not None and group.title != heading:
            heading = group.title
            lines.append(Line(heading))
        label = _label(indicators[code], short=group is not None)
        lines.append(Line(label, tuple(row.key(code) for row in rows)))
    return lines


def _label(indicator: Indicator, *, short: bool) -> str:
    name = (indicator.short or indicator.label) if short else indicator.label
    return text("tables.with_unit", label=name, unit=indicator.unit) if indicator.unit else name
