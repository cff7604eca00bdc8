"""The widgets of a record's fields, from a line of text to a list to tick; `FieldBinding` ties them to a place.

All keep to one small contract (`Field`), and leave undo to the journal.
"""

import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, time
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, QSizeF, Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from hep_desktop import hungarian
from hep_desktop.domain.commands import Command
from hep_desktop.ui.binding import Binding
from hep_desktop.ui.session import Session

FEW_LINES, MANY_LINES = 2, 14


class Field(Protocol):
    """What a binding asks of a widget: its value, a way to show one, and word of changes by the user."""

    edited: SignalInstance
    finished: SignalInstance

    def value(self) -> Any:  # noqa: ANN401 – the type of the field
        """What the widget shows."""

    def put(self, value: Any) -> None:  # noqa: ANN401 – as above
        """Show a value; `edited` is not sent."""


class FieldBinding(Binding[Any]):
    """Ties a `Field` to a value of the snapshot."""

    def __init__(
        self,
        session: Session,
        field: Any,  # noqa: ANN401 – a QWidget that is a Field: Python cannot say both
        read: Callable[[], Any],
        write: Callable[[Any], Command],
        key: Callable[[], str],
    ) -> None:
        self._field: Field = field
        self._make_key = key
        super().__init__(session, field, read, write)
        self._field.edited.connect(self.edited)
        self._field.finished.connect(self.finish)

    def shown(self) -> Any:  # noqa: ANN401 – see Field
        return self._field.value()

    def put(self, value: Any) -> None:  # noqa: ANN401 – see Field
        self._field.put(value)

    def commit(self) -> None:
        """Send what is shown; the record may be another one than when the binding was made."""
        self._key = self._make_key()
        super().commit()

    def drop(self) -> None:
        """Forget what waits to be sent: its record is gone."""
        self._pause.stop()


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

    edited = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textEdited.connect(self.edited)

    def value(self) -> Any:  # noqa: ANN401 – see Field
        """The text."""
        return normal(self.text())

    def put(self, value: Any) -> None:  # noqa: ANN401 – see Field
        """Show a text; the cursor stays where it was."""
        at = self.cursorPosition()
        self.setText(value)
        self.setCursorPosition(min(at, len(value)))

    def event(self, event: QEvent) -> bool:
        """Leave undo to the journal."""
        if is_for_the_journal(event):
            event.ignore()
            return False
        return super().event(event)


class NamesField(LineField):
    """Several names in one line, with commas between."""

    def value(self) -> tuple[str, ...]:
        """The names without the white space around them."""
        return tuple(name.strip() for name in normal(self.text()).replace(";", ",").split(",") if name.strip())

    def put(self, value: Sequence[str]) -> None:
        """Show the names with commas between."""
        super().put(", ".join(value))


class ParsedField(LineField):
    """A text that stands for something else, such as a day; what cannot be read stays and is told."""

    unreadable = Signal(bool)

    def __init__(
        self, parse: Callable[[str], Any], write: Callable[[Any], str], example: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.example = example
        self.setPlaceholderText(example)
        self._parse = parse
        self._write = write
        self._held: Any = None

    def value(self) -> Any:  # noqa: ANN401 – see Field
        """What the text stands for, or what it stood for before it became unreadable; None when empty."""
        if not self.text().strip():
            return None
        found = self._parse(self.text())
        return self._held if found is None else found

    def put(self, value: Any) -> None:  # noqa: ANN401 – see Field
        """Show a value; nothing for None."""
        self._held = value
        super().put("" if value is None else self._write(value))
        self.unreadable.emit(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write what was understood in full; say so where nothing was."""
        super().focusOutEvent(event)
        found = self._parse(self.text())
        self.unreadable.emit(found is None and bool(self.text().strip()))
        if found is not None:
            self._held = found
            self.setText(self._write(found))


def day_field(parent: QWidget | None = None) -> ParsedField:
    """A field for a day, or none."""

    def written(day: date) -> str:
        return hungarian.short_date(day)

    return ParsedField(hungarian.parse_date, written, "2027. 12. 31.", parent)


def hour_field(parent: QWidget | None = None) -> ParsedField:
    """A field for a time of the day, or none."""

    def written(hour: time) -> str:
        return f"{hour:%H:%M}"

    return ParsedField(hungarian.parse_time, written, "17:00", parent)


class TextField(QPlainTextEdit):
    """A text of any length; grows with what is written, Tab goes on to the next field."""

    edited = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None, lines: int = FEW_LINES) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.textChanged.connect(self.edited)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow(self.document().size())

    def value(self) -> str:
        """The text."""
        return normal(self.toPlainText())

    def put(self, value: str) -> None:
        """Show a text; the cursor stays where it was."""
        at = self.textCursor().position()
        with QSignalBlocker(self):
            self.setPlainText(value)
        cursor = self.textCursor()
        cursor.setPosition(min(at, len(self.toPlainText())))
        self.setTextCursor(cursor)

    def event(self, event: QEvent) -> bool:
        """Leave undo to the journal."""
        if is_for_the_journal(event):
            event.ignore()
            return False
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._grow(self.document().size())

    def _grow(self, size: QSizeF) -> None:
        # the layout of a plain text counts its height in lines
        lines = max(self._lines, min(MANY_LINES, int(size.height())))
        margins = 2 * (self.frameWidth() + int(self.document().documentMargin()))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + margins + 2)


class ChoiceField(QComboBox):
    """One of a few values."""

    edited = Signal()
    finished = Signal()

    def __init__(self, choices: Sequence[tuple[Any, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for value, words in choices:
            self.addItem(words, value)
        self.activated.connect(self.finished)

    def value(self) -> Any:  # noqa: ANN401 – see Field
        """The chosen value."""
        return self.currentData()

    def put(self, value: Any) -> None:  # noqa: ANN401 – see Field
        """Show a value."""
        self.setCurrentIndex(self.findData(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page: a wheel turned over the field must not change it unseen."""
        event.ignore()


class CheckList(QListWidget):
    """Any number of a few things, ticked; as high as what it holds."""

    edited = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(self.finished)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """What can be ticked: ids and words; ticks of those that stay are kept."""
        items = [self.item(row) for row in range(self.count())]
        if list(choices) == [(item.data(Qt.ItemDataRole.UserRole), item.text()) for item in items]:
            return
        ticked, row = self.value(), self.currentRow()
        with QSignalBlocker(self):
            self.clear()
            for value, words in choices:
                item = QListWidgetItem(words, self)
                item.setData(Qt.ItemDataRole.UserRole, value)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Unchecked)
            self.setCurrentRow(max(0, row))
            self.put(ticked)
        self.updateGeometry()

    def value(self) -> tuple[str, ...]:
        """The ids of what is ticked."""
        items = (self.item(row) for row in range(self.count()))
        return tuple(i.data(Qt.ItemDataRole.UserRole) for i in items if i.checkState() == Qt.CheckState.Checked)

    def put(self, value: Sequence[str]) -> None:
        """Tick these."""
        for row in range(self.count()):
            item = self.item(row)
            ticked = item.data(Qt.ItemDataRole.UserRole) in value
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def sizeHint(self) -> QSize:
        """As high as the rows need."""
        rows = sum(self.sizeHintForRow(row) for row in range(self.count())) or self.fontMetrics().lineSpacing()
        return QSize(super().sizeHint().width(), rows + 2 * self.frameWidth() + 4)
