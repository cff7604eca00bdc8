"""Ties a form field to a value of the snapshot: shows it when it changes, turns typing into commands.

`read` gives what stands in the snapshot, `write` the command that would put a new value there. While a
text is being typed its commands carry one merge key, so they are one step to undo; they are sent after
a short pause and when the focus leaves, so that nothing waits longer than a second (decisions.md 23).
"""

from collections.abc import Callable
from contextlib import suppress
from typing import Generic, Protocol, TypeVar, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from hep_desktop.domain.commands import Command
from hep_desktop.domain.errors import UserError
from hep_desktop.ui.session import Session

T = TypeVar("T")


def let_read(edit: QTextEdit | QPlainTextEdit, *, only: bool) -> None:
    """Whether words can be typed; who can `only` read chooses them by the keyboard too, to copy or remark on them."""
    edit.setReadOnly(only)
    if only:
        choosing = Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        edit.setTextInteractionFlags(choosing)


@runtime_checkable
class Readable(Protocol):
    """A widget that can be looked at without being written into."""

    def setReadOnly(self, read_only: bool, /) -> None:
        """Let it only be read."""


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
        self._writable: bool | None = None
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self.commit)
        widget.installEventFilter(self)
        self.set_writable(writable=not session.read_only)
        self.show_value()

    def set_writable(self, *, writable: bool) -> None:
        """Let the widget be written into, or only read: its words can still be chosen, to be copied or remarked on."""
        if writable is self._writable:
            return
        self._writable = writable
        if isinstance(self.widget, QPlainTextEdit):
            let_read(self.widget, only=not writable)
        elif isinstance(self.widget, Readable):
            self.widget.setReadOnly(not writable)
        else:
            self.widget.setEnabled(writable)

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
            self._pause.start(self.session.gathering_ms)

    def commit(self) -> None:
        """Send what is shown, if it is new; what is refused may still be half typed and waits for `finish`."""
        self._pause.stop()
        value = self.shown()
        if value != self._read():
            with suppress(UserError):
                self.session.do(self._write(value), self._key)

    def finish(self) -> None:
        """Send what is shown and end the step; what is refused goes back to what stands in the snapshot."""
        self.commit()
        value = self.shown()
        if value != self._read() and not self.session.attempt(self._write(value), self._key):
            self.show_value()
        self.session.close_typing()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the field ends the step."""
        if watched is self.widget and event.type() == QEvent.Type.FocusOut:
            self.finish()
        return False
