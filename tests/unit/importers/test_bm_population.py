"""The registry's list: by sex, of the year in its name, with a word about what it counts."""

from pathlib import Path

import pytest

from builders import value
from edition_feeds import SOURCES
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.progress import Silent
from hep_desktop.domain.situation import FactKey, FileOrigin
from hep_desktop.importers.base import read_file
from hep_desktop.importers.feeding import Request
from hep_desktop.importers.matching import Known
from hep_desktop.importers.proposal import DoubtKind, Proposal, doubt
from source_files import registry

OURS = (Known("00000", "Mintafalu"), Known("09566", "Budapest 01. ker."))


def read(path: Path) -> Proposal:
    return read_file(str(path), Request(OURS, SOURCES), progress=Silent())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kozerdeku_lakossag_2022.csv"


@pytest.mark.parametrize("end", ["\r\n", "\n"])
@pytest.mark.parametrize("coding", ["utf-8-sig", "utf-8", "cp1250"])
def test_both_sexes_of_the_year_in_the_name(file: Path, end: str, coding: str) -> None:
    proposal = read(registry(file, end=end, coding=coding))
    assert {(one.settlement, one.key): one.fact.value for one in proposal.offers} == {
        ("00000", FactKey("pop_perm_m", "2022")): value(406),
        ("00000", FactKey("pop_perm_f", "2022")): value(407),
        ("09566", FactKey("pop_perm_m", "2022")): value(15000),
        ("09566", FactKey("pop_perm_f", "2022")): value(15001),
    }


def test_the_base_and_the_year_are_never_silent(file: Path) -> None:
    proposal = read(registry(file))
    assert proposal.doubts == (doubt(DoubtKind.YEAR_FROM_NAME, year="2022"),)
    assert all(one.doubts[0].kind is DoubtKind.NOTE for one in proposal.offers)
    assert all(one.key.indicator != "pop_res" for one in proposal.offers)


def test_a_figure_of_a_text_file_has_an_address_too(file: Path) -> None:
    origin = read(registry(file)).offers[0].fact.origin
    assert isinstance(origin, FileOrigin)
    assert (origin.sheet, origin.cell, origin.heading) == ("", "G3", "Állandó női lakosság összesen")


def test_a_name_without_year_is_refused(tmp_path: Path) -> None:
    for name in ("lakossag.csv", "lakossag_2021_2022.csv", "lakossag_120220.csv"):
        with pytest.raises(UserError) as caught:
            read(registry(tmp_path / name))
        assert caught.value.code == "import.no_year"
