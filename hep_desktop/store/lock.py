"""One writer a store: a lock the system lets go of when its program dies, and a note saying who holds it."""

import errno
import json
import os
import platform
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hep_desktop.domain.errors import UserError
from hep_desktop.frozen import dataclass
from hep_desktop.identity import login_name
from hep_desktop.store.faults import told

if TYPE_CHECKING:
    from filelock import BaseFileLock


@dataclass(frozen=True, slots=True)
class Writer:
    """Who is writing a store, on which computer, since when."""

    who: str
    host: str
    pid: int
    since: str


class WriterLock:
    """The right to write one store. The lock file stays when let go: removing it would let two in."""

    def __init__(self, path: Path) -> None:
        self._path = path = path.resolve()  # who comes by a link comes to the same store
        self._note = path.with_name(path.name + ".writer")
        self._held: BaseFileLock | None = None
        self.left_behind: Writer | None = None
        """Who held it last and did not let it go: their program or computer ended badly."""

    def acquire(self, now: datetime) -> None:
        """Take the lock and say so. Raises UserError where somebody else holds it or none can be made."""
        self._hold()
        with told(self._path):
            self.left_behind = self._noted()
            self._leave_note(now)

    def renew(self) -> None:
        """Take the lock again on a medium that was away: it holds there no longer. Raises UserError as `acquire`."""
        self._let_go()
        self._hold()

    def _hold(self) -> None:
        from filelock import FileLock, Timeout  # noqa: PLC0415 – looking without writing starts faster without it

        lock = FileLock(self._path.with_name(self._path.name + ".lock"), thread_local=False)
        with told(self._path):
            try:
                self._held = lock.acquire(timeout=0).lock
            except Timeout:
                raise self._in_use() from None

    def release(self) -> None:
        """Let the store go, where it is held."""
        if self._held is None:
            return
        with suppress(OSError):  # the medium may be gone; the note is only a courtesy
            self._note.unlink(missing_ok=True)
        self._let_go()

    def _let_go(self) -> None:
        held, self._held = self._held, None
        if held is not None:
            with suppress(OSError):  # as above
                held.release()

    def _leave_note(self, now: datetime) -> None:
        note = Writer(login_name(), platform.node(), os.getpid(), now.isoformat(timespec="seconds"))
        making = self._note.with_name(self._note.name + ".new")
        try:
            making.write_text(json.dumps(asdict(note), ensure_ascii=False), encoding="utf-8")
            making.replace(self._note)
        except OSError as error:
            making.unlink(missing_ok=True)
            if error.errno not in (errno.ENOSPC, errno.EDQUOT):  # on a full disk one may still read and delete
                raise

    def _in_use(self) -> UserError:
        note = self._noted()
        if note is None or not note.who:
            return UserError("store.in_use_by_somebody", file=str(self._path))
        when = datetime.fromisoformat(note.since).astimezone().strftime("%Y. %m. %d. %H:%M")
        return UserError("store.in_use", file=str(self._path), who=note.who, host=note.host, since=when)

    def _noted(self) -> Writer | None:
        """What the note says; None where there is none yet, or it was tampered with."""
        try:
            note = Writer(**json.loads(self._note.read_text(encoding="utf-8")))
            datetime.fromisoformat(note.since)
        except (OSError, ValueError, TypeError):
            return None
        return note
