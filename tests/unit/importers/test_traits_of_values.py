"""The traits of real files, each with a file of its own: values and files (29 to 48 of 48)."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

import source_files as made
from hep_desktop.importers.matching import Known
from hep_desktop.importers.proposal import DoubtKind
from trait_files import BIRTHS, PEOPLE, Rows, lines, seen, table

HEAD = ["Település", f"2023 {BIRTHS}"]
TEXT = [";".join(HEAD), "Aba;41", "Mintafalu;3"]
SHARE = "A 8. évfolyamot eredményesen befejezettek aránya a 8. évfolyamosokhoz (%)"


def people(folder: Path, cell: str | float) -> dict[str, Decimal | str]:
    """What a cell says as the number of people."""
    rows: Rows = [["Település", f"2023 {PEOPLE}"], ["Mintafalu", cell], ["Aba", 4400.0], ["Adony", 1.0]]
    return seen(table(folder, rows)).of("Mintafalu", "pop_res")


@pytest.mark.parametrize(
    "cell", [1812.0, "1812", "1 812", "1\u00a0812", "1\u202f812", "1\u2009812", " 1 812 ", "1 812,0", "1 812 fő"]
)
def test_trait_29_thousands_with_any_blank_and_numbers_as_text(tmp_path: Path, cell: str | float) -> None:
    assert people(tmp_path, cell) == {"2023": 1812}


def test_trait_29_a_dot_is_not_guessed_at(tmp_path: Path) -> None:
    assert people(tmp_path, "1.812") == {}


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("–", 0),
        ("-", 0),
        ("..", "other"),
        ("…", "withheld"),
        ("...", "withheld"),
        ("x", "other"),
        ("X", "other"),
        ("*", None),
        ("", None),
    ],
)
def test_trait_30_each_sign_keeps_its_meaning(tmp_path: Path, cell: str, said: int | str | None) -> None:
    assert people(tmp_path, cell) == ({} if said is None else {"2023": said})


def test_trait_31_a_year_that_is_announced_has_no_zeros(tmp_path: Path) -> None:
    rows: Rows = [
        ["Település", f"2023 {BIRTHS}", f"2024 {BIRTHS}"],
        ["Aba", 41.0, ".."],
        ["Mintafalu", 3.0, ".."],
        ["Ország összesen", 9000.0, 9100.0],
    ]
    assert seen(table(tmp_path, rows)).of("Aba") == {"2023": 41, "2024": "other"}


@pytest.mark.parametrize(("source", "says"), [("KSH-TSTAR", {"2016": 0}), ("APEH-SZJA", {})])
def test_trait_32_blank_is_zero_for_counts_of_tstar_alone(tmp_path: Path, source: str, says: dict[str, int]) -> None:
    rows: Rows = [
        ["Megnevezés", "Kód", "L"],
        ["Mintafalu", 0.0, ""],
        ["Aba", 1737.0, 5.0],
        [],
        ["L", "Belföldi állandó elvándorlások száma, 2016(Település)"],
        ["", f"Forrás:(TeIR)|{source}"],
    ]
    found = seen(made.xls(tmp_path / "a.xls", rows, sheet="TeIR2"))
    assert found.of("Mintafalu", "mig_out") == says
    assert DoubtKind.BLANK_IS_ZERO in found.kinds or DoubtKind.BLANK in found.kinds


@pytest.mark.parametrize("cell", [698051.9999999995, 698052.0000000001])
def test_trait_33_noise_of_binary_fractions_is_no_figure(tmp_path: Path, cell: float) -> None:
    assert people(tmp_path, cell) == {"2023": 698052}


def test_trait_34_what_is_preliminary_says_so_and_keeps_it(tmp_path: Path) -> None:
    rows: Rows = [["Település", f"2023 {BIRTHS}", f"2024 {BIRTHS} (előzetes adat)"], ["Aba", 41.0, 38.0]]
    found = seen(table(tmp_path, [*rows, ["Mintafalu", "3r", "4p"]]))
    assert DoubtKind.PRELIMINARY in found.kinds
    assert sorted(found.notes) == ["", "Előzetes adat.", "Előzetes adat.", "Utólag javított adat."]


@pytest.mark.parametrize(
    ("cell", "share", "is_asked"),
    [
        ("6,63%", "6.63", False),
        ("6,63 %", "6.63", False),
        ("6,63", "6.63", False),
        (0.0663, "0.0663", True),
        (6.63, "6.63", False),
    ],
)
def test_trait_35_a_share_is_per_cent_or_asked_about(
    tmp_path: Path, cell: str | float, share: str, is_asked: bool
) -> None:
    found = seen(table(tmp_path, [["Település", f"2023/2024 {SHARE}"], ["Aba", cell], ["Mintafalu", 95.0]]))
    assert found.of("Aba", "sch_8ok_pct") == {"2023/2024": Decimal(share)}
    assert (DoubtKind.SHARE in found.kinds) == is_asked


def test_trait_36_roman_numerals_are_no_figures(tmp_path: Path) -> None:
    assert people(tmp_path, "IV") == {}


def test_trait_37_figures_of_two_definitions_stay_figures_of_their_year(tmp_path: Path) -> None:
    heading = "Hátrányos helyzetű gyermekek száma"
    rows: Rows = [["Település", f"2013 {heading}", f"2014 {heading}"], ["Aba", 25.0, 68.0], ["Adony", 1.0, 2.0]]
    assert seen(table(tmp_path, rows)).of("Aba", "hh") == {"2013": 25, "2014": 68}


def test_trait_38_a_formula_without_its_result_is_named_by_its_cell(tmp_path: Path) -> None:
    cells = [*HEAD, "Mintafalu"]
    first, second, third = (f"<is><t>{one}</t></is>" for one in cells)
    inline = 't="inlineStr"'
    rows = (
        f'<row r="1"><c r="A1" {inline}>{first}</c><c r="B1" {inline}>{second}</c></row>'
        f'<row r="2"><c r="A2" {inline}>{third}</c><c r="B2"><f>1+1</f></c></row>'
        f'<row r="3"><c r="A3" {inline}><is><t>Aba</t></is></c><c r="B3"><v>41</v></c></row>'
        f'<row r="4"><c r="A4" {inline}><is><t>Adony</t></is></c><c r="B4"><v>1</v></c></row>'
    )
    found = seen(made.zipped(tmp_path / "a.xlsx", made.workbook_xml(rows)))
    assert (found.of("Aba"), found.of("Mintafalu")) == ({"2023": 41}, {})
    assert DoubtKind.NOT_COMPUTED in found.kinds


def test_trait_39_very_small_numbers_are_normal(tmp_path: Path) -> None:
    assert people(tmp_path, 1.0) == {"2023": 1}


def test_trait_40_registered_people_are_not_resident_people(tmp_path: Path) -> None:
    registered = seen(made.registry(tmp_path / "kozerdeku_lakossag_2022.csv")).figures
    resident = seen(made.gazetteer(tmp_path / "hnt.xlsx")).figures
    assert {key[1] for key in registered} == {"pop_perm_m", "pop_perm_f"}
    assert {key[1] for key in resident} == {"pop_res"}


# --- files -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "cp1250", "iso8859-2", "cp852"])
def test_trait_41_letters_in_any_coding(tmp_path: Path, coding: str) -> None:
    ours = (Known("00000", "Őrtilos"), Known("17376", "Győrújfalu"))
    rows = [";".join(HEAD), "Őrtilos;3", "Győrújfalu;41"]
    assert len(seen(lines(tmp_path, rows, coding), ours).figures) == len(ours)


def test_trait_42_letters_that_others_lost_are_said(tmp_path: Path) -> None:
    assert DoubtKind.DAMAGED_LETTERS in seen(lines(tmp_path, [*TEXT, "Gy\ufffdr;5"])).kinds


@pytest.mark.parametrize(
    "rows",
    [
        TEXT,
        ['"Település";"2023 Élveszületések száma"', '"Aba";"41"', "Mintafalu;3"],
        ["Település,2023 Élveszületések száma", "Aba,41", 'Mintafalu,"3,0"'],
        ["Település\t2023 Élveszületések száma", "Aba\t41", "Mintafalu\t3"],
        ["Élveszületések;;", "Település;2023 Élveszületések száma;", "Aba;41;", "Mintafalu;3;"],
        ["sep=;", *TEXT],
        ['Település;"2023 Élveszületések\nszáma"', *TEXT[1:]],
    ],
)
def test_trait_43_columns_parted_by_any_sign(tmp_path: Path, rows: list[str]) -> None:
    found = seen(lines(tmp_path, rows))
    assert (found.of("Aba"), found.of("Mintafalu")) == ({"2023": 41}, {"2023": 3})


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_trait_44_lines_end_in_any_way(tmp_path: Path, end: str) -> None:
    assert seen(lines(tmp_path, TEXT, end=end)).of("Aba") == {"2023": 41}


HTML = "<html><body><table>{}</table></body></html>".format(
    "".join(f"<tr><td>{name}</td><td>{cell}</td></tr>" for name, cell in (HEAD, ("Aba", 41), ("Mintafalu", "3&nbsp;")))
)
ROWS: Rows = [HEAD, ["Aba", 41.0], ["Mintafalu", 3.0]]


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.xls", "xlsx"), ("a.xlsx", "xls"), ("a.csv", "ods"), ("a.xls", "html"), ("a.xls", "text"), ("a", "ods")],
)
def test_trait_45_the_content_counts_not_the_ending(tmp_path: Path, name: str, kind: str) -> None:
    path = tmp_path / name
    match kind:
        case "xlsx":
            made.workbook(tmp_path / "b.xlsx", {"M": ROWS}).replace(path)
        case "xls":
            made.xls(path, ROWS)
        case "ods":
            made.ods(path, ROWS)
        case "html":
            path.write_text(HTML, encoding="utf-8")
        case _:
            lines(tmp_path, TEXT, "cp1250", name=name)
    assert seen(path).of("Mintafalu") == {"2023": 3}


def test_trait_46_the_old_format_says_its_letters_itself(tmp_path: Path) -> None:
    ours = (Known("00000", "Őrtilos"),)
    assert seen(made.xls(tmp_path / "a.xls", [HEAD, ["Őrtilos", 3.0], ["Aba", 1.0]]), ours).of("Mintafalu") == {
        "2023": 3
    }


def test_trait_47_a_list_of_the_whole_country_is_read_through(tmp_path: Path) -> None:
    rows = [HEAD, *([place.name, 5.0] for place in made.many_places(3177)), ["Mintafalu", 3.0]]
    assert seen(made.workbook(tmp_path / "a.xlsx", {"M": rows})).of("Mintafalu") == {"2023": 3}


def test_trait_48_what_is_no_statistic_is_refused(tmp_path: Path) -> None:
    rows: Rows = [["A", "E", "O", "K"], ["01", "02", "7", "9"], ["03", "04", "1", "2"]]
    assert seen(table(tmp_path, rows)).refusal == "import.unknown_source"


def test_every_trait_has_its_test() -> None:
    written = "".join(one.read_text(encoding="utf-8") for one in Path(__file__).parent.glob("test_traits_of_*.py"))
    assert {int(number) for number in re.findall(r"^def test_trait_([0-9]{2})_", written, re.MULTILINE)} == {
        *range(1, 49)
    }
