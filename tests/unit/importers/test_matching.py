"""Rows are matched by code and confirmed by name."""

import pytest

from hep_desktop.importers.matching import Known, is_named, ksh_codes, match, normal_name, teir_codes
from hep_desktop.importers.proposal import Doubt, DoubtKind, doubt
from hep_desktop.importers.sheets import Raw

ABA = Known("17376", "Aba")
MARTONYI = Known("02024", "Martonyi")


@pytest.mark.parametrize(
    "raw",
    [
        *("Budapest 09. ker.", "Budapest 09. kerület", "Budapest IX. kerület", "Budapest                 09"),
        *("BUDAPEST 09. KER.", "Budapest 9", "IX. kerület", "ix. ker."),
    ],
)
def test_a_district_of_budapest_is_one_however_it_is_written(raw: str) -> None:
    assert normal_name(raw) == normal_name("Budapest 09. ker.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Komló", "Kömlő"),
        ("Eger", "Egerág"),
        ("Budapest", "Budapest 01"),
        ("Vál", "VI"),
        ("Budapest 01", "Budapest 10"),
        ("Budapest VX. kerület", "Budapest 15. kerület"),
    ],
)
def test_names_that_look_alike_stay_apart(one: str, other: str) -> None:
    assert normal_name(one) != normal_name(other)


@pytest.mark.parametrize(
    "raw",
    [
        *("Eger város", "Eger MJV", "Eger M.J.V.", "Eger Megyei Jogú Város", "Eger Vármegyei Jogú Város Önkormányzata"),
        *("Eger Községi Önkormányzat", "Eger (város)", "Eger Önkormányzata"),
    ],
)
def test_what_a_place_is_does_not_belong_to_its_name(raw: str) -> None:
    assert normal_name(raw) == "eger"
    assert is_named(raw, {"eger"})


def test_capitals_and_stars_do_not_count() -> None:
    assert normal_name("ABALIGET *") == normal_name("Abaliget")


@pytest.mark.parametrize(
    ("column", "codes"),
    [
        (["17376", "02024"], ["17376", "02024"]),
        ([17376.0, 2024.0], ["17376", "02024"]),  # lost zeros in a column that surely holds KSH codes
        (["17376", 2024.0, ""], ["17376", "02024", ""]),
        ([1737.0, 282.0, 2024.0], ["", "", ""]),  # TeIR: no cell is long enough
        (["00000"], ["00000"]),
        (["17377", "abc", "173760"], ["", "", ""]),
    ],
)
def test_the_kind_of_codes_is_decided_for_the_whole_column(column: list[Raw], codes: list[str]) -> None:
    assert ksh_codes(column) == codes


def stopped(codes: list[str], names: list[Raw]) -> tuple[dict[str, int], tuple[Doubt, ...]]:
    found = match([ABA, MARTONYI], codes, names, 3)
    return dict(found.rows), found.stopped


def test_a_row_is_matched_by_its_code_and_its_name() -> None:
    assert stopped(["12441", "17376"], ["Abádszalók", "ABA"]) == ({"17376": 4}, ())


def test_another_name_stops_the_row() -> None:
    said = doubt(DoubtKind.NAME_DIFFERS, row="4", name="Aba", code="17376", found_name="Ab", found_code="17376")
    assert stopped(["17376"], ["Ab"]) == ({}, (said,))


def test_another_code_stops_the_row() -> None:
    said = doubt(DoubtKind.CODE_DIFFERS, row="4", name="Martonyi", code="02024", found_name="Martonyi", found_code="–")
    assert stopped([""], ["Martonyi"]) == ({}, (said,))


def test_a_settlement_that_stands_there_twice_is_left_out() -> None:
    assert stopped(["17376", "17376"], ["Aba", "Aba"]) == (
        {},
        (doubt(DoubtKind.FOUND_TWICE, name="Aba", code="17376"),),
    )


@pytest.mark.parametrize(
    ("column", "codes"),
    [
        ([1737.0, 282.0, "–", ""], ["17376", "02820", "", ""]),
        (["1508", "0282"], ["15088", "02820"]),
        ([17376.0, 2820.0], ["17376", "02820"]),
    ],
)
def test_teir_s_codes_lack_their_last_digit(column: list[Raw], codes: list[str]) -> None:
    assert teir_codes(column) == codes
