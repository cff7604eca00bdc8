"""HTML of Word, browsers and mail becomes blocks and runs; what is lost is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hep_desktop.domain.situation import BlockKind, Run, Text
from hep_desktop.ui.pasting import from_html, from_plain
from stores import ids


def blocks(html: str) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.plain) for block in from_html(html, ids()).text.blocks]


def runs(html: str) -> list[Run]:
    return [run for block in from_html(html, ids()).text.blocks for run in block.runs]


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


def test_a_table_becomes_lines_and_is_named() -> None:
    html = "<table><tr><th>Év</th><th>Fő</th></tr><tr><td><p>2023</p></td><td><p>812</p></td></tr></table>"
    assert [plain for _, plain in blocks(html)] == ["Év\tFő", "2023\t812"]
    assert lost(html) == ("tables",)


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


@given(st.text(alphabet="<>/pbiulto =\"'!-[]x&;ő \n", max_size=200))
def test_broken_html_never_breaks_the_paste(html: str) -> None:
    pasted = from_html(html, ids())
    assert all(block.plain.strip() for block in pasted.text.blocks)
