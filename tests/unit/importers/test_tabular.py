"""Public tables that need no module of their own, and the traits of tables that any layout must survive."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

import source_files as made
from builders import hep_2021
from edition_feeds import SOURCES
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.layout import Layout, LayoutColumn
from hep_desktop.domain.progress import Silent
from hep_desktop.domain.situation import FileOrigin
from hep_desktop.domain.values import NoData, Number
from hep_desktop.importers.base import read_by, read_file
from hep_desktop.importers.feeding import Request, wanted_by
from hep_desktop.importers.matching import Known
from hep_desktop.importers.proposal import DoubtKind, Proposal
from hep_desktop.importers.tabular import Answers

Rows = Sequence[Sequence[str | float]]

EDITION = hep_2021()
OURS = (Known("17376", "Aba"), Known("00000", "Mintafalu"), Known("09566", "Budapest 01. ker."))
REQUEST = Request(OURS, tuple(EDITION.sources.values()), (), wanted_by(EDITION))
POPULATION = Layout("l", "Saját", settlement="Település", columns=(LayoutColumn("# Lakosok", "pop_res"),))


def known(path: Path) -> Proposal:
    return read_file(str(path), REQUEST, progress=Silent())


def shown(path: Path, layout: Layout, answers: Answers = Answers()) -> Proposal:  # noqa: B008 – has no state
    return read_by(str(path), REQUEST, layout, answers, progress=Silent())


def figures(proposal: Proposal) -> dict[tuple[str, str, str], Decimal | str]:
    """By settlement, indicator and period: the number, or why there is none."""
    values = {(one.settlement, one.key.indicator, one.key.period): one.fact.value for one in proposal.offers}
    said = {key: value.amount if isinstance(value, Number) else value for key, value in values.items()}
    return {key: value.reason if isinstance(value, NoData) else value for key, value in said.items()}  # type: ignore[misc]


def kinds(proposal: Proposal) -> set[DoubtKind]:
    about = (*proposal.doubts, *proposal.stopped, *(kind for one in proposal.offers for kind in one.doubts))
    return {one.kind for one in about}


def text_file(path: Path, rows: Sequence[str], coding: str = "utf-8") -> Path:
    path.write_bytes("\r\n".join(rows).encode(coding))
    return path


# --- public sources --------------------------------------------------------------------------------------------

T01_HEADS = ["települései", "Nyilvántar-tott össz. fő", "Foly.nyilv. hossz>365 nap", "Járadék tip.ell. fő"]


def t01(path: Path, month: str) -> Path:
    title = (
        "A nyilvántartott álláskeresők száma a tartózkodási helyük szerint, "
        f"településenként (2024. {month}. 20-i állapot szerint)"
    )

    def county(name: str, *places: Sequence[str | float]) -> Rows:
        head = [["NMH T01", "", "1. oldal"], [title], [], [name], [], T01_HEADS]
        return [*head, *places, ["megye összesen", 16405.0, 20.0, 7.0], ["* 2015.01.01-i állapot, 15–64"]]

    return made.workbook(
        path,
        {
            "Fejér": county("Fejér", ["ABA", "1 104", 9.0, 12.0], ["ADONY", 3.0, "-", 1.0]),
            "Zala": county("Zala", ["MINTAFALU", 41.0, 9.0, "–"], ["ZALA", 5.0, 1.0, 1.0]),
        },
    )


def test_the_register_of_december_is_the_year_s_and_what_it_lacks_is_said(tmp_path: Path) -> None:
    proposal = known(t01(tmp_path / "T01_202412.xlsx", "12"))
    assert figures(proposal) == {
        ("17376", "jobseek_t", "2024"): 1104,
        ("17376", "joballow", "2024"): 12,
        ("00000", "jobseek_t", "2024"): 41,
        ("00000", "joballow", "2024"): 0,
    }
    assert any("365" in str(one.args) for one in proposal.doubts)
    assert DoubtKind.OTHER_MONTH not in kinds(proposal)


def test_the_register_of_another_month_is_a_doubt(tmp_path: Path) -> None:
    proposal = known(t01(tmp_path / "adat.xlsx", "03"))
    assert all(DoubtKind.OTHER_MONTH in {kind.kind for kind in one.doubts} for one in proposal.offers)


STATINFO = [
    "Tájékoztatási adatbázis;;;",
    "Területi statisztika;;;",
    "Települések;;;",
    "Adatok;;;",
    ";;;",
    ";;;",
    "Időszak;Területi egység;Élveszületések száma (fő);Halálozások száma (fő);",
    "2022. év;Aba;41;57;",
    ";Mintafalu;-;11;",
    "2023. év;Aba;38;60;",
    ";Mintafalu;3;..;",
]


def test_statinfo_states_a_year_once_a_block(tmp_path: Path) -> None:
    proposal = known(text_file(tmp_path / "adat.csv", STATINFO, "iso8859-2"))
    found = figures(proposal)
    assert found["17376", "births", "2022"] == 41
    assert found["00000", "births", "2022"] == 0  # a hyphen: ISO-8859-2 has no dash
    assert found["17376", "deaths", "2023"] == 60
    assert found["00000", "deaths", "2023"] == "other"  # .. is not known: no zero
    assert len(found) == 8


def test_a_page_of_public_employment_is_one_settlement_s(tmp_path: Path) -> None:
    rows: Rows = [
        ["Mintafalu – közfoglalkoztatási adatok"],
        ["", "2021. év", "2022 01 - 10. hó", "2023. év"],
        ["Közfoglalkoztatottak havi átlagos létszáma (fő)", "12,5", "9", "-"],
        ["-- férfi", "7", "5", "0"],
        ["aránya", "4,17%", "3%", "0%"],
    ]
    proposal = known(made.workbook(tmp_path / "adat.xlsx", {"M": rows}))
    assert figures(proposal) == {
        ("00000", "pubwork", "2021"): Decimal("12.5"),
        ("00000", "pubwork", "2022"): 9,
        ("00000", "pubwork", "2023"): 0,
    }
    part = {one.key.period for one in proposal.offers if DoubtKind.PART_OF_YEAR in {kind.kind for kind in one.doubts}}
    assert part == {"2022"}


def test_codes_of_the_census_without_words_are_refused(tmp_path: Path) -> None:
    rows = ["TEL_SZ_ADAT;TERUL_GEO5;TIME_PERIOD;OBS_VALUE;OBS_STATUS", "RE_CA;17376;2022;null;Q"]
    with pytest.raises(UserError, match="is_census_codes"):
        known(text_file(tmp_path / "a.csv", rows, "utf-8-sig"))


# --- traits ----------------------------------------------------------------------------------------------------


def one(tmp_path: Path, rows: Rows, layout: Layout = POPULATION, answers: Answers = Answers()) -> Proposal:  # noqa: B008
    return shown(made.workbook(tmp_path / "adat.xlsx", {"Munka1": rows}), layout, answers)


def test_next_year_s_file_needs_nobody(tmp_path: Path) -> None:
    for year in (2023, 2024):
        rows: Rows = [["Település", f"{year} Lakosok"], ["Mintafalu", 812.0]]
        path = made.workbook(tmp_path / f"{year}.xlsx", {"M": rows})
        request = Request(OURS, SOURCES, (POPULATION,), wanted_by(EDITION))
        proposal = read_file(str(path), request, progress=Silent())
        assert figures(proposal) == {("00000", "pop_res", str(year)): 812}
        assert proposal.layout == POPULATION


@pytest.mark.parametrize(
    ("cell", "figure", "doubts"),
    [
        (812.0, Decimal(812), ()),
        ("1 812", Decimal(1812), ()),
        ("1\u00a0812", Decimal(1812), ()),
        ("–", Decimal(0), ()),
        ("-", Decimal(0), ()),
        ("..", "other", (DoubtKind.SIGN,)),
        ("…", "withheld", ()),
        ("x", "other", (DoubtKind.SIGN,)),
        ("", None, (DoubtKind.BLANK,)),
        ("IV", None, (DoubtKind.NO_NUMBER,)),
        ("1.812", None, (DoubtKind.NO_NUMBER,)),
        (698051.9999999995, Decimal(698052), ()),
    ],
)
def test_signs_keep_their_meaning(
    tmp_path: Path, cell: str | float, figure: Decimal | str | None, doubts: tuple[DoubtKind, ...]
) -> None:
    proposal = one(tmp_path, [["Település", "2024 Lakosok"], ["Mintafalu", cell]])
    assert figures(proposal).get(("00000", "pop_res", "2024")) == figure
    assert kinds(proposal) == set(doubts)


def test_what_the_cell_says_is_kept_where_it_is_not_the_figure(tmp_path: Path) -> None:
    rows: Rows = [["Település", "2024 Lakosok (ezer fő)"], ["Mintafalu", "0,8"]]
    layout = Layout("l", "", settlement="Település", columns=(LayoutColumn("# Lakosok (ezer fő)", "pop_res"),))
    (offer,) = one(tmp_path, rows, layout).offers
    assert offer.fact.value == Number(Decimal(800))
    assert isinstance(offer.fact.origin, FileOrigin)
    assert (offer.fact.origin.original, offer.fact.origin.cell) == ("0,8", "B2")
    assert [kind.kind for kind in offer.doubts] == [DoubtKind.CONVERTED]


def test_another_unit_fills_nothing(tmp_path: Path) -> None:
    layout = Layout("l", "", settlement="Település", columns=(LayoutColumn("# Lakosok (%)", "pop_res"),))
    proposal = one(tmp_path, [["Település", "2024 Lakosok (%)"], ["Mintafalu", 8.0]], layout)
    assert (proposal.offers, kinds(proposal)) == ((), {DoubtKind.OTHER_UNIT})


PLAIN = Layout("l", "", settlement="Település", columns=(LayoutColumn("Lakosok", "pop_res"),))


@pytest.mark.parametrize(
    ("rows", "sheet", "file", "period"),
    [
        ([["2024. évi adatok"], ["Település", "Lakosok"], ["Mintafalu", 8.0]], "M", "adat.xlsx", "2024"),
        ([["Település", "Lakosok"], ["Mintafalu", 8.0]], "2023", "adat.xlsx", "2023"),
        ([["Település", "Lakosok"], ["Mintafalu", 8.0]], "M", "adat_2022.xlsx", "2022"),
        ([["Település", "Lakosok"], ["$2006", ""], ["Mintafalu", 8.0]], "M", "adat_2022.xlsx", "2006"),
        ([["január 1-jei"], ["Település", "Lakosok"], ["Mintafalu", 8.0]], "2024", "a.xlsx", "2024"),
        ([["2024. január 1."], ["Település", "Lakosok"], ["Mintafalu", 8.0]], "M", "a.xlsx", "2023"),
        ([["Település", "Lakosok"], ["", "január 1."], ["Mintafalu", 8.0]], "2024", "a.xlsx", "2023"),
        ([["2006–2018"], ["Település", "Lakosok"], ["Mintafalu", 8.0]], "M", "a.xlsx", None),
    ],
)
def test_the_year_is_found_wherever_it_stands(
    tmp_path: Path, rows: Rows, sheet: str, file: str, period: str | None
) -> None:
    path = made.workbook(tmp_path / file, {sheet: rows})
    heading = "Lakosok (január 1.)" if rows[1][1] == "január 1." else "Lakosok"
    layout = Layout("l", "", settlement="Település", columns=(LayoutColumn(heading, "pop_res"),))
    proposal = shown(path, layout)
    assert [offer.key.period for offer in proposal.offers] == ([period] if period else [])
    assert (DoubtKind.PERIOD_UNKNOWN in kinds(proposal)) == (period is None)


def test_years_in_columns_under_one_group(tmp_path: Path) -> None:
    rows: Rows = [
        ["Területi egység", "", "Élveszületés", "", "Halálozás", ""],
        ["neve", "szint", 2022.0, 2023.0, 2022.0, 2023.0],
        ["Heves", "vármegye", 900.0, 901.0, 902.0, 903.0],
        ["Mintafalu", "község", 1.0, 2.0, 3.0, 4.0],
    ]
    columns = (LayoutColumn("Élveszületés #", "births"), LayoutColumn("Halálozás #", "deaths"))
    proposal = one(tmp_path, rows, Layout("l", "", settlement="Területi egység neve", columns=columns))
    assert figures(proposal) == {
        ("00000", "births", "2022"): 1,
        ("00000", "births", "2023"): 2,
        ("00000", "deaths", "2022"): 3,
        ("00000", "deaths", "2023"): 4,
    }


def test_settlements_in_columns_as_the_census_has_them(tmp_path: Path) -> None:
    rows: Rows = [
        ["Adattábla 2022"],
        ["", "Fejér", "Zala"],
        ["Megnevezés", "Aba", "Mintafalu"],
        ["15 éves és idősebb", 4000.0, 700.0],
    ]
    column = LayoutColumn("15 éves és idősebb", "pop15p_t")
    layout = Layout("l", "", settlement="Megnevezés", turned=True, columns=(column,))
    answers = Answers(year=2022)
    proposal = one(tmp_path, rows, layout, answers)
    assert figures(proposal) == {("17376", "pop15p_t", "2022"): 4000, ("00000", "pop15p_t", "2022"): 700}
    origins = [offer.fact.origin for offer in proposal.offers]
    assert [one.cell for one in origins if isinstance(one, FileOrigin)] == ["B4", "C4"]


def test_rows_that_say_the_same_settlement_twice_are_stopped(tmp_path: Path) -> None:
    proposal = one(tmp_path, [["Település", "2024 Lakosok"], ["Mintafalu", 1.0], ["Mintafalu", 2.0], ["Aba", 3.0]])
    assert set(figures(proposal)) == {("17376", "pop_res", "2024")}
    assert DoubtKind.FOUND_TWICE in kinds(proposal)


def test_a_name_that_is_also_a_county_s_is_asked_about(tmp_path: Path) -> None:
    request = Request((Known("00000", "Heves"),), SOURCES, (), wanted_by(EDITION))
    path = made.workbook(tmp_path / "a.xlsx", {"M": [["Település", "2024 Lakosok"], ["Heves", 290000.0]]})
    proposal = read_by(str(path), request, POPULATION, Answers(), progress=Silent())
    assert [kind.kind for offer in proposal.offers for kind in offer.doubts] == [DoubtKind.NAME_OF_COUNTY]


def test_the_clerk_s_own_word_for_a_cell_and_a_row(tmp_path: Path) -> None:
    rows: Rows = [["Település", "2024 Lakosok"], ["Mintafalú", 1.0], ["Aba", "kb. 30"]]
    answers = Answers(fixes={("Munka1", "B3"): "30"}, rows={("Munka1", 1): "00000"})
    proposal = one(tmp_path, rows, POPULATION, answers)
    assert figures(proposal) == {("00000", "pop_res", "2024"): 1, ("17376", "pop_res", "2024"): 30}
    assert {DoubtKind.CORRECTED, DoubtKind.ROW_SAID} <= kinds(proposal)
    left_out = one(tmp_path, rows, POPULATION, Answers(fixes={("Munka1", "B3"): ""}))
    assert (left_out.offers, left_out.stopped) == ((), ())


def test_a_teir_code_without_its_name_column_still_needs_the_name(tmp_path: Path) -> None:
    layout = Layout("l", "", settlement="telep", code="telepid", columns=(LayoutColumn("nepesseg", "pop_perm_t"),))
    rows: Rows = [["telep", "telepid", "nepesseg"], ["Aba", 1737.0, 4630.0], ["Abaliget", 1254.0, 679.0]]
    proposal = one(tmp_path, rows, layout, Answers(year=2016))
    assert figures(proposal) == {("17376", "pop_perm_t", "2016"): 4630}
    assert DoubtKind.YEAR_SAID in kinds(proposal)


def test_school_figures_of_a_year_belong_to_the_school_year_that_began_in_it(tmp_path: Path) -> None:
    layout = Layout("l", "", settlement="Település", columns=(LayoutColumn("# Napközis", "sch_daycare"),))
    proposal = one(tmp_path, [["Település", "2023 Napközis"], ["Mintafalu", 30.0]], layout)
    assert figures(proposal) == {("00000", "sch_daycare", "2023/2024"): 30}
    assert DoubtKind.SCHOOL_YEAR in kinds(proposal)
