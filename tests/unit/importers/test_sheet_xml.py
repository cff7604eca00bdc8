"""What calamine does not tell of a sheet."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hep_desktop.importers.archive import Archive
from hep_desktop.importers.refusal import Refused
from hep_desktop.importers.sheet_xml import area, coloured_styles, faults, looked_over, sheet_parts
from hep_desktop.importers.sheets import Fault, Hue
from source_files import workbook_xml, zipped


@pytest.mark.parametrize(
    ("cell", "fault"),
    [
        ('<c r="B3"><f>1+1</f></c>', Fault.NOT_COMPUTED),
        ('<c r="B3" s="4"><f>1+1</f><v></v></c>', Fault.NOT_COMPUTED),
        ('<c r="B3"><f>1+1</f><v/></c>', Fault.NOT_COMPUTED),
        ('<c s="1" r="B3"><f t="shared" si="0"/></c>', Fault.NOT_COMPUTED),
        ('<x:sheetData><x:c r="B3"><x:f>1+1</x:f></x:c></x:sheetData>', Fault.NOT_COMPUTED),
        ('<c r="B3"><f>1+1</f><v>2</v></c>', None),
        ('<c r="B3"><f>1+1</f><v xml:space="preserve">2</v></c>', None),
        ('<c r="B3" t="str"><f>""</f><v></v></c>', None),
        ('<c r="B3"><v>2</v></c>', None),
        ('<c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c>', Fault.ERROR),
        ('<c r="B3" t="e"><v>#N/A</v></c>', Fault.ERROR),
    ],
)
def test_cells_that_show_nothing_are_named(cell: str, fault: Fault | None) -> None:
    assert looked_over([f"<row>{cell}</row>".encode()], {}).faults == ({} if fault is None else {(2, 1): fault})


def test_a_formula_without_address_is_nowhere() -> None:
    assert faults(b"<c s='1'><f>1</f></c>") == {(-1, -1): Fault.NOT_COMPUTED}


def test_the_area_of_far_cells_reaches_from_the_first_to_the_last() -> None:
    assert area([b""]) == 0
    assert area([b'<c r="A1"><v>1</v></c><c r="C2"><v>1</v></c>']) == 6
    assert area([b'<c r="A1"><v>1</v></c></row><row><c r="C200', b'000"><v>1</v></c></row>']) == 3 * 200_000
    assert area([b'<c r="AAA7"><v>1</v></c>']) == 703 * 7
    assert area([b'<c r="XFD1048576"><v>1</v></c>']) == 16384 * 1048576
    assert area([b'<c r="A1"><v>1</v></c><c r="C200000" s="1"/>']) == 1  # a look alone reaches nowhere


def test_only_cells_far_away_are_measured() -> None:
    assert not looked_over([b'<c r="A1"><v>1</v></c><c r="ZZ99999"><v>1</v></c>'], {}).is_far
    assert looked_over([b'<c r="A1"><v>1</v></c><c r="A100000"><v>1</v></c>'], {}).is_far
    assert not looked_over([b'<row><c r="A1"><v>1</v></c></row>', b'<row><c r="A100000" s="1"/></row>'], {}).is_far


def test_the_colours_of_ksh_are_seen() -> None:
    fonts = "".join(
        f"<font>{inside}</font>"
        for inside in (
            "<sz val='10'/>",
            "<color rgb='FF0000FF'/>",
            "<color indexed='17'/>",
            "<u/><color rgb='FF0000FF'/>",  # a link
            "<color rgb='FF0070C0'/>",  # somebody's own taste
        )
    )
    looks = "".join(f"<xf fontId='{number}'/>" for number in (0, 1, 2, 3, 4, 99))
    styles = coloured_styles(f"<styleSheet><fonts>{fonts}</fonts><cellXfs>{looks}</cellXfs></styleSheet>".encode())
    assert styles == {b"1": Hue.BLUE, b"2": Hue.GREEN}
    cells = [b'<row><c r="B2" s="1"><v>1</v></c><c s="2" r="C2"><v>1</v></c><c r="D2" s="4"><v>1</v></c></row>']
    assert looked_over(cells, styles).hues == {(1, 1): Hue.BLUE, (1, 2): Hue.GREEN}


@pytest.mark.parametrize("target", ["s.xml", "/xl/s.xml", "../xl/s.xml"])
def test_the_entry_of_a_sheet_is_found(tmp_path: Path, target: str) -> None:
    entries = workbook_xml("")
    relations = "xl/_rels/workbook.xml.rels"
    entries[relations] = entries[relations].replace(b'"s.xml"', f'"{target}"'.encode())
    assert sheet_parts(Archive(zipped(tmp_path / "a.xlsx", entries).read_bytes())) == ["xl/s.xml"]


def test_a_sheet_without_entry_has_none(tmp_path: Path) -> None:
    entries = workbook_xml("")
    entries["xl/workbook.xml"] = entries["xl/workbook.xml"].replace(b'r:id="a"', b"")
    assert sheet_parts(Archive(zipped(tmp_path / "a.xlsx", entries).read_bytes())) == [""]


@given(st.binary())
def test_any_xml_has_an_area_and_faults(xml: bytes) -> None:
    assert area([xml]) >= 0
    assert len(looked_over([xml], {b"1": Hue.BLUE}).faults) >= 0


def test_a_broken_list_of_sheets_is_damage(tmp_path: Path) -> None:
    data = zipped(tmp_path / "a.xlsx", workbook_xml("") | {"xl/workbook.xml": b"<"}).read_bytes()
    with pytest.raises(Refused, match=r"import\.damaged"):
        sheet_parts(Archive(data))
