"""A store's connection through peewee: how SQLite is told to be safe, and the answers that peewee leaves untyped."""

import sqlite3
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote

from peewee import DatabaseError, Query, SqliteDatabase

PATIENCE = 800
"""Milliseconds to wait for another program that holds the file; a failed save is told within one second."""

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


class StoreDatabase(SqliteDatabase):
    """One file; opened by `connect` for the calling thread alone: another is refused, not connected silently."""

    def __init__(self, path: Path, access: Access) -> None:
        pragmas = {"busy_timeout": PATIENCE} | (_SAFETY if access is Access.WRITE else {})
        super().__init__(uri(path, access), pragmas, lock_type="IMMEDIATE", autoconnect=False, uri=True)
        self.path = path

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

    def driver(self) -> sqlite3.Connection:
        """The connection itself, for what peewee has nothing for."""
        # not by `connection`, which opens a closed one without a word, whatever `autoconnect` says
        return cast("sqlite3.Cursor", self.cursor()).connection  # as above
