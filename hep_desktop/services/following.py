"""What follows from a meeting: tasks, a measure, a remark, and the same decision for every village it was for."""

from dataclasses import replace

from hep_desktop.domain.forum import Decision, Meeting
from hep_desktop.domain.office import Office
from hep_desktop.domain.opinions import Opinion, OpinionKind
from hep_desktop.domain.plan import Measure
from hep_desktop.domain.tasks import Task
from hep_desktop.identity import NewId
from hep_desktop.words import text


def new_tasks(office: Office, programme: str, new_id: NewId) -> tuple[Task, ...]:
    """A task for each decision on a programme that names somebody or a deadline and has none yet."""
    known = {one.decision for one in office.programmes[programme].tasks.values()}
    return tuple(
        Task(new_id(), 0, one.text, one.responsible, one.deadline, meeting=meeting.id, decision=one.id)
        for meeting in office.meetings_of(programme)
        for one in meeting.decisions
        if one.programme in ("", programme) and one.id not in known and (one.responsible or one.deadline).strip()
    )


def as_measure(decision: Decision, group: str, new_id: NewId) -> Measure:
    """A measure that begins with what was decided; a title ends with no full stop."""
    title = decision.text.strip().removesuffix(".")
    return Measure(new_id(), group, 0, title=title, responsible=decision.responsible, deadline=decision.deadline)


def as_remark(meeting: Meeting, decision: Decision, new_id: NewId) -> Opinion:
    """What the forum decided, as a remark to be answered."""
    sender = text("forum.following.forum")
    return Opinion(
        new_id(), OpinionKind.PARTNER, sender, received=meeting.held, number=decision.number, text=decision.text
    )


def for_every_village(meeting: Meeting, decision: Decision, new_id: NewId) -> tuple[Decision, ...]:
    """All decisions of a meeting, this one for each programme it was for; votes stay those of the first alone."""
    there = {(one.programme, one.text.strip()) for one in meeting.decisions}
    blank = replace(decision, votes_for=0, votes_against=0, abstentions=0, number="")
    more = tuple(
        replace(blank, id=new_id(), programme=programme)
        for programme in meeting.programmes
        if (programme, decision.text.strip()) not in there
    )
    at = meeting.decisions.index(decision) + 1
    return (*meeting.decisions[:at], *more, *meeting.decisions[at:])


def note_as_contribution(words: str) -> tuple[str, str]:
    """Who and what of a note written as "Name: what was said"; a time is no name."""
    name, colon, said = words.partition(":")
    if not colon or not said.strip() or len(name) > _LONGEST_NAME or any(sign.isdigit() for sign in name):
        return "", words.strip()
    return name.strip(), said.strip()


_LONGEST_NAME = 60
