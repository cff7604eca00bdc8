"""Several figures of one period as bars, one below the other, each with its name before it."""

from collections.abc import Iterator

from hep_desktop.charts import inks
from hep_desktop.charts.across import Across
from hep_desktop.charts.axis import from_zero
from hep_desktop.charts.frame import Canvas
from hep_desktop.charts.lettering import Taken, Type
from hep_desktop.charts.plot import Plot
from hep_desktop.charts.shapes import Anchor, Box, Shape, Words

_NAMES = 0.36  # of the canvas
_ROW = 1.5  # of a line


def height(plot: Plot, type_: Type, width: float) -> float:
    """How high the chart has to be."""
    rows = max(len(type_.wrapped(name, width * _NAMES)) for name in plot.categories)
    return type_.line * (max(_ROW, rows * 1.1) * len(plot.categories) + 2.5)


def draw(plot: Plot, canvas: Canvas) -> Iterator[Shape]:
    """All shapes of the chart."""
    type_ = canvas.type
    axis = from_zero(plot.known, whole=plot.decimals == 0)
    names = min(type_.widest(plot.categories), canvas.width * _NAMES)
    labels = type_.widest([plot.drawn(value) for value in plot.known]) + 2 * type_.gap
    left = names + 2 * type_.gap + (labels if axis.low < 0 else 0.0)
    area = Box(left, type_.line * 1.1, canvas.width - labels, canvas.height - type_.line * 1.3)
    across = Across(plot, axis, area, type_)
    yield type_.words(plot.axis_unit, area.left, type_.size * 0.85, quiet=True)
    yield from across.behind()
    for at, name in enumerate(plot.categories):
        middle = area.top + (at + 0.5) * across.row
        name_lines = list(_name(name, names, middle, type_))
        yield from name_lines
        yield from across.bar(0, at, middle, inks.fill(0, 1), Taken.by(name_lines))
    yield across.zero()


def _name(name: str, room: float, middle: float, type_: Type) -> Iterator[Words]:
    lines = type_.wrapped(name, room)
    for place, line in enumerate(lines):
        at = middle + (place - (len(lines) - 1) / 2) * type_.line
        yield type_.level(line, room, at, Anchor.END)
