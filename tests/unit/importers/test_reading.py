"""Reading a file: what becomes of good, spoilt, hostile and foreign ones."""

import os
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import source_files as made
from builders import EDITIONS
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.progress import Silent
from hep_desktop.importers import disk, office_files
from hep_desktop.importers.base import IMPORTERS, read_file
from hep_desktop.importers.feeding import Request
from hep_desktop.importers.proposal import DoubtKind, Proposal
from hep_desktop.importers.refusal import Refused
from hep_desktop.importers.workbook import open_book
from hep_desktop.words import explain

ROW = '<row r="1"><c r="A1" t="inlineStr"><is><t>Név</t></is></c><c r="B1"><v>1</v></c></row>'


OLD_XML = b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'


def read(path: Path) -> Proposal:
    return read_file(str(path), Request(), progress=Silent())


def refusal(path: Path) -> str:
    """The code under which a file is refused, once its sentences were seen to be whole."""
    with pytest.raises(UserError) as caught:
        read(path)
    told = explain(caught.value.code, caught.value.values)
    assert told.what
    assert told.why
    assert told.todo
    assert path.name in told.what
    return caught.value.code


def written(tmp_path: Path, name: str, data: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("üres.xlsx", b"", "import.empty"),
        ("kép.xlsx", b"\x89PNG\r\n\x1a\n\x00\x00", "import.lying_ending"),
        ("kép.png", b"\x89PNG\r\n\x1a\n\x00\x00", "import.not_a_workbook"),
        ("levél.txt", b"Tisztelt Polgarmester Ur!\n", "import.not_a_workbook"),
        ("rendelet.pdf", b"%PDF-1.7\n", "import.is_a_document"),
        ("hep.doc", made.ole({"WordDocument": b"x"}), "import.is_a_document"),
        ("adat.xls", b"<html><table><tr><td>1</td></tr></table></html>", "import.unknown_source"),
        ("lap.xls", b"<html><frameset><frame src='sheet001.htm'></frameset></html>", "import.is_a_web_page"),
        ("lap.mht", b"MIME-Version: 1.0\n", "import.is_a_web_page"),
        (
            "régi.xls",
            b'<?xml version="1.0"?><W xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
            "import.is_old_xml",
        ),
        ("zárt.xlsx", made.ole({"EncryptionInfo": b"", "EncryptedPackage": b""}), "import.encrypted"),
        ("vágott.xlsx", b"PK\x03\x04" + bytes(50), "import.damaged"),
        ("sérült.xls", made.ole({"Workbook": b"x"})[:1600], "import.damaged"),
        ("sérült.csv", b"\xef\xbb\xbf\xff;\xff\n", "import.damaged"),
        ("idegen.csv", b"a;b\n1;2\n3;4\n", "import.unknown_source"),
    ],
)
def test_what_is_no_source_is_refused_in_words(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    assert refusal(written(tmp_path, name, data)) == code


def test_what_is_not_there_or_no_file_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nincs.xlsx") == "import.missing"
    assert refusal(written(tmp_path, "fájl", b"x") / "alatta.xlsx") == "import.missing"
    assert refusal(tmp_path / "nul\0.xlsx") == "import.missing"
    assert refusal(tmp_path) == "import.is_a_folder"
    assert refusal(tmp_path / ("x" * 300)) == "import.disk"


@pytest.mark.skipif(sys.platform == "win32", reason="only POSIX has named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "cső.xlsx")
    assert refusal(tmp_path / "cső.xlsx") == "import.not_a_workbook"


def test_a_file_in_use_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read, file = Path.read_bytes, written(tmp_path, "nyitva.xlsx", b"x")

    def in_use(path: Path) -> bytes:
        if path == file:
            raise PermissionError(13, "The process cannot access the file because it is being used by another process")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", in_use)  # only Windows locks files, and root may read everything
    assert refusal(file) == "import.locked"


def test_a_large_file_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "MOST_BYTES", 3)
    assert refusal(written(tmp_path, "nagy.csv", b"a;b;c")) == "import.too_large"


def test_containers_of_other_things_are_called_by_name(tmp_path: Path) -> None:
    assert refusal(made.zipped(tmp_path / "a.docx", {"word/document.xml": b""})) == "import.is_a_document"
    assert refusal(made.zipped(tmp_path / "a.zip", {"adat.csv": b"a;b"})) == "import.is_an_archive"
    container = {"mimetype": b"application/vnd.etsi.asic-e+zip"}
    assert refusal(made.zipped(tmp_path / "a.asice", container)) == "import.is_a_package"


def test_a_workbook_with_a_password_is_called_so(tmp_path: Path) -> None:
    assert refusal(made.xls(tmp_path / "a.xls", [["x"]], password=True)) == "import.encrypted"


def test_a_broken_workbook_is_damaged(tmp_path: Path) -> None:
    entries = made.workbook_xml(ROW)
    assert refusal(made.zipped(tmp_path / "a.xlsx", entries | {"xl/workbook.xml": b"<workbook"})) == "import.damaged"
    assert (
        refusal(made.zipped(tmp_path / "b.xlsx", entries | {"xl/s.xml": b"<worksheet><sheetData"})) == "import.damaged"
    )
    unrelated = {name: content for name, content in entries.items() if "rels" not in name}
    assert refusal(made.zipped(tmp_path / "c.xlsx", unrelated)) == "import.damaged"


def test_a_cell_far_away_is_refused_before_memory_is_asked_for(tmp_path: Path) -> None:
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert refusal(made.zipped(tmp_path / "a.xlsx", made.workbook_xml(far))) == "import.too_large"


def test_a_used_range_far_beyond_the_data_costs_nothing(tmp_path: Path) -> None:
    looks = '<row r="1048576"><c r="A1048576" s="0"/><c r="XFD1048576" s="0" /></row>'
    sheet = open_book(made.zipped(tmp_path / "a.xlsx", made.workbook_xml(ROW + looks))).load(0)
    assert [list(row) for row in sheet.rows] == [["Név", 1.0]]


def test_tens_of_thousands_of_merged_cells_are_passed_over(tmp_path: Path) -> None:
    entries = made.workbook_xml(ROW)
    merged = "".join(f'<mergeCell ref="D{row}:E{row}"/>' for row in range(1, 42_001))
    sheet = entries["xl/s.xml"].replace(b"</sheetData>", f"</sheetData><mergeCells>{merged}</mergeCells>".encode())
    assert open_book(made.zipped(tmp_path / "a.xlsx", entries | {"xl/s.xml": sheet})).load(0).text(0, 0) == "Név"


def test_a_sheet_of_the_old_format_may_be_too_large_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_files, "MOST_CELLS", 1)
    assert refusal(made.xls(tmp_path / "a.xls", [["a", "b"], ["c", "d"], ["e", "f"]])) == "import.too_large"


