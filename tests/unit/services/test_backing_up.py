"""Safety copies: made, proved, thinned and put back, over real store files."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from full_disk import full_after
from hep_desktop.domain.errors import UserError
from hep_desktop.services import backing_up, restoring
from hep_desktop.services.backing_up import Backups, newest_good, read_copy, recover
from hep_desktop.services.editing import Editing
from hep_desktop.store.copies import copies_in, folder_of
from hep_desktop.store.records import mark_of
from hep_desktop.store.workspace import Workspace
from stores import NOW, catalogue, clock, content, editing, set_women, store, women


@dataclass
class Hours:
    """A clock that a test moves on."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def go_on(self, **some: int) -> None:
        self.now += timedelta(**some)


@pytest.fixture
def hours() -> Hours:
    return Hours()


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Editing]:
    with editing(tmp_path / "hep.sqlite", catalogue(tmp_path / "forms")) as one:
        yield one


@pytest.fixture
def backups(opened: Editing, hours: Hours) -> Backups:
    return Backups(opened, hours)


def test_a_copy_holds_everything(opened: Editing, backups: Backups) -> None:
    opened.do(set_women(7))
    made = backups.make()
    assert made is not None
    assert made.path.parent == folder_of(opened.workspace.path)
    copied = read_copy(made.path)
    assert copied.office == opened.office
    assert copied.steps == opened.workspace.step_heads()
    assert backups.checked == made == backups.copies()[0]


def test_a_copy_with_a_record_that_no_program_can_read_is_no_copy(opened: Editing, backups: Backups) -> None:
    opened.do(set_women(7))
    made = backups.make()
    assert made is not None
    fact, other = ("p", "fact", "women|2024|"), '{"value":7}'
    with closing(sqlite3.connect(made.path)) as file, file:
        query = "UPDATE record SET body = ?, mark = ? WHERE (programme, kind, key) = (?, ?, ?)"
        assert file.execute(query, (other, mark_of(*fact, other), *fact)).rowcount == 1
    with pytest.raises(UserError, match=r"backup\.unreadable"):
        read_copy(made.path)
    assert newest_good(opened.workspace.path) is None


def test_nothing_new_makes_no_copy(opened: Editing, backups: Backups, hours: Hours) -> None:
    backups.make()
    hours.go_on(hours=1)
    assert backups.make() is None
    assert Backups(opened, hours).make() is None  # the next day the newest copy itself says so
    opened.do(set_women(8))
    assert backups.make() is not None
    assert len(backups.copies()) == 2


def test_a_store_nobody_wrote_in_needs_no_copy(tmp_path: Path) -> None:
    with store(tmp_path / "empty.sqlite") as workspace:
        empty = Editing(workspace, catalogue(tmp_path / "forms"), clock, lambda: "x", "")
        assert Backups(empty, clock).make() is None


def test_copies_are_thinned_only_after_a_new_one_is_proved(opened: Editing, backups: Backups, hours: Hours) -> None:
    for number in range(6):
        opened.do(set_women(number + 1))
        backups.make()
        hours.go_on(hours=1)
    hours.go_on(days=10)
    opened.do(set_women(99))
    backups.make()
    assert len(backups.copies()) == 2  # the newest, and the last of that day ten days ago


