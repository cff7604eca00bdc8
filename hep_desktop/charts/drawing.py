"""Draws a chart for a width: each kind in its module, all in one size of type."""

from collections.abc import Iterable, Iterator

from hep_desktop.charts import balance, bars, columns, lines, pyramid, service_map, stacked
from hep_desktop.charts.frame import Canvas
from hep_desktop.charts.lettering import Taken, Type
from hep_desktop.charts.plot import Plot
from hep_desktop.charts.service_map import ServiceMap
from hep_desktop.charts.shapes import Box, Drawing, Plate, Shape, Words
from hep_desktop.template.chart import ChartKind

_NARROWEST = 30.0  # of the size of type; a painter with less room makes the whole smaller
_LOWEST = 14.0
_SHARE = 0.36  # of the width
_HIGHEST = 24.0
_HAIR = 0.01  # what is placed at the very edge may be reckoned a hair beyond it

_DRAWN = {
    ChartKind.COLUMNS: columns.draw,
    ChartKind.LINE: lines.draw,
    ChartKind.STACKED: stacked.draw,
    ChartKind.SHARES: stacked.draw,
    ChartKind.BALANCE: balance.draw,
    ChartKind.PYRAMID: pyramid.draw,
    ChartKind.BARS: bars.draw,
}


def draw(plot: Plot | ServiceMap, type_: Type, width: float, height: float = 0.0) -> Drawing:
    """The chart; it may come out wider or higher than asked for, where less would not be legible."""
    if isinstance(plot, ServiceMap):
        return service_map.draw(plot, type_, width)
    width = max(width, _NARROWEST * type_.size)
    height = max(height or natural_height(plot, type_, width), least_height(plot, type_, width))
    shapes = _DRAWN[plot.kind](plot, Canvas(width, height, type_))
    return Drawing(width, height, tuple(_legible(shapes, Box(0.0, 0.0, width, height))))


def _legible(shapes: Iterable[Shape], canvas: Box) -> Iterator[Shape]:
    """Without words that would leave the canvas or cover others: the table tells what finds no room."""
    taken, plate = Taken(), None
    edge = Box(-_HAIR, -_HAIR, canvas.right + _HAIR, canvas.bottom + _HAIR)
    for shape in shapes:
        if isinstance(shape, Plate):
            plate = shape
            continue
        if isinstance(shape, Words):
            if not shape.text or not edge.holds(shape.box) or not taken.first_free([shape]):
                plate = None
                continue
            if plate is not None:
                yield Plate(plate.box.within(canvas))
        plate = None
        yield shape


def natural_height(plot: Plot, type_: Type, width: float) -> float:
    """The height a chart looks best in."""
    by_rows = _by_rows(plot, type_, width)
    if by_rows:
        return by_rows
    return max(min(width * _SHARE, _HIGHEST * type_.size), least_height(plot, type_, width))


def least_height(plot: Plot, type_: Type, width: float) -> float:
    """The height below which a chart is not legible."""
    names = type_.line * len(plot.series) if plot.kind is ChartKind.COLUMNS else 0.0
    return _by_rows(plot, type_, width) or _LOWEST * type_.size + names


def _by_rows(plot: Plot, type_: Type, width: float) -> float:
    if plot.kind is ChartKind.PYRAMID:
        return pyramid.height(plot, type_)
    return bars.height(plot, type_, width) if plot.kind is ChartKind.BARS else 0.0
