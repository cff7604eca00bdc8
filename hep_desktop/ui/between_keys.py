"""Long work done in short steps between keys: keys and painting always come first."""

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

SLICE = 0.004  # seconds in which keys wait; a thread would hold them longer, by Python's one lock


class BetweenKeys(QObject):
    """Goes through the steps of one piece of work at a time; `done` tells of its end."""

    done = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[None] = iter(())
        self._next = QTimer(self, interval=0)  # after whatever else waits
        self._next.timeout.connect(self._go_on)
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._resume)

    def begin(self, steps: Iterator[None], pause_ms: int = 0) -> None:
        """Do this instead of what is not done yet, after a pause that every new call begins anew."""
        self.stop()
        self._steps = steps
        self._pause.start(pause_ms)

    def stop(self) -> None:
        """Leave what is not done yet."""
        self._pause.stop()
        self._next.stop()
        self._steps = iter(())

    def _resume(self) -> None:
        self._next.start()

    def _go_on(self) -> None:
        until = perf_counter() + SLICE
        while perf_counter() < until:
            try:
                next(self._steps)
            except StopIteration:
                self._next.stop()
                self.done.emit()
                return
