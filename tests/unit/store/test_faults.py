"""Every file that is no store, every disk that fails: a clear word, and nothing on the disk changes."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from hep_desktop import words
from hep_desktop.domain.errors import UserError
from hep_desktop.store.connection import APPLICATION_ID
from hep_desktop.store.migrations import VERSION
from hep_desktop.store.workspace import Workspace
from stores import clock, content, fill, store

NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with some content, closed."""
    path = tmp_path / "hep.sqlite"
    fill(path)
    return path


def refusal(path: Path, *, read_only: bool = False) -> str:
    """The code with which a file is refused; nothing beside it may change, and the words must be there."""
    before = content(path.parent)
    with pytest.raises(UserError) as refused:
        Workspace.open(path, clock, read_only=read_only).abandon()
    assert content(path.parent) == before
    explained = words.explain(refused.value.code, refused.value.values)
    assert explained.what
    assert explained.why
    assert explained.todo
    return refused.value.code


# files that cannot be opened -----------------------------------------------------------------------------------


def text_file(path: Path) -> None:
    path.write_text("Kedves Olvasó! " * 500, encoding="utf-8")


def empty_file(path: Path) -> None:
    path.write_bytes(b"")


def foreign_store(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE record (programme, kind, key, body)")


def newer_store(path: Path) -> None:
    with closing(sqlite3.connect(path)) as newer:
        newer.execute(f"PRAGMA user_version = {VERSION + 1}")


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def cut_to_its_header(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:60])


def overwritten_inside(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096 * 3 : 4096 * 6] = b"\xa5" * (4096 * 3)
    path.write_bytes(bytes(data))


def orphaned(path: Path) -> None:
    with closing(sqlite3.connect(path)) as broken:
        broken.execute("DELETE FROM programme WHERE id = 'p'")
        broken.commit()


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def not_there(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (text_file, "store.not_a_store"),
        (empty_file, "store.not_a_store"),
        (foreign_store, "store.not_a_store"),
        (newer_store, "store.newer"),
        (truncated, "store.damaged"),
        (cut_to_its_header, "store.not_a_store"),
        (overwritten_inside, "store.damaged"),
        (orphaned, "store.damaged"),
        (a_folder, "store.missing"),
        (not_there, "store.missing"),
    ],
)
@pytest.mark.parametrize("read_only", [False, True], ids=["write", "look"])
def test_what_is_no_sound_store_is_refused_and_untouched(
    path: Path, spoil: Callable[[Path], None], code: str, read_only: bool
) -> None:
    spoil(path)
    assert refusal(path, read_only=read_only) == code


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE record SET body = '{\"value\":7}', mark = NULL WHERE kind = 'fact'",
        "UPDATE record SET kind = 'photo' WHERE kind = 'fact'",
        "UPDATE record SET key = 'women' WHERE key = 'women|7|'",
        "DELETE FROM record WHERE kind = 'programme'",
        "UPDATE step SET label = 'x'",
        "UPDATE step SET changes = 'x' WHERE id = 'base'",
        "UPDATE step SET changes = x'78' WHERE id = 'base'",
    ],
)
def test_what_cannot_be_read_is_told(path: Path, harm: str) -> None:
    with closing(sqlite3.connect(path)) as broken:
        broken.execute(harm)
        broken.commit()
    with store(path) as workspace, pytest.raises(UserError, match=r"store\.damaged"):
        (workspace.load(), workspace.step_heads(), workspace.changes_of("base"))


def test_an_older_store_that_cannot_be_brought_up_to_date_is_told_when_it_is_looked_at(path: Path) -> None:
    with closing(sqlite3.connect(path)) as older:
        older.execute("PRAGMA user_version = 0")
    assert refusal(path, read_only=True) == "store.older"


# places that cannot be written ---------------------------------------------------------------------------------


@pytest.fixture
def common() -> Iterator[Path]:
    """A folder where write protection holds: root is nobody for a while."""
    if os.name == "nt":
        pytest.skip("Windows protects by other means")
    import filelock  # noqa: F401, PLC0415 – nobody cannot read root's packages

    folder = Path(tempfile.mkdtemp())
    mine = os.geteuid()
    if mine == 0:
        os.chown(folder, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    yield folder
    for inside in (folder, *(p for p in folder.rglob("*") if p.is_dir())):
        inside.chmod(0o700)
    os.seteuid(mine)
    shutil.rmtree(folder)


def test_a_write_protected_folder_can_only_be_looked_into(common: Path) -> None:
    path = common / "hep.sqlite"
    fill(path)
    path.with_name("hep.sqlite.lock").unlink()
    common.chmod(0o555)
    assert refusal(path) == "store.not_writable"
    looking = Workspace.open(path, clock, read_only=True)
    assert len(looking.load().programmes["p"].facts) == 300
    looking.close()


def test_a_write_protected_file_is_told_at_opening(common: Path) -> None:
    path = common / "hep.sqlite"
    fill(path)
    path.chmod(0o444)
    assert refusal(path) == "store.not_writable"


def test_no_store_is_begun_in_a_write_protected_folder(common: Path) -> None:
    common.chmod(0o555)
    with pytest.raises(UserError, match=r"store\.not_writable"):
        Workspace.create(common / "hep.sqlite", clock)
    assert content(common) == {}


def test_the_mark_in_the_header_never_changes() -> None:
    assert APPLICATION_ID.to_bytes(4) == b"HEPD"
