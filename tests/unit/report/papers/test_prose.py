"""Written text as blocks, in chapters and in cells."""

import pytest

from hep_desktop.domain.situation import Block, BlockKind, Run, SimpleTable, Text
from hep_desktop.report.document import Align, Cell, Heading, ListBlock, Paragraph, TableBlock, plain
from hep_desktop.report.papers.prose import cell, written


def block(kind: BlockKind, *words: str) -> Block:
    return Block(words[0], kind, tuple(Run(word) for word in words))


def test_a_chapter_keeps_its_paragraphs_lists_and_headings() -> None:
    text = Text(
        (
            Block("1", BlockKind.PARAGRAPH, (Run("Egy "), Run("félkövér", bold=True), Run(" dőlt", italic=True))),
            block(BlockKind.PARAGRAPH, "  "),
            block(BlockKind.BULLET, "a"),
            block(BlockKind.BULLET, "b"),
            block(BlockKind.NUMBERED, "c"),
            block(BlockKind.HEADING, " Alcím "),
            block(BlockKind.PARAGRAPH, "vége"),
        )
    )
    made = list(written(text, "he.1", 3))
    assert [type(one) for one in made] == [Paragraph, ListBlock, ListBlock, Heading, Paragraph]
    paragraph, bullets, numbers, heading, _ = made
    assert isinstance(paragraph, Paragraph)
    assert [(run.bold, run.italic) for run in paragraph.runs] == [(False, False), (True, False), (False, True)]
    assert isinstance(bullets, ListBlock)
    assert isinstance(numbers, ListBlock)
    assert [len(bullets.items), bullets.ordered, numbers.ordered] == [2, False, True]
    assert heading == Heading(4, "Alcím", "he.1:1")


def test_headings_go_no_deeper_than_six() -> None:
    made = list(written(Text((block(BlockKind.HEADING, "Alcím"),)), "he.1", 6))
    assert made == [Heading(6, "Alcím", "he.1:1")]


def lines(text: str) -> list[str | tuple[str, ...]]:
    """What a cell makes of a text: a paragraph's words, or a list's items with the first number."""
    return [_shown(one) for one in cell(text).blocks]


def _shown(one: Paragraph | ListBlock) -> str | tuple[str, ...]:
    if isinstance(one, Paragraph):
        return plain(one.runs)
    return (str(one.first) if one.ordered else "•", *(plain(item) for item in one.items))


def test_lines_of_a_field_become_lists_where_they_are_meant_as_such() -> None:
    assert lines("Bevezető:\n- egy\n– kettő\n\nutána") == ["Bevezető:", ("•", "egy", "kettő"), "utána"]
    assert lines("3. egy\n4) kettő") == [("3", "egy", "kettő")]


def test_numbers_that_are_no_list_stay_as_they_are() -> None:
    assert lines("3. évfolyam") == ["3. évfolyam"]
    assert lines("1. egy\n3. három") == ["1. egy", "3. három"]
    assert lines("2028. december 31.") == ["2028. december 31."]
    assert lines("-5 fok") == ["-5 fok"]


def test_an_empty_field_is_an_empty_cell() -> None:
    assert cell("", " \n") == Cell()


def table(*rows: tuple[str, ...], head: bool = True) -> SimpleTable:
    cells = tuple(tuple((Block("c", runs=(Run(word),)),) if word else () for word in row) for row in rows)
    return SimpleTable("t", cells, head)


def test_a_table_in_a_text_is_one_on_paper() -> None:
    filled = table(("Ellátás", "Fő"), ("étkezés a tanulóknak", "1 234,5"), ("", ""))
    (block,) = written(Text((filled,)), "he.1", 1)
    assert isinstance(block, TableBlock)
    assert (block.id, len(block.head), len(block.body), block.row_headers) == ("t", 1, 2, False)
    assert [cell.align for row in (*block.head, *block.body) for cell in row.cells] == [Align.START, Align.END] * 3
    assert [cell.blocks for cell in block.body[1].cells] == [(), ()]
    assert block.widths == (20, 7)


def test_where_no_row_names_the_columns_the_first_cells_name_the_rows() -> None:
    (block,) = written(Text((table(("a", "b"), head=False),)), "he.1", 1)
    assert isinstance(block, TableBlock)
    assert (block.head, block.row_headers, block.widths) == ((), True, (6, 6))


@pytest.mark.parametrize("words", ["nincs", "12 fő"])
def test_a_column_with_words_stands_at_the_left(words: str) -> None:
    (block,) = written(Text((table(("Fő",), ("12",), (words,)),)), "he.1", 1)
    assert isinstance(block, TableBlock)
    assert {cell.align for row in block.body for cell in row.cells} == {Align.START}


def test_an_empty_table_is_not_printed() -> None:
    assert list(written(Text((table(("", " "), head=True),)), "he.1", 1)) == []
