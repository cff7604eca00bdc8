"""Names of series right at what they name: beside the last figures, with a fine line where they had to move."""

from collections.abc import Iterator, Sequence

from hep_desktop.charts.lettering import Type, spread
from hep_desktop.charts.shapes import Anchor, Box, Shape, Stroke
from hep_desktop.frozen import dataclass

_WIDEST = 0.3  # of the canvas
_ARM = 1.6  # of the size: the line from a figure to its name
LEADER_GRAY = 0.45
LEADER = 0.5


@dataclass(frozen=True, slots=True)
class Named:
    """A name and the place of the figure it belongs to."""

    name: str
    x: float
    y: float


def room(names: Sequence[str], type_: Type, canvas_width: float) -> float:
    """The margin that names beside the area need."""
    widest = min(type_.widest(names), canvas_width * _WIDEST)
    lines = [line for name in names for line in type_.wrapped(name, widest)]
    return type_.widest(lines) + (_ARM + 0.4) * type_.size


def beside(names: Sequence[Named], type_: Type, bounds: Box) -> Iterator[Shape]:
    """Names at the right of an area, between these bounds; each as near to its figure as the others let it."""
    start = bounds.left + _ARM * type_.size
    broken = [type_.wrapped(one.name, bounds.right - start) for one in names]
    heights = [len(lines) * type_.line for lines in broken]
    wanted = [(one.y, height) for one, height in zip(names, heights, strict=True)]
    centres = spread(wanted, bounds.top, bounds.bottom)
    for one, lines, height, centre in zip(names, broken, heights, centres, strict=True):
        bend, end = start - 0.7 * _ARM * type_.size, start - 0.2 * type_.size
        yield Stroke(((one.x, one.y), (bend, one.y), (end, centre)), LEADER, gray=LEADER_GRAY)
        for place, line in enumerate(lines):
            yield type_.level(line, start, centre - height / 2 + (place + 0.5) * type_.line, Anchor.START)
