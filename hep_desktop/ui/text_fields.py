"""Fields of text: one line, many lines, names, days and hours; undo is left to the journal."""

from collections.abc import Callable, Sequence
from datetime import date, time
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QSignalBlocker, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from hep_desktop import hungarian
from hep_desktop.ui.fields import normal
from hep_desktop.ui.strings import text

_DIGITS = 6  # of a count that people make

FEW_LINES, MANY_LINES = 2, 14
_PARAGRAPH, _LINE = "\u2029", "\u2028"  # how Qt keeps their ends


def is_for_the_journal(event: QEvent) -> bool:
    """Whether a field must let this key pass, so that the journal and not the field takes back."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


def words_of(edit: QPlainTextEdit) -> str:
    """What stands in an editor as it is stored; its own toPlainText would turn hard spaces into plain ones."""
    return normal(edit.document().toRawText().replace(_PARAGRAPH, "\n").replace(_LINE, "\n"))


class LineField(QLineEdit):
    """A short text."""

    edited = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(False)  # a file dropped here is for the window, not its path for the field
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
        self.setPlaceholderText(text("plan.example", example=example))
        self._parse = parse
        self._write = write
        self._held: Any = None

    def complaint(self) -> str:
        """What is told where it cannot be read."""
        return text("plan.unreadable", example=self.example)

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


def count_field(parent: QWidget | None = None) -> ParsedField:
    """How many of something."""
    return ParsedField(_count, lambda count: str(count or ""), "5", parent)  # a zero would stand before what is typed


class VotesField(ParsedField):
    """How many voted so; a nought is shown, and what is typed takes its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_count, str, "5", parent)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark a nought whole, also after the click that brought the focus."""
        super().focusInEvent(event)
        if self.text() == "0":
            QTimer.singleShot(0, self, self.selectAll)


def _count(written: str) -> int | None:
    return int(written) if written.strip().isdecimal() and len(written.strip()) < _DIGITS else None


def hour_field(parent: QWidget | None = None) -> ParsedField:
    """A field for a time of the day, or none."""

    def written(hour: time) -> str:
        return f"{hour:%H:%M}"

    return ParsedField(hungarian.parse_time, written, "17:00", parent)


class TextField(QPlainTextEdit):
    """A text of any length; it `grows` with what is written or keeps its size. Tab goes on to the next field.

    With `one_line` it holds a title: shown whole however long, but without line breaks. `prose` is spell-checked.
    """

    edited = Signal()
    finished = Signal()
    entered = Signal()
    """Enter in a title."""

    def __init__(
        self,
        parent: QWidget | None = None,
        lines: int = FEW_LINES,
        *,
        one_line: bool = False,
        prose: bool = True,
        grows: bool = True,
    ) -> None:
        super().__init__(parent)
        self.prose = prose
        self._lines = 1 if one_line else lines
        self._one_line = one_line
        self._grows = grows
        self.setAcceptDrops(False)  # as above
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.textChanged.connect(self.edited)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow(self.document().size())

    def value(self) -> str:
        """The text."""
        return words_of(self)

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a title changes nothing."""
        if self._one_line and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain words; in a title without their line breaks."""
        words = source.text()
        self.insertPlainText(" ".join(words.splitlines()) if self._one_line else words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break anew, and there may be more of them: the document does not tell that by itself."""
        super().resizeEvent(event)
        self._grow(self.document().size())

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._grow(self.document().size())

    def _grow(self, size: QSizeF) -> None:
        if not self._grows:
            return
        # the layout of a plain text counts its height in lines
        lines = max(self._lines, min(MANY_LINES, int(size.height())))
        margins = 2 * (self.frameWidth() + int(self.document().documentMargin()))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + margins + 2)


def title_field(parent: QWidget | None = None) -> TextField:
    """A field for a title."""
    return TextField(parent, one_line=True)


def name_field(parent: QWidget | None = None) -> TextField:
    """A field for a name or an address, which no dictionary knows."""
    return TextField(parent, one_line=True, prose=False)
