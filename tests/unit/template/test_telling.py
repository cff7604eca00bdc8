"""Sentences from tables: what is told, with which ties, and what is left untold in a small village."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from builders import hep_2021, programme, value
from hep_desktop.domain.rows import ListRow
from hep_desktop.domain.situation import Fact, FactKey
from hep_desktop.domain.values import NoData, NoDataReason, Value
from hep_desktop.template.figures import Figures
from hep_desktop.template.telling import suggestions
from hep_desktop.template.ties import is_stale
from hep_desktop.template.wholes import WHOLE

EDITION = hep_2021()
SETTLEMENT = "hep.intro.settlement"
WORK = "he.3.2"


def figures(facts: Mapping[tuple[str, str], int]) -> Figures:
    return Figures(EDITION, programme(facts))


def listed(table: str, *rows: Mapping[str, str | int | Value]) -> Figures:
    """A list with its rows, named by their place."""
    held = {str(at): ListRow(str(at), table, at) for at in range(len(rows))}
    facts = {FactKey(code, "", str(at)): Fact(value(one)) for at, row in enumerate(rows) for code, one in row.items()}
    return Figures(EDITION, replace(programme(), rows=held, facts=facts))


def words(facts: Mapping[tuple[str, str], int], node: str) -> list[str]:
    return [one.words for one in suggestions(figures(facts), node)]


def test_nothing_is_told_of_nothing() -> None:
    assert not any(suggestions(figures({}), node.id) for node in EDITION.walk())


def test_a_fall_and_a_rise_are_told_apart_and_every_number_is_tied() -> None:
    fall = {("pop_res", "2022"): 1501, ("pop_res", "2026"): 1487}
    told = suggestions(figures(fall), SETTLEMENT)[0]
    assert told.words == "A lakónépesség 2022 végén 1501 fő volt, 2026 végén 1487 fő: 14 fővel kevesebb."
    assert [run.tied for run in told.runs if run.tied] == [FactKey("pop_res", "2022"), FactKey("pop_res", "2026")]
    rise = {("pop_res", "2022"): 1501, ("pop_res", "2026"): 12345}
    assert words(rise, SETTLEMENT) == [
        "A lakónépesség 2022 végén 1501 fő volt, 2026 végén 12\u00a0345 fő: 10\u00a0844 fővel több."
    ]


def test_the_newest_year_with_figures_counts_and_one_year_alone_is_compared_with_nothing() -> None:
    assert words({("pop_res", "2024"): 812}, SETTLEMENT) == ["A lakónépesség 2024 végén 812 fő volt."]


def test_none_is_a_word_and_tied_all_the_same() -> None:
    told = suggestions(figures({("births", "2026"): 0, ("deaths", "2026"): 11}), SETTLEMENT)[0]
    assert told.words == "2026-ban a településen nem született gyermek, 11 lakos halt meg."
    assert [run.text for run in told.runs if run.tied] == ["nem", "11"]


def test_articles_and_endings_follow_the_numbers() -> None:
    facts = {("jobseek_f", "2025"): 3, ("jobseek_m", "2025"): 2}
    assert "2025-ben az 5 nyilvántartott álláskeresőből 3 volt nő és 2 férfi." in words(facts, WORK)
    facts = {("jobseek_f", "2026"): 3, ("jobseek_m", "2026"): 3}
    assert "2026-ban a 6 nyilvántartott álláskeresőből 3 volt nő és 3 férfi." in words(facts, WORK)


@pytest.mark.parametrize(("base", "told"), [(40, False), (400, True)])
def test_no_per_cent_of_a_few(base: int, *, told: bool) -> None:
    facts = {("jobseek_f", "2026"): 3, ("jobseek_m", "2026"): 2, ("pop15_64_f", "2026"): base // 2}
    some = words(facts | {("pop15_64_m", "2026"): base // 2}, WORK)
    assert any("%" in one for one in some) is told
    assert any("5 nyilvántartott" in one for one in some)


def test_school_years_are_named_as_such() -> None:
    facts = {("sch_1_4", "2024/2025"): 20, ("sch_5_8", "2024/2025"): 21, ("sch_daycare", "2024/2025"): 15}
    assert "A 2024/2025-ös tanévben a 41 tanulóból 15 volt napközis." in words(facts, "he.4.4")


def test_every_table_has_a_sentence() -> None:
    assert set(EDITION.tables) - {one.table for one in EDITION.wordings.sentences} == set()


def test_a_list_is_told_as_a_whole_and_its_numbers_are_tied_to_all_its_rows() -> None:
    some = listed(
        "t8_1",
        {"org_name": "Nyugdíjasklub", "org_vol": 12, "org_agreement": "igen"},
        {"org_name": "Polgárőrség", "org_vol": 3, "org_agreement": "nem"},
    )
    (told,) = suggestions(some, "he.8")
    assert told.words == (
        "A 3–7. pontban szereplő területeket 2 szervezet segíti, összesen 15 önkéntessel; "
        "közülük 1 szervezettel van partnerségi megállapodás."
    )
    assert {run.tied.member for run in told.runs if run.tied} == {WHOLE}
    assert not any(is_stale(run, some) for run in told.runs)
    more = listed("t8_1", {"org_name": "Nyugdíjasklub", "org_vol": 12, "org_agreement": "igen"})
    assert [run.text for run in told.runs if is_stale(run, more)] == ["2", "15"]


def test_rows_that_are_not_all_filled_in_are_not_added_up() -> None:
    some = listed("t8_1", {"org_name": "Nyugdíjasklub", "org_vol": 12}, {"org_name": "Polgárőrség"})
    (told,) = suggestions(some, "he.8")
    assert "önkéntes" not in told.words


def test_each_row_of_a_list_is_told_with_its_name() -> None:
    some = listed(
        "t3_2_11",
        {"acc_place": "járási székhely", "acc_car_min": 22, "acc_pt_min": 35},
        {"acc_place": "főváros", "acc_car_min": 90},
    )
    assert [one.words for one in suggestions(some, WORK)] == [
        "Elérhetőség – járási székhely: autóval 22, közösségi közlekedéssel 35 perc.",
        "Elérhetőség – főváros: autóval 90 perc.",
    ]


def test_what_a_withheld_row_is_part_of_is_withheld() -> None:
    counts = (
        {"seg_name": "Patak sor", "seg_pop": 46},
        {"seg_name": "Malom köz", "seg_pop": NoData(NoDataReason.WITHHELD)},
    )
    assert listed("t3_5_1", *counts).shown(FactKey("seg_pop", "", WHOLE)) == NoData(NoDataReason.WITHHELD)
