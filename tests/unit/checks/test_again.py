"""After a thousand random edits, checking again finds what checking everything anew would find."""

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from builders import hep_2021, office, programme, text
from hep_desktop.checks.engine import Checks
from hep_desktop.checks.unit import Snapshot
from hep_desktop.domain.answers import Answer
from hep_desktop.domain.forum import Meeting
from hep_desktop.domain.outcome import Change, Record
from hep_desktop.domain.places import (
    AnswerPlace,
    FactPlace,
    MeasurePlace,
    MeetingPlace,
    Place,
    ProblemPlace,
    ProgrammePlace,
    RowPlace,
    SettlementPlace,
    TextPlace,
)
from hep_desktop.domain.plan import Measure, Problem, ResultIndicator
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.rows import ListRow
from hep_desktop.domain.settlement import Settlement
from hep_desktop.domain.situation import Block, Fact, FactKey, Run, Text
from hep_desktop.domain.values import NoData, NoDataReason, Number, Words
from hep_desktop.template.model import NodeKind, RowKind

EDITS = 1000
EDITION = hep_2021()
CHECKS = Checks(EDITION)
DETAILS = replace(programme().details, masked_below=5)
YEARS = [str(year) for year in range(2021, 2029)]
PERIODS = [*YEARS, *(f"{year}/{int(year) + 1}" for year in YEARS), "2001", "2011"]
CODES = sorted({code for table in EDITION.tables.values() for code in table.columns})
LISTS = [table.id for table in EDITION.tables.values() if table.rows.kind is RowKind.LIST]
FEW = [code for code in CODES if code.startswith(("pop", "jobseek", "births", "deaths", "sch"))]
NODES = [node.id for node in EDITION.walk() if node.kind in (NodeKind.SECTION, NodeKind.CONCLUSIONS)]
CONCLUSIONS = [node.id for node in EDITION.walk() if node.kind is NodeKind.CONCLUSIONS]
SENTENCES = [
    "",
    "Rövid.",
    "Elég hosszú mondat a helyzetről.",
    "Baján és [ide írja].",
    "………",
    "Itt 3 álláskereső nő élt.",
    "x" * 60_001,
]

Edit = tuple[Place, Record | None]


def _key(dice: random.Random) -> FactKey:
    return FactKey(dice.choice(FEW), dice.choice(YEARS))


def _fact(dice: random.Random) -> Edit:
    code = dice.choice(FEW if dice.random() < 0.8 else CODES)
    listed = any(code in one.columns for one in EDITION.tables.values() if one.rows.kind is RowKind.LIST)
    place = FactPlace("p", code, "" if listed else dice.choice(PERIODS), dice.choice("xy") if listed else "")
    amount = Number(Decimal(dice.choice([-1, 0, 3, 14, 60, 140, 600])) + Decimal(dice.choice([0, 0, 0, 1])) / 2)
    held = dice.choice([amount, amount, amount, Words("hat"), NoData(NoDataReason.NOT_COLLECTED), None])
    return place, Fact(held) if held else None


def _text(dice: random.Random) -> Edit:
    runs = (Run(dice.choice(SENTENCES)), Run(dice.choice(["14", "60"]), tied=_key(dice)))
    blocks = (Block("b", runs=runs[: dice.choice([1, 2])]),)
    return TextPlace("p", dice.choice(NODES)), dice.choice([Text(blocks), Text(blocks), None])


def _problem(dice: random.Random) -> Edit:
    key, words = dice.choice("abc"), dice.choice(SENTENCES)
    one = Problem(key, dice.choice(CONCLUSIONS), 1, title=words[:40], description=words, rests_on=(_key(dice),))
    return ProblemPlace("p", key), dice.choice([one, one, None])


def _measure(dice: random.Random) -> Edit:
    key, words = dice.choice("mn"), dice.choice(SENTENCES)
    result = ResultIndicator("i", "mutató", baseline="14", baseline_fact=_key(dice))
    due = dice.choice([None, date(2029, 1, 1), date(2040, 1, 1)])
    one = Measure(key, "MR", 1, (dice.choice("abc"),), title=words[:40], goal=words, due=due, indicators=(result,))
    return MeasurePlace("p", key), dice.choice([one, one, None])


