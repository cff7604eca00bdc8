"""A store of every schema that ever left this house opens with its content, and can be written."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from builders import value
from hep_desktop import paths
from hep_desktop.store.database import Access, locked
from hep_desktop.store.migrations import VERSION
from hep_desktop.store.records import SEAL
from hep_desktop.store.workspace import Workspace
from stores import catalogue, clock, content, editing, quick_passwords, set_women, women

PASSWORD = "kék szarka, három dió"  # noqa: S105 – opens nothing
SCHEMAS = Path(__file__).with_name("schemas")


def lay(path: Path, version: int) -> None:
    """The store of an older program, closed."""
    with closing(sqlite3.connect(path)) as old:
        old.executescript((SCHEMAS / f"{version}.sql").read_text(encoding="utf-8"))


def look(path: Path, password: str = "") -> int:
    """How many facts are seen by who only looks; neither the file nor its folder may change."""
    before = content(path.parent)
    looking = Workspace.open(path, clock, read_only=True, password=password)
    facts = looking.load().programmes["p"].facts
    assert looking.path == path
    assert lent()
    assert any(file.read_bytes().startswith(b"SQLite") for file in lent()) == (not password)
    looking.close()
    assert content(path.parent) == before
    assert lent() == []
    return len(facts)


def lent() -> list[Path]:
    """The copies that are there to be looked at."""
    return list(paths.lent_copies().glob("*/store/*"))


def test_every_schema_has_its_fixture() -> None:
    assert sorted(int(path.stem) for path in SCHEMAS.glob("*.sql")) == list(range(1, VERSION + 1))


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_a_store_of_an_older_schema_opens_with_its_content(tmp_path: Path, version: int) -> None:
    path = tmp_path / "hep.sqlite"
    lay(path, version)
    with editing(path, catalogue(tmp_path / "forms"), "z") as opened:
        assert women(opened) == value(412)
        assert [head.label.key for head in opened.history("p")][-2:] == ["set_text", "set_text"]
        opened.redo("p")
        assert opened.office.programmes["p"].texts["he.1"].plain.startswith("Őszi árvíztűrő szöveg.")
        opened.do(set_women(7))
    assert path.with_name(f"hep.v{version}.sqlite").exists() == (version < VERSION)


def test_who_may_only_look_sees_an_older_store_too(tmp_path: Path) -> None:
    path = tmp_path / "hep.sqlite"
    lay(path, 1)
    assert look(path) == 1


def test_the_copy_that_is_looked_at_keeps_the_password(tmp_path: Path) -> None:
    path = tmp_path / "hep.sqlite-enc"
    path.touch()
    with quick_passwords():
        with closing(locked(path, PASSWORD, Access.WRITE)) as old:
            old.executescript((SCHEMAS / "1.sql").read_text(encoding="utf-8"))
            old.execute("INSERT INTO meta VALUES (?, ?)", (SEAL, "00" * 32))
        assert look(path, PASSWORD) == 1
