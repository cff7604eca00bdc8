"""The one door for changes: outcomes, listeners, typing, undo across restarts, and what is refused."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from builders import text, value
from hep_desktop.domain.commands import (
    AddMeasure,
    AddMeeting,
    AddProblem,
    ChangeMeasure,
    ChangeMeeting,
    ChangeProgramme,
    ChangeSettlement,
    Command,
    CreateProgramme,
    RemoveProgramme,
    SetFacts,
    SetText,
    TakeOver,
)
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.forum import Meeting
from hep_desktop.domain.outcome import Label, Outcome
from hep_desktop.domain.places import FactPlace, MeasurePlace, ProgrammePlace
from hep_desktop.domain.plan import Measure, Problem
from hep_desktop.domain.situation import Fact, FactKey
from hep_desktop.domain.values import EMPTY
from hep_desktop.services.editing import Editing
from hep_desktop.services.timeline import STORE
from hep_desktop.store.journal import StepKind
from hep_desktop.store.saving import Saved, SaveState, Saving
from hep_desktop.store.workspace import Workspace
from hep_desktop.template.catalogue import Catalogue
from stores import DETAILS, NOW, VILLAGE, catalogue, clock, editing, ids, store

WOMEN = FactKey("women", "2024")


def fact(number: int, key: FactKey = WOMEN, programme: str = "p") -> SetFacts:
    return SetFacts(programme, ((key, Fact(value(number))),))


def women(editing: Editing, programme: str = "p") -> object:
    found = editing.office.programmes[programme].facts.get(WOMEN)
    return found.value if found else None


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


# doing ---------------------------------------------------------------------------------------------------------


def test_a_command_changes_the_snapshot_and_tells_everybody(opened: Editing) -> None:
    seen: list[tuple[Outcome, object]] = []
    stop = opened.subscribe(lambda outcome: seen.append((outcome, women(opened))))
    outcome = opened.do(fact(3))
    assert seen == [(outcome, value(3))]
    stop()
    opened.do(fact(4))
    assert len(seen) == 1


def test_a_command_that_changes_nothing_leaves_no_step(opened: Editing) -> None:
    opened.do(fact(3))
    seen: list[Outcome] = []
    opened.subscribe(seen.append)
    assert opened.do(fact(3)).changes == ()
    assert seen == []
    assert len(opened.history("p")) == 1


def test_a_refused_command_changes_nothing(opened: Editing) -> None:
    before = opened.office
    with pytest.raises(UserError, match=r"measure\.gone"):
        opened.do(ChangeMeasure("p", "nowhere", {"title": "x"}))
    assert opened.office is before
    assert opened.history("p") == ()


def test_the_history_says_who_did_what_and_when(opened: Editing) -> None:
    opened.do(fact(3))
    opened.undo("p")
    done, undone = opened.history("p")
    assert (done.kind, undone.kind, undone.target) == (StepKind.DO, StepKind.UNDO, done.id)
    assert (done.at, done.who) == (NOW, "Minta Mária")
    assert done.label == undone.label == Label("set_fact", (("indicator", "women"), ("period", "2024")))
    assert [head.label.key for head in opened.history(None)] == ["add_settlement", "create_programme"]


def test_saving_is_told_on_the_way(opened: Editing) -> None:
    opened.flush()
    states: list[SaveState] = []
    stop = opened.subscribe_saving(states.append)
    opened.do(fact(3))
    opened.flush()
    assert states == [Saving(), Saved(NOW)]
    assert opened.save_state == Saved(NOW)
    stop()
    opened.do(fact(4))
    opened.flush()
    assert len(states) == 2


def test_figures_are_kept_until_the_programme_changes(opened: Editing) -> None:
    opened.do(fact(3))
    figures = opened.figures("p")
    assert opened.figures("p") is figures
    opened.do(fact(4))
    assert opened.figures("p").figure(WOMEN).value == value(4)
    assert opened.edition("p").id == "small"


# the door ------------------------------------------------------------------------------------------------------

SHARE, ALL, LOST = FactKey("share", "2024"), FactKey("all", "2024"), FactKey("lost", "2024")
REFUSED: list[tuple[Command, str]] = [
    (fact(1, SHARE), "cell.computed"),
    (fact(1, LOST), "indicator.unknown"),
    (fact(1, programme="q"), "programme.gone"),
    (TakeOver("f.csv", ((LOST.at("p"), Fact()),)), "indicator.unknown"),
    (TakeOver("f.csv", ((SHARE.at("p"), Fact()),)), "cell.computed"),
    (SetText("p", "he.7", text("x")), "node.unknown"),
    (SetText("p", "he", text("x")), "node.no_text"),
    (SetText("p", "he.3", text("x")), "node.no_text"),
    (AddProblem("p", Problem("a", "he.1", 0)), "node.no_problems"),
    (AddMeasure("p", Measure("m", "XX", 0)), "group.unknown"),
    (ChangeMeasure("p", "m", {"group": "XX"}), "group.unknown"),
    (CreateProgramme(replace(DETAILS, id="q", edition="hep-2099")), "edition.unknown"),
    (CreateProgramme(replace(DETAILS, id="q", planned_adoption=date(1999, 12, 31))), "programme.bad_day"),
    (ChangeProgramme("p", {"planned_adoption": date(2101, 1, 1)}), "programme.bad_day"),
    (ChangeProgramme("p", {"edition": "hep-2099"}), "edition.unknown"),
]


@pytest.mark.parametrize(("command", "code"), REFUSED, ids=[f"{type(c).__name__}-{code}" for c, code in REFUSED])
def test_the_edition_is_asked_at_the_door(opened: Editing, command: Command, code: str) -> None:
    before = opened.office
    with pytest.raises(UserError) as refused:
        opened.do(command)
    assert refused.value.code == code
    assert opened.office is before


def test_a_given_total_and_what_was_left_behind_pass_the_door(opened: Editing) -> None:
    opened.do(fact(7, ALL))
    assert opened.do(SetFacts("p", ((LOST, None), (SHARE, None)))).changes == ()
    opened.do(AddProblem("p", Problem("a", "he.2", 0)))
    opened.do(AddMeasure("p", Measure("m", "MR", 0, ("a",))))
    assert opened.do(ChangeMeasure("p", "m", {"group": "MR", "title": "Bölcsőde"})).places == {MeasurePlace("p", "m")}


# typing --------------------------------------------------------------------------------------------------------


def test_typing_is_one_step_until_it_is_closed(opened: Editing) -> None:
    for number in (1, 12, 123):
        opened.do(fact(number), typing="women")
    opened.close_typing()
    opened.do(fact(1234), typing="women")
    assert len(opened.history("p")) == 2
    opened.undo("p")
    assert women(opened) == value(123)
    opened.undo("p")
    assert women(opened) is None


def test_another_field_another_place_or_an_undo_closes_typing(opened: Editing) -> None:
    opened.do(fact(1), typing="a")
    opened.do(fact(2), typing="b")
    opened.do(fact(3, ALL), typing="b")
    opened.do(fact(4, ALL))
    assert len(opened.history("p")) == 4
    opened.undo("p")
    opened.do(fact(5, ALL), typing="b")
    opened.undo("p")
    assert opened.office.programmes["p"].facts[ALL].value == value(3)


def test_typing_that_comes_back_to_where_it_began_leaves_no_step(opened: Editing) -> None:
    opened.do(fact(1))
    opened.undo("p")
    opened.do(fact(2), typing="women")
    opened.do(SetFacts("p", ((WOMEN, None),)), typing="women")
    assert [head.kind for head in opened.history("p")] == [StepKind.DO, StepKind.UNDO]
    assert opened.redo_label("p") is not None  # nothing new was done
    opened.do(fact(3), typing="women")  # the same field still has the focus
    opened.flush()
    assert opened.workspace.load() == opened.office
    assert opened.redo_label("p") is None
    opened.undo("p")
    assert women(opened) is None


def test_a_listener_sees_each_key_by_itself(opened: Editing) -> None:
    opened.do(fact(1), typing="women")
    seen: list[Outcome] = []
    opened.subscribe(seen.append)
    opened.do(fact(12), typing="women")
    (change,) = seen[0].changes
    assert isinstance(change.before, Fact)
    assert change.before.value == value(1)


# undo ----------------------------------------------------------------------------------------------------------


def test_with_nothing_to_undo_nothing_happens(opened: Editing) -> None:
    assert opened.undo_label("p") is opened.redo_label("p") is None
    assert opened.undo("p").outcome.changes == opened.redo("p").outcome.changes == ()
    assert opened.history("p") == ()


def test_undo_and_redo_survive_a_restart(path: Path, editions: Catalogue) -> None:
    with editing(path, editions) as before:
        for number in (1, 2, 3):
            before.do(fact(number))
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
        opened.do(fact(number))
    for _ in range(105):
        assert opened.undo("p").left == ()
    assert women(opened) is None
    for _ in range(105):
        opened.redo("p")
    assert women(opened) == value(104)


def test_a_new_step_closes_redo_for_its_programme_only(opened: Editing) -> None:
    opened.do(CreateProgramme(replace(DETAILS, id="q")))
    opened.do(fact(1))
    opened.do(fact(1, programme="q"))
    opened.undo("p")
    opened.undo("q")
    opened.do(fact(2, programme="q"))
    assert opened.redo_label("q") is None
    assert opened.redo_label("p") is not None


def test_undo_takes_the_step_of_the_open_programme(opened: Editing) -> None:
    opened.do(CreateProgramme(replace(DETAILS, id="q")))
    opened.do(fact(1))
    opened.do(fact(2, programme="q"))
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
    opened.do(fact(10, programme="q"))
    undone = opened.undo("p")
    assert undone.left == (WOMEN.at("q"),)
    assert (women(opened), women(opened, "q")) == (None, value(10))
    assert opened.redo("p").left == ()  # what was left is no part of what is done again
    assert (women(opened), women(opened, "q")) == (value(9), value(10))


def test_undo_inside_a_programme_never_takes_the_programme_itself(opened: Editing) -> None:
    assert opened.undo("p").outcome.changes == ()
    assert "p" in opened.office.programmes


def test_a_begun_programme_with_content_is_left_and_named(opened: Editing) -> None:
    opened.do(fact(1))
    undone = opened.undo(None)
    assert undone.left == (ProgrammePlace("p"),)
    assert women(opened) == value(1)
    # the step counts as taken back: the next undo goes on with the one before, which is needed too
    assert opened.undo(None).outcome.changes == ()
    assert VILLAGE.id in opened.office.settlements


def test_a_removed_programme_comes_back_whole(opened: Editing) -> None:
    opened.do(CreateProgramme(replace(DETAILS, id="q")))
    opened.do(fact(1))
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


# closing -------------------------------------------------------------------------------------------------------


def test_closing_drains_what_waits(path: Path, editions: Catalogue) -> None:
    with editing(path, editions) as opened:
        for number in range(20):
            opened.do(fact(number), typing="women")
        opened.close()
        opened.close()
    with store(path) as again:
        assert again.load() == opened.office


def test_looking_only_changes_nothing(path: Path, editions: Catalogue, opened: Editing) -> None:
    opened.do(fact(1))
    opened.flush()
    workspace = Workspace.open(path, clock, read_only=True)
    try:
        looking = Editing(workspace, editions, clock, ids(), "Vendég Vera")
        assert looking.read_only
        assert women(looking) == value(1)
        for change in (lambda: looking.do(fact(2)), lambda: looking.undo("p"), lambda: looking.redo("p")):
            with pytest.raises(UserError, match=r"store\.read_only"):
                change()
        looking.close()
    finally:
        workspace.abandon()


def test_the_stores_own_mark_is_no_programme(opened: Editing) -> None:
    assert STORE not in opened.office.programmes
    assert {head.programmes for head in opened.history(None)} == {frozenset({STORE})}


def test_an_empty_fact_is_a_fact(opened: Editing) -> None:
    opened.do(SetFacts("p", ((WOMEN, Fact(EMPTY, note="kérdezni")),)))
    opened.flush()
    assert opened.workspace.load().record(FactPlace("p", "women", "2024")) == Fact(EMPTY, note="kérdezni")
