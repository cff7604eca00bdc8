"""Keeps the words of the open programme ready for search: read in short steps between keys, while somebody searches."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal

from hep_desktop.seeking.index import Index
from hep_desktop.ui.between_keys import BetweenKeys
from hep_desktop.ui.session import Session

PAUSE_MS = 300


class Lookup(QObject):
    """The index of the open programme; `ready` tells when it holds the present snapshot."""

    ready = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.index = Index()
        self._wanted = False
        self._work = BetweenKeys(self)
        self._work.done.connect(self.ready)
        session.bus.changed.connect(self._changed)
        session.bus.opened.connect(self._opened)

    def begin(self) -> None:
        """Somebody searches from now on."""
        self._wanted = True
        self._work.begin(self._reading())

    def end(self) -> None:
        """Nobody searches any more; what is read is kept."""
        self._wanted = False
        self._work.stop()

    def fresh(self) -> Index:
        """The index of the present snapshot, at once."""
        self._work.stop()
        for _ in self._reading():
            pass
        return self.index

    def _reading(self) -> Iterator[None]:
        session = self._session
        if session.programme_id:
            yield from self.index.read(session.edition, session.office, session.programme_id)

    def _changed(self) -> None:
        if self._wanted and self._session.programme_id:
            self._work.begin(self._reading(), PAUSE_MS)

    def _opened(self) -> None:
        self.end()
        self.index = Index()
