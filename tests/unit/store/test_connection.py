"""The way from one schema to the next."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from hep_desktop.domain.errors import UserError
from hep_desktop.store import tables
from hep_desktop.store.connection import migrate
from hep_desktop.store.database import Access, StoreDatabase
from hep_desktop.store.migrations import MIGRATIONS, VERSION
from stores import store

SECOND = ("ALTER TABLE gazetteer ADD COLUMN area TEXT", "INSERT INTO meta (key, value) VALUES ('second', 'yes')")
BROKEN = ("INSERT INTO meta (key, value) VALUES ('third', 'half')", "INSERT INTO nowhere VALUES (1)")


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


def version(database: StoreDatabase) -> int:
    return database.number("user_version")


def said(database: StoreDatabase, key: str) -> list[tuple[str]]:
    return database.rows(tables.Property.select(tables.Property.value).where(tables.Property.key == key))


def test_before_a_schema_changes_a_copy_is_laid_beside(database: StoreDatabase, path: Path) -> None:
    migrate(database, (*MIGRATIONS, SECOND))
    assert version(database) == VERSION + 1
    assert said(database, "second") == [("yes",)]
    with closing(StoreDatabase(path.with_name(f"hep.v{VERSION}.sqlite"), Access.LOOK)) as before:
        before.connect()
        assert version(before) == VERSION
        assert said(before, "second") == []


def test_a_migration_that_fails_leaves_the_schema_before_it(database: StoreDatabase) -> None:
    with pytest.raises(UserError, match=r"store\.failed"):
        migrate(database, (*MIGRATIONS, SECOND, BROKEN))
    assert version(database) == VERSION + 1
    assert said(database, "third") == []
    migrate(database, (*MIGRATIONS, SECOND))
    assert version(database) == VERSION + 1


def test_without_a_new_schema_nothing_is_copied(database: StoreDatabase, path: Path) -> None:
    migrate(database)
    assert not list(path.parent.glob("*.v*"))
