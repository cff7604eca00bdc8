"""Tables as clerks and their programs leave them: what is in them is read, what is not sure is told."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from hep_desktop.importers.feeding import Request, wanted_by
from hep_desktop.importers.matching import Finder, Known, normal_name
from hep_desktop.importers.proposal import Doubt, DoubtKind
from hep_desktop.importers.sheets import reading
from hep_desktop.importers.text_table import decoded
from hep_desktop.importers.units import unit_in
from hep_desktop.importers.wording import Wording, plain
from trait_files import BIRTHS, DEATHS, EDITION, OURS, PEOPLE, Rows, Seen, lines, seen, table


def births(found: Seen) -> dict[str, dict[str, int]]:
    return {name: {year: int(said) for year, said in found.of(name).items()} for name in ("Aba", "Mintafalu")}


BOTH = {"Aba": {"2022": 40, "2023": 41}, "Mintafalu": {"2022": 7, "2023": 8}}


# --- whose -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "Aba (Fejér vármegye)",
        "Aba, Fejér vm.",
        "8127 Aba",
        "17376 Aba",
        "ABA NAGYKÖZSÉG ÖNKORMÁNYZATA",
        "Aba 1)",
        "Aba *",
    ],
)
def test_a_name_may_be_dressed(name: str) -> None:
    assert normal_name(name) == "aba"
    assert Finder(OURS).by_name(name, 0) == Known("17376", "Aba")


@pytest.mark.parametrize("name", ["Abai járás", "Aba megye", "Abaliget", "Aba–Soponya", "1 Aba"])
def test_another_name_stays_another(name: str) -> None:
    assert Finder(OURS).by_name(name, 0) is None


def test_a_code_before_the_name_that_is_another_s_stops_the_row() -> None:
    found = Finder(OURS).by_name("09566 Aba", 3)
    assert isinstance(found, Doubt)
    assert found.kind is DoubtKind.CODE_DIFFERS


def test_a_sheet_for_each_village(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name, figures in (("Aba", (40, 41)), ("Mintafalu", (7, 8)), ("Másfalu", (1, 2))):
        sheet = book.create_sheet(name)
        for row in (("Mutató", "2022", "2023"), (BIRTHS, *figures), (DEATHS, 5, 6)):
            sheet.append(row)
    book.remove(book["Sheet"])
    book.save(tmp_path / "falvak.xlsx")
    assert births(seen(tmp_path / "falvak.xlsx")) == BOTH


# --- of when ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("2023. december 31.", ""),
        ("2022-12-31", ""),
        ("2023.01.01. Lakónépesség", "Lakónépesség"),
        ("2021 11 évesek száma", "11 évesek száma"),
        ("2021 10-14 évesek", "10-14 évesek"),
    ],
)
def test_a_day_that_stands_for_its_year_says_nothing_else(heading: str, said: str) -> None:
    assert plain(heading) == said


def test_days_as_headings(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet(BIRTHS)
    sheet.append(("Település", date(2022, 12, 31), date(2023, 12, 31)))
    sheet.append(("Aba", 40, 41))
    sheet.append(("Mintafalu", 7, 8))
    book.remove(book["Sheet"])
    book.save(tmp_path / "napok.xlsx")
    assert births(seen(tmp_path / "napok.xlsx")) == BOTH


# --- of what ---------------------------------------------------------------------------------------------------


def test_words_in_the_singular(tmp_path: Path) -> None:
    rows: Rows = [["Aba népmozgalma 2022–2023"], ["Év", "Élveszületés", "Halálozás"], [2022, 40, 50], [2023, 41, 51]]
    found = seen(table(tmp_path, rows))
    assert births(found)["Aba"] == BOTH["Aba"]
    assert found.of("Aba", "deaths") == {"2022": 50, "2023": 51}


WORDING = Wording(Request(OURS, tuple(EDITION.sources.values()), (), wanted_by(EDITION)))


@pytest.mark.parametrize(
    ("heading", "indicator"),
    [
        ("Rendszeres gyermekvédelmi kedvezményben részesülő gyermekek száma:", "rgyk"),
        ("RGYK 2023", "rgyk"),
        ("HHH gyermekek", "hhh"),
        ("Óvodába járó gyermekek", "kg_enrolled"),
        ("Időskorúak járadékában részesülők", "eld_allow"),
        ("Ápolási díjban részesülők száma", "carefee"),
        ("Regisztrált álláskeresők", "jobseek_t"),
        ("Munkanélküliek száma", "jobseek_t"),
        ("Közfoglalkoztatottak", "pubwork"),
        ("Születések", "births"),
        ("65 éven felüliek", "pop_perm_65p_t"),
        ("Gyermekek száma", ""),
        ("Férőhelyek száma", ""),
        ("Beíratott gyermekek száma", ""),
        ("Lakosság", ""),
        ("Összesen", ""),
    ],
)
def test_a_heading_in_an_office_s_own_words_is_suggested_or_left_open(heading: str, indicator: str) -> None:
    assert WORDING.meant("", heading) == indicator


def test_people_are_counted_as_events(tmp_path: Path) -> None:
    rows: Rows = [["Település", "Élve születtek 2022", "Meghaltak 2022", "Odavándorlók 2022"], ["Aba", 40, 50, 60]]
    found = seen(table(tmp_path, rows))
    assert [found.of("Aba", one) for one in ("births", "deaths", "mig_in")] == [{"2022": n} for n in (40, 50, 60)]


def test_a_database_without_accents(tmp_path: Path) -> None:
    rows = [["terulet_nev", "mutato_nev", "ev", "ertek", "mertekegyseg"]]
    rows += [
        ["Aba", what, year, figure, "fő"] for what, figure in ((BIRTHS, "40"), (DEATHS, "50")) for year in ("2022",)
    ]
    found = seen(table(tmp_path, rows))
    assert (found.of("Aba"), found.of("Aba", "deaths")) == ({"2022": 40}, {"2022": 50})


@pytest.mark.parametrize("unit", ["(ezer fő, 2023)", "[2023, ezer fő]", "(ezer fő)"])
def test_a_year_may_stand_beside_a_unit(unit: str) -> None:
    assert unit_in(f"{PEOPLE} {unit}") == ("fő", Decimal(1000))


def test_a_row_of_units_and_years(tmp_path: Path) -> None:
    rows: Rows = [["Település", PEOPLE], ["", "ezer fő, 2023"], ["Aba", "4,512"]]
    found = seen(table(tmp_path, rows))
    assert found.of("Aba", "pop_res") == {"2023": 4512}
    assert DoubtKind.CONVERTED in found.kinds


# --- where -----------------------------------------------------------------------------------------------------

FIRST = [["Élveszületések száma"], ["Település", "2022", "2023"], ["Aba", "40", "41"]]


def test_a_second_table_below_is_told_and_never_taken_for_the_first(tmp_path: Path) -> None:
    second = [[""], ["Halálozások száma"], ["Település", "2022", "2023"], ["Aba", "50", "51"], ["Mintafalu", "9", "9"]]
    found = seen(table(tmp_path, [*FIRST, *second]))
    assert births(found) == {"Aba": BOTH["Aba"], "Mintafalu": {}}, "deaths are no births"
    assert DoubtKind.OTHER_TABLE in found.kinds


@pytest.mark.parametrize("again", [[], [["Élveszületések száma"]]], ids=["headings", "title and headings"])
def test_the_headings_again_on_the_next_page_begin_no_other_table(tmp_path: Path, again: list[list[str]]) -> None:
    found = seen(table(tmp_path, [*FIRST, *again, ["Település", "2022", "2023"], ["Mintafalu", "7", "8"]]))
    assert births(found) == BOTH
    assert DoubtKind.OTHER_TABLE not in found.kinds


def test_a_web_page_with_cells_over_two_rows(tmp_path: Path) -> None:
    cells = "".join(f"<th>{one}</th>" for one in (BIRTHS, DEATHS) * 2)
    head = f"<tr><th rowspan=2>Település</th><th colspan=2>2022</th><th colspan=2>2023</th></tr><tr>{cells}</tr>"
    rows = "<tr><td>Aba</td><td>40&nbsp;</td><td>1</td><td>41</td><td>&ndash;</td></tr>"
    page = lines(tmp_path, [f"<html><table border=1><thead>{head}</thead>{rows}</table></html>"], name="adat.xls")
    found = seen(page)
    assert births(found)["Aba"] == BOTH["Aba"]
    assert found.of("Aba", "deaths") == {"2022": 1, "2023": 0}


# --- letters and figures ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("coding", ["utf-16-le", "utf-16-be"])
def test_two_bytes_a_letter_without_a_mark(tmp_path: Path, coding: str) -> None:
    said: Sequence[str] = [
        f"Település;Év;{BIRTHS}",
        "Aba;2022;40",
        "Aba;2023;41",
        "Mintafalu;2022;7",
        "Mintafalu;2023;8",
    ]
    assert births(seen(lines(tmp_path, said, coding))) == BOTH
    assert decoded("őű".encode()) == "őű"


@pytest.mark.parametrize(("text", "number"), [("4'512", 4512), ("1’234’567", 1234567), ("4'51", None), ("’812", None)])
def test_an_apostrophe_may_part_thousands(text: str, number: int | None) -> None:
    assert reading(text).number == number


def test_figures_with_dots_are_asked_about(tmp_path: Path) -> None:
    rows: Rows = [["Település", "Év", PEOPLE], ["Aba", 2023, "4.512"], ["Mintafalu", 2023, "1.002"]]
    found = seen(table(tmp_path, rows))
    assert not found.figures
    assert DoubtKind.NO_NUMBER in found.kinds
