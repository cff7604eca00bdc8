"""What a Word file offers, part by part beside the draft, before anything is written."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QSplitter, QTableView, QVBoxLayout, QWidget

from hep_desktop.services import word_programme
from hep_desktop.services.word_programme import Choice, Row, State, WordProgramme
from hep_desktop.template.model import Edition
from hep_desktop.ui import look
from hep_desktop.ui.fitted_rows import FittedRows
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.grid_cells import WrappedHeader
from hep_desktop.ui.models.word_rows import COLUMNS, FOUND, NOTE, TARGET, TICK, WordRowsModel
from hep_desktop.ui.page_parts import scrolled, sentence, small_button, subheading
from hep_desktop.ui.pages.word_detail import WordDetail
from hep_desktop.ui.strings import text

_SHARES = {FOUND: 4, TARGET: 4, NOTE: 4}
_TICK = 13  # letters
_LEAST = 44  # letters: the height below which the parts are scrolled


class PartsTable(QTableView):
    """Rows to tick; Space ticks all chosen ones, Enter goes to where one is placed."""

    opened = Signal()

    def __init__(self, model: WordRowsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = model
        self.setModel(model)
        self.setAccessibleName(text("word.table"))
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.setHorizontalHeader(WrappedHeader(self))
        self._fitted = FittedRows(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, Enter opens."""
        if event.key() == Qt.Key.Key_Space:
            rows = {index.row() for index in self.selectedIndexes()}
            at = self.currentIndex().row()  # Ctrl with an arrow goes on without choosing
            self._parts.turn(sorted(rows) if at in rows else [at])
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share the room, and their lines break anew."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Lay the columns out."""
        tick = look.letters(self, _TICK)
        self.setColumnWidth(TICK, tick)
        room = max(self.viewport().width() - tick, look.letters(self, 60))
        for column, share in _SHARES.items():
            self.setColumnWidth(column, room * share // sum(_SHARES.values()))
        self._fitted.fit()


class WordLook(QWidget):
    """Counts, doubts about the whole file, the parts, the chosen one, and the two ways out."""

    accepted = Signal()
    refused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = WordRowsModel(self)
        self.table = PartsTable(self.model)
        self.detail = WordDetail(self.model)
        self._edition: Edition | None = None
        self._source = subheading("")
        self._summary = sentence()
        self._doubts = sentence()
        self._doubts.setObjectName("warning")
        self._lost = sentence(quiet=True)
        self.older = QCheckBox()
        self.take = small_button("")
        self.take.setObjectName("main")
        self._no = small_button(text("import_pages.cancel"))
        self._all = small_button(text("word.all"))
        self._none = small_button(text("import_pages.none"))
        self._place()
        self._connect()

    def show_word(self, word: WordProgramme, rows: tuple[Row, ...], edition: Edition, target: str) -> None:
        """Show what a file offers a draft; what the clerk has chosen before stays."""
        kept = dict(self.model.choices()) if word.file == self._source.property("file") else {}
        self._source.setProperty("file", word.file)
        self._source.setText(text("word.source", file=word.file, programme=target))
        counts = {state: sum(1 for row in rows if row.state is state) for state in State}
        self._summary.setText(" · ".join(text(f"word.count.{s}", count=n) for s, n in counts.items() if n))
        self._doubts.setText(f"{look.WARNING[0]} {text('word.other_village')}")
        self._doubts.setVisible(not word.names_village)
        lost = word_programme.lost(word)
        self._lost.setText(text("word.lost_strip", things="; ".join(lost)))
        self._lost.setVisible(bool(lost))
        older = sum(len(row.older) for row in rows)
        self.older.setText(text("word.older", count=older))
        self.older.setVisible(bool(older))
        self._edition = edition
        self.model.show_rows(rows, edition, kept)
        self.table.fit()
        if self.model.rowCount():
            wanted = QItemSelectionModel.SelectionFlag
            self.table.selectionModel().setCurrentIndex(self.model.index(0, 0), wanted.ClearAndSelect | wanted.Rows)
        self._show_detail()

    def _place(self) -> None:
        buttons = Flow()
        for button in (self.take, self._no, self._all, self._none, self.older):
            buttons.addWidget(button)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        for part in (self.table, self.detail):
            halves.addWidget(part)
        halves.setStretchFactor(0, 1)
        halves.setStretchFactor(1, 1)
        halves.setMinimumHeight(look.letters(self, _LEAST))
        inner = QWidget()
        told = QVBoxLayout(inner)
        told.setContentsMargins(0, 0, 0, 0)
        for widget in (self._source, self._summary, self._doubts, self._lost):
            told.addWidget(widget)
        told.addWidget(halves, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(inner), 1)
        column.addLayout(buttons)  # always in sight, however large the letters are

    def _connect(self) -> None:
        self.model.choice_changed.connect(self._count)
        self.model.target_wanted.connect(self._ask_target)
        self.table.selectionModel().currentRowChanged.connect(self._row_changed)
        self.table.opened.connect(self.detail.ask_target)
        self.detail.chosen.connect(self._choose)
        self.take.clicked.connect(self.accepted)
        self._no.clicked.connect(self.refused)
        self._all.clicked.connect(self._choose_all)
        self._none.clicked.connect(self._choose_none)

    def _row_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        del now, before
        self._show_detail()

    def _show_detail(self) -> None:
        if self._edition is not None:
            self.detail.show_row(self.table.currentIndex().row(), self._edition)

    def _choose(self, choice: Choice) -> None:
        at = self.table.currentIndex().row()
        if at >= 0:
            self.model.choose(at, choice)

    def _ask_target(self, at: int) -> None:
        self.table.selectRow(at)
        self.detail.ask_target()

    def _count(self) -> None:
        count = self.model.taken()
        self.take.setText(text("word.take", count=count))
        self.take.setEnabled(bool(count))
        self._show_detail()

    def _choose_all(self) -> None:
        self.model.tick_all(ticked=True)

    def _choose_none(self) -> None:
        self.model.tick_all(ticked=False)


assert len(COLUMNS) == len(_SHARES) + 1  # noqa: S101 – every column but the tick has a share
