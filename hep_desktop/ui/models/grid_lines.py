"""How a statistical table lies on the screen: years side by side, an indicator a line, headings of groups between.

Lists lie the other way round: what is told of each entry stands above, an entry a line, an empty one at the end.
"""

from collections.abc import Mapping
from dataclasses import field

from hep_desktop.domain.programme import Programme
from hep_desktop.domain.situation import FactKey
from hep_desktop.frozen import dataclass
from hep_desktop.template.breaks import breaks_among, broken_at, stars
from hep_desktop.template.model import Break, Indicator, RowKind, Table
from hep_desktop.template.rows import Row, rows_of
from hep_desktop.words import text

_NEW = "+"  # no id begins so


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
    breaks: Mapping[FactKey, tuple[Break, ...]] = field(default_factory=dict[FactKey, tuple[Break, ...]])
    """Before which cells a series breaks."""

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
        columns, lines = tuple(row.period for row in rows), tuple(_lines(table, rows, indicators))
        return Grid(columns, lines, _breaks(lines, columns, indicators))
    columns = tuple(_label(indicators[code], short=False) for code in table.columns)
    if not read_only:
        rows = (*rows, new_row(1))
    lines = (
        Line(text("tables.new_row") if is_new(row.member) else f"{place}.", tuple(map(row.key, table.columns)))
        for place, row in enumerate(rows, start=1)
    )
    return Grid(columns, tuple(lines))


def new_row(number: int) -> Row:
    """A row of a list that is not there yet: the first is the empty one at the end, a paste may go on below it."""
    return Row("", f"{_NEW}{number}")


def is_new(member: str) -> bool:
    """Whether a member is a row that is not there yet."""
    return member.startswith(_NEW)


def _lines(table: Table, rows: tuple[Row, ...], indicators: Mapping[str, Indicator]) -> list[Line]:
    lines: list[Line] = []
    grouped = {code: group for group in table.groups for code in group.columns}
    heading = ""
    starred = breaks_among((indicators[code] for code in table.columns), [row.period for row in rows])
    for code in table.columns:
        group = grouped.get(code)
        if group is not None and group.title != heading:
            heading = group.title
            lines.append(Line(heading))
        label = _label(indicators[code], short=group is not None) + stars(indicators[code], starred)
        lines.append(Line(label, tuple(row.key(code) for row in rows)))
    return lines


def _breaks(
    lines: tuple[Line, ...], periods: tuple[str, ...], indicators: Mapping[str, Indicator]
) -> Mapping[FactKey, tuple[Break, ...]]:
    found: dict[FactKey, tuple[Break, ...]] = {}
    for line in lines:
        indicator = indicators[line.keys[0].indicator] if line.keys else None
        for one in breaks_among([indicator], periods) if indicator else ():
            key = line.keys[broken_at(one, periods)]
            found[key] = (*found.get(key, ()), one)
    return found


def _label(indicator: Indicator, *, short: bool) -> str:
    name = (indicator.short or indicator.label) if short else indicator.label
    return text("tables.with_unit", label=name, unit=indicator.unit) if indicator.unit else name


def grows(before: Grid, after: Grid) -> bool:
    """Whether a grid holds all lines of another at their places."""
    kept = [line.keys for line in before.lines]
    if kept and kept[-1] and is_new(kept[-1][0].member):
        kept.pop()  # the empty row of a list becomes the one that was typed into it
    long_enough = len(after.lines) >= len(before.lines)
    return long_enough and before.columns == after.columns and kept == [line.keys for line in after.lines[: len(kept)]]
