"""What each command changes, and when it is refused; the office itself is never touched."""

from dataclasses import replace
from datetime import date

import pytest

from builders import office, programme, text, value
from hep_desktop.domain.apply import apply
from hep_desktop.domain.commands import (
    AddMeasure,
    AddMeeting,
    AddProblem,
    AddSettlement,
    ChangeMeasure,
    ChangeMeeting,
    ChangeProblem,
    ChangeProgramme,
    ChangeSettlement,
    Command,
    CreateProgramme,
    MoveProblem,
    RemoveMeasure,
    RemoveMeeting,
    RemoveProblem,
    RemoveProgramme,
    SetFacts,
    SetText,
    TakeOver,
    Together,
)
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.forum import Meeting
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Change, Label
from hep_desktop.domain.places import (
    FactPlace,
    MeasurePlace,
    MeetingPlace,
    ProblemPlace,
    ProgrammePlace,
    SettlementPlace,
    TextPlace,
)
from hep_desktop.domain.plan import Measure, Problem
from hep_desktop.domain.programme import Status
from hep_desktop.domain.settlement import Settlement
from hep_desktop.domain.situation import Fact, FactKey, Text

WOMEN, MEN = FactKey("women", "2024"), FactKey("men", "2024")
ONE, TWO = Fact(value(1)), Fact(value(2))
PLAN = programme(
    facts={("women", "2024"): 1},
    texts={"he.1": "Munka"},
    problems=(Problem("a", "he.2", 1, "Nincs bölcsőde"), Problem("b", "he.2", 4)),
    measures=(Measure("m", "MR", 3, ("a",), "Bölcsőde"),),
)
FULL = office(PLAN, meetings=(Meeting("u", ("p",), held=date(2026, 11, 30)),))
JOINT = Office(
    FULL.settlements,
    {"u": Meeting("u", ("p", "q"))},
    {"p": PLAN, "q": replace(PLAN, details=replace(PLAN.details, id="q"))},
)
ADOPTED = office(replace(PLAN, details=replace(PLAN.details, status=Status.ADOPTED)))


def changes(command: Command, before: Office = FULL) -> tuple[Change, ...]:
    return apply(before, command).changes


def test_a_fact_is_set_changed_and_cleared() -> None:
    assert changes(SetFacts("p", ((MEN, ONE),))) == (Change(MEN.at("p"), None, ONE),)
    assert changes(SetFacts("p", ((WOMEN, TWO),))) == (Change(WOMEN.at("p"), ONE, TWO),)
    assert changes(SetFacts("p", ((WOMEN, None),))) == (Change(WOMEN.at("p"), ONE, None),)


def test_what_holds_already_is_no_change() -> None:
    for command in (
        SetFacts("p", ((WOMEN, ONE), (MEN, None))),
        SetText("p", "he.1", text("Munka")),
        ChangeMeasure("p", "m", {"title": "Bölcsőde"}),
        ChangeProgramme("p", {"planned_adoption": PLAN.details.planned_adoption}),
        AddMeeting(FULL.meetings["u"]),
        AddSettlement(FULL.settlements["s"]),
    ):
        assert changes(command) == ()


def test_a_pasted_block_is_one_step() -> None:
    outcome = apply(FULL, SetFacts("p", ((WOMEN, TWO), (MEN, TWO))))
    assert outcome.places == {WOMEN.at("p"), MEN.at("p")}
    assert outcome.label == Label("set_facts", (("count", "2"),))


def test_facts_are_taken_over_into_several_drafts_at_once() -> None:
    outcome = apply(JOINT, TakeOver("ksh.xlsx", ((FactPlace("p", "men", "2024"), ONE), (WOMEN.at("q"), ONE))))
    assert outcome.changes == (Change(MEN.at("p"), None, ONE),)
    assert outcome.label == Label("take_over", (("source", "ksh.xlsx"), ("count", "1")))


def test_commands_together_are_one_outcome_with_the_first_before_and_the_last_after() -> None:
    start = office(programme(texts={"he.1": "a"}))
    steps = (SetText("p", "he.1", text("b")), SetText("p", "he.1", text("c")), SetText("p", "he.2", text("d")))
    outcome = apply(start, Together(Label("take_over_word"), steps))
    assert outcome.changes == (
        Change(TextPlace("p", "he.1"), text("a"), text("c")),
        Change(TextPlace("p", "he.2"), None, text("d")),
    )
    there_and_back = (SetText("p", "he.1", text("b")), SetText("p", "he.1", text("a")))
    assert not apply(start, Together(Label("take_over_word"), there_and_back)).changes


def test_a_text_without_blocks_is_no_text() -> None:
    assert changes(SetText("p", "he.1", Text())) == (Change(TextPlace("p", "he.1"), text("Munka"), None),)
    assert changes(SetText("p", "he.9", Text())) == ()


def test_a_new_problem_stands_last_in_its_chapter() -> None:
    (change,) = changes(AddProblem("p", Problem("c", "he.2", 0)))
    assert change == Change(ProblemPlace("p", "c"), None, Problem("c", "he.2", 5))
    (first,) = changes(AddProblem("p", Problem("c", "he.9", 7)))
    assert first.after == Problem("c", "he.9", 1)


def test_a_removed_problem_leaves_its_measures_without_the_link() -> None:
    measure, problem = changes(RemoveProblem("p", "a"))
    assert measure.after == replace(PLAN.measures["m"], problems=())
    assert problem == Change(ProblemPlace("p", "a"), PLAN.problems["a"], None)


