"""The law's clock, case by case: leap years, late votes, reviews in time and late, next versions, expiry."""

from dataclasses import replace
from datetime import date

import pytest

from builders import office, programme
from hep_desktop.domain.law_clock import (
    Duty,
    Grants,
    Life,
    life_of,
    standing,
    terms,
    upcoming,
)
from hep_desktop.domain.office import Office
from hep_desktop.domain.programme import Programme, Status
from hep_desktop.domain.readings import Asking, LastDay, LateReview, Readings, ReviewsFrom


def day(written: str) -> date:
    return date.fromisoformat(written)


def days(written: str) -> tuple[date, ...]:
    return tuple(map(day, written.split()))


# the first day, the last day, the other reading of the last day
LAST_DAYS = [
    ("2027-03-31", "2032-03-30", "2032-03-31"),
    ("2027-01-01", "2031-12-31", "2032-01-01"),
    ("2027-12-31", "2032-12-30", "2032-12-31"),
    ("2028-02-29", "2033-02-27", "2033-02-28"),  # a leap day has no fifth birthday
    ("2024-02-29", "2029-02-27", "2029-02-28"),
    ("2028-02-28", "2033-02-27", "2033-02-28"),
    ("2027-03-01", "2032-02-29", "2032-03-01"),  # the day before 1 March is a leap day
    ("2026-03-01", "2031-02-28", "2031-03-01"),
    ("2018-12-04", "2023-12-03", "2023-12-04"),
    ("2096-02-29", "2101-02-27", "2101-02-28"),  # 2100 is no leap year
]

# begins, reviews held, reviews left
REVIEWS_LEFT = [
    ("2027-03-31", "", "2029-03-31 2031-03-31"),
    ("2028-02-29", "", "2030-02-28 2032-02-29"),  # in a leap year the day is there again
    ("2024-02-29", "", "2026-02-28 2028-02-29"),
    ("2018-12-04", "2020-12-07", "2022-12-04"),  # three days late is still the first review
    ("2018-12-04", "2020-12-07 2022-12-01", ""),
    ("2018-12-04", "2020-11-02", "2022-12-04"),
    ("2018-12-04", "2019-12-03", "2020-12-04 2022-12-04"),  # within the first year: an amendment, no review
    ("2018-12-04", "2019-12-04", "2022-12-04"),  # a year before its day: nearest to it
    ("2018-12-04", "2021-12-03", "2022-12-04"),  # nearly a year late: the first one still
    ("2018-12-04", "2021-12-04", ""),  # two years were missed: it is the second one
    ("2018-12-04", "2022-12-01", ""),  # the first was never held, but the second was
    ("2018-12-04", "2022-12-01 2020-12-07", ""),  # in whatever order they were recorded
    ("2018-12-04", "2019-03-01 2020-12-01", "2022-12-04"),
    ("2018-12-04", "2019-03-01 2019-06-01", "2020-12-04 2022-12-04"),
]

# the planned vote, mailing days, latest day to ask, with the 15 days more, day of mailing
ASKED = [
    ("2027-03-31", 0, "2027-03-01", "2027-02-14", ""),
    ("2027-03-30", 0, "2027-02-28", "2027-02-13", ""),
    ("2028-03-30", 0, "2028-02-29", "2028-02-14", ""),  # over a leap day
    ("2028-03-31", 0, "2028-03-01", "2028-02-15", ""),
    ("2027-01-15", 0, "2026-12-16", "2026-12-01", ""),  # over the turn of the year
    ("2027-01-31", 0, "2027-01-01", "2026-12-17", ""),
    ("2027-03-31", 5, "2027-02-24", "2027-02-09", "2027-03-26"),
    ("2027-03-31", 8, "2027-02-21", "2027-02-06", "2027-03-23"),
    ("2028-03-05", 5, "2028-01-30", "2028-01-15", "2028-02-29"),
    ("2027-01-03", 5, "2026-11-29", "2026-11-14", "2026-12-29"),
]

