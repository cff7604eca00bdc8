"""Every file that is no store, every disk that fails: a clear word, and nothing on the disk changes."""

import hashlib
import os
import resource
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from builders import value
from hep_desktop import words
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.outcome import Change
from hep_desktop.domain.places import FactPlace, ProgrammePlace, SettlementPlace
from hep_desktop.domain.situation import Fact
from hep_desktop.store.connection import APPLICATION_ID
from hep_desktop.store.migrations import VERSION
from hep_desktop.store.rescue import rescue
from hep_desktop.store.saving import Saved, SaveFailed, SaveState
from hep_desktop.store.workspace import Workspace
from stores import DETAILS, VILLAGE, clock, ids, step, store

NOBODY = 65534
BASE = step(Change(SettlementPlace("s"), None, VILLAGE), Change(ProgrammePlace("p"), None, DETAILS), key="base")
BIG = Fact(value("x" * 300_000))


def fact(number: int, *, big: bool = False) -> Change:
    return Change(FactPlace("p", "women", str(number)), None, BIG if big else Fact(value(number)))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with some content, closed."""
    path = tmp_path / "hep.sqlite"
    fill(path)
    return path


def fill(path: Path) -> None:
    with store(path) as workspace:
        workspace.write(BASE)
        for number in range(300):
            workspace.write(step(fact(number), key=f"step-{number}"))
        workspace.close()


def content(folder: Path) -> dict[str, str]:
    """All files but locks, by what is in them."""
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*")
        if file.is_file() and file.suffix != ".lock"
    }


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
        "UPDATE record SET body = '{\"value\":7}' WHERE kind = 'fact'",
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


def test_a_store_of_an_older_schema_must_first_be_opened_for_writing(path: Path) -> None:
    with closing(sqlite3.connect(path)) as older:
        older.execute("PRAGMA user_version = 0")
    assert refusal(path, read_only=True) == "store.older"


# places that cannot be written ---------------------------------------------------------------------------------


@pytest.fixture
def common() -> Iterator[Path]:
    """A folder where write protection holds: root is nobody for a while."""
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


# disks that fail while one writes ------------------------------------------------------------------------------


@pytest.fixture
def file_limit() -> Iterator[Callable[[int], None]]:
    """Sets how large any file of this process may become: a real refusal of the system."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield lambda size: resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_what_the_system_refuses_is_told_kept_and_written_later(path: Path, file_limit: Callable[[int], None]) -> None:
    states: list[SaveState] = []
    with store(path) as workspace:
        before = workspace.load()
        workspace.on_saving = states.append
        file_limit(path.stat().st_size)
        workspace.write(step(fact(1000, big=True), key="a"))
        with pytest.raises(UserError, match=r"store\.medium_fails"):
            workspace.flush()
        with pytest.raises(UserError, match=r"store\.medium_fails"):
            workspace.close()
        assert isinstance(states[-1], SaveFailed)
        assert workspace.load() == before
        assert workspace.changes_of("a") == (fact(1000, big=True),)
        file_limit(resource.RLIM_INFINITY)
        workspace.write(step(fact(1001), key="b"))
        workspace.flush()
        assert isinstance(states[-1], Saved)
        assert [head.id for head in workspace.step_heads()][-2:] == ["a", "b"]
        assert workspace.load() == before.with_changes((fact(1000, big=True), fact(1001)))


def test_a_full_disk_is_called_so(path: Path) -> None:
    states: list[SaveState] = []
    with store(path) as workspace:
        workspace._ask(lambda connected: connected.execute("PRAGMA max_page_count = 1"))
        workspace.on_saving = states.append
        workspace.write(step(fact(1000, big=True), key="a"))
        workspace.flush()  # a new connection has no such limit
    failed = next(state for state in states if isinstance(state, SaveFailed))
    assert failed.error.code == "store.disk_full"
    assert isinstance(states[-1], Saved)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 256 KB of its own, where the system lets us have one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "none", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("mounting a small disk needs root")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.mark.outside("mount")
