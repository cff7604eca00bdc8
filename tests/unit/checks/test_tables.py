"""Checks on the figures of tables; what a whole table gives stands in tests/forms."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from builders import hep_2021, office, programme, run
from hep_desktop.checks.cells import written
from hep_desktop.domain.findings import Finding, Severity
from hep_desktop.domain.places import FactPlace
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.rows import ListRow
from hep_desktop.domain.situation import Fact, FactKey
from hep_desktop.domain.values import NoData, NoDataReason, Number, Value, Words
from hep_desktop.template.model import Break, Certainty, Check, Edition

YEARS = ("2022", "2023", "2024", "2025", "2026")
UNKNOWN = NoData(NoDataReason.NOT_YET_PUBLISHED)


@pytest.fixture(scope="module")
def edition() -> Edition:
    return hep_2021()


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


# what is no value of its column ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "amount", "found"),
    [
        ("births", "hat", "fact.not_a_number"),
        ("births", Decimal("2.5"), "fact.not_whole"),
        ("pubwork", Decimal("2.5"), ""),  # a yearly mean
        ("births", 3, ""),
        ("births", UNKNOWN, ""),
    ],
)
def test_the_right_type(edition: Edition, code: str, amount: str | Decimal | int | Value, found: str) -> None:
    told = run(edition, office(programme({(code, "2024"): amount})), "p")
    types = [f for f in told if f.code in ("fact.not_a_number", "fact.not_whole")]
    assert [(f.code, f.place, f.severity) for f in types] == (
        [(found, FactPlace("p", code, "2024"), Severity.ERROR)] if found else []
    )


def test_a_choice_is_one_of_its_choices(edition: Edition) -> None:
    indicator = edition.indicators["bld_phys"]
    facts = {
        FactKey("bld_phys", "", name): Fact(Words(words))
        for name, words in (("Iskola", indicator.choices[0]), ("Posta", "félig"))
    }
    one = Programme(programme().details, facts)
    found = [f for f in run(edition, office(one), "p") if f.code == "fact.not_a_choice"]
    assert [(f.place, dict(f.args)["found"]) for f in found] == [(FactPlace("p", "bld_phys", "", "Posta"), "félig")]


def test_words_in_a_number_cell_hide_nothing_else(edition: Edition) -> None:
    facts: dict[tuple[str, str], int | Value] = {
        ("births", "2023"): Words("hat"), ("births", "2024"): -1, ("deaths", "2023"): -2
    }  # fmt: skip
    codes = [f.code for f in _found(edition, "t5", facts) if f.severity is Severity.ERROR]
    assert sorted(codes) == ["fact.not_a_number", "fact.too_small", "fact.too_small"]


# jumps -----------------------------------------------------------------------------------------------------------


def _jumps(edition: Edition, code: str, amounts: dict[str, int | Value]) -> list[str]:
    told = run(edition, office(programme({(code, year): amount for year, amount in amounts.items()})), "p")
    return [str(f.place.period) for f in told if f.code == "fact.jump" and isinstance(f.place, FactPlace)]


@pytest.mark.parametrize(
    ("code", "amounts", "years"),
    [
        ("mig_in", {"2022": 60, "2023": 130}, ["2023"]),
        ("mig_in", {"2022": 130, "2023": 60}, ["2023"]),
        ("mig_in", {"2022": 60, "2023": 110}, []),  # less than twice as many
        ("mig_in", {"2022": 20, "2023": 49}, []),  # small figures jump as they like
        ("mig_in", {"2022": 0, "2023": 60}, ["2023"]),
        ("mig_in", {"2021": 60, "2022": 130}, ["2022"]),  # the year before those shown is known too
        ("mig_in", {"2022": 60, "2024": 130}, []),
        ("mig_in", {"2022": 60, "2023": 600, "2024": 62}, ["2023"]),  # one slip, one warning
        ("mig_in", {"2022": 60, "2023": 600, "2024": 6000}, ["2023", "2024"]),
        ("mig_in", {"2022": 60, "2023": UNKNOWN}, []),
        ("pop_res", {"2022": 1000, "2023": 1200}, []),
        ("pop_res", {"2022": 1000, "2023": 1300}, ["2023"]),
        ("births", {"2022": 60, "2023": 130}, ["2023"]),
    ],
)
def test_jumps(edition: Edition, code: str, amounts: dict[str, int | Value], years: list[str]) -> None:
    assert _jumps(edition, code, amounts) == years


def test_a_series_that_breaks_does_not_jump(edition: Edition) -> None:
    broken = replace(
        edition.indicators["mig_in"], breaks=(Break(date(2023, 3, 1), "más fogalom", "KSH", Certainty.VERIFIED),)
    )
    changed = replace(edition, indicators={**edition.indicators, "mig_in": broken})
    years = {str(year): amount for year, amount in zip(range(2022, 2027), (60, 130, 300, 700, 1500), strict=True)}
    assert _jumps(changed, "mig_in", dict(years)) == ["2025", "2026"]


def test_a_total_that_follows_from_its_parts_is_not_judged_again(edition: Edition) -> None:
    facts: dict[tuple[str, str], int | Value] = {
        ("jobseek_f", "2022"): 60, ("jobseek_m", "2022"): 60, ("jobseek_f", "2023"): 160, ("jobseek_m", "2023"): 60
    }  # fmt: skip
    told = [f.place for f in run(edition, office(programme(facts)), "p") if f.code == "fact.jump"]
    assert told == [FactPlace("p", "jobseek_f", "2023")]


# shares and other tables -----------------------------------------------------------------------------------------


def test_more_than_the_whole_is_one_finding(edition: Edition) -> None:
    found = _found(edition, "t5", {("births", "2024"): 900, ("pop_res", "2024"): 800})
    assert [f.code for f in found if f.severity is not Severity.TIP] == []


def test_an_empty_village_has_no_shares(edition: Edition) -> None:
    settings = {"part": "births", "whole": "pop_res", "people": Decimal(0), "at_least": Decimal(1)} | {
        "at_most": Decimal(4)
    }
    check = Check("plausible_share", Severity.WARNING, settings)
    t5 = replace(edition.tables["t5"], checks=(check,))
    changed = replace(edition, tables={**edition.tables, "t5": t5})
    assert _found(changed, "t5", {("births", "2024"): 0, ("pop_res", "2024"): 0})[0].severity is Severity.TIP


def test_a_warning_across_tables_names_what_it_was_compared_with(edition: Edition) -> None:
    facts: dict[tuple[str, str], int | Value] = {("sch_8ok", "2023/2024"): 20, ("sch_5_8", "2023/2024"): 10}
    found = next(f for f in _found(edition, "t4_4_4", facts) if f.code == "fact.across_more")
    told = dict(found.args)
    assert (told["tables"], told["figures"], told["other"]) == ("4.4.2.", "Tanulók száma – 5–8. évfolyam", "10")
    assert (found.subject, found.rests_on) == ("sch_5_8", ("20", "10"))


def test_two_warnings_of_one_cell_can_be_answered_apart(edition: Edition) -> None:
    facts: dict[tuple[str, str], int | Value] = {
        ("jobseek180_55", "2024"): 9, ("jobseek180_t", "2024"): 5, ("jobseek55", "2024"): 4, ("jobseek_t", "2024"): 30
    }  # fmt: skip
    found = [f for f in _found(edition, "t6_2_1", facts) if f.code == "fact.more_than_whole"]
    assert len({f.key for f in found}) == len(found) == 2


def test_a_formula_over_nothing_gives_nothing_to_compare(edition: Edition) -> None:
    settings = {"figure": "births", "relation": "at_most", "formula": "pop_res / deaths"}
    t5 = replace(edition.tables["t5"], checks=(Check("across_tables", Severity.WARNING, settings),))
    changed = replace(edition, tables={**edition.tables, "t5": t5})
    facts = {("births", "2024"): 9, ("pop_res", "2024"): 800, ("deaths", "2024"): 0}
    assert [f.code for f in _found(changed, "t5", dict(facts))] == ["table.gaps"]


def test_a_finding_in_a_list_names_its_row(edition: Edition) -> None:
    facts = {FactKey("mun_inst_name", "", "a"): Words("Óvoda"), FactKey("mun_inst_emp", "", "a"): Number(Decimal(-4))}
    held = {key: Fact(value) for key, value in facts.items()}
    listed = replace(programme(), rows={"a": ListRow("a", "t3_2_12")}, facts=held)
    (found,) = [one for one in run(edition, office(listed), "p") if one.code == "fact.too_small"]
    assert dict(found.args)["period"] == "Óvoda"
    unnamed = replace(listed, facts={key: fact for key, fact in held.items() if key.indicator != "mun_inst_name"})
    (found,) = [one for one in run(edition, office(unnamed), "p") if one.code == "fact.too_small"]
    assert dict(found.args)["period"] == "1."
