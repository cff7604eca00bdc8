"""A small grid for short records, with the keys of Excel; every key typed in a cell counts at once.

Tab goes on to the next cell while a cell is edited and leaves the grid otherwise, so that nobody is
caught in it. The last, empty row begins a new record.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QWidget,
)

from hep_desktop.ui.clipboard_cells import cells_in
from hep_desktop.ui.grid_cells import CellDelegate, WrappedHeader, read_block
from hep_desktop.ui.grid_sizes import shared_out
from hep_desktop.ui.models.rows import Column, ColumnKind, RowsModel
from hep_desktop.ui.strings import text

Index = QModelIndex | QPersistentModelIndex


_NEXT, _PREVIOUS = (
    QAbstractItemDelegate.EndEditHint.EditNextItem,
    QAbstractItemDelegate.EndEditHint.EditPreviousItem,
)


class RecordGrid(QTableView):
    """A field whose value is a tuple of records, one a row."""

    edited = Signal()
    finished = Signal()

    text_opened = Signal(QWidget)
    """There is an editor for the prose of a cell."""

    unread = Signal(str)
    """A sentence on pasted words that are none of a column's choices and no number."""

    locked = Signal(bool)
    """Whether the records can only be read now."""

    def __init__(
        self, columns: Sequence[Column], make: Callable[[], Any], rows_shown: int = 8, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows_shown = rows_shown
        self._began = -1  # the column where a line was begun that Tab leads along
        self._records = RowsModel(columns, make, self)
        self._records.edited.connect(self.edited)
        for changed in (self._records.modelReset, self._records.rowsInserted):
            changed.connect(self._fit)
        self._records.dataChanged.connect(self._fit_changed)
        self.setModel(self._records)
        delegate = CellDelegate(self)
        delegate.went_down.connect(self._go_down)
        delegate.text_opened.connect(self.text_opened)
        self.clicked.connect(self._clicked)
        self.setItemDelegate(delegate)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self._headings = WrappedHeader(self)
        self.setHorizontalHeader(self._headings)
        self._headings.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSizePolicy(self.sizePolicy().horizontalPolicy(), self.sizePolicy().Policy.Fixed)
        self._fit()

    def value(self) -> tuple[Any, ...]:
        """The records."""
        return self._records.records

    def put(self, value: tuple[Any, ...]) -> None:
        """Show records; the chosen cell stays chosen."""
        at = self.currentIndex()
        row, column, began = at.row(), at.column(), self._began
        self._records.show_records(value)
        if row >= 0 and not self.currentIndex().isValid():
            self._stand(row, column)
        self._began = began

    @property
    def writable(self) -> bool:
        """Whether the records can be changed."""
        return self._records.writable

    def setReadOnly(self, read_only: bool) -> None:
        """Let the records only be read and copied."""
        self._records.set_writable(writable=not read_only)
        self.locked.emit(read_only)

    def set_choices(self, field: str, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer other values in a column of choices."""
        self._records.set_choices(field, choices)

    def show_column(self, field: str, *, shown: bool) -> None:
        """Show a column, or leave it out where it has no meaning."""
        at = [column.field for column in self._records.columns].index(field)
        if self.isColumnHidden(at) is shown:
            self.setColumnHidden(at, not shown)
            self._spread()

    def add_row(self) -> None:
        """Go to the empty row and begin to write."""
        if not self.writable:
            return
        at = self._records.index(len(self._records.records), self._first_column())
        self.setFocus()
        self.setCurrentIndex(at)
        self.edit(at)

    def change_row(self, row: int, fields: Mapping[str, Any]) -> None:
        """Set fields of a record, also those without a column."""
        self._records.change(row, fields)

    def remove_rows(self) -> None:
        """Remove the chosen rows; the cursor stays as near as can be."""
        at = self.currentIndex()
        self._records.remove({index.row() for index in self.selectedIndexes()})
        self._stand(at.row(), at.column())
        self.finished.emit()

    def move_row(self, by: int) -> None:
        """Move the row the cursor stands in."""
        at = self.currentIndex()
        row = self._records.move(at.row(), by)
        self._stand(row, at.column())
        self.finished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste, delete, Enter to edit, Ctrl+minus to remove rows, Alt+arrows to move them."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.key() == Qt.Key.Key_Delete:
            self._records.clear([(index.row(), index.column()) for index in self.selectedIndexes()])
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Minus and control:
            self.remove_rows()
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_row(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control:
            if self.currentIndex().isValid() and self.state() is not QAbstractItemView.State.EditingState:
                self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cursor stands in a cell from the first key on."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self._stand(0, self._first_column())

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """A cell was left: the step of typing ends. After Tab, Enter leads to where this line was begun."""
        sideways = hint in (_NEXT, _PREVIOUS)
        began = self._began if self._began >= 0 else self.currentIndex().column()
        super().closeEditor(editor, hint)
        self._began = began if sideways else self._began
        self.finished.emit()

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Whoever goes elsewhere begins a line anew."""
        super().currentChanged(current, previous)
        self._began = -1

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns share the width."""
        super().resizeEvent(event)
        self._spread()

    def sizeHint(self) -> QSize:
        """As high as the rows, up to a limit."""
        heights = [self.rowHeight(row) for row in range(self._records.rowCount())]
        shown = sum(heights) if len(heights) <= self._rows_shown else sum(heights[: self._rows_shown])
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if bar.maximum() > 0 else 0
        high = shown + self._headings.height() + 2 * self.frameWidth() + below
        return QSize(super().sizeHint().width(), high)

    def _first_column(self) -> int:
        return next(at for at in range(len(self._records.columns)) if not self.isColumnHidden(at))

    def _stand(self, row: int, column: int) -> None:
        self.setCurrentIndex(self._records.index(min(row, self._records.rowCount() - 1), column))

    def _clicked(self, index: QModelIndex) -> None:
        """A choice opens at the first click, as in a form; with Shift or Ctrl cells are being chosen."""
        is_choice = self._records.columns[index.column()].kind is ColumnKind.CHOICE
        if self.writable and is_choice and not QGuiApplication.keyboardModifiers():
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        """Edit a cell; a choice shows its list, and closes when something was chosen: arrows move on then."""
        self.edit(index)
        editor = self.indexWidget(index)
        if isinstance(editor, QComboBox):
            editor.activated.connect(self._chosen)
            editor.showPopup()

    def _chosen(self) -> None:
        editor = self.sender()
        if isinstance(editor, QWidget):
            self.itemDelegate().closeEditor.emit(editor)

    def _go_down(self) -> None:
        began = self._began
        self._stand(self.currentIndex().row() + 1, began if began >= 0 else self.currentIndex().column())

    def _spread(self) -> None:
        shares = {at: c.share for at, c in enumerate(self._records.columns) if not self.isColumnHidden(at)}
        needed = [self._headings.least(at) for at in shares]
        widths = shared_out(self.viewport().width(), needed, [*shares.values()])
        if widths == [self.columnWidth(at) for at in shares]:
            return  # a resize that leaves the lines as they break
        for section, width in zip(shares, widths, strict=True):
            self.setColumnWidth(section, width)
        self._fit()

    def _fit(self) -> None:
        # a bar that came and went with the heads' lines would change their lines: it would go round for ever
        longer = self._records.rowCount() > self._rows_shown
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if longer else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if self.verticalScrollBarPolicy() is not bar:
            self.setVerticalScrollBarPolicy(bar)
        self.resizeRowsToContents()
        self.updateGeometry()

    def _fit_changed(self, first: Index, last: Index) -> None:
        """Only lines that changed are measured anew: a forum may invite hundreds."""
        for row in range(first.row(), last.row() + 1):
            self.resizeRowToContents(row)
        self.updateGeometry()

    def _paste(self) -> None:
        at = self.currentIndex()
        cells = read_block(cells_in(QGuiApplication.clipboard().mimeData()))
        if at.isValid() and cells:
            if unread := self._records.paste(at.row(), at.column(), cells):
                self.unread.emit(text("plan.unread_cells", words="; ".join(unread)))
            self.finished.emit()

    def _copy(self) -> None:
        chosen = sorted(self.selectedIndexes(), key=lambda index: (index.row(), index.column()))
        lines: dict[int, list[str]] = {}
        for index in chosen:
            lines.setdefault(index.row(), []).append(index.data() or "")
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines.values()))


class GridButtons(QWidget):
    """New row, remove row: what the keys of a grid do, for the mouse."""

    def __init__(self, grid: RecordGrid, add: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        new = QPushButton(add)
        new.clicked.connect(grid.add_row)
        remove = QPushButton(text("plan.remove_row"))
        remove.setToolTip(text("plan.remove_row_tip"))
        remove.clicked.connect(grid.remove_rows)
        grid.locked.connect(self.setDisabled)
        self.setEnabled(grid.writable)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(new)
        row.addWidget(remove)
        row.addStretch(1)
