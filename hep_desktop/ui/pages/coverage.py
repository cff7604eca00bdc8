"""Groups and fields of Ebktv. 31. § (2): what the programme says of each, and the way there; demands nothing."""

from textwrap import fill

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from hep_desktop.domain.outcome import Outcome
from hep_desktop.domain.places import MeasurePlace, ProblemPlace
from hep_desktop.services.covering import CoverageCell, coverage
from hep_desktop.ui import look
from hep_desktop.ui.grid_sizes import LineLabels, shared_out
from hep_desktop.ui.page_parts import heading, scrolled, sentence, subheading
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text
from hep_desktop.ui.walk import Destination

_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


_LINE = 40  # letters of a link's line: so the page fits beside the pane also where letters are large


class _Grid(QTableWidget):
    """As high as its rows, so that what belongs to a cell stands right below."""

    def __init__(self) -> None:
        super().__init__()
        self._labels = LineLabels(self)
        self._labels.setDefaultAlignment(_WRAPPED)  # pyright: ignore[reportArgumentType] – Qt takes text flags here
        self.setVerticalHeader(self._labels)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens a cell."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.cellActivated.emit(self.currentRow(), self.currentColumn())
            return
        super().keyPressEvent(event)

    def fit(self) -> None:
        """Show every row whole."""
        self._spread()
        self.resizeRowsToContents()
        for row in range(self.rowCount()):
            label = self._heading(row, Qt.Orientation.Vertical)
            self.setRowHeight(row, max(self.rowHeight(row), self._labels.height_of(label)))
        rows = sum(self.rowHeight(row) for row in range(self.rowCount()))
        header, bar = self.horizontalHeader(), self.horizontalScrollBar().sizeHint().height()
        below = bar if header.length() > self.viewport().width() else 0
        self.setFixedHeight(rows + header.sizeHint().height() + 2 * self.frameWidth() + 4 + below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break anew."""
        super().resizeEvent(event)
        self.fit()

    def _heading(self, at: int, along: Qt.Orientation) -> str:
        return str(self.model().headerData(at, along))

    def _spread(self) -> None:
        """The groups take what their longest word needs, the fields share the rest; none is cut."""
        metrics = QFontMetrics(look.scaled(self.font(), 1, bold=True))

        def longest(words: str) -> int:
            return max((metrics.horizontalAdvance(word) for word in words.split()), default=0) + 2 * look.GRID

        groups = [self._heading(row, Qt.Orientation.Vertical) for row in range(self.rowCount())]
        self._labels.setFixedWidth(max((longest(one) for one in groups), default=0))
        self.updateGeometries()
        columns = range(self.columnCount())
        inside = [
            longest(str(self.model().index(row, at).data() or "")) for row in range(self.rowCount()) for at in columns
        ]
        needed = [max(longest(self._heading(at, Qt.Orientation.Horizontal)), *inside) for at in columns]
        for at, width in enumerate(shared_out(self.viewport().width(), needed, [1] * len(needed))):
            self.setColumnWidth(at, width)


class CoveragePage(Page):
    """The grid, and under it what belongs to the chosen cell."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.rows: tuple[tuple[CoverageCell, ...], ...] = ()
        self.grid = _Grid()
        self.grid.setAccessibleName(text("coverage.grid"))
        self.grid.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.grid.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.grid.setTabKeyNavigation(False)
        self.grid.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.grid.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.chosen = subheading("")
        self.nothing = sentence(text("coverage.nothing"), quiet=True)
        self._links: list[QPushButton] = []
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(2 * look.GRID, look.GRID, 2 * look.GRID, look.GRID)
        for part in (heading(text("coverage.title")), sentence(text("coverage.words")), self.grid):
            self._column.addWidget(part)
        for part in (self.chosen, self.nothing):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._column.addWidget(sentence(text("coverage.basis"), quiet=True))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inner))
        self.grid.currentCellChanged.connect(self._show_cell)
        self.grid.cellActivated.connect(self._enter)
        self.grid.cellDoubleClicked.connect(self._enter)
        self.reload(None)

    def reload(self, outcome: Outcome | None) -> None:
        """Show what is touched now."""
        del outcome
        self.rows = coverage(self.session.edition, self.session.programme)
        fields = self.session.edition.coverage.fields
        self.grid.setRowCount(len(self.rows))
        self.grid.setColumnCount(len(fields))
        self.grid.setHorizontalHeaderLabels([field.label for field in fields])
        self.grid.setVerticalHeaderLabels([row[0].group.label for row in self.rows])
        for down, row in enumerate(self.rows):
            for along, cell in enumerate(row):
                self.grid.setItem(down, along, _item(cell))
        self.grid.fit()
        if self.rows and self.grid.currentRow() < 0:
            self.grid.setCurrentCell(0, 0)
        self._show_cell()

    def start_focus(self) -> None:
        """In the grid."""
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def guidance(self) -> str:
        """What the law says."""
        return text("coverage.guidance")

    def _cell(self) -> CoverageCell | None:
        row, column = self.grid.currentRow(), self.grid.currentColumn()
        return self.rows[row][column] if 0 <= row < len(self.rows) and column >= 0 else None

    def _show_cell(self) -> None:
        for link in self._links:
            self._column.removeWidget(link)
            link.hide()  # it stays until the event loop turns
            link.deleteLater()
        self._links = []
        cell = self._cell()
        if cell is None:
            return
        self.chosen.setText(text("coverage.chosen", group=cell.group.label, field=cell.field.label))
        self._links = [self._link(words, where) for words, where in _ways(cell, self.session.programme_id)]
        self.nothing.setVisible(not self._links)
        at = self._column.indexOf(self.nothing)
        for link in reversed(self._links):
            self._column.insertWidget(at, link)
            link.show()  # at once: it may get the focus

    def _link(self, words: str, where: Destination) -> QPushButton:
        link = QPushButton(fill(words, _LINE, break_long_words=False).replace("&", "&&"))
        link.setAccessibleName(words)
        link.setObjectName("row")
        link.setAutoDefault(True)
        link.setProperty("where", where)
        link.clicked.connect(self._go)
        return link

    def _enter(self) -> None:
        if len(self._links) == 1:
            self._links[0].click()
        elif self._links:
            self._links[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self) -> None:
        where = self.sender().property("where")
        self.session.bus.go.emit(where)


def _item(cell: CoverageCell) -> QTableWidgetItem:
    counts = {"chapters": len(cell.chapters), "problems": len(cell.problems), "measures": len(cell.measures)}
    parts = [text(f"coverage.{key}", count=count) for key, count in counts.items() if count]
    item = QTableWidgetItem("\n".join(parts) or text("coverage.untouched"))
    said = ", ".join(parts) or text("coverage.spoken_none")
    spoken = text("coverage.spoken", group=cell.group.label, field=cell.field.label, what=said)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
    item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
    return item


def _ways(cell: CoverageCell, programme: str) -> list[tuple[str, Destination]]:
    chapters = [
        (
            text("coverage.chapter" if node in cell.chapters else "coverage.chapter_empty", heading=node.heading),
            Destination("situation", node.id),
        )
        for node in cell.offered
    ]
    problems = [
        (
            text("coverage.problem", title=one.title.strip() or text("problems.untitled")),
            Destination("problems", "", ProblemPlace(programme, one.id), "title"),
        )
        for one in cell.problems
    ]
    measures = [
        (
            text("coverage.measure", title=one.title.strip() or text("plan.untitled")),
            Destination("plan", "", MeasurePlace(programme, one.id), "title"),
        )
        for one in cell.measures
    ]
    return [*chapters, *problems, *measures]
