"""Disks that fail while one writes: told at once, nothing lost, everything written when they can again."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from threading import Event

import pytest

from builders import text, value
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.forum import Meeting
from hep_desktop.domain.outcome import Change
from hep_desktop.domain.places import FactPlace, MeasurePlace, MeetingPlace, ProblemPlace, TextPlace
from hep_desktop.domain.plan import Measure, Problem
from hep_desktop.domain.situation import Fact
from hep_desktop.store.rescue import rescue
from hep_desktop.store.saving import Saved, SaveFailed, SaveState
from hep_desktop.store.workspace import Workspace
from stores import BASE, added, clock, content, fill, ids, step, store

resource = pytest.importorskip("resource", reason="the limit of a file's size is a thing of POSIX")

BIG = added(1000, "x" * 300_000)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with some content, closed."""
    path = tmp_path / "hep.sqlite"
    fill(path)
    return path


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
        workspace.write(step(BIG, key="a"))
        with pytest.raises(UserError, match=r"store\.medium_fails"):
            workspace.flush()
        with pytest.raises(UserError, match=r"store\.medium_fails"):
            workspace.close()
        assert isinstance(states[-1], SaveFailed)
        assert workspace.load() == before
        assert workspace.changes_of("a") == (BIG,)
        file_limit(resource.RLIM_INFINITY)
        workspace.write(step(added(1001), key="b"))
        workspace.flush()
        assert isinstance(states[-1], Saved)
        assert [head.id for head in workspace.step_heads()][-2:] == ["a", "b"]
        assert workspace.load() == before.with_changes((BIG, added(1001)))


def test_a_full_disk_is_called_so(path: Path) -> None:
    states: list[SaveState] = []
    with store(path) as workspace:
        workspace._ask(lambda file: file.database.pragma("max_page_count", 1))
        workspace.on_saving = states.append
        workspace.write(step(BIG, key="a"))
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
            workspace.write(step(added(number), key=f"step-{number}"))
        with pytest.raises(UserError, match=r"store\.disk_full"):
            workspace.flush()
        with pytest.raises(UserError, match=r"store\.disk_full"):
            workspace.backup(small_disk / "copy.sqlite")
        elsewhere = tmp_path / "other.sqlite"
        office = workspace.load().with_changes(added(number) for number in range(100))
        rescue(workspace, office, elsewhere, clock, ids())
        with pytest.raises(UserError, match=r"store\.disk_full"):
            rescue(workspace, office, small_disk / "other.sqlite", clock, ids())
        ballast.unlink()
        workspace.flush()
        assert workspace.load() == office
        with store(elsewhere) as other:
            assert other.load() == office
            assert [head.id for head in other.step_heads()] == [head.id for head in workspace.step_heads()]


@pytest.mark.outside("mount")
def test_a_store_on_a_full_disk_can_be_opened(small_disk: Path) -> None:
    path = small_disk / "hep.sqlite"
    with store(path) as workspace:
        workspace.write(BASE)
        workspace.flush()
    (small_disk / "film.mp4").write_bytes(b"x" * (os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_frsize))
    with store(path) as workspace:
        assert list(workspace.load().programmes) == ["p"]
    assert sorted(file.name for file in small_disk.iterdir()) == ["film.mp4", "hep.sqlite", "hep.sqlite.lock"]


@pytest.mark.outside("mount")
def test_a_copy_that_stays_behind_is_removed(small_disk: Path, tmp_path: Path) -> None:
    with store(tmp_path / "hep.sqlite") as workspace:
        workspace.write(BASE)
        workspace.flush()
        workspace._writer._waiting.append(step(BIG, key="big"))  # waits, as after a failed save
        workspace._writer._failure = UserError("store.busy", file="")
        with pytest.raises(UserError, match=r"store\.disk_full"):
            rescue(workspace, workspace.load(), small_disk / "hep.sqlite", clock, ids())
        assert not (small_disk / "hep.sqlite").exists()


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
        workspace.write(step(added(1), key="a"))
        with pytest.raises(UserError, match=r"store\.unreachable"):
            workspace.flush()
        assert not path.exists()
        pocket.rename(stick)
        workspace.retry()
        workspace.flush()
        assert workspace.load().record(FactPlace("p", "women", "1")) == Fact(value(1))


