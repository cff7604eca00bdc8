"""The HEP Forum: a meeting, who was there, what was said and decided.

The forum is not a statutory body: content follows Mötv. 52. § (1) as a pattern, not as a duty.
"""

from datetime import date, time
from enum import StrEnum

from hep_desktop.domain.followup import EvidenceFile
from hep_desktop.frozen import dataclass


class MeetingKind(StrEnum):
    """Why the forum meets."""

    NEW_PROGRAMME = "new_programme"
    REVIEW = "review"
    YEARLY = "yearly"
    EXTRAORDINARY = "extraordinary"


class Capacity(StrEnum):
    """In which capacity somebody is present."""

    MEMBER = "member"
    PERMANENT_INVITEE = "permanent_invitee"
    GUEST = "guest"


class Attendance(StrEnum):
    """Whether somebody who was invited came."""

    PRESENT = "present"
    EXCUSED = "excused"
    ABSENT = "absent"


class Writing(StrEnum):
    """What is written of a meeting: minutes where something was decided, else a memo, or always one of them."""

    USUAL = "usual"
    MINUTES = "minutes"
    MEMO = "memo"


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who was invited; no contact data, since minutes are handed on.

    `left` – the item of the agenda before which they left; `settlement` – whose forum they belong to, where a meeting
    is for several villages (blank: to all of them).
    """

    id: str
    name: str = ""
    organisation: str = ""
    capacity: Capacity = Capacity.MEMBER
    attendance: Attendance = Attendance.PRESENT
    left: str = ""
    settlement: str = ""

    @property
    def is_told(self) -> bool:
        """Whether anybody stands in the row."""
        return bool(self.name.strip() or self.organisation.strip())


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item of the agenda."""

    id: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Contribution:
    """The essence of what somebody said, under an item of the agenda; `at` where it was noted at once."""

    id: str
    speaker: str = ""
    text: str = ""
    agenda_item: str = ""
    at: time | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, for one programme of the meeting, with the votes."""

    id: str
    number: str = ""
    text: str = ""
    programme: str = ""
    agenda_item: str = ""
    votes_for: int = 0
    votes_against: int = 0
    abstentions: int = 0
    responsible: str = ""
    deadline: str = ""

    @property
    def votes(self) -> int:
        """How many have voted."""
        return self.votes_for + self.votes_against + self.abstentions


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting for one or more programmes: one attendance, one set of minutes, separate votes.

    `signed` – its minutes were signed on paper, so nothing in it changes until that mark is taken away.
    `attachments` are named in the minutes, `files` are kept beside the store (the scan of a signed sheet).
    """

    id: str
    programmes: tuple[str, ...]
    kind: MeetingKind = MeetingKind.NEW_PROGRAMME
    held: date | None = None
    starts: time | None = None
    ends: time | None = None
    place: str = ""
    chair: str = ""
    minute_taker: str = ""
    authenticators: tuple[str, ...] = ()
    attendees: tuple[Attendee, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    decisions: tuple[Decision, ...] = ()
    signed: bool = False
    writing: Writing = Writing.USUAL
    attachments: tuple[str, ...] = ()
    files: tuple[EvidenceFile, ...] = ()

    @property
    def has_minutes(self) -> bool:
        """Whether its paper is called minutes."""
        return bool(self.decisions) if self.writing is Writing.USUAL else self.writing is Writing.MINUTES

    @property
    def present(self) -> tuple[Attendee, ...]:
        """Those who came."""
        return tuple(one for one in self.attendees if one.is_told and one.attendance is Attendance.PRESENT)

    def voters(self, decision: Decision, settlement: str) -> tuple[Attendee, ...]:
        """Those of one village's forum who were still there when something was decided."""
        order = [item.id for item in self.agenda]
        if decision.agenda_item not in order:
            return self.present_of(settlement)
        at = order.index(decision.agenda_item)
        return tuple(one for one in self.present_of(settlement) if one.left not in order or order.index(one.left) > at)

    def present_of(self, settlement: str) -> tuple[Attendee, ...]:
        """Those of one village's forum who came."""
        return tuple(one for one in self.present if one.settlement in ("", settlement))
