"""The traits of real files, each with a file of its own: names, codes, headings (1 to 28 of 48)."""

from pathlib import Path

import pytest

import source_files as made
from hep_desktop.importers.matching import Known
from hep_desktop.importers.proposal import DoubtKind
from trait_files import BIRTHS, DEATHS, PEOPLE, seen, table

HEAD = ["Település", f"2023 {BIRTHS}"]


# --- codes and names -------------------------------------------------------------------------------------------


def test_trait_01_a_code_of_teir_is_a_ksh_code_without_its_last_digit(tmp_path: Path) -> None:
    rows = [["", "kod", f"2024 {BIRTHS} (fő)"], ["Aba", 1737.0, 41.0], ["Mintafalu", 0.0, 3.0]]
    assert seen(table(tmp_path, rows)).of("Aba") == {"2024": 41}


def test_trait_02_codes_as_text_and_as_numbers_in_one_column(tmp_path: Path) -> None:
    rows = [["Név", "KSH kód", f"2023 {BIRTHS}"], ["Aba", "17376", 41.0], ["Budapest 01. ker.", 9566.0, 7.0]]
    found = seen(table(tmp_path, rows))
    assert (found.of("Aba"), found.of("Budapest 01. ker.")) == ({"2023": 41}, {"2023": 7})


@pytest.mark.parametrize(
    ("codes", "found"),
    [
        ([("Hetyefő", 1508.0), ("Aba", 1737.0)], {"Hetyefő"}),  # a column of TeIR's: 1508 is no 01508
        ([("Ipolyszög", 1508.0), ("Aba", 17376.0)], {"Ipolyszög"}),  # one of KSH's that lost its zero
    ],
)
def test_trait_03_a_lost_zero_is_decided_for_the_column(
    tmp_path: Path, codes: list[tuple[str, float]], found: set[str]
) -> None:
    ours = (Known("15088", "Hetyefő"), Known("01508", "Ipolyszög"))
    rows = [["Név", "kód", f"2023 {BIRTHS}"], *([name, code, 5.0] for name, code in codes)]
    figures = seen(table(tmp_path, rows), ours).figures
    assert {next(one.name for one in ours if one.code == key[0]) for key in figures} == found


def test_trait_04_without_codes_the_name_is_the_key(tmp_path: Path) -> None:
    assert seen(table(tmp_path, [HEAD, ["ABA", 41.0], ["Abaliget", 2.0]])).of("Aba") == {"2023": 41}


@pytest.mark.parametrize(("level", "figures"), [("vármegye", 0), ("járás", 0), ("község", 1)])
def test_trait_05_a_county_of_the_village_s_name_is_no_match(tmp_path: Path, level: str, figures: int) -> None:
    rows = [["Név", "Szint", f"2023 {BIRTHS}"], ["Zala", level, 900.0], ["Zalaba", "község", 1.0]]
    found = seen(table(tmp_path, rows), (Known("00000", "Zala"),))
    assert len(found.figures) == figures
    assert DoubtKind.NAME_OF_COUNTY not in found.kinds  # the level beside it tells


def test_trait_06_a_district_is_no_settlement(tmp_path: Path) -> None:
    found = seen(table(tmp_path, [HEAD, ["Abai járás", 900.0], ["Abai", 800.0], ["Aba", 41.0]]))
    assert found.figures == {("17376", "births", "2023"): 41}


@pytest.mark.parametrize(
    "name",
    [
        "Budapest 01. ker.",
        "Budapest 01. kerület",
        "Budapest I. kerület",
        "Budapest                 01",
        "BUDAPEST 01. KER.",
        "Budapest 01",
        "I. kerület",
    ],
)
def test_trait_07_seven_spellings_of_a_district_of_the_capital(tmp_path: Path, name: str) -> None:
    assert seen(table(tmp_path, [HEAD, [name, 7.0], ["Aba", 41.0]])).of("Budapest 01. ker.") == {"2023": 7}


@pytest.mark.parametrize("county", ["Csongrád", "Veszprém\u00a0megye", "Komárom- Esztergom ", "BAC", "Jász-N-Sz"])
def test_trait_08_a_county_may_be_called_anything(tmp_path: Path, county: str) -> None:
    rows = [["Vármegye", *HEAD], [county, "Aba", 41.0], [county, "Mintafalu", 3.0]]
    assert seen(table(tmp_path, rows)).of("Aba") == {"2023": 41}


def test_trait_09_accents_and_short_names_are_matched_exactly(tmp_path: Path) -> None:
    ours = (Known("00000", "Komló"), Known("17376", "Ág"))
    rows = [HEAD, ["Kömlő", 1.0], ["Komlo", 2.0], ["Ágasegyháza", 3.0], ["Ág", 4.0]]
    assert seen(table(tmp_path, rows), ours).figures == {("17376", "births", "2023"): 4}


