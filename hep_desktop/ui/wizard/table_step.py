"""First page: which sheet, and in which row the headings stand."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from hep_desktop.services.showing import Shown
from hep_desktop.ui import look
from hep_desktop.ui.page_parts import sentence
from hep_desktop.ui.strings import text
from hep_desktop.ui.wizard.grids import RawModel

_MEASURED = 10  # rows that tell how wide a column is
_WIDEST = 24  # letters of a column


class RawGrid(QTableView):
    """The raw rows; a click or Enter points at the row of headings."""

    pointed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(text("import_wizard.table.grid"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.horizontalHeader().setResizeContentsPrecision(_MEASURED)
        self.clicked.connect(self._point)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter or Space points too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pointed.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def _point(self) -> None:
        self.pointed.emit(self.currentIndex().row())


class TableStep(QWidget):
    """The sheet, its first rows, and whether it lies on its side."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Shown | None = None
        self._told = sentence()
        self.sheets = QComboBox()
        self.sheets.activated.connect(self._choose_sheet)
        self._label = QLabel(text("import_wizard.table.sheet"))
        self._label.setBuddy(self.sheets)
        self.turned = QCheckBox(text("import_wizard.table.turned"))
        self.turned.clicked.connect(self._turn)
        self.model = RawModel(parent=self)
        self.grid = RawGrid()
        self.grid.setModel(self.model)
        self.grid.pointed.connect(self._point)
        above = QHBoxLayout()
        for widget in (self._label, self.sheets, self.turned):
            above.addWidget(widget)
        above.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._told)
        column.addLayout(above)
        column.addWidget(self.grid, 1)

    def show_state(self, shown: Shown) -> None:
        """Show what is known now."""
        self._shown = shown
        names = [one.name for one in shown.strange.sheets]
        if [self.sheets.itemText(at) for at in range(self.sheets.count())] != names:
            self.sheets.clear()
            self.sheets.addItems(names)
        self.sheets.setCurrentIndex(names.index(shown.sheet))
        for widget in (self._label, self.sheets):
            widget.setVisible(len(names) > 1)
        self.turned.setChecked(shown.turned)
        told = text("import_wizard.table.told", row=shown.row + 1)
        self._told.setText(text("import_wizard.table.told_turned") if shown.turned else told)
        self.model.show_sheet(shown)
        self.grid.resizeColumnsToContents()
        widest = look.letters(self.grid, _WIDEST)
        for at in range(self.model.columnCount()):
            self.grid.setColumnWidth(at, min(self.grid.columnWidth(at), widest))
        self.grid.selectRow(shown.row)

    def _choose_sheet(self) -> None:
        if self._shown is not None:
            self.changed.emit(self._shown.on_sheet(self.sheets.currentText()))

    def _turn(self) -> None:
        if self._shown is not None:
            self.changed.emit(self._shown.turn())

    def _point(self, row: int) -> None:
        if self._shown is not None and row >= 0:
            self.changed.emit(self._shown.headed_by(row))
