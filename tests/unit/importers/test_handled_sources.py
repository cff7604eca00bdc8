"""Files of known sources as they come after hands have worked on them: still known without a question."""

from collections.abc import Callable
from pathlib import Path

import pytest

from trait_files import Rows, seen, table

TEIR: Rows = [
    ["", "kod", "2023 Lakónépesség (dec. 31.) (fő)", "2023 Élveszületések száma (fő)"],
    ["Aba", 1737.0, 4396.0, 41.0],
    ["Mintafalu", 0.0, 812.0, 3.0],
]
LETTERS: Rows = [
    ["Megnevezés", "Kód", "L", "H"],
    ["Aba", 1737.0, 10.0, 4396.0],
    ["Mintafalu", 0.0, 5.0, 812.0],
    [],
    ["L", "Belföldi állandó elvándorlások száma, 2023(Település)"],
    ["H", "Állandó népesség száma 2023(Település)"],
    ["", "Forrás:(TeIR)|KSH-TSTAR"],
]
REGISTRY: Rows = [
    ["KSH kód", "Település", "Állandó férfi lakosság összesen", "Állandó női lakosság összesen"],
    ["17376", "Aba", "2 200", "2 196"],
    ["00000", "Mintafalu", "400", "412"],
]
T01: Rows = [
    ["A nyilvántartott álláskeresők száma a tartózkodási helyük szerint, településenként (2023. 12. 20-i állapot)"],
    ["települései", "Nyilvántar-tott össz. fő", "Járadék tip.ell. fő", "Segély tip.ell. fő"],
    ["ABA", "1 104", 12.0, 5.0],
    ["MINTAFALU", 41.0, 9.0, 2.0],
]
STATINFO: Rows = [
    ["Időszak", "Területi egység", "Élveszületések száma (fő)", "Halálozások száma (fő)"],
    ["2023. év", "Aba", 41.0, 57.0],
    ["", "Mintafalu", 3.0, 11.0],
]
WORKS: Rows = [
    ["Közfoglalkoztatás településenként, 2023"],
    ["Település", "Közfoglalkoztatottak havi átlagos létszáma (fő)"],
    ["Aba", 12.0],
    ["Mintafalu", 9.0],
]
SOURCES: dict[str, tuple[Rows, str, str, int]] = {
    "teir.xlsx": (TEIR, "births", "births", 3),
    "teir2.xlsx": (LETTERS, "mig_out", "mig_out", 5),
    "kozerdeku_lakossag_2023.xlsx": (REGISTRY, "pop_perm_m", "pop_perm_f", 400),
    "T01_202312.xlsx": (T01, "jobseek_t", "joballow", 41),
    "adat.xlsx": (STATINFO, "births", "deaths", 3),
    "kozfoglalkoztatas.xlsx": (WORKS, "pubwork", "pubwork", 9),
}


def head(rows: Rows) -> int:
    return 1 if len(rows[0]) == 1 else 0


def to_right(rows: Rows) -> Rows:
    return [["", *row] for row in rows]


def numbered(rows: Rows) -> Rows:
    at = head(rows)
    return [
        ["", *row] if place < at else ["Ssz." if place == at else float(place), *row] for place, row in enumerate(rows)
    ]


def fetched(rows: Rows) -> Rows:
    return [["Letöltve: 2025. 02. 03."], ["Készítette: Minta Mária, 2025. február 4."], *rows]


def in_two_languages(rows: Rows) -> Rows:
    at = head(rows)
    said = [f"{cell} / some words" if len(str(cell)) > len("kod") else cell for cell in rows[at]]
    return rows if rows is LETTERS else [*rows[:at], said, *rows[at + 1 :]]


def translated_below(rows: Rows) -> Rows:
    at = head(rows)
    return [*rows[: at + 1], ["some words" if cell else "" for cell in rows[at]], *rows[at + 1 :]]


def dressed(rows: Rows) -> Rows:
    """Every figure as a text, thousands parted by narrow blanks, codes too."""
    return [
        [f"{cell:,.0f}".replace(",", "\u202f") if isinstance(cell, float) else cell for cell in row] for row in rows
    ]


def with_colons(rows: Rows) -> Rows:
    at = head(rows)
    said = [f"{cell}:" if len(str(cell)) > len("kod") else cell for cell in rows[at]]
    return [*rows[:at], said, *rows[at + 1 :]]


def on_pages(rows: Rows) -> Rows:
    """The headings again before the second village."""
    at = head(rows)
    return rows if rows is LETTERS else [*rows[: at + 2], rows[at], *rows[at + 2 :]]


def deep(rows: Rows) -> Rows:
    return [*([["Tájékoztató szöveg az adatok értelmezéséről."]] * 25), *rows]


def totalled(rows: Rows) -> Rows:
    return [*rows, ["Összesen", *([9999.0] * 3)], ["Fejér vármegye", *([99.0] * 3)], [], ["* becsült adat"]]


HANDS: tuple[Callable[[Rows], Rows], ...] = (
    to_right,
    numbered,
    fetched,
    in_two_languages,
    translated_below,
    dressed,
    with_colons,
    on_pages,
    deep,
    totalled,
)


@pytest.mark.parametrize("file", SOURCES)
@pytest.mark.parametrize("hand", HANDS, ids=lambda hand: hand.__name__)
def test_a_handled_file_is_still_known(tmp_path: Path, file: str, hand: Callable[[Rows], Rows]) -> None:
    rows, indicator, other, value = SOURCES[file]
    found = seen(table(tmp_path, hand(rows), name=file))
    assert found.shown is None, "no question"
    assert found.of("Mintafalu", indicator) == {"2023": value}
    assert set(found.of("Aba", other)) == {"2023"}
