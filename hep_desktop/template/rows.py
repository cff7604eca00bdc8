"""Which rows a statistical table shows for one programme: the periods, and in list tables the members."""

from collections.abc import Collection, Mapping

from hep_desktop.domain.programme import Programme
from hep_desktop.domain.situation import FactKey
from hep_desktop.domain.values import Words
from hep_desktop.frozen import dataclass
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
    return rows_with(table, programme, [key for key in programme.facts if key.indicator in columns])


def rows_with(table: Table, programme: Programme, facts: Collection[FactKey]) -> tuple[Row, ...]:
    """As `rows_of`, for who has the facts of the table's columns at hand."""
    held = {Row(key.period, key.member) for key in facts}
    match table.rows.kind:
        case RowKind.LIST:
            listed = [Row("", row.id) for row in programme.rows_in(table.id)]
            strays = sorted(held.difference(listed), key=lambda row: (row.member, row.period))
            return (*listed, *strays)  # figures whose row is not known are never lost
        case RowKind.FIXED:
            return tuple(Row(period) for period in table.rows.periods)
        case RowKind.YEARS:
            default = [str(year) for year in programme.details.years]
        case _:  # school years
            default = [f"{year}/{year + 1}" for year in programme.details.years]
    later = sorted(row.period for row in held if row.period > default[-1] and len(row.period) == len(default[-1]))
    return tuple(Row(period) for period in (*default, *dict.fromkeys(later)))


def names_of(table: Table, programme: Programme) -> Mapping[str, str]:
    """What the rows of a list are called, by member: as their first column says, else by their number."""
    names: dict[str, str] = {}
    for place, row in enumerate(rows_of(table, programme) if table.rows.kind is RowKind.LIST else (), start=1):
        fact = programme.facts.get(row.key(table.columns[0]))
        said = fact.value.text if fact is not None and isinstance(fact.value, Words) else ""
        names[row.member] = said or (f"{place}." if row.member in programme.rows else row.member)
    return names
