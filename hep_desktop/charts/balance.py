"""What comes above the line, what goes below it, and what is left: as a line, and in numbers under the periods."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from hep_desktop.charts import inks, names
from hep_desktop.charts.axis import from_zero
from hep_desktop.charts.frame import Canvas, Frame, Margins
from hep_desktop.charts.lettering import Taken
from hep_desktop.charts.names import Named
from hep_desktop.charts.plot import Plot
from hep_desktop.charts.shapes import Anchor, Area, Box, Dot, Marker, Shape, Stroke, Words

_IN, _OUT, _NET = range(3)
_COLUMN = 0.5  # of a period
_WIDEST = 5.0  # of the size of type
_RADIUS = 0.34
_LINE = 1.2
_SIGNS = {_IN: 1, _OUT: -1, _NET: 1}


def draw(plot: Plot, canvas: Canvas) -> Iterator[Shape]:
    """All shapes of the chart."""
    type_ = canvas.type
    heights = [value * _SIGNS[at] for at, one in enumerate(plot.series) for value in one.known]
    axis = from_zero(heights, whole=plot.decimals == 0)
    labels = [one.label for one in plot.series]
    margins = Margins(
        above=type_.line,
        right=names.room(labels, type_, canvas.width),
        below=type_.line,  # what goes has its values below its columns
        left=min(type_.width(labels[_NET]) + type_.gap, canvas.width * 0.3),
    )
    canvas_above = Canvas(canvas.width, canvas.height - type_.line * 1.15, type_)  # the net stands below in numbers
    frame = Frame.lay(plot, canvas_above, axis, margins)
    behind = list(frame.behind())
    yield from behind
    columns = [area for at in (_IN, _OUT) for area in _columns(frame, at)]
    yield from columns
    taken = Taken.by(behind)
    yield from _labels(frame, columns, taken)
    yield from frame.missing(taken)
    dots = list(_dots(frame))
    net = list(_net(frame, dots))
    yield from (replace(one, weight=2.4 * _LINE, gray=1.0, of=None) for one in net)  # seen over any fill
    yield from frame.zero()
    yield from (*net, *dots)
    yield from _named(frame, columns, dots)
    yield from _numbers(frame, canvas)


def _columns(frame: Frame, at: int) -> Iterator[Area]:
    half = min(frame.slot * _COLUMN, frame.canvas.type.size * _WIDEST) / 2
    for category, value in enumerate(frame.plot.series[at].values):
        if value is not None:
            x, y = frame.x(category), frame.y(value * _SIGNS[at])
            box = Box(x - half, min(y, frame.base), x + half, max(y, frame.base))
            yield Area(box, inks.fill(1 + at, len(frame.plot.series)), (at, category))


def _labels(frame: Frame, columns: list[Area], taken: Taken) -> Iterator[Words]:
    type_ = frame.canvas.type
    for area in columns:
        at, category = area.of or (0, 0)
        value = frame.plot.series[at].values[category] or Decimal(0)
        label, x = frame.plot.drawn(value), frame.x(category)
        rises = value * _SIGNS[at] > 0 or (at == _IN and value == 0)
        words = type_.above(label, x, area.box.top - 1) if rises else type_.below(label, x, area.box.bottom + 1)
        if words.box.width < frame.slot and taken.first_free([words]):
            yield words


def _dots(frame: Frame) -> Iterator[Dot]:
    radius = frame.canvas.type.size * _RADIUS
    for category, value in enumerate(frame.plot.series[_NET].values):
        if value is not None:
            yield Dot((frame.x(category), frame.y(value)), Marker.DIAMOND, radius, (_NET, category))


def _net(frame: Frame, dots: list[Dot]) -> Iterator[Stroke]:
    """The line from one period to the next; broken where the figures are."""
    cuts = {one.at for one in frame.plot.breaks}
    for one, other in pairwise(dots):
        first, second = (one.of or (0, 0))[1], (other.of or (0, 0))[1]
        if second == first + 1 and second not in cuts:
            yield Stroke((one.at, other.at), _LINE, of=_NET)


def _named(frame: Frame, columns: list[Area], dots: list[Dot]) -> Iterator[Shape]:
    last: dict[int, Named] = {}
    for area in columns:
        at = (area.of or (0, 0))[0]
        last[at] = Named(frame.plot.series[at].label, area.box.right, area.box.middle[1])
    for dot in dots:
        last[_NET] = Named(frame.plot.series[_NET].label, dot.at[0] + dot.radius, dot.at[1])
    area = frame.area
    bounds = Box(area.right, area.top - frame.canvas.type.line, frame.canvas.width, area.bottom)
    yield from names.beside(list(last.values()), frame.canvas.type, bounds)


def _numbers(frame: Frame, canvas: Canvas) -> Iterator[Shape]:
    """The net in numbers, each under its period."""
    type_, one = canvas.type, frame.plot.series[_NET]
    base = canvas.height - type_.line * 0.35
    label = type_.shortened(one.label, frame.area.left - type_.gap)
    yield type_.words(label, frame.area.left - type_.gap, base, Anchor.END)
    taken = Taken()
    for category in range(len(one.values) - 1, -1, -1):
        value = one.values[category]
        plus = "+" if value is not None and value > 0 else ""
        number = one.signs[category] if value is None else f"{plus}{frame.plot.drawn(value)}"
        words = type_.words(number, frame.x(category), base, Anchor.MIDDLE, bold=value is not None)
        if number and words.box.left >= frame.area.left and taken.first_free([words]):
            yield words
