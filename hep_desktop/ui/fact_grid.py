"""The grid of a statistical table, with the keys of Excel: Enter down, Tab right, F2, Delete, blocks pasted."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QMenu,
    QWidget,
)

from hep_desktop.domain.situation import FactKey
from hep_desktop.domain.values import NoDataReason
from hep_desktop.template.choices import choices
from hep_desktop.ui.calm_table import CalmTable
from hep_desktop.ui.fact_block import FactBlock
from hep_desktop.ui.fact_cell import FactCell
from hep_desktop.ui.grid_cells import WrappedHeader
from hep_desktop.ui.grid_sizes import GridSizes, LineLabels
from hep_desktop.ui.models.table_model import TableModel
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text

Index = QModelIndex | QPersistentModelIndex


class FactGrid(CalmTable):
    """Shows a `TableModel`."""

    chosen = Signal()
    """Another cell is current, or another block selected."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts = TableModel(session, self)
        self.block = FactBlock(session, self, self.facts)
        self.setModel(self.facts)
        self.setItemDelegate(FactCell(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setTabKeyNavigation(False)  # at the edge Tab leaves the grid: nobody is caught in it
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = WrappedHeader(self)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)  # pyright: ignore[reportArgumentType] – Qt takes text flags here
        header.setHighlightSections(True)
        header.setSectionsClickable(True)
        self.setHorizontalHeader(header)
        header.setMinimumSectionSize(1)
        labels = LineLabels(self)
        self.setVerticalHeader(labels)
        self.sizes = GridSizes(self, labels, self.facts)
        self._rejected = False
        self.facts.rejected.connect(self._reject)
        self.selectionModel().selectionChanged.connect(self.chosen)
        self.facts.modelReset.connect(self._fit)
        self.facts.rowsInserted.connect(self._fit_new)
        self.facts.dataChanged.connect(self._fit_changed)

    # what is chosen ---------------------------------------------------------------------------

    def current_key(self) -> FactKey | None:
        """The fact the cursor stands on."""
        return self.facts.key(self.currentIndex())

    def chosen_keys(self) -> tuple[FactKey, ...]:
        """The facts that are selected, line by line."""
        return self.block.keys()

    def choose(self, key: FactKey) -> bool:
        """Put the cursor on a fact."""
        at = self.facts.grid.find(key)
        if at is None:
            return False
        index = self.facts.index(*at)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def take(self, editor: QWidget) -> bool:
        """Hand over what an open cell holds. False where it was no value."""
        self._rejected = False
        self.commitData(editor)
        return not self._rejected

    def begin(self) -> None:
        """A cell was opened: nothing of it was rejected yet."""
        self._rejected = False

    def offered(self, index: Index) -> tuple[str, ...]:
        """The words a cell offers."""
        key = self.facts.key(index)
        return choices(self.facts.indicator(key)) if key else ()

    def breaks_before(self, index: Index) -> bool:
        """Whether a series breaks before a cell."""
        return bool(self.facts.grid.breaks) and self.facts.key(index) in self.facts.grid.breaks

    def open_list(self) -> bool:
        """Open the list of a cell that offers words, as Alt+Down does in Excel. False where it offers none."""
        at = self.currentIndex()
        if not self.offered(at) or not self.edit(
            at, QAbstractItemView.EditTrigger.AllEditTriggers, QEvent(QEvent.Type.None_)
        ):
            return False
        editor = self.indexWidget(at)
        if isinstance(editor, QComboBox):
            editor.showPopup()
        return True

    def _reject(self) -> None:
        self._rejected = True

    def move_down(self, by: int) -> None:
        """The next line of cells below or above; headings are passed over."""
        at = self.currentIndex()
        row = at.row() + by
        while 0 <= row < self.facts.rowCount():
            if not self.facts.grid.lines[row].is_heading:
                self.setCurrentIndex(self.facts.index(row, at.column()))
                return
            row += by

    def first_cell(self) -> None:
        """Put the cursor on the first cell, unless it stands somewhere."""
        if self.current_key() is None and self.facts.grid.lines:
            row = next((i for i, line in enumerate(self.facts.grid.lines) if not line.is_heading), 0)
            self.setCurrentIndex(self.facts.index(row, 0))

    # keys -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.block.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.block.paste()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.facts.clear(self.block.writable())
        elif control and self._acts(Qt.Key(event.key()), shift=shift):
            event.accept()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            if event.key() == Qt.Key.Key_Down and self.open_list():
                return
            self.move_row(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control:
            self.move_down(-1 if shift else 1)
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and self._move_across(-1 if shift else 1):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _acts(self, key: Qt.Key, *, shift: bool) -> bool:
        """What Ctrl and a letter do; Ctrl+R alone shows what is missing, so filling right takes Shift too."""
        match key, shift:
            case Qt.Key.Key_D, False:
                self.block.fill(down=True)
            case Qt.Key.Key_R, True:
                self.block.fill(down=False)
            case Qt.Key.Key_C, True:
                self.block.copy(headings=True)
            case Qt.Key.Key_Minus, _:
                self.remove_rows()
            case _:
                return False
        return True

    def event(self, event: QEvent) -> bool:
        """Tab moves in the grid before it moves between fields."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            tab = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}.get(Qt.Key(event.key()))
            if tab is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                if self._move_across(tab):
                    return True
                return self.focusNextPrevChild(tab > 0)
        return super().event(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tab in an open cell goes right, without opening the next one at once."""
        if hint in (QAbstractItemDelegate.EndEditHint.EditNextItem, QAbstractItemDelegate.EndEditHint.EditPreviousItem):
            super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            if self._rejected:
                return
            self._move_across(1 if hint is QAbstractItemDelegate.EndEditHint.EditNextItem else -1)
            return
        super().closeEditor(editor, hint)

    def close_open_cell(self) -> None:
        """Hand over what is typed in a cell."""
        editor = self.indexWidget(self.currentIndex())
        if self.state() is QAbstractItemView.State.EditingState and editor is not None:  # pyright: ignore[reportUnnecessaryComparison] – None without an open cell, whatever the stubs say
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def _move_across(self, by: int) -> bool:
        """The cell to the right or left; at the end of a line the next one. False at the edge of the grid."""
        at = self.currentIndex()
        if not at.isValid():
            return False
        row, column = at.row(), at.column() + by
        while 0 <= row < self.facts.rowCount():
            if 0 <= column < self.facts.columnCount() and not self.facts.grid.lines[row].is_heading:
                self.setCurrentIndex(self.facts.index(row, column))
                return True
            row += by
            column = 0 if by > 0 else self.facts.columnCount() - 1
        return False

    # rows of a list ---------------------------------------------------------------------------

    def begin_row(self) -> None:
        """Go to the empty row and begin to write."""
        if self.facts.listed:
            at = self.facts.index(self.facts.rowCount() - 1, 0)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.setCurrentIndex(at)
            self.edit(at)

    def remove_rows(self) -> None:
        """Remove the chosen rows; the cursor stays as near as can be."""
        at = self.currentIndex()
        row, column = at.row(), at.column()
        if self.facts.remove_rows(self.block.keys()):
            self.setCurrentIndex(self.facts.index(min(row, self.facts.rowCount() - 1), column))

    def move_row(self, by: int) -> None:
        """Move the row of the cursor; the cursor goes along."""
        key = self.current_key()
        if key is not None and self.facts.move_row(key, by):
            self.choose(key)

    # missing figures --------------------------------------------------------------------------

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Copy, paste, clear, and why a figure is missing."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(text("tables.menu.copy"), QKeySequence(QKeySequence.StandardKey.Copy), self.block.copy)
        with_headings = QKeySequence("Ctrl+Shift+C")
        menu.addAction(text("tables.menu.copy_headings"), with_headings, lambda: self.block.copy(headings=True))
        if self.block.writable():
            menu.addAction(text("tables.menu.paste"), QKeySequence(QKeySequence.StandardKey.Paste), self.block.paste)
            menu.addAction(text("tables.menu.down"), QKeySequence("Ctrl+D"), lambda: self.block.fill(down=True))
            menu.addAction(text("tables.menu.right"), QKeySequence("Ctrl+Shift+R"), lambda: self.block.fill(down=False))
            menu.addSeparator()
            missing = menu.addMenu(text("tables.menu.no_data"))
            for reason in NoDataReason:
                missing.addAction(text(f"tables.reasons.{reason}")).setData(reason.value)
            missing.triggered.connect(self._no_data)
        menu.addSeparator()
        menu.addActions(self.actions())
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        menu.popup(at)

    def _no_data(self, action: object) -> None:
        self.facts.set_no_data(self.block.writable(), NoDataReason(action.data()))  # pyright: ignore[reportAttributeAccessIssue] – a QAction

    # sizes ------------------------------------------------------------------------------------

    def _fit(self) -> None:
        self.clearSpans()
        for row, line in enumerate(self.facts.grid.lines):
            if line.is_heading:
                self.setSpan(row, 0, 1, self.facts.columnCount())
        self.sizes.measure()
        self.sizes.fit()

    def _fit_new(self, _parent: QModelIndex, first: int, last: int) -> None:
        self.sizes.fit_lines(first, last)

    def _fit_changed(self, top: QModelIndex, bottom: QModelIndex, roles: list[int]) -> None:
        if not roles:  # anything, the words of cells too
            self.sizes.fit_lines(top.row(), bottom.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.sizes.fit()
