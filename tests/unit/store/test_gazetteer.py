"""The list of settlements: found by a part of the name without accents, or by code; replaced as a whole."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.settlement import GazetteerEntry
from hep_desktop.domain.situation import FileOrigin
from hep_desktop.store.workspace import Workspace
from stores import store

ORIGIN = FileOrigin("hnt_letoltes_2024.xlsx", "ab")


def entry(code: str, name: str, population: int | None = 800) -> GazetteerEntry:
    return GazetteerEntry(code, name, "Minta", "Mintai járás", "község", population, 2024)


ENTRIES = (
    entry("00000", "Mintafalu"),
    entry("00019", "Őrminta"),
    entry("00028", "Minta", None),
    entry("00037", "Kisőr"),
    entry("00046", "100%-os puszta"),
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with store(tmp_path / "hep.sqlite") as opened:
        yield opened


@pytest.fixture
def loaded(workspace: Workspace) -> Workspace:
    workspace.replace_gazetteer(iter(ENTRIES), ORIGIN)
    return workspace


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("minta", ["Minta", "Mintafalu", "Őrminta"]),  # the very name, then its beginnings, then the rest
        ("  ŐR ", ["Őrminta", "Kisőr"]),
        ("or", ["Őrminta", "Kisőr"]),
        ("0001", ["Őrminta"]),
        ("0", ["100%-os puszta", "Mintafalu", "Kisőr", "Minta", "Őrminta"]),
        ("%", ["100%-os puszta"]),
        ("_", []),
        ("nincs", []),
    ],
)
def test_settlements_are_found_as_one_types(loaded: Workspace, typed: str, names: list[str]) -> None:
    assert sorted(e.name for e in loaded.search_gazetteer(typed)) == sorted(names)
    if not typed.strip().isdigit():
        assert [e.name for e in loaded.search_gazetteer(typed)] == names


def test_not_more_are_found_than_asked_for(loaded: Workspace) -> None:
    assert len(loaded.search_gazetteer("", limit=2)) == 2


def test_a_settlement_is_known_by_its_code(loaded: Workspace) -> None:
    assert loaded.search_gazetteer("00028") == (ENTRIES[2],)
    assert loaded.search_gazetteer("99999") == ()


def test_a_new_list_takes_the_place_of_the_old_one(loaded: Workspace) -> None:
    loaded.replace_gazetteer(ENTRIES[:2], ORIGIN)
    assert loaded.gazetteer_size() == 2


def test_before_a_list_is_loaded_nothing_is_found(workspace: Workspace) -> None:
    assert workspace.gazetteer_size() == 0
    assert workspace.search_gazetteer("minta") == ()


def test_a_list_with_a_code_twice_is_refused_whole(loaded: Workspace) -> None:
    with pytest.raises(UserError, match=r"store\.failed"):
        loaded.replace_gazetteer((ENTRIES[0], ENTRIES[0]), ORIGIN)
    assert loaded.gazetteer_size() == len(ENTRIES)


def test_where_the_list_came_from_is_kept(loaded: Workspace) -> None:
    with closing(sqlite3.connect(loaded.path)) as reader:
        (source,) = reader.execute("SELECT value FROM meta WHERE key = 'gazetteer'").fetchone()
    assert source == '{"file":"hnt_letoltes_2024.xlsx","sha256":"ab"}'
