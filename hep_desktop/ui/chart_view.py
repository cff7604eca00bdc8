"""One chart in the window: the picture, its title and small print, and whether it is printed."""

from math import ceil

from PySide6.QtCore import QEvent, QSignalBlocker, Qt
from PySide6.QtGui import QFontInfo, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QSizePolicy, QVBoxLayout, QWidget

from hep_desktop.charts import telling
from hep_desktop.charts.choice import is_printed
from hep_desktop.charts.drawing import draw, least_height, natural_height
from hep_desktop.charts.lettering import Type
from hep_desktop.charts.plot import Plot, plot_of
from hep_desktop.charts.shapes import Drawing
from hep_desktop.domain.commands import PrintChart
from hep_desktop.template.model import Table
from hep_desktop.ui import look
from hep_desktop.ui.chart_painter import ChartPainter, Lettering
from hep_desktop.ui.page_parts import sentence
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text

_SMALLER = 0.92  # of the window's font
_LEAST, _MOST = 50, 96  # letters across


class ChartView(QWidget):
    """The picture of a chart, as high as it looks best in its width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plot: Plot | None = None
        self._drawing: Drawing | None = None
        self._room = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._measure()

    @property
    def type(self) -> Type:
        """The type of the chart, a little smaller than the window's."""
        return Type(self._lettering, round(QFontInfo(self.font()).pixelSize() * _SMALLER))

    def show_plot(self, plot: Plot) -> None:
        """Show a chart as its figures are now."""
        if plot == self._plot:
            return
        self._plot, self._drawing = plot, None
        self.setAccessibleName(telling.caption(plot))
        self.setAccessibleDescription(telling.alternative(plot))
        self._settle()
        self.update()

    def least_height(self, width: int) -> int:
        """The lowest the chart can be in a width."""
        return ceil(least_height(self._plot, self.type, self._across(width))) if self._plot is not None else 0

    def fit(self, room: int) -> None:
        """Be no higher than a room, if that is possible; 0 where there is no end to it."""
        self._room = room
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._drawing = None
            self._measure()
            self._settle()

    def _measure(self) -> None:
        self._lettering = Lettering(self.font())
        self.setMinimumWidth(look.letters(self, _LEAST))
        self.setMaximumWidth(look.letters(self, _MOST))

    def _across(self, width: int) -> int:
        return min(max(width, self.minimumWidth()), self.maximumWidth())

    def _settle(self) -> None:
        if self._plot is not None:
            best = ceil(natural_height(self._plot, self.type, self._across(self.width())))
            self.setFixedHeight(max(min(best, self._room or best), self.least_height(self.width())))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._plot is None:
            return
        if self._drawing is None or (self._drawing.width, self._drawing.height) != (self.width(), self.height()):
            self._drawing = draw(self._plot, self.type, self.width(), self.height())
        painter = QPainter(self)
        shrunk = min(self.width() / self._drawing.width, self.height() / self._drawing.height, 1.0)
        painter.scale(shrunk, shrunk)
        ChartPainter(painter, self.palette(), self._lettering).paint(self._drawing)
        painter.end()


class ChartCard(QWidget):
    """A chart with its words and the choice whether it prints; the check box tells what the picture shows."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.table: Table | None = None
        self.plot: Plot | None = None
        self.title = QLabel()
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.view = ChartView()
        self.notes = sentence(quiet=True)
        self.prints = QCheckBox(text("charts.window.prints"))
        self.prints.setToolTip(text("charts.window.prints_hint"))
        self.prints.toggled.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.GRID // 2)
        for widget in (self.title, self.view, self.notes, self.prints):
            column.addWidget(widget)
        column.addStretch(1)

    def show_table(self, table: Table) -> bool:
        """Show the chart of a table as it is now. False where there is none to show."""
        self.table = table
        self.plot = plot_of(table, self._session.figures)
        if self.plot is None:
            return False
        self.title.setText(telling.caption(self.plot))
        self.notes.setText("\n".join(telling.notes(self.plot)))
        self.view.show_plot(self.plot)
        with QSignalBlocker(self.prints):
            self.prints.setChecked(is_printed(self._session.programme, table.id, self.plot))
        self.prints.setEnabled(not self._session.read_only)
        self.prints.setAccessibleName(text("charts.window.prints_of", chart=telling.caption(self.plot)))
        self.prints.setAccessibleDescription(telling.alternative(self.plot))
        return True

    def least_height(self, width: int) -> int:
        """The lowest the whole can be in a width."""
        return self._words(width) + self.view.least_height(width)

    def fit(self, width: int, room: int) -> None:
        """Be no higher than a room, if that is possible."""
        self.view.fit(room - self._words(width))

    def _words(self, width: int) -> int:
        labels = sum(label.heightForWidth(width) for label in (self.title, self.notes))
        return labels + self.prints.sizeHint().height() + 2 * look.GRID

    def _choose(self, printed: bool) -> None:
        """What the figures suggest anyway is no choice."""
        if self.plot is None or self.table is None:
            return
        chosen = None if printed is self.plot.telling else printed
        if not self._session.attempt(PrintChart(self._session.programme_id, self.table.id, chosen)):
            self.show_table(self.table)
