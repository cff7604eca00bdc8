"""The graph of problems and measures in the window: arrows walk in it, words below tell the same."""

from math import ceil

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontInfo, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hep_desktop.charts.lettering import Type
from hep_desktop.charts.links import Link, draw
from hep_desktop.ui.chart_painter import ChartPainter, Lettering


class LinkGraph(QWidget):
    """Up and down walk among the problems or the measures, left and right change sides."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.left: tuple[str, ...] = ()
        self.right: tuple[str, ...] = ()
        self.links: tuple[Link, ...] = ()
        self.current = 0
        self._lettering = Lettering(self.font())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_links(self, left: tuple[str, ...], right: tuple[str, ...], links: tuple[Link, ...]) -> None:
        """Show other problems and measures."""
        self.left, self.right, self.links = left, right, links
        self.current = min(self.current, max(0, len(left) + len(right) - 1))
        self._settle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture."""
        del event
        painter = QPainter(self)
        drawing = draw(self.left, self.right, self.links, self._type(), float(self.width()), self.current)
        ChartPainter(painter, self.palette(), self._lettering).paint(drawing)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break anew."""
        super().resizeEvent(event)
        self._settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk."""
        count, side = len(self.left), self.current < len(self.left)
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            first, last = (0, count - 1) if side else (count, count + len(self.right) - 1)
            by = 1 if event.key() == Qt.Key.Key_Down else -1
            self._choose(min(max(self.current + by, first), last))
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            partners = [one.right + count for one in self.links if one.left == self.current]
            partners += [one.left for one in self.links if one.right + count == self.current]
            self._choose(partners[0] if partners else self.current)
        else:
            super().keyPressEvent(event)

    def _choose(self, place: int) -> None:
        if place != self.current:
            self.current = place
            self.update()
            self.chosen.emit(place)

    def _type(self) -> Type:
        return Type(self._lettering, QFontInfo(self.font()).pixelSize())

    def _settle(self) -> None:
        drawing = draw(self.left, self.right, self.links, self._type(), float(max(self.width(), 300)), self.current)
        self.setFixedHeight(ceil(drawing.height) + 2)
        self.update()
