"""Statistical tables on paper: figures, marks of sources, gaps, which way round."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from hep_desktop.domain.office import Office
from hep_desktop.domain.situation import Fact, FactKey, FileOrigin, LetterOrigin, OralOrigin, Origin, TypedOrigin
from hep_desktop.domain.values import NoData, NoDataReason, Number, Value, Words
from hep_desktop.report.document import Align, Paragraph, Row, TableBlock, plain
from hep_desktop.report.papers.material import Material
from hep_desktop.report.papers.origins import origin_name
from hep_desktop.report.papers.sources import Gaps, Sources
from hep_desktop.report.papers.statistics import Statistics
from hep_desktop.report.papers.tables import statistical_table
from hep_desktop.template.model import Break, Certainty, Edition, RowKind, Rows
from papers_sample import PROGRAMME, bare

KSH = TypedOrigin("KSH")


def statistics(table: str, facts: dict[FactKey, Fact], edition: Edition | None = None) -> Statistics:
    """One table of an otherwise empty programme."""
    office, form = bare()
    programme = replace(office.programmes[PROGRAMME], facts=facts)
    office = Office(office.settlements, {}, {PROGRAMME: programme})
    form = edition or form
    return Statistics(Material.of(office, PROGRAMME, form), form.tables[table])


def given(code: str, year: int, value: Value | int, origin: Origin = KSH) -> dict[FactKey, Fact]:
    """One fact."""
    return {FactKey(code, str(year)): Fact(Number(Decimal(value)) if isinstance(value, int) else value, origin)}


def texts(rows: tuple[Row, ...]) -> list[list[str]]:
    """The words of all cells."""
    return [
        [" ".join(plain(block.runs) for block in cell.blocks if isinstance(block, Paragraph)) for cell in row.cells]
        for row in rows
    ]


def notes(table: TableBlock) -> list[str]:
    """The small print."""
    return [plain(note) for note in table.notes]


def test_figures_print_as_ksh_prints_them_and_computed_ones_follow() -> None:
    facts = given("pop_res", 2022, 1846) | given("pop_res", 2023, 1838)
    table = statistical_table(statistics("t1", facts))
    assert table.caption == "1. számú táblázat – Lakónépesség száma az év végén"
    assert table.continued == "1. számú táblázat (folytatás)"
    assert texts(table.head)[0][1] == "Lakónépesség száma az év végén,\u00a0fő"
    assert texts(table.body)[:3] == [["2022", "1\u202f846", ""], ["2023", "1\u202f838", "99,6"], ["2024", "", ""]]
    assert table.body[0].cells[1].align is Align.END
    assert notes(table) == ["Forrás: KSH; saját számítás."]
    assert table.share < 100


def test_an_empty_table_is_empty() -> None:
    assert statistics("t1", {}).empty
    assert not statistics("t1", given("pop_res", 2022, NoData(NoDataReason.WITHHELD))).empty


def test_borrowed_figures_do_not_fill_a_table() -> None:
    people = given("pop_perm_65p_f", 2022, 5) | given("pop_perm_65p_m", 2022, 4)
    assert not statistics("t2", people).empty
    assert not statistics("t3", people).empty  # has nothing but computed figures
    jobseekers = given("jobseek_f", 2022, 5) | given("jobseek_m", 2022, 4)
    assert statistics("t3_2_3", jobseekers).empty  # adds those without work for half a year
    assert not statistics("t3_2_1", jobseekers).empty


def test_the_source_of_a_single_figure_is_marked_in_its_cell() -> None:
    letter = LetterOrigin("Járási Hivatal", "MJ/12", date(2026, 10, 14))
    facts = (
        given("births", 2022, 7)
        | given("births", 2023, 6)
        | given("births", 2024, 5, letter)
        | given("deaths", 2022, 9)
    )
    table = statistical_table(statistics("t5", facts))
    assert texts(table.body)[2][1] == "5a"
    assert notes(table) == ["Forrás: KSH; a Járási Hivatal levele (MJ/12, 2026. 10. 14.); saját számítás."]


def test_a_source_of_a_whole_column_is_marked_in_its_head() -> None:
    oral = OralOrigin("az anyakönyvvezető", date(2026, 9, 1))
    facts = given("births", 2022, 7) | given("births", 2023, 6) | given("deaths", 2022, 9, oral)
    table = statistical_table(statistics("t5", facts))
    assert texts(table.head)[0][1:3] == ["Élve születések száma,\u00a0fő", "Halálozások száma,\u00a0fő" + "a"]
    assert texts(table.body)[0][2] == "9"
    assert notes(table)[0].startswith("Forrás: KSH; a az anyakönyvvezető szóbeli közlése (2026. 09. 01.)")


def test_computed_figures_name_the_sources_they_rest_on() -> None:
    facts = given("pop_perm_0_14_f", 2022, 50) | given("pop_perm_0_14_m", 2022, 54)
    table = statistical_table(statistics("t3", facts))
    assert texts(table.body)[0] == ["2022", "", "104", ""]
    assert notes(table) == ["Forrás: KSH; saját számítás."]


def test_one_reason_needs_no_number_and_reaches_what_is_computed() -> None:
    facts = given("births", 2022, 7) | given("births", 2026, NoData(NoDataReason.NOT_YET_PUBLISHED))
    table = statistical_table(statistics("t5", facts))
    assert texts(table.body)[4] == ["2026", "..", "", ".."]
    assert notes(table)[1:] == [".. = még nincs közzétéve."]


def test_several_reasons_are_numbered_in_the_order_of_reading() -> None:
    facts = (
        given("births", 2022, NoData(NoDataReason.NOT_RECEIVED, "védőnő, 2026. 10. 01."))
        | given("deaths", 2022, NoData(NoDataReason.WITHHELD))
        | given("births", 2023, NoData(NoDataReason.OTHER, "leégett az irattár."))
        | given("births", 2024, NoData(NoDataReason.NOT_HERE))
    )
    table = statistical_table(statistics("t5", facts))
    assert [row[1] for row in texts(table.body)[:3]] == ["..1", "..3", "–4"]
    assert notes(table)[1:] == [
        "1 .. = kért, de meg nem kapott adat: védőnő, 2026. 10. 01.",
        "2 … = adatvédelem miatt nem közölt adat.",
        "3 .. = leégett az irattár.",
        "4 – = a településen nincs ilyen intézmény vagy ellátás.",
    ]


def test_many_indicators_stand_as_rows_under_bands() -> None:
    table = statistical_table(statistics("t2", given("pop_perm_f", 2022, 443)))
    assert texts(table.head) == [["Megnevezés", "2022", "2023", "2024", "2025", "2026"]]
    assert table.body[0].band
    assert texts(table.body)[:2] == [["Állandó népesség,\u00a0fő"], ["nő", "443", "", "", "", ""]]
    assert ["összesen,\u00a0fő", "", "", "", "", ""] in texts(table.body)
    assert table.share == 100


def test_few_grouped_indicators_stand_under_heads_of_two_rows() -> None:
    office, form = bare()
    table = replace(form.tables["t3_2_1"], columns=form.tables["t3_2_1"].columns[:3])
    edition = replace(form, tables={**form.tables, "t3_2_1": table})
    made = statistical_table(statistics("t3_2_1", given("pop15_64_f", 2022, 5), edition))
    above, below = made.head
    assert [cell.rows for cell in above.cells] == [2, 1]
    assert above.cells[1].columns == 3
    assert texts((below,)) == [["nő,\u00a0fő", "férfi,\u00a0fő", "összesen,\u00a0fő"]]
    assert office.programmes


def test_breaks_of_a_series_print_a_note() -> None:
    _, form = bare()
    broken = Break(date(2024, 1, 1), "új meghatározás", "Gyvt. 67/A. §", Certainty.VERIFIED)
    ended = replace(broken, day=date(2025, 1, 1), what="megszűnt", ends=True)
    indicators = {**form.indicators, "births": replace(form.indicators["births"], breaks=(broken, ended))}
    made = statistical_table(statistics("t5", given("births", 2022, 5), replace(form, indicators=indicators)))
    assert texts(made.head)[0][1] == "Élve születések száma,\u00a0fő***"
    assert notes(made)[1:] == [
        "* Törés az idősorban, 2024. január 1.: új meghatározás (Gyvt. 67/A. §).",
        "** 2025. január 1. óta nincs ilyen adat: megszűnt (Gyvt. 67/A. §).",
        ".. = ilyen adatot nem gyűjtenek.",  # what an ended series cannot say any more
    ]


@pytest.mark.parametrize(("kind", "heading"), [(RowKind.SCHOOL_YEARS, "Tanév"), (RowKind.FIXED, "Időpont")])
def test_rows_of_every_kind_have_a_heading(kind: RowKind, heading: str) -> None:
    _, form = bare()
    table = replace(form.tables["t5"], rows=Rows(kind, ("2011", "2022")))
    made = statistical_table(statistics("t5", {}, replace(form, tables={**form.tables, "t5": table})))
    assert texts(made.head)[0][0] == heading


def test_entries_of_a_list_name_themselves_and_empty_ones_are_left_out() -> None:
    _, form = bare()
    facts = {
        FactKey("svc", "", "b"): Fact(Words("étkeztetés")),
        FactKey("svc_users", "", "b"): Fact(Number(Decimal(12))),
    }
    made = statistical_table(statistics("t3_6_4", facts, form))
    assert len(made.head[0].cells) == len(form.tables["t3_6_4"].columns)
    assert [row[:1] + row[3:4] for row in texts(made.body)] == [["étkeztetés", "12"]]
    assert made.body[0].cells[0].align is Align.START


def test_origins_have_names() -> None:
    assert origin_name(FileOrigin("adat.xlsx", "0" * 64)) == "adat.xlsx"
    assert origin_name(FileOrigin("adat.xlsx", "0" * 64, source="KSH helységnévtár")) == "KSH helységnévtár"
    assert origin_name(LetterOrigin("Iskola")) == "Iskola levele"
    assert origin_name(OralOrigin("jegyző")) == "jegyző szóbeli közlése"
    assert origin_name(TypedOrigin()) == "saját adatgyűjtés"


def test_the_main_source_is_the_most_frequent_one() -> None:
    sources = Sources.of(("b", "a", "a"))
    assert [sources.mark(name) for name in ("a", "b")] == ["", "a"]
    assert plain(Sources(()).line(computed=False, fallback=("TeIR",))) == "Forrás: TeIR."
    assert Gaps.of(()).notes() == ()
