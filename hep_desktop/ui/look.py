"""How things look: colours of signs on light and dark ground, line icons in the text's colour, and sizes in letters."""

from functools import cache
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QWidget

from hep_desktop import paths
from hep_desktop.domain.findings import Severity

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

GRID = 8  # pixels; every margin is one or half of it
_HALF = 128
_TITLE_BAR = 6 * GRID  # of a window, and a little air

# sign, colour on light ground, on dark ground; each at least 4.5 : 1 on its ground (a test measures it)
ERROR = ("✖", "#B3261E", "#F5B3AE")
WARNING = ("▲", "#8A5A00", "#F0C26A")
TIP = ("●", "#00596B", "#84CFE2")
DONE = ("✓", "#1B6B3A", "#8AD6A6")
OPEN = ("○", "#5C5C5C", "#BDBDBD")
RETURN = "⚑"  # a place to come back to

_BY_SEVERITY = {Severity.ERROR: ERROR, Severity.WARNING: WARNING, Severity.TIP: TIP}

Mark = tuple[str, str, str]


def mark_of(severity: Severity) -> Mark:
    """Sign and colours of a severity."""
    return _BY_SEVERITY[severity]


def is_dark(palette: QPalette) -> bool:
    """Whether text stands on dark ground."""
    return palette.color(QPalette.ColorRole.Base).lightness() < _HALF


def colour(mark: Mark, palette: QPalette) -> QColor:
    """The colour of a mark on the palette's ground."""
    return QColor(mark[2] if is_dark(palette) else mark[1])


def blended(palette: QPalette, share: float) -> QColor:
    """The ground with a share of the text's colour in it: quiet areas that follow every palette."""
    return between(palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text), share)


def between(first: QColor, other: QColor, share: float) -> QColor:
    """A colour with a share of another in it."""
    return QColor(
        *(
            round(one + (two - one) * share)
            for one, two in zip(first.getRgb()[:3], other.getRgb()[:3], strict=True)  # pyright: ignore[reportIndexIssue, reportUnknownArgumentType] – a tuple, whatever the stubs say
        )
    )


def row_ground(painter: QPainter, option: "QStyleOptionViewItem") -> bool:
    """Paint a row of a list but for its words, as the system's style does; whether it is chosen."""
    from PySide6.QtWidgets import QStyle  # noqa: PLC0415 – brings hundreds of names, and no row stands on the first page

    drawn = cast("Any", option)  # the stubs lack the fields of a style option
    drawn.text = ""
    drawn.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, drawn.widget)
    return bool(drawn.state & QStyle.StateFlag.State_Selected)


def letters(widget: QWidget, count: float) -> int:
    """The width of `count` average letters: sizes follow the font, so nothing clips at 200 %."""
    return round(QFontMetrics(widget.font()).averageCharWidth() * count)


def lines(widget: QWidget, count: float) -> int:
    """The height of so many lines."""
    return round(QFontMetrics(widget.font()).lineSpacing() * count)


def room_for(widget: QWidget, columns: float, lines: float) -> QSize:
    """The size of so many letters and lines, or of what the screen has: no button may stand beyond its edge."""
    screen = widget.screen().availableSize()
    wanted = QSize(letters(widget, columns), round(lines * QFontMetrics(widget.font()).lineSpacing()))
    return wanted.boundedTo(QSize(screen.width() - 2 * GRID, screen.height() - _TITLE_BAR))


def scaled(font: QFont, factor: float, *, bold: bool = False) -> QFont:
    """A larger or smaller font of the same family."""
    other = QFont(font)
    other.setPointSizeF(font.pointSizeF() * factor)
    other.setBold(bold or font.bold())
    return other


@cache
def _drawing(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def icon(name: str) -> QIcon:
    """A line icon in the colour of button texts; greyed by Qt where disabled."""
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 – costs 10 ms of start where no icon is shown

    ink = QGuiApplication.palette().color(QPalette.ColorRole.ButtonText).name()
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace("#000000", ink).encode()))
    result = QIcon()
    for pixels in (16, 24, 32, 48):
        pixmap = QPixmap(QSize(pixels, pixels))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, pixels, pixels))
        painter.end()
        result.addPixmap(pixmap)
    return result
