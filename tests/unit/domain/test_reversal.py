"""Taking a step back: whole where nothing was touched since, in part where it was, never with a dangling link."""

from collections.abc import Iterable
from dataclasses import replace

from builders import office, programme, text, value
from hep_desktop.domain.apply import apply
from hep_desktop.domain.commands import (
    AddMeasure,
    AddMeeting,
    AddProblem,
    AddSettlement,
    ChangeMeasure,
    ChangeMeeting,
    ChangeProgramme,
    ChangeSettlement,
    Command,
    CreateProgramme,
    RemoveMeasure,
    RemoveMeeting,
    RemoveProblem,
    RemoveProgramme,
    SetFacts,
    SetText,
)
from hep_desktop.domain.forum import Meeting
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Change
from hep_desktop.domain.places import (
    FactPlace,
    MeasurePlace,
    MeetingPlace,
    Place,
    ProblemPlace,
    ProgrammePlace,
    SettlementPlace,
    TextPlace,
)
from hep_desktop.domain.plan import Measure, Problem
from hep_desktop.domain.programme import Status
from hep_desktop.domain.reversal import reversal
from hep_desktop.domain.settlement import Settlement
from hep_desktop.domain.situation import Fact, FactKey, FileOrigin, TypedOrigin

WOMEN = FactKey("women", "2024")
A, B = Problem("a", "he.2", 1, "Nincs bölcsőde"), Problem("b", "he.2", 2)
M = Measure("m", "MR", 1, ("a",), "Bölcsőde")
PLAN = programme(problems=(A, B), measures=(M,))
OTHER = replace(PLAN.details, id="q")


def did(before: Office, *commands: Command) -> tuple[Office, tuple[Change, ...]]:
    """The office after some commands, and all they changed."""
    changes: list[Change] = []
    for command in commands:
        outcome = apply(before, command)
        before = before.with_changes(outcome.changes)
        changes += outcome.changes
    return before, tuple(changes)


def taken_back(now: Office, changes: Iterable[Change]) -> tuple[Office, tuple[Place, ...]]:
    found = reversal(now, changes)
    return now.with_changes(found.changes), found.left


def course(before: Office, command: Command, *since: Command) -> tuple[Office, Office, tuple[Place, ...]]:
    """Do something, go on, take the first back: what it was before that, what it is after, what was left."""
    done, changes = did(before, command)
    now, _ = did(done, *since)
    after, left = taken_back(now, changes)
    return now, after, left


def test_an_untouched_step_is_taken_back_whole() -> None:
    before = office(PLAN)
    _, after, left = course(before, RemoveProblem("p", "a"))
    assert (after, left) == (before, ())


def test_fields_touched_since_stay_and_the_others_go_back() -> None:
    now, after, left = course(
        office(PLAN),
        ChangeMeasure("p", "m", {"title": "Óvoda", "goal": "Hely mindenkinek"}),
        ChangeMeasure("p", "m", {"title": "Óvoda és bölcsőde"}),
    )
    measure = after.programmes["p"].measures["m"]
    assert (measure.title, measure.goal) == ("Óvoda és bölcsőde", "")
    assert left == (MeasurePlace("p", "m"),)
    assert now.programmes["p"].measures["m"].goal


def test_what_was_brought_back_by_hand_is_not_left() -> None:
    before = office(PLAN)
    _, after, left = course(
        before, ChangeMeasure("p", "m", {"title": "Óvoda"}), ChangeMeasure("p", "m", {"title": M.title})
    )
    assert (after, left) == (before, ())


def test_a_figure_and_its_source_stay_together() -> None:
    typed, read = Fact(value(5), TypedOrigin("szóban")), Fact(value(7), FileOrigin("ksh.xlsx", "ab"))
    before, _ = did(office(PLAN), SetFacts("p", ((WOMEN, typed),)))
    checked = replace(read, origin=FileOrigin("ksh.xlsx", "ab", "Munka1", "D7"))
    now, after, left = course(before, SetFacts("p", ((WOMEN, read),)), SetFacts("p", ((WOMEN, checked),)))
    assert (after, left) == (now, (WOMEN.at("p"),))


