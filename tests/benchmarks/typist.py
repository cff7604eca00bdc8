"""A typist who keeps the beat whatever the window does: a key that is painted late counts from when it was due."""

import time
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

BEAT = 0.06  # seconds from key to key: about 1000 a minute, more than anybody types
PATIENCE = 1.0
NAMED = {"\r": Qt.Key.Key_Return}


class Typist(QObject):
    """Sends keys to whatever has the focus, and waits for the next painting."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._painted = False
        self._loop = QEventLoop()
        self._clock = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._clock.timeout.connect(self._loop.quit)
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 – Qt's name
        """Notice that a widget was asked to paint itself."""
        if event.type() == QEvent.Type.Paint and watched.isWidgetType():
            self._painted = True
        return False

    def type(self, text: Iterable[str]) -> list[float]:
        """Milliseconds from the moment each key was due until its painting was done."""
        taken: list[float] = []
        due = time.perf_counter() + BEAT
        for sign in text:
            self._rest(due - time.perf_counter())
            self._painted = False
            self._press(sign)
            while not self._painted and time.perf_counter() - due < PATIENCE:
                QCoreApplication.processEvents()
            taken.append((time.perf_counter() - due) * 1000)
            due += BEAT
        return taken

    def _rest(self, seconds: float) -> None:
        if seconds > 0:
            self._clock.start(round(seconds * 1000))
            self._loop.exec()

    def _press(self, sign: str) -> None:
        target = QApplication.focusWidget()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = NAMED.get(sign, Qt.Key(ord(sign.upper())) if sign.isascii() else Qt.Key.Key_unknown)
            QCoreApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, sign))
