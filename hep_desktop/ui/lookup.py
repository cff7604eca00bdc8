"""Keeps the words of the open programme ready for search: read in short steps between keys, while somebody searches."""

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from hep_desktop.seeking.index import Index
from hep_desktop.ui.session import Session

PAUSE_MS = 300
SLICE = 0.004  # seconds in which keys wait


class Lookup(QObject):
    """The index of the open programme; `ready` tells when it holds the present snapshot."""

    ready = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.index = Index()
        self._wanted = False
        self._steps: Iterator[None] = iter(())
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._begin)
        self._next = QTimer(self, interval=0)  # after whatever else waits: keys and painting come first
        self._next.timeout.connect(self._go_on)
        session.bus.changed.connect(self._changed)
        session.bus.opened.connect(self._opened)

    def begin(self) -> None:
        """Somebody searches from now on."""
        self._wanted = True
        self._begin()

    def end(self) -> None:
        """Nobody searches any more; what is read is kept."""
        self._wanted = False
        self._pause.stop()
        self._next.stop()

    def fresh(self) -> Index:
        """The index of the present snapshot, at once."""
        self._pause.stop()
        self._next.stop()
        for _ in self._reading():
            pass
        return self.index

    def _reading(self) -> Iterator[None]:
        session = self._session
        if not session.programme_id:
            return iter(())
        return self.index.read(session.edition, session.office, session.programme_id)

    def _begin(self) -> None:
        self._steps = self._reading()
        self._next.start()

    def _go_on(self) -> None:
        until = perf_counter() + SLICE
        while perf_counter() < until:
            try:
                next(self._steps)
            except StopIteration:
                self._next.stop()
                self.ready.emit()
                return

    def _changed(self) -> None:
        if self._wanted and self._session.programme_id:
            self._next.stop()
            self._pause.start()

    def _opened(self) -> None:
        self.end()
        self.index = Index()
