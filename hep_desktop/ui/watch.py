"""Keeps the findings of the open programme fresh: checks again a short pause after the last change."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal

from hep_desktop.domain.findings import Finding, Severity
from hep_desktop.domain.outcome import Outcome
from hep_desktop.services.checking import NodeMark
from hep_desktop.ui.between_keys import BetweenKeys
from hep_desktop.ui.session import Session

PAUSE_MS = 500


class Watch(QObject):
    """What is missing now; `found` tells when it was looked at again."""

    found = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._work = BetweenKeys(self)
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
        self._work.stop()

    def next_step(self) -> Finding | None:
        """What is best done next."""
        programme = self._session.programme_id
        return self._session.checking.next_step(programme) if programme else None

    def count(self, severity: Severity) -> int:
        """How many findings of a severity there are."""
        return sum(1 for finding in self.findings if finding.severity is severity)

    def _changed(self, _outcome: Outcome) -> None:
        self._work.begin(self._looking(), PAUSE_MS)

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
