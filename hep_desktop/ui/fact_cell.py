"""How a cell of a statistical table is painted and typed into."""

from collections.abc import Sequence
from typing import Protocol, cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QCompleter,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from hep_desktop.domain.findings import Finding
from hep_desktop.ui import look
from hep_desktop.ui.models.table_model import FINDINGS, worst

Index = QModelIndex | QPersistentModelIndex


class _Grid(Protocol):
    """What a cell asks of its grid."""

    def begin(self) -> None: ...
    def offered(self, index: Index) -> tuple[str, ...]: ...
    def take(self, editor: QWidget) -> bool: ...
    def move_down(self, by: int) -> None: ...
    def selectionModel(self) -> QItemSelectionModel: ...


def _grid(delegate: QAbstractItemDelegate) -> _Grid:
    return cast("_Grid", delegate.parent())


class FactCell(QStyledItemDelegate):
    """One line to type in; Enter goes down, Tab right; the sign of a finding stands at the left of its cell."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setFrame(False)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        grid = _grid(self)
        offered = grid.offered(index)
        if offered:
            completer = QCompleter(list(offered), editor)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            editor.setCompleter(completer)
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        del option
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        line = cast("QLineEdit", editor)
        _grid(self).begin()
        if not line.isModified():  # a reload must not take what is being typed
            line.setText(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        model.setData(index, cast("QLineEdit", editor).text())

    def eventFilter(self, editor: QWidget, event: QEvent) -> bool:  # pyright: ignore[reportIncompatibleMethodOverride] – Qt hands widgets
        """Enter, and the arrows up and down, close the cell and move on."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
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
        severity = worst(cast("Sequence[Finding]", index.data(FINDINGS) or ()))
        if severity is None:
            return
        mark = look.mark_of(severity)
        chosen = _grid(self).selectionModel().isSelected(index)
        palette = option.palette  # pyright: ignore[reportAttributeAccessIssue] – missing in the stubs
        painter.save()
        painter.setPen(palette.highlightedText().color() if chosen else look.colour(mark, palette))
        rect = option.rect.adjusted(4, 0, 0, 0)  # pyright: ignore[reportAttributeAccessIssue]
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, mark[0])
        painter.restore()
