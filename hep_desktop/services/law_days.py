"""The law's clock in words, and as a calendar file."""

from datetime import date
from pathlib import Path

from hep_desktop.domain.law_clock import Duty, Standing, Term, life_of, standing, terms, upcoming
from hep_desktop.domain.office import Office
from hep_desktop.domain.programme import Status
from hep_desktop.hungarian import long_date
from hep_desktop.services.editing import Editing
from hep_desktop.services.outfiles import put, safe_name
from hep_desktop.words import text

__all__ = [
    "Duty",
    "Standing",
    "Term",
    "file_name",
    "name",
    "next_term",
    "standing_of",
    "standing_words",
    "upcoming_of",
    "why",
    "write_calendar",
]


def upcoming_of(office: Office, programme: str, today: date) -> tuple[Term, ...]:
    """The next day of each duty of a programme; none for a version whose place a later one has taken."""
    if office.programmes[programme].details.status in (Status.SUPERSEDED, Status.UNCHANGED):
        return ()
    return upcoming(life_of(office, programme), today)


def next_term(office: Office, programme: str, today: date) -> Term | None:
    """The one day that a card shows: the planned vote of a draft, else the nearest duty of the programme."""
    details = office.programmes[programme].details
    if details.status is Status.DRAFT:
        return Term(details.planned_adoption, Duty.COUNCIL)
    found = upcoming_of(office, programme, today)
    return next((term for term in found if term.duty not in (Duty.EVALUATION, Duty.FORUM)), None)


def standing_of(office: Office, programme: str, today: date) -> Standing:
    """How the condition of grants stands on a day."""
    return standing(life_of(office, programme), today)


def standing_words(found: Standing) -> str:
    """The condition of grants in a sentence."""
    key = f"law_days.grants.{found.grants}"
    return text(key, day=long_date(found.day)) if found.day is not None else text(key)


def name(term: Term) -> str:
    """What is due."""
    key = f"law_days.duty.{term.duty}"
    return text(key, nth=term.nth) if term.duty is Duty.REVIEW else text(key)


def why(term: Term) -> str:
    """By what rule, and by which other reading on which other day."""
    rule = text(f"law_days.why.{term.duty}")
    if term.other is None or term.by is None:
        return rule
    return f"{rule} {text(f'law_days.other.{term.by}', day=long_date(term.other))}"


def file_name(editing: Editing, programme: str) -> str:
    """What the calendar file is best called."""
    details = editing.office.programmes[programme].details
    settlement = editing.office.settlement_of(programme).name
    years = {"first": details.first_day.year, "last": details.last_day.year}
    return safe_name(text("law_days.calendar_name", settlement=settlement, **years)) + ".ics"


def write_calendar(editing: Editing, programme: str, target: Path) -> Path:
    """Write all days that are ahead as a calendar file. Raises UserError where it cannot be written."""
    from hep_desktop.export.calendar import Entry, calendar  # noqa: PLC0415 – nobody asks for it at the start

    office, today = editing.office, editing.today
    settlement = office.settlement_of(programme)
    entries = [
        Entry(
            f"{term.duty}-{term.nth or term.day.year}-{programme}",
            term.day,
            f"{settlement.name} HEP: {name(term)}",
            why(term),
        )
        for term in terms(life_of(office, programme), today)
        if term.day >= today
    ]
    put(target, calendar(entries, today))
    return target
