"""Colours of OpenDocument sheets: KSH's own say that a figure is preliminary or was revised."""

import subprocess
from pathlib import Path

import pytest

import source_files as made
from hep_desktop.importers.ods_looks import hues
from hep_desktop.importers.proposal import DoubtKind
from hep_desktop.importers.sheets import Hue
from trait_files import BIRTHS, seen

SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office", "office"), ("table", "table"), ("style", "style"), ("fo", "xsl-fo-compatible"))
)


def content(colour: str, rows: str) -> list[bytes]:
    look = f'<style:style style:name="ce1"><style:text-properties fo:color="{colour}"/></style:style>'
    styles = f"<office:automatic-styles>{look}</office:automatic-styles>"
    text = f'<?xml version="1.0"?><d {SPACES}>{styles}<table:table>{rows}</table:table></d>'
    return [text[:60].encode(), text[60:].encode()]


CELL = '<table:table-cell table:style-name="ce1"><p/></table:table-cell>'


def test_repeated_cells_and_rows_are_counted() -> None:
    row = f'<table:table-row><table:table-cell table:number-columns-repeated="3"/>{CELL}</table:table-row>'
    blank = '<table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row>'
    assert hues(content("#0000ff", f"{row}{blank}{row}")) == [{(0, 3): Hue.BLUE, (1_000_001, 3): Hue.BLUE}]
    assert hues(content("#008000", row)) == [{(0, 3): Hue.GREEN}]
    assert hues(content("#333333", row)) == []


@pytest.mark.outside("soffice")
@pytest.mark.parametrize("ending", ["ods", "xls"])
def test_a_coloured_workbook_saved_by_libreoffice(tmp_path: Path, ending: str) -> None:
    rows = [["Település", f"2023 {BIRTHS}"], ["Aba", 41.0], ["Mintafalu", 3.0]]
    file = made.coloured(tmp_path / "a.xlsx", rows, {"B3": "000000FF"})
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", ending, "--outdir", str(tmp_path), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    found = seen(tmp_path / f"a.{ending}")
    assert found.of("Mintafalu") == {"2023": 3}
    assert DoubtKind.PRELIMINARY in found.kinds
    assert found.notes.count("Előzetes adat.") == 1
