"""Age groups of two sexes, back to back, the youngest at the foot; the groups are named between the two."""

from collections.abc import Iterator

from hep_desktop.charts import inks
from hep_desktop.charts.across import Across
from hep_desktop.charts.axis import from_zero
from hep_desktop.charts.frame import Canvas
from hep_desktop.charts.lettering import Taken, Type
from hep_desktop.charts.plot import Plot
from hep_desktop.charts.shapes import Anchor, Box, Shape

_NAMES = 0.24  # of the canvas
_ROW = 1.9  # of a line


def height(plot: Plot, type_: Type) -> float:
    """How high the chart has to be."""
    return type_.line * (_ROW * len(plot.categories) + 3)


def draw(plot: Plot, canvas: Canvas) -> Iterator[Shape]:
    """All shapes of the chart."""
    type_ = canvas.type
    axis = from_zero(plot.known, whole=plot.decimals == 0)
    names = min(type_.widest(plot.categories), canvas.width * _NAMES)
    labels = type_.widest([plot.drawn(value) for value in plot.known]) + 2 * type_.gap
    half = (canvas.width - names) / 2 - 2 * type_.gap
    top, bottom = type_.line * 1.5, canvas.height - type_.line * 1.3
    sides = (
        Across(plot, axis, Box(labels, top, half, bottom), type_, turned=True),
        Across(plot, axis, Box(canvas.width - half, top, canvas.width - labels, bottom), type_),
    )
    yield type_.words(type_.shortened(plot.axis_unit, names), canvas.width / 2, type_.size, Anchor.MIDDLE, quiet=True)
    for at, side in enumerate(sides):
        inner = side.area.right if at == 0 else side.area.left
        name = type_.shortened(plot.series[at].label, half)
        yield type_.words(name, inner, type_.size, Anchor.START if at else Anchor.END, bold=True)
        yield from side.behind()
    for at, name in enumerate(plot.categories):
        middle = bottom - (at + 0.5) * sides[0].row
        between = type_.level(type_.shortened(name, names), canvas.width / 2, middle, Anchor.MIDDLE)
        yield between
        taken = Taken([between.box])
        for series, side in enumerate(sides):
            yield from side.bar(series, at, middle, inks.fill(series, len(sides)), taken)
    yield from (side.zero() for side in sides)
