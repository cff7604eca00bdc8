"""What SQLite and the system say of a fault, as errors that a user can understand and mend."""

import errno
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from hep_desktop.domain.errors import UserError

_PRIMARY = 0xFF  # an extended result code carries the primary one in its last byte

_BY_SQLITE = {
    sqlite3.SQLITE_FULL: "store.disk_full",
    sqlite3.SQLITE_READONLY: "store.not_writable",
    sqlite3.SQLITE_PERM: "store.not_writable",
    sqlite3.SQLITE_CANTOPEN: "store.unreachable",
    sqlite3.SQLITE_IOERR: "store.medium_fails",
    sqlite3.SQLITE_BUSY: "store.busy",
    sqlite3.SQLITE_LOCKED: "store.busy",
    sqlite3.SQLITE_CORRUPT: "store.damaged",
    sqlite3.SQLITE_NOTADB: "store.not_a_store",
}

_BY_SYSTEM = {
    errno.ENOSPC: "store.disk_full",
    errno.EDQUOT: "store.disk_full",
    errno.EROFS: "store.not_writable",
    errno.EACCES: "store.not_writable",
    errno.EPERM: "store.not_writable",
    errno.ENOENT: "store.unreachable",
    errno.ENOTDIR: "store.unreachable",
    errno.EEXIST: "store.unreachable",
    errno.ENODEV: "store.unreachable",
}


@contextmanager
def told(path: Path) -> Generator[None]:
    """Faults of SQLite and of the system while working on `path` come out as UserErrors."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
        raise UserError(_BY_SQLITE.get(code, "store.failed"), file=str(path), detail=str(error)) from error
    except OSError as error:
        code = error.errno or 0
        raise UserError(_BY_SYSTEM.get(code, "store.medium_fails"), file=str(path), detail=str(error)) from error
