"""Prose in a field is spell-checked from when it is first in sight."""

from PySide6.QtCore import QEvent, QObject, SignalInstance
from PySide6.QtWidgets import QPlainTextEdit

from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text


class Spelt(QObject):
    """Waits on an editor until it is shown; `step_ends` is what is sent where one step to take back ends."""

    def __init__(self, session: Session, editor: QPlainTextEdit, step_ends: SignalInstance) -> None:
        super().__init__(editor)
        self._session, self._editor, self._step_ends = session, editor, step_ends
        editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._editor.removeEventFilter(self)
            self._check()
        return super().eventFilter(watched, event)

    def _check(self) -> None:
        speller = self._session.speller
        if speller is None or self._session.read_only:
            return
        from hep_desktop.ui.spell_check import SpellCheck  # noqa: PLC0415 – a window may stand before the first text

        check = SpellCheck(self._editor, speller, self._step_ends)
        check.nothing_left.connect(self._say_all_right)
        check.look()

    def _say_all_right(self) -> None:
        self._session.bus.told.emit(text("text.spelling.all_right"))