# begins, reviews held, today, how it stands, the day named
STANDINGS = [
    ("", "", "2027-01-01", Grants.NOT_ADOPTED, ""),
    ("2027-03-31", "", "2027-03-30", Grants.NOT_ADOPTED, ""),  # voted tomorrow
    ("2027-03-31", "", "2027-03-31", Grants.MET, "2032-03-30"),
    ("2027-03-31", "", "2028-12-30", Grants.MET, "2032-03-30"),
    ("2027-03-31", "", "2028-12-31", Grants.REVIEW_SOON, "2029-03-31"),  # ninety days before
    ("2027-03-31", "", "2029-03-31", Grants.REVIEW_SOON, "2029-03-31"),  # on the very day
    ("2027-03-31", "", "2029-04-01", Grants.REVIEW_LATE, "2029-03-31"),
    ("2027-03-31", "2029-03-20", "2029-04-01", Grants.MET, "2032-03-30"),
    ("2027-03-31", "2029-04-20", "2029-04-21", Grants.MET, "2032-03-30"),  # late, but done
    ("2027-03-31", "2029-03-20", "2031-04-01", Grants.REVIEW_LATE, "2031-03-31"),
    ("2027-03-31", "2029-03-20 2031-03-20", "2032-03-30", Grants.MET, "2032-03-30"),  # the last day
    ("2027-03-31", "2029-03-20 2031-03-20", "2032-03-31", Grants.EXPIRED, "2032-03-30"),
    ("2027-03-31", "", "2032-03-30", Grants.REVIEW_LATE, "2029-03-31"),
    ("2027-03-31", "", "2035-01-01", Grants.EXPIRED, "2032-03-30"),
    ("2028-02-29", "", "2030-03-01", Grants.REVIEW_LATE, "2030-02-28"),
    ("2028-02-29", "2030-02-01 2032-02-01", "2033-02-27", Grants.MET, "2033-02-27"),
    ("2028-02-29", "2030-02-01 2032-02-01", "2033-02-28", Grants.EXPIRED, "2033-02-27"),
]

# begins, reviews held, the next review counted from the last one, the day by the other reading
FROM_THE_LAST_REVIEW = [
    ("2027-03-31", "", "2029-03-31 2031-03-31", ""),
    ("2018-12-04", "2020-11-02", "2022-11-02", "2022-12-04"),
    ("2018-12-04", "2020-12-07", "2022-12-07", "2022-12-04"),  # three days late: so is the next one
    ("2018-12-04", "2021-06-01", "2023-06-01", "2022-12-04"),
    ("2018-12-04", "2022-01-10", "", ""),  # two years on the five are over
    ("2024-02-29", "2026-02-28", "2028-02-28", "2028-02-29"),
]

EVALUATIONS = [
    ("2027-01-01", "2027-05-31"),
    ("2027-05-31", "2027-05-31"),
    ("2027-06-01", "2028-05-31"),
    ("2027-12-31", "2028-05-31"),
]

# begins, today, the follow-ups left
FOLLOWED = [
    ("2027-03-31", "2027-03-31", "2028-03-31 2029-03-31 2030-03-31 2031-03-31"),
    ("2027-03-31", "2029-03-31", "2029-03-31 2030-03-31 2031-03-31"),
    ("2027-03-31", "2029-04-01", "2030-03-31 2031-03-31"),
    ("2027-03-31", "2031-04-01", ""),
    ("2028-02-29", "2028-03-01", "2029-02-28 2030-02-28 2031-02-28 2032-02-29"),
]


@pytest.mark.parametrize(("begins", "last", "other"), LAST_DAYS)
def test_the_five_years_end_the_day_before(begins: str, last: str, other: str) -> None:
    (term,) = (t for t in terms(Life(day(begins)), day(begins)) if t.duty is Duty.LAST_DAY)
    assert (term.day, term.other) == (day(last), day(other))


@pytest.mark.parametrize(("begins", "other", "last"), LAST_DAYS)
def test_by_the_other_reading_the_anniversary_is_the_last_day(begins: str, other: str, last: str) -> None:
    life = Life(day(begins), readings=Readings(last_day=LastDay.ANNIVERSARY))
    (term,) = (t for t in terms(life, day(begins)) if t.duty is Duty.LAST_DAY)
    assert (term.day, term.other) == (day(last), day(other))
    assert standing(life, day(last)).grants is not Grants.EXPIRED


