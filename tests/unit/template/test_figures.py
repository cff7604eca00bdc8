"""What a cell shows: given facts, computed values, and what a formula lacks."""

from decimal import Decimal

import pytest

from builders import hep_2021, programme
from edition_files import small_edition, write
from hep_desktop.domain.situation import Fact, FactKey
from hep_desktop.domain.values import EMPTY, NoData, NoDataReason, Number, Value
from hep_desktop.template.figures import Figure, Figures, shifted
from hep_desktop.template.model import Edition
from hep_desktop.template.reader import read_edition


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return read_edition(write(small_edition(), tmp_path_factory.mktemp("editions") / "small"))


def _figure(edition: Edition, code: str, **facts: int | Value) -> Figure:
    one = programme({(name, "2024"): amount for name, amount in facts.items()})
    return Figures(edition, one).figure(FactKey(code, "2024"))


def test_a_given_figure_and_an_empty_one(edition: Edition) -> None:
    given = _figure(edition, "women", women=3)
    assert (given.value, given.fact, given.computed) == (Number(Decimal(3)), Fact(Number(Decimal(3))), False)
    empty = _figure(edition, "women")
    assert (empty.value, empty.fact, empty.computed) == (EMPTY, None, False)


def test_computed_wins_over_given_and_keeps_what_was_given(edition: Edition) -> None:
    shown = _figure(edition, "all", women=3, men=4, all=9)
    assert (shown.value, shown.computed, shown.missing) == (Number(Decimal(7)), True, ())
    assert shown.fact == Fact(Number(Decimal(9)))


def test_a_given_total_stands_in_where_parts_are_missing(edition: Edition) -> None:
    shown = _figure(edition, "all", women=3, all=9)
    assert (shown.value, shown.computed) == (Number(Decimal(9)), False)
    missing = NoData(NoDataReason.WITHHELD)
    assert _figure(edition, "all", all=missing).value == missing
    assert _figure(edition, "share", women=3, all=12).value == Number(Decimal(25))


def test_an_empty_computed_cell_says_what_it_lacks(edition: Edition) -> None:
    shown = _figure(edition, "all", women=3)
    assert (shown.value, shown.computed, shown.missing) == (EMPTY, True, (FactKey("men", "2024"),))
    assert _figure(edition, "share", women=0, men=0).missing == ()


def test_a_reader_sees_why_a_computed_cell_is_empty(edition: Edition) -> None:
    lacking = NoData(NoDataReason.NOT_YET_PUBLISHED)
    figures = Figures(edition, programme({("women", "2024"): lacking, ("men", "2024"): 3}))
    assert figures.shown(FactKey("all", "2024")) == lacking
    assert figures.shown(FactKey("share", "2024")) == lacking
    assert figures.shown(FactKey("men", "2024")) == Number(Decimal(3))
    assert figures.shown(FactKey("all", "2023")) == EMPTY


def test_what_was_typed_into_a_cell_that_takes_nothing_is_not_shown(edition: Edition) -> None:
    shown = _figure(edition, "share", share=50)
    assert (shown.value, shown.computed) == (EMPTY, True)


def test_only_a_formula_computes(edition: Edition) -> None:
    assert Figures(edition, programme()).computed(FactKey("women", "2024")) is None


def test_the_year_before() -> None:
    real = hep_2021()
    figures = Figures(real, programme({("pop_res", "2021"): 1000, ("pop_res", "2022"): 990}))
    assert figures.number(FactKey("pop_res_chg", "2022")) == 99


@pytest.mark.parametrize(
    ("period", "offset", "expected"),
    [
        ("2024", -1, "2023"),
        ("2024/2025", -1, "2023/2024"),
        ("2024", 0, "2024"),
        ("", -1, ""),
        ("2022-10-01", 0, "2022-10-01"),
    ],
)
def test_shifted(period: str, offset: int, expected: str) -> None:
    assert shifted(period, offset) == expected
