"""Which rows a statistical table shows for one programme: the periods, and in list tables the members."""

from collections.abc import Collection
from dataclasses import dataclass

from hep_desktop.domain.programme import Programme, ProgrammeDetails
from hep_desktop.domain.situation import FactKey
from hep_desktop.template.model import RowKind, Table


@dataclass(frozen=True, slots=True, order=True)
class Row:
    """One row of a table: its period and, in list tables, whose figures it holds."""

    period: str
    member: str = ""

    def key(self, indicator: str) -> FactKey:
        """The fact in the column of an indicator."""
        return FactKey(indicator, self.period, self.member)


def rows_of(table: Table, programme: Programme) -> tuple[Row, ...]:
    """The rows of a table in their order: default ones, and later ones that hold facts (`decisions.md` 9)."""
    columns = frozenset(table.columns)
    return rows_with(table, programme.details, [key for key in programme.facts if key.indicator in columns])


def rows_with(table: Table, details: ProgrammeDetails, facts: Collection[FactKey]) -> tuple[Row, ...]:
    """As `rows_of`, for who has the facts of the table's columns at hand."""
    held = {Row(key.period, key.member) for key in facts}
    match table.rows.kind:
        case RowKind.LIST:
            return tuple(sorted(held, key=lambda row: (row.member, row.period)))
        case RowKind.FIXED:
            return tuple(Row(period) for period in table.rows.periods)
        case RowKind.YEARS:
            default = [str(year) for year in details.years]
        case _:  # school years
            default = [f"{year}/{year + 1}" for year in details.years]
    later = sorted(row.period for row in held if row.period > default[-1] and len(row.period) == len(default[-1]))
    return tuple(Row(period) for period in (*default, *dict.fromkeys(later)))
