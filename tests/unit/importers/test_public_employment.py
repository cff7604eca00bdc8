"""Tables of public employment in which an issue, a column or a title names a year."""

from pathlib import Path

import pytest

from hep_desktop.importers.proposal import DoubtKind
from trait_files import Rows, seen, table


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Közfoglalkoztatás, 2023", {"2023": 7}),
        ("Közfoglalkoztatás", {}),  # when it came out is not when it was counted
    ],
)
def test_the_year_of_an_issue_is_not_the_figures_one(tmp_path: Path, title: str, found: dict[str, int]) -> None:
    heads = ["Település", "Közfoglalkoztatottak száma (fő)", "Kérelmek"]
    rows: Rows = [[title], ["", "Adatok (2024. évi kiadás)"], heads, ["Mintafalu", 7.0, 8.0], ["Aba", 5.0, 6.0]]
    told = seen(table(tmp_path, rows))
    assert told.of("Mintafalu", "pubwork") == found
    assert found or DoubtKind.PERIOD_UNKNOWN in told.kinds


def test_a_column_of_years_is_seen_though_the_source_is_known_without_one(tmp_path: Path) -> None:
    heads = ["Település", "Év", "Közfoglalkoztatottak száma (fő)", "Kérelmek"]
    rows: Rows = [["Közfoglalkoztatás 2024"], heads, ["Aba", 2022.0, 5.0, 6.0], ["Aba", 2023.0, 4.0, 6.0]]
    assert seen(table(tmp_path, rows)).of("Aba", "pubwork") == {"2022": 5, "2023": 4}
