"""Stores that only look damaged, or are so in one place: nothing is given up that can be had."""

import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path

import pytest

from builders import value
from guards.logs import LogGuard
from hep_desktop.domain.errors import UserError
from hep_desktop.services.backing_up import Backups, newest_good, read_copy
from hep_desktop.services.editing import Editing
from hep_desktop.store.copies import folder_of
from hep_desktop.store.saving import Saved, Saving
from hep_desktop.store.workspace import Workspace
from ruins import PAGE, newest, read_content, recovered, refused, steps
from stores import NOW, catalogue, clock, content, editing, ids, set_women, store, women


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


def test_who_only_looks_sees_it_put_right_and_changes_nothing(cut_off: Path) -> None:
    before = content(cut_off.parent)
    looking = Workspace.open(cut_off, clock, read_only=True)
    assert len(looking.step_heads()) == 42
    assert looking.load() == read_content(cut_off.parent.parent / "hep.sqlite")
    looking.close()
    assert content(cut_off.parent) == before


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


def test_a_record_that_the_disk_has_changed_is_read_from_the_journal(path: Path, logged: LogGuard) -> None:
    before = read_content(path)
    spoil(path, "UPDATE record SET body = replace(body, '3', '8') WHERE kind = 'fact'")
    workspace = Workspace.open(path, clock)
    assert (workspace.load(), workspace.mended()) == (before, 1)
    workspace.close()
    with store(path) as again:  # and is right on the disk
        assert (again.load(), again.mended()) == (before, 0)
    logged.expect("no longer what was written")


def test_a_record_that_the_journal_does_not_hold_either_is_recognised(path: Path) -> None:
    spoil(path, "UPDATE record SET body = replace(body, '3', '8') WHERE kind = 'fact'")
    spoil(path, "UPDATE step SET changes = x'00' WHERE seq = 42")
    assert refused(path) == "store.damaged"
    recovered(path)


def test_a_record_nobody_can_read_is_recognised(path: Path) -> None:
    spoil(path, "UPDATE record SET body = '{', mark = NULL WHERE kind = 'fact'")  # as one of an older schema
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
        one = Editing(workspace, catalogue(path.parent / "forms"), clock, ids("z"), "Minta Mária")
        for _ in range(42 - 5):
            assert one.undo("p").outcome.changes
        with pytest.raises(UserError, match=r"store\.damaged"):
            one.undo("p")


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


def test_a_copy_of_another_store_is_never_offered(path: Path, tmp_path: Path) -> None:
    with editing(tmp_path / "other.sqlite", catalogue(tmp_path / "more")) as other:
        foreign = Backups(other, clock).make()
    assert foreign is not None
    shutil.copyfile(foreign.path, folder_of(path) / "2030-01-01 10-00-00.sqlite")
    path.write_bytes(b"")
    recovered(path)
    for own in folder_of(path).glob("2026-*.sqlite"):
        own.unlink()
    assert newest_good(path, clock) is None


def test_without_the_note_most_copies_say_whose_they_are(path: Path, tmp_path: Path) -> None:
    (folder_of(path) / "azonosító.txt").unlink()
    with editing(tmp_path / "other.sqlite", catalogue(tmp_path / "more")) as other:
        foreign = Backups(other, clock).make()
    assert foreign is not None
    shutil.copyfile(foreign.path, folder_of(path) / "2030-01-01 10-00-00.sqlite")
    path.write_bytes(b"")
    recovered(path)


def test_another_stores_copies_are_not_thinned_by_us(path: Path, tmp_path: Path) -> None:
    with editing(tmp_path / "other.sqlite", catalogue(tmp_path / "more")) as other:
        foreign = Backups(other, clock).make()
    assert foreign is not None
    strangers = [folder_of(path) / f"2020-01-01 10-00-{second:02}.sqlite" for second in range(3)]
    for stranger in strangers:
        shutil.copyfile(foreign.path, stranger)
    with editing(path, catalogue(tmp_path / "more"), "z") as opened:
        opened.do(set_women(99))
        assert Backups(opened, lambda: NOW + timedelta(days=30)).make()
    assert all(stranger.exists() for stranger in strangers)


def test_the_copy_offered_is_the_one_whose_journal_goes_furthest_whatever_its_date(path: Path, tmp_path: Path) -> None:
    with editing(path, catalogue(tmp_path / "more"), "z") as opened:
        opened.do(set_women(99))
        made = Backups(opened, lambda: NOW - timedelta(days=400)).make()
    assert made is not None
    found = newest_good(path, clock)
    assert found is not None
    assert found.path == made.path


def test_a_clock_set_back_in_a_session_leaves_order_undo_and_history(path: Path, tmp_path: Path) -> None:
    now = [NOW]
    with store(path) as workspace:
        opened = Editing(workspace, catalogue(tmp_path / "more"), lambda: now[0], ids("z"), "Minta Mária")
        opened.do(set_women(98))
        now[0] = NOW - timedelta(days=3000)
        opened.do(set_women(99))
        assert isinstance(opened.save_state, Saved | Saving)
        opened.flush()
    with store(path) as workspace:
        opened = Editing(workspace, catalogue(tmp_path / "more"), clock, ids("y"), "Minta Mária")
        assert [head.at.year for head in opened.history("p")[-2:]] == [2026, 2018]
        assert women(opened) == value(99)
        opened.undo("p")
        assert women(opened) == value(98)
        opened.undo("p")
        assert women(opened) == value(39)
        opened.flush()


def test_a_session_begun_before_the_last_step_was_made_goes_on(path: Path, tmp_path: Path) -> None:
    workspace = Workspace.open(path, lambda: NOW - timedelta(days=9000))
    opened = Editing(workspace, catalogue(tmp_path / "more"), lambda: NOW - timedelta(days=9000), ids("z"), "Kata")
    opened.do(set_women(77))
    opened.flush()
    assert [head.seq for head in opened.history("p")] == sorted(head.seq for head in opened.history("p"))
    assert opened.undo("p").left == ()
    assert women(opened) == value(39)
    opened.close()


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
