"""Loading data on a real store: two villages, Mintafalu with one draft, Aba with two; and the sources they load."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import source_files as made
from builders import EDITIONS
from hep_desktop.domain.commands import AddSettlement, CreateProgramme
from hep_desktop.domain.programme import ProgrammeDetails
from hep_desktop.domain.settlement import Settlement
from hep_desktop.services.editing import Editing
from stores import clock, ids, store

MINTAFALU = Settlement("m", "00000", "Mintafalu")
ABA = Settlement("a", "17376", "Aba")


def draft(key: str, settlement: str, adoption: date = date(2027, 3, 31)) -> CreateProgramme:
    return CreateProgramme(ProgrammeDetails(key, settlement, "hep-2021", 1, adoption, date(2026, 11, 21)))


@pytest.fixture
def editing(tmp_path: Path) -> Iterator[Editing]:
    """Two villages; Mintafalu has a draft, Aba two."""
    with store(tmp_path / "hep.sqlite") as workspace:
        opened = Editing(workspace, EDITIONS, clock, ids(), "Minta Mária")
        for command in (
            AddSettlement(MINTAFALU),
            AddSettlement(ABA),
            draft("m1", "m"),
            draft("a1", "a"),
            draft("a2", "a"),
        ):
            opened.do(command)
        yield opened
        opened.flush()


@pytest.fixture
def gazetteer(tmp_path: Path) -> Path:
    return made.gazetteer(tmp_path / "hnt_letoltes_2024.xlsx")


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    return made.registry(tmp_path / "kozerdeku_lakossag_2022.csv")
