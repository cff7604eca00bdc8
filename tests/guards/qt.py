"""A test fails on a window, timer or QThread that outlives it; modelled on napari's and ndv's checks."""

import gc
import weakref
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QThreadPool, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

GRACE_MS = 2000


class QtGuard:
    """Remembers what was there before and which timers and threads were started since."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._widgets = _top_level()
        self._started: list[tuple[weakref.ref[Any], Callable[[Any], bool]]] = []
        patch.setattr(QTimer, "start", self._noting(QTimer.start, QTimer.isActive))
        patch.setattr(QThread, "start", self._noting(QThread.start, QThread.isRunning))

    def _noting(self, start: Callable[..., None], runs: Callable[[Any], bool]) -> Callable[..., None]:
        def noted(owner: QObject, *args: object) -> None:
            self._started.append((weakref.ref(owner), runs))
            start(owner, *args)

        return noted

    def complaints(self) -> list[str]:
        """What is still there now, after everything told to go has gone."""
        pool = QThreadPool.globalInstance()
        left = [] if pool.waitForDone(GRACE_MS) else ["QThreadPool: a job still runs"]
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        if _top_level() - self._widgets:
            gc.collect()  # a dialog held by a cycle alone is garbage, not a leak
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        left += [f"top-level widget still there: {_named(widget)}" for widget in _top_level() - self._widgets]
        for reference, runs in self._started:
            owner = reference()
            if owner is not None and isValid(owner) and runs(owner):
                left.append(f"still active: {_named(owner)} of {_named(owner.parent())}")
        return left


def empty_clipboard() -> None:
    """What Python put there dies now: the offscreen platform deletes it after Python's end, and crashes."""
    QGuiApplication.clipboard().clear()


def _top_level() -> set[QWidget]:
    return set(QApplication.topLevelWidgets()) if QApplication.instance() else set()


def _named(owner: QObject | None) -> str:
    return f"{type(owner).__name__} {owner.objectName()!r}" if owner is not None and isValid(owner) else "nobody"
