"""TeIR's exports: letters with a legend, and years in the headings."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from builders import value
from edition_feeds import SOURCES
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.progress import Silent
from hep_desktop.domain.situation import FactKey, FileOrigin
from hep_desktop.domain.values import Number
from hep_desktop.importers.base import read_file
from hep_desktop.importers.feeding import Request
from hep_desktop.importers.matching import Known
from hep_desktop.importers.proposal import DoubtKind, Proposal, doubt
from hep_desktop.importers.workbook import open_book
from source_files import workbook, xls

OURS = (
    Known("17376", "Aba"),
    Known("02820", "Abaújlak"),
    Known("13578", "Budapest"),
    Known("15088", "Hetyefő"),
    Known("09566", "Budapest 01. ker."),
)
Rows = list[list[str | float]]

LETTERS: Rows = [
    ["Megnevezés", "Kód", "O", "L", "(M-L)/H", "D"],
    ["Aba", 1737.0, 4635.0, 132.0, -0.003, 1.0],
    ["Abaújlak", 282.0, 70.0, "", "", ""],
    ["Hetyefő", 1508.0, "", 3.0, 0.5, 2.0],
]
LEGEND: Rows = [
    ["D", "Állandó népességből a 60-x évesek száma, 2016(Település)"],
    ["H", "Állandó népesség száma 2015(Település)"],
    ["L", "Belföldi állandó elvándorlások száma, 2016(Település)"],
    ["O", "Állandó népesség száma 2016(Település)"],
]
SOURCE: Rows = [["", "Forrás:(TeIR)|KSH-TSTAR|GEOX"]]
YEARS: Rows = [
    ["", "kod", "2024 Lakónépesség (dec. 31.) (fő)", "2023 Lakónépesség (dec. 31.) (fő)"],
    ["Aba", 1737.0, 4400.0, 4396.0],
    ["Budapest 01. ker. *", 956.0, 24000.0, "*"],
    ["Abaújlak *", 282.0, 66.0, ""],
    ["* A csillag jelentése", "", "", ""],
]


def read(path: Path, known: Sequence[Known] = OURS) -> Proposal:
    return read_file(str(path), Request(tuple(known), SOURCES), progress=Silent())


def letters(tmp_path: Path, rows: Rows = LETTERS, legend: Rows = LEGEND, source: Rows = SOURCE) -> Path:
    """The old export: the data, an empty row, the legend, the sources."""
    return xls(tmp_path / "teir.xls", [*rows, [""], *legend, *source], sheet="TeIR2")


def figures(proposal: Proposal) -> dict[tuple[str, str, str], Decimal]:
    offers = [(one.settlement, one.key.indicator, one.key.period, one.fact.value) for one in proposal.offers]
    return {offer[:3]: offer[3].amount for offer in offers if isinstance(offer[3], Number)}


def headed(tmp_path: Path, *headings: str) -> Proposal:
    """The new export of Aba with these headings over 1, 2, 3 and so on."""
    count = len(headings)
    return read(xls(tmp_path / "e.xls", [["", "kod", *headings], ["Aba", 1737.0, *map(float, range(1, count + 1))]]))


# --- letters ---------------------------------------------------------------------------------------------------


def test_a_letter_is_what_the_legend_says_of_the_year_it_says(tmp_path: Path) -> None:
    proposal = read(letters(tmp_path))
    assert proposal.importer == "teir"
    assert figures(proposal) == {
        ("17376", "pop_perm_t", "2016"): 4635,
        ("17376", "mig_out", "2016"): 132,
        ("02820", "pop_perm_t", "2016"): 70,
        ("02820", "mig_out", "2016"): 0,
        ("15088", "pop_perm_t", "2016"): 0,
        ("15088", "mig_out", "2016"): 3,
    }


def test_a_figure_is_called_as_the_legend_calls_it(tmp_path: Path) -> None:
    origin = read(letters(tmp_path)).offers[0].fact.origin
    assert isinstance(origin, FileOrigin)
    assert (origin.sheet, origin.cell) == ("TeIR2", "C2")
    assert origin.heading == "Állandó népesség száma 2016(Település)"
    assert origin.source.startswith("TeIR")


def test_a_blank_is_zero_visibly_and_only_where_t_star_counts(tmp_path: Path) -> None:
    blank = doubt(DoubtKind.BLANK_IS_ZERO)
    zeros = [one.fact.value for one in read(letters(tmp_path)).offers if blank in one.doubts]
    assert zeros == [value(0), value(0)]
    other = read(letters(tmp_path, source=[["", "Forrás:(TeIR)|GEOX"]]))
    assert {one.args for one in other.stopped if one.kind is DoubtKind.BLANK} == {(("cell", "C4"),), (("cell", "D3"),)}
    assert len(other.offers) == 4


def test_a_column_that_offers_nothing_is_named(tmp_path: Path) -> None:
    assert read(letters(tmp_path)).stopped == (
        doubt(DoubtKind.RATIO, heading="(M-L)/H"),
        doubt(DoubtKind.NOT_ASKED, heading="Állandó népességből a 60-x évesek száma, 2016(Település)"),
    )


@pytest.mark.parametrize(
    ("legend", "kind"),
    [
        ([], DoubtKind.NO_LEGEND),
        ([["O", "Állandó népesség száma"]], DoubtKind.NO_LEGEND),
        ([["O", "Halálozások száma 2015(Település)"], *LEGEND], DoubtKind.NO_LEGEND),
        ([["O", "Állandó népesség száma 2016(Járás)"]], DoubtKind.OTHER_LEVEL),
    ],
)
def test_a_letter_without_clear_meaning_offers_nothing(tmp_path: Path, legend: Rows, kind: DoubtKind) -> None:
    proposal = read(letters(tmp_path, [row[:3] for row in LETTERS], legend))
    assert [one.kind for one in proposal.stopped] == [kind]
    assert proposal.offers == ()


def test_the_same_series_twice_is_read_once(tmp_path: Path) -> None:
    rows: Rows = [["Megnevezés", "Kód", "H", "O"], ["Aba", 1737.0, 1.0, 2.0]]
    proposal = read(letters(tmp_path, rows, [["H", "Állandó népesség száma, 2016(Település)"], *LEGEND[3:]]))
    assert figures(proposal) == {("17376", "pop_perm_t", "2016"): 1}
    assert [one.kind for one in proposal.stopped] == [DoubtKind.HEADING_TWICE]


def test_the_legend_may_have_moved_to_another_sheet(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", {"TeIR2": LETTERS, "Üres": [], "Sheet1": [["O"], *LEGEND, *SOURCE]})
    assert figures(read(path)) == figures(read(letters(tmp_path)))


def test_a_code_that_the_name_does_not_confirm_stops_the_row(tmp_path: Path) -> None:
    rows: Rows = [LETTERS[0][:3], ["Ipolyszög", 1508.0, 3.0], ["Aba", 1738.0, 4.0], ["Abaújlak", 282.0, 5.0]]
    proposal = read(letters(tmp_path, rows))
    assert {one.settlement for one in proposal.offers} == {"02820"}
    assert [one.kind for one in proposal.stopped] == [DoubtKind.NAME_DIFFERS, DoubtKind.CODE_DIFFERS]


def test_whole_ksh_codes_are_taken_for_what_they_are(tmp_path: Path) -> None:
    rows: Rows = [LETTERS[0][:3], ["Aba", 17376.0, 3.0], ["Abaújlak", 2820.0, 4.0]]
    assert [one.settlement for one in read(letters(tmp_path, rows)).offers] == ["17376", "02820"]


def test_without_our_settlements_no_column_is_complained_of(tmp_path: Path) -> None:
    proposal = read(letters(tmp_path), ())
    assert proposal.offers == proposal.stopped == ()


def test_renamed_columns_are_not_guessed(tmp_path: Path) -> None:
    rows: Rows = [["Megnevezés", "Kód", "nepesseg", "NEPESSEG"], *LETTERS[1:]]
    with pytest.raises(UserError) as caught:
        read(letters(tmp_path, rows))
    assert caught.value.code == "import.renamed_columns"


def test_a_list_of_names_and_codes_is_no_export(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        read(letters(tmp_path, source=[]))
    assert caught.value.code == "import.unknown_source"


# --- years -----------------------------------------------------------------------------------------------------


def test_the_year_stands_in_the_heading(tmp_path: Path) -> None:
    proposal = read(xls(tmp_path / "új.xls", YEARS))
    assert {(one.settlement, one.key): one.fact.value for one in proposal.offers} == {
        ("17376", FactKey("pop_res", "2024")): value(4400),
        ("17376", FactKey("pop_res", "2023")): value(4396),
        ("09566", FactKey("pop_res", "2024")): value(24000),
        ("02820", FactKey("pop_res", "2024")): value(66),
    }


def test_a_star_or_a_blank_is_no_figure(tmp_path: Path) -> None:
    assert read(xls(tmp_path / "új.xls", YEARS)).stopped == (
        doubt(DoubtKind.NO_NUMBER, cell="D3", text="*"),
        doubt(DoubtKind.BLANK, cell="D4"),
    )


def test_titles_may_stand_above(tmp_path: Path) -> None:
    assert figures(read(xls(tmp_path / "új.xls", [["Letöltés", "", ""], [""], *YEARS])))


@pytest.mark.parametrize(
    ("heading", "indicator"),
    [
        ("2024 Lakónépesség (dec. 31.) (fő) *", "pop_res"),
        ("2024. Lakónépesség (dec. 31.) (fő)", "pop_res"),
        ("2024 Állandó népességből a 0–2 évesek száma (fő)", "pop_perm_0_2_t"),
        ("2024 Állandó népesség száma (fő) (TS 0301)", "pop_perm_t"),
        ("TS0301 2024 Állandó népesség száma", "pop_perm_t"),
    ],
)
def test_a_heading_is_known_with_its_ornaments(tmp_path: Path, heading: str, indicator: str) -> None:
    assert figures(headed(tmp_path, heading)) == {("17376", indicator, "2024"): 1}


def test_other_units_and_unknown_headings_are_named(tmp_path: Path) -> None:
    proposal = headed(
        tmp_path,
        "2024 Lakásállomány (db)",
        "2024 Állandó népesség száma (ezer fő)",
        "2024 Működő kutak száma (db)",
        "Megjegyzés",
    )
    assert figures(proposal) == {("17376", "dwell", "2024"): 1}
    assert [one.kind for one in proposal.stopped] == [
        DoubtKind.OTHER_UNIT,
        DoubtKind.NOT_ASKED,
        DoubtKind.PERIOD_UNKNOWN,
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [["kod", "2024 Lakónépesség (dec. 31.) (fő)"]],
        [["Név", "kod", "2024 Lakónépesség (dec. 31.) (fő)"]],
        [["", "kod", "Lakónépesség"]],
    ],
)
def test_what_looks_alike_is_left_to_others(tmp_path: Path, rows: Rows) -> None:
    with pytest.raises(UserError) as caught:
        read(xls(tmp_path / "más.xls", rows))
    assert caught.value.code == "import.unknown_source"


# --- real figures ----------------------------------------------------------------------------------------------


def test_a_real_export_with_its_letters_put_back(samples: Path, tmp_path: Path) -> None:
    """The kept copy of the export has renamed columns: its letters and legend are put back as TeIR wrote them."""
    sheet = next(iter(open_book(samples / "teir" / "teir2_2018_tidy_useredited.xls")))
    rows: Rows = [["Megnevezés", "Kód", "O", "L", "M"]]
    for row in range(1, len(sheet.rows)):
        cells = (sheet.raw(row, column) for column in (0, 1, 12, 13, 14))
        rows.append([one if isinstance(one, str | float) else str(one) for one in cells])
    legend = [*LEGEND, ["M", "Belföldi állandó odavándorlások száma, 2016(Település)"]]
    path = workbook(tmp_path / "teir.xlsx", {"TeIR2": [*rows, [], *legend, *SOURCE]})
    proposal = read(path, (*OURS, Known("16869", "Zsebeháza")))
    assert proposal.stopped == ()
    found = figures(proposal)
    assert [found["17376", one, "2016"] for one in ("pop_perm_t", "mig_out", "mig_in")] == [4635, 132, 118]


def test_a_real_export_with_renamed_columns_is_refused(samples: Path) -> None:
    with pytest.raises(UserError) as caught:
        read(samples / "teir" / "teir2_2018_allando_nepesseg_18plus_useredited.xls")
    assert caught.value.code == "import.renamed_columns"