@pytest.mark.parametrize(("begins", "held", "left", "other"), FROM_THE_LAST_REVIEW)
def test_reviews_counted_from_the_last_one(begins: str, held: str, left: str, other: str) -> None:
    life = Life(day(begins), reviews=days(held), readings=Readings(reviews_from=ReviewsFrom.LAST_REVIEW))
    found = [t for t in terms(life, day(begins)) if t.duty is Duty.REVIEW]
    assert tuple(t.day for t in found) == days(left)
    assert tuple(t.other for t in found if t.other) == days(other)


@pytest.mark.parametrize(("planned", "mailing", "asked", "longer", "sent"), ASKED)
def test_whoever_counts_with_the_extension_asks_earlier(
    planned: str, mailing: int, asked: str, longer: str, sent: str
) -> None:
    life = Life(planned=day(planned), mailing_days=mailing, readings=Readings(asking=Asking.LONGER))
    found = {t.duty: t for t in terms(life, day("2026-11-01"))}
    assert (found[Duty.NATIONALITY].day, found[Duty.NATIONALITY].other) == (day(longer), day(asked))
    assert (Duty.MAILING in found) == bool(sent)


@pytest.mark.parametrize(
    ("today", "grants"),
    [("2029-03-31", Grants.REVIEW_SOON), ("2029-04-01", Grants.REVIEW_MISSED), ("2032-03-31", Grants.EXPIRED)],
)
def test_by_the_stricter_reading_a_missed_review_ends_the_condition(today: str, grants: Grants) -> None:
    life = Life(day("2027-03-31"), readings=Readings(late_review=LateReview.NOT_MET))
    assert standing(life, day(today)).grants is grants


@pytest.mark.parametrize(("begins", "held", "left"), REVIEWS_LEFT)
def test_reviews_that_are_left(begins: str, held: str, left: str) -> None:
    found = terms(Life(day(begins), reviews=days(held)), day(begins))
    assert tuple(t.day for t in found if t.duty is Duty.REVIEW) == days(left)


@pytest.mark.parametrize(("planned", "mailing", "asked", "longer", "sent"), ASKED)
def test_days_counted_back_from_the_vote(planned: str, mailing: int, asked: str, longer: str, sent: str) -> None:
    found = {t.duty: t for t in terms(Life(planned=day(planned), mailing_days=mailing), day("2026-11-01"))}
    assert (found[Duty.NATIONALITY].day, found[Duty.NATIONALITY].other) == (day(asked), day(longer))
    assert found[Duty.COUNCIL].day == day(planned)
    assert ((found[Duty.MAILING].day,) if Duty.MAILING in found else ()) == days(sent)


@pytest.mark.parametrize(("begins", "held", "today", "grants", "named"), STANDINGS)
def test_the_condition_of_grants(begins: str, held: str, today: str, grants: Grants, named: str) -> None:
    life = Life(day(begins) if begins else None, reviews=days(held))
    found = standing(life, day(today))
    assert (found.grants, found.day) == (grants, day(named) if named else None)


@pytest.mark.parametrize(("today", "evaluated"), EVALUATIONS)
def test_the_evaluation_of_child_protection_comes_every_year(today: str, evaluated: str) -> None:
    assert [t.day for t in terms(Life(), day(today))] == [day(evaluated)]


@pytest.mark.parametrize(("begins", "today", "left"), FOLLOWED)
def test_follow_up_every_year(begins: str, today: str, left: str) -> None:
    found = terms(Life(day(begins)), day(today))
    assert tuple(t.day for t in found if t.duty is Duty.FOLLOWUP) == days(left)


