"""Items on pages: nothing left alone, nothing over the edge, tables that go on under their heads."""

from collections.abc import Iterator

import pytest

from hep_desktop.report.document import (
    Cell,
    Density,
    ListBlock,
    Paper,
    Paragraph,
    Row,
    Run,
    SignatureLines,
    Signer,
    TableBlock,
    Tone,
)
from hep_desktop.report.pdf import styles
from hep_desktop.report.pdf.flow import Flow, Page
from hep_desktop.report.pdf.fonts import Fonts
from hep_desktop.report.pdf.grid import Grid
from hep_desktop.report.pdf.items import Gap, Head, Item, NewPage
from hep_desktop.report.pdf.pen import Pen
from hep_desktop.report.pdf.prose import Prose
from hep_desktop.report.pdf.setter import Setter
from hep_desktop.report.pdf.story import Story
from hep_desktop.report.pdf.structure import Element
from hep_desktop.report.pdf.tabling import grid
from papers_sample import DAY

SETTER = Setter.new(Fonts())
ROOM = styles.PORTRAIT.room
HEAD = Head("Próba", draft=False)


class Slab(Item):
    """Something of a height that cannot be split."""

    def __init__(self, height: float, *, keeps: bool = False) -> None:
        self.height = height
        self.keeps = keeps

    def measure(self, width: float) -> None:
        """It has its height."""

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Nothing to see."""


def pages(*items: Item) -> list[Page]:
    """The items on pages, none of them over the edge."""
    made = Flow(HEAD).fill(items, lambda _: None)
    for page in made:
        for placed in page.placed:
            assert placed.top <= page.sheet.height - page.sheet.top + 0.1
            assert placed.top - placed.item.height >= page.sheet.bottom - 0.1 or placed.item.height > ROOM
    return made


def text(sentences: int) -> Prose:
    """A paragraph."""
    words = "A település lakosainak esélyegyenlőségét a közlekedés határozza meg leginkább. " * sentences
    return SETTER.prose((Run(words),), styles.TEXT, Element("P"))


def table(rows: int, lines: int = 1, *, notes: int = 0, bands: bool = False, head: bool = True) -> TableBlock:
    """A table of two columns whose right cells have so many lines."""
    cells = tuple(Row((_cell(str(row)), _cell("\n".join(["szöveg"] * lines)))) for row in range(rows))
    body = tuple(_banded(cells)) if bands else cells
    heads = (Row((_cell("A"), _cell("B"))),) if head else ()
    return TableBlock(
        "t", (1, 1), body, heads, "Cím", "Cím (folytatás)", tuple((Run("jegyzet"),) for _ in range(notes))
    )


def _cell(words: str) -> Cell:
    return Cell((Paragraph((Run(words),)),))


def _banded(rows: tuple[Row, ...]) -> Iterator[Row]:
    for row in rows:
        yield Row((Cell((Paragraph((Run("sáv"),)),), columns=2),), band=True)
        yield row


def made(block: TableBlock) -> Grid:
    """The table as an item."""
    return grid(block, SETTER, Element("Document"), ROOM)


def bodies(pages_: list[Page]) -> list[list[bool]]:
    """For each page, whether each row of its table is a band."""
    found = [placed.item for page in pages_ for placed in page.placed if isinstance(placed.item, Grid)]
    return [[row.band for row in one.parts.body] for one in found]


def test_a_heading_goes_with_what_it_is_over() -> None:
    heading = Slab(20, keeps=True)
    first, second = pages(Slab(ROOM - 30), heading, Slab(15))
    assert len(first.placed) == 1
    assert [placed.item.height for placed in second.placed] == [20, 15]


def test_a_chain_of_headings_moves_together_and_ends_at_a_new_page() -> None:
    made_ = pages(Slab(ROOM - 50), Slab(20, keeps=True), Slab(20, keeps=True), text(5))
    assert [len(page.placed) for page in made_] == [1, 3]
    assert len(pages(Slab(ROOM - 30), Slab(20, keeps=True), NewPage(), Slab(10))) == 2


def test_paragraphs_leave_no_line_alone() -> None:
    leading = styles.TEXT.leading
    for free in range(1, 9):
        for page in pages(Slab(ROOM - free * leading), text(6)):
            for placed in page.placed:
                if isinstance(placed.item, Prose):
                    assert len(placed.item.lines) >= 2
    split = [
        p.item for page in pages(Slab(ROOM - 5 * leading), text(6)) for p in page.placed if isinstance(p.item, Prose)
    ]
    assert len(split) == 2
    assert not split[0].lines[-1].hyphen


def test_what_is_higher_than_a_page_stands_alone() -> None:
    made_ = Flow(HEAD).fill([Slab(10), Slab(ROOM * 2), Slab(10)], lambda _: None)
    assert [len(page.placed) for page in made_] == [1, 1, 1]


def test_gaps_and_pages_on_their_side() -> None:
    made_ = pages(Gap(50), Slab(10), NewPage(styles.LANDSCAPE), Slab(10), NewPage(), Slab(10), NewPage(styles.PORTRAIT))
    assert [page.sheet for page in made_] == [styles.PORTRAIT, styles.LANDSCAPE, styles.LANDSCAPE]


def test_a_small_table_stays_whole() -> None:
    first, second = pages(Slab(ROOM - 60), made(table(6, notes=1)))
    assert len(first.placed) == 1
    assert bodies([second]) == [[False] * 6]


def test_a_long_table_goes_on_and_keeps_rows_company() -> None:
    for used in range(0, 400, 35):
        made_ = pages(Slab(used + 1), made(table(60, notes=2)))
        parts = bodies(made_)
        assert sum(len(part) for part in parts) == 60
        assert all(len(part) >= 2 for part in parts)


def test_no_band_stands_at_a_pages_foot() -> None:
    for used in range(0, 200, 15):
        parts = bodies(pages(Slab(used + 1), made(table(40, bands=True))))
        assert sum(len(part) for part in parts) == 80
        assert not any(part[-1] for part in parts)


def test_notes_stay_with_the_last_row() -> None:
    whole = made(table(60, notes=3))
    whole.measure(styles.PORTRAIT.measure)
    for spare in (1, 10, 25):
        made_ = pages(
            Slab(2 * ROOM - whole.height + 40 - spare if whole.height > ROOM else 1), made(table(60, notes=3))
        )
        last = [placed.item for page in made_ for placed in page.placed if isinstance(placed.item, Grid)][-1]
        assert len(last.parts.body) >= 2
        assert len(last.parts.notes) == 3


@pytest.mark.parametrize("lines", [30, 70, 200])
def test_a_tall_row_parts_and_begins_in_every_cell(lines: int) -> None:
    for used in (1, 300, 600):
        made_ = pages(Slab(used), made(table(2, lines)))
        grids = [placed.item for page in made_ for placed in page.placed if isinstance(placed.item, Grid)]
        shown = [len(prose.lines) for one in grids for row in one.parts.body for prose in row.cells[1].content]
        assert sum(shown) == 2 * lines
        assert all(count >= 2 for count in shown)


def test_a_narrow_cell_of_nothing_but_hyphens_fills_its_pages() -> None:
    words = " ".join(f"beszámolóosztályozás{number}" for number in range(150))
    row = Row((_cell("név"), *(_cell(words) for _ in range(9))))
    block = TableBlock("t", (1,) * 10, (row,), density=Density.DENSE)
    for page in pages(made(block))[:-1]:
        assert sum(placed.item.height for placed in page.placed) > ROOM / 2


def test_the_name_of_a_row_is_said_again_overleaf() -> None:
    made_ = pages(made(table(1, 200)))
    grids = [placed.item for page in made_ for placed in page.placed if isinstance(placed.item, Grid)]
    assert len(grids) > 2
    assert not grids[0].parts.body[0].again
    assert all(one.parts.body[0].again for one in grids[1:])


@pytest.mark.parametrize("lines", [55, 58, 59, 60, 80])
def test_heads_as_high_as_a_page_do_not_stop_the_work(lines: int) -> None:
    head = (Row((_cell("\n".join(["fej"] * lines)), _cell("B"))),)
    block = TableBlock("t", (1, 1), table(3, 4).body, head)
    made_ = Flow(HEAD).fill([Slab(10), made(block)], lambda _: None)
    assert 1 < len(made_) < 20


def test_a_table_without_a_head_or_with_an_empty_cell_is_laid_out() -> None:
    block = TableBlock("t", (1, 2), (Row((_cell("x"), Cell())), Row((Cell((ListBlock(()),)), _cell("y")))))
    item = made(block)
    item.measure(styles.PORTRAIT.measure)
    assert item.height > 0
    assert item.least() == item.height


def test_a_dense_table_is_ruled_between_columns() -> None:
    assert styles.TABLES[Density.DENSE].columns_ruled
    assert not styles.TABLES[Density.NORMAL].columns_ruled


def test_signatures_never_stand_alone_on_a_page() -> None:
    signed = (Signer("", "polgármester"), Signer("", "jegyző"))
    blocks = (Paragraph((Run("szöveg"),)), table(3), SignatureLines("Kelt", signed))
    items = Story(Paper("a", "b", "c", DAY, blocks), SETTER).items()
    last = pages(Slab(ROOM - 150), *items)[-1]
    assert isinstance(last.placed[0].item, Grid)


def test_what_only_closes_the_minutes_is_not_something_to_sign() -> None:
    last_words = Paragraph((Run("Hozzászólás nem volt."),))
    closing = Paragraph((Run("kmf."),), Tone.CENTRED)
    blocks = (last_words, closing, SignatureLines("", (Signer("", "levezető elnök"),)))
    items = Story(Paper("a", "b", "c", DAY, blocks), SETTER).items()
    last = pages(Slab(ROOM - 60), *items)[-1]
    assert [placed.item for placed in last.placed] == items


def test_a_running_head_is_cut_to_one_line() -> None:
    look = styles.RUNNING
    assert SETTER.one_line("Mintafalu", look, 200).width < 200
    cut = SETTER.one_line("Nagyon hosszú nevű intézmény " * 20, look, 200)
    assert cut.width <= 200
    assert "".join(piece.text for piece in cut.pieces).strip().endswith("…")
    assert SETTER.one_line("☃" * 400, look, 100).width <= 100
    assert SETTER.one_line("", look, 100).pieces == ()


def test_text_that_cannot_be_seen_has_a_line_of_its_own() -> None:
    blank = SETTER.prose((Run("\u200b"),), styles.TEXT, Element("P"))
    blank.measure(100)
    assert len(blank.lines) == 1
