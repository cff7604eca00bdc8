"""Packages and drafts on the mentor's desk: asked for in the background, taken in, opened."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from hep_desktop.domain.commands import ChangeMunicipality, PutMunicipalities, Together
from hep_desktop.domain.desk import DeskRow, Received
from hep_desktop.domain.mentor import Municipality
from hep_desktop.domain.outcome import Label
from hep_desktop.services import desk_received
from hep_desktop.services.holdings import Holding, TakenIn, beside
from hep_desktop.ui.held_opener import HeldOpener
from hep_desktop.ui.job_bar import JobBar
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text


class DeskReceiving(QObject):
    """What was received, as far as it is known yet."""

    looked = Signal()

    def __init__(self, session: Session, page: QObject) -> None:
        super().__init__(page)
        self._session = session
        self._holdings = beside(session.editing.workspace, session.clock)
        self._opener = HeldOpener(session, self._holdings, "desk", self)
        self._held: tuple[Holding, ...] = ()
        self.received: Mapping[str, Received] = {}
        self.bar = JobBar()

    @property
    def lacking(self) -> tuple[Municipality, ...]:
        """Villages whose programme was received and which do not stand on the desk."""
        return desk_received.not_on_desk(self._session.office, self._held)

    def look(self) -> None:
        """Ask what was received; the desk stands meanwhile."""
        job = self._session.jobs.start(desk_received.held, self._holdings)
        job.done.connect(self._found)
        job.failed.connect(self._session.bus.refused)

    def take_in(self, paths: Sequence[Path]) -> None:
        """Take in files and folders."""
        if self.bar.busy:
            self._session.bus.told.emit(text("mentor_desk.taking"))
            return
        job = self._session.jobs.start(desk_received.take_in, self._holdings, tuple(paths))
        self.bar.follow(job)
        job.done.connect(self._taken)
        job.failed.connect(self._session.bus.refused)
        job.cancelled.connect(self._stopped)

    def gather(self) -> None:
        """Put the villages that lack onto the desk."""
        rows = self.lacking
        if rows and self._session.attempt(PutMunicipalities(rows)):
            self._session.bus.told.emit(text("mentor_list.added", count=len(rows)))

    def take_days(self, rows: Iterable[DeskRow]) -> None:
        """Let the days of received programmes stand on the desk, in one step."""
        days = {row.code: found for row in rows if (found := desk_received.as_received(row))}
        changes = tuple(ChangeMunicipality(code, found) for code, found in days.items())
        if changes and self._session.attempt(Together(Label("take_days", (("count", str(len(changes))),)), changes)):
            self._session.bus.told.emit(text("mentor_desk.took_days", count=len(changes)))

    def has(self, row: DeskRow) -> bool:
        """Whether there is anything to open."""
        return row.received is not None or bool(desk_received.draft_of(self._session.office, row.code))

    def open(self, row: DeskRow) -> None:
        """Open the draft that lies here, else what was received: a draft to be remarked on, a package to be read."""
        draft = desk_received.draft_of(self._session.office, row.code)
        if draft:
            self._session.open_programme(draft)
        elif row.received is not None:
            self._opener.open(row.received.file_hash, draft=row.received.draft)

    def _found(self, found: tuple[Holding, ...]) -> None:
        if found == self._held:
            return
        self._held = found
        self.received = desk_received.received(found)
        self.looked.emit()

    def _taken(self, taken: TakenIn) -> None:
        self._session.bus.told.emit(desk_received.taken_words(taken))
        self._came()

    def _stopped(self) -> None:
        """What was read until then is kept and shown."""
        self._session.bus.told.emit(text("mentor_desk.stopped"))
        self._came()

    def _came(self) -> None:
        self._session.bus.received.emit()
        self.look()
