"""What a chart says in words: its caption, the notes below it, and the alternative for who does not see it."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from hep_desktop.charts.axis import around
from hep_desktop.charts.plot import Plot, Series, wholes
from hep_desktop.hungarian import article, long_date, sentence_number
from hep_desktop.template.chart import ChartKind
from hep_desktop.words import text

_WHOLE = Decimal(100)
_PERCENT = "%"
_SIGNS = {"–": "charts.nothing_here", "..": "charts.unknown"}


def title(plot: Plot) -> str:
    """What the chart shows, with the period where it is only one."""
    return text("charts.title_of_period", title=plot.title, period=plot.period) if plot.period else plot.title


def caption(plot: Plot) -> str:
    """Number and title; a chart has the number of its table, so that a reference to it stays right."""
    return text("charts.caption", number=plot.table, title=title(plot))


def notes(plot: Plot) -> tuple[str, ...]:
    """The small print below the chart: where the figures stand, cautions and signs; then breaks, a line each."""
    return " ".join(_cautions(plot)), *_breaks(plot)


def alternative(plot: Plot) -> str:
    """The chart in words: what, from when to when, the first, the last, the highest, the lowest, what is missing."""
    breaks = (
        text("charts.told.break", date=long_date(one.what.day), what=one.what.what.rstrip(".")) for one in plot.breaks
    )
    return " ".join([_opening(plot), *_told(plot), *breaks])


def _cautions(plot: Plot) -> Iterator[str]:
    yield text("charts.source", article=article(plot.table), number=plot.table)
    if plot.note:
        yield plot.note
    if plot.kind is ChartKind.LINE and not around(plot.known, whole=plot.decimals == 0).begins_at_zero:
        yield text("charts.axis_above_zero")
    shown = {sign for one in plot.series for sign in one.signs}
    yield from (text(key, sign=sign) for sign, key in _SIGNS.items() if sign in shown)


def _breaks(plot: Plot) -> Iterator[str]:
    for place, one in enumerate(plot.breaks, start=1):
        told = {"date": long_date(one.what.day), "what": one.what.what, "source": one.what.source}
        yield text("charts.break", stars="*" * place, **told)


def _opening(plot: Plot) -> str:
    kind = text(f"charts.kinds.{plot.kind}")
    if plot.period:
        return text("charts.told.one_period", kind=kind, title=plot.title, period=plot.period)
    first, last = plot.categories[0], plot.categories[-1]
    return text("charts.told.over_time", kind=kind, title=plot.title, first=first, last=last)


def _told(plot: Plot) -> Iterator[str]:
    match plot.kind:
        case ChartKind.PYRAMID | ChartKind.BARS:
            yield from _rows(plot)
        case ChartKind.SHARES:
            yield from _shares(plot)
        case _:
            yield from (_course(plot, one) for one in plot.series)
            yield from _missing(plot, range(len(plot.categories)))


def _value(value: Decimal, unit: str, decimals: int) -> str:
    number = sentence_number(value, decimals)
    if unit == _PERCENT:
        return text("charts.percent", number=number)
    return text("charts.value", number=number, unit=unit) if unit else text("charts.plain_value", number=number)


def _said(plot: Plot, value: Decimal) -> str:
    return _value(value, plot.unit, plot.decimals)


def _begun(words: str) -> str:
    """With a capital, as a sentence begins."""
    return words[:1].upper() + words[1:]


def _course(plot: Plot, one: Series) -> str:
    """How one series goes over the periods."""
    known = [(period, value) for period, value in zip(plot.categories, one.values, strict=True) if value is not None]
    told = _between(plot, known) if known else text("charts.told.nothing")
    single = len(plot.series) == 1
    return told if single else text("charts.told.named", name=_begun(one.label), told=told)


def _between(plot: Plot, known: list[tuple[str, Decimal]]) -> str:
    (first_period, first), (last_period, last) = known[0], known[-1]
    if len(known) == 1:
        return text("charts.told.once", period=first_period, value=_said(plot, first))
    high_period, high = max(reversed(known), key=lambda pair: pair[1])  # of equals the latest
    low_period, low = min(reversed(known), key=lambda pair: pair[1])
    if high == low:
        value = _said(plot, first)
        return text("charts.told.always", first_period=first_period, last_period=last_period, value=value)
    return text(
        "charts.told.changes",
        first_period=first_period,
        first=_said(plot, first),
        last_period=last_period,
        last=_said(plot, last),
        high=_said(plot, high),
        high_period=high_period,
        low=_said(plot, low),
        low_period=low_period,
    )


def _missing(plot: Plot, categories: Iterable[int]) -> Iterator[str]:
    """The categories of which nothing is known."""
    empty = [plot.categories[at] for at in categories if all(one.values[at] is None for one in plot.series)]
    if empty:
        yield text("charts.told.missing", periods=", ".join(empty))


def _members(plot: Plot, at: int) -> str:
    """The figures of one category by series."""
    members = ((one.label, one.values[at]) for one in plot.series)
    return ", ".join(
        text("charts.told.member", name=name, value=_said(plot, value)) for name, value in members if value is not None
    )


def _rows(plot: Plot) -> Iterator[str]:
    """Every category of the one period, then the extremes."""
    several = len(plot.series) > 1
    for at, name in enumerate(plot.categories):
        value = plot.series[0].values[at]
        members = _members(plot, at) if several else _said(plot, value) if value is not None else ""
        if members:
            yield text("charts.told.row", name=_begun(name), members=members)
    yield from _missing(plot, range(len(plot.categories)))
    if not several:
        known = [(n, v) for n, v in zip(plot.categories, plot.series[0].values, strict=True) if v is not None]
        high_name, high = max(known, key=lambda pair: pair[1])
        low_name, low = min(known, key=lambda pair: pair[1])
        said = {"high": _said(plot, high), "low": _said(plot, low)}
        yield text("charts.told.extremes", high_name=high_name, low_name=low_name, **said)


def _shares(plot: Plot) -> Iterator[str]:
    """The first and the last period of which every part is known."""
    full = {at: whole for at, whole in enumerate(wholes(plot)) if whole is not None}
    for at in sorted({*list(full)[:1], *list(full)[-1:]}):
        shares = ((one.label, (one.values[at] or Decimal(0)) * _WHOLE / full[at]) for one in plot.series)
        members = [text("charts.told.member", name=name, value=_value(share, _PERCENT, 0)) for name, share in shares]
        yield text("charts.told.row", name=plot.categories[at], members=", ".join(members))
    missing = [name for at, name in enumerate(plot.categories) if at not in full]
    if missing:
        yield text("charts.told.missing", periods=", ".join(missing))