# begins, the planned vote, meetings held, the latest day of the next one
FORUMS = [
    ("", "2027-03-31", "", "2027-03-01"),  # before the nationality self-government is asked
    ("", "2027-03-31", "2027-02-16", ""),  # held, and nothing is adopted yet
    ("", "2027-03-31", "2026-03-31", "2027-03-01"),  # a year earlier it spoke of something else
    ("2027-03-31", "", "", "2029-03-31"),
    ("2027-03-31", "", "2027-02-16", "2029-02-16"),  # at least every two years
    ("2027-03-31", "", "2027-02-16 2029-03-01", "2031-03-01"),
    ("2027-03-31", "", "2027-02-16 2028-01-10", "2029-03-31"),  # too early for the review
    ("2027-03-31", "2029-03-20", "2027-02-16", "2029-02-16"),
    ("2027-03-31", "2029-03-20", "2029-02-01", "2031-02-01"),
    ("2028-02-29", "", "", "2030-02-28"),
]


@pytest.mark.parametrize(("begins", "planned", "held", "latest"), FORUMS)
def test_the_forum_meets_before_votes_and_reviews_and_every_two_years(
    begins: str, planned: str, held: str, latest: str
) -> None:
    life = Life(day(begins) if begins else None, day(planned) if planned else None, forums=days(held))
    found = terms(life, day("2027-01-01"))
    assert tuple(t.day for t in found if t.duty is Duty.FORUM) == days(latest)


def test_on_one_day_what_the_law_asks_for_comes_first() -> None:
    found = upcoming(Life(day("2027-03-31"), forums=()), day("2029-01-01"))
    assert [t.duty for t in found if t.day == day("2029-03-31")] == [Duty.REVIEW, Duty.FORUM, Duty.FOLLOWUP]


def test_the_next_of_each_duty_with_the_nearest_first() -> None:
    found = upcoming(Life(day("2027-03-31")), day("2029-05-01"))
    assert [(t.duty, t.day.isoformat()) for t in found] == [
        (Duty.REVIEW, "2029-03-31"),  # missed: stands first
        (Duty.EVALUATION, "2029-05-31"),
        (Duty.FOLLOWUP, "2030-03-31"),
        (Duty.LAST_DAY, "2032-03-30"),
    ]


def test_the_stricter_reading_of_the_next_review_is_named() -> None:
    (review,) = (
        t
        for t in terms(Life(day("2018-12-04"), reviews=days("2020-11-02")), day("2021-01-01"))
        if t.nth == 2 and t.duty is Duty.REVIEW
    )
    assert (review.day, review.other) == (day("2022-12-04"), day("2022-11-02"))
    late = terms(Life(day("2018-12-04"), reviews=days("2020-12-07")), day("2021-01-01"))
    assert all(t.other is None for t in late if t.duty is Duty.REVIEW)


def version(key: str, adopted: str, predecessor: str = "", status: Status = Status.ADOPTED) -> Programme:
    plain = programme()
    voted = day(adopted) if adopted else None
    begins = day("2027-04-28")  # the vote was late: planned for 31 March
    details = replace(plain.details, id=key, predecessor=predecessor, status=status, adopted=voted, begins=begins)
    return replace(plain, details=details)


def chain() -> Office:
    return office(
        version("p", "2027-04-28", status=Status.SUPERSEDED),
        version("q", "2029-04-10", "p"),
        version("r", "", "q", Status.DRAFT),
    )


@pytest.mark.parametrize("key", ["p", "q", "r"])
def test_all_versions_share_one_life(key: str) -> None:
    life = life_of(chain(), key)
    assert (life.begins, life.reviews) == (day("2027-04-28"), days("2029-04-10"))
    assert life.planned == (day("2027-03-31") if key == "r" else None)
    assert standing(life, day("2030-01-01")).day == day("2032-04-27")


def test_the_readings_of_a_settlement_are_those_of_all_its_programmes() -> None:
    store = chain()
    read = Readings(LastDay.ANNIVERSARY)
    village = {"s": replace(store.settlements["s"], readings=read)}
    store = replace(store, settlements=village)
    assert life_of(store, "q").last_day == store.last_day_of("q") == day("2032-04-28")


def test_a_first_draft_has_only_a_planned_vote() -> None:
    store = office(programme())
    village = {"s": replace(store.settlements["s"], mailing_days=5)}
    expected = Life(planned=day("2027-03-31"), mailing_days=5, forums=())
    assert life_of(replace(store, settlements=village), "p") == expected
