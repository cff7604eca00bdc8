"""The law's clock: the days that bind a programme, and whether the condition of grants is met.

Pure arithmetic of days; what the law leaves open follows the settlement's readings, and the day by the other
reading stands beside it.
"""

from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum

from hep_desktop.domain.office import Office
from hep_desktop.domain.opinions import NATIONALITY_DAYS, NATIONALITY_MORE_DAYS
from hep_desktop.domain.programme import YEARS_VALID, Programme, Status, add_years
from hep_desktop.domain.readings import Asking, LastDay, LateReview, Readings, ReviewsFrom
from hep_desktop.frozen import dataclass

REVIEW_YEARS = (2, 4)  # Ebktv. 31. § (4) says only: every two years
SOON = timedelta(days=90)
_EVALUATION = (5, 31)  # Gyvt. 96. § (6)


FORUM_YEARS = 2  # usage, no law: before a vote and a review, and at least so often


class Duty(StrEnum):
    """What has a day; of two on one day what the law asks for comes first."""

    LAST_DAY = "last_day"
    REVIEW = "review"
    FORUM = "forum"
    NATIONALITY = "nationality"
    MAILING = "mailing"
    COUNCIL = "council"
    FOLLOWUP = "followup"
    EVALUATION = "evaluation"


_RANK = tuple(Duty)


@dataclass(frozen=True, slots=True)
class Term:
    """The day of a duty; `other` is the day by another reading of the law, `by` that reading, where there is one."""

    day: date
    duty: Duty
    nth: int = 0
    other: date | None = None
    by: LastDay | ReviewsFrom | Asking | None = None


class Grants(StrEnum):
    """Whether the condition of Ebktv. 31. § (6) is met, as far as this store knows."""

    MET = "met"
    REVIEW_SOON = "review_soon"
    REVIEW_LATE = "review_late"
    REVIEW_MISSED = "review_missed"
    EXPIRED = "expired"
    NOT_ADOPTED = "not_adopted"


@dataclass(frozen=True, slots=True)
class Standing:
    """How the condition stands; `day` is the one its sentence names."""

    grants: Grants
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Life:
    """What the clock is read from: the five years, the vote that is planned, and the reviews that were.

    `begins` is None until the first version is adopted, `planned` is None when no vote is ahead; `mailing_days` are
    the days between sending the papers and the sitting, by the council's own rules (SZMSZ). `asks_nationality` is False
    where no nationality self-government has to be heard. `forums` are the days of the HEP Fórum, None where nobody
    knows of them.
    """

    begins: date | None = None
    planned: date | None = None
    reviews: tuple[date, ...] = ()
    mailing_days: int = 0
    asks_nationality: bool = True
    readings: Readings = Readings()
    forums: tuple[date, ...] | None = None

    @property
    def last_day(self) -> date | None:
        """The last of the five years."""
        return None if self.begins is None else self.readings.last_of(add_years(self.begins, YEARS_VALID))

    @property
    def reviewed(self) -> int:
        """How many of the reviews are behind; each review belongs to the day it is nearest to."""
        if self.begins is None:
            return 0
        latest = max(self.reviews, default=self.begins)
        return sum(latest >= add_years(self.begins, years - 1) for years in REVIEW_YEARS)


def terms(life: Life, today: date) -> tuple[Term, ...]:
    """All days of a life in their order: what is over and done is left out."""
    found = [*_before_the_vote(life), *_within(life, today), *_forum(life), Term(_evaluation(today), Duty.EVALUATION)]
    return tuple(sorted(found, key=_place))


def _place(term: Term) -> tuple[date, int]:
    return term.day, _RANK.index(term.duty)


def upcoming(life: Life, today: date) -> tuple[Term, ...]:
    """The next day of each duty, the nearest first; one that was missed stands first."""
    found: dict[Duty, Term] = {}
    for term in terms(life, today):
        found.setdefault(term.duty, term)
    return tuple(found.values())


def standing(life: Life, today: date) -> Standing:
    """Whether the municipality may be granted tendered support (Ebktv. 31. § (6))."""
    last = life.last_day
    if life.begins is None or last is None or life.begins > today:
        return Standing(Grants.NOT_ADOPTED)
    if today > last:
        return Standing(Grants.EXPIRED, last)
    review = next((term.day for term in _reviews(life)), None)
    if review is None or review > today + SOON:
        return Standing(Grants.MET, last)
    if review >= today:
        return Standing(Grants.REVIEW_SOON, review)
    missed = life.readings.late_review is LateReview.NOT_MET
    return Standing(Grants.REVIEW_MISSED if missed else Grants.REVIEW_LATE, review)


