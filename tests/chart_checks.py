"""Looks at a drawn chart as its reader does: what stands outside, what covers what; and plots in one line."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from hep_desktop.charts.drawing import draw
from hep_desktop.charts.lettering import Type
from hep_desktop.charts.plot import Plot, Series
from hep_desktop.charts.shapes import Area, Box, Dot, Drawing, Plate, Stroke, Words
from hep_desktop.template.chart import ChartKind

HAIR = 0.01
YEARS = ("2022", "2023", "2024", "2025", "2026")


class Typewriter:
    """Every sign as wide as the next, bold ones wider."""

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """How wide a text is."""
        return len(text) * size * (0.55 if bold else 0.5)


TYPE = Type(Typewriter(), 8.0)


def series(label: str, *values: float | str | None, signs: Sequence[str] = ()) -> Series:
    """Values of a series; None where nothing is known."""
    given = tuple(None if value is None else Decimal(str(value)) for value in values)
    return Series(label, given, tuple(signs) or tuple("" if value is not None else ".." for value in values))


def plot(
    kind: ChartKind, *parts: Series, categories: Sequence[str] = YEARS, unit: str = "fő", decimals: int = 0
) -> Plot:
    """A chart of one table."""
    period = "2025" if kind in (ChartKind.PYRAMID, ChartKind.BARS) else ""
    return Plot(kind, "3.2.1", "Álláskeresők", unit, decimals, tuple(categories), parts, period)


def drawn(of: Plot, width: float = 450, height: float = 0) -> Drawing:
    """The chart on paper."""
    return draw(of, TYPE, width, height)


def areas(drawing: Drawing) -> dict[tuple[int, int], Area]:
    """The filled areas by what they stand for."""
    return {shape.of: shape for shape in drawing.shapes if isinstance(shape, Area) and shape.of is not None}


def dots(drawing: Drawing) -> dict[tuple[int, int], Dot]:
    """The points of lines by what they stand for."""
    return {shape.of: shape for shape in drawing.shapes if isinstance(shape, Dot) and shape.of is not None}


def words(drawing: Drawing) -> list[Words]:
    """All that is written."""
    return [shape for shape in drawing.shapes if isinstance(shape, Words) and shape.text]


def texts(drawing: Drawing) -> list[str]:
    """All that is written, as text."""
    return [one.text for one in words(drawing)]


def outside(drawing: Drawing) -> list[object]:
    """The shapes that leave the canvas."""
    return [shape for shape in drawing.shapes if any(not _holds(drawing, box) for box in _boxes(shape))]


def overlapping(drawing: Drawing) -> list[tuple[str, str]]:
    """The words that stand on other words."""
    pairs = combinations(words(drawing), 2)
    return [(one.text, other.text) for one, other in pairs if _inner(one.box).meets(_inner(other.box))]


def _holds(drawing: Drawing, box: Box) -> bool:
    across = box.left >= -HAIR and box.right <= drawing.width + HAIR
    return across and box.top >= -HAIR and box.bottom <= drawing.height + HAIR


def _boxes(shape: object) -> Iterator[Box]:
    match shape:
        case Words(text) if not text:
            return
        case Area(box) | Plate(box):
            yield box
        case Words() | Dot():
            yield shape.box
        case Stroke(points):
            yield from (Box(x, y, x, y) for x, y in points)


def _inner(box: Box) -> Box:
    return Box(box.left + HAIR, box.top + HAIR, box.right - HAIR, box.bottom - HAIR)
