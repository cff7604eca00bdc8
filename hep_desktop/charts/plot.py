"""What a chart shows: the figures of its table as a reader sees them, nothing that does not stand in the table."""

from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from decimal import Decimal
from itertools import chain

from hep_desktop.domain.situation import FactKey
from hep_desktop.domain.values import NoData, Number
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import table_number
from hep_desktop.template.chart import Chart, ChartKind
from hep_desktop.template.figures import Figures
from hep_desktop.template.model import Break, Table
from hep_desktop.template.rows import Row, rows_of
from hep_desktop.words import text

LEAST = 2  # values; one alone is no picture
ONE_PERIOD = frozenset({ChartKind.PYRAMID, ChartKind.BARS})

_THOUSANDS = ((12, "trillion"), (9, "billion"), (6, "million"), (3, "thousand"))
_ROOM = 3  # digits: a million is written as 1 000 thousands


@dataclass(frozen=True, slots=True)
class Series:
    """What is counted in each category; where there is no value, the sign that stands in the table."""

    label: str
    values: tuple[Decimal | None, ...]
    signs: tuple[str, ...]

    @property
    def known(self) -> tuple[Decimal, ...]:
        """The values there are."""
        return tuple(value for value in self.values if value is not None)


@dataclass(frozen=True, slots=True)
class SeriesBreak:
    """From category `at` on the figures mean something else."""

    at: int
    what: Break


@dataclass(frozen=True, slots=True)
class Plot:
    """One chart, ready to be drawn and told.

    `period` is the only one that a pyramid or bars show; `power` says that values are drawn in
    thousands, millions and so on.
    """

    kind: ChartKind
    table: str
    title: str
    unit: str
    decimals: int
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    period: str = ""
    breaks: tuple[SeriesBreak, ...] = ()
    note: str = ""
    power: int = field(default=0)

    @property
    def known(self) -> tuple[Decimal, ...]:
        """All values there are."""
        return tuple(chain.from_iterable(one.known for one in self.series))

    @property
    def telling(self) -> bool:
        """Whether it prints unless somebody says otherwise: it can compare, and all it names is there."""
        seen = {at for one in self.series for at, value in enumerate(one.values) if value is not None}
        return any(self.known) and all(one.known for one in self.series) and len(seen) >= LEAST

    @property
    def axis_unit(self) -> str:
        """The unit of the axis: `ezer Ft`."""
        names = dict(_THOUSANDS)
        return text(f"charts.thousands.{names[self.power]}", unit=self.unit).strip() if self.power else self.unit

    def drawn(self, value: Decimal) -> str:
        """A value as it stands in the drawing."""
        return table_number(value.scaleb(-self.power), 0 if self.power else self.decimals)

    def tick(self, value: Decimal, exponent: int) -> str:
        """A tick of an axis that goes in steps of a power of ten."""
        return table_number(value.scaleb(-self.power), max(0, self.power - exponent))


def plot_of(table: Table, figures: Figures) -> Plot | None:
    """The chart of a table as its figures are now, or None: no chart, or too few figures for one."""
    rows = rows_of(table, figures.programme) if table.chart is not None else ()
    if table.chart is None or not rows:
        return None
    if table.chart.kind in ONE_PERIOD:
        plot = _of_one_period(table, table.chart, figures, rows)
    else:
        plot = _over_time(table, table.chart, figures, rows)
    return plot if len(plot.known) >= LEAST else None


def _over_time(table: Table, chart: Chart, figures: Figures, rows: tuple[Row, ...]) -> Plot:
    series = tuple(
        _series(label, figures, [row.key(code) for row in rows])
        for code, label in zip(chart.columns, _labels(chart, figures), strict=True)
    )
    return _plot(table, chart, figures, tuple(row.period for row in rows), series, breaks=_breaks(chart, figures, rows))


