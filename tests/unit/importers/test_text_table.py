"""Text files: letters and columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hep_desktop.importers import text_table
from hep_desktop.importers.refusal import Refused
from hep_desktop.importers.text_table import decoded, rows_of

TEXT = "Település;Népesség\nGyőr;„őűŐŰ”\nHódmezővásárhely;–\n"


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "cp1250"])
def test_every_usual_coding_is_told(coding: str) -> None:
    assert decoded(TEXT.encode(coding)) == TEXT


@pytest.mark.parametrize("coding", ["iso8859-2", "cp852"])
def test_old_codings_are_told_by_their_letters(coding: str) -> None:
    text = "Település;Népesség\nGyőr;Hűség\nHódmezővásárhely;Ózd\n"
    assert decoded(text.encode(coding)) == text


def test_big_endian_text_is_read() -> None:
    assert decoded(b"\xfe\xff" + TEXT.encode("utf-16-be")) == TEXT


def test_a_mark_that_lies_is_damage() -> None:
    with pytest.raises(Refused, match=r"import\.damaged"):
        decoded(b"\xef\xbb\xbf\xff\xff")


@pytest.mark.parametrize(
    "text",
    [
        "a;b;c\n1;2,5;3\n4;5,5;6\n",
        "a\tb\tc\n1\t2,5\t3\n4\t5,5\t6\n",
        'a,b,c\n1,"2;5",3\n4,"5;5",6\n',
        "a|b|c\n1|2,5|3\n4|5,5|6\n",
        "A cím;;\na;b;c\r\n1;2,5;3\r\n4;5,5;6\r\n",
    ],
)
def test_the_separator_is_the_one_that_gives_even_lines(text: str) -> None:
    assert {len(row) for row in rows_of(text)} == {3}


def test_a_cell_may_hold_a_line_end() -> None:
    assert rows_of('a;b\n"x\ny";2\n') == [["a", "b"], ["x\ny", "2"]]


@pytest.mark.parametrize("text", ["", "Tisztelt Polgármester Úr!\n\nKérem, küldje meg\n", "\n\n\n"])
def test_a_letter_is_no_table(text: str) -> None:
    with pytest.raises(Refused, match=r"import\.not_a_workbook"):
        rows_of(text.replace(",", ""))


def test_a_cell_without_end_is_damage() -> None:
    with pytest.raises(Refused, match=r"import\.damaged"):
        rows_of("a;b\n1;2\n" + 'x;"' + "y" * 200_000)


def test_a_table_may_be_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_table, "MOST_CELLS", 5)
    with pytest.raises(Refused, match=r"import\.too_large"):
        rows_of("a;b\n1;2\n3;4\n")


@given(st.binary())
def test_any_bytes_are_rows_or_refused(data: bytes) -> None:
    try:
        rows = rows_of(decoded(data))
    except Refused:
        return
    assert any(len(row) > 1 for row in rows)


@given(st.lists(st.lists(st.text(st.characters(categories=("L", "N"))), min_size=3, max_size=3), min_size=2))
def test_rows_written_are_rows_read(rows: list[list[str]]) -> None:
    assert [row for row in rows_of("\n".join(";".join(row) for row in rows)) if row] == rows