def test_an_ending_that_lies_about_a_table_is_said(tmp_path: Path) -> None:
    renamed = made.gazetteer(tmp_path / "a.xlsx").rename(tmp_path / "a.xls")
    assert DoubtKind.LYING_ENDING in {one.kind for one in read(renamed).doubts}
    assert read(made.gazetteer(tmp_path / "b.xlsx")).doubts == ()


def test_letters_lost_by_others_are_said(tmp_path: Path) -> None:
    text = made.registry(tmp_path / "2022.csv").read_bytes()
    spoilt = written(tmp_path, "spoilt_2022.csv", text.replace(b"Mintafalu", b"M\xc4\x8f\xc5\xbc\xcb\x9dntafalu"))
    assert DoubtKind.DAMAGED_LETTERS in {one.kind for one in read(spoilt).doubts}


def test_hidden_sheets_are_not_read(tmp_path: Path) -> None:
    entries = made.workbook_xml(ROW)
    hidden = entries["xl/workbook.xml"].replace(b'name="M"', b'name="M" state="hidden"')
    assert open_book(made.zipped(tmp_path / "a.xlsx", entries)).names == ("M",)
    assert open_book(made.zipped(tmp_path / "b.xlsx", entries | {"xl/workbook.xml": hidden})).names == ()


def test_a_panic_of_the_reader_is_a_damaged_file() -> None:
    class PanicException(BaseException):
        pass

    with pytest.raises(Refused, match=r"import\.damaged"), office_files._refusing():
        raise PanicException


@pytest.mark.parametrize("fault", [MemoryError, KeyboardInterrupt, SystemExit])
def test_what_is_not_the_file_s_fault_is_not_called_so(fault: type[BaseException]) -> None:
    with pytest.raises(fault), office_files._refusing():
        raise fault


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300), ending=st.sampled_from([".xlsx", ".xls", ".csv", ".ods", ""]))
def test_any_file_is_read_or_refused(tmp_path: Path, data: bytes, ending: str) -> None:
    with suppress(UserError):
        read(written(tmp_path, f"bármi{ending}", data))


CELLS = st.lists(
    st.builds(
        '<c r="{}"{}>{}</c>'.format,
        st.from_regex(r"[A-C][1-9]", fullmatch=True) | st.text("A1<>", max_size=3),
        st.sampled_from(["", ' t="s"', ' t="e"', ' t="inlineStr"', ' t="str"', ' t="b"', ' t="zzz"']),
        st.sampled_from(
            ["<v>1</v>", "<f>A1</f>", "<f>A1</f><v/>", "<v>#N/A</v>", "<is><t>x</t></is>", "<v>", "&x;", ""]
        ),
    ),
    max_size=6,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=CELLS)
def test_any_sheet_is_read_or_refused(tmp_path: Path, cells: list[str]) -> None:
    row = f'<row r="1">{"".join(cells)}</row>'
    with suppress(UserError):
        read(made.zipped(tmp_path / "a.xlsx", made.workbook_xml(row)))


def test_every_source_that_an_edition_names_has_its_reader() -> None:
    readers = {str(getattr(one, "NAME", "")) for one in IMPORTERS} - {""}
    editions = EDITIONS
    named = {source.importer for key in editions.ids() for source in editions.edition(key).sources.values()} - {""}
    assert named == readers