def test_what_was_removed_since_stays_removed() -> None:
    now, after, left = course(office(PLAN), ChangeMeasure("p", "m", {"title": "Óvoda"}), RemoveMeasure("p", "m"))
    assert (after, left) == (now, (MeasurePlace("p", "m"),))


def test_what_was_added_and_gone_again_is_nothing_to_take_back() -> None:
    fact = SetFacts("p", ((WOMEN, Fact(value(1))),))
    now, after, left = course(office(PLAN), fact, SetFacts("p", ((WOMEN, None),)))
    assert (after, left) == (now, ())


def test_what_was_added_and_changed_since_stays() -> None:
    now, after, left = course(
        office(PLAN), SetText("p", "he.1", text("egy")), SetText("p", "he.1", text("egy és kettő"))
    )
    assert (after, left) == (now, (TextPlace("p", "he.1"),))


def test_a_removed_thing_that_somebody_made_anew_stays_as_it_is() -> None:
    now, after, left = course(office(PLAN), RemoveMeasure("p", "m"), AddMeasure("p", replace(M, title="Másik")))
    assert (after, left) == (now, (MeasurePlace("p", "m"),))


# links ---------------------------------------------------------------------------------------------------------


def test_a_problem_that_a_measure_answers_since_stays() -> None:
    now, after, left = course(
        office(PLAN), AddProblem("p", Problem("c", "he.2", 0)), ChangeMeasure("p", "m", {"problems": ("a", "c")})
    )
    assert (after, left) == (now, (ProblemPlace("p", "c"),))


def test_a_measure_comes_back_without_the_link_to_a_problem_gone_since() -> None:
    _, after, left = course(office(PLAN), RemoveMeasure("p", "m"), RemoveProblem("p", "a"))
    assert after.programmes["p"].measures["m"] == replace(M, problems=())
    assert left == (MeasurePlace("p", "m"),)


def test_links_go_back_as_far_as_their_problems_are_there() -> None:
    before, _ = did(office(PLAN), ChangeMeasure("p", "m", {"problems": ("a", "b")}))
    _, after, left = course(before, ChangeMeasure("p", "m", {"problems": ()}), RemoveProblem("p", "b"))
    assert after.programmes["p"].measures["m"].problems == ("a",)
    assert left == (MeasurePlace("p", "m"),)


def test_a_link_to_nothing_left_changes_nothing() -> None:
    now, after, left = course(office(PLAN), ChangeMeasure("p", "m", {"problems": ()}), RemoveProblem("p", "a"))
    assert (after, left) == (now, (MeasurePlace("p", "m"),))


def test_a_problem_and_the_measure_that_answers_it_go_together() -> None:
    before = office(programme())
    done, changes = did(before, AddProblem("p", A), AddMeasure("p", M))
    assert taken_back(done, changes) == (before, ())


def test_a_meeting_comes_back_for_the_programmes_that_are_still_there() -> None:
    before, _ = did(office(PLAN), CreateProgramme(OTHER), AddMeeting(Meeting("u", ("p", "q"))))
    _, after, left = course(before, RemoveMeeting("u"), RemoveProgramme("q"))
    assert after.meetings["u"].programmes == ("p",)
    assert left == (MeetingPlace("u"),)


def test_a_meeting_for_nobody_does_not_come_back() -> None:
    before, _ = did(office(PLAN), CreateProgramme(OTHER), AddMeeting(Meeting("u", ("q",))))
    now, after, left = course(before, RemoveMeeting("u"), RemoveProgramme("q"))
    assert (after, left) == (now, (MeetingPlace("u"),))


