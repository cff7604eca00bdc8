"""The mentor's desk as it is read: each row with what the law's clock, the log and received files say of it.

What the mentor typed holds. Where the clock or a received file says something else, both are told.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from hep_desktop.domain.law_clock import SOON, Duty, Life, terms
from hep_desktop.domain.mentor import Contact, CountyMeeting, Municipality
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import SortKey, parse_date, sort_key


class DeskState(StrEnum):
    """How the programme of a municipality stands; the most urgent first."""

    EXPIRED = "expired"
    REVIEW_LATE = "review_late"
    NOT_ADOPTED = "not_adopted"
    REVIEW_SOON = "review_soon"
    IN_FORCE = "in_force"
    UNKNOWN = "unknown"


OVERDUE = frozenset({DeskState.EXPIRED, DeskState.REVIEW_LATE, DeskState.NOT_ADOPTED})


@dataclass(frozen=True, slots=True)
class Received:
    """What the newest package or draft of a municipality says; `file_hash` finds the file again, `name` was its own."""

    adopted: date | None = None
    next_review: date | None = None
    expires: date | None = None
    draft: bool = False
    received: date | None = None
    file_hash: str = ""
    name: str = ""
    nationalities: str = ""


class Source(StrEnum):
    """Who says something else than what was typed."""

    CLOCK = "clock"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Difference:
    """What was typed of a day, and what somebody else says of it."""

    field: str
    typed: date
    other: date
    source: Source


@dataclass(frozen=True, slots=True)
class NextStep:
    """What is to be done next; `contact` is the line of the log that agreed on it, blank for the row's own.

    Where a county forum decided it, `contact` is the meeting and `decision` what it decided.
    """

    words: str
    day: date | None = None
    contact: str = ""
    decision: str = ""


class Coming(StrEnum):
    """What the next day of a municipality is."""

    STEP = "step"
    REVIEW = "review"
    END = "end"


@dataclass(frozen=True, slots=True)
class DeskRow:
    """A row as it is shown."""

    municipality: Municipality
    state: DeskState
    adopted: date | None = None
    next_review: date | None = None
    expires: date | None = None
    last_contact: date | None = None
    steps: tuple[NextStep, ...] = ()
    received: Received | None = None
    differences: tuple[Difference, ...] = ()

    @property
    def code(self) -> str:
        """The KSH code."""
        return self.municipality.code

    @property
    def from_file(self) -> tuple[str, ...]:
        """The days that nobody typed and no clock gives: they are those of the received file."""
        if self.received is None or self.municipality.adopted is not None:
            return ()
        names = ("adopted", "next_review", "expires")
        return tuple(n for n in names if getattr(self.municipality, n) is None and getattr(self, n) is not None)

    @property
    def step(self) -> NextStep | None:
        """The nearest of what is to be done."""
        return self.steps[0] if self.steps else None

    @property
    def coming(self) -> tuple[date, Coming] | None:
        """The next day and what it is; one that was missed stands first. An expired programme has no review."""
        days = [(step.day, Coming.STEP) for step in self.steps[:1] if step.day is not None]
        if self.expires is not None:
            days.append((self.expires, Coming.END))
        if self.next_review is not None and self.state is not DeskState.EXPIRED:
            days.append((self.next_review, Coming.REVIEW))
        return min(days, default=None)


def desk_rows(
    municipalities: Iterable[Municipality],
    contacts: Iterable[Contact],
    received: Mapping[str, Received],
    today: date,
    meetings: Iterable[CountyMeeting] = (),
) -> tuple[DeskRow, ...]:
    """All rows, the next day first, those without a day last; `meetings` are those whose decisions are next steps."""
    log: dict[str, list[Contact]] = {}
    decided: dict[str, list[NextStep]] = {}
    for contact in contacts:
        for code in contact.municipalities:
            log.setdefault(code, []).append(contact)
    for meeting in meetings:
        for decision in meeting.decisions:
            if decision.municipality and decision.text.strip() and not decision.done:
                step = NextStep(decision.text, parse_date(decision.deadline), meeting.id, decision.id)
                decided.setdefault(decision.municipality, []).append(step)
    rows = (
        _row(one, log.get(one.code, []), received.get(one.code), today, decided.get(one.code, []))
        for one in municipalities
    )
    return tuple(sorted(rows, key=by_next_day))


def by_next_day(row: DeskRow) -> tuple[date, SortKey]:
    """The order of the desk."""
    coming = row.coming
    return (coming[0] if coming else date.max, sort_key(row.municipality.name))


def _row(
    one: Municipality, log: list[Contact], received: Received | None, today: date, decided: list[NextStep]
) -> DeskRow:
    life = Life(one.adopted, reviews=(one.reviewed,) if one.reviewed else ())
    clock = {"next_review": _next_review(life, today), "expires": life.last_day}
    file = {name: getattr(received, name) if received else None for name in ("adopted", "next_review", "expires")}
    typed = {"adopted": one.adopted, "next_review": one.next_review, "expires": one.expires}
    days = {name: typed[name] or clock.get(name) or file[name] for name in typed}
    differences = (
        *_differing(typed, clock, Source.CLOCK),
        *_differing({name: typed[name] or clock.get(name) for name in typed}, file, Source.FILE),
    )
    held = [contact.held for contact in log if contact.held is not None and contact.held <= today]
    return DeskRow(
        one,
        _state(one, days, received, today),
        **days,
        last_contact=max((*held, *filter(None, (one.seen,))), default=None),
        steps=open_steps(one, log, decided),
        received=received,
        differences=differences,
    )


def open_steps(one: Municipality, log: Iterable[Contact], decided: Iterable[NextStep] = ()) -> tuple[NextStep, ...]:
    """What is still to be done, the nearest first: agreed on at contacts, decided by a forum, or noted in the row."""
    steps = [NextStep(c.agreed, c.agreed_day, c.id) for c in log if c.agreed.strip() and not c.done]
    steps += decided
    if one.next_step.strip() or one.next_day is not None:
        steps.append(NextStep(one.next_step, one.next_day))
    return tuple(sorted(steps, key=lambda step: (step.day or date.max, step.contact, step.decision)))


def _next_review(life: Life, today: date) -> date | None:
    return next((term.day for term in terms(life, today) if term.duty is Duty.REVIEW), None)


def _differing(
    typed: Mapping[str, date | None], other: Mapping[str, date | None], source: Source
) -> Iterable[Difference]:
    for name, day in typed.items():
        said = other.get(name)
        if day is not None and said is not None and said != day:
            yield Difference(name, day, said, source)


def _state(one: Municipality, days: Mapping[str, date | None], received: Received | None, today: date) -> DeskState:
    expires, review = days["expires"], days["next_review"]
    if one.unadopted or (received is not None and received.draft and not any(days.values())):
        return DeskState.NOT_ADOPTED
    if expires is None and review is None:
        return DeskState.UNKNOWN
    if expires is not None and expires < today:
        return DeskState.EXPIRED
    if review is None or review > today + SOON:
        return DeskState.IN_FORCE
    return DeskState.REVIEW_LATE if review < today else DeskState.REVIEW_SOON
