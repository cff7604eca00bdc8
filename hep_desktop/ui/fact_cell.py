"""How a cell of a statistical table is painted and typed into."""

from collections.abc import Sequence
from typing import Protocol, cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QComboBox,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from hep_desktop.domain.findings import Finding
from hep_desktop.hungarian import fold
from hep_desktop.ui import look
from hep_desktop.ui.models.cell_marks import worst
from hep_desktop.ui.models.table_model import FINDINGS

Index = QModelIndex | QPersistentModelIndex


class _Grid(Protocol):
    """What a cell asks of its grid."""

    def begin(self) -> None: ...
    def offered(self, index: Index) -> tuple[str, ...]: ...
    def breaks_before(self, index: Index) -> bool: ...
    def take(self, editor: QWidget) -> bool: ...
    def move_down(self, by: int) -> None: ...
    def selectionModel(self) -> QItemSelectionModel: ...
    def currentIndex(self) -> QModelIndex: ...


def _grid(delegate: QAbstractItemDelegate) -> _Grid:
    return cast("_Grid", delegate.parent())


class WordList(QComboBox):
    """The words a cell offers, after the empty one; a letter goes to the next that begins with it.

    Only what is taken from the open list counts as chosen at once: keys still look for the right word.
    """

    def __init__(self, parent: QWidget, offered: Sequence[str]) -> None:
        super().__init__(parent)
        self.addItems(["", *offered])
        self.setCurrentIndex(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)  # opens and closes the list
        elif step is not None:
            self.setCurrentIndex(min(max(self.currentIndex() + step, 0), self.count() - 1))
        elif event.text().strip():
            self._find(event.text())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _find(self, letter: str) -> None:
        order = [(self.currentIndex() + 1 + step) % self.count() for step in range(self.count())]
        found = next((at for at in order if fold(self.itemText(at)).startswith(fold(letter))), None)
        if found is not None:
            self.setCurrentIndex(found)


class FactCell(QStyledItemDelegate):
    """One line to type in; Enter goes down, Tab right; the sign of a finding stands at the left of its cell."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        del option
        offered = _grid(self).offered(index)
        editor = self._list(parent, offered) if offered else _line(parent)
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        _grid(self).begin()
        held = str(index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, QComboBox):
            if editor.currentIndex() < 0:  # a reload must not take what is being chosen
                editor.setCurrentIndex(max(editor.findText(held), 0))
        elif isinstance(editor, QLineEdit) and not editor.isModified():  # as above
            editor.setText(held)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def _list(self, parent: QWidget, offered: Sequence[str]) -> QComboBox:
        editor = WordList(parent, offered)
        editor.activated.connect(self._chosen)
        return editor

    def _chosen(self) -> None:
        """A word was taken from the open list."""
        editor = self.sender()
        if isinstance(editor, QComboBox):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def eventFilter(self, editor: QWidget, event: QEvent) -> bool:  # pyright: ignore[reportIncompatibleMethodOverride] – Qt hands widgets
        """Enter, and the arrows up and down, close the cell and move on; in a list the arrows choose."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if isinstance(editor, QComboBox) and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                return False
            move = {
                Qt.Key.Key_Return: 1,
                Qt.Key.Key_Enter: 1,
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Up: -1,
            }.get(Qt.Key(event.key()))
            if move is not None:
                if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                    move = -move
                grid = _grid(self)
                taken = grid.take(editor)
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
                if taken:  # what was rejected is looked at where it was typed
                    grid.move_down(move)
                return True
        return super().eventFilter(editor, event)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        grid = _grid(self)
        if grid.breaks_before(index):
            self._break(painter, option)
        if index == grid.currentIndex() and grid.offered(index):
            self._arrow(painter, option)
        found = index.data(FINDINGS)
        severity = worst(cast("Sequence[Finding]", found)) if found else None
        if severity is None:
            return
        mark = look.mark_of(severity)
        chosen = grid.selectionModel().isSelected(index)
        palette = option.palette  # pyright: ignore[reportAttributeAccessIssue] – missing in the stubs
        painter.save()
        painter.setPen(palette.highlightedText().color() if chosen else look.colour(mark, palette))
        rect = option.rect.adjusted(4, 0, 0, 0)  # pyright: ignore[reportAttributeAccessIssue] – Qt's stubs leave its fields out
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, mark[0])
        painter.restore()

    @staticmethod
    def _break(painter: QPainter, option: QStyleOptionViewItem) -> None:
        """A broken upright line: what stands left of it counts something else."""
        painter.save()
        pen = QPen(option.palette.text().color(), 2)  # pyright: ignore[reportAttributeAccessIssue] – missing in the stubs
        pen.setDashPattern([2, 1])
        painter.setPen(pen)
        rect = option.rect  # pyright: ignore[reportAttributeAccessIssue] – Qt's stubs leave its fields out
        painter.drawLine(rect.left() + 1, rect.top(), rect.left() + 1, rect.bottom())
        painter.restore()

    @staticmethod
    def _arrow(painter: QPainter, option: QStyleOptionViewItem) -> None:
        """The sign of a list that can be opened."""
        painter.save()
        painter.setPen(option.palette.highlightedText().color())  # pyright: ignore[reportAttributeAccessIssue] – missing in the stubs
        rect = option.rect.adjusted(0, 0, -look.GRID // 2, 0)  # pyright: ignore[reportAttributeAccessIssue] – Qt's stubs leave its fields out
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, "▾")
        painter.restore()


def _line(parent: QWidget) -> QLineEdit:
    editor = QLineEdit(parent)
    editor.setFrame(False)
    editor.setAlignment(Qt.AlignmentFlag.AlignRight)
    return editor
