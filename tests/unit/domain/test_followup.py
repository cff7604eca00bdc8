"""The yearly follow-up: said of adopted versions, kept apart from their content, never left dangling."""

from dataclasses import replace
from datetime import date

import pytest

from builders import office, programme
from hep_desktop.domain.apply import apply
from hep_desktop.domain.commands import (
    Adopt,
    BeginVersion,
    ChangeCouncil,
    ChangeFollowUp,
    Command,
    RemoveMeasure,
)
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.followup import FollowUp, MeasureState, Reached
from hep_desktop.domain.office import Office
from hep_desktop.domain.places import FollowUpPlace, MeasurePlace
from hep_desktop.domain.plan import Measure, ResultIndicator
from hep_desktop.domain.reversal import reversal

MEASURE = Measure("m", "WO", 1, title="Családi nap", indicators=(ResultIndicator("i", "Résztvevők"),))
VOTE = {"held": date(2027, 3, 24), "number": "23/2027. (III. 24.)"}
DONE = ChangeFollowUp("p", "m", "2028", {"state": MeasureState.DONE})


def after(*commands: Command, begun: Office) -> Office:
    for command in commands:
        begun = begun.with_changes(apply(begun, command).changes)
    return begun


DRAFT = office(programme(measures=[MEASURE]))
ADOPTED = after(ChangeCouncil("p", VOTE), Adopt("p"), begun=DRAFT)


def test_what_is_said_does_not_touch_the_adopted_content() -> None:
    followed = after(DONE, begun=ADOPTED)
    assert followed.record(FollowUpPlace("p", "m", "2028")) == FollowUp(MeasureState.DONE)
    assert replace(followed.programmes["p"], followups={}) == ADOPTED.programmes["p"]
    assert dict(followed.records())[FollowUpPlace("p", "m", "2028")] == FollowUp(MeasureState.DONE)


def test_it_can_be_taken_back() -> None:
    outcome = apply(ADOPTED, DONE)
    followed = ADOPTED.with_changes(outcome.changes)
    assert followed.with_changes(reversal(followed, outcome.changes).changes) == ADOPTED


def test_of_which_nothing_is_said_any_more_vanishes() -> None:
    blank = ChangeFollowUp("p", "m", "2028", {"state": MeasureState.UNTOLD, "reached": (Reached("i", "Résztvevők"),)})
    assert after(DONE, blank, begun=ADOPTED) == ADOPTED


@pytest.mark.parametrize(
    ("begun", "command", "code"),
    [
        (DRAFT, DONE, "followup.not_adopted"),
        (ADOPTED, replace(DONE, programme="x"), "programme.gone"),
        (ADOPTED, replace(DONE, measure="x"), "measure.gone"),
        (ADOPTED, replace(DONE, year="2033"), "followup.other_year"),
        (ADOPTED, replace(DONE, year="2026"), "followup.other_year"),
    ],
)
def test_what_is_refused(begun: Office, command: ChangeFollowUp, code: str) -> None:
    with pytest.raises(UserError, match=code.replace(".", r"\.")):
        after(command, begun=begun)


def test_a_next_version_begins_without_what_was_followed() -> None:
    begun = after(DONE, BeginVersion("p", "q", date(2029, 1, 10), date(2029, 3, 1)), begun=ADOPTED)
    assert begun.programmes["q"].followups == {}
    assert begun.programmes["p"].followups != {}


def test_nothing_is_followed_of_a_measure_that_is_gone() -> None:
    adopting = apply(after(ChangeCouncil("p", VOTE), begun=DRAFT), Adopt("p"))
    followed = after(DONE, begun=ADOPTED)
    draft_again = followed.with_changes(reversal(followed, adopting.changes).changes)
    assert draft_again.programmes["p"].followups != {}
    removing = apply(draft_again, RemoveMeasure("p", "m"))
    removed = draft_again.with_changes(removing.changes)
    assert removed.record(MeasurePlace("p", "m")) is None
    assert removed.programmes["p"].followups == {}
    assert removed.with_changes(reversal(removed, removing.changes).changes) == draft_again


def test_each_indicator_of_the_measure_has_its_row() -> None:
    own = Reached("x", "Egyéb", "igen")
    assert FollowUp(reached=(own,)).with_indicators(MEASURE).reached == (Reached("i", "Résztvevők"), own)
    said = Reached("i", "Résztvevők", "42 fő")
    assert FollowUp(reached=(said,)).with_indicators(MEASURE).reached == (said,)


def test_done_without_evidence_is_seen() -> None:
    assert FollowUp(MeasureState.DONE).lacks_evidence
    assert not FollowUp(MeasureState.DONE, evidence="jelenléti ív").lacks_evidence
    assert not FollowUp(MeasureState.DONE, (Reached("i", evidence="jelenléti ív"),)).lacks_evidence
    assert not FollowUp(MeasureState.UNDER_WAY).lacks_evidence