def _other(dice: random.Random) -> Edit:
    day = dice.choice([date(2027, 3, 31), date(2026, 6, 1)])
    return dice.choice(
        [
            (ProgrammePlace("p"), replace(DETAILS, planned_adoption=day)),
            (SettlementPlace("s"), Settlement("s", "00000", dice.choice(["Mintafalu", "Kitalált"]))),
            (SettlementPlace("t"), dice.choice([None, Settlement("t", "00019", dice.choice(["Baja", "Bér"]))])),
            (MeetingPlace("f"), dice.choice([None, Meeting("f", ("p",))])),
            (AnswerPlace("p", "x"), dice.choice([None, Answer("x", None, "Így jó.", "")])),
        ]
    )


def _row(dice: random.Random) -> Edit:
    key, table = dice.choice("xy"), dice.choice(LISTS)
    return RowPlace("p", key), dice.choice([ListRow(key, table, dice.choice([0, 1])), None])


KINDS: list[Callable[[random.Random], Edit]] = [
    *(_fact, _fact, _fact, _text, _text, _problem, _measure, _other, _row),
]


# each checks a thousand times and twenty times anew; a smaller seed is no simpler example
@settings(max_examples=2, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(st.integers(0, 2**32))
def test_a_thousand_edits(seed: int) -> None:
    dice = random.Random(seed)
    now = office(replace(programme(texts={"he.3.1": SENTENCES[3]}), details=DETAILS))
    checked = CHECKS.run(now, "p")
    seen: set[str] = set()
    for number in range(1, EDITS + 1):
        place, record = dice.choice(KINDS)(dice)
        now = now.with_changes([Change(place, now.record(place), record)])
        checked = CHECKS.run(now, "p", checked)
        seen |= {one.code for one in checked.findings}
        if number % 50 == 0:
            assert checked.findings == CHECKS.run(now, "p").findings, number
    assert seen >= {"text.too_short", "tie.lost"}  # the edits bring up what they should; a jump not with every seed


class Watched(dict[FactKey, Fact]):
    """Facts that keep in mind which indicators were asked for."""

    def __init__(self, facts: Mapping[FactKey, Fact]) -> None:
        super().__init__(facts)
        self.asked: set[str] = set()

    def get(self, key: FactKey, default: Any = None, /) -> Any:
        self.asked.add(key.indicator)
        return super().get(key, default)

    def __getitem__(self, key: FactKey, /) -> Fact:
        self.asked.add(key.indicator)
        return super().__getitem__(key)

    def __contains__(self, key: object, /) -> bool:
        self.asked.update({key.indicator} if isinstance(key, FactKey) else ())
        return super().__contains__(key)


def _filled(seed: int) -> Programme:
    """A programme with something in every cell: what a check reads depends on what it finds."""
    dice = random.Random(seed)
    base = replace(programme(texts=dict.fromkeys(NODES, SENTENCES[-2])), details=DETAILS)
    rows = {f"{table}.{at}": ListRow(f"{table}.{at}", table, at) for table in LISTS for at in (0, 1)}
    facts: dict[FactKey, Fact] = {}
    for table in EDITION.tables.values():
        listed = table.rows.kind is RowKind.LIST
        for key in [FactKey(code, "", one) for one in rows for code in table.columns] if listed else ():
            amount = Number(Decimal(dice.choice([-1, 3, 600])))
            facts[key] = Fact(Words("név") if key.indicator == table.columns[0] else amount)
        for code in () if listed else table.columns:
            for period in PERIODS:
                facts[FactKey(code, period)] = Fact(Number(Decimal(dice.choice([-1, 1, 3, 60, 600, 601]))))
    return replace(base, rows=rows, facts=facts)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_unit_reads_no_figure_it_does_not_name(seed: int) -> None:
    full = _filled(seed)
    dice = random.Random(seed)
    some = {key: fact for key, fact in full.facts.items() if dice.random() < 0.7}
    for facts in (full.facts, some):
        for unit in CHECKS.units:
            watched = Watched(facts)
            snapshot = Snapshot(EDITION, office(replace(full, facts=watched)), "p")
            tuple(unit.find(snapshot))
            assert watched.asked <= unit.reads.indicators, unit


def test_a_new_heading_of_a_text_is_no_other_text() -> None:
    before = office(programme(texts={"he.3.1": SENTENCES[2]}))
    first = CHECKS.run(before, "p")
    after = before.with_changes([Change(TextPlace("p", "he.3.1"), before.programmes["p"].text("he.3.1"), text("x"))])
    assert CHECKS.run(after, "p", first).findings == CHECKS.run(after, "p").findings
