"""Where series of figures break among the periods that a table shows."""

from collections.abc import Iterable, Sequence

from hep_desktop.template.model import Break, Indicator


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
