"""What SQLite and the system say of a fault, as errors that a user can understand and mend."""

import errno
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from hep_desktop.domain.errors import UserError

_PRIMARY = 0xFF  # an extended result code carries the primary one in its last byte

_BY_SQLITE = {
    sqlite3.SQLITE_READONLY_DBMOVED: "store.unreachable",  # somebody renamed it, or took the medium away
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
    except Exception as error:
        code = _code_of(error)
        if code is None:
            raise
        raise UserError(code, file=str(path), detail=str(error)) from error


def _code_of(error: Exception) -> str | None:
    # peewee wraps what SQLite says and keeps it as `orig`, but does not come between while rows are read;
    # asked so, because only the store's thread loads peewee
    said = getattr(error, "orig", error)
    if isinstance(said, UnicodeDecodeError) or (type(said).__name__ == "OperationalError" and "decode" in str(said)):
        return "store.damaged"  # Python's own, without a code: a text in the file is no text any more
    if str(said) == "unsupported file format":
        return "store.damaged"  # SQLite has no code for it: a byte of the header says what it never wrote
    # SQLCipher's faults are no sqlite3.Error, but carry the same codes
    if isinstance(said, sqlite3.Error) or hasattr(said, "sqlite_errorcode"):
        said_code = getattr(said, "sqlite_errorcode", 0)
        return _BY_SQLITE.get(said_code) or _BY_SQLITE.get(said_code & _PRIMARY, "store.failed")
    if isinstance(error, OSError):
        return _BY_SYSTEM.get(error.errno or 0, "store.medium_fails")
    return None
