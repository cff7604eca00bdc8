"""The third step of loading data: what the file would change, row by row, before anything is written."""

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from hep_desktop.services.importing import Novelty, PreviewRow, Proposal, adds_texts, sentence
from hep_desktop.ui import look
from hep_desktop.ui.fitted_rows import FittedRows
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.grid_cells import WrappedHeader
from hep_desktop.ui.models.preview import COLUMNS, PreviewModel
from hep_desktop.ui.page_parts import sentence as words
from hep_desktop.ui.page_parts import small_button, subheading
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text

_LETTERS = {"taken": 12, "settlement": 13, "fact": 28, "period": 9, "old": 11, "new": 11, "cell": 13}
_LEAST = 34  # letters of the last column, which takes what is left
_LISTED = 6


class PreviewTable(QTableView):
    """Rows to tick; Space ticks all chosen ones."""

    def __init__(self, model: PreviewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = model
        self.setModel(model)
        self.setAccessibleName(text("import_pages.table"))
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.setHorizontalHeader(WrappedHeader(self))
        self._fitted = FittedRows(self)
        self.horizontalHeader().setMinimumSectionSize(look.letters(self, 8))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks."""
        if event.key() == Qt.Key.Key_Space:
            self._facts.turn(sorted({index.row() for index in self.selectedIndexes()}))
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The last column takes what is left, and its lines break anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():  # laying out all rows is dear
            self._fit()

    def begin(self) -> None:
        """Other rows are shown: lay them out and stand on the first."""
        for name, width in _LETTERS.items():
            column = COLUMNS.index(name)
            self.setColumnWidth(column, max(look.letters(self, width), self._longest_word(column)))
        self._fit()
        if self._facts.rowCount():
            wanted = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(self._facts.index(0, 0), wanted.ClearAndSelect | wanted.Rows)

    def _longest_word(self, column: int) -> int:
        """Words wrap, but a single one that is wider than its column would be cut."""
        shown = (str(self._facts.index(row, column).data() or "") for row in range(self._facts.rowCount()))
        words = {word for cell in shown for word in cell.split()}
        metrics = self.fontMetrics()
        return max((metrics.horizontalAdvance(word) for word in words), default=0) + look.letters(self, 2)

    def _fit(self) -> None:
        last = len(COLUMNS) - 1
        used = sum(self.columnWidth(at) for at in range(last))
        self.setColumnWidth(last, max(self.viewport().width() - used, look.letters(self, _LEAST)))
        self._fitted.fit()


class ImportPreview(QWidget):
    """What was recognised, what is doubtful, the rows, and the two ways out."""

    accepted = Signal()
    refused = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._adds_texts = False
        self.model = PreviewModel(session.editing.edition, self)
        self.model.choice_changed.connect(self._count)
        self.table = PreviewTable(self.model)
        self._source = subheading("")
        self._summary = words()
        self._doubts = words()
        self._doubts.setObjectName("warning")
        self.list_too = QCheckBox()
        self.take = small_button("")
        self.take.setObjectName("main")
        self.take.clicked.connect(self.accepted)
        self.list_too.toggled.connect(self._count)
        self._all = small_button(text("import_pages.all"))
        self._all.clicked.connect(self._choose_all)
        self._none = small_button(text("import_pages.none"))
        self._none.clicked.connect(self._choose_none)
        self._place()

    def show_proposal(self, proposal: Proposal, rows: tuple[PreviewRow, ...]) -> None:
        """Show what a file offers."""
        layout = proposal.layout
        name = layout.name or layout.source or text("import_pages.unnamed") if layout else ""
        self._source.setText(text(f"import_pages.source.{proposal.importer}", file=proposal.file, name=name))
        counts = {kind: sum(1 for row in rows if row.novelty is kind) for kind in Novelty}
        told = [text(f"import_pages.count.{kind}", count=count) for kind, count in counts.items() if count]
        self._summary.setText(" · ".join(told) or text("import_pages.no_facts"))
        self._show_doubts([sentence(one) for one in (*proposal.doubts, *proposal.stopped)])
        settlements = len(proposal.gazetteer)
        self.list_too.setText(text("import_pages.list_too", count=settlements))
        self.list_too.setVisible(bool(settlements))
        self.list_too.setChecked(bool(settlements) and not self._session.editing.workspace.gazetteer_size())
        self._adds_texts = adds_texts(proposal)
        self.model.show_rows(rows)
        self.table.begin()
        for widget in (self.table, self._all, self._none):
            widget.setVisible(bool(rows))
        (self.table if rows else self.take).setFocus()

    def say_refusal(self, words: str) -> None:
        """What leaving this file out is called."""
        self.refuse.setText(words)

    def takes_list(self) -> bool:
        """Whether the list of settlements is to be loaded too."""
        return self.list_too.isChecked() and not self.list_too.isHidden()

    def _place(self) -> None:
        buttons = Flow()
        self.refuse = small_button(text("import_pages.cancel"))
        self.refuse.clicked.connect(self.refused)
        for button in (self.take, self.refuse, self._all, self._none):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._source, self._summary, self._doubts, self.list_too):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        column.addLayout(buttons)

    def _show_doubts(self, sentences: list[str]) -> None:
        lines = [f"{look.WARNING[0]} {one}" for one in sentences[:_LISTED]]
        if len(sentences) > _LISTED:
            lines.append(text("import_pages.more_doubts", count=len(sentences) - _LISTED))
        self._doubts.setText("\n".join(lines))
        self._doubts.setVisible(bool(lines))

    def _count(self) -> None:
        count = len(self.model.chosen())
        self.take.setText(text("import_pages.take", count=count) if count else text("import_pages.take_list"))
        self.take.setEnabled(bool(count) or self.takes_list() or self._adds_texts)

    def _choose_all(self) -> None:
        self.model.choose_all(ticked=True)

    def _choose_none(self) -> None:
        self.model.choose_all(ticked=False)