def test_trait_10_fictitious_units_are_nobody_s(tmp_path: Path) -> None:
    rows = [
        ["Név", "KSH kód", f"2023 {BIRTHS}"],
        ["Budapest kerületre nem bontható adatai", "13578", 9.0],
        ["Külföldiek\u00a0összesen", "", 8.0],
        ["Aba", "17376", 41.0],
    ]
    found = seen(table(tmp_path, rows), (Known("13578", "Budapest"), Known("17376", "Aba")))
    assert found.figures == {("17376", "births", "2023"): 41}
    assert DoubtKind.NAME_DIFFERS in found.kinds


def test_trait_11_a_settlement_that_is_absent_has_no_figure(tmp_path: Path) -> None:
    assert seen(table(tmp_path, [HEAD, ["Aba", 41.0], ["Adony", 3.0]])).of("Mintafalu") == {}


def test_trait_12_stars_behind_names_are_no_part_of_them(tmp_path: Path) -> None:
    found = seen(table(tmp_path, [HEAD, ["Mintafalu *", 3.0], ["Aba", "*"], ["Adony", 1.0]]))
    assert found.figures == {("00000", "births", "2023"): 3}
    assert DoubtKind.NO_NUMBER in found.kinds


def test_trait_13_totals_between_the_rows_are_passed_over(tmp_path: Path) -> None:
    rows = [
        HEAD,
        ["Fejér megye összesen", 900.0],
        ["Aba", 41.0],
        ["", 941.0],
        ["Ország mindösszesen", 9.0],
        ["Mintafalu", 3.0],
    ]
    assert seen(table(tmp_path, rows)).figures == {("17376", "births", "2023"): 41, ("00000", "births", "2023"): 3}


def test_trait_14_the_same_settlement_on_two_sheets_is_taken_once(tmp_path: Path) -> None:
    path = made.workbook(tmp_path / "a.xlsx", {"Ország": [HEAD, ["Aba", 41.0]], "Fejér": [HEAD, ["Aba", 41.0]]})
    assert seen(path).of("Aba") == {"2023": 41}
    path = made.workbook(tmp_path / "b.xlsx", {"Ország": [HEAD, ["Aba", 41.0]], "Fejér": [HEAD, ["Aba", 42.0]]})
    assert (seen(path).of("Aba"), DoubtKind.SAID_TWICE in seen(path).kinds) == ({}, True)


# --- headings --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("above", [0, 1, 2, 3, 7, 20])
def test_trait_15_headings_stand_in_any_of_the_first_rows(tmp_path: Path, above: int) -> None:
    rows = [*([f"Megjegyzés {number}."] for number in range(above)), HEAD, ["Aba", 41.0], ["Mintafalu", 3.0]]
    assert seen(table(tmp_path, rows)).of("Mintafalu") == {"2023": 3}


def test_trait_16_letters_for_headings_with_the_legend_below(tmp_path: Path) -> None:
    rows = [
        ["Megnevezés", "Kód", "L", "(M-L)/H"],
        ["Aba", 1737.0, 30.0, 0.1],
        [],
        ["L", "Belföldi állandó elvándorlások száma, 2016(Település)"],
        ["", "Forrás:(TeIR)|KSH-TSTAR"],
    ]
    found = seen(made.xls(tmp_path / "a.xls", rows, sheet="TeIR2"))
    assert (found.of("Aba", "mig_out"), DoubtKind.RATIO in found.kinds) == ({"2016": 30}, True)


def test_trait_17_no_heading_over_the_names(tmp_path: Path) -> None:
    rows = [["", f"2023 {BIRTHS}"], ["Aba", 41.0], ["Mintafalu", 3.0]]
    assert seen(table(tmp_path, rows)).of("Mintafalu") == {"2023": 3}


@pytest.mark.parametrize("heading", ["Élve-születések száma", "Élveszüle-tések\nszáma", "Élveszületések\u00ad száma"])
def test_trait_18_hyphens_and_breaks_of_the_layout_in_headings(tmp_path: Path, heading: str) -> None:
    assert seen(table(tmp_path, [["Település", f"2023 {heading}"], ["Aba", 41.0]])).of("Aba") == {"2023": 41}


def test_trait_19_blanks_before_within_and_behind_headings(tmp_path: Path) -> None:
    rows = [["  Település ", "2023  Élveszületések   száma     "], ["Aba", 41.0], ["Mintafalu", 3.0]]
    assert seen(table(tmp_path, rows)).of("Aba") == {"2023": 41}


