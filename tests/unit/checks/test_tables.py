"""Checks on the figures of tables; what a whole table gives stands in tests/forms."""

from decimal import Decimal

import pytest

from builders import FORMS, office, programme
from hep_desktop.checks.cells import written
from hep_desktop.checks.engine import run
from hep_desktop.domain.findings import Finding, Severity
from hep_desktop.domain.places import FactPlace
from hep_desktop.domain.values import NoData, NoDataReason, Value
from hep_desktop.template.model import Edition
from hep_desktop.template.reader import read_edition

YEARS = ("2022", "2023", "2024", "2025", "2026")
UNKNOWN = NoData(NoDataReason.NOT_YET_PUBLISHED)


@pytest.fixture(scope="module")
def edition() -> Edition:
    return read_edition(FORMS / "hep-2021")


def _found(edition: Edition, table: str, facts: dict[tuple[str, str], int | Value]) -> list[Finding]:
    return [finding for finding in run(edition, office(programme(facts)), "p") if finding.table == table]


def test_the_empty_tables_of_a_chapter_are_one_tip(edition: Edition) -> None:
    (found,) = [f for f in run(edition, office(programme()), "p") if f.node == "hep.intro.settlement" and f.table]
    assert (found.code, found.severity, found.table) == ("table.several_empty", Severity.TIP, "t1")
    assert found.place == FactPlace("p", "pop_res", "2022")
    assert dict(found.args) == {"heading": "A település bemutatása", "tables": "1., 2., 4., 5.", "count": "4"}


def test_one_empty_table_is_named(edition: Edition) -> None:
    (found,) = [f for f in run(edition, office(programme()), "p") if f.node == "he.7.2"]
    assert (found.code, found.table) == ("table.empty", "t7_2_1")
    assert dict(found.args)["count"] == "10"


def test_a_table_with_gaps_is_one_tip_that_leads_to_the_first(edition: Edition) -> None:
    (found,) = _found(edition, "t5", {("births", "2022"): 6, ("births", "2023"): 4})
    assert (found.code, found.place) == ("table.gaps", FactPlace("p", "deaths", "2022"))
    assert dict(found.args)["count"] == "8"


def test_no_data_is_an_answer(edition: Edition) -> None:
    assert _found(edition, "t5", {(code, year): UNKNOWN for code in ("births", "deaths") for year in YEARS}) == []


def test_figures_kept_in_another_table_are_missed_there(edition: Edition) -> None:
    assert _found(edition, "t3", {}) == []


def test_a_total_excuses_the_parts_its_source_does_not_know(edition: Edition) -> None:
    totals = {(code, year): 30 for code in ("pop15_64_t", "jobseek_t") for year in YEARS}
    assert _found(edition, "t3_2_1", totals) == []
    unknown = {(code, year): UNKNOWN for code in ("pop15_64_t", "jobseek_t") for year in YEARS}
    assert [f.code for f in _found(edition, "t3_2_1", unknown)] == ["table.gaps"]


def test_a_finding_on_a_cell_leads_to_it(edition: Edition) -> None:
    found = _found(edition, "t5", {("births", "2024"): -1})
    error = found[0]
    assert (error.code, error.severity, error.place) == (
        "fact.too_small",
        Severity.ERROR,
        FactPlace("p", "births", "2024"),
    )
    assert dict(error.args) == {
        "table": "5", "period": "2024", "indicator": "Élve születések száma", "amount": "−1", "limit": "0",
    }  # fmt: skip


def test_years_that_no_table_shows_are_not_judged(edition: Edition) -> None:
    assert _found(edition, "t5", {("births", "2019"): -1}) == []


@pytest.mark.parametrize(
    ("amount", "expected"),
    [("3", "3"), ("12345", "12\u00a0345"), ("2.50", "2,5"), ("1200", "1200"), ("33.3333", "33,33")],
)
def test_amounts_in_sentences(amount: str, expected: str) -> None:
    assert written(Decimal(amount)) == expected
