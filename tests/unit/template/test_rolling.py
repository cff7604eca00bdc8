"""The next five years: what was carried and what is listed is the source, generation after generation."""

from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import office, programme, text
from hep_desktop.domain.apply import apply
from hep_desktop.domain.commands import RollForward
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.followup import FollowUp, MeasureState, Reached
from hep_desktop.domain.office import Office
from hep_desktop.domain.places import MeasurePlace, Place, ProgrammePlace, programme_of
from hep_desktop.domain.plan import Measure, Problem, ResultIndicator
from hep_desktop.domain.programme import Programme, ProgrammeDetails, Status
from hep_desktop.domain.situation import Fact, FactKey
from hep_desktop.domain.values import Words
from hep_desktop.template.model import Edition
from hep_desktop.template.rolling import Rolled, Wanted, Why, rolled, unfinished
from hep_desktop.template.succession import Succession
from papers_sample import edition

_MAY_CHANGE = ("due", "indicators", "problems")
SAME = Succession()
GONE = Succession(nodes={"he.3.9": "he.3.8"}, gone={"old.node": "A fejezet megszűnt."})


@cache
def form() -> Edition:
    return edition()


def details(source: Programme, key: str = "next") -> ProgrammeDetails:
    planned = source.details.planned_adoption
    later = planned.replace(year=planned.year + 5)
    return replace(source.details, id=key, planned_adoption=later, follows=source.id, status=Status.DRAFT)


def roll(source: Programme, wanted: Wanted, succession: Succession = SAME, key: str = "next") -> Rolled:
    return rolled(office(source), source.id, details(source, key), form(), succession, wanted)


codes = st.sampled_from(["pop_res", "births", "nobody_knows_it"])
years = st.integers(2015, 2031).map(str)
nodes = st.sampled_from(["hep.intro", "he.3.1", "he.3.9", "old.node"])
ids = st.sampled_from("abcde")
states = st.sampled_from(MeasureState)


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    problems = draw(st.dictionaries(ids, nodes, max_size=3))
    measures = draw(st.dictionaries(ids, st.sampled_from([None, date(2030, 1, 1), date(2034, 1, 1)]), max_size=4))
    plain = programme(
        texts=dict.fromkeys(draw(st.sets(nodes)), "Szöveg."),
        problems=[Problem(key, node, 1) for key, node in problems.items()],
        measures=[
            Measure(key, "MR", 1, tuple(problems), due=due, indicators=(ResultIndicator("i", baseline="5"),))
            for key, due in measures.items()
        ],
    )
    facts = draw(st.dictionaries(st.builds(FactKey, codes, years), st.just(Fact(Words("x"))), max_size=6))
    followups = {
        (key, "2030"): FollowUp(draw(states), (Reached("i", value=draw(st.sampled_from(["", "9"]))),))
        for key in measures
    }
    return replace(plain, facts=facts, followups=followups)


@st.composite
def wishes(draw: st.DrawFn) -> Wanted:
    return Wanted(draw(st.booleans()), draw(st.booleans()), draw(st.booleans()), draw(st.frozensets(ids)))


def places(store: Office, key: str) -> set[Place]:
    return {place for place, _ in store.records() if programme_of(place) == key} - {ProgrammePlace(key)}


def begun(source: Programme, found: Rolled, key: str = "next") -> Office:
    store = office(source)
    return store.with_changes(apply(store, RollForward(details(source, key), found.carried)).changes)


@settings(max_examples=30)
@given(programmes(), wishes(), st.sampled_from([SAME, GONE]))
def test_what_was_carried_and_what_is_listed_is_the_source(
    source: Programme, wanted: Wanted, succession: Succession
) -> None:
    found = roll(source, wanted, succession)
    whole = [one.place for one in found.left if not one.field]
    everything = places(office(source), source.id)
    assert len(whole) + len(found.carried) == len(everything)
    assert set(whole) <= everything
    assert places(begun(source, found), "next") == {place for place, _ in found.carried}
    problems = {record.id for _, record in found.carried if isinstance(record, Problem)}
    for place, record in found.carried:
        if isinstance(record, Measure):
            assert set(record.problems) <= problems
            before = source.measures[record.id]
            changed = {one.field for one in found.left if one.place == MeasurePlace(source.id, record.id)}
            assert {
                name for name in ("due", "indicators", "problems") if getattr(before, name) != getattr(record, name)
            } == changed
        assert programme_of(place) == "next"


