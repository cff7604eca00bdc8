"""The few rules of a good action plan: measurable, in time, said once, proved when done."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from builders import hep_2021, office, programme, run
from hep_desktop.domain.findings import Finding, Severity
from hep_desktop.domain.followup import EvidenceFile, FollowUp, MeasureState
from hep_desktop.domain.plan import Direction, Measure, ResultIndicator
from hep_desktop.domain.programme import Programme
from hep_desktop.template.model import Edition

LONG = "A falugondnoki autó reggelente a műszakkezdéshez igazodva visz dolgozókat a városba."


@pytest.fixture(scope="module")
def edition() -> Edition:
    return hep_2021()


def found(edition: Edition, one: Programme) -> Iterator[Finding]:
    return (finding for finding in run(edition, office(one), "p") if finding.code.startswith(("measure.", "followup.")))


def codes(edition: Edition, *measures: Measure) -> set[str]:
    return {one.code for one in found(edition, programme(measures=measures))} - {
        "measure.field_missing",
        "measure.answers_no_problem",
    }


def measured(baseline: str, target: str, direction: Direction) -> Measure:
    one = ResultIndicator("i", "utasok száma", baseline=baseline, target=target, direction=direction)
    return Measure("m", "MR", 1, title="Járat", indicators=(one,))


@pytest.mark.parametrize(
    ("baseline", "target", "direction", "code"),
    [
        ("31", "24", Direction.LESS, None),
        ("31", "31", Direction.LESS, "measure.target_not_less"),
        ("1 200", "1 100", Direction.MORE, "measure.target_not_more"),
        ("1 200", "1 300,5", Direction.MORE, None),
        ("31", "24", Direction.UNSAID, None),
        ("5", "5", Direction.KEEP, None),
        ("kevés", "több", Direction.MORE, None),
        ("3", "", Direction.MORE, "measure.no_target"),
        ("", "3", Direction.MORE, "measure.no_baseline"),
    ],
)
def test_a_target_is_better_than_where_it_starts(
    edition: Edition, baseline: str, target: str, direction: Direction, code: str | None
) -> None:
    assert codes(edition, measured(baseline, target, direction)) == ({code} if code else set())


def test_a_deadline_in_words_is_seen_to_lie_outside(edition: Edition) -> None:
    for words, outside in (
        ("2205. május 1.", True),
        ("2027–2031, évente", False),
        ("22/2015. rendelet szerint", False),
    ):
        one = Measure("m", "MR", 1, title="Járat", deadline=words)
        assert ("measure.due_outside" in codes(edition, one)) is outside, words
    dated = Measure("m", "MR", 1, title="Járat", deadline="2205", due=date(2028, 1, 1))
    assert codes(edition, dated) == set(), "a given day counts, not the words"


def test_the_same_measure_twice(edition: Edition) -> None:
    first = Measure("a", "MR", 1, title="Reggeli járat", content=LONG)
    again = Measure("b", "WO", 1, title="REGGELI  JÁRAT!", content="Más.")
    copied = Measure("c", "EL", 1, title="Esti járat", content=LONG.upper())
    short = Measure("d", "EL", 2, title="Egyeztetés", content="Más.")
    assert codes(edition, first, again) == {"measure.same_title"}
    assert codes(edition, first, copied) == {"measure.same_content"}
    assert codes(edition, first, replace(again, title="Déli járat"), short) == set()


def test_done_needs_something_that_shows_it(edition: Edition) -> None:
    one = programme(measures=[Measure("m", "MR", 1, title="Járat")])
    file = EvidenceFile("f", "jelenléti ív.pdf", "0" * 64, 1)
    for said, missing in (
        (FollowUp(MeasureState.DONE), True),
        (FollowUp(MeasureState.DONE, evidence="jelenléti ívek"), False),
        (FollowUp(MeasureState.DONE, files=(file,)), False),
        (FollowUp(MeasureState.UNDER_WAY), False),
    ):
        told = [f for f in found(edition, replace(one, followups={("m", "2028"): said})) if f.node == "followup"]
        assert [f.severity for f in told] == ([Severity.WARNING] if missing else [])
