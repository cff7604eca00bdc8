"""Ties a form field to a value of the snapshot: shows it when it changes, turns typing into commands.

`read` gives what stands in the snapshot, `write` the command that would put a new value there. While a
text is being typed its commands carry one merge key, so they are one step to undo; they are sent after
a short pause and when the focus leaves, so that nothing waits longer than a second (decisions.md 23).
"""

from collections.abc import Callable
from datetime import date
from typing import Generic, TypeVar

from PySide6.QtCore import QDate, QEvent, QObject, QSignalBlocker, QTimer
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from hep_desktop.domain.commands import Command
from hep_desktop.ui.session import Session

PAUSE_MS = 400

T = TypeVar("T")


class Binding(QObject, Generic[T]):
    """One widget and one value; parent of the binding is the widget, so both live equally long."""

    def __init__(
        self, session: Session, widget: QWidget, read: Callable[[], T], write: Callable[[T], Command], key: str = ""
    ) -> None:
        super().__init__(widget)
        self.session = session
        self.widget = widget
        self._read = read
        self._write = write
        self._key = key
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.commit)
        widget.installEventFilter(self)
        widget.setEnabled(not session.read_only)
        self.show_value()

    def shown(self) -> T:
        """What the widget shows now."""
        raise NotImplementedError

    def put(self, value: T) -> None:
        """Show a value in the widget; its signals are blocked."""
        raise NotImplementedError

    def show_value(self) -> None:
        """Show what stands in the snapshot, unless it is shown already or newer typing waits."""
        value = self._read()
        if self._pause.isActive() or value == self.shown():
            return
        with QSignalBlocker(self.widget):
            self.put(value)

    def edited(self) -> None:
        """The user changed the widget: send soon, also while typing goes on without a rest."""
        if not self._pause.isActive():
            self._pause.start()

    def commit(self) -> None:
        """Send what is shown, if it is new; what is refused goes back to what stands in the snapshot."""
        self._pause.stop()
        value = self.shown()
        if value == self._read():
            return
        if not self.session.attempt(self._write(value), self._key):
            self.show_value()

    def finish(self) -> None:
        """Send what is shown and end the step."""
        self.commit()
        self.session.close_typing()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the field ends the step."""
        if watched is self.widget and event.type() == QEvent.Type.FocusOut:
            self.finish()
        return False


class LineBinding(Binding[str]):
    """A one-line text."""

    def __init__(
        self, session: Session, widget: QLineEdit, read: Callable[[], str], write: Callable[[str], Command], key: str
    ) -> None:
        self._line = widget
        super().__init__(session, widget, read, write, key)
        widget.textEdited.connect(self.edited)

    def shown(self) -> str:
        return self._line.text()

    def put(self, value: str) -> None:
        at = self._line.cursorPosition()
        self._line.setText(value)
        self._line.setCursorPosition(min(at, len(value)))


class PlainTextBinding(Binding[str]):
    """A text of several lines without looks."""

    def __init__(
        self,
        session: Session,
        widget: QPlainTextEdit,
        read: Callable[[], str],
        write: Callable[[str], Command],
        key: str,
    ) -> None:
        self._edit = widget
        widget.setUndoRedoEnabled(False)  # the journal is the undo stack
        widget.setTabChangesFocus(True)
        super().__init__(session, widget, read, write, key)
        widget.textChanged.connect(self.edited)

    def shown(self) -> str:
        return self._edit.toPlainText()

    def put(self, value: str) -> None:
        cursor = self._edit.textCursor()
        at = cursor.position()
        self._edit.setPlainText(value)
        cursor = self._edit.textCursor()
        cursor.setPosition(min(at, len(value)))
        self._edit.setTextCursor(cursor)


class ChoiceBinding(Binding[str]):
    """One of a few choices; the item's data is the value."""

    def __init__(
        self, session: Session, widget: QComboBox, read: Callable[[], str], write: Callable[[str], Command]
    ) -> None:
        self._box = widget
        super().__init__(session, widget, read, write)
        widget.activated.connect(self.finish)

    def shown(self) -> str:
        return str(self._box.currentData() or "")

    def put(self, value: str) -> None:
        self._box.setCurrentIndex(self._box.findData(value))


class DateBinding(Binding[date | None]):
    """A day; the widget's minimum date means "no day", shown by its special value text."""

    def __init__(
        self,
        session: Session,
        widget: QDateEdit,
        read: Callable[[], date | None],
        write: Callable[[date | None], Command],
        key: str,
    ) -> None:
        self._edit = widget
        super().__init__(session, widget, read, write, key)
        widget.dateChanged.connect(self.edited)

    def shown(self) -> date | None:
        day = self._edit.date()
        if self._edit.specialValueText() and day == self._edit.minimumDate():
            return None
        return date(day.year(), day.month(), day.day())

    def put(self, value: date | None) -> None:
        self._edit.setDate(QDate(value.year, value.month, value.day) if value else self._edit.minimumDate())


class NumberBinding(Binding[int]):
    """A whole number, e.g. votes."""

    def __init__(
        self, session: Session, widget: QSpinBox, read: Callable[[], int], write: Callable[[int], Command], key: str
    ) -> None:
        self._spin = widget
        super().__init__(session, widget, read, write, key)
        widget.valueChanged.connect(self.edited)

    def shown(self) -> int:
        return self._spin.value()

    def put(self, value: int) -> None:
        self._spin.setValue(value)
