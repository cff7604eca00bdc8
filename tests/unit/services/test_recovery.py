"""What may happen to a store and its copies, one case after the other: recognised, kept, and the best way back offered.

The cases follow Zotero's list of recovery tests; each file that was there before is there afterwards, byte for byte.
"""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path

import pytest

from hep_desktop.domain.errors import UserError
from hep_desktop.services.backing_up import Backups, newest_good, read_copy, recover, recover_from_mirror
from hep_desktop.services.mirroring import has_mirror, mirror_of
from hep_desktop.store.copies import folder_of, name_for
from hep_desktop.store.workspace import Workspace
from stores import NOW, catalogue, clock, editing, ids, set_women, store

PAGE = 4096
DAMAGE = r"store\.(damaged|not_a_store|missing|medium_fails|unreachable)"


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of several pages with two copies and the readable one, closed."""
    folder = tmp_path_factory.mktemp("model")
    with editing(folder / "hep.sqlite", catalogue(folder / "forms")) as one:
        for number in range(40):
            one.do(set_women(number))
            if number in (20, 39):
                at = NOW + timedelta(minutes=number)
                assert Backups(one, lambda at=at: at).make()
        one.close()
    return folder


@pytest.fixture
def path(model: Path, tmp_path: Path) -> Path:
    """A copy of all that, to be ruined."""
    shutil.copytree(model, tmp_path, dirs_exist_ok=True)
    return tmp_path / "hep.sqlite"


def steps(path: Path) -> int:
    with store(path) as workspace:
        workspace.load()
        return len(workspace.step_heads())


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


@pytest.mark.parametrize("ruin", [no_text, no_bytes, all_zero, header_lost, half, schema_lost, another_program, gone])
def test_a_ruined_store_is_refused_and_the_newest_copy_goes_on(path: Path, ruin: Callable[[Path], None]) -> None:
    ruin(path)
    refused(path)
    recovered(path)


def test_a_folder_of_that_name_is_no_store(path: Path) -> None:
    a_folder(path)
    assert refused(path) == "store.missing"


def test_a_store_cut_at_every_page_is_whole_or_recognised(path: Path) -> None:
    whole = path.read_bytes()
    assert len(whole) > 5 * PAGE
    for end in range(0, len(whole), PAGE):
        path.write_bytes(whole[:end])
        refused(path)
    recovered(path)


def test_one_wrong_byte_in_any_page_is_harmless_or_recognised(path: Path) -> None:
    whole = path.read_bytes()
    right = steps(path)
    whole = path.read_bytes()
    for page in range(0, len(whole), PAGE):
        for inside in (0, 5, PAGE // 2, PAGE - 20):
            wrong = bytearray(whole)
            wrong[page + inside] ^= 0xFF
            path.write_bytes(wrong)
            with suppress(UserError):  # recognised; anything else fails the test
                assert steps(path) == right
    path.write_bytes(whole)
    assert steps(path) == right


def torn(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:6000])


def newest(path: Path) -> Path:
    return max(folder_of(path).glob("*.sqlite"))


@pytest.mark.parametrize("ruin", [torn, no_bytes, no_text, all_zero])
def test_a_damaged_newest_copy_is_passed_over(path: Path, ruin: Callable[[Path], None]) -> None:
    ruin(newest(path))
    torn(path)
    copy = newest_good(path, clock)
    assert copy is not None
    recover(path, copy, clock)
    assert steps(path) == 23


def test_where_every_copy_is_damaged_the_readable_one_builds_the_store(path: Path) -> None:
    for copy in folder_of(path).glob("*.sqlite"):
        torn(copy)
    torn(path)
    assert newest_good(path, clock) is None
    assert has_mirror(path)
    recover_from_mirror(path, clock, ids())
    assert steps(path) == 1


def test_where_nothing_is_left_all_that_was_damaged_is_kept(path: Path) -> None:
    for copy in (path, *folder_of(path).glob("*.sqlite"), *mirror_of(path).iterdir()):
        no_text(copy)
    before = {file: file.read_bytes() for file in path.parent.rglob("*.*") if file.is_file()}
    assert newest_good(path, clock) is None
    with pytest.raises(UserError, match=r"backup\.unreadable"):
        recover_from_mirror(path, clock, ids())
    assert {file: file.read_bytes() for file in before} == before


def test_a_stale_journal_beside_a_recovered_store_is_set_aside(path: Path) -> None:
    path.with_name("hep.sqlite-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(600))
    path.with_name("hep.sqlite-wal").write_bytes(bytes(100))
    torn(path)
    recovered(path)
    assert len(list(path.parent.glob("hep sérült*"))) == 3
    assert not path.with_name("hep.sqlite-wal").exists()


def test_a_recovery_that_was_broken_off_is_done_again(path: Path) -> None:
    path.rename(path.with_name("hep.sqlite.new"))
    refused(path)
    recovered(path)
    assert not path.with_name("hep.sqlite.new").exists()


def test_what_a_broken_backup_left_behind_counts_for_nothing(path: Path) -> None:
    (folder_of(path) / (name_for(NOW + timedelta(days=1)) + ".new")).write_bytes(b"half")
    torn(path)
    recovered(path)


def test_a_linked_store_stays_linked(path: Path, tmp_path: Path) -> None:
    place = tmp_path / "stick"
    place.mkdir()
    path.rename(place / "hep.sqlite")
    path.symlink_to(place / "hep.sqlite")
    torn(place / "hep.sqlite")
    copy = newest_good(path, clock)
    assert copy is not None
    recover(path, copy, clock)
    assert path.is_symlink()
    assert steps(path) == 42


@pytest.fixture
def cut_off(path: Path, tmp_path: Path) -> Path:
    """A store whose writer was cut off in the middle of a page: the journal has what was there before."""
    target = tmp_path / "cut" / "hep.sqlite"
    target.parent.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode=truncate")
        writer.execute("PRAGMA cache_size=1")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE record SET body = body || zeroblob(9000)")
        for name in ("hep.sqlite", "hep.sqlite-journal"):
            shutil.copyfile(path.with_name(name), target.with_name(name))
        writer.execute("ROLLBACK")
    raw = target.read_bytes()
    target.write_bytes(raw[: len(raw) - 1500])
    assert target.with_name("hep.sqlite-journal").stat().st_size
    return target


def test_a_half_written_page_is_rolled_back_by_the_next_start(cut_off: Path) -> None:
    assert steps(cut_off) == 42


def test_looking_alone_does_not_roll_back_and_harms_nothing(cut_off: Path) -> None:
    before = cut_off.read_bytes()
    with pytest.raises(UserError):
        Workspace.open(cut_off, clock, read_only=True)
    assert cut_off.read_bytes() == before
    assert steps(cut_off) == 42


def test_a_store_in_use_is_not_taken_for_damaged(path: Path) -> None:
    with store(path), pytest.raises(UserError, match=r"store\.in_use"):
        Workspace.open(path, clock)


def test_a_store_of_a_newer_program_is_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(UserError, match=r"store\.newer"):
        Workspace.open(path, clock)
    assert path.read_bytes() == before


def spoil(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as stranger:
        stranger.execute(sql)


def test_a_record_nobody_can_read_is_recognised(path: Path) -> None:
    spoil(path, "UPDATE record SET body = '{' WHERE kind = 'fact'")
    assert refused(path) == "store.damaged"
    recovered(path)


def test_a_record_of_no_programme_is_recognised(path: Path) -> None:
    spoil(path, "DELETE FROM programme WHERE id = 'p'")
    assert refused(path) == "store.damaged"
    recovered(path)


def test_a_damaged_step_costs_that_step_alone(path: Path) -> None:
    spoil(path, "UPDATE step SET changes = x'00' WHERE seq = 5")
    with store(path) as workspace:
        assert "p" in workspace.load().programmes
        with pytest.raises(UserError, match=r"store\.damaged"):
            workspace.changes_of(workspace.step_heads()[4].id)


def test_a_store_damaged_while_open_displaces_no_good_copy(path: Path, tmp_path: Path) -> None:
    before = set(folder_of(path).glob("*.sqlite"))
    with editing(path, catalogue(tmp_path / "more"), "z") as opened:
        opened.do(set_women(99))
        opened.flush()
        raw = bytearray(path.read_bytes())
        for page in range(2 * PAGE, len(raw), PAGE):
            raw[page : page + 64] = b"\xff" * 64
        path.write_bytes(raw)
        with suppress(UserError):  # SQLite may still hold the good pages in memory: then the copy is a good one
            Backups(opened, clock).make()
    now = set(folder_of(path).glob("*.sqlite"))
    assert before <= now
    assert all(read_copy(copy, clock).steps for copy in now)


def test_a_clock_set_back_loses_no_copy(path: Path, tmp_path: Path) -> None:
    before = set(folder_of(path).glob("*.sqlite"))
    with editing(path, catalogue(tmp_path / "more"), "z") as opened:
        opened.do(set_women(99))
        made = Backups(opened, lambda: NOW - timedelta(days=400)).make()
        assert made is not None
    assert before <= set(folder_of(path).glob("*.sqlite"))
    assert read_copy(made.path, clock).steps[-1] is not None or not made.path.exists()


def test_a_copy_of_another_store_is_told_from_ours(path: Path, tmp_path: Path) -> None:
    with editing(tmp_path / "other.sqlite", catalogue(tmp_path / "more")) as other:
        foreign = Backups(other, clock).make()
        assert foreign is not None
    with store(path) as ours:
        assert read_copy(foreign.path, clock).identity != ours.identity()
        assert read_copy(newest(path), clock).identity == ours.identity()


def test_pictures_that_are_gone_do_not_keep_a_store_from_opening(path: Path) -> None:
    shutil.rmtree(path.with_name("hep.sqlite-files"), ignore_errors=True)
    assert steps(path) == 42


def test_a_note_of_a_writer_that_is_gone_keeps_nobody_out(path: Path) -> None:
    path.with_name("hep.sqlite.writer").write_text('{"who":"x","host":"y","pid":1,"since":"2026-01-01T10:00:00"}')
    path.with_name("hep.sqlite.lock").touch()
    assert steps(path) == 42


def test_a_half_written_note_keeps_nobody_out(path: Path) -> None:
    path.with_name("hep.sqlite.writer").write_text('{"who"')
    assert steps(path) == 42
