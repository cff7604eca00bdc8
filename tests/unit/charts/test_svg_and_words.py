"""Charts on pages, what they say in words, and whether they print."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from builders import hep_2021, programme
from chart_checks import TYPE, areas, drawn, plot, series, words
from hep_desktop.charts.choice import is_printed
from hep_desktop.charts.drawing import draw
from hep_desktop.charts.plot import plot_of
from hep_desktop.charts.svg import svg
from hep_desktop.charts.telling import alternative, caption, notes
from hep_desktop.domain.charts import ChartChoice
from hep_desktop.domain.values import NoData, NoDataReason, Value
from hep_desktop.template.chart import ChartKind
from hep_desktop.template.figures import Figures
from hep_desktop.template.model import Edition

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def edition() -> Edition:
    return hep_2021()


def people(*amounts: int | Value) -> dict[tuple[str, str], int | Value]:
    """Residents of 2022 and the years after it."""
    return {("pop_res", str(2022 + at)): one for at, one in enumerate(amounts)}


def test_a_page_gets_the_same_shapes_with_words_as_text() -> None:
    drawing = drawn(
        plot(ChartKind.COLUMNS, series("nők & lányok", 3, 4), series("férfiak", 5, 6), categories=("1", "2"))
    )
    root = ET.fromstring(svg(drawing, "Cím <1>", "Leírás & több"))  # noqa: S314 – written here
    assert root.get("role") == "img"
    assert (root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")) == ("Cím <1>", "Leírás & több")
    assert [one.text for one in root.iter(f"{SVG}text")] == [one.text for one in words(drawing)]
    outlined = [one for one in root.iter(f"{SVG}rect") if one.get("stroke")]
    assert [float(one.get("height", "")) for one in outlined] == [
        pytest.approx(area.box.height, abs=0.01) for area in areas(drawing).values()
    ]
    assert "#000" not in ET.tostring(root, encoding="unicode")  # inks follow the page


def test_the_alternative_tells_first_last_and_extremes_in_words() -> None:
    of = plot(ChartKind.LINE, series("fő", 838, 829, None, 821, 812))
    told = alternative(of)
    for part in ("Vonaldiagram", "2022: 838 fő", "2026: 812 fő", "legnagyobb: 838 fő", "Nincs adat: 2024"):
        assert part in told
    assert caption(of).startswith("3.2.1. számú ábra")


def test_a_chart_says_when_its_axis_does_not_begin_at_zero_and_what_its_signs_mean() -> None:
    said = " ".join(notes(plot(ChartKind.LINE, series("fő", 838, 829, None, 821, 812))))
    assert "nem nullánál kezdődik" in said
    assert "„..”" in said


def test_a_chart_comes_of_two_figures_and_shows_what_the_table_shows(edition: Edition) -> None:
    table = edition.tables["t1"]
    assert plot_of(table, Figures(edition, programme({}))) is None
    assert plot_of(table, Figures(edition, programme(people(838)))) is None
    of = plot_of(table, Figures(edition, programme(people(838, 829, NoData(NoDataReason.NOT_YET_PUBLISHED)))))
    assert of is not None
    assert of.categories == ("2022", "2023", "2024", "2025", "2026")
    assert of.series[0].values[:3] == (838, 829, None)
    assert of.series[0].signs[2] == ".."


def test_a_chart_prints_as_chosen_else_as_its_figures_suggest(edition: Edition) -> None:
    one = programme(people(838, 829))
    of = plot_of(edition.tables["t1"], Figures(edition, one))
    assert of is not None
    assert is_printed(one, "t1", of)
    assert not is_printed(replace(one, charts={"t1": ChartChoice(printed=False)}), "t1", of)
    nothing = programme(people(0, 0))
    flat = plot_of(edition.tables["t1"], Figures(edition, nothing))
    assert flat is not None
    assert not is_printed(nothing, "t1", flat)
    assert is_printed(replace(nothing, charts={"t1": ChartChoice(printed=True)}), "t1", flat)


def test_every_chart_of_the_edition_can_be_drawn_and_told(edition: Edition) -> None:
    periods = ("2022", "2023", "2022/2023", "2023/2024", "2001", "2011")
    typed = [code for code, one in edition.indicators.items() if not one.computed]
    one = programme({(code, period): 10 + at for at, code in enumerate(typed) for period in periods})
    charted = [table for table in edition.tables.values() if table.chart is not None]
    assert len(charted) > 30
    for table in charted:
        of = plot_of(table, Figures(edition, one))
        assert of is not None, table.id
        assert len(words(draw(of, TYPE, 450))) > 3
        assert alternative(of)
