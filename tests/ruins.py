"""Ways to ruin a store, and what must hold of it afterwards."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.office import Office
from hep_desktop.services.backing_up import newest_good, recover
from hep_desktop.services.workspaces import open_or_look
from hep_desktop.store.copies import folder_of
from hep_desktop.store.workspace import Workspace
from stores import clock, store

PAGE = 4096
DAMAGE = r"store\.(damaged|not_a_store|missing|medium_fails|unreachable)"


def steps(path: Path) -> int:
    with store(path) as workspace:
        workspace.load()
        return len(workspace.step_heads())


def read_content(path: Path) -> Office:
    """Everything, by the way a start takes."""
    workspace, because = open_or_look(path, clock)
    assert because is None
    try:
        return workspace.load()
    finally:
        workspace.abandon()


def pages_by_kind(whole: bytes) -> dict[str, list[int]]:
    """The pages of a store by what SQLite says they are (fileformat2, 1.6); free ones and long texts say nothing."""
    named = {2: "index branch", 5: "table branch", 10: "index", 13: "table"}
    kinds: dict[str, list[int]] = {"header": [0]}
    for page in range(1, len(whole) // PAGE):
        kinds.setdefault(named.get(whole[page * PAGE], "rest"), []).append(page)
    return kinds


def read(path: Path) -> None:
    workspace = Workspace.open(path, clock)
    try:
        workspace.load()
    finally:
        workspace.abandon()


def refused(path: Path) -> str:
    """Why a store cannot be opened; nothing about it has changed."""
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(UserError, match=DAMAGE) as error:
        read(path)
    assert not path.is_file() or path.read_bytes() == before
    return error.value.code


def recovered(path: Path) -> None:
    """The newest copy is put in its place, and what was there is kept."""
    before = path.read_bytes() if path.is_file() else None
    copy = newest_good(path, clock)
    assert copy is not None
    aside = recover(path, copy, clock)
    assert steps(path) == 42
    assert before is None or aside.read_bytes() == before


def no_text(path: Path) -> None:
    path.write_text("Tisztelt Polgármester Asszony!", encoding="utf-8")


def no_bytes(path: Path) -> None:
    path.write_bytes(b"")


def all_zero(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def header_lost(path: Path) -> None:
    path.write_bytes(b"\xff" * 100 + path.read_bytes()[100:])


def half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def schema_lost(path: Path) -> None:
    raw = path.read_bytes()
    path.write_bytes(raw[:100] + bytes(PAGE - 100) + raw[PAGE:])


def another_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE zotero (item)")


def gone(path: Path) -> None:
    path.unlink()


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def torn(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:6000])


def newest(path: Path) -> Path:
    return max(folder_of(path).glob("*.sqlite"))
