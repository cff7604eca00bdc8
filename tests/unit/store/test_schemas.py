"""A store of every schema that ever left this house opens with its content, and can be written."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from builders import value
from hep_desktop.store.migrations import VERSION
from stores import catalogue, editing, set_women, women

SCHEMAS = Path(__file__).with_name("schemas")


def test_every_schema_has_its_fixture() -> None:
    assert sorted(int(path.stem) for path in SCHEMAS.glob("*.sql")) == list(range(1, VERSION + 1))


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_a_store_of_an_older_schema_opens_with_its_content(tmp_path: Path, version: int) -> None:
    path = tmp_path / "hep.sqlite"
    with closing(sqlite3.connect(path)) as old:
        old.executescript((SCHEMAS / f"{version}.sql").read_text(encoding="utf-8"))
    with editing(path, catalogue(tmp_path / "forms"), "z") as opened:
        assert women(opened) == value(412)
        assert [head.label.key for head in opened.history("p")][-2:] == ["set_text", "set_text"]
        opened.redo("p")
        assert opened.office.programmes["p"].texts["he.1"].plain.startswith("Őszi árvíztűrő szöveg.")
        opened.do(set_women(7))
    assert path.with_name(f"hep.v{version}.sqlite").exists() == (version < VERSION)
