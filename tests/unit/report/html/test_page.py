"""A paper as a web page: everything in it, nothing fetched or run, and named for those who do not see it."""

import itertools
import re
from collections.abc import Iterator
from typing import Any

import pytest
from lxml import html

from hep_desktop.domain.progress import Silent
from hep_desktop.report.document import Cell, Figure, Heading, Paper, Paragraph, Row, Run, TableBlock, Toc, plain
from hep_desktop.report.html.markup import inline
from hep_desktop.report.html.render import drawn
from papers_sample import DAY, LONG_NAME


@pytest.fixture(scope="module")
def content(paper: Paper) -> bytes:
    return drawn(paper, Silent())


@pytest.fixture(scope="module")
def page(content: bytes) -> Any:
    read: Any = html  # lxml types its trees only in part
    return read.document_fromstring(content.decode())


def small(*blocks: Heading | Paragraph | TableBlock | Figure) -> Any:
    """A page of a few blocks."""
    read: Any = html  # as above
    return read.document_fromstring(drawn(Paper("Próba", "Önkormányzat", "Próba", DAY, blocks), Silent()).decode())


def test_it_stands_alone_and_runs_nothing(page: Any, content: bytes) -> None:
    assert content.startswith(b'<!DOCTYPE html>\n<html lang="hu">')
    assert not page.xpath("//script | //link | //iframe | //object | //@onclick | //@style")
    assert all(src.startswith("data:image/") for src in page.xpath("//@src"))
    assert all(href.startswith("#") for href in page.xpath("//@href"))


def test_headings_begin_with_the_title_and_jump_no_level(page: Any, paper: Paper) -> None:
    levels = [int(one.tag[1]) for one in page.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(levels))
    assert len(levels) == 2 + sum(1 for _ in paper.headings())


def test_every_name_is_one_and_every_link_leads_somewhere(page: Any, paper: Paper) -> None:
    names = page.xpath("//@id")
    assert len(names) == len(set(names))
    targets = [href.removeprefix("#") for href in page.xpath("//@href")]
    assert set(targets) <= set(names)
    (toc,) = [block for block in paper.blocks if isinstance(block, Toc)]
    assert len(targets) == len(paper.listed(toc)) + 1
    assert set(page.xpath("//@aria-labelledby")) <= set(names)


def test_tables_say_what_their_heads_head(page: Any, paper: Paper) -> None:
    tables = page.xpath("//table")
    assert len(tables) == sum(isinstance(block, TableBlock) for block in paper.blocks)
    assert all(th.get("scope") in {"col", "colgroup", "row", "rowgroup"} for th in page.xpath("//th"))
    assert all(table.xpath(".//th") for table in tables)
    assert not page.xpath("//th[not(normalize-space())]")


def test_all_that_is_written_stands_on_it(page: Any, paper: Paper) -> None:
    there = "".join("".join(page.itertext()).split())
    for block in paper.blocks:
        for words in _words(block):
            assert "".join(words.split()) in there


def _words(block: object) -> Iterator[str]:
    match block:
        case Heading():
            yield block.full
        case Paragraph(runs) if len(runs) == 1:
            yield plain(runs)
        case TableBlock():
            cells = (cell for row in (*block.head, *block.body) for cell in row.cells)
            yield from (plain(one.runs) for cell in cells for one in cell.blocks if isinstance(one, Paragraph))
        case _:
            pass


def test_charts_and_pictures_have_their_alternatives(picture: bytes) -> None:
    made = small(Figure(picture, 'A "régi" iskola', "1. kép", 50))
    assert made.xpath("//img/@alt") == ['A "régi" iskola']
    assert made.xpath("//figcaption/text()") == ["1. kép"]


def test_a_table_without_caption_bears_the_name_of_its_heading() -> None:
    row = Row((Cell((Paragraph((Run("850 fő"),)),)),))
    made = small(TableBlock("t", (1,), (row,)), Heading(1, "Népesség", "h"), TableBlock("u", (1,), (row,)))
    assert made.xpath("//*[@tabindex]/@aria-labelledby") == ["page", "h"]
    assert made.xpath("//*[@id='page']/text()") == ["Próba"]


def test_a_cell_left_for_handwriting_heads_nothing() -> None:
    cells = [Cell((Paragraph((Run(words),)),)) for words in ("\u00a0\n\u00a0", "aláírás")]
    assert not small(TableBlock("t", (1, 1), (Row(tuple(cells)),))).xpath("//th")


def test_strange_names_break_nothing() -> None:
    words = f"<script>alert(1)</script> & \u0007{LONG_NAME}"
    row = Row((Cell((Paragraph((Run(words),)),)),))
    made = small(Heading(1, words, "h"), TableBlock("t", (1,), (row,), caption=words))
    assert not made.xpath("//script")
    assert made.xpath("//h1")[0].text_content().startswith("<script>")


def test_what_went_and_what_came_are_told_as_such() -> None:
    assert inline((Run("esti", struck=True), Run("reggeli", underlined=True))) == "<del>esti</del><ins>reggeli</ins>"


def test_the_first_thing_reached_skips_to_the_text(page: Any) -> None:
    first = page.xpath("//body//a[@href] | //body//*[@tabindex]")[0]
    assert first.get("class") == "skip"
    assert page.xpath("//main/@id") == [first.get("href").removeprefix("#")]
    assert [one.tag for one in page.xpath("/html/body/*")] == ["a", "header", "main"]


def test_every_picture_and_scrolling_part_has_its_name(page: Any) -> None:
    drawn_ = page.xpath("//*[local-name()='svg']")
    assert drawn_
    assert all(one.get("role") == "img" for one in drawn_)
    assert all(
        one.xpath("string(./*[local-name()='title'])") and one.xpath("./*[local-name()='desc']") for one in drawn_
    )
    assert all(part.get("aria-labelledby") for part in page.xpath("//*[@tabindex]"))


def _light(colour: str) -> float:
    """How light a colour is, as WCAG 2 counts it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_colour_of_words_stands_out_from_every_ground(page: Any) -> None:
    (style,) = page.xpath("//style/text()")
    inks = set(re.findall(r"(?<![-\w])color: (#\w{6})", style))
    grounds = set(re.findall(r"(?:background|--ground): (#\w{6})", style))
    assert {"#ffffff"} < grounds
    assert len(inks) > 2
    for ink, ground in itertools.product(inks, grounds):
        lighter, darker = sorted((_light(ink), _light(ground)), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5, (ink, ground)
    assert "@media print" in style
    assert ":focus" in style