def _of_one_period(table: Table, chart: Chart, figures: Figures, rows: tuple[Row, ...]) -> Plot:
    """The latest period of which most is known."""
    by_row = {row: _one_period(chart, figures, row) for row in rows}
    row = max(rows, key=lambda row: (sum(len(one.known) for one in by_row[row]), row.period))
    categories = tuple(group.title for group in chart.groups) or _labels(chart, figures)
    return _plot(table, chart, figures, categories, by_row[row], period=row.period)


def _one_period(chart: Chart, figures: Figures, row: Row) -> tuple[Series, ...]:
    if not chart.groups:
        return (_series("", figures, [row.key(code) for code in chart.columns]),)
    sides = zip(chart.labels, zip(*(group.columns for group in chart.groups), strict=True), strict=True)
    return tuple(_series(label, figures, [row.key(code) for code in codes]) for label, codes in sides)


def _plot(
    table: Table,
    chart: Chart,
    figures: Figures,
    categories: tuple[str, ...],
    series: tuple[Series, ...],
    *,
    period: str = "",
    breaks: tuple[SeriesBreak, ...] = (),
) -> Plot:
    shown = [figures.edition.indicators[code] for code in chart.shown]
    return Plot(
        kind=chart.kind,
        table=table.number,
        title=chart.title,
        unit=shown[0].unit,
        decimals=max(indicator.decimals for indicator in shown),
        categories=categories,
        series=series,
        period=period,
        breaks=breaks,
        note=chart.note,
        power=power_of(chain.from_iterable(one.known for one in series)),
    )


def _labels(chart: Chart, figures: Figures) -> tuple[str, ...]:
    if chart.labels:
        return chart.labels
    indicators = (figures.edition.indicators[code] for code in chart.columns)
    return tuple(indicator.short or indicator.label for indicator in indicators)


def _series(label: str, figures: Figures, keys: Sequence[FactKey]) -> Series:
    values = [figures.shown(key) for key in keys]
    return Series(
        label,
        tuple(value.amount if isinstance(value, Number) else None for value in values),
        tuple(value.sign if isinstance(value, NoData) else "" for value in values),
    )


def _breaks(chart: Chart, figures: Figures, rows: tuple[Row, ...]) -> tuple[SeriesBreak, ...]:
    """The breaks between two of the periods shown; the end of a series is seen by itself."""
    series = (figures.edition.indicators[code].breaks for code in chart.columns)
    found = {one for one in chain.from_iterable(series) if not one.ends}
    years = [int(row.period[:4]) if row.period[:4].isdigit() else 0 for row in rows]
    placed = (
        SeriesBreak(next((at for at, year in enumerate(years) if year >= one.day.year), 0), one)
        for one in sorted(found, key=lambda one: (one.day, one.what))
    )
    return tuple(one for one in placed if one.at > 0)


def power_of(values: Iterable[Decimal]) -> int:
    """The power of ten that values are drawn in."""
    largest = max((abs(value) for value in values), default=Decimal(0))
    return next((power for power, _ in _THOUSANDS if largest >= Decimal(10) ** (power + _ROOM)), 0)


def within(plot: Plot) -> Plot:
    """A chart over time without the periods at its ends of which nothing is known."""
    known = [at for one in plot.series for at, value in enumerate(one.values) if value is not None]
    if plot.kind in ONE_PERIOD or not known:
        return plot
    first, end = min(known), max(known) + 1
    series = tuple(replace(one, values=one.values[first:end], signs=one.signs[first:end]) for one in plot.series)
    breaks = tuple(replace(one, at=one.at - first) for one in plot.breaks if first < one.at < end)
    return replace(plot, categories=plot.categories[first:end], series=series, breaks=breaks)


def wholes(plot: Plot) -> tuple[Decimal | None, ...]:
    """What the parts of each category make up; None unless every part is known and none is negative."""
    found: list[Decimal | None] = []
    for values in zip(*(one.values for one in plot.series), strict=True):
        known = [value for value in values if value is not None and value >= 0]
        whole = sum(known, Decimal(0)) if len(known) == len(plot.series) else None
        found.append(whole or None if plot.kind is ChartKind.SHARES else whole)  # nothing has no shares
    return tuple(found)