@settings(max_examples=15)
@given(programmes())
def test_three_generations_lose_nothing(first: Programme) -> None:
    carried, lists = first, set[str]()
    for key in ("second", "third"):
        found = roll(carried, Wanted(measures=unfinished(carried)), key=key)
        lists |= {str(replace(one.place, programme="")) for one in found.left}  # type: ignore[call-arg] – of a programme
        carried = begun(carried, found, key).programmes[key]
    last = {str(replace(place, programme="")) for place in places(office(carried), "third")}  # type: ignore[call-arg]
    source = {str(replace(place, programme="")) for place in places(office(first), "p")}  # type: ignore[call-arg]
    assert source <= last | lists


def one_measure(**fields: object) -> Programme:
    said = FollowUp(MeasureState.UNDER_WAY, (Reached("i", "utasok", "14 fő", "2031"),))
    indicator = ResultIndicator(
        "i", "utasok", baseline="5 fő", baseline_fact=FactKey("pop_res", "2026"), target="20 fő"
    )
    plain = programme(measures=[Measure("m", "MR", 1, indicators=(indicator,), **fields)])  # type: ignore[arg-type]
    return replace(plain, followups={("m", "2030"): FollowUp(MeasureState.DONE), ("m", "2031"): said})


def test_what_was_reached_is_the_new_baseline() -> None:
    found = roll(one_measure(), Wanted(measures=frozenset("m")))
    (measure,) = (record for _, record in found.carried if isinstance(record, Measure))
    assert (measure.indicators[0].baseline, measure.indicators[0].baseline_fact) == ("14 fő", None)
    assert measure.indicators[0].target == "20 fő"
    assert [one.why for one in found.left if one.field] == [Why.NEW_BASELINE]


def test_a_day_that_is_over_goes_and_words_stay() -> None:
    found = roll(one_measure(due=date(2030, 6, 30), deadline="évente"), Wanted(measures=frozenset("m")))
    (measure,) = (record for _, record in found.carried if isinstance(record, Measure))
    assert (measure.due, measure.deadline) == (None, "évente")
    assert Why.DATE_OVER in {one.why for one in found.left}


def test_only_what_was_said_last_makes_a_measure_done() -> None:
    source = one_measure()
    assert unfinished(source) == {"m"}
    done = replace(source, followups={("m", "2031"): FollowUp(MeasureState.DONE)})
    assert unfinished(done) == set()
    assert Why.DONE in {one.why for one in roll(done, Wanted()).left}


def test_figures_of_years_nobody_shows_stay_behind() -> None:
    source = replace(
        programme(), facts={FactKey("pop_res", year): Fact(Words("x")) for year in ("2024", "2025", "2026", "2031")}
    )
    found = roll(source, Wanted())  # tables of 2032 show 2027 to 2031
    assert {(one.place, one.why) for one in found.left} == {
        (FactKey("pop_res", year).at("p"), Why.OLD_YEAR) for year in ("2024", "2025")
    }


def test_what_has_a_successor_goes_there_and_what_has_none_says_why() -> None:
    source = programme(texts={"he.3.9": "Következtetés.", "old.node": "Régi."})
    found = roll(source, Wanted(), GONE)
    assert [(place.node, record) for place, record in found.carried] == [("he.3.8", text("Következtetés."))]  # type: ignore[union-attr]
    assert [(one.why, one.told) for one in found.left] == [(Why.NO_SUCCESSOR, "A fejezet megszűnt.")]


def test_a_programme_is_followed_by_one_alone() -> None:
    source = programme()
    store = begun(source, roll(source, Wanted()))
    with pytest.raises(UserError, match=r"rolling\.twice"):
        apply(store, RollForward(details(source, "again"), ()))
