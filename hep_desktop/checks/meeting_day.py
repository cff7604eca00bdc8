"""A meeting that prepared an adoption is dated after it."""

from collections.abc import Iterator
from functools import partial

from hep_desktop.checks.steps import FORUM
from hep_desktop.checks.unit import Kind, Reads, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.forum import MeetingKind
from hep_desktop.domain.places import MeetingPlace
from hep_desktop.hungarian import short_date
from hep_desktop.template.model import Check, Edition, Table


def _units(check: Check, _edition: Edition, _table: Table | None) -> Iterator[Unit]:
    yield Unit(Reads(meetings=True, details=True, heard=True), partial(_too_late, check))


def _too_late(check: Check, snapshot: Snapshot) -> Iterator[Finding]:
    details = snapshot.programme.details
    adoption = details.adopted or snapshot.programme.council.held or details.planned_adoption
    # an adopted version is reviewed later: only the meeting before a later version prepares that one's adoption
    preparing = (MeetingKind.REVIEW,) if details.predecessor else (MeetingKind.NEW_PROGRAMME,)
    for meeting in snapshot.office.meetings_of(snapshot.programme.id):
        if meeting.held is None or meeting.kind not in preparing or meeting.held <= adoption:
            continue
        args = (("meeting", short_date(meeting.held)), ("adoption", short_date(adoption)))
        values = tuple(value for _, value in args)
        place = MeetingPlace(meeting.id)
        yield Finding("meeting.after_adoption", check.severity, FORUM, place, "held", args=args, rests_on=values)


KIND = Kind("meeting_day", _units)
