"""Undo and redo through the one door: by programme, across restarts, and without harm to what was done since."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from builders import text, value
from hep_desktop.domain.commands import (
    AddMeasure,
    AddMeeting,
    AddProblem,
    ChangeMeeting,
    ChangeSettlement,
    CreateProgramme,
    RemoveProgramme,
    SetText,
    TakeOver,
)
from hep_desktop.domain.forum import Meeting
from hep_desktop.domain.outcome import Label
from hep_desktop.domain.places import ProgrammePlace
from hep_desktop.domain.plan import Measure, Problem
from hep_desktop.domain.situation import Fact
from hep_desktop.services.editing import Editing
from hep_desktop.store.workspace import Workspace
from hep_desktop.template.catalogue import Catalogue
from stores import DETAILS, VILLAGE, WOMEN, catalogue, editing, set_women, women


@pytest.fixture
def editions(tmp_path: Path) -> Catalogue:
    return catalogue(tmp_path / "forms")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "hep.sqlite"


@pytest.fixture
def opened(path: Path, editions: Catalogue) -> Iterator[Editing]:
    with editing(path, editions) as one:
        yield one


def test_with_nothing_to_undo_nothing_happens(opened: Editing) -> None:
    assert opened.undo_label("p") is opened.redo_label("p") is None
    assert opened.undo("p").outcome.changes == opened.redo("p").outcome.changes == ()
    assert opened.history("p") == ()


def test_undo_held_down_asks_the_disk_seldom(path: Path, editions: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    ask = Workspace._ask  # pyright: ignore[reportPrivateUsage] – every question waits for what is being written
    with editing(path, editions) as before:
        for number in range(30):
            before.do(set_women(number))
    with editing(path, editions, "second") as after:
        last = after.office
        monkeypatch.setattr(Workspace, "_ask", lambda self, job: asked.append("") or ask(self, job))
        for _ in range(30):
            after.undo("p")
        assert women(after) is None
        for _ in range(30):
            after.redo("p")
        assert after.office == last
    assert len(asked) < 5


def test_undo_and_redo_survive_a_restart(path: Path, editions: Catalogue) -> None:
    with editing(path, editions) as before:
        for number in (1, 2, 3):
            before.do(set_women(number))
        before.undo("p")
    with editing(path, editions, "second") as after:
        assert after.office == before.office
        assert after.redo_label("p") == before.redo_label("p")
        after.redo("p")
        assert women(after) == value(3)
        after.undo("p")
        after.undo("p")
        assert women(after) == value(1)
    with editing(path, editions, "third") as last:
        assert women(last) == value(1)
        assert len(last.history("p")) == 7


def test_more_steps_than_are_remembered_are_undone_from_the_disk(opened: Editing) -> None:
    for number in range(105):
        opened.do(set_women(number))
    for _ in range(105):
        assert opened.undo("p").left == ()
    assert women(opened) is None
    for _ in range(105):
        opened.redo("p")
    assert women(opened) == value(104)


def test_a_new_step_closes_redo_for_its_programme_only(opened: Editing) -> None:
    opened.do(CreateProgramme(replace(DETAILS, id="q")))
    opened.do(set_women(1))
    opened.do(set_women(1, "q"))
    opened.undo("p")
    opened.undo("q")
    opened.do(set_women(2, "q"))
    assert opened.redo_label("q") is None
    assert opened.redo_label("p") is not None


def test_undo_takes_the_step_of_the_open_programme(opened: Editing) -> None:
    opened.do(CreateProgramme(replace(DETAILS, id="q")))
    opened.do(set_women(1))
    opened.do(set_women(2, "q"))
    opened.undo("p")
    assert (women(opened), women(opened, "q")) == (None, value(2))


def test_one_taking_over_for_several_programmes_is_one_step(opened: Editing) -> None:
    opened.do(CreateProgramme(replace(DETAILS, id="q")))
    opened.do(TakeOver("f.csv", tuple((WOMEN.at(p), Fact(value(9))) for p in ("p", "q"))))
    opened.undo("q")
    assert (women(opened), women(opened, "q")) == (None, None)
    assert opened.redo_label("p") is not None


def test_what_was_changed_since_is_left_and_named(opened: Editing) -> None:
    opened.do(CreateProgramme(replace(DETAILS, id="q")))
    opened.do(TakeOver("f.csv", tuple((WOMEN.at(p), Fact(value(9))) for p in ("p", "q"))))
    opened.do(set_women(10, "q"))
    undone = opened.undo("p")
    assert undone.left == (WOMEN.at("q"),)
    assert (women(opened), women(opened, "q")) == (None, value(10))
    assert opened.redo("p").left == ()  # what was left is no part of what is done again
    assert (women(opened), women(opened, "q")) == (value(9), value(10))


def test_undo_inside_a_programme_never_takes_the_programme_itself(opened: Editing) -> None:
    assert opened.undo("p").outcome.changes == ()
    assert "p" in opened.office.programmes


def test_a_begun_programme_with_content_is_left_and_named(opened: Editing) -> None:
    opened.do(set_women(1))
    undone = opened.undo(None)
    assert undone.left == (ProgrammePlace("p"),)
    assert women(opened) == value(1)
    # the step counts as taken back: the next undo goes on with the one before, which is needed too
    assert opened.undo(None).outcome.changes == ()
    assert VILLAGE.id in opened.office.settlements


def test_what_could_not_be_taken_back_at_all_is_done_again_as_nothing(opened: Editing) -> None:
    opened.do(set_women(1))
    assert opened.undo(None).left  # the programme holds a figure, so its beginning stays
    redone = opened.redo(None)
    assert redone.outcome.changes == redone.left == ()


def test_a_removed_programme_comes_back_whole(opened: Editing) -> None:
    opened.do(CreateProgramme(replace(DETAILS, id="q")))
    opened.do(set_women(1))
    opened.do(AddProblem("p", Problem("a", "he.2", 0)))
    opened.do(AddMeasure("p", Measure("m", "MR", 0, ("a",))))
    opened.do(SetText("p", "he.1", text("x")))
    opened.do(AddMeeting(Meeting("joint", ("p", "q"))))
    opened.do(AddMeeting(Meeting("own", ("p",))))
    before = opened.office
    opened.do(RemoveProgramme("p"))
    assert list(opened.office.meetings) == ["joint"]
    assert opened.undo(None).left == ()
    assert opened.office == before
    assert opened.redo(None).left == ()
    assert list(opened.office.programmes) == ["q"]


def test_a_changed_settlement_is_undone_from_its_programmes(opened: Editing) -> None:
    opened.do(ChangeSettlement("s", {"county": "Minta"}))
    assert opened.undo_label("p") == opened.undo_label(None) == Label("change_settlement", (("name", "Mintafalu"),))
    opened.undo("p")
    assert opened.office.settlements["s"] == VILLAGE


def test_a_meeting_is_undone_from_each_programme_it_is_for(opened: Editing) -> None:
    opened.do(CreateProgramme(replace(DETAILS, id="q")))
    opened.do(AddMeeting(Meeting("a", ("p", "q"))))
    opened.do(ChangeMeeting("a", {"place": "Kultúrház", "programmes": ("p",)}))
    assert opened.undo_label("q") == opened.undo_label("p") != opened.undo_label(None)
    opened.undo("q")
    opened.undo("p")
    assert opened.office.meetings == {}