def test_a_truly_full_disk_keeps_what_it_has_and_takes_the_rest_later(small_disk: Path, tmp_path: Path) -> None:
    path, ballast = small_disk / "hep.sqlite", small_disk / "film.mp4"
    with store(path) as workspace:
        workspace.write(BASE)
        workspace.flush()
        ballast.write_bytes(b"x" * (os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_frsize))
        for number in range(100):
            workspace.write(step(fact(number), key=f"step-{number}"))
        with pytest.raises(UserError, match=r"store\.disk_full"):
            workspace.flush()
        with pytest.raises(UserError, match=r"store\.disk_full"):
            workspace.backup(small_disk / "copy.sqlite")
        elsewhere = tmp_path / "other.sqlite"
        office = workspace.load().with_changes(fact(number) for number in range(100))
        rescue(workspace, office, elsewhere, clock, ids())
        ballast.unlink()
        workspace.flush()
        assert workspace.load() == office
        with store(elsewhere) as other:
            assert other.load() == office
            assert [head.id for head in other.step_heads()] == [head.id for head in workspace.step_heads()]


@pytest.mark.outside("mount")
def test_no_store_is_begun_on_a_full_disk(small_disk: Path) -> None:
    (small_disk / "film.mp4").write_bytes(b"x" * (256 * 1024 - 8192))
    before = content(small_disk)
    with pytest.raises(UserError, match=r"store\.disk_full"):
        Workspace.create(small_disk / "hep.sqlite", clock)
    assert content(small_disk) == before


# sticks pulled out ---------------------------------------------------------------------------------------------


def test_a_stick_pulled_out_and_put_back_takes_what_was_typed_meanwhile(tmp_path: Path) -> None:
    stick, pocket = tmp_path / "stick", tmp_path / "pocket"
    stick.mkdir()
    path = stick / "hep.sqlite"
    with store(path) as workspace:
        workspace.write(BASE)
        workspace.flush()
        stick.rename(pocket)
        workspace.write(step(fact(1), key="a"))
        with pytest.raises(UserError, match=r"store\.unreachable"):
            workspace.flush()
        assert not path.exists()
        pocket.rename(stick)
        workspace.retry()
        workspace.flush()
        assert workspace.load().record(FactPlace("p", "women", "1")) == Fact(value(1))


def test_another_store_in_its_place_is_left_alone(tmp_path: Path) -> None:
    stick, pocket = tmp_path / "stick", tmp_path / "pocket"
    stick.mkdir()
    path = stick / "hep.sqlite"
    with store(path) as workspace:
        workspace.write(BASE)
        workspace.flush()
        stick.rename(pocket)
        stick.mkdir()
        for other in (fill, foreign_store):
            other(path)
            before = content(stick)
            workspace.write(step(fact(1), key="a"))
            with pytest.raises(UserError, match=r"store\.(unreachable|not_writable)"):
                workspace.flush()
            assert content(stick) == before


def test_a_lost_store_is_written_anew_elsewhere_from_memory(tmp_path: Path) -> None:
    stick, elsewhere = tmp_path / "stick", tmp_path / "hep.sqlite"
    stick.mkdir()
    with store(stick / "hep.sqlite") as workspace:
        workspace.write(BASE)
        workspace.flush()
        office = workspace.load().with_changes((fact(1),))
        shutil.rmtree(stick)
        workspace.write(step(fact(1), key="a"))
        with pytest.raises(UserError):
            workspace.flush()
        with pytest.raises(UserError, match=r"store\.unreachable"):
            rescue(workspace, office, tmp_path / "gone" / "hep.sqlite", clock, ids())
        rescue(workspace, office, elsewhere, clock, ids())
        with pytest.raises(UserError, match=r"store\.exists"):
            rescue(workspace, office, elsewhere, clock, ids())
    with store(elsewhere) as other:
        assert other.load() == office
        assert [head.programmes for head in other.step_heads()] == [frozenset()]


def test_the_mark_in_the_header_never_changes() -> None:
    assert APPLICATION_ID.to_bytes(4) == b"HEPD"
