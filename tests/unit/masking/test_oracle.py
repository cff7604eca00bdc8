"""A reader with a solver cannot recover a masked count from all that is published."""

from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import hep_2021, programme
from hep_desktop.domain.findings import Severity
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.rows import ListRow
from hep_desktop.domain.situation import Block, Fact, FactKey, LetterOrigin, Origin, Run, Text, TypedOrigin
from hep_desktop.domain.values import NoData, NoDataReason, Number
from hep_desktop.masking.view import published
from hep_desktop.template.figures import Figures
from hep_desktop.template.formula import Formula
from hep_desktop.template.model import (
    Certainty,
    Check,
    Edition,
    Indicator,
    IndicatorKind,
    RowKind,
    Rows,
    SourceName,
    Table,
)
from hep_desktop.template.wholes import WHOLE
from masking_oracle import COUNTS, Oracle
from package_sample import edition as sample_edition

OURS, THEIRS = LetterOrigin("járási hivatal"), TypedOrigin("KSH T-STAR, 2023")


def _count(code: str, formula: str = "", *, given: bool = True) -> Indicator:
    made = Formula(formula) if formula else None
    return Indicator(code, code, "fő", IndicatorKind.COUNT, formula=made, given=given and made is not None)


def _share(code: str, formula: str) -> Indicator:
    return Indicator(code, code, "%", IndicatorKind.PERCENT, formula=Formula(formula), decimals=1)


def _check(kind: str, **told: str | tuple[str, ...]) -> Check:
    return Check(kind, Severity.WARNING, told)


def _edition(indicators: list[Indicator], *checks: Check) -> Edition:
    columns = tuple(one.code for one in indicators)
    table = Table("t", "1", "Próba", "he.3.1", Rows(RowKind.YEARS), columns, Certainty.VERIFIED, checks=checks)
    return replace(
        sample_edition(),
        indicators={one.code: one for one in indicators},
        tables={"t": table},
        sources={"KSH": SourceName("KSH", "KSH", known_as=("KSH",))},
        people_units=("fő",),
    )


# two groups by sex, their totals, a total of totals, shares, a difference, and the first group split by age
TABLES = _edition(
    [
        *(_count("a_f"), _count("a_m"), _count("a_t", "a_f + a_m")),
        *(_count("b_f"), _count("b_m"), _count("b_t", "b_f + b_m")),
        *(_count("all", "a_t + b_t"), _count("more", "b_t - a_t", given=False)),
        *(_count("young"), _count("old")),
        *(_share("a_pct", "pct(a_f, b_f)"), _share("t_pct", "pct(a_t, b_t)"), _share("chg", "pct(a_f, prev(a_f))")),
    ],
    _check("sum_equals", total="a_t", parts=("young", "old")),
    _check("not_more_than", part="a_f", whole="b_f"),
)
LEAVES = ("a_f", "a_m", "b_f", "b_m", "young", "old")


def _oracle(edition: Edition, one: Programme) -> Oracle:
    figures = Figures(edition, one)
    return Oracle(figures, published(figures))


def _programme(facts: dict[FactKey, Fact], threshold: int = 3) -> Programme:
    base = programme()
    return replace(base, details=replace(base.details, masked_below=threshold), facts=facts)


def _amount(value: Fact | None) -> Decimal | None:
    return value.value.amount if value is not None and isinstance(value.value, Number) else None


ORIGINS: st.SearchStrategy[Origin] = st.sampled_from([OURS, OURS, OURS, THEIRS])
AMOUNTS = st.one_of(st.integers(0, 6), st.none())


@st.composite
def _filled(draw: st.DrawFn, origins: st.SearchStrategy[Origin] = ORIGINS) -> Programme:
    """Some figures of one or two years, perhaps with totals given, or withheld by their source."""
    facts: dict[FactKey, Fact] = {}
    for period in draw(st.sampled_from([("2024",), ("2023", "2024")])):
        for code in (*LEAVES, "a_t", "b_t"):
            amount = draw(AMOUNTS)
            if amount is not None and (code in LEAVES or draw(st.booleans())):
                facts[FactKey(code, period)] = Fact(Number(Decimal(amount)), draw(origins))
            elif amount is None and code in LEAVES and draw(st.booleans()):
                facts[FactKey(code, period)] = Fact(NoData(NoDataReason.WITHHELD), OURS)
        young, women, men = (_amount(facts.get(FactKey(code, period))) for code in ("young", "a_f", "a_m"))
        if young is not None and women is not None and men is not None and women + men >= young:
            rest = Number(women + men - young)  # the ages add up, as they mostly do
            facts[FactKey("old", period)] = Fact(rest, draw(origins))
    return _programme(facts, draw(st.sampled_from([2, 3, 5])))


