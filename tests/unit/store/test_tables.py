"""The models say what the migrations make: the same tables, columns, keys and indexes."""

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from hep_desktop.store import tables
from hep_desktop.store.connection import migrate
from hep_desktop.store.database import Access, StoreDatabase
from hep_desktop.store.migrations import m0001_first

# what no pragma tells, and stands in the statement that made a table
ONLY_IN_THE_STATEMENT = re.compile(
    r"autoincrement|deferrable initially \w+|check \([^()]*(?:\([^()]*\))?\)|collate \w+"
)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[StoreDatabase]:
    yield from opened(tmp_path / "empty.sqlite")


@pytest.fixture
def migrated(tmp_path: Path) -> Iterator[StoreDatabase]:
    for database in opened(tmp_path / "migrated.sqlite"):
        migrate(database)
        yield database


@pytest.fixture
def modelled(empty: StoreDatabase) -> StoreDatabase:
    with empty.bind_ctx(tables.TABLES):
        empty.create_tables(tables.TABLES, safe=False)
    return empty


def opened(path: Path) -> Iterator[StoreDatabase]:
    path.touch()
    with closing(StoreDatabase(path, Access.WRITE)) as database:
        database.connect()
        yield database


def schema(database: StoreDatabase) -> dict[str, object]:
    """All that SQLite knows of every table; indexes by what they cover, since those of keys are named by SQLite."""
    listed = asked(database, "PRAGMA table_list")
    return {name: (kept, table(database, name)) for _, name, *kept in listed if not name.startswith("sqlite_")}


def table(database: StoreDatabase, name: str) -> dict[str, object]:
    statement = next(sql for named, sql in asked(database, "SELECT name, sql FROM sqlite_master") if named == name)
    indexes = asked(database, f"PRAGMA index_list({name})")
    return {
        "columns": asked(database, f"PRAGMA table_xinfo({name})"),
        "references": sorted(asked(database, f"PRAGMA foreign_key_list({name})")),
        "indexes": sorted((kept, asked(database, f"PRAGMA index_xinfo('{index}')")) for _, index, *kept in indexes),
        "else": sorted(ONLY_IN_THE_STATEMENT.findall(" ".join(statement.lower().replace('"', "").split()))),
    }


def asked(database: StoreDatabase, question: str) -> list[tuple[object, ...]]:
    return database.execute_sql(question).fetchall()


def test_the_models_make_what_the_migrations_make(migrated: StoreDatabase, modelled: StoreDatabase) -> None:
    assert schema(modelled) == schema(migrated)


def test_every_table_is_looked_at(migrated: StoreDatabase) -> None:
    known = schema(migrated)
    assert set(known) == {"meta", "programme", "record", "step", "gazetteer"}
    assert "autoincrement" in str(known["step"])
    assert "check (kind in ('do', 'undo', 'redo'))" in str(known["step"]).replace("\\", "")
    assert "deferrable initially deferred" in str(known["record"])


@pytest.mark.parametrize(
    "change",
    [
        "CREATE TABLE more (id TEXT)",
        "DROP TABLE gazetteer",
        "ALTER TABLE step ADD COLUMN why TEXT",
        "ALTER TABLE gazetteer RENAME COLUMN folded TO plain",
        "CREATE INDEX by_name ON gazetteer (name)",
        "CREATE UNIQUE INDEX one_name ON gazetteer (name)",
    ],
)
def test_a_schema_that_differs_is_seen(migrated: StoreDatabase, modelled: StoreDatabase, change: str) -> None:
    migrated.execute_sql(change)
    assert schema(modelled) != schema(migrated)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("changes BLOB NOT NULL", "changes TEXT NOT NULL"),
        ("changes BLOB NOT NULL", "changes BLOB"),
        ("changes BLOB NOT NULL", "changes BLOB NOT NULL DEFAULT ''"),
        ("id TEXT NOT NULL UNIQUE", "id TEXT NOT NULL"),
        (" AUTOINCREMENT", ""),
        (" REFERENCES step (id)", ""),
        (" DEFERRABLE INITIALLY DEFERRED", ""),
        (", 'redo'", ""),
        (") WITHOUT ROWID", ")"),
        ("PRIMARY KEY (programme, kind, key)", "PRIMARY KEY (programme, key, kind)"),
    ],
)
def test_a_word_that_differs_is_seen(empty: StoreDatabase, tmp_path: Path, word: str, other: str) -> None:
    def respelt(database: StoreDatabase, spelling: str) -> dict[str, object]:
        statements = m0001_first.STATEMENTS
        assert any(word in statement for statement in statements)
        migrate(database, (tuple(statement.replace(word, spelling) for statement in statements),))
        return schema(database)

    for same in opened(tmp_path / "same.sqlite"):
        assert respelt(empty, other) != respelt(same, word)
