"""The census in words, however its tables are laid out: known without a question, or told what it does not fill."""

from pathlib import Path

import pytest

from trait_files import Rows, seen, table

TITLE = "A 15 éves és idősebb népesség gazdasági aktivitás és nemek szerint, 2022. évi népszámlálás"
EDUCATION = "A 15 éves és idősebb népesség iskolai végzettség szerint, 2022. évi népszámlálás"


@pytest.mark.parametrize(
    "rows",
    [
        [
            [TITLE],
            ["Település", "Foglalkoztatott", "", "Munkanélküli", ""],
            ["", "férfi", "nő", "férfi", "nő"],
            ["Aba", 1100.0, 900.0, 50.0, 40.0],
            ["Mintafalu", 180.0, 160.0, 9.0, "…"],
        ],
        [
            ["2022. évi népszámlálás"],
            ["Terület", "Nem", "Gazdasági aktivitás", "2022"],
            ["Mintafalu", "férfi", "foglalkoztatott", 180.0],
            ["Mintafalu", "férfi", "munkanélküli", 9.0],
            ["Mintafalu", "nő", "foglalkoztatott", 160.0],
            ["Mintafalu", "nő", "munkanélküli", 7.0],
        ],
        [
            [TITLE],
            ["", "", "Fejér", "Zala"],
            ["Nem", "Gazdasági aktivitás", "Aba", "Mintafalu"],
            ["férfi", "foglalkoztatott", 1100.0, 180.0],
            ["", "munkanélküli", 50.0, 9.0],
            ["nő", "foglalkoztatott", 900.0, 160.0],
            ["", "munkanélküli", 40.0, 7.0],
        ],
    ],
    ids=["groups_above", "words_in_rows", "settlements_beside_each_other"],
)
def test_economic_activity(tmp_path: Path, rows: Rows) -> None:
    found = seen(table(tmp_path, rows, "Adattábla"))
    assert found.shown is None, "no question"
    assert [found.of("Mintafalu", f"emp_{one}") for one in "mf"] == [{"2022": 180}, {"2022": 160}]


def test_education_where_the_table_says_what_is_asked(tmp_path: Path) -> None:
    rows: Rows = [
        [EDUCATION],
        ["Település", "Népesség", "", "Legalább általános iskola 8. évfolyam", ""],
        ["", "Férfi", "Nő", "Férfi", "Nő"],
        ["Mintafalu", 330.0, 370.0, 310.0, 345.0],
    ]
    found = seen(table(tmp_path, rows, "Adattábla"))
    assert found.shown is None
    codes = ("pop15p_m", "pop15p_f", "edu8p_m", "edu8p_f")
    assert [found.of("Mintafalu", one) for one in codes] == [{"2022": one} for one in (330, 370, 310, 345)]


@pytest.mark.parametrize("title", ["2022. évi népszámlálás: 7 éves és idősebb népesség", EDUCATION])
def test_education_by_levels_fills_nothing_and_says_why(tmp_path: Path, title: str) -> None:
    rows: Rows = [
        [title],
        ["Település", "Általános iskola 8. évfolyam", "Érettségi", "Egyetem, főiskola stb. oklevéllel"],
        ["Mintafalu", 200.0, 150.0, 60.0],
    ]
    assert seen(table(tmp_path, rows, "Adattábla")).refusal == "import.fills_nothing"


def test_the_same_words_elsewhere_are_not_the_census(tmp_path: Path) -> None:
    rows: Rows = [["Foglalkoztatottak 2022"], ["Település", "Foglalkoztatott férfi"], ["Mintafalu", 180.0]]
    assert seen(table(tmp_path, rows)).shown is not None, "it is asked"
