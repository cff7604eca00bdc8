"""A decision of a meeting with more votes than people who were there, or who were still there, or with none."""

from collections.abc import Iterator
from functools import partial

from hep_desktop.checks.steps import FORUM
from hep_desktop.checks.unit import Kind, Reads, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.forum import Capacity, Decision, Meeting
from hep_desktop.domain.places import MeetingPlace
from hep_desktop.hungarian import short_date
from hep_desktop.template.model import Check, Edition, Table


def _units(check: Check, _edition: Edition, _table: Table | None) -> Iterator[Unit]:
    yield Unit(Reads(meetings=True, forums=True), partial(_too_many, check))


def _too_many(check: Check, snapshot: Snapshot) -> Iterator[Finding]:
    settlement = snapshot.programme.details.settlement
    own = ("", snapshot.programme.id)  # at a joint meeting each programme has its own decisions
    for meeting in snapshot.office.meetings_of(snapshot.programme.id):
        for at, decision in enumerate(meeting.decisions, start=1):
            if decision.programme not in own:
                continue
            came, stayed = meeting.present_of(settlement), meeting.voters(decision, settlement)
            yield from _none(check, meeting, decision, at)
            yield from _few(check, snapshot, meeting, decision)
            if decision.votes <= len(stayed):
                continue
            too_many = decision.votes > len(came)
            code = "meeting.more_votes" if too_many else "meeting.left_before"
            present = len(came if too_many else stayed)
            gone = ", ".join(one.name.strip() or one.organisation.strip() for one in came if one not in stayed)
            args = (
                ("meeting", short_date(meeting.held) if meeting.held else "–"),
                ("decision", decision.number.strip() or f"{at}."),
                ("votes", str(decision.votes)),
                ("present", str(present)),
                *((("left", gone),) if not too_many else ()),
            )
            yield Finding(
                code,
                check.severity,
                FORUM,
                MeetingPlace(meeting.id),
                "decisions",
                args=args,
                subject=decision.id,
                rests_on=(str(decision.votes), str(present)),
            )


def _none(check: Check, meeting: Meeting, decision: Decision, at: int) -> Iterator[Finding]:
    """No votes where the meeting did vote, as on a decision that was copied for the other villages."""
    if decision.votes or not decision.text.strip() or not any(one.votes for one in meeting.decisions):
        return
    args = (
        ("meeting", short_date(meeting.held) if meeting.held else "–"),
        ("decision", decision.number.strip() or f"{at}."),
    )
    where = (check.severity, FORUM, MeetingPlace(meeting.id), "decisions")
    yield Finding("meeting.no_votes", *where, args=args, subject=decision.id, rests_on=(decision.text,))


def _few(check: Check, snapshot: Snapshot, meeting: Meeting, decision: Decision) -> Iterator[Finding]:
    """Fewer members than the forum's own rules want; the law knows no quorum of this body."""
    settlement = snapshot.programme.details.settlement
    rules = snapshot.office.forum_rules(settlement)
    listed = [one for one in meeting.attendees if one.is_told and one.settlement in ("", settlement)]
    members = max(rules.members, sum(one.capacity is Capacity.MEMBER for one in listed))
    here = sum(one.capacity is Capacity.MEMBER for one in meeting.voters(decision, settlement))
    told = (
        ("meeting", short_date(meeting.held) if meeting.held else "–"),
        ("decision", decision.number.strip() or "–"),
        ("here", str(here)),
    )
    place = MeetingPlace(meeting.id)
    if here < rules.needed(members):
        args = (*told, ("members", str(members)), ("needed", str(rules.needed(members))))
        rests = (str(here), str(members))
        yield Finding(
            *("meeting.no_quorum", check.severity, FORUM, place, "decisions"),
            args=args,
            subject=decision.id,
            rests_on=rests,
        )
    if rules.only_members_vote and here < decision.votes <= len(meeting.voters(decision, settlement)):
        yield Finding(
            *("meeting.not_members", check.severity, FORUM, place, "decisions"),
            args=(*told, ("votes", str(decision.votes))),
            subject=decision.id,
            rests_on=(str(decision.votes), str(here)),
        )


KIND = Kind("votes", _units)