def test_a_store_renamed_under_the_program_is_told_as_gone_at_once(tmp_path: Path) -> None:
    said: list[SaveState] = []
    with store(tmp_path / "hep.sqlite") as workspace:
        workspace.write(BASE)
        workspace.flush()
        (tmp_path / "hep.sqlite").rename(tmp_path / "régi.sqlite")
        workspace.on_saving = said.append
        workspace.write(step(added(1), key="a"))
        with suppress(UserError):
            workspace.flush()
        assert next(one.error.code for one in said if isinstance(one, SaveFailed)) == "store.unreachable"


def taken_out(workspace: Workspace, stick: Path, to: Path) -> None:
    """A stick was written and is gone, another drive will read it; what is typed meanwhile waits."""
    workspace.write(BASE)
    workspace.flush()
    shutil.copytree(stick, to)
    shutil.rmtree(stick)
    workspace.write(step(added(1), key="here"))
    with pytest.raises(UserError, match=r"store\.unreachable"):
        workspace.flush()


def test_a_stick_that_was_written_elsewhere_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    stick, at_home = tmp_path / "stick", tmp_path / "at home"
    stick.mkdir()
    with store(stick / "hep.sqlite") as workspace:
        taken_out(workspace, stick, at_home)
        with store(at_home / "hep.sqlite") as other:
            other.write(step(added(1, "at home"), key="at home"))
        at_home.rename(stick)
        before = content(stick)
        with pytest.raises(UserError, match=r"store\.written_elsewhere"):
            workspace.flush()
        assert content(stick) == before
        assert [one.id for one in workspace.waiting()] == ["here"]


def test_a_stick_put_back_is_locked_again(tmp_path: Path) -> None:
    stick, pocket = tmp_path / "stick", tmp_path / "pocket"
    stick.mkdir()
    with store(stick / "hep.sqlite") as workspace:
        taken_out(workspace, stick, pocket)
        pocket.rename(stick)
        workspace.flush()
        with pytest.raises(UserError, match=r"store\.in_use"):
            Workspace.open(stick / "hep.sqlite", clock)


def somebody_elses(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE record (programme, kind, key, body)")


def plan() -> tuple[Change, ...]:
    """A text, a problem and a measure, so that every kind of record is there."""
    return (
        Change(TextPlace("p", "he.1"), None, text("Munka")),
        Change(ProblemPlace("p", "a"), None, Problem("a", "he.2", 1)),
        Change(MeasurePlace("p", "m"), None, Measure("m", "MR", 1, ("a",))),
    )


def test_another_store_in_its_place_is_left_alone(tmp_path: Path) -> None:
    stick, pocket = tmp_path / "stick", tmp_path / "pocket"
    stick.mkdir()
    path = stick / "hep.sqlite"
    with store(path) as workspace:
        workspace.write(BASE)
        workspace.flush()
        stick.rename(pocket)
        stick.mkdir()
        for other in (fill, somebody_elses):
            other(path)
            before = content(stick)
            workspace.write(step(added(1), key="a"))
            with pytest.raises(UserError, match=r"store\.(unreachable|not_writable)"):
                workspace.flush()
            assert content(stick) == before


def test_a_request_of_the_window_is_enough_to_try_again(path: Path, file_limit: Callable[[int], None]) -> None:
    saved = Event()
    with store(path) as workspace:
        file_limit(path.stat().st_size)
        workspace.write(step(BIG, key="a"))
        with pytest.raises(UserError):
            workspace.flush()
        file_limit(resource.RLIM_INFINITY)
        workspace.on_saving = lambda state: saved.set() if isinstance(state, Saved) else None
        workspace.retry()
        assert saved.wait(10)
        assert workspace.waiting() == ()


def test_a_lost_store_is_written_anew_elsewhere_from_memory(tmp_path: Path) -> None:
    stick, elsewhere = tmp_path / "stick", tmp_path / "hep.sqlite"
    stick.mkdir()
    with store(stick / "hep.sqlite") as workspace:
        workspace.write(BASE)
        workspace.flush()
        meeting = Change(MeetingPlace("u"), None, Meeting("u", ("p",)))
        office = workspace.load().with_changes((added(1), meeting, *plan()))
        shutil.rmtree(stick)
        workspace.write(step(added(1), key="a"))
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
