"""The HEP Forum: a meeting, who was there, what was said and decided.

The forum is not a statutory body: content follows Mötv. 52. § (1) as a pattern, not as a duty.
"""

from datetime import date, time
from enum import StrEnum

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


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who was present; no contact data, since minutes are handed on."""

    id: str
    name: str = ""
    organisation: str = ""
    capacity: Capacity = Capacity.MEMBER


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item of the agenda."""

    id: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Contribution:
    """The essence of what somebody said, under an item of the agenda."""

    id: str
    speaker: str = ""
    text: str = ""
    agenda_item: str = ""


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


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting for one or more programmes: one attendance, one set of minutes, separate votes.

    `signed` – its minutes were signed on paper, so nothing in it changes until that mark is taken away.
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
