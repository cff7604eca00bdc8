"""A meeting whose minutes were signed does not change until the mark is taken away."""

from dataclasses import replace
from datetime import date

import pytest

from builders import office, programme
from hep_desktop.domain.apply import apply
from hep_desktop.domain.commands import ChangeMeeting, ChangeWords, Command, RemoveMeeting
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.forum import Meeting
from hep_desktop.domain.outcome import Change
from hep_desktop.domain.places import MeetingPlace
from hep_desktop.domain.reversal import reversal

SIGNED = Meeting("m", ("p",), held=date(2026, 11, 20), place="faluház", signed=True)
OFFICE = office(programme(), meetings=(SIGNED,))


@pytest.mark.parametrize(
    "command",
    [
        ChangeMeeting("m", {"place": "iskola"}),
        ChangeMeeting("m", {"place": "iskola", "signed": False}),
        RemoveMeeting("m"),
        ChangeWords("p", "faluház", "iskola", 1, ((MeetingPlace("m"), replace(SIGNED, place="iskola")),)),
    ],
)
def test_what_was_signed_is_not_changed(command: Command) -> None:
    with pytest.raises(UserError, match=r"meeting\.signed"):
        apply(OFFICE, command)


def test_the_mark_is_set_and_taken_away_by_itself() -> None:
    opened = apply(OFFICE, ChangeMeeting("m", {"signed": False}))
    assert opened.label.key == "set_meeting_open"
    after = OFFICE.with_changes(opened.changes)
    assert apply(after, ChangeMeeting("m", {"place": "iskola"})).changes
    assert apply(after, ChangeMeeting("m", {"signed": True})).label.key == "set_meeting_signed"


def test_an_older_step_taken_back_leaves_signed_minutes_alone() -> None:
    older = Change(MeetingPlace("m"), replace(SIGNED, place="", signed=False), replace(SIGNED, signed=False))
    found = reversal(OFFICE, (older,))
    assert not found.changes
    assert found.left == (MeetingPlace("m"),)


def test_the_mark_itself_can_be_taken_back() -> None:
    step = Change(MeetingPlace("m"), replace(SIGNED, signed=False), SIGNED)
    (back,) = reversal(OFFICE, (step,)).changes
    assert back.after == replace(SIGNED, signed=False)
