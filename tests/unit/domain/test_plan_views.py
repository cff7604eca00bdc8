"""The action plan from other sides, and links that never dangle whatever is done in which order."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from builders import office, programme
from hep_desktop.domain.apply import apply
from hep_desktop.domain.commands import (
    AddMeasure,
    AddProblem,
    ChangeMeasure,
    Command,
    RemoveMeasure,
    RemoveProblem,
)
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Change
from hep_desktop.domain.plan import Measure, Problem, YearMoney
from hep_desktop.domain.plan_views import load, loose, money_by_year, years_of
from hep_desktop.domain.reversal import reversal

KEYS = st.sampled_from(("a", "b", "c"))
LINKS = st.lists(KEYS, unique=True).map(tuple[str, ...])


def add_problem(key: str) -> Command:
    return AddProblem("p", Problem(key, "he.3.9", 0, key))


def add_measure(key: str, problems: tuple[str, ...]) -> Command:
    return AddMeasure("p", Measure(key, "MR", 0, problems, key))


def link(key: str, problems: tuple[str, ...]) -> Command:
    return ChangeMeasure("p", key, {"problems": problems})


def remove_problem(key: str) -> Command:
    return RemoveProblem("p", key)


def remove_measure(key: str) -> Command:
    return RemoveMeasure("p", key)


STEPS = st.one_of(
    st.builds(add_problem, KEYS),
    st.builds(remove_problem, KEYS),
    st.builds(add_measure, KEYS, LINKS),
    st.builds(link, KEYS, LINKS),
    st.builds(remove_measure, KEYS),
    st.just("undo"),
)


@settings(max_examples=150)
@given(st.lists(STEPS, max_size=25))
def test_no_order_of_creating_linking_and_deleting_leaves_a_dangling_link(steps: list[Command | str]) -> None:
    now, done = office(programme()), list[tuple[Change, ...]]()
    for step in steps:
        now = _after(now, step, done)
        here = now.programmes["p"]
        assert all(key in here.problems for one in here.measures.values() for key in one.problems)


def _after(now: Office, step: Command | str, done: list[tuple[Change, ...]]) -> Office:
    """The office after a command or after taking back any earlier one; what is refused changes nothing."""
    if isinstance(step, str):
        return now.with_changes(reversal(now, done.pop(len(done) // 2)).changes) if done else now
    try:
        changes = apply(now, step).changes
    except UserError:
        return now
    done.append(changes)
    return now.with_changes(changes)


def test_what_is_loose_is_told_from_both_sides() -> None:
    problems = [Problem("x", "he.3.9", 1, "Busz"), Problem("y", "he.4.5", 1, "Óvoda")]
    measures = [Measure("a", "MR", 1, ("x",)), Measure("b", "CH", 1)]
    found = loose(programme(problems=problems, measures=measures))
    assert ([one.id for one in found.problems], [one.id for one in found.measures]) == (["y"], ["b"])


def test_years_money_and_load() -> None:
    words = Measure("a", "MR", 1, deadline="vízbekötés 2028. december 31., út 2031", responsible="Polgármester, jegyző")
    dated = replace(words, id="b", due=date(2029, 5, 1), responsible="polgármester és az óvodavezető")
    always = replace(words, id="c", deadline="folyamatos (22/2015. rendelet)", responsible="")
    assert [years_of(one) for one in (words, dated, always)] == [(2028, 2031), (2028, 2029, 2031), ()]
    paid = replace(words, money=(YearMoney("1", 2029, 5), YearMoney("2", 2028, 3), YearMoney("3", 2029, 4)))
    assert money_by_year([paid, replace(dated, money=(YearMoney("4", 0, 1),))]) == {0: 1, 2028: 3, 2029: 9}
    shares = {who: [one.id for one in some] for who, some in load([words, dated, always]).items()}
    assert shares == {"Polgármester": ["a", "b"], "az óvodavezető": ["b"], "jegyző": ["a"]}
