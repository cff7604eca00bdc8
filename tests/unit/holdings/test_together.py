"""What programmes say together is what one finds by reading each of them; nothing withheld can be worked out of it."""

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import villages
from hep_desktop.domain.council import NationalityBody
from hep_desktop.domain.law_clock import Grants
from hep_desktop.domain.office import Office
from hep_desktop.domain.programme import Programme, Status
from hep_desktop.domain.settlement import Presence
from hep_desktop.holdings.comparing import by_size, side_by_side, told_indicators
from hep_desktop.holdings.extract import extract
from hep_desktop.holdings.held import Holding, Kind, Member, Part, Proof, Source
from hep_desktop.holdings.index import Index
from hep_desktop.holdings.members import Area, members
from hep_desktop.holdings.serving import Reach, basic_services, gaps, links, serving
from hep_desktop.holdings.together import (
    Known,
    by_group_and_field,
    deadlines,
    lacking,
    money,
    named_indicators,
    refs,
    shared_problems,
)

PLACES = villages.places(24)
OFFICES = [villages.office(place) for place in PLACES]


def source(name: str) -> Source:
    return Source(name, name, Kind.PACKAGE, Proof.SIGNED, villages.NOW, villages.NOW)


def entered(path: Path, offices: list[Office]) -> tuple[Member, ...]:
    index = Index(path / "index.sqlite")
    read = [
        (extract(one, programme, villages.edition(), source(programme)), villages.NOW)
        for one in offices
        for programme in one.programmes
    ]
    index.put(read)
    return members(index.path, Area(), villages.TODAY)


@pytest.fixture(scope="module")
def all_members(tmp_path_factory: pytest.TempPathFactory) -> tuple[Member, ...]:
    return entered(tmp_path_factory.mktemp("index"), OFFICES)


def programmes() -> list[Programme]:
    return [programme for office in OFFICES for programme in office.programmes.values()]


def test_counts_are_those_of_the_programmes(all_members: tuple[Member, ...]) -> None:
    measures = refs(all_members, Part.MEASURE)
    by_hand = Counter(one.group for programme in programmes() for one in programme.measures.values())
    assert Counter(ref.passage.group for ref in measures) == by_hand
    grid = by_group_and_field(measures)
    assert {ref.passage.id for ref in grid["CH", "social"]} >= {"m2"}
    assert {group for group, _ in grid} == set(by_hand)


def test_deadlines_and_money_are_those_of_the_programmes(all_members: tuple[Member, ...]) -> None:
    due = Counter(one.due.year for p in programmes() for one in p.measures.values() if one.due)
    assert {year: len(found) for year, found in deadlines(all_members).items()} == due
    paid: Counter[int] = Counter()
    for programme in programmes():
        for measure in programme.measures.values():
            for one in measure.money:
                paid[one.year] += one.thousands
    assert {one.year: one.thousands for one in money(all_members)} == paid


def test_the_same_problem_in_other_words_is_shared(tmp_path: Path) -> None:
    first, second, third = (villages.office(place) for place in PLACES[:3])

    def saying(office: Office, title: str) -> Office:
        ((key, programme),) = office.programmes.items()
        (problem, *_) = programme.problems.values()
        told = replace(problem, id="x", node="he.4.5", title=title, rests_on=())
        return replace(office, programmes={key: replace(programme, problems={"x": told})})

    titles = ("Kevés a bölcsődei férőhely", "A bölcsődei férőhelyek száma kevés", "Rossz az út állapota")
    held = entered(tmp_path, [saying(o, t) for o, t in zip((first, second, third), titles, strict=True)])
    (shared,) = shared_problems(held)
    assert [ref.member.name for ref in shared.refs] == [PLACES[0].name, PLACES[1].name]
    assert named_indicators(held) == {}


def test_sums_are_those_of_what_may_be_shown(tmp_path: Path) -> None:
    offices = [villages.office(place, small=2 if at == 1 else None) for at, place in enumerate(PLACES[:4])]
    held = entered(tmp_path, offices)
    compared = side_by_side(held, "jobseek_f", adds_up=True)
    at = compared.periods.index("2025")
    assert compared.is_withheld(held[1], "2025")
    shown = [compared.value(one, "2025") for one in held if one is not held[1]]
    sums = compared.sums[at]
    assert sums is not None
    assert (sums.total, sums.shown, sums.withheld) == (sum(one for one in shown if one is not None), 3, 1)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.one_of(st.none(), st.integers(1, 400)), min_size=1, max_size=12))