def test_trait_20_blocks_of_years_within_the_data(tmp_path: Path) -> None:
    rows = [["Település", BIRTHS], ["$2022", ""], ["Aba", 40.0], ["$2023", ""], ["Aba", 41.0]]
    assert seen(table(tmp_path, rows)).of("Aba") == {"2022": 40, "2023": 41}


@pytest.mark.parametrize("year", [2023.0, "2023", "2023.", "2023. év", "2023. évi adat", "2023. december 31.", "2023*"])
def test_trait_21_a_year_is_written_in_many_ways(tmp_path: Path, year: str | float) -> None:
    rows = [["Település", "Év", BIRTHS], ["Aba", year, 41.0], ["Mintafalu", "", 3.0]]
    found = seen(table(tmp_path, rows))
    assert (found.of("Aba"), found.of("Mintafalu")) == ({"2023": 41}, {"2023": 3})


@pytest.mark.parametrize("title", ["", "2023. január 1."])
def test_trait_22_the_state_of_january_is_that_of_the_year_before(tmp_path: Path, title: str) -> None:
    heading = PEOPLE if title else f"{PEOPLE}, 2023. január 1."
    rows = [*([[title]] if title else []), ["Település", heading], ["Aba", 4400.0], ["Mintafalu", 800.0]]
    found = seen(table(tmp_path, rows))
    if found.figures:
        assert found.of("Aba", "pop_res") == {"2022": 4400}
        assert DoubtKind.FIRST_OF_JANUARY in found.kinds


@pytest.mark.parametrize(
    "rows",
    [
        [["Település", f"2023 {PEOPLE} (ezer fő)"], ["Aba", 4.4]],
        [["Település", f"2023 {PEOPLE}"], ["", "ezer fő"], ["Aba", 4.4]],
        [[f"{PEOPLE}, 2023 (ezer fő)"], ["Település", PEOPLE], ["Aba", 4.4]],
    ],
)
def test_trait_23_a_unit_in_heading_row_or_title(tmp_path: Path, rows: list[list[str | float]]) -> None:
    found = seen(table(tmp_path, [*rows, ["Mintafalu", 0.8]]))
    assert found.of("Aba", "pop_res") == {"2023": 4400}
    assert DoubtKind.CONVERTED in found.kinds


def test_trait_24_notes_by_raised_signs_stars_and_letters(tmp_path: Path) -> None:
    rows = [HEAD, ["Aba", "41²"], ["Mintafalu*", "3*"], ["Adony", "5 a)"], ["* előzetes adat"], ["² becsült"]]
    found = seen(table(tmp_path, rows))
    assert (found.of("Aba"), found.of("Mintafalu")) == ({"2023": 41}, {"2023": 3})
    assert {DoubtKind.FOOTNOTE, DoubtKind.PRELIMINARY} <= found.kinds
    assert set(found.notes) == {"", "Előzetes adat."}


@pytest.mark.parametrize("beside", [("Aba", "Mintafalu"), ("Adony", "Mintafalu")])
def test_trait_25_settlements_beside_each_other(tmp_path: Path, beside: tuple[str, str]) -> None:
    rows = [["Adatok, 2023"], ["", "Fejér", "Zala"], ["Megnevezés", *beside], [BIRTHS, 41.0, 3.0], [DEATHS, 57.0, 11.0]]
    found = seen(table(tmp_path, rows, "Adattábla"))
    assert (found.of("Mintafalu"), found.of("Mintafalu", "deaths")) == ({"2023": 3}, {"2023": 11})


def test_trait_26_blank_cells_far_beyond_the_data(tmp_path: Path) -> None:
    rows = [HEAD, ["Aba", 41.0], *([" " * 35, ""] for _ in range(1300)), ["", "", "   "]]
    assert seen(table(tmp_path, rows)).of("Aba") == {"2023": 41}


def test_trait_27_one_of_several_sheets_matters(tmp_path: Path) -> None:
    sheets = {"Paraméterek": [["Kód", "A kód jelentése"], ["1", "Saját"]], "Adat": [HEAD, ["Aba", 41.0]]}
    assert seen(made.workbook(tmp_path / "a.xlsx", sheets)).of("Aba") == {"2023": 41}


def test_trait_28_a_blue_figure_is_preliminary_a_green_one_revised(tmp_path: Path) -> None:
    path = made.coloured(
        tmp_path / "a.xlsx", [HEAD, ["Aba", 41.0], ["Mintafalu", 3.0]], {"B2": "0000FF", "B3": "008000"}
    )
    found = seen(path)
    assert {DoubtKind.PRELIMINARY, DoubtKind.REVISED} <= found.kinds
    assert found.notes == ("Előzetes adat.", "Utólag javított adat.")
