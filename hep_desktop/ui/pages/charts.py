"""The charts of a chapter one below the other, each with the choice whether it prints; and one beside its table."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from hep_desktop.domain.outcome import Outcome
from hep_desktop.domain.places import ChartPlace, FactPlace, ProgrammePlace, RowPlace, SettlementPlace
from hep_desktop.template.model import Node, Table
from hep_desktop.ui import look
from hep_desktop.ui.page_parts import scrolled, sentence
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text

if TYPE_CHECKING:
    from hep_desktop.ui.chart_view import ChartCard

_ENDLESS = (1 << 24) - 1  # Qt's own largest size
REST_MS = 120
"""What follows a change when typing rests waits so long."""
SHOWN = (FactPlace, RowPlace, ProgrammePlace, SettlementPlace, ChartPlace)
"""What a chart shows something of."""


class ChartsPanel(QWidget):
    """Charts of one node; they are drawn anew when somebody looks."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tables: tuple[Table, ...] = ()
        self.cards: list[ChartCard] = []
        self._stale = False
        self._few = sentence(quiet=True)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, look.GRID, look.GRID, look.GRID)
        self._column.setSpacing(3 * look.GRID)
        self._column.addWidget(self._few)
        self._column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))

    def show_node(self, node: Node) -> int:
        """Show the charts of a node; gives how many of its tables can have one."""
        tables = (self._session.edition.tables[key] for key in node.tables)
        self._tables = tuple(table for table in tables if table.chart is not None)
        self._refresh()
        return len(self._tables)

    def reload(self, outcome: Outcome | None) -> None:
        """Show the present figures."""
        if outcome is None or any(isinstance(place, SHOWN) for place in outcome.places):
            self._refresh()

    def start_focus(self) -> None:
        """On the first chart."""
        shown = [card for card in self.cards if card.plot is not None]
        if shown:
            shown[0].prints.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def _refresh(self) -> None:
        self._stale = not self.isVisible()
        if self._stale:
            return
        while len(self.cards) < len(self._tables):
            card = _new_card(self._session)
            self._column.insertWidget(len(self.cards), card)
            self.cards.append(card)
        few: list[Table] = []
        for at, card in enumerate(self.cards):
            shown = at < len(self._tables) and card.show_table(self._tables[at])
            card.setVisible(shown)
            if at < len(self._tables) and not shown:
                few.append(self._tables[at])
        self._few.setVisible(bool(few))
        self._few.setText(text("charts.window.too_few", tables=", ".join(f"{table.number}." for table in few)))


class WithChart(QWidget):
    """A table with its chart beside it, or below where it is too narrow; without where there is no room at all.

    The first chart comes once the table is on the screen, and follows a change when typing rests.
    """

    def __init__(self, session: Session, table: QWidget, needs: Callable[[int], QSize]) -> None:
        super().__init__()
        self._session = session
        self._around = table
        self._needs = needs
        self._table: Table | None = None
        self.card: ChartCard | None = None
        self._has_chart = False
        self._later = QTimer(self, singleShot=True, interval=REST_MS)
        self._later.timeout.connect(self._draw)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2 * look.GRID)
        self._box.addWidget(table)

    def show_table(self, table: Table) -> None:
        """Show the chart of a table, if there is one and room for it."""
        is_other, self._table = table is not self._table, table
        if table.chart is None:
            self._later.stop()
            self._has_chart = False
            self.arrange()
        elif is_other and self.card is not None:
            self._draw()
        else:
            self._later.start()

    def _draw(self) -> None:
        self._later.stop()
        if self._table is None:
            return
        if self.card is None:
            self.card = _new_card(self._session)
            self.card.hide()
            self._box.addWidget(self.card)
        self._has_chart = self.card.show_table(self._table)
        self.arrange()

    def arrange(self) -> None:
        """Beside, below or not at all."""
        if self.card is None:
            return
        gap = self._box.spacing()
        needed = self._needs(self.width())
        free = self.width() - needed.width() - gap
        beside = self._has_chart and free >= self.card.view.minimumWidth()
        room = self.height() - needed.height() - gap
        below = self._has_chart and not beside and room >= self.card.least_height(self.width())
        if below:
            self.card.fit(self.width(), room)
        elif beside:
            self.card.fit(free, self.height())
        self.card.setVisible(beside or below)
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._around.setMaximumHeight(needed.height() if below else _ENDLESS)
        for widget, share in ((self._around, 0 if below else 3), (self.card, 1 if below else 2)):
            if self._box.stretch(self._box.indexOf(widget)) != share:  # to set it lays the whole page out anew
                self._box.setStretchFactor(widget, share)

    def minimumSizeHint(self) -> QSize:
        """The chart goes before the window has to grow."""
        return self._around.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()


def _new_card(session: Session) -> "ChartCard":
    from hep_desktop.ui.chart_view import ChartCard  # noqa: PLC0415 – the window stands before there is what to draw

    return ChartCard(session)
