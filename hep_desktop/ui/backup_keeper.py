"""Makes safety copies while nobody types: a while after work began, then as work goes on, and when the window goes."""

import logging
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.outcome import Outcome
from hep_desktop.ui.jobs import Job
from hep_desktop.ui.session import Session

if TYPE_CHECKING:
    from hep_desktop.services.backing_up import Backups, Copy

EVERY_MS = 20 * 60_000
IDLE_MS = 20_000
STICK_MS = 10_000

_LOG = logging.getLogger(__name__)


class BackupKeeper(QObject):
    """One a window. `told` says that a copy was made or could not be."""

    told = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.failure: UserError | None = None
        self._job: Job | None = None
        self._again = False
        self._due = False
        self._waiting: list[Callable[[], object]] = []
        self._every = QTimer(self, interval=EVERY_MS)
        self._every.timeout.connect(self._is_due)
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._idle.timeout.connect(self.make)
        self._plugged_in = False
        self._stick = QTimer(self, interval=STICK_MS)
        self._stick.timeout.connect(self.look_for_stick)
        if not session.store_read_only:
            self._stick.start()
            session.bus.changed.connect(self._changed)
            self._every.start()
            self._is_due()

    @cached_property
    def backups(self) -> "Backups":
        """The copies of the store."""
        from hep_desktop.services.backing_up import Backups  # noqa: PLC0415 – not before the first page is shown

        return Backups(self._session.editing, self._session.clock)

    @property
    def checked(self) -> "Copy | None":
        """The copy that was made and proved last in this window; nothing is loaded to tell."""
        backups: Backups | None = self.__dict__.get("backups")
        return backups.checked if backups is not None else None

    @property
    def stick(self) -> Path | None:
        """The folder of the second copies, where one was chosen."""
        preferences = self._session.preferences
        chosen = preferences.current.second_copies if preferences is not None else ""
        return Path(chosen) if chosen else None

    def make(self) -> None:
        """Make a copy now, unless nothing changed; `told` follows."""
        self._idle.stop()
        if self._session.store_read_only:
            return
        if self._job is not None:  # it may have begun before the last change
            self._again = True
            return
        self._due = False
        self._job = self._session.jobs.start(self.backups.make, second=self.stick)
        self._job.done.connect(self._made)
        self._job.failed.connect(self._failed)
        self._job.ended.connect(self._ended)

    def before(self, action: Callable[[], object]) -> None:
        """Bring something back once the store as it is now was copied; until the next start no copy goes then.

        Where it cannot be copied that is told, and it is done all the same: every step can be taken back.
        """
        self.backups.thinning = False  # who brings something back may be looking for more
        if self._session.store_read_only:
            action()
            return
        self._waiting.append(action)
        self.make()

    def last(self) -> None:
        """The window goes: what changed since the last copy is copied before."""
        self.stop()
        if self._session.store_read_only or self._job is not None:
            return
        try:
            self.backups.make(second=self.stick)
        except UserError as error:
            _LOG.warning("no safety copy on closing: %s", error.code)

    def stop(self) -> None:
        """No more copies by themselves."""
        self._again = False
        self._every.stop()
        self._idle.stop()
        self._stick.stop()

    def look_for_stick(self) -> None:
        """A stick that was plugged in gets the newest copy at once, whether anything changed since or not."""
        stick = self.stick
        if stick is not None:
            self._session.jobs.start(_is_there, stick).done.connect(self._stick_seen)

    def _stick_seen(self, there: bool) -> None:
        came, self._plugged_in = there and not self._plugged_in, there
        if came:
            self.make()

    def _is_due(self) -> None:
        self._due = True
        self._idle.start()

    def _changed(self, _outcome: Outcome) -> None:
        if self._due:
            self._idle.start()  # somebody works: wait until they pause

    def _made(self) -> None:
        self.failure = None

    def _failed(self, error: UserError) -> None:
        first = self.failure is None
        self.failure = error
        if first:  # once is enough while the reason stays
            self._session.bus.refused.emit(error)

    def _ended(self) -> None:
        self._job = None
        if self._again:
            self._again = False
            self.make()
            return
        waiting, self._waiting = self._waiting, []
        for action in waiting:  # before the pages hear of the new copy: what was chosen there still stands
            action()
        self.told.emit()


def _is_there(folder: Path, progress: object) -> bool:
    del progress  # a share may answer late, and says nothing in between
    return folder.is_dir()
