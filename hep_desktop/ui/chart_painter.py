"""Paints a chart with Qt in the inks of the palette, so that dark and high-contrast themes hold for it too."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette, QPen, QPolygonF

from hep_desktop.charts import inks
from hep_desktop.charts.shapes import Anchor, Area, Box, Dot, Drawing, Marker, Plate, Point, Shape, Stroke, Words
from hep_desktop.ui import look

_QUIET = 0.35
_REMEMBERED = 2000  # texts of charts come again with every change


class Lettering:
    """Measures in the window's font; sizes are pixels."""

    def __init__(self, font: QFont) -> None:
        self._font = font
        self._metrics: dict[tuple[float, bool], QFontMetricsF] = {}
        self._widths: dict[tuple[str, float, bool], float] = {}

    def font(self, size: float, *, bold: bool) -> QFont:
        """The font at a size."""
        font = QFont(self._font)
        font.setPixelSize(round(size))
        font.setBold(bold)
        return font

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """How wide a text is."""
        known = self._widths.get((text, size, bold))
        if known is not None:
            return known
        if len(self._widths) > _REMEMBERED:
            self._widths.clear()
        metrics = self._metrics.get((size, bold))
        if metrics is None:
            metrics = self._metrics[size, bold] = QFontMetricsF(self.font(size, bold=bold))
        width = self._widths[text, size, bold] = metrics.horizontalAdvance(text)
        return width


class ChartPainter:
    """Paints drawings on one painter."""

    def __init__(self, painter: QPainter, palette: QPalette, lettering: Lettering) -> None:
        self._painter = painter
        self._lettering = lettering
        self._ink = palette.color(QPalette.ColorRole.WindowText)
        self._ground = palette.color(QPalette.ColorRole.Window)
        self._shades: dict[float, QColor] = {}

    def paint(self, drawing: Drawing) -> None:
        """Paint all shapes, later ones over earlier ones."""
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for shape in drawing.shapes:
            self._shape(shape)

    def _shade(self, gray: float) -> QColor:
        if gray not in self._shades:
            self._shades[gray] = look.between(self._ink, self._ground, gray)
        return self._shades[gray]

    def _shape(self, shape: Shape) -> None:
        match shape:
            case Area():
                self._area(shape)
            case Stroke(points, weight, dash, gray):
                self._painter.setPen(self._pen(weight, gray, dash))
                self._painter.drawPolyline(_polygon(points))
            case Dot():
                self._dot(shape)
            case Plate(box):
                self._painter.fillRect(_rectangle(box), self._shade(1.0))
            case Words():
                self._words(shape)

    def _pen(self, weight: float, gray: float = 0.0, dash: Sequence[float] = ()) -> QPen:
        pen = QPen(self._shade(gray), weight)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if dash:
            pen.setDashPattern([length / weight for length in dash])
        return pen

    def _area(self, area: Area) -> None:
        rectangle = _rectangle(area.box)
        self._painter.fillRect(rectangle, self._shade(inks.GROUNDS.get(area.fill, 1.0)))
        lines = [QLineF(*start, *end) for start, end in inks.hatching(area.box, area.fill)]
        if lines:
            self._painter.setPen(self._pen(inks.HATCH))
            self._painter.drawLines(lines)
        self._painter.setPen(self._pen(inks.OUTLINE))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(rectangle)

    def _dot(self, dot: Dot) -> None:
        self._painter.setPen(self._pen(inks.DOT))
        self._painter.setBrush(self._shade(0.0 if dot.marker in inks.FILLED else 1.0))
        if dot.marker in (Marker.DISC, Marker.RING):
            self._painter.drawEllipse(QPointF(*dot.at), dot.radius, dot.radius)
        else:
            self._painter.drawPolygon(_polygon(inks.corners(dot)))

    def _words(self, words: Words) -> None:
        self._painter.setFont(self._lettering.font(words.size, bold=words.bold))
        self._painter.setPen(self._shade(_QUIET if words.quiet else 0.0))
        width = words.box.width
        shift = {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[words.anchor]
        self._painter.drawText(QPointF(words.x - shift, words.base), words.text)


def _rectangle(box: Box) -> QRectF:
    return QRectF(box.left, box.top, box.width, box.height)


def _polygon(points: Sequence[Point]) -> QPolygonF:
    return QPolygonF([QPointF(*point) for point in points])
