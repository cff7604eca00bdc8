"""A decision of a meeting with more votes than people who were there."""

from collections.abc import Iterator
from functools import partial

from hep_desktop.checks.unit import FORUM, Kind, Reads, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.places import MeetingPlace
from hep_desktop.hungarian import short_date
from hep_desktop.template.model import Check, Edition, Table


def _units(check: Check, _edition: Edition, _table: Table | None) -> Iterator[Unit]:
    yield Unit(Reads(meetings=True), partial(_too_many, check))


def _too_many(check: Check, snapshot: Snapshot) -> Iterator[Finding]:
    own = ("", snapshot.programme.id)  # at a joint meeting each programme has its own decisions
    for meeting in snapshot.office.meetings_of(snapshot.programme.id):
        present = sum(bool(one.name.strip() or one.organisation.strip()) for one in meeting.attendees)
        for at, decision in enumerate(meeting.decisions, start=1):
            votes = decision.votes_for + decision.votes_against + decision.abstentions
            if votes <= present or decision.programme not in own:
                continue
            args = (
                ("meeting", short_date(meeting.held) if meeting.held else "–"),
                ("decision", decision.number.strip() or f"{at}."),
                ("votes", str(votes)),
                ("present", str(present)),
            )
            yield Finding(
                "meeting.more_votes",
                check.severity,
                FORUM,
                MeetingPlace(meeting.id),
                "decisions",
                args=args,
                subject=decision.id,
                rests_on=(str(votes), str(present)),
            )


KIND = Kind("votes", _units)
