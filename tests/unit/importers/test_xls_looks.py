"""Colours of old Excel's sheets, as LibreOffice writes them: blue letters are preliminary, green ones revised."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import Font

from hep_desktop.importers.sheets import Hue
from hep_desktop.importers.xls_looks import hues

pytestmark = pytest.mark.outside("soffice")

LOOKS = {
    "B2": Font(color="FF0000FF"),
    "C3": Font(color="FF008000"),
    "B4": Font(color="FF0000FF", underline="single"),
    "C5": Font(color="FFFF0000"),
}


def saved(folder: Path, looks: dict[str, Font]) -> bytes:
    """A workbook of two sheets; the second one has the looks."""
    book = Workbook()
    assert book.active
    book.active.append([1, 2, 3])
    sheet = book.create_sheet("Népesség")
    for _ in range(5):
        sheet.append([1, 2, 3])
    for cell, look in looks.items():
        sheet[cell].font = look
    file = folder / "a.xlsx"
    book.save(file)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "xls", "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / "a.xls").read_bytes()


@pytest.fixture(scope="module")
def coloured(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return saved(tmp_path_factory.mktemp("coloured"), LOOKS)


def test_cells_have_the_colours_of_their_letters_and_a_link_has_none(coloured: bytes) -> None:
    assert hues(coloured) == {"Sheet": {}, "Népesség": {(1, 1): Hue.BLUE, (2, 2): Hue.GREEN}}


def test_where_no_letters_are_coloured_no_cell_is_looked_at(tmp_path: Path) -> None:
    assert hues(saved(tmp_path, {})) == {}


@given(data=st.data())
def test_damaged_files_do_no_harm(coloured: bytes, data: st.DataObject) -> None:
    at, some = data.draw(st.integers(0, len(coloured))), data.draw(st.binary(max_size=600))
    for damaged in (coloured[:at], coloured[:at] + some + coloured[at + len(some) :], some):
        assert isinstance(hues(damaged), dict)