def life_of(office: Office, programme: str) -> Life:
    """The life of all versions that a programme belongs to."""
    details = office.programmes[programme].details
    chain = _chain(office, office.programmes[programme])
    adopted = sorted(one.details.adopted for one in chain if one.details.adopted is not None)
    begins = next((one.details.begins for one in chain if one.details.begins is not None), None)
    planned = details.planned_adoption if details.status is Status.DRAFT else None
    asked, settlement = office.programmes[programme].council.asks_nationality, office.settlement_of(programme)
    met = {one.held for version in chain for one in office.meetings_of(version.id) if one.held is not None}
    reviews, forums = tuple(adopted[1:]), tuple(sorted(met))
    return Life(begins, planned, reviews, settlement.mailing_days, asked, settlement.readings, forums)


def _chain(office: Office, one: Programme) -> tuple[Programme, ...]:
    """All versions that a version is tied to: those before it and those after it."""
    found = {one.id}
    linked = {p.id: p.details.predecessor for p in office.programmes.values() if p.details.predecessor}
    while more := {k for pair in linked.items() if found.intersection(pair) for k in pair} - found:
        found |= more
    return tuple(office.programmes[key] for key in sorted(found) if key in office.programmes)


def _before_the_vote(life: Life) -> list[Term]:
    if life.planned is None:
        return []
    sent = life.planned - timedelta(days=life.mailing_days)
    found = [_asking(sent, life.readings)] if life.asks_nationality else []
    found.append(Term(life.planned, Duty.COUNCIL))
    return [*found, Term(sent, Duty.MAILING)] if life.mailing_days else found


def _forum(life: Life) -> list[Term]:
    """The next meeting: before the papers go out or the review is due, and within two years of the last one."""
    last = life.last_day
    if life.forums is None:
        return []
    due = next((term.day for term in _reviews(life)), None) if life.planned is None else life.planned
    latest = max(life.forums, default=life.begins)
    found = [] if latest is None or last is None else [add_years(latest, FORUM_YEARS)]
    if due is not None and not any(add_years(due, -1) < met <= due for met in life.forums):
        found.append(min((term.day for term in _before_the_vote(life)), default=due))
    return [Term(day, Duty.FORUM) for day in sorted(found)[:1] if last is None or day <= last]


def _asking(sent: date, readings: Readings) -> Term:
    days = {Asking.THIRTY: NATIONALITY_DAYS, Asking.LONGER: NATIONALITY_DAYS + NATIONALITY_MORE_DAYS}
    (other,) = set(Asking) - {readings.asking}
    asked, otherwise = (sent - timedelta(days=days[one]) for one in (readings.asking, other))
    return Term(asked, Duty.NATIONALITY, other=otherwise, by=other)


def _within(life: Life, today: date) -> list[Term]:
    last = life.last_day
    if life.begins is None or last is None:
        return []
    yearly = ((n, add_years(life.begins, n)) for n in range(1, YEARS_VALID))
    follow = [Term(day, Duty.FOLLOWUP, n) for n, day in yearly if day >= today]
    (other,) = set(LastDay) - {life.readings.last_day}
    otherwise = Readings(last_day=other).last_of(add_years(life.begins, YEARS_VALID))
    return [*_reviews(life), *follow, Term(last, Duty.LAST_DAY, other=otherwise, by=other)]


def _reviews(life: Life) -> list[Term]:
    """The reviews that are left, the first of them with its day by the other reading where that matters."""
    counted = _counted_from_the_beginning(life), _counted_from_the_last(life)
    if life.readings.reviews_from is ReviewsFrom.BEGINNING:
        found, other, by = *counted, ReviewsFrom.LAST_REVIEW
        matters = bool(found and other) and other[0].day < found[0].day  # the stricter one
    else:
        other, found, by = *counted, ReviewsFrom.BEGINNING
        matters = bool(found and other) and other[0].day != found[0].day
    return [replace(found[0], other=other[0].day, by=by), *found[1:]] if matters else found


def _counted_from_the_beginning(life: Life) -> list[Term]:
    if life.begins is None:
        return []
    left = tuple(enumerate(REVIEW_YEARS, start=1))[life.reviewed :]
    return [Term(add_years(life.begins, years), Duty.REVIEW, n) for n, years in left]


def _counted_from_the_last(life: Life) -> list[Term]:
    last = life.last_day
    if life.begins is None or last is None:
        return []
    latest = max((life.begins, *life.reviews))
    days = (add_years(latest, years) for years in REVIEW_YEARS)
    return [Term(day, Duty.REVIEW, n) for n, day in enumerate(days, len(life.reviews) + 1) if day <= last]


def _evaluation(today: date) -> date:
    this_year = date(today.year, *_EVALUATION)
    return this_year if today <= this_year else date(today.year + 1, *_EVALUATION)
