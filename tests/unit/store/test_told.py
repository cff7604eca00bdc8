"""What SQLite says of a fault is told the same whether peewee stands between or not."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path

import peewee
import pytest

from hep_desktop.domain.errors import UserError
from hep_desktop.store import tables
from hep_desktop.store.database import Access, StoreDatabase, uri
from hep_desktop.store.faults import told
from stores import fill

Spoil = Callable[[Path], AbstractContextManager[object]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with some content, closed."""
    path = tmp_path / "hep.sqlite"
    fill(path)
    return path


def through_peewee(path: Path, access: Access) -> None:
    with closing(StoreDatabase(path, access)) as database:
        database.connect()
        database.pragma("busy_timeout", 0)
        database.rows(tables.Record.select(tables.Record.body))
        database.do(tables.Programme.insert(id="q"))


def bare(path: Path, access: Access) -> None:
    with closing(sqlite3.connect(uri(path, access), uri=True, timeout=0, isolation_level=None)) as connection:
        connection.execute("SELECT body FROM record").fetchall()
        connection.execute("INSERT INTO programme VALUES ('q')")


def sound(_path: Path) -> AbstractContextManager[object]:
    return nullcontext()


def locked(path: Path) -> AbstractContextManager[object]:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    return closing(other)


def letter(path: Path) -> AbstractContextManager[object]:
    path.write_text("Kedves Olvasó! " * 500, encoding="utf-8")
    return nullcontext()


def gone(path: Path) -> AbstractContextManager[object]:
    path.unlink()
    return nullcontext()


def damaged_at_the_end(path: Path) -> AbstractContextManager[object]:
    with closing(sqlite3.connect(path)) as connection:
        pages = connection.execute("SELECT pageno FROM dbstat WHERE name = 'record' AND pagetype = 'leaf'").fetchall()
    with path.open("r+b") as file:
        file.seek((max(page for (page,) in pages) - 1) * 4096)
        file.write(b"\xa5" * 4096)
    return nullcontext()


@pytest.mark.parametrize("reach", [through_peewee, bare])
@pytest.mark.parametrize(
    ("spoil", "access", "code"),
    [
        (locked, Access.WRITE, "store.busy"),
        (letter, Access.WRITE, "store.not_a_store"),
        (gone, Access.WRITE, "store.unreachable"),
        (sound, Access.LOOK, "store.not_writable"),
        (damaged_at_the_end, Access.WRITE, "store.damaged"),
    ],
)
def test_a_fault_is_told_by_its_cause(
    path: Path, spoil: Spoil, access: Access, code: str, reach: Callable[[Path, Access], None]
) -> None:
    with spoil(path), pytest.raises(UserError) as refused, told(path):
        reach(path, access)
    assert refused.value.code == code
    assert refused.value.values["file"] == str(path)
    assert refused.value.values["detail"]


def test_peewee_does_not_come_between_while_rows_are_read(path: Path) -> None:
    damaged_at_the_end(path)
    with pytest.raises(sqlite3.DatabaseError):
        through_peewee(path, Access.WRITE)


def test_peewee_keeps_what_sqlite_said(path: Path) -> None:
    with pytest.raises(peewee.OperationalError) as refused:
        through_peewee(path, Access.LOOK)
    assert refused.value.orig.sqlite_errorcode == sqlite3.SQLITE_READONLY


def test_a_fault_of_the_program_is_not_taken_for_one_of_the_disk(path: Path) -> None:
    never_opened = StoreDatabase(path, Access.WRITE)
    with pytest.raises(peewee.InterfaceError), told(path):
        never_opened.rows(tables.Programme.select())
