"""What a careless or hostile world brings: each is told in words, or does no harm; nothing is fetched or run."""

import errno
from pathlib import Path

import pytest

import source_files as made
from trait_files import BIRTHS, seen, table

HEAD = ["Település", f"2023 {BIRTHS}"]
ROWS = [HEAD, ["Aba", 41.0], ["Mintafalu", 3.0], ["Adony", 5.0]]


@pytest.mark.parametrize("name", ["~$adat.xlsx", ".~lock.adat.ods#"])
def test_the_trace_of_an_open_file_is_no_table(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\x0bMinta Maria" + bytes(150))
    assert seen(tmp_path / name).refusal == "import.is_a_lock_file"


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (OSError(errno.EIO, "Input/output error"), "import.pulled"),
        (OSError(errno.ENODEV, "No such device"), "import.pulled"),
        (FileNotFoundError(errno.ENOENT, "No such file"), "import.missing"),
        (PermissionError(errno.EACCES, "in use"), "import.locked"),
        (OSError(errno.EMFILE, "Too many open files"), "import.disk"),
    ],
)
def test_a_stick_that_is_pulled_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: OSError, code: str
) -> None:
    read, path = Path.read_bytes, table(tmp_path, ROWS)

    def fail(one: Path) -> bytes:
        if one == path:
            raise fault
        return read(one)

    monkeypatch.setattr(Path, "read_bytes", fail)  # no test can pull a stick
    assert seen(path).refusal == code


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert seen(tmp_path).refusal == "import.is_a_folder"


def test_macros_are_not_run_and_the_figures_read(tmp_path: Path) -> None:
    def macros(_: str, content: bytes) -> bytes:
        kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
        return content.replace(kind, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")

    path = made.rewritten(table(tmp_path, ROWS), macros).rename(tmp_path / "a.xlsm")
    assert seen(path).of("Mintafalu") == {"2023": 3}


def test_what_another_file_gave_is_read_as_it_was_saved(tmp_path: Path) -> None:
    inline = 't="inlineStr"'
    cells = "".join(
        f'<row r="{row}"><c r="A{row}" {inline}><is><t>{name}</t></is></c>{figure}</row>'
        for row, (name, figure) in enumerate(
            (
                (HEAD[0], f'<c r="B1" {inline}><is><t>{HEAD[1]}</t></is></c>'),
                ("Mintafalu", '<c r="B2"><f>[1]Munka1!$B$2</f><v>3</v></c>'),
                ("Aba", '<c r="B3"><v>41</v></c>'),
            ),
            start=1,
        )
    )
    link = b'<externalLink><externalBook r:id="a"/></externalLink>'
    entries = made.workbook_xml(cells) | {"xl/externalLinks/externalLink1.xml": link}
    assert seen(made.zipped(tmp_path / "a.xlsx", entries)).of("Mintafalu") == {"2023": 3}


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9])
def test_a_file_cut_short_is_damaged(tmp_path: Path, keep: float) -> None:
    path = table(tmp_path, ROWS)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * keep)])
    assert seen(path).refusal == "import.damaged"


def test_fifty_cells_in_a_million_formatted_rows(tmp_path: Path) -> None:
    row = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>{1}</t></is></c><c r="B{0}"{2}</c></row>'.format
    rows = [row(1, HEAD[0], f' t="inlineStr"><is><t>{HEAD[1]}</t></is>'), row(2, "Mintafalu", "><v>3</v>")]
    rows += [row(number, "Aba" if number == 3 else "Adony", "><v>5</v>") for number in range(3, 51)]
    blank = "".join(f'<row r="{number}"><c r="A{number}" s="0"/></row>' for number in range(51, 20_000))
    last = '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    path = made.zipped(tmp_path / "a.xlsx", made.workbook_xml("".join(rows) + blank + last))
    assert seen(path).of("Mintafalu") == {"2023": 3}
