"""Sentences from tables: what is told, with which ties, and what is left untold in a small village."""

from collections.abc import Mapping

import pytest

from builders import FORMS, programme
from hep_desktop.domain.situation import FactKey
from hep_desktop.template.catalogue import Catalogue
from hep_desktop.template.figures import Figures
from hep_desktop.template.model import RowKind
from hep_desktop.template.telling import suggestions

EDITION = Catalogue(FORMS).edition("hep-2021")
SETTLEMENT = "hep.intro.settlement"
WORK = "he.3.2"


def figures(facts: Mapping[tuple[str, str], int]) -> Figures:
    return Figures(EDITION, programme(facts))


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


def test_every_table_of_years_or_censuses_has_a_sentence() -> None:
    told = {one.table for one in EDITION.wordings.sentences}
    periodic = {table.id for table in EDITION.tables.values() if table.rows.kind is not RowKind.LIST}
    assert periodic - told == set()
