"""Where series of figures break among the periods that a table shows."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from hep_desktop.template.model import Break, Edition, Indicator, Table


def year_of(period: str) -> int:
    """The year a period begins in; 0 where it is none."""
    return int(period[:4]) if period[:4].isdigit() else 0


def breaks_among(indicators: Iterable[Indicator], periods: Sequence[str]) -> tuple[Break, ...]:
    """The breaks that fall into some periods, in the order of the indicators: notes are starred by it."""
    years = [year for year in map(year_of, periods) if year]
    found = (one for indicator in indicators for one in indicator.breaks)
    return tuple(dict.fromkeys(one for one in found if years and min(years) <= one.day.year <= max(years)))


def broken_at(one: Break, periods: Sequence[str]) -> int:
    """The place of the first period after a break."""
    return next((at for at, period in enumerate(periods) if year_of(period) >= one.day.year), len(periods))


def stars(indicator: Indicator, breaks: Sequence[Break]) -> str:
    """The marks of an indicator's breaks among those of its table."""
    return "".join("*" * (breaks.index(one) + 1) for one in indicator.breaks if one in breaks)


def has_ended(indicator: Indicator, first: date) -> bool:
    """Whether a series had ended before a day, or on it."""
    return any(one.ends and one.day <= first for one in indicator.breaks)


def ended_before(indicator: Indicator, period: str) -> bool:
    """Whether a series had ended before a period began: then there is nothing that could be known of it."""
    year = year_of(period) if indicator.breaks else 0
    return bool(year) and has_ended(indicator, date(year, 1, 1))


def running(edition: Edition, first_year: int) -> Edition:
    """The edition without the series that had ended before a year; the very same one where none had."""
    first = date(first_year, 1, 1)
    gone = frozenset(code for code, one in edition.indicators.items() if one.breaks and has_ended(one, first))
    tables = {key: without(table, gone) for key, table in edition.tables.items()}
    unchanged = all(tables[key] is table for key, table in edition.tables.items())
    return edition if unchanged else replace(edition, tables=tables)


def without(table: Table, gone: frozenset[str]) -> Table:
    """A table without some columns; as it was where none of them is its, or all of them are."""
    if gone.isdisjoint(table.columns) or gone.issuperset(table.columns):
        return table
    groups = (replace(g, columns=tuple(code for code in g.columns if code not in gone)) for g in table.groups)
    return replace(
        table,
        columns=tuple(code for code in table.columns if code not in gone),
        groups=tuple(group for group in groups if group.columns),
        ended=(*table.ended, *(code for code in table.columns if code in gone)),
    )