def test_a_measure_is_added_changed_and_removed() -> None:
    (added,) = changes(AddMeasure("p", Measure("n", "MR", 0, ("b",))))
    assert added.after == Measure("n", "MR", 4, ("b",))
    (changed,) = changes(ChangeMeasure("p", "m", {"problems": ("a", "b")}))
    assert changed.after == replace(PLAN.measures["m"], problems=("a", "b"))
    assert changes(RemoveMeasure("p", "m")) == (Change(MeasurePlace("p", "m"), PLAN.measures["m"], None),)


def test_a_problem_is_changed() -> None:
    (changed,) = changes(ChangeProblem("p", "a", {"title": "Kevés bölcsőde"}))
    assert changed.after == replace(PLAN.problems["a"], title="Kevés bölcsőde")


def test_a_meeting_is_added_changed_and_removed() -> None:
    (added,) = changes(AddMeeting(Meeting("v", ("p",))))
    assert added == Change(MeetingPlace("v"), None, Meeting("v", ("p",)))
    (changed,) = changes(ChangeMeeting("u", {"place": "Kultúrház"}))
    assert changed.after == replace(FULL.meetings["u"], place="Kultúrház")
    removal = apply(FULL, RemoveMeeting("u"))
    assert removal.changes == (Change(MeetingPlace("u"), FULL.meetings["u"], None),)
    assert removal.label == Label("remove_meeting", (("held", "2026-11-30"),))


def test_a_programme_is_begun_and_changed() -> None:
    details = replace(PLAN.details, id="q")
    assert changes(CreateProgramme(details)) == (Change(ProgrammePlace("q"), None, details),)
    (changed,) = changes(ChangeProgramme("p", {"planned_adoption": date(2027, 5, 1)}))
    assert changed.after == replace(PLAN.details, planned_adoption=date(2027, 5, 1))


def test_a_removed_programme_takes_all_its_content_along() -> None:
    after = FULL.with_changes(changes(RemoveProgramme("p")))
    assert after == Office(FULL.settlements)
    joint = JOINT.with_changes(changes(RemoveProgramme("p"), JOINT))
    assert joint.meetings == {"u": Meeting("u", ("q",))}
    assert list(joint.programmes) == ["q"]


def test_a_settlement_is_added_and_changed() -> None:
    village = Settlement("t", "00019", "Mintavár")
    assert changes(AddSettlement(village)) == (Change(SettlementPlace("t"), None, village),)
    (changed,) = changes(ChangeSettlement("s", {"county": "Minta"}))
    assert changed.after == replace(FULL.settlements["s"], county="Minta")


REFUSED: list[tuple[Command, str]] = [
    (SetFacts("q", ()), "programme.gone"),
    (SetText("q", "he.1", Text()), "programme.gone"),
    (TakeOver("f", ((FactPlace("q", "women", "2024"), ONE),)), "programme.gone"),
    (AddProblem("q", Problem("a", "he.2", 0)), "programme.gone"),
    (ChangeProgramme("q", {}), "programme.gone"),
    (RemoveProgramme("q"), "programme.gone"),
    (ChangeProblem("p", "x", {}), "problem.gone"),
    (RemoveProblem("p", "x"), "problem.gone"),
    (AddMeasure("p", Measure("n", "MR", 0, ("x",))), "problem.gone"),
    (ChangeMeasure("p", "m", {"problems": ("x",)}), "problem.gone"),
    (ChangeMeasure("p", "x", {}), "measure.gone"),
    (RemoveMeasure("p", "x"), "measure.gone"),
    (ChangeMeeting("x", {}), "meeting.gone"),
    (RemoveMeeting("x"), "meeting.gone"),
    (AddMeeting(Meeting("v", ())), "meeting.for_nobody"),
    (AddMeeting(Meeting("v", ("q",))), "programme.gone"),
    (ChangeMeeting("u", {"programmes": ()}), "meeting.for_nobody"),
    (CreateProgramme(replace(PLAN.details, id="q", settlement="t")), "settlement.gone"),
    (ChangeProgramme("p", {"settlement": "t"}), "settlement.gone"),
    (ChangeSettlement("t", {}), "settlement.gone"),
    (AddSettlement(Settlement("t", "00001", "Mintavár")), "settlement.bad_code"),
    (AddSettlement(Settlement("t", "00019", " ")), "settlement.no_name"),
    (AddSettlement(Settlement("t", "00000", "Mintavár")), "settlement.already_here"),
]


@pytest.mark.parametrize(("command", "code"), REFUSED, ids=[f"{type(c).__name__}-{code}" for c, code in REFUSED])
def test_what_cannot_be_done_is_refused(command: Command, code: str) -> None:
    with pytest.raises(UserError) as refused:
        apply(FULL, command)
    assert refused.value.code == code


@pytest.mark.parametrize(
    "command",
    [
        SetFacts("p", ()),
        SetText("p", "he.1", Text()),
        TakeOver("f", ((WOMEN.at("p"), ONE),)),
        RemoveProblem("p", "a"),
        MoveProblem("p", "a", 1),
        RemoveMeasure("p", "m"),
        ChangeProgramme("p", {}),
        RemoveProgramme("p"),
    ],
    ids=lambda command: type(command).__name__,
)
def test_an_adopted_programme_never_changes(command: Command) -> None:
    with pytest.raises(UserError, match="not_a_draft"):
        apply(ADOPTED, command)


@pytest.mark.parametrize("fields", [{"id": "n"}, {"colour": "red"}])
def test_only_known_fields_can_be_changed_and_never_the_id(fields: dict[str, str]) -> None:
    with pytest.raises(TypeError, match="no changeable field"):
        apply(FULL, ChangeMeasure("p", "m", fields))
