"""What a mentor keeps: a row per municipality, a log of contacts with agreed steps, checklists, county forums."""

from collections.abc import Mapping
from datetime import date, time
from enum import StrEnum
from typing import Any

from hep_desktop.domain.forum import AgendaItem, Contribution
from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality of the mentor's district, as far as the mentor knows it; its KSH code is its id.

    Days that the law's clock computes from `adopted` and `reviewed` are typed only where they differ or
    nothing else is known. `unadopted` says that there is no adopted programme. `stage` is where the work stands,
    in the mentor's own words. `seen` is the last contact before the log began. The next step stands here where
    no contact agreed on it.
    """

    code: str
    name: str
    county: str = ""
    district: str = ""
    population: int | None = None
    adopted: date | None = None
    unadopted: bool = False
    reviewed: date | None = None
    next_review: date | None = None
    expires: date | None = None
    stage: str = ""
    nationalities: str = ""
    clerk: str = ""
    seen: date | None = None
    next_step: str = ""
    next_day: date | None = None
    note: str = ""


class ContactKind(StrEnum):
    """How a mentor meets those whom he helps."""

    VISIT = "visit"
    OFFICE_DAY = "office_day"
    FORUM = "forum"
    TRAINING = "training"
    CALL = "call"
    EMAIL = "email"


class PointState(StrEnum):
    """What a visit found of one point of its checklist."""

    OPEN = "open"
    YES = "yes"
    NO = "no"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True)
class Checked:
    """One point of a checklist as it was answered; the words are kept, since the template may change."""

    id: str
    words: str
    state: PointState = PointState.OPEN
    note: str = ""


_OF_FORUM = ("forum_name", "chair", "minute_taker", "agenda", "contributions", "decisions")


@dataclass(frozen=True, slots=True)
class Contact:
    """One line of the log; an office day or a training may serve several municipalities (by KSH code).

    `headcount` is how many took part, told only where it is more than who are named. `agreed` is the next step
    that was agreed on, until `agreed_day`, and whether it is `done`.
    """

    id: str
    kind: ContactKind = ContactKind.VISIT
    held: date | None = None
    municipalities: tuple[str, ...] = ()
    place: str = ""
    people: str = ""
    headcount: int | None = None
    subject: str = ""
    agreed: str = ""
    agreed_day: date | None = None
    done: bool = False
    checklist: tuple[Checked, ...] = ()
    note: str = ""

    @staticmethod
    def of_former(data: Mapping[str, Any]) -> Mapping[str, Any]:
        """Plain data as it is kept now: before forums had records of their own, a contact held their words."""
        if data.keys().isdisjoint(_OF_FORUM):
            return data
        decided = (
            " – ".join(filter(None, (one.get(name, "") for name in ("text", "responsible", "deadline"))))
            for one in data.get("decisions", ())
        )
        said = (data.get("note", ""), *(data.get(name, "") for name in _OF_FORUM[:-1]), *decided)
        kept = {name: member for name, member in data.items() if name not in _OF_FORUM}
        return {**kept, "note": "\n".join(filter(None, said))}


class When(StrEnum):
    """In which state of a municipality a point of the checklist is asked."""

    ALWAYS = "always"
    NEVER_ADOPTED = "never_adopted"
    REVIEW_DUE = "review_due"
    EXPIRED = "expired"
    STEP_OPEN = "step_open"
    UNSEEN = "unseen"
    NATIONALITY = "nationality"
    REMARKS_OPEN = "remarks_open"
    PARTS_MISSING = "parts_missing"


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a checklist template."""

    id: str
    words: str = ""
    when: When = When.ALWAYS


@dataclass(frozen=True, slots=True)
class Checklist:
    """The mentor's own template; where there is none, the starter one that comes with the program holds."""

    points: tuple[Point, ...] = ()


class ForumKind(StrEnum):
    """A forum over many municipalities, or a working group it has set up."""

    FORUM = "forum"
    WORKING_GROUP = "working_group"


@dataclass(frozen=True, slots=True)
class GroupMember:
    """Somebody who works in a forum or a working group; `municipality` (KSH code), where they speak for one."""

    id: str
    name: str = ""
    organisation: str = ""
    municipality: str = ""
    task: str = ""


@dataclass(frozen=True, slots=True)
class YearReport:
    """What a forum or a working group says of one of its years; `discussed` – when and where it was talked over."""

    id: str
    year: int | None = None
    text: str = ""
    discussed: str = ""


@dataclass(frozen=True, slots=True)
class CountyForum:
    """A forum over the programmes of a county, a district or of chosen municipalities (KSH codes).

    Its municipalities are those of the mentor's desk in that area; their programmes need not be in this store.
    `of` is the forum that has set up a working group.
    """

    id: str
    kind: ForumKind = ForumKind.FORUM
    name: str = ""
    of: str = ""
    county: str = ""
    district: str = ""
    municipalities: tuple[str, ...] = ()
    task: str = ""
    members: tuple[GroupMember, ...] = ()
    reports: tuple[YearReport, ...] = ()


class Turnout(StrEnum):
    """Whether somebody who was invited came."""

    INVITED = "invited"
    PRESENT = "present"
    EXCUSED = "excused"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who was invited to a county forum; no contact data, since its papers are handed on."""

    id: str
    name: str = ""
    organisation: str = ""
    municipality: str = ""
    turnout: Turnout = Turnout.INVITED

    @property
    def is_told(self) -> bool:
        """Whether anybody stands in the row."""
        return bool(self.name.strip() or self.organisation.strip())

    @property
    def called(self) -> str:
        """The person, else whom they would speak for."""
        return self.name.strip() or self.organisation.strip()


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a county forum or a working group decided; a next step of the municipality (KSH code), if one is named."""

    id: str
    text: str = ""
    agenda_item: str = ""
    municipality: str = ""
    responsible: str = ""
    deadline: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class CountyMeeting:
    """One meeting of a county forum or of a working group."""

    id: str
    forum: str
    held: date | None = None
    starts: time | None = None
    ends: time | None = None
    place: str = ""
    chair: str = ""
    minute_taker: str = ""
    participants: tuple[Participant, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    decisions: tuple[Resolution, ...] = ()
    note: str = ""

    @property
    def invited(self) -> tuple[Participant, ...]:
        """Everybody whose row says anything."""
        return tuple(one for one in self.participants if one.is_told)

    @property
    def present(self) -> tuple[Participant, ...]:
        """Those who came."""
        return tuple(one for one in self.invited if one.turnout is Turnout.PRESENT)
