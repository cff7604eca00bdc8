"""Cells and headings of the small grids: editors that hand over every key, headings that wrap, pasted blocks."""

from typing import Any, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QComboBox,
    QFrame,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from hep_desktop.ui import look
from hep_desktop.ui.fields import normal
from hep_desktop.ui.models.rows import ColumnKind, RowsModel
from hep_desktop.ui.text_fields import words_of

Index = QModelIndex | QPersistentModelIndex

_CHOSEN = "chosen"  # of an editor: something was handed over, it was not only looked at
_ONE_PARAGRAPH = "one_paragraph"


def read_block(text: str) -> list[list[str]]:
    """Cells copied from Excel, LibreOffice or a Word table; quoted cells may hold line breaks."""
    import csv  # noqa: PLC0415 – needed at the first paste only

    return [line for line in csv.reader(text.splitlines(keepends=True), delimiter="\t") if line]


def tabbed(event: QKeyEvent) -> QAbstractItemDelegate.EndEditHint | None:
    """Which cell Tab goes on to; Qt leaves Tab to fields of several lines, which would jump out of the table."""
    return {
        int(Qt.Key.Key_Tab): QAbstractItemDelegate.EndEditHint.EditNextItem,
        int(Qt.Key.Key_Backtab): QAbstractItemDelegate.EndEditHint.EditPreviousItem,
    }.get(event.key())


class CellDelegate(QStyledItemDelegate):
    """Makes the editor of a cell and hands over what it holds at every key."""

    went_down = Signal()
    """Enter closed a cell."""

    text_opened = Signal(QWidget)
    """There is an editor for prose."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A list for choices, several lines for texts, else one line."""
        del option
        column = _model(index).columns[index.column()]
        editor: QComboBox | QPlainTextEdit | QLineEdit
        if column.kind is ColumnKind.CHOICE:
            editor = QComboBox(parent)
            for value, words in column.choices:
                editor.addItem(words, value)
            editor.activated.connect(self._hand_over)
        elif column.kind in (ColumnKind.TEXT, ColumnKind.TITLE):
            editor = QPlainTextEdit(parent)
            editor.setProperty(_ONE_PARAGRAPH, column.kind is ColumnKind.TITLE)
            editor.setFrameShape(QFrame.Shape.Box)
            editor.textChanged.connect(self._hand_over)
            self.text_opened.emit(editor)
        else:
            editor = QLineEdit(parent)
            editor.setFrame(False)
            editor.textEdited.connect(self._hand_over)
        editor.setAccessibleName(column.heading)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the cell; what is just being typed keeps its cursor."""
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(value))
        elif isinstance(editor, QPlainTextEdit):
            if words_of(editor) != value:
                with QSignalBlocker(editor):  # the view does not know the new editor yet
                    editor.setPlainText(value)
                editor.moveCursor(QTextCursor.MoveOperation.End)  # typing goes on, it does not replace a long text
        elif isinstance(editor, QLineEdit) and normal(editor.text()) != str(value):
            editor.setText(str(value) if value != 0 else "")

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand over what was typed; a cell that was only looked at stays as it is."""
        if isinstance(editor, QComboBox) and editor.property(_CHOSEN):
            model.setData(index, editor.currentData())
        elif isinstance(editor, QPlainTextEdit) and editor.document().isModified():
            model.setData(index, words_of(editor))
        elif isinstance(editor, QLineEdit) and editor.isModified():
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Texts get room for a few lines even in a low row."""
        del index
        rect = QRect(cast("Any", option).rect)
        if isinstance(editor, QPlainTextEdit):
            rect.setHeight(max(rect.height(), 4 * editor.fontMetrics().lineSpacing()))
        editor.setGeometry(rect)

    def eventFilter(self, editor: QWidget, event: QEvent) -> bool:  # pyright: ignore[reportIncompatibleMethodOverride] – Qt hands widgets
        """Enter closes a line or a title and goes down, as in Excel; in a text it breaks the line."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if (hint := tabbed(event)) is not None:
                self.closeEditor.emit(editor, hint)
                return True
            goes_down = isinstance(editor, QLineEdit) or editor.property(_ONE_PARAGRAPH)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and goes_down:
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
                self.went_down.emit()
                return True
        return super().eventFilter(editor, event)

    def _hand_over(self) -> None:
        editor = self.sender()
        if isinstance(editor, QWidget):
            editor.setProperty(_CHOSEN, True)
            self.commitData.emit(editor)


def _model(index: Index) -> RowsModel:
    return cast("RowsModel", index.model())


class WrappedHeader(QHeaderView):
    """Headings in as many lines as they need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)  # pyright: ignore[reportArgumentType] – Qt takes text flags here

    def least(self, logicalIndex: int) -> int:
        """The width in which no word of a heading is cut."""
        words = str(self.model().headerData(logicalIndex, self.orientation(), Qt.ItemDataRole.DisplayRole)).split()
        return max((self.fontMetrics().horizontalAdvance(word) for word in words), default=0) + 2 * look.GRID

    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:
        """As high as the words at the section's width."""
        words = str(self.model().headerData(logicalIndex, self.orientation(), Qt.ItemDataRole.DisplayRole))
        room = QRect(0, 0, max(1, self.sectionSize(logicalIndex) - look.GRID), 10_000)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        bold = self.highlightSections()  # that of the current cell is
        metrics = QFontMetrics(look.scaled(self.font(), 1, bold=True)) if bold else self.fontMetrics()
        return QSize(room.width(), metrics.boundingRect(room, flags, words).height() + look.GRID)
