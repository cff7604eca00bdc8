"""Copies lent to other programs: to be looked at only, taken back when the store is let go, else at the next start."""

import hashlib
import stat
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from hep_desktop import paths
from hep_desktop.store.faults import told

if TYPE_CHECKING:
    from filelock import FileLock

_LOCK = ".lock"


class Lent:
    """What one open store has lent. A lock tells the next start that somebody may still be reading."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._lock: FileLock | None = None

    def lend(self, name: str, content: bytes) -> Path:
        """A copy under its own name; what would be written into it would be lost, so nobody can. Raises UserError."""
        with told(paths.lent_copies() / name):
            folder = self._begun() / hashlib.sha256(content).hexdigest()[:8]
            target = folder / name
            if not target.exists():
                folder.mkdir(exist_ok=True)
                part = folder / ".part"  # on a full disk half of it must not be taken for the whole next time
                part.write_bytes(content)
                part.replace(target)
                target.chmod(stat.S_IREAD)
        return target

    def place(self, name: str) -> Path:
        """Where a copy that is still to be made may lie under a name; it goes with the others. Raises UserError."""
        with told(paths.lent_copies() / name):
            folder = self._begun() / "store"
            folder.mkdir(exist_ok=True)
        return folder / name

    def take_back(self) -> None:
        """Do away with all of them; one that another program holds fast goes at the next start."""
        if self._folder is not None and self._lock is not None:
            _clear(self._folder)
            self._lock.release()
            _forget(self._folder)
            self._folder = self._lock = None

    def _begun(self) -> Path:
        if self._folder is None:
            parent = paths.lent_copies()
            parent.mkdir(parents=True, exist_ok=True)
            self._folder = Path(mkdtemp(dir=parent))  # readable by the user alone
            self._lock = _lock(self._folder)
            self._lock.acquire(timeout=0)
        return self._folder


def sweep() -> None:
    """Take back what a program that ended badly had lent; what one that runs has lent stays."""
    from filelock import Timeout  # noqa: PLC0415 – mostly there is nothing to sweep

    for folder in [one for one in paths.lent_copies().glob("*") if one.is_dir()]:
        lock = _lock(folder)
        with suppress(OSError, Timeout):
            lock.acquire(timeout=0)
            _clear(folder)
            lock.release()
            _forget(folder)
    for alone in [one for one in paths.lent_copies().glob(f"*{_LOCK}") if not one.with_suffix("").is_dir()]:
        with suppress(OSError):
            alone.unlink()


def _lock(folder: Path) -> "FileLock":
    from filelock import FileLock  # noqa: PLC0415 – most stores lend nothing

    return FileLock(folder.with_suffix(_LOCK), thread_local=False)


def _clear(folder: Path) -> None:
    for file in folder.glob("*/*"):
        with suppress(OSError):
            file.chmod(stat.S_IREAD | stat.S_IWRITE)  # Windows deletes nothing that is not to be written
            file.unlink()


def _forget(folder: Path) -> None:
    """The folders, as far as they are empty."""
    for one in (*folder.glob("*"), folder):
        with suppress(OSError):
            one.rmdir()
    with suppress(OSError):
        if not folder.exists():
            folder.with_suffix(_LOCK).unlink(missing_ok=True)
        paths.lent_copies().rmdir()
