"""The connection through peewee: how a file is named, how safe it is, and what a fault leaves behind."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path, PurePosixPath

import peewee
import pytest

from hep_desktop.domain.errors import UserError
from hep_desktop.store import tables
from hep_desktop.store.database import Access, StoreDatabase, uri
from hep_desktop.store.faults import told
from stores import store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "hep.sqlite"
    with store(path):
        return path


@pytest.fixture
def database(path: Path) -> Iterator[StoreDatabase]:
    with closing(StoreDatabase(path, Access.WRITE)) as opened:
        opened.connect()
        yield opened


def programmes(database: StoreDatabase) -> list[str]:
    return [key for (key,) in database.rows(tables.Programme.select(tables.Programme.id))]


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
    assert uri(Share(path), Access.LOOK) == named  # type: ignore[arg-type] – a path without a disk under it


def test_the_connection_is_as_safe_as_can_be(database: StoreDatabase) -> None:
    asked = {name: database.pragma(name) for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")}
    assert asked == {"journal_mode": "truncate", "synchronous": 3, "foreign_keys": 1, "busy_timeout": 500}


def test_a_transaction_is_whole_or_not_at_all(database: StoreDatabase) -> None:
    with pytest.raises(peewee.IntegrityError), database.atomic():  # noqa: PT012 – fails at its end
        database.do(tables.Programme.insert(id="p"))
        database.do(tables.Record.insert(programme="nobody", kind="fact", key="k", body="{}"))
    assert programmes(database) == [""]
    assert not database.driver().in_transaction
    assert not database.in_transaction()


def test_a_transaction_has_the_right_to_write_from_its_beginning(database: StoreDatabase, path: Path) -> None:
    other = sqlite3.connect(path, timeout=0)
    with closing(other), database.atomic(), pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")


def test_the_fault_that_ended_a_transaction_is_told_not_that_nothing_is_left_to_take_back(
    database: StoreDatabase,
) -> None:
    database.pragma("max_page_count", 1)
    with pytest.raises(UserError, match=r"store\.disk_full"), told(database.path), database.atomic():
        database.do(tables.Property.insert(key="film", value="x" * 100_000))
    assert not database.driver().in_transaction
    with database.atomic():
        database.do(tables.Programme.insert(id="p"))
    assert programmes(database) == ["", "p"]


@pytest.mark.parametrize("use", [programmes, StoreDatabase.driver, StoreDatabase.begin])
def test_another_thread_is_refused_and_not_connected_silently(
    database: StoreDatabase, use: Callable[[StoreDatabase], object]
) -> None:
    with ThreadPoolExecutor(1) as another, pytest.raises(peewee.InterfaceError):
        another.submit(use, database).result()


def test_whoever_only_looks_cannot_write(path: Path) -> None:
    with closing(StoreDatabase(path, Access.LOOK)) as looking:
        looking.connect()
        with pytest.raises(UserError, match=r"store\.not_writable"), told(path):
            looking.do(tables.Programme.insert(id="p"))
