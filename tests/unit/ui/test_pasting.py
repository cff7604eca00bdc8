"""HTML of Word, browsers and mail becomes blocks and runs; what is lost is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hep_desktop.domain.situation import BlockKind, Run, SimpleTable, Text
from hep_desktop.ui.pasting import from_html, from_plain
from stores import ids

TAGS = [
    *("<table>", "</table>", "<thead>", "<tr>", "</tr>", "<td>", "<td colspan=3>", "<td rowspan=2>", "</td>", "<th>"),
    *("<p>", "</p>", "<li>", "<ul>", "</ul>", "<h1>", "<b>", "</b>", "<br>", "x", "ő 1", "\n"),
]


def blocks(html: str) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.plain) for block in from_html(html, ids()).text.paragraphs()]


def runs(html: str) -> list[Run]:
    return [run for block in from_html(html, ids()).text.paragraphs() for run in block.runs]


def cells(html: str) -> list[list[str]]:
    """The words of the only table."""
    (table,) = from_html(html, ids()).text.blocks
    assert isinstance(table, SimpleTable)
    return [[" | ".join(block.plain for block in cell) for cell in row] for row in table.rows]


def has_head(html: str) -> bool:
    (table,) = from_html(html, ids()).text.blocks
    assert isinstance(table, SimpleTable)
    return table.head


def lost(html: str) -> tuple[str, ...]:
    return from_html(html, ids()).lost


def test_paragraphs_headings_and_lists() -> None:
    html = "<h2>Cím</h2><p>Első</p><ul><li>a<li><p>b</p></ul><ol><li>c</li></ol><div>Vége</div>"
    assert blocks(html) == [
        (BlockKind.HEADING, "Cím"),
        (BlockKind.PARAGRAPH, "Első"),
        (BlockKind.BULLET, "a"),
        (BlockKind.BULLET, "b"),
        (BlockKind.NUMBERED, "c"),
        (BlockKind.PARAGRAPH, "Vége"),
    ]


def test_looks_by_tag_and_by_style() -> None:
    html = "<p><b>egy</b> <span style='font-weight:700;font-style:italic'>két</span><i>há</i>rom</p>"
    assert runs(html) == [
        Run("egy", bold=True),
        Run(" "),
        Run("két", bold=True, italic=True),
        Run("há", italic=True),
        Run("rom"),
    ]


def test_a_plain_span_inside_bold_ends_the_bold() -> None:
    assert runs("<b>vastag <span style='font-weight:normal'>nem</span></b>") == [Run("vastag ", bold=True), Run("nem")]


def test_white_space_of_the_source_is_none_of_the_text() -> None:
    assert runs("<p>\n   sok\n   szóköz\t\n</p>") == [Run("sok szóköz")]
    assert runs("<p>sor<br>törés</p>") == [Run("sor\ntörés")]


def test_a_word_list_keeps_its_kind_and_loses_its_drawn_sign() -> None:
    bullet = "<p style='mso-list:l0'><![if !supportLists]><span>·&nbsp;</span><![endif]>pont</p>"
    number = "<p style='mso-list:l1'><![if !supportLists]><span>12.&nbsp;</span><![endif]>sor</p>"
    assert blocks(bullet + number) == [(BlockKind.BULLET, "pont"), (BlockKind.NUMBERED, "sor")]


def test_a_table_stays_one() -> None:
    html = "<table><tr><th>Év</th><th>Fő</th></tr><tr><td><p>2023</p></td><td><p>812</p></td></tr></table>"
    assert cells(html) == [["Év", "Fő"], ["2023", "812"]]
    assert has_head(html)
    assert lost(html) == ()


@pytest.mark.parametrize(
    ("first", "head"),
    [
        ("<thead><tr><td>a<td>b</thead>", True),
        ("<tr><td><b>a</b><td><b>b</b>", True),
        ("<tr><th>a<td>b", False),
        ("<tr><td><b>a</b><td>b", False),
    ],
)
def test_a_head_is_known_by_its_tag_or_its_letters(first: str, *, head: bool) -> None:
    html = f"<table>{first}<tr><td>1<td>2</table>"
    assert has_head(html) is head
    assert cells(html) == [["a", "b"], ["1", "2"]]
    assert not head or not any(run.bold for run in runs(html))


def test_words_around_a_table_and_tables_in_a_row() -> None:
    one = "<table><tr><td>a<td>b</table>"
    pasted = from_html(f"<p>előtte{one}{one}<p>utána", ids()).text
    assert [type(block).__name__ for block in pasted.blocks] == ["Block", "SimpleTable", "SimpleTable", "Block"]
    assert len({block.id for block in (*pasted.blocks, *pasted.paragraphs())}) == 8


def test_paragraphs_lists_and_headings_of_a_cell() -> None:
    html = "<table><tr><td><p>egy<p>kettő<td><h2>cím</h2><ul><li>pont</ul></table>"
    assert cells(html) == [["egy | kettő", "cím | – pont"]]
    assert lost(html) == ()


def test_merged_cells_are_opened_and_named() -> None:
    html = "<table><tr><td colspan=2>a<td rowspan='2'>b<tr><td>c<td>d<tr><td rowspan=x>e<td colspan='999'>f</table>"
    assert cells(html) == [["a", "", "b"], ["c", "d", ""], ["e", "f", ""]]
    assert lost(html) == ("merged",)


def test_empty_rows_and_columns_at_the_edge_are_none() -> None:
    html = "<table><tr><td>&nbsp;<td><br><tr><td>a<td>b<td> <td><tr></table>"
    assert cells(html) == [["a", "b"]]
    assert blocks("<table><tr><td> </table><p>x") == [(BlockKind.PARAGRAPH, "x")]


def test_a_frame_of_one_cell_is_no_table() -> None:
    assert [type(b).__name__ for b in from_html("<table><tr><td><p>a<p>b</table>", ids()).text.blocks] == ["Block"] * 2


def test_a_table_in_a_table_becomes_lines_and_is_named() -> None:
    html = "<table><tr><td>a<table><tr><td>1<td>2<tr><td>3<td>4</table>b<td>c</table>"
    assert cells(html) == [["a | 1\t2 | 3\t4 | b", "c"]]
    assert lost(html) == ("tables",)


@pytest.mark.parametrize(("rows", "columns"), [(2, 17), (800, 2)])
def test_a_table_too_large_becomes_lines_and_is_named(rows: int, columns: int) -> None:
    html = f"<table>{('<tr>' + '<td>x' * columns) * rows}</table>"
    pasted = from_html(html, ids())
    assert [block.plain for block in pasted.text.blocks] == ["\t".join("x" * columns)] * rows
    assert pasted.lost == ("tables",)


def test_lines_of_cells_are_a_table() -> None:
    (table,) = from_plain("Név\tFő\r\nóvoda\t12\r\n\t \r\n", ids()).text.blocks
    assert isinstance(table, SimpleTable)
    assert table.plain == "Név\tFő\nóvoda\t12"


@pytest.mark.parametrize("words", ["a\tb", "a\tb\nc", "a\nb", "\t".join("x" * 17) + "\n" + "\t".join("x" * 17)])
def test_lines_with_a_stray_tab_are_none(words: str) -> None:
    assert not [block for block in from_plain(words, ids()).text.blocks if isinstance(block, SimpleTable)]


@pytest.mark.parametrize(
    ("html", "what"),
    [
        ("<p>x<img src='a.png'></p>", "pictures"),
        ("<p><a href='http://pelda.hu'>x</a></p>", "links"),
        ("<p style='color:#C00000'>x</p>", "colours"),
        ("<p><font color='red'>x</font></p>", "colours"),
        ("<p><span style='background:yellow'>x</span></p>", "colours"),
        ("<p><u>x</u></p>", "underline"),
        ("<p>x<sup>2</sup></p>", "raised"),
        ("<p><s>x</s></p>", "strike"),
        ("<p>x<input value='y'></p>", "fields"),
    ],
)
def test_what_cannot_be_kept_is_named(html: str, what: str) -> None:
    assert lost(html) == (what,)
    assert blocks(html)[0][1].startswith("x")


@pytest.mark.parametrize("html", ["<p style='color:windowtext'>x</p>", "<p><a name='_Toc1'>x</a></p>", "<p>x</p>"])
def test_what_is_nothing_is_not_named(html: str) -> None:
    assert lost(html) == ()


def test_only_the_copied_part_counts_and_hidden_things_stay_out() -> None:
    html = (
        "<style>p{}</style><p>előtte</p><!--StartFragment-->"
        "<p>ez<span style='display:none'>nem</span></p><!--EndFragment--><p>x</p>"
    )
    assert [plain for _, plain in blocks(html)] == ["ez"]
    assert blocks("<script>alert(1)</script><p>szöveg</p>") == [(BlockKind.PARAGRAPH, "szöveg")]


def test_accents_are_composed() -> None:
    assert from_plain("to\u030bke", ids()).text.plain == "tőke"
    assert runs("<p>to\u030bke</p>") == [Run("tőke")]


def test_a_line_of_plain_text_is_a_paragraph() -> None:
    assert [block.plain for block in from_plain("egy\r\n\r\nkettő\rhárom", ids()).text.blocks] == [
        "egy",
        "kettő",
        "három",
    ]
    assert from_plain("", ids()).text == Text()


@given(st.text(alphabet="<>/pbiulto =\"'!-[]x&;ő \n", max_size=200) | st.lists(st.sampled_from(TAGS)).map("".join))
def test_broken_html_never_breaks_the_paste(html: str) -> None:
    pasted = from_html(html, ids())
    assert not any(block.is_blank for block in pasted.text.blocks)
    for table in pasted.text.blocks:
        if isinstance(table, SimpleTable):
            assert len({len(row) for row in table.rows}) == 1
            assert table.rows[0]
