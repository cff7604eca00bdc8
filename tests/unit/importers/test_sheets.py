"""What a cell says."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hep_desktop.importers.sheets import Book, Raw, Sheet, Sign, address, as_decimal, as_text, reading


@pytest.mark.parametrize(
    ("raw", "sign", "number"),
    [
        (4396.0, Sign.NUMBER, "4396"),
        (13222.999999999998, Sign.NUMBER, "13223"),
        (698051.9999999995, Sign.NUMBER, "698052"),
        (0.0663, Sign.NUMBER, "0.0663"),
        (3, Sign.NUMBER, "3"),
        ("11 851", Sign.NUMBER, "11851"),
        ("4,35", Sign.NUMBER, "4.35"),
        ("–", Sign.NONE, "0"),
        ("-", Sign.NONE, "0"),
        ("..", Sign.UNKNOWN, None),
        ("…", Sign.WITHHELD, None),
        ("...", Sign.WITHHELD, None),
        ("x", Sign.MEANINGLESS, None),
        ("", Sign.BLANK, None),
        ("    \u00a0 ", Sign.BLANK, None),
        ("4,17%", Sign.TEXT, None),
        ("[Helyben]", Sign.TEXT, None),
        (True, Sign.TEXT, None),
        (float("nan"), Sign.TEXT, None),
        (float("inf"), Sign.TEXT, None),
        (date(2024, 1, 1), Sign.TEXT, None),
    ],
)
def test_signs_are_told_apart(raw: Raw, sign: Sign, number: str | None) -> None:
    said = reading(raw)
    assert said.sign is sign
    assert said.number == (None if number is None else Decimal(number))


def test_text_is_normal_and_whole_numbers_look_whole() -> None:
    assert as_text("  Ne\u0301pesse\u0301g \n száma ") == "Népesség száma"
    assert as_text(17376.0) == "17376"
    assert as_text(1e20) == "100000000000000000000"


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_whole_numbers_of_a_workbook_are_exact(number: int) -> None:
    assert as_decimal(float(number)) == number


@given(st.text() | st.floats() | st.integers() | st.booleans() | st.dates() | st.times() | st.timedeltas())
def test_any_cell_says_something(raw: Raw) -> None:
    said = reading(raw)
    assert (said.number is not None) == (said.sign in (Sign.NUMBER, Sign.NONE))


@pytest.mark.parametrize(
    ("at", "shown"),
    [((0, 0), "A1"), ((4, 10), "K5"), ((0, 25), "Z1"), ((0, 26), "AA1"), ((9, 701), "ZZ10"), ((0, 702), "AAA1")],
)
def test_addresses_are_those_of_spreadsheets(at: tuple[int, int], shown: str) -> None:
    assert address(*at) == shown


def test_outside_a_sheet_all_is_blank() -> None:
    sheet = Sheet("M", [["a"], []])
    assert [sheet.raw(0, 0), sheet.raw(0, 1), sheet.raw(1, 0), sheet.raw(9, 9)] == ["a", "", "", ""]
    assert sheet.text(9, 9) == ""


def test_a_book_gives_its_sheets_in_order() -> None:
    sheets = [Sheet("1", []), Sheet("2", [])]
    assert list(Book("f", "h", ("1", "2"), sheets.__getitem__)) == sheets
