"""A meeting without a day, that nobody has chaired, or authenticated by somebody who was not there."""

from collections.abc import Iterator
from functools import partial

from hep_desktop.checks.steps import FORUM
from hep_desktop.checks.unit import Kind, Reads, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.forum import Meeting
from hep_desktop.domain.places import MeetingPlace
from hep_desktop.hungarian import fold, short_date
from hep_desktop.template.model import Check, Edition, Table


def _units(check: Check, _edition: Edition, _table: Table | None) -> Iterator[Unit]:
    yield Unit(Reads(meetings=True), partial(_lacking, check))


def _lacking(check: Check, snapshot: Snapshot) -> Iterator[Finding]:
    for meeting in snapshot.office.meetings_of(snapshot.programme.id):
        place = MeetingPlace(meeting.id)
        if meeting.held is None:
            yield Finding("meeting.no_day", check.severity, FORUM, place, "held")
        elif not meeting.chair.strip():
            args = (("meeting", short_date(meeting.held)),)
            yield Finding("meeting.no_chair", check.severity, FORUM, place, "chair", args=args)
        yield from _authenticated(check, meeting)


def _authenticated(check: Check, meeting: Meeting) -> Iterator[Finding]:
    """Who is on the list of names as having stayed away cannot say what happened."""
    there = {fold(one.name.strip()) for one in meeting.present}
    away = {fold(one.name.strip()) for one in meeting.attendees} - there - {""}
    for name in meeting.authenticators:
        if fold(name.strip()) in away:
            args = (("meeting", short_date(meeting.held) if meeting.held else "–"), ("name", name.strip()))
            place = MeetingPlace(meeting.id)
            yield Finding("meeting.authenticator_away", check.severity, FORUM, place, "authenticators", args=args)


KIND = Kind("meeting_frame", _units)
