"""Tables as clerks and institutions build them: what the program makes of each before anybody says a word."""

from decimal import Decimal
from pathlib import Path

import pytest

import source_files as made
from hep_desktop.importers.proposal import DoubtKind
from trait_files import BIRTHS, DEATHS, Rows, Seen, lines, seen, table


def by_year(found: Seen, indicator: str = "births") -> dict[str, Decimal | str]:
    """Mintafalu's figures."""
    return found.of("Mintafalu", indicator)


ONE_VILLAGE: Rows = [
    ["Mintafalu község adatai"],
    ["Megnevezés", 2021.0, 2022.0],
    [BIRTHS, 3.0, 2.0],
    [DEATHS, 9.0, "–"],
]


def test_one_village_with_its_years_above_and_what_is_counted_on_the_left(tmp_path: Path) -> None:
    found = seen(table(tmp_path, ONE_VILLAGE))
    assert by_year(found) == {"2021": 3, "2022": 2}
    assert by_year(found, "deaths") == {"2021": 9, "2022": 0}


def test_one_village_with_its_years_on_the_left_a_total_and_a_note(tmp_path: Path) -> None:
    rows: Rows = [
        ["Mintafalu község"],
        ["Év", BIRTHS],
        ["2022", 2.0],
        ["2023*", 5.0],
        ["Összesen", 7.0],
        ["* előzetes adat"],
    ]
    found = seen(table(tmp_path, rows))
    assert by_year(found) == {"2022": 2, "2023": 5}
    assert found.notes == ("", "Előzetes adat.")


@pytest.mark.parametrize(("title", "sheet"), [(BIRTHS, "Munka1"), (f"{BIRTHS} településenként", "M"), ("", BIRTHS)])
def test_years_alone_over_the_figures_are_of_what_the_title_or_tab_says(tmp_path: Path, title: str, sheet: str) -> None:
    rows: Rows = [*([[title]] if title else []), ["Település", "2022. év", "2023. év"], ["Mintafalu", 3.0, 4.0]]
    found = seen(table(tmp_path, rows, sheet))
    assert by_year(found) == {"2022": 3, "2023": 4}
    assert found.shown is not None
    assert found.shown.layout().title in {title, sheet}  # so that no other table of years is taken for it


def test_a_part_is_of_what_the_column_before_it_counts(tmp_path: Path) -> None:
    rows: Rows = [
        ["Település", "2024 Nyilvántartott álláskeresők száma (fő)", "Ebből nő", "ebből: férfi"],
        ["Mintafalu", 12.0, 7.0, 5.0],
    ]
    found = seen(table(tmp_path, rows, "2024"))
    assert [by_year(found, f"jobseek_{one}") for one in "tfm"] == [{"2024": 12}, {"2024": 7}, {"2024": 5}]


def test_a_group_over_women_and_men(tmp_path: Path) -> None:
    rows: Rows = [["Település", "Álláskeresők száma", ""], ["", "Nő", "Férfi"], ["Mintafalu", 7.0, 5.0]]
    found = seen(table(tmp_path, rows, "2024"))
    assert [by_year(found, f"jobseek_{one}") for one in "fm"] == [{"2024": 7}, {"2024": 5}]


def test_the_title_says_what_headings_leave_out(tmp_path: Path) -> None:
    rows: Rows = [["Óvodai adatok, 2024"], ["Település", "Beírt gyermekek", "Férőhelyek"], ["Mintafalu", 39.0, 50.0]]
    found = seen(table(tmp_path, rows))
    assert [by_year(found, f"kg_{one}") for one in ("enrolled", "places")] == [{"2024": 39}, {"2024": 50}]


def test_names_of_databases_without_accents(tmp_path: Path) -> None:
    found = seen(lines(tmp_path, ["telepules;ev;elveszuletesek_szama", "MINTAFALU;2023;3", "ABA;2023;41"]))
    assert by_year(found) == {"2023": 3}


def test_a_name_stands_in_the_first_row_of_its_block_alone(tmp_path: Path) -> None:
    rows: Rows = [
        ["Terület", "Időszak", BIRTHS],
        ["Aba", "2022. év", 40.0],
        ["", "2023. év", 41.0],
        ["Mintafalu", "2022. év", 3.0],
        ["", "2023. év", 4.0],
    ]
    found = seen(table(tmp_path, rows))
    assert (found.of("Aba"), by_year(found)) == ({"2022": 40, "2023": 41}, {"2022": 3, "2023": 4})


def test_a_sheet_for_each_year(tmp_path: Path) -> None:
    sheets = {str(year): [["Település", BIRTHS], ["Mintafalu", year - 2020.0]] for year in (2022, 2023)}
    assert by_year(seen(made.workbook(tmp_path / "a.xlsx", sheets))) == {"2022": 2, "2023": 3}


@pytest.mark.parametrize("name", ["Mintafalu község", "Mintafalu (község)", "MINTAFALU KÖZSÉG ÖNKORMÁNYZATA"])
def test_what_kind_of_settlement_it_is_may_stand_behind_its_name(tmp_path: Path, name: str) -> None:
    assert by_year(seen(table(tmp_path, [["Név", f"2023 {BIRTHS}"], [name, 3.0], ["Aba város", 41.0]]))) == {"2023": 3}


def test_a_row_whose_year_cannot_be_read_is_stopped_alone(tmp_path: Path) -> None:
    rows: Rows = [
        ["Település", "Év", BIRTHS],
        ["Mintafalu", "2023", 3.0],
        ["Mintafalu", "tavaly", 4.0],
        ["Aba", "2023", 41.0],
    ]
    found = seen(table(tmp_path, rows))
    assert by_year(found) == {"2023": 3}
    assert DoubtKind.PERIOD_UNKNOWN in found.kinds


def test_unit_beside_the_figure(tmp_path: Path) -> None:
    rows: Rows = [["Település", f"2023 {BIRTHS}"], ["Aba", "41 fő"], ["Mintafalu", "3 %"], ["Adony", "5 fő"]]
    found = seen(table(tmp_path, rows))
    assert (found.of("Aba"), by_year(found)) == ({"2023": 41}, {})
    assert DoubtKind.NO_NUMBER in found.kinds
