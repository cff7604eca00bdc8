"""The table of the mentor's desk: rows to read, ordered by a click on a heading, with the keys of Excel."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from hep_desktop.ui import look
from hep_desktop.ui.grid_cells import WrappedHeader
from hep_desktop.ui.models.desk_rows import SHOWN, DeskModel
from hep_desktop.ui.strings import text

_DAY = "≠ 2026. 00. 00."
_LETTERS = {"name": 18, "coming": 32, "state": 17, "step": 30, "nationalities": 15, "district": 18, "population": 10}


class DeskTable(QTableView):
    """Rows to read; Enter leads to the details, the clipboard works as in Excel."""

    entered = Signal()
    copied = Signal()
    pasted = Signal()
    removed = Signal()

    def __init__(self, model: DeskModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(text("mentor_desk.table"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + look.GRID)
        headings = WrappedHeader(self)
        headings.setSectionsClickable(True)
        self.setHorizontalHeader(headings)
        self.horizontalHeader().setSortIndicator(SHOWN.index("coming"), Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        day = self.fontMetrics().horizontalAdvance(_DAY) + 2 * look.GRID
        for at, column in enumerate(SHOWN):
            self.setColumnWidth(at, look.letters(self, _LETTERS[column]) if column in _LETTERS else day)
        self.horizontalHeader().setStretchLastSection(True)
        self.doubleClicked.connect(self.entered)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, copy, paste and Delete; letters go to the row that begins so."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cursor stands in a row from the first key on."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.selectRow(0)

    def stand_on(self, row: int) -> None:
        """Choose a row and bring it into sight."""
        if row >= 0:
            self.selectRow(row)
            self.scrollTo(self.model().index(row, 0))
