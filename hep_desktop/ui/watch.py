"""Keeps the findings of the open programme fresh: checks again a short pause after the last change."""

from PySide6.QtCore import QObject, QTimer, Signal

from hep_desktop.domain.findings import Finding, Severity
from hep_desktop.domain.outcome import Outcome
from hep_desktop.services.checking import NodeMark
from hep_desktop.ui.session import Session

PAUSE_MS = 300


class Watch(QObject):
    """What is missing now; `found` tells when it was looked at again."""

    found = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self.findings: tuple[Finding, ...] = ()
        self.marks: dict[str, NodeMark] = {}
        session.bus.changed.connect(self._changed)

    def look(self) -> None:
        """Check now."""
        programme = self._session.programme_id
        checking = self._session.checking
        self.findings = checking.findings(programme) if programme else ()
        self.marks = dict(checking.marks(programme)) if programme else {}
        self.found.emit()
        self._session.bus.checked.emit()

    def stop(self) -> None:
        """The window goes."""
        self._pause.stop()

    def next_step(self) -> Finding | None:
        """What is best done next."""
        programme = self._session.programme_id
        return self._session.checking.next_step(programme) if programme else None

    def count(self, severity: Severity) -> int:
        """How many findings of a severity there are."""
        return sum(1 for finding in self.findings if finding.severity is severity)

    def _changed(self, _outcome: Outcome) -> None:
        self._pause.start()
