"""The index's own SQLite file: its tables, opened for one piece of work at a time, and thrown away when it is unfit."""

import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from types import ModuleType

VERSION = 1

_TABLES = """
CREATE TABLE held (
    id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL, proof TEXT NOT NULL,
    made TEXT NOT NULL, written TEXT NOT NULL, signer TEXT NOT NULL, fingerprint TEXT NOT NULL, received TEXT NOT NULL,
    programme TEXT NOT NULL, status TEXT NOT NULL, begins TEXT NOT NULL, expires TEXT NOT NULL, adopted TEXT,
    predecessor TEXT NOT NULL, edition TEXT NOT NULL, nationality TEXT NOT NULL,
    village TEXT NOT NULL, code TEXT NOT NULL, settlement TEXT NOT NULL, folded TEXT NOT NULL,
    county TEXT NOT NULL, district TEXT NOT NULL, population INTEGER,
    services TEXT NOT NULL, served_by TEXT NOT NULL, figures TEXT NOT NULL, stands INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX held_village ON held (village);
CREATE INDEX held_place ON held (stands, county, district);
CREATE TABLE passage (
    id INTEGER PRIMARY KEY, held INTEGER NOT NULL REFERENCES held ON DELETE CASCADE, part TEXT NOT NULL,
    record TEXT NOT NULL, team TEXT NOT NULL, fields TEXT NOT NULL, title TEXT NOT NULL, words TEXT NOT NULL,
    deadline TEXT NOT NULL, due TEXT, responsible TEXT NOT NULL,
    indicators TEXT NOT NULL
);
CREATE INDEX passage_held ON passage (held);
CREATE TABLE money (
    held INTEGER NOT NULL REFERENCES held ON DELETE CASCADE, measure TEXT NOT NULL, year INTEGER NOT NULL,
    thousands INTEGER NOT NULL, source TEXT NOT NULL
);
CREATE INDEX money_held ON money (held);
CREATE TABLE refused (name TEXT PRIMARY KEY, code TEXT NOT NULL, told TEXT NOT NULL, at TEXT NOT NULL);
CREATE VIRTUAL TABLE word USING fts5 (folded, content = '', tokenize = 'unicode61', prefix = '3 4 5');
"""


@contextmanager
def opened(path: Path, key: str = "") -> Generator[sqlite3.Connection]:
    """The index, made anew where there is none or one that this version cannot read. Commits at the end.

    With a `key` (64 hexadecimal digits) it is SQLCipher's, and nobody without the key reads it.
    """
    connection = _usable(path, key)
    if connection is None:
        discard(path)
        connection = _connected(path, key)
        connection.execute("PRAGMA journal_mode = WAL")  # the window reads while files are taken in
        connection.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {VERSION}; COMMIT;")
    with closing(connection), connection:
        yield connection


def is_there(path: Path, key: str = "") -> bool:
    """Whether an index can be read; where there is none, the files have to be read again."""
    connection = _usable(path, key) if path.exists() else None
    if connection is None:
        return False
    connection.close()
    return True


def discard(path: Path) -> None:
    """Throw an index away; the files it was made of are not touched."""
    for one in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        one.unlink(missing_ok=True)


def _usable(path: Path, key: str) -> sqlite3.Connection | None:
    connection = _connected(path, key)
    try:
        if connection.execute("PRAGMA user_version").fetchone()[0] == VERSION:
            connection.execute("SELECT 1 FROM held LIMIT 1")
            return connection
    except Exception as error:
        if not _is_unfit(error):
            connection.close()
            raise
    connection.close()
    return None


def _is_unfit(error: Exception) -> bool:
    """Whether the file itself is the matter, and not the disk or somebody who is writing."""
    code = getattr(error, "sqlite_errorcode", None)  # SQLCipher's faults are no sqlite3.Error, but carry the same codes
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)


def _connected(path: Path, key: str) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = _locked(path, key) if key else sqlite3.connect(path)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _locked(path: Path, key: str) -> sqlite3.Connection:
    from sqlcipher3 import dbapi2  # noqa: PLC0415 – most stores have no password

    cipher = cast("ModuleType", dbapi2)  # it brings no types
    connection = cast("sqlite3.Connection", cipher.connect(str(path)))  # with the methods of SQLite's
    connection.execute("PRAGMA cipher_log_level = NONE")  # it would speak to the console of a file that is no index
    connection.execute(f"PRAGMA key = \"x'{key}'\"")  # the key itself, so that nothing has to be stretched
    return connection
