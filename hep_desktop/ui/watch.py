"""Keeps the findings of the open programme fresh: checks again a short pause after the last change."""

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from hep_desktop.domain.findings import Finding, Severity
from hep_desktop.domain.outcome import Outcome
from hep_desktop.services.checking import NodeMark
from hep_desktop.ui.session import Session

PAUSE_MS = 300
SLICE = 0.004  # seconds in which keys wait; a thread would hold them longer, by Python's one lock


class Watch(QObject):
    """What is missing now; `found` tells when it was looked at again."""

    found = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._begin)
        self._next = QTimer(self, interval=0)  # after whatever else waits: keys and painting come first
        self._next.timeout.connect(self._go_on)
        self._steps: Iterator[None] = iter(())
        self.findings: tuple[Finding, ...] = ()
        self.marks: dict[str, NodeMark] = {}
        session.bus.changed.connect(self._changed)

    def look(self) -> None:
        """Check now."""
        self.stop()
        for _ in self._looking():
            pass

    def stop(self) -> None:
        """The window goes, or what is being looked at is no longer so."""
        self._pause.stop()
        self._next.stop()
        self._steps = iter(())

    def next_step(self) -> Finding | None:
        """What is best done next."""
        programme = self._session.programme_id
        return self._session.checking.next_step(programme) if programme else None

    def count(self, severity: Severity) -> int:
        """How many findings of a severity there are."""
        return sum(1 for finding in self.findings if finding.severity is severity)

    def _changed(self, _outcome: Outcome) -> None:
        self.stop()
        self._pause.start()

    def _begin(self) -> None:
        self._steps = self._looking()
        self._next.start()

    def _go_on(self) -> None:
        until = perf_counter() + SLICE
        for _ in self._steps:
            if perf_counter() > until:
                return
        self._next.stop()

    def _looking(self) -> Iterator[None]:
        programme, checking = self._session.programme_id, self._session.checking
        if programme:
            yield from checking.look(programme)
        self.findings = checking.findings(programme) if programme else ()
        self.marks = dict(checking.marks(programme)) if programme else {}
        yield
        self.found.emit()
        yield
        self._session.bus.checked.emit()
