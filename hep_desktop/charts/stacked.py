"""Parts of a whole, one on the other for each period, in numbers or in per cent of the whole."""

from collections.abc import Iterator
from decimal import Decimal

from hep_desktop.charts import inks, names
from hep_desktop.charts.axis import from_zero
from hep_desktop.charts.frame import Canvas, Frame, Margins
from hep_desktop.charts.lettering import Taken, Type, plate
from hep_desktop.charts.names import Named
from hep_desktop.charts.plot import Plot, wholes
from hep_desktop.charts.shapes import Anchor, Area, Box, Shape, Words
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import table_number
from hep_desktop.template.chart import ChartKind

_COLUMN = 0.58  # of a period
_WIDEST = 7.0  # of the size of type
_WHOLE = Decimal(100)
_PERCENT = "%"


@dataclass(frozen=True, slots=True)
class _Part:
    series: int
    category: int
    label: str
    area: Area


def draw(plot: Plot, canvas: Canvas) -> Iterator[Shape]:
    """All shapes of the chart; a period is shown if all its parts are known."""
    type_ = canvas.type
    shares = plot.kind is ChartKind.SHARES
    totals = wholes(plot)
    tops = [_WHOLE] if shares else [whole for whole in totals if whole is not None]
    axis = from_zero(tops, whole=plot.decimals == 0)
    named = [one.label for one in plot.series]
    margins = Margins(above=type_.line, right=names.room(named, type_, canvas.width))
    frame = Frame.lay(plot, canvas, axis, margins, _PERCENT if shares else None)
    behind = list(frame.behind())
    yield from behind
    parts = [part for at, whole in enumerate(totals) if whole is not None for part in _column(frame, at, whole)]
    yield from (part.area for part in parts)
    yield from frame.zero()
    taken = Taken.by(behind)
    for words in _labels(parts, type_, taken):
        yield from (plate(words), words)
    yield from (_totals(frame, totals, taken) if not shares else ())
    yield from _signs(frame, totals, taken)
    yield from _names(frame, parts)


def _column(frame: Frame, category: int, whole: Decimal) -> Iterator[_Part]:
    """The parts of a period, the first at the foot."""
    plot = frame.plot
    half = min(frame.slot * _COLUMN, frame.canvas.type.size * _WIDEST) / 2
    x, below = frame.x(category), Decimal(0)
    for at, one in enumerate(plot.series):
        value = one.values[category] or Decimal(0)
        shares = plot.kind is ChartKind.SHARES
        height = value * _WHOLE / whole if shares else value
        label = table_number(height) if shares else plot.drawn(value)
        box = Box(x - half, frame.y(below + height), x + half, frame.y(below))
        yield _Part(at, category, label, Area(box, inks.fill(at, len(plot.series)), (at, category)))
        below += height


def _labels(parts: list[_Part], type_: Type, taken: Taken) -> Iterator[Words]:
    """The values within their parts, where they fit."""
    for part in parts:
        box = part.area.box
        words = type_.level(part.label, *box.middle, Anchor.MIDDLE)
        fits = words.box.height < box.height and words.box.width + type_.gap < box.width
        if fits and taken.first_free([words]):
            yield words


def _totals(frame: Frame, totals: tuple[Decimal | None, ...], taken: Taken) -> Iterator[Words]:
    type_ = frame.canvas.type
    for category, whole in enumerate(totals):
        if whole is not None:
            words = type_.above(frame.plot.drawn(whole), frame.x(category), frame.y(whole) - 1)
            if words.box.width < frame.slot and taken.first_free([words]):
                yield words


def _signs(frame: Frame, totals: tuple[Decimal | None, ...], taken: Taken) -> Iterator[Words]:
    """The sign of a missing part stands for the whole period."""
    yield from frame.missing(taken)
    for category, whole in enumerate(totals):
        sign = next((one.signs[category] for one in frame.plot.series if one.signs[category]), "")
        words = frame.canvas.type.above(sign, frame.x(category), frame.base - 2)
        if whole is None and sign and taken.first_free([words]):
            yield words


def _names(frame: Frame, parts: list[_Part]) -> Iterator[Shape]:
    """Beside the parts of the last period there is."""
    last = max((part.category for part in parts), default=-1)
    named = [
        Named(frame.plot.series[part.series].label, part.area.box.right, part.area.box.middle[1])
        for part in parts
        if part.category == last
    ]
    area = frame.area
    yield from names.beside(named, frame.canvas.type, Box(area.right, 0.0, frame.canvas.width, area.bottom))