@settings(max_examples=60, deadline=None)
@given(_filled(origins=st.just(OURS)))
def test_no_masked_or_withheld_count_can_be_recovered(one: Programme) -> None:
    assert _oracle(TABLES, one).recovered() == []


@settings(max_examples=40, deadline=None)
@given(_filled())
def test_among_figures_of_publishing_sources_none_of_the_office_is_recovered(one: Programme) -> None:
    oracle = _oracle(TABLES, one)
    # what a source withholds may follow from what sources publish: that is not for us to mend
    assert [key for key in oracle.recovered() if oracle.true.number(key) is not None] == []


@settings(max_examples=40, deadline=None)
@given(_filled(origins=st.just(OURS)))
def test_every_small_count_of_the_office_is_masked_and_zero_is_not_small(one: Programme) -> None:
    open_figures = published(Figures(TABLES, one))
    for key, fact in one.facts.items():
        amount = Figures(TABLES, one).number(key)
        if amount == _amount(fact) and amount is not None and 0 < amount < one.details.masked_below:
            assert open_figures.number(key) is None


def test_one_small_part_takes_another_with_it_and_the_total_stays() -> None:
    ours = {"a_f": 2, "a_m": 7, "b_f": 9, "b_m": 8}
    one = _programme({FactKey(code, "2024"): Fact(Number(Decimal(amount)), OURS) for code, amount in ours.items()})
    shown = published(Figures(TABLES, one))
    numbers = {code: shown.number(FactKey(code, "2024")) for code in (*ours, "a_t", "b_t", "a_pct", "t_pct")}
    assert (numbers["a_f"], numbers["a_m"], numbers["a_pct"]) == (None, None, None)
    assert (numbers["a_t"], numbers["b_f"], numbers["b_m"], numbers["b_t"]) == (9, 9, 8, 17)
    assert numbers["t_pct"] is not None


def test_hiding_the_small_alone_would_be_found_out() -> None:
    """The oracle can fail: it sees through a paper that masks no more than the small counts."""
    ours = {"a_f": 2, "a_m": 7}
    one = _programme({FactKey(code, "2024"): Fact(Number(Decimal(amount)), OURS) for code, amount in ours.items()})
    facts = {
        FactKey("a_f", "2024"): Fact(NoData(NoDataReason.WITHHELD), OURS),
        FactKey("a_m", "2024"): one.facts[FactKey("a_m", "2024")],
        FactKey("a_t", "2024"): Fact(Number(Decimal(9)), OURS),
    }
    naive = Figures(TABLES, replace(one, facts=facts))
    assert Oracle(Figures(TABLES, one), naive).recovered() == [FactKey("a_f", "2024")]


def test_a_sentence_does_not_tell_what_a_list_with_a_hidden_row_adds_up_to() -> None:
    edition = hep_2021()
    facts = {FactKey("seg_pop", "", row): Fact(Number(Decimal(amount)), OURS) for row, amount in (("x", 46), ("y", 2))}
    runs = Run("Összesen "), Run("48", tied=FactKey("seg_pop", "", WHOLE)), Run(" fő, az egyikben 46 él.")
    rows = {row: ListRow(row, "t3_5_1") for row in ("x", "y")}
    one = replace(_programme(facts), rows=rows, texts={"he.3.5": Text((Block("b", runs=runs),))})
    assert published(Figures(edition, one)).programme.text("he.3.5").plain == "Összesen … fő, az egyikben 46 él."


@pytest.mark.parametrize("threshold", [0, 3])
def test_figures_that_are_published_anyway_stay(threshold: int) -> None:
    one = _programme({FactKey("a_f", "2024"): Fact(Number(Decimal(1)), THEIRS)}, threshold)
    figures = Figures(TABLES, one)
    assert published(figures) is figures


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_in_all_tables_of_a_programme_together_nothing_masked_is_recovered(seed: int) -> None:
    edition = hep_2021()
    oracle = _oracle(edition, _small_everywhere(edition, seed))
    assert len(oracle.masked()) > 50
    assert oracle.recovered() == []


def _small_everywhere(edition: Edition, seed: int) -> Programme:
    """A hamlet's figures of two years in every table, a quarter of them of sources that publish them."""
    random = Random(seed)
    facts: dict[FactKey, Fact] = {}
    for year in ("2024", "2025"):
        for code, indicator in edition.indicators.items():
            if indicator.formula is None and indicator.kind in COUNTS and random.random() < 0.8:
                amount = Number(Decimal(random.choice((0, 1, 1, 2, 3, 5, 12))))
                facts[FactKey(code, year)] = Fact(amount, random.choice((OURS, OURS, OURS, THEIRS)))
    return _programme(facts)
