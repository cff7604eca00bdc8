"""STADAT has no villages: its tables are known and refused in words, whatever they are called."""

from collections.abc import Sequence
from pathlib import Path

import pytest

import source_files as made
from edition_feeds import SOURCES
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.progress import Silent
from hep_desktop.importers.base import read_file
from hep_desktop.importers.feeding import Request
from hep_desktop.importers.matching import Known

HEVES = (Known("00000", "Heves"),)  # a town that bears the name of its county

TITLE = "24.1.1.22. Magyarországon első alkalommal forgalomba helyezett közúti gépjárművek"
ZALA = ["Heves", "vármegye", "12 345", "12 001"]


def refusal(path: Path) -> str:
    with pytest.raises(UserError) as caught:
        read_file(str(path), Request(HEVES, SOURCES), progress=Silent())
    return caught.value.code


@pytest.mark.parametrize(
    "rows",
    [
        [["Területi egység neve", "Területi egység szintje", "2001", "2002"], ZALA],
        [["22.1.2.1. A lakónépesség nem szerint"], ["Területi egység", "", "2001"], ["neve", "szintje", ""], ZALA],
        [[TITLE], ["Év", "Személygépkocsi"], ["2001", "138 206"]],
    ],
)
def test_a_table_of_counties_is_refused(tmp_path: Path, rows: Sequence[Sequence[str]]) -> None:
    text = "\r\n".join(";".join(row) for row in rows)
    (tmp_path / "lakossag_2024.csv").write_bytes(text.encode("cp1250"))
    assert refusal(tmp_path / "lakossag_2024.csv") == "import.is_stadat"


def test_an_old_one_is_known_by_the_name_of_its_sheet(tmp_path: Path) -> None:
    rows = [["2.1.53. Reálkeresetek alakulása (1992–)"], ["Év", "bruttó"], ["1992", 22294.0]]
    assert refusal(made.xls(tmp_path / "adat.xls", rows, sheet="2.1.53.")) == "import.is_stadat"
    # a table of the programme itself has such a number too
    assert refusal(made.xls(tmp_path / "adat.xls", rows, sheet="Munka1")) == "import.unknown_source"