def test_a_meeting_given_to_others_keeps_those_that_are_there() -> None:
    before, _ = did(office(PLAN), CreateProgramme(OTHER), AddMeeting(Meeting("u", ("q",))))
    now, after, left = course(before, ChangeMeeting("u", {"programmes": ("p",)}), RemoveProgramme("q"))
    assert (after, left) == (now, (MeetingPlace("u"),))


# programmes and settlements ------------------------------------------------------------------------------------


def test_a_begun_programme_goes_only_while_it_is_empty() -> None:
    before = office(PLAN)
    _, after, left = course(before, CreateProgramme(OTHER))
    assert (after, left) == (before, ())
    for since in (SetFacts("q", ((WOMEN, Fact(value(1))),)), AddMeeting(Meeting("u", ("q",)))):
        now, after, left = course(before, CreateProgramme(OTHER), since)
        assert (after, left) == (now, (ProgrammePlace("q"),))


def test_a_programme_goes_whole_or_not_at_all() -> None:
    before, _ = did(office(PLAN), AddMeeting(Meeting("u", ("p",))))
    removed, changes = did(before, RemoveProgramme("p"))
    restored = reversal(removed, changes).changes
    now, _ = did(removed.with_changes(restored), SetText("p", "he.1", text("új")))
    after, left = taken_back(now, restored)  # to remove it again would take the new text with it
    assert after == now
    assert set(left) == {change.place for change in restored}


def test_content_does_not_come_back_without_its_programme() -> None:
    now, after, left = course(office(PLAN), RemoveMeasure("p", "m"), RemoveProgramme("p"))
    assert (after, left) == (now, (MeasurePlace("p", "m"),))


def test_a_programme_does_not_come_back_without_its_settlement() -> None:
    here = office(PLAN)
    there = replace(OTHER, settlement="t")
    before, added = did(here, AddSettlement(Settlement("t", "00019", "Mintavár")))
    done, changes = did(before, CreateProgramme(there), SetText("q", "he.1", text("x")), RemoveProgramme("q"))
    now, left = taken_back(done, added)
    assert left == ()
    after, left = taken_back(now, changes[-2:])
    assert after == now
    assert set(left) == {ProgrammePlace("q"), TextPlace("q", "he.1")}


def test_a_settlement_with_programmes_stays() -> None:
    now, after, left = course(
        office(PLAN),
        AddSettlement(Settlement("t", "00019", "Mintavár")),
        CreateProgramme(replace(OTHER, settlement="t")),
    )
    assert (after, left) == (now, (SettlementPlace("t"),))


def test_a_code_given_to_another_settlement_since_does_not_come_back() -> None:
    now, after, left = course(
        office(PLAN),
        ChangeSettlement("s", {"code": "00019"}),
        AddSettlement(Settlement("t", "00000", "Mintavár")),
    )
    assert (after, left) == (now, (SettlementPlace("s"),))


def test_nothing_changes_in_an_adopted_programme() -> None:
    now, after, left = course(office(PLAN), RemoveMeasure("p", "m"), ChangeProgramme("p", {"status": Status.ADOPTED}))
    assert (after, left) == (now, (MeasurePlace("p", "m"),))
    adopted, changes = did(office(PLAN), ChangeProgramme("p", {"status": Status.ADOPTED}))
    assert taken_back(adopted, changes) == (office(PLAN), ())  # but the adoption itself can be taken back


def test_an_adopted_programme_does_not_hold_up_the_others() -> None:
    before, _ = did(office(PLAN), CreateProgramme(OTHER))
    done, changes = did(before, *(SetFacts(key, ((WOMEN, Fact(value(1))),)) for key in ("p", "q")))
    now, _ = did(done, ChangeProgramme("p", {"status": Status.ADOPTED}))
    after, left = taken_back(now, changes)
    assert left == (FactPlace("p", "women", "2024"),)
    assert after.programmes["q"].facts == {}
