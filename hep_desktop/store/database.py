"""A store's connection through peewee: how SQLite is told to be safe, and the answers that peewee leaves untyped."""

import sqlite3
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote

from peewee import DatabaseError, Query, SqliteDatabase

from hep_desktop.store.protection import normal

if TYPE_CHECKING:
    from types import ModuleType

PATIENCE = 500
"""Milliseconds to wait for another program that holds the file; who only looks has more time.

With the typing gathered before, a failed save is told within one second.
"""

ROWS_AT_ONCE = 100
"""Rows written by one statement: before 3.32 an SQLite takes no more than 999 values."""

_SAFETY = {
    "journal_mode": "truncate",  # lost nothing in simulated power cuts; works on sticks and shares, unlike WAL
    "synchronous": "extra",
    "foreign_keys": 1,
}


class Access(StrEnum):
    """What a connection may do, in the words of SQLite's URIs; none makes a new file."""

    WRITE = "mode=rw"
    LOOK = "mode=ro"
    PEEK = "immutable=1"
    """Neither locks nor rolls back, since the file may be somebody else's."""


def uri(path: Path, access: Access) -> str:
    """A path as SQLite wants it; a share (`//server/…`) needs two slashes more than `as_uri` gives."""
    text = path.absolute().as_posix()
    return f"file://{quote(text if text.startswith('/') else '/' + text)}?{access}"


def locked(path: Path, password: str, access: Access) -> sqlite3.Connection:
    """SQLCipher's connection, which has the methods of SQLite's; the password is told before anything else."""
    from sqlcipher3 import dbapi2  # noqa: PLC0415 – most stores have no password

    cipher = cast("ModuleType", dbapi2)  # it brings no types
    opened = cast("sqlite3.Connection", cipher.connect(uri(path, access), uri=True, isolation_level=None))
    opened.execute("PRAGMA cipher_log_level = NONE")  # it would speak to the console of a wrong password
    if password:
        opened.execute(f"PRAGMA key = {quoted(password)}")
    return opened


def quoted(password: str) -> str:
    """A password as SQL text."""
    return "'" + normal(password).replace("'", "''") + "'"


class StoreDatabase(SqliteDatabase):
    """One file; opened by `connect` for the calling thread alone: another is refused, not connected silently.

    With a `password` the file is SQLCipher's; without one nothing of it is loaded.
    """

    def __init__(self, path: Path, access: Access, password: str = "") -> None:
        self._told = {"busy_timeout": PATIENCE} | _SAFETY if access is Access.WRITE else {"busy_timeout": 4 * PATIENCE}
        super().__init__(uri(path, access), self._told, lock_type="IMMEDIATE", autoconnect=False, uri=True)
        self.path = path
        self._access = access
        self._password = password

    @property
    def may_write(self) -> bool:
        """Whether it was opened for more than looking."""
        return self._access is Access.WRITE

    def rollback(self) -> None:
        """Take back what a transaction began."""
        with suppress(DatabaseError):  # a failing disk made SQLite do so already: its first fault is the one to tell
            super().rollback()

    def do(self, query: Query) -> None:
        """Carry out a query that gives nothing."""
        self.execute(query)

    def rows(self, query: Query) -> list[tuple[Any, ...]]:
        """What a query gives, as SQLite gives it: without a wrapper a row, and all at once.

        An open reading would hold up another's writing.
        """
        return cast("sqlite3.Cursor", self.execute(query)).fetchall()  # the stubs know no type of a cursor

    def number(self, pragma: str) -> int:
        """The value of a pragma that is a number."""
        return cast("int", self.pragma(pragma))  # the stubs know no type of a pragma

    def text(self, pragma: str) -> str:
        """The first word of a pragma's answer; none where all is well."""
        return cast("str | None", self.pragma(pragma)) or ""  # as above

    def beside(self, path: Path) -> sqlite3.Connection:
        """A new file behind the same password, for a copy of this one."""
        path.touch()
        return locked(path, self._password, Access.WRITE) if self._password else sqlite3.connect(path)

    def _connect(self) -> sqlite3.Connection:
        """What peewee asks for a connection; it wants no functions of its own in SQL here."""
        if not self._password:
            return super()._connect()  # pyright: ignore – the stubs leave it out
        opened = locked(self.path, self._password, self._access)
        try:
            for pragma, value in self._told.items():
                opened.execute(f"PRAGMA {pragma} = {value}")
        except BaseException:
            opened.close()
            raise
        return opened

    def driver(self) -> sqlite3.Connection:
        """The connection itself, for what peewee has nothing for."""
        # not by `connection`, which opens a closed one without a word, whatever `autoconnect` says
        return cast("sqlite3.Cursor", self.cursor()).connection  # as above