def test_nothing_withheld_is_in_any_sum(amounts: list[int | None]) -> None:
    told = [None if one is None else Decimal(one) for one in amounts]
    held = tuple(member(at, {"2025": one}) for at, one in enumerate(told))
    other = tuple(member(at, {"2025": one if one is not None else Decimal(2)}) for at, one in enumerate(told))
    compared, (sums,) = side_by_side(held, "x", adds_up=True), side_by_side(held, "x", adds_up=True).sums
    assert sums is not None
    assert sums.total == sum(one for one in told if one is not None)
    assert sums.total - sum(compared.value(one, "2025") or 0 for one in held) == 0
    without = [one for one, raw in zip(other, told, strict=True) if raw is not None]
    assert [one.median for one in by_size(compared, "2025", adds_up=True)] == [
        one.median for one in by_size(side_by_side(without, "x", adds_up=True), "2025", adds_up=True)
    ]


def member(at: int, figures: dict[str, Decimal | None]) -> Member:
    day = villages.TODAY
    holding = Holding(
        "", "", "", "", at * 400, NationalityBody.UNTOLD, "", Status.ADOPTED, day, day, None, day, Grants.MET,
        villages.NOW, str(at), "", "", source(str(at)),
    )  # fmt: skip
    return Member(holding, numbers={"x": figures})


def test_who_is_missing_and_whose_time_is_over(all_members: tuple[Member, ...]) -> None:
    stranger = Known("99990", "Ismeretlen", PLACES[0].county, PLACES[0].district)
    known = [Known(one.code, one.name, one.county, one.district) for one in PLACES]
    found = lacking(all_members, [*known, stranger], Area(PLACES[0].county))
    assert found.unseen == (stranger,)
    over = {
        o.settlement_of(k).name for o in OFFICES for k, p in o.programmes.items() if p.details.last_day < villages.TODAY
    }
    assert {one.name for one in found.expired} == over
    assert all(one.holding.state is Grants.REVIEW_LATE for one in found.review_late)
    assert "pop_res" in told_indicators(all_members)


def test_who_serves_whom_and_what_is_nowhere(tmp_path: Path) -> None:
    home, away, poor = (villages.office(place) for place in PLACES[:3])

    def with_meals(office: Office, presence: Presence, by: str = "") -> Office:
        ((key, settlement),) = office.settlements.items()
        told = {"etkeztetes": by} if by else {}
        changed = replace(settlement, services={"etkeztetes": presence}, served_by=told)
        return replace(office, settlements={key: changed})

    held = entered(
        tmp_path,
        [
            with_meals(home, Presence.HERE),
            with_meals(away, Presence.ELSEWHERE, PLACES[0].name.upper()),
            with_meals(poor, Presence.NONE),
        ],
    )
    services = basic_services(villages.edition().services)
    rows = serving(held, services)
    meals = [one for row in rows for one in row if one.service.id == "etkeztetes"]
    assert [one.reach for one in meals] == [Reach.HERE, Reach.FROM, Reach.NONE]
    assert list(links(rows, "etkeztetes")) == [(held[1], held[0])]
    assert [(one.member.name, one.lacking_duty) for one in gaps(rows)] == [(PLACES[2].name, True)]
    assert {one.reach for one in rows[0] if one.service.id != "etkeztetes"} == {Reach.UNTOLD}


def test_the_clock_is_read_from_all_versions_of_a_village(tmp_path: Path) -> None:
    place = PLACES[0]
    begins = date(2024, 1, 10)
    (first,) = villages.office(place).programmes.values()

    def version(key: str, adopted: date | None, status: Status = Status.ADOPTED) -> Office:
        details = replace(first.details, id=key, planned_adoption=begins, adopted=adopted, status=status, begins=begins)
        return replace(OFFICES[0], programmes={key: replace(first, details=details)})

    (late,) = entered(tmp_path, [version("a", begins)])
    assert (late.holding.state, late.holding.next_review) == (Grants.REVIEW_LATE, date(2026, 1, 10))
    second = tmp_path / "second"
    (reviewed,) = entered(
        second, [version("a", begins), version("b", date(2026, 1, 5)), version("c", None, Status.DRAFT)]
    )
    assert (reviewed.holding.programme, reviewed.holding.next_review) == ("b", date(2028, 1, 10))
