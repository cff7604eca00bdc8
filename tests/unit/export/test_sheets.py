"""Tables that leave the program: as given, with their origin, harmless, and the same bytes each time."""

import csv
import io
import json
import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

import package_sample as sample
from hep_desktop.export.csv_sheets import csv_bytes, descriptor, neutral
from hep_desktop.export.sheets import Sheet, compose
from hep_desktop.export.xlsx_sheets import xlsx_bytes

WHEN = datetime(2026, 11, 2, tzinfo=UTC)


@pytest.fixture
def sheets() -> tuple[Sheet, ...]:
    return compose(sample.edition(), sample.programme())


def _read(content: bytes) -> list[dict[str, str]]:
    text = content.decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))


def test_every_figure_is_a_line_with_its_origin(sheets: tuple[Sheet, ...]) -> None:
    lines = {(one["időszak"], one["kód"]): one for one in _read(csv_bytes(sheets[0]))}
    line = dict(lines["2025", "women"])
    assert line.pop("visszaolvasáshoz").startswith('{"fact":')
    assert line == {
        "időszak": "2025", "sor": "", "kód": "women", "megnevezés": "Nők", "mértékegység": "fő", "érték": "411,5",
        "szöveg": "", "nincs adat": "", "számított": "nem", "forrás": "KSH", "fájl": "ksh.xlsx",
        "munkalap": "Helységek", "cella": "D17",
    }  # fmt: skip
    assert lines["2024", "women"]["érték"] == "-3"
    assert lines["2024", "women"]["forrás"] == "a védőnő, 2026. 10. 02. szóbeli közlése"
    assert lines["2024", "total"]["forrás"] == "Járási Hivatal, 12/2026, 2026. 09. 01."
    assert lines["2026", "men"]["nincs adat"] == "még nincs közzétéve"
    total, share = lines["2025", "total"], lines["2025", "share"]
    assert (total["érték"], total["számított"], total["forrás"]) == ("813", "igen", "saját számítás")
    assert share["érték"] == "50,6"
    assert ("2022", "men") not in lines


def test_no_note_leaves(sheets: tuple[Sheet, ...]) -> None:
    assert all(sample.PRIVATE.encode() not in csv_bytes(sheet) for sheet in sheets)


def test_texts_cannot_become_formulas(sheets: tuple[Sheet, ...]) -> None:
    seats, keeper = _read(csv_bytes(sheets[1]))
    assert seats["sor"] == "'=1+1 Óvoda"
    assert seats["megnevezés"] == "'=Férőhelyek"
    assert keeper["szöveg"] == "'@önkormányzat"
    assert keeper["forrás"] == "'+saját adat"


@pytest.mark.parametrize("words", ["=A1", "+1", "-1", "@x", "\t=1", "\r=1", "＝1"])
def test_neutral(words: str) -> None:
    assert neutral(words) == "'" + words
    assert neutral(f"a{words}") == f"a{words}"


def test_the_descriptor_describes_the_files(sheets: tuple[Sheet, ...]) -> None:
    data = json.loads(descriptor(sheets, "hep-00000", "Mintafalu"))
    assert [one["path"] for one in data["resources"]] == ["t1.csv", "t2.csv"]
    for sheet, one in zip(sheets, data["resources"], strict=True):
        heads = csv_bytes(sheet).decode("utf-8-sig").splitlines()[0].split(";")
        assert [field["name"] for field in one["schema"]["fields"]] == heads


def test_the_workbook_shows_tables_as_printed(sheets: tuple[Sheet, ...]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(sheets, ["Mintafalu"], WHEN)))
    assert book.sheetnames == [
        "Tartalom",
        "1 Népesség",
        "2 Óvodák  helyek gyerekek",
        "Az adatok eredete",
        "hep-desktop",
    ]
    assert book["hep-desktop"].sheet_state == "veryHidden"
    page = book["1 Népesség"]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=3, max_row=9)]
    assert rows[0] == [None, "Nem szerint", None, None, None]
    assert rows[1] == ["Időszak", "Férfiak, fő", "nő, fő", "Összesen, fő", "Nők aránya, %"]
    assert rows[5] == [2025, 401, 411.5, 813, 50.6]
    assert rows[6] == [2026, "még nincs közzétéve", None, None, None]
    assert page["D8"].font.italic
    assert not page["C8"].font.italic
    origins = [[cell.value for cell in row] for row in book["Az adatok eredete"].iter_rows(min_row=2)]
    assert ["1", "2025", None, "Nők", "fő", 411.5, "KSH", "ksh.xlsx", "Helységek", "D17"] in [
        [one or None for one in row] for row in origins
    ]


def test_no_cell_of_the_workbook_is_a_formula(sheets: tuple[Sheet, ...]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(sheets, ["=Mintafalu\x07"], WHEN)))
    cells = [cell for page in book for row in page.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    member = next(cell for cell in cells if cell.value == "=1+1 Óvoda")
    assert member.quotePrefix
    assert book["Tartalom"]["A1"].value == "=Mintafalu"


def test_the_same_data_give_the_same_workbook(sheets: tuple[Sheet, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    once = xlsx_bytes(sheets, ["Mintafalu"], WHEN)
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    assert xlsx_bytes(sheets, ["Mintafalu"], WHEN) == once
    with zipfile.ZipFile(io.BytesIO(once)) as book:
        core = book.read("docProps/core.xml").decode()
    assert core.count("2026-11-02T00:00:00Z") == 2


@pytest.mark.outside("soffice")
def test_libreoffice_opens_the_workbook(sheets: tuple[Sheet, ...], tmp_path: Path) -> None:
    source = tmp_path / "tables.xlsx"
    source.write_bytes(xlsx_bytes(sheets, ["Mintafalu"], WHEN))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    option = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,2"
    command = ["soffice", profile, "--headless", "--convert-to", option, "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    (made,) = tmp_path.glob("*.csv")
    assert "2025;401;411,5;813;50,6" in made.read_text(encoding="utf-8").replace(".", ",")
