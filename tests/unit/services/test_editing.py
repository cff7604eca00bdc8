"""The one door for changes: outcomes, listeners, typing, closing, and what is refused."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from builders import text, value
from hep_desktop.domain.commands import (
    AddHeading,
    AddMeasure,
    AddProblem,
    ChangeCouncil,
    ChangeMeasure,
    ChangeProblem,
    ChangeProgramme,
    Command,
    CreateProgramme,
    MoveHeading,
    RenameHeading,
    SetFacts,
    SetNotTypical,
    SetReturnMark,
    SetText,
    TakeOver,
)
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.outcome import Label, Outcome
from hep_desktop.domain.outline import OwnHeading
from hep_desktop.domain.places import FactPlace, MeasurePlace
from hep_desktop.domain.plan import Measure, Problem
from hep_desktop.domain.situation import Fact, FactKey
from hep_desktop.domain.values import EMPTY
from hep_desktop.services.editing import Editing
from hep_desktop.services.timeline import STORE
from hep_desktop.store.journal import StepKind
from hep_desktop.store.saving import Saved, SaveState, Saving
from hep_desktop.store.workspace import Workspace
from hep_desktop.template.catalogue import Catalogue
from stores import DETAILS, NOW, WOMEN, catalogue, clock, editing, ids, set_women, store, women


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
    outcome = opened.do(set_women(3))
    assert seen == [(outcome, value(3))]
    stop()
    opened.do(set_women(4))
    assert len(seen) == 1


def test_a_command_that_changes_nothing_leaves_no_step(opened: Editing) -> None:
    opened.do(set_women(3))
    seen: list[Outcome] = []
    opened.subscribe(seen.append)
    assert opened.do(set_women(3)).changes == ()
    assert seen == []
    assert len(opened.history("p")) == 1


def test_a_refused_command_changes_nothing(opened: Editing) -> None:
    before = opened.office
    with pytest.raises(UserError, match=r"measure\.gone"):
        opened.do(ChangeMeasure("p", "nowhere", {"title": "x"}))
    assert opened.office is before
    assert opened.history("p") == ()


def test_the_history_says_who_did_what_and_when(opened: Editing) -> None:
    opened.do(set_women(3))
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
    opened.do(set_women(3))
    opened.flush()
    assert states == [Saving(), Saved(NOW)]
    assert opened.save_state == Saved(NOW)
    opened.retry_saving()  # nothing waits, so nothing is told
    stop()
    opened.do(set_women(4))
    opened.flush()
    assert len(states) == 2


def test_figures_are_kept_until_the_programme_changes(opened: Editing) -> None:
    opened.do(set_women(3))
    figures = opened.figures("p")
    assert opened.figures("p") is figures
    opened.do(set_women(4))
    assert opened.figures("p").figure(WOMEN).value == value(4)
    assert opened.edition("p").id == "small"


# the door ------------------------------------------------------------------------------------------------------

SHARE, ALL, LOST = FactKey("share", "2024"), FactKey("all", "2024"), FactKey("lost", "2024")
REFUSED: list[tuple[Command, str]] = [
    (SetFacts("p", ((SHARE, Fact(value(1))),)), "cell.computed"),
    (SetFacts("p", ((LOST, Fact(value(1))),)), "indicator.unknown"),
    (set_women(1, "q"), "programme.gone"),
    (TakeOver("f.csv", ((LOST.at("p"), Fact()),)), "indicator.unknown"),
    (TakeOver("f.csv", ((SHARE.at("p"), Fact()),)), "cell.computed"),
    (SetText("p", "he.7", text("x")), "node.unknown"),
    (SetText("p", "he", text("x")), "node.no_text"),
    (SetText("p", "he.3", text("x")), "node.no_text"),
    (SetNotTypical("p", "he.3", "nincs"), "node.no_text"),
    (SetReturnMark("p", "he.7", ""), "node.unknown"),
    (RenameHeading("p", "he.7", "Cím"), "node.unknown"),
    (AddHeading("p", OwnHeading("own", "Cím", "he.7")), "node.unknown"),
    (AddHeading("p", OwnHeading("own", "Cím", "he.3")), "node.no_text"),
    (AddHeading("p", OwnHeading("own", "Cím", "he", "he.7")), "node.unknown"),
    (MoveHeading("p", "own", ""), "heading.gone"),
    (AddProblem("p", Problem("a", "he.1", 0)), "node.no_problems"),
    (ChangeProblem("p", "a", {"node": "he.1"}), "node.no_problems"),
    (AddMeasure("p", Measure("m", "XX", 0)), "group.unknown"),
    (ChangeMeasure("p", "m", {"group": "XX"}), "group.unknown"),
    (CreateProgramme(replace(DETAILS, id="q", edition="hep-2099")), "edition.unknown"),
    (CreateProgramme(replace(DETAILS, id="q", planned_adoption=date(1999, 12, 31))), "programme.bad_day"),
    (ChangeProgramme("p", {"planned_adoption": date(2101, 1, 1)}), "programme.bad_day"),
    (ChangeCouncil("p", {"held": date(9999, 1, 1)}), "programme.bad_day"),
    (ChangeProgramme("p", {"edition": "hep-2099"}), "edition.unknown"),
]


@pytest.mark.parametrize(("command", "code"), REFUSED, ids=[f"{type(c).__name__}-{code}" for c, code in REFUSED])
def test_the_edition_is_asked_at_the_door(opened: Editing, command: Command, code: str) -> None:
    before = opened.office
    with pytest.raises(UserError) as refused:
        opened.do(command)
    assert refused.value.code == code
    assert opened.office is before


def test_own_headings_are_written_moved_and_undone(opened: Editing) -> None:
    before = opened.edition("p")
    opened.do(AddHeading("p", OwnHeading("own", "Népességi adatok", "he", "he.1")))
    assert [node.id for node in opened.edition("p").nodes[0].children][:2] == ["he.1", "own"]
    assert opened.edition("p") is opened.edition("p")
    opened.do(SetText("p", "own", text("x")))
    opened.do(MoveHeading("p", "own", ""))
    opened.do(RenameHeading("p", "he.1", "Foglalkoztatás"))
    assert [node.title for node in opened.edition("p").nodes[0].children][:2] == ["Népességi adatok", "Foglalkoztatás"]
    for _ in range(4):
        opened.undo("p")
    assert opened.edition("p") is before


def test_a_given_total_and_what_was_left_behind_pass_the_door(opened: Editing) -> None:
    opened.do(SetFacts("p", ((ALL, Fact(value(7))),)))
    assert opened.do(SetFacts("p", ((LOST, None), (SHARE, None)))).changes == ()
    opened.do(AddProblem("p", Problem("a", "he.2", 0)))
    opened.do(ChangeProblem("p", "a", {"title": "Nincs bölcsőde"}))
    opened.do(AddMeasure("p", Measure("m", "MR", 0, ("a",))))
    assert opened.do(ChangeMeasure("p", "m", {"group": "MR", "title": "Bölcsőde"})).places == {MeasurePlace("p", "m")}


# typing --------------------------------------------------------------------------------------------------------


def test_typing_is_one_step_until_it_is_closed(opened: Editing) -> None:
    for number in (1, 12, 123):
        opened.do(set_women(number), typing="women")
    opened.close_typing()
    opened.do(set_women(1234), typing="women")
    assert len(opened.history("p")) == 2
    opened.undo("p")
    assert women(opened) == value(123)
    opened.undo("p")
    assert women(opened) is None


def test_another_field_another_place_or_an_undo_closes_typing(opened: Editing) -> None:
    opened.do(set_women(1), typing="a")
    opened.do(set_women(2), typing="b")
    opened.do(SetFacts("p", ((ALL, Fact(value(3))),)), typing="b")
    opened.do(SetFacts("p", ((ALL, Fact(value(4))),)))
    assert len(opened.history("p")) == 4
    opened.undo("p")
    opened.do(SetFacts("p", ((ALL, Fact(value(5))),)), typing="b")
    opened.undo("p")
    assert opened.office.programmes["p"].facts[ALL].value == value(3)


def test_typing_that_comes_back_to_where_it_began_leaves_no_step(opened: Editing) -> None:
    opened.do(set_women(1))
    opened.undo("p")
    opened.do(set_women(2), typing="women")
    opened.do(SetFacts("p", ((WOMEN, None),)), typing="women")
    assert [head.kind for head in opened.history("p")] == [StepKind.DO, StepKind.UNDO]
    assert opened.redo_label("p") is not None  # nothing new was done
    opened.do(set_women(3), typing="women")  # the same field still has the focus
    opened.flush()
    assert opened.workspace.load() == opened.office
    assert opened.redo_label("p") is None
    opened.undo("p")
    assert women(opened) is None


def test_a_listener_sees_each_key_by_itself(opened: Editing) -> None:
    opened.do(set_women(1), typing="women")
    seen: list[Outcome] = []
    opened.subscribe(seen.append)
    opened.do(set_women(12), typing="women")
    (change,) = seen[0].changes
    assert isinstance(change.before, Fact)
    assert change.before.value == value(1)


# closing -------------------------------------------------------------------------------------------------------


def test_closing_drains_what_waits(path: Path, editions: Catalogue) -> None:
    with editing(path, editions) as opened:
        for number in range(20):
            opened.do(set_women(number), typing="women")
        opened.close()
        opened.close()
    with store(path) as again:
        assert again.load() == opened.office


def test_looking_only_changes_nothing(path: Path, editions: Catalogue, opened: Editing) -> None:
    opened.do(set_women(1))
    opened.flush()
    workspace = Workspace.open(path, clock, read_only=True)
    try:
        looking = Editing(workspace, editions, clock, ids(), "Vendég Vera")
        assert looking.read_only
        assert women(looking) == value(1)
        for change in (lambda: looking.do(set_women(2)), lambda: looking.undo("p"), lambda: looking.redo("p")):
            with pytest.raises(UserError, match=r"store\.read_only"):
                change()
        looking.close()
    finally:
        workspace.abandon()


def test_the_stores_own_mark_is_no_programme(opened: Editing) -> None:
    assert STORE not in opened.office.programmes
    assert {head.programmes for head in opened.history(None)} == {frozenset({STORE})}


def test_an_empty_fact_is_a_set_women(opened: Editing) -> None:
    opened.do(SetFacts("p", ((WOMEN, Fact(EMPTY, note="kérdezni")),)))
    opened.flush()
    assert opened.workspace.load().record(FactPlace("p", "women", "2024")) == Fact(EMPTY, note="kérdezni")
