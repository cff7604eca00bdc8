"""Cells copied from sheets, Word tables and PDF text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hep_desktop.ui.models.pasted_cells import pasted_cells


@pytest.mark.parametrize(
    ("words", "columns", "cells"),
    [
        ("838\t829\n407\t402", 5, [["838", "829"], ["407", "402"]]),
        ('"két\nsor"\t3', 5, [["két\nsor", "3"]]),
        ("1 234", 5, [["1 234"]]),
        ("1 838   829  1 820", 5, [["1 838", "829", "1 820"]]),
        ("838 829 820 815 812", 5, [["838", "829", "820", "815", "812"]]),
        ("1 838 1 829 1 820 1 815 1 812", 5, [["1 838", "1 829", "1 820", "1 815", "1 812"]]),
        ("12,5 13,1 9,8", 3, [["12,5", "13,1", "9,8"]]),
        ("1 234 567 890", 3, [["1 234 567 890"]]),  # more than one way: nothing is guessed
        ("házi segítségnyújtás", 5, [["házi segítségnyújtás"]]),
        ("5 fő 2 nő", 4, [["5 fő 2 nő"]]),
        ("838\n829\n", 5, [["838"], ["829"]]),
        ("lakosok   838   829", 5, [["lakosok", "838", "829"]]),
        ("", 5, []),
    ],
)
def test_cells(words: str, columns: int, cells: list[list[str]]) -> None:
    assert pasted_cells(words, columns) == cells


@given(st.lists(st.integers(0, 9_999_999), min_size=1, max_size=7))
def test_figures_parted_by_wide_gaps_come_apart_again(amounts: list[int]) -> None:
    printed = [f"{amount:,}".replace(",", " ") for amount in amounts]
    assert pasted_cells("   ".join(printed), 99) == [printed]


@given(st.text(max_size=60), st.integers(1, 9))
def test_no_text_is_too_odd(words: str, columns: int) -> None:
    kept = "".join("".join(line) for line in pasted_cells(words, columns)) if "\t" not in words else ""
    assert set(kept) <= set(words)
