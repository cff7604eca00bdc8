"""Spelling for the window: answers of the dictionary's child as signals, the office's own words, on or off."""

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from hep_desktop import paths
from hep_desktop.settings import SettingsFile
from hep_desktop.ui.session import Session

if TYPE_CHECKING:
    from hep_desktop.services.spelling import Spelling

_LOOK_MS = 25  # between two looks at whether there is an answer; only while one is awaited
_NAMES_MS = 2000  # after a change names are collected anew


class Speller(QObject):
    """One for a window; the dictionary is loaded when the first text is shown."""

    judged = Signal()
    """More words are known to be right or wrong, or the names have changed."""

    suggested = Signal(str)
    """Right words like this one were found."""

    switched = Signal()
    """Spelling was switched on or off."""

    def __init__(self, session: Session, preferences: SettingsFile, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._preferences = preferences
        self._wanted: set[str] = set()
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._take)
        self._names = QTimer(self, singleShot=True, interval=_NAMES_MS)
        self._names.timeout.connect(self._know)
        session.bus.changed.connect(self._changed)
        self._known_for: str | None = None

    @cached_property
    def _spelling(self) -> "Spelling":
        from hep_desktop.services.spelling import Spelling  # noqa: PLC0415 – a window may stand before the first text

        return Spelling(paths.resources() / "spelling")

    @property
    def is_there(self) -> bool:
        """Whether there is a dictionary."""
        return self._spelling.is_there

    @property
    def is_on(self) -> bool:
        """Whether wrong words are to be shown."""
        return self._preferences.current.spelling and self.is_there

    def switch(self, on: bool) -> None:
        """Show wrong words, or do not."""
        self._preferences.save(replace(self._preferences.current, spelling=on))
        if not on:
            self._look.stop()
            self._spelling.close()
        self.switched.emit()

    def add(self, word: str) -> None:
        """A word of the office's own."""
        words = self._preferences.current.own_words
        self._preferences.save(replace(self._preferences.current, own_words=tuple(sorted({*words, word}))))
        self._know()

    def is_right(self, word: str) -> bool | None:
        """Whether a word is right; None where nobody knows yet."""
        return self._spelling.is_right(word)

    def ask(self, words: list[str]) -> None:
        """Have words judged; `judged` tells."""
        if self._known_for != self._session.programme_id:
            self._know()
        self._spelling.ask(words)
        self._await()

    def ask_suggestions(self, word: str) -> None:
        """Have right words looked for; `suggested` tells."""
        self._wanted.add(word)
        self._spelling.ask_suggestions(word)
        self._await()

    def suggestions(self, word: str) -> tuple[str, ...] | None:
        """Right words like this one; None where nobody knows yet."""
        return self._spelling.suggestions(word)

    def close(self) -> None:
        """Let the dictionary go."""
        self._look.stop()
        self._names.stop()
        if "_spelling" in self.__dict__:
            self._spelling.close()

    def _await(self) -> None:
        if self._spelling.is_thinking:
            self._look.start()

    def _take(self) -> None:
        news = self._spelling.take()
        if not self._spelling.is_thinking:
            self._look.stop()
        if not news:
            return
        self.judged.emit()
        for word in sorted(self._wanted):
            if self._spelling.suggestions(word) is not None:
                self._wanted.discard(word)
                self.suggested.emit(word)

    def _changed(self) -> None:
        if self._known_for is not None:
            self._names.start()

    def _know(self) -> None:
        from hep_desktop.services.spelling import names_of  # noqa: PLC0415 – as above

        self._known_for = self._session.programme_id
        self._spelling.know({*names_of(self._session.office, self._known_for), *self._preferences.current.own_words})
        self.judged.emit()
