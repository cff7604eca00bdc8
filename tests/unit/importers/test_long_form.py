"""Tables in long form: a cell of each row says what its figure is."""

from decimal import Decimal
from pathlib import Path

import pytest

from hep_desktop.domain.progress import Silent
from hep_desktop.importers.base import look_at
from hep_desktop.importers.feeding import Request, wanted_by
from hep_desktop.importers.proposal import DoubtKind, Proposal
from hep_desktop.services.showing import LABEL, VALUE
from trait_files import BIRTHS, DEATHS, EDITION, OURS, Rows, lines, seen, table

LONG: Rows = [
    ["Település", "Év", "Mutató", "Érték"],
    ["Aba", 2022.0, BIRTHS, 40.0],
    ["Aba", 2022.0, DEATHS, 61.0],
    ["Mintafalu", 2022.0, BIRTHS, 3.0],
    ["Mintafalu", 2022.0, DEATHS, "–"],
    ["Mintafalu", 2023.0, BIRTHS, 4.0],
    ["Mintafalu", 2023.0, "Közvilágítási lámpák száma", 212.0],
]


def test_each_word_is_an_indicator_and_cells_keep_their_addresses(tmp_path: Path) -> None:
    found = seen(table(tmp_path, LONG))
    assert found.of("Mintafalu") == {"2022": 3, "2023": 4}
    assert found.of("Mintafalu", "deaths") == {"2022": 0}
    assert found.of("Aba", "deaths") == {"2022": 61}
    assert {one.cell for one in found.origins} == {"D2", "D3", "D4", "D5", "D6"}
    assert {one.heading for one in found.origins} == {BIRTHS, DEATHS}
    assert DoubtKind.BLANK not in found.kinds
    assert DoubtKind.FOUND_TWICE not in found.kinds


@pytest.mark.parametrize(
    "rows",
    [
        [  # words down, years across
            ["Területi egység", "Adat megnevezése", "Mértékegység", "2022", "2023"],
            ["Aba", BIRTHS, "fő", 40.0, 41.0],
            ["Aba", DEATHS, "fő", 60.0, 61.0],
            ["Mintafalu", BIRTHS, "fő", 3.0, 4.0],
            ["Mintafalu", DEATHS, "fő", 9.0, ".."],
        ],
        [  # the word in the first row of its block, further columns that part nothing
            ["Megye", "Mutató", "Település", "Év", "Adat (fő)"],
            ["Fejér", BIRTHS, "Aba", "2022", 40.0],
            ["Fejér", "", "Aba", "2023", 41.0],
            ["Fejér", "", "Mintafalu", "2022", 3.0],
            ["Fejér", "", "Mintafalu", "2023", 4.0],
            ["Fejér", DEATHS, "Mintafalu", "2022", 9.0],
            ["Fejér", "", "Mintafalu", "2023", "…"],
        ],
        [  # one village, no column of names
            ["Mintafalu község adatai"],
            ["Év", "Mutató", "Érték"],
            ["2022", BIRTHS, 3.0],
            ["2022", DEATHS, 9.0],
            ["2023", BIRTHS, 4.0],
        ],
    ],
    ids=["years_across", "blocks", "one_village"],
)
def test_shapes_of_long_tables(tmp_path: Path, rows: Rows) -> None:
    found = seen(table(tmp_path, rows))
    assert found.of("Mintafalu") == {"2022": 3, "2023": 4}
    assert found.of("Mintafalu", "deaths")["2022"] == 9


def test_words_of_two_columns_say_it_together(tmp_path: Path) -> None:
    rows = [f"{name};2023;{sex};{count}" for name in ("Aba", "Mintafalu") for sex, count in (("nő", 7), ("férfi", 5))]
    head = "telepules;ev;nem;nyilvantartott_allaskeresok_szama"
    found = seen(lines(tmp_path, [head, *rows]))
    assert [found.of("Mintafalu", f"jobseek_{one}") for one in "fm"] == [{"2023": 7}, {"2023": 5}]
    both = [["Település", "Mutató", "Nem", "2023"]]
    for sex, count in (("nő", 7.0), ("férfi", 5.0), ("összesen", 12.0)):
        both += [["Mintafalu", "Nyilvántartott álláskeresők száma", sex, count]]
    found = seen(table(tmp_path, both, name="b.xlsx"))
    assert [found.of("Mintafalu", f"jobseek_{one}") for one in "fmt"] == [{"2023": 7}, {"2023": 5}, {"2023": 12}]


def test_units_beside_the_words_are_converted_or_stopped(tmp_path: Path) -> None:
    rows: Rows = [
        ["Település", "Mutató", "Mértékegység", "2023"],
        ["Mintafalu", BIRTHS, "ezer fő", 0.004],
        ["Mintafalu", DEATHS, "%", 9.0],
    ]
    found = seen(table(tmp_path, rows))
    assert found.of("Mintafalu") == {"2023": Decimal(4)}
    assert found.of("Mintafalu", "deaths") == {}
    assert {DoubtKind.CONVERTED, DoubtKind.OTHER_UNIT} <= found.kinds


def test_the_same_figure_twice_is_stopped(tmp_path: Path) -> None:
    found = seen(table(tmp_path, [*LONG, ["Mintafalu", 2022.0, BIRTHS, 5.0]]))
    assert found.of("Mintafalu") == {"2023": 4}
    assert DoubtKind.FOUND_TWICE in found.kinds


STRANGE: Rows = [
    ["Hely", "Időszak", "Mi", "Mennyi"],
    ["Mintafalu", "2023", "szülés", 4.0],
    ["Mintafalu", "2023", "temetés", 9.0],
]


def test_what_the_clerk_shows_is_remembered_for_next_year(tmp_path: Path) -> None:
    shown = seen(table(tmp_path, STRANGE)).shown
    assert shown is not None
    shown = shown.using(2, LABEL)
    assert shown.uses[shown.table.shapes[3]] == VALUE, "only one column can hold the figures"
    words = {one.heading: one for one in shown.columns(shown.read()) if one.of_words}
    assert {heading: one.sample for heading, one in words.items()} == {"szülés": "4", "temetés": "9"}
    shown = shown.using(words["szülés"].at, "births").using(words["temetés"].at, "deaths")
    becomes = [one.becomes for one in shown.columns(shown.read()) if one.of_words]
    assert becomes == ["2023: 4", "2023: 9"]
    layout = shown.called("Anyakönyv", "anyakönyvvezető").layout()
    later = [STRANGE[0], ["Mintafalu", "2024", "temetés", 7.0], ["Mintafalu", "2024", "esküvő", 1.0]]
    request = Request(OURS, tuple(EDITION.sources.values()), (layout,), wanted_by(EDITION))
    found = look_at(str(table(tmp_path, later, name="jövőre.xlsx")), request, progress=Silent())
    assert isinstance(found, Proposal)
    assert [(one.key.indicator, one.key.period) for one in found.offers] == [("deaths", "2024")]
