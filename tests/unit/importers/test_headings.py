"""A table is found by its headings."""

import pytest

from hep_desktop.importers.headings import DEEPEST, find_table, normal_heading
from hep_desktop.importers.sheets import Book, Raw, Sheet


def book(*rows: list[Raw]) -> Book:
    return Book("f", "h", ("M",), lambda _: Sheet("M", rows))


@pytest.mark.parametrize(
    "raw",
    ["Lakó-népesség", "Lakónépesség", "lakó-\nnépesség", " LAKÓNÉPESSÉG  ", "Lakónépesség *", "Lakó\u00adnépesség"],
)
def test_layout_does_not_change_a_heading(raw: str) -> None:
    assert normal_heading(raw) == "lakónépesség"


def test_accents_do() -> None:
    assert normal_heading("Kömlő") != normal_heading("Komló")


def test_the_row_of_headings_may_stand_anywhere_near_the_top() -> None:
    found = find_table(book(["cím"], [], ["Név", "Kód"], ["Aba", "17376"], ["Zsurk"]), "kód", "név")
    assert found is not None
    assert (found.row, found.first, found.column("Név"), found.column("Év")) == (2, 3, 0, None)
    assert found.texts("Kód") == ["17376", ""]
    assert found.cells("Év") == ["", ""]


def test_a_heading_that_stands_there_twice_tells_nothing() -> None:
    assert find_table(book(["Név", "Kód", "Kód"]), "Név", "Kód") is None


def test_headings_are_not_sought_among_the_data() -> None:
    assert find_table(book(*[[""]] * DEEPEST, ["Név", "Kód"]), "Név", "Kód") is None
