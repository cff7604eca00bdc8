"""What an area says goes into a workbook that can be reckoned with, and its papers come from a command line too."""

from pathlib import Path

import openpyxl
import pytest

import villages
from hep_desktop import cli
from hep_desktop.domain.progress import Silent
from hep_desktop.holdings.held import Part
from hep_desktop.services import together_files, workspaces
from hep_desktop.services.holdings import Area, beside
from hep_desktop.services.together import look

PLACES = villages.places(4)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A mentor's store beside which the programmes of some villages lie; in the first a figure must be withheld."""
    home = tmp_path_factory.mktemp("mentor")
    maker = villages.Maker(home / "profile")
    for place in PLACES:
        small = 1 if place is PLACES[0] else None
        (home / f"{place.code}.asice").write_bytes(maker.package(villages.office(place, small=small)))
    editing = workspaces.start_editing(workspaces.create_workspace(home / "hep.sqlite"))
    beside(editing.workspace).take_in(sorted(home.glob("*.asice")))
    editing.close()
    return home / "hep.sqlite"


def test_the_tables_of_an_area_as_a_workbook(store: Path, tmp_path: Path) -> None:
    editing = workspaces.start_editing(workspaces.open_workspace(store))
    view = look(beside(editing.workspace), editing, Area(PLACES[0].county))
    editing.close()
    pages = openpyxl.load_workbook(together_files.save(view, tmp_path / "x.xlsx", progress=Silent()))
    measures = [one for member in view.members for one in member.passages if one.part is Part.MEASURE]
    *counts, _ = list(pages["Intézkedések száma"].values)[1:]
    assert sum(int(str(row[-1])) for row in counts) == len(measures)
    every = list(pages["Minden intézkedés"].values)[1:]
    assert {(row[0], row[3]) for row in every} == {
        (member.name, one.title) for member in view.members for one in member.passages if one.part is Part.MEASURE
    }
    figures = {row[:2]: row[2:] for row in pages["Adatok településenként"].values}
    withheld = next(told for (_, name), told in figures.items() if name == PLACES[0].name and "…" in told)
    assert 1 not in withheld


def test_a_paper_of_an_area_from_the_command_line(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["report", "--store", str(store), "--document", "pact", "--format", "docx"]
    words += ["--out", str(tmp_path / "p.docx")]
    assert cli.main([*words, "--county", PLACES[0].county]) == 0
    assert (tmp_path / "p.docx").read_bytes().startswith(b"PK")
    assert cli.main([*words, "--county", "Sehol"]) == 2
    assert PLACES[0].county in capsys.readouterr().err