def test_a_stick_plugged_in_later_gets_the_newest_copy_though_nothing_changed(
    opened: Editing, backups: Backups, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    made = backups.make(second=stick)
    assert made is not None
    stick.mkdir()
    assert Backups(opened, clock).make(second=stick) is None
    assert [copy.path.name for copy in copies_in(stick / backups.folder.name)] == [made.path.name]


def test_while_somebody_looks_no_copy_goes(opened: Editing, backups: Backups, hours: Hours) -> None:
    backups.thinning = False
    for number in range(4):
        opened.do(set_women(number + 1))
        backups.make()
        hours.go_on(days=30, minutes=1)
    assert len(backups.copies()) == 4


def test_a_copy_that_cannot_be_read_takes_no_place(
    opened: Editing, backups: Backups, hours: Hours, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups.make()
    before = content(backups.folder)
    opened.do(set_women(5))
    hours.go_on(minutes=1)
    whole = Workspace.backup

    def torn(workspace: Workspace, target: Path) -> None:
        whole(workspace, target)
        target.write_bytes(target.read_bytes()[:5000])  # as a disk that lies would leave it

    monkeypatch.setattr(Workspace, "backup", torn)
    with pytest.raises(UserError, match=r"backup\.unreadable"):
        backups.make()
    assert content(backups.folder) == before


def test_a_copy_that_differs_takes_no_place(
    opened: Editing, backups: Backups, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with editing(tmp_path / "other.sqlite", catalogue(tmp_path / "forms2"), "other") as other:
        other.do(set_women(1))
        monkeypatch.setattr(opened.workspace, "backup", other.workspace.backup)
        with pytest.raises(UserError, match=r"backup\.differs"):
            backups.make()
    assert backups.copies() == ()


def test_a_stick_gets_a_copy_while_it_is_there(opened: Editing, backups: Backups, hours: Hours, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    first = backups.make(second=stick)
    assert first is not None
    copied = stick / backups.folder.name / first.path.name
    assert read_copy(copied).office == opened.office
    hours.go_on(minutes=1)
    opened.do(set_women(3))
    assert backups.make(second=tmp_path / "pulled out") is not None


def test_pictures_for_which_the_stick_was_pulled_too_early_come_the_next_time(
    opened: Editing, backups: Backups, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    key = opened.workspace.attachments.put(b"picture")
    opened.do(set_women(7))
    backups.make(second=stick)
    copied = stick / backups.folder.name / "hep.sqlite-files" / key
    copied.unlink()
    backups.make(second=stick)
    assert copied.read_bytes() == b"picture"


def test_a_damaged_store_gives_way_to_its_newest_good_copy(tmp_path: Path, hours: Hours) -> None:
    path = tmp_path / "hep.sqlite"
    with editing(path, catalogue(tmp_path / "forms")) as one:
        backups = Backups(one, hours)
        one.do(set_women(7))
        good = backups.make()
        hours.go_on(minutes=1)
        one.do(set_women(8))
        torn = backups.make()
    assert good is not None
    assert torn is not None
    torn.path.write_bytes(b"not a store")
    path.write_bytes(path.read_bytes()[:4096] + b"\0" * 4096)
    damaged = path.read_bytes()
    assert newest_good(path) == good
    aside = recover(path, good, hours)
    assert aside.read_bytes() == damaged  # kept untouched
    with editing(path, catalogue(tmp_path / "forms")) as again:
        assert women(again) is not None


def test_without_copies_there_is_none_to_offer(tmp_path: Path) -> None:
    assert newest_good(tmp_path / "hep.sqlite") is None


def test_chosen_places_come_back_from_a_copy_and_can_be_undone(opened: Editing, backups: Backups) -> None:
    opened.do(set_women(7))
    made = backups.make()
    assert made is not None
    opened.do(set_women(8))
    now = opened.office
    changes = restoring.since_copy(opened, read_copy(made.path).office)
    done = restoring.restore(opened, changes, [change.place for change in changes], "2026. 11. 21. 10:42")
    assert women(opened) != now.programmes["p"].facts
    assert opened.office == read_copy(made.path).office
    assert done.left == ()
    opened.undo("p")
    assert opened.office == now


def test_a_whole_state_comes_back_as_one_step(opened: Editing) -> None:
    opened.do(set_women(1))
    then = opened.office
    for number in (2, 3, 4):
        opened.do(set_women(number))
    second = opened.history("p")[1]
    changes = restoring.since(opened, "p", second)
    restoring.restore(opened, changes, [change.place for change in changes], "")
    assert opened.office == then
    assert opened.undo_label("p") is not None
    assert [change.after for change in restoring.of_step(opened, "p", opened.history("p")[-1])] == [
        change.before for change in changes
    ]


def test_nothing_chosen_makes_no_step(opened: Editing) -> None:
    opened.do(set_women(1))
    steps = opened.history("p")
    restoring.restore(opened, restoring.since(opened, "p", steps[0]), (), "")
    assert opened.history("p") == steps


def test_copies_that_were_broken_off_take_no_room_for_ever(opened: Editing, backups: Backups, tmp_path: Path) -> None:
    for folder in (backups.folder, tmp_path / "stick" / backups.folder.name):
        folder.mkdir(parents=True)
        for ending in (".new", ".new-journal"):
            (folder / f"2026-11-20 08-00-00.sqlite{ending}").write_bytes(b"half")
    opened.do(set_women(7))
    made = backups.make(second=tmp_path / "stick")
    assert made is not None
    assert not [*backups.folder.glob("*.new*"), *(tmp_path / "stick").rglob("*.new*")]


def test_a_recovery_for_which_there_is_no_room_leaves_nothing_of_itself(opened: Editing, backups: Backups) -> None:
    opened.do(set_women(7))
    backups.make()
    store = opened.workspace.path
    opened.close()
    store.write_bytes(b"not a store" * 2_000)
    before = content(store.parent)
    with full_after(8192):
        copy = newest_good(store)
        assert copy is not None  # to be told needs no room
        with pytest.raises(UserError, match=r"store\.medium_fails"):
            recover(store, copy, clock)
    assert content(store.parent) == before


def test_reading_a_copy_leaves_nothing_behind(opened: Editing, backups: Backups, tmp_path: Path) -> None:
    opened.do(set_women(7))
    made = backups.make()
    assert made is not None
    before = content(tmp_path)
    backing_up.read_copy(made.path)
    assert content(tmp_path) == before
