"""The widgets of a record's fields: each shows a value, and says at every key what it has become.

All keep to the same small contract (`Field`): `show_value` never answers with `edited`, keeps the
cursor while the user types, and leaves undo to the journal.
"""

import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, time
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QSignalBlocker, QSizeF, Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from hep_desktop import hungarian

FEW_LINES, MANY_LINES = 2, 14


class Field(Protocol):
    """What a form asks of a widget that edits one field of a record."""

    edited: SignalInstance
    left: SignalInstance

    def show_value(self, value: Any) -> None:  # noqa: ANN401 – the type of the field
        """Show what the record holds."""


def is_for_the_journal(event: QEvent) -> bool:
    """Whether a field must let this key pass, so that the journal and not the field takes back."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


def normal(text: str) -> str:
    """Text as it is stored: accents composed (pasted text may hold them apart)."""
    return unicodedata.normalize("NFC", text)


class LineField(QLineEdit):
    """A short text."""

    edited = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textEdited.connect(self._tell)
        self.editingFinished.connect(self.left)

    def show_value(self, value: Any) -> None:  # noqa: ANN401 – see Field
        """Show the value unless what was typed already means it."""
        if self.read(self.text()) != value:
            self.setText(self.written(value))

    def read(self, text: str) -> Any:  # noqa: ANN401 – see Field
        """What a text means; raises ValueError where it means nothing."""
        return normal(text)

    def written(self, value: Any) -> str:  # noqa: ANN401 – see Field
        """How a value is written."""
        return str(value)

    def event(self, event: QEvent) -> bool:
        """Leave undo to the journal."""
        if is_for_the_journal(event):
            event.ignore()
            return False
        return super().event(event)

    def _tell(self, text: str) -> None:
        self.edited.emit(self.read(text))


class NamesField(LineField):
    """Several names in one line, with commas between."""

    def read(self, text: str) -> tuple[str, ...]:
        """The names without the white space around them."""
        return tuple(name.strip() for name in normal(text).replace(";", ",").split(",") if name.strip())

    def written(self, value: Sequence[str]) -> str:
        """The names with commas between."""
        return ", ".join(value)


class ParsedField(LineField):
    """A text that stands for something else, such as a day; what cannot be read stays and is told."""

    unreadable = Signal(bool)

    def __init__(self, parse: Callable[[str], Any], write: Callable[[Any], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parse = parse
        self._write = write

    def show_value(self, value: Any) -> None:  # noqa: ANN401 – see Field
        """Show the value unless the text already stands for it or cannot be read yet."""
        if value is None and self.hasFocus() and self.text():
            return
        if self._parse(self.text()) != value or not self.text():
            self.setText(self.written(value))
            self.unreadable.emit(False)

    def written(self, value: Any) -> str:  # noqa: ANN401 – see Field
        """Nothing for None."""
        return "" if value is None else self._write(value)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write what was understood in full; say so where nothing was."""
        super().focusOutEvent(event)
        value = self._parse(self.text())
        self.unreadable.emit(value is None and bool(self.text().strip()))
        if value is not None:
            self.setText(self._write(value))

    def _tell(self, text: str) -> None:
        value = self._parse(text)
        if value is not None or not text.strip():
            self.unreadable.emit(False)
            self.edited.emit(value)


def day_field(parent: QWidget | None = None) -> ParsedField:
    """A field for a day, or none."""

    def written(day: date) -> str:
        return hungarian.short_date(day)

    return ParsedField(hungarian.parse_date, written, parent)


def hour_field(parent: QWidget | None = None) -> ParsedField:
    """A field for a time of the day, or none."""

    def written(hour: time) -> str:
        return f"{hour:%H:%M}"

    return ParsedField(hungarian.parse_time, written, parent)


class TextField(QPlainTextEdit):
    """A text of any length; grows with what is written, Tab goes on to the next field."""

    edited = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None, lines: int = FEW_LINES) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.textChanged.connect(self._tell)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow(self.document().size())

    def show_value(self, value: str) -> None:
        """Show the text; the cursor stays where it was."""
        if normal(self.toPlainText()) == value:
            return
        position = self.textCursor().position()
        with QSignalBlocker(self):
            self.setPlainText(value)
        cursor = self.textCursor()
        cursor.setPosition(min(position, len(value)))
        self.setTextCursor(cursor)

    def event(self, event: QEvent) -> bool:
        """Leave undo to the journal."""
        if is_for_the_journal(event):
            event.ignore()
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the field was left."""
        super().focusOutEvent(event)
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._grow(self.document().size())

    def _tell(self) -> None:
        self.edited.emit(normal(self.toPlainText()))

    def _grow(self, size: QSizeF) -> None:
        # the layout of a plain text counts its height in lines
        lines = max(self._lines, min(MANY_LINES, int(size.height())))
        margins = 2 * (self.frameWidth() + int(self.document().documentMargin()))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + margins + 2)


class ChoiceField(QComboBox):
    """One of a few values."""

    edited = Signal(object)
    left = Signal()

    def __init__(self, choices: Sequence[tuple[Any, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for value, words in choices:
            self.addItem(words, value)
        self.activated.connect(self._tell)

    def show_value(self, value: Any) -> None:  # noqa: ANN401 – see Field
        """Show the value."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self.findData(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page: a wheel turned over the field must not change it unseen."""
        event.ignore()

    def _tell(self, index: int) -> None:
        self.edited.emit(self.itemData(index))
        self.left.emit()


class CheckList(QListWidget):
    """Any number of a few things, ticked; as high as what it holds."""

    edited = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.itemChanged.connect(self._tell)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """What can be ticked: ids and words; ticks of those that stay are kept."""
        if choices == [(self.item(row).data(Qt.ItemDataRole.UserRole), self.item(row).text()) for row in self._rows()]:
            return
        chosen, row = self._ticked(), self.currentRow()
        with QSignalBlocker(self):
            self.clear()
            for value, words in choices:
                item = QListWidgetItem(words, self)
                item.setData(Qt.ItemDataRole.UserRole, value)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Unchecked)
            self.setCurrentRow(row)
        self.show_value(chosen)
        self.updateGeometry()

    def show_value(self, value: Sequence[str]) -> None:
        """Tick these."""
        with QSignalBlocker(self):
            for row in self._rows():
                item = self.item(row)
                ticked = item.data(Qt.ItemDataRole.UserRole) in value
                item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def _rows(self) -> range:
        return range(self.count())

    def _ticked(self) -> tuple[str, ...]:
        items = (self.item(row) for row in self._rows())
        return tuple(i.data(Qt.ItemDataRole.UserRole) for i in items if i.checkState() == Qt.CheckState.Checked)

    def _tell(self) -> None:
        self.edited.emit(self._ticked())
        self.left.emit()
