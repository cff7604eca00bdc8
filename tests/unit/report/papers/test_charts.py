"""Charts on paper: after their table, where they print at all, with the same words in PDF and in Word."""

import zipfile
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import Any

import docx as library
from docx.oxml.ns import qn

from hep_desktop.domain.charts import ChartChoice
from hep_desktop.domain.office import Office
from hep_desktop.domain.progress import Silent
from hep_desktop.domain.situation import Fact, FactKey
from hep_desktop.domain.values import Number
from hep_desktop.report.document import ChartBlock, Paper, TableBlock
from hep_desktop.report.docx.render import drawn as drawn_docx
from hep_desktop.report.papers import programme
from hep_desktop.report.pdf.render import drawn as drawn_pdf
from papers_sample import DAY, PROGRAMME, bare
from pdf_tags import opened, tree

PEOPLE = {FactKey("pop_res", str(2022 + at)): Fact(Number(Decimal(838 - 9 * at))) for at in range(5)}


def paper(charts: Mapping[str, ChartChoice] | None = None) -> Paper:
    """A programme with one filled table."""
    office, edition = bare()
    one = replace(office.programmes[PROGRAMME], facts=PEOPLE, charts=charts or {})
    return programme.compose(Office(office.settlements, {}, {PROGRAMME: one}), PROGRAMME, edition, DAY)


def charts(of: Paper) -> list[ChartBlock]:
    """The charts of a paper."""
    return [block for block in of.blocks if isinstance(block, ChartBlock)]


def test_a_chart_follows_its_table_unless_somebody_chose_otherwise() -> None:
    shown = paper()
    (chart,) = charts(shown)
    place = shown.blocks.index(chart)
    before = shown.blocks[place - 1]
    assert isinstance(before, TableBlock)
    assert before.id == "table.t1"
    assert chart.caption == "1. számú ábra – Lakónépesség száma az év végén"
    assert charts(paper({"t1": ChartChoice(printed=False)})) == []


def test_a_pdf_draws_it_as_one_figure_with_its_alternative_and_real_words() -> None:
    shown = paper()
    file = opened(drawn_pdf(shown, Silent()))
    (figure,) = tree(file).all("Figure")
    assert figure.alt == charts(shown)[0].alt
    assert "802 fő" in figure.alt


def test_word_gets_a_picture_with_its_alternative_and_caption() -> None:
    shown = paper()
    content = drawn_docx(shown, Silent())
    document: Any = library.Document(BytesIO(content))
    (chart,) = charts(shown)
    described = document.element.find(f".//{qn('wp:docPr')}")
    assert described is not None
    assert described.get("descr") == chart.alt
    assert any(chart.caption in one.text for one in document.paragraphs)
    with zipfile.ZipFile(BytesIO(content)) as parts:
        assert [name for name in parts.namelist() if name.startswith("word/media/")]
