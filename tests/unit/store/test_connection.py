"""How a file is named to SQLite, and the way from one schema to the next."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path, PurePosixPath

import pytest

from hep_desktop.domain.errors import UserError
from hep_desktop.store.connection import connect, migrate, transaction, uri
from hep_desktop.store.migrations import MIGRATIONS
from stores import store

SECOND = ("ALTER TABLE gazetteer ADD COLUMN area TEXT", "INSERT INTO meta (key, value) VALUES ('second', 'yes')")
BROKEN = ("INSERT INTO meta (key, value) VALUES ('third', 'half')", "INSERT INTO nowhere VALUES (1)")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "hep.sqlite"
    with store(path):
        return path


@pytest.fixture
def connection(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(connect(path, read_only=False)) as opened:
        yield opened


def version(connection: sqlite3.Connection) -> int:
    return connection.execute("PRAGMA user_version").fetchone()[0]


class Share(PurePosixPath):
    """A path as Windows gives it for a folder on a server."""

    def absolute(self) -> "Share":
        return self


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("/home/x/hep.sqlite", "file:///home/x/hep.sqlite?mode=ro"),
        ("/home/Kovács #1/100%.sqlite", "file:///home/Kov%C3%A1cs%20%231/100%25.sqlite?mode=ro"),
        ("C:/Users/x/hep.sqlite", "file:///C%3A/Users/x/hep.sqlite?mode=ro"),
        ("//server/share/hep.sqlite", "file:////server/share/hep.sqlite?mode=ro"),
    ],
)
def test_a_path_is_named_as_sqlite_wants_it(path: str, named: str) -> None:
    assert uri(Share(path), "mode=ro") == named  # type: ignore[arg-type] – a path without a disk under it


def test_the_connection_is_as_safe_as_can_be(connection: sqlite3.Connection) -> None:
    asked = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")}
    assert asked == {"journal_mode": "truncate", "synchronous": 3}
    assert connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1


def test_a_transaction_is_whole_or_not_at_all(connection: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError), transaction(connection):  # noqa: PT012 – fails at its end
        connection.execute("INSERT INTO programme VALUES ('p')")
        connection.execute("INSERT INTO record VALUES ('nobody', 'fact', 'k', '{}')")
    assert connection.execute("SELECT id FROM programme").fetchall() == [("",)]
    assert not connection.in_transaction


def test_before_a_schema_changes_a_copy_is_laid_beside(connection: sqlite3.Connection, path: Path) -> None:
    migrate(connection, path, (*MIGRATIONS, SECOND))
    assert version(connection) == 2
    assert connection.execute("SELECT value FROM meta WHERE key = 'second'").fetchone() == ("yes",)
    copy = path.with_name("hep.v1.sqlite")
    with closing(connect(copy, read_only=True)) as before:
        assert version(before) == 1
        assert before.execute("SELECT * FROM meta WHERE key = 'second'").fetchone() is None


def test_a_migration_that_fails_leaves_the_schema_before_it(connection: sqlite3.Connection, path: Path) -> None:
    with pytest.raises(UserError, match=r"store\.failed"):
        migrate(connection, path, (*MIGRATIONS, SECOND, BROKEN))
    assert version(connection) == 2
    assert connection.execute("SELECT * FROM meta WHERE key = 'third'").fetchone() is None
    migrate(connection, path, (*MIGRATIONS, SECOND))
    assert version(connection) == 2


def test_without_a_new_schema_nothing_is_copied(connection: sqlite3.Connection, path: Path) -> None:
    migrate(connection, path)
    assert not list(path.parent.glob("*.v*"))
