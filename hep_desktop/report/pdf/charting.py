"""A chart on a page: its shapes drawn under one tag, with its text alternative and its place."""

from math import cos, pi, sin

from hep_desktop.charts import inks
from hep_desktop.charts.drawing import draw
from hep_desktop.charts.lettering import Type
from hep_desktop.charts.plot import Plot
from hep_desktop.charts.service_map import ServiceMap
from hep_desktop.charts.shapes import Anchor, Area, Box, Dot, Drawing, Marker, Plate, Point, Shape, Stroke, Words
from hep_desktop.report.pdf.fonts import Family
from hep_desktop.report.pdf.items import Item
from hep_desktop.report.pdf.pen import Pen
from hep_desktop.report.pdf.setter import Setter
from hep_desktop.report.pdf.structure import Element, Traits
from hep_desktop.report.pdf.styles import BLACK, QUIET
from hep_desktop.report.pdf.typeset import Look

SIZE = 8.0
_WHITE = 1.0
_ROOMY = 10_000.0  # no word of a chart is so wide
_ROUND = 24  # corners of a disc: more are not seen


class _Lettering:
    """Measures in the face of the papers' tables."""

    def __init__(self, setter: Setter) -> None:
        self._setter = setter

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """How wide a text is set."""
        return self._setter.one_line(text, Look(Family.SANS, size, bold=bold), _ROOMY).width


class Charting(Item):
    """A chart as wide as the text; never parted."""

    before = 8.0
    after = 6.0
    keeps = True  # its caption stands below

    def __init__(self, plot: Plot | ServiceMap, setter: Setter, element: Element) -> None:
        self._plot = plot
        self._setter = setter
        self._element = element
        self._drawing = Drawing(0.0, 0.0, ())

    def measure(self, width: float) -> None:
        """Draw it for a width."""
        self._drawing = draw(self._plot, Type(_Lettering(self._setter), SIZE), width)
        self.height = self._drawing.height

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Put the shapes on the page and note where they stand."""
        box = (x, top - self.height, x + self._drawing.width, top)
        self._element.traits = Traits(alt=self._element.traits.alt, box=box)
        with pen.content(self._element):
            brush = _Brush(pen, self._setter, x, top)
            for shape in self._drawing.shapes:
                brush.paint(shape)


class _Brush:
    """Draws shapes whose heights are counted downwards from the chart's upper edge."""

    def __init__(self, pen: Pen, setter: Setter, x: float, top: float) -> None:
        self._pen = pen
        self._setter = setter
        self._x = x
        self._top = top

    def paint(self, shape: Shape) -> None:
        match shape:
            case Area():
                self._area(shape)
            case Stroke(points, weight, dash, gray):
                self._pen.stroke(map(self._at, points), weight=weight, gray=gray, dash=dash)
            case Dot():
                fill = BLACK if shape.marker in inks.FILLED else _WHITE
                self._pen.polygon(map(self._at, _corners(shape)), fill, outline=inks.DOT)
            case Plate(box):
                self._pen.polygon(map(self._at, _around(box)), _WHITE)
            case Words():
                self._words(shape)

    def _at(self, point: Point) -> Point:
        return self._x + point[0], self._top - point[1]

    def _area(self, area: Area) -> None:
        corners = [self._at(corner) for corner in _around(area.box)]
        self._pen.polygon(corners, inks.GROUNDS.get(area.fill, _WHITE))
        for line in inks.hatching(area.box, area.fill):
            self._pen.stroke(map(self._at, line), weight=inks.HATCH)
        self._pen.stroke((*corners, corners[0]), weight=inks.OUTLINE)

    def _words(self, words: Words) -> None:
        look = Look(Family.SANS, words.size, bold=words.bold, gray=QUIET if words.quiet else BLACK)
        line = self._setter.one_line(words.text, look, _ROOMY)
        x, y = self._at((words.x, words.base))
        shift = {Anchor.START: 0.0, Anchor.MIDDLE: line.width / 2, Anchor.END: line.width}[words.anchor]
        self._pen.text(x - shift, y, line.pieces)


def _around(box: Box) -> tuple[Point, ...]:
    return (box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)


def _corners(dot: Dot) -> tuple[Point, ...]:
    if dot.marker not in (Marker.DISC, Marker.RING):
        return inks.corners(dot)
    x, y = dot.at
    angles = [2 * pi * place / _ROUND for place in range(_ROUND)]
    return tuple((x + dot.radius * cos(angle), y + dot.radius * sin(angle)) for angle in angles)
