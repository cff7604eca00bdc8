"""Writes files in the full shape of public sources, good and spoilt, for tests and benchmarks."""

import struct
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.styles import Font

TITLE = "A helységek részletes adatai 2024. január 1. állapot szerint"
HEADINGS = (
    "Helység megnevezése",
    "Helység KSH kódja",
    "Helység jogállása",
    "Vármegye megnevezése",
    "Járás kódja",
    "Járás neve",
    "Járás székhelye",
    "Polgármesteri hivatal, közös önkormányzati hivatal kódja",
    "Polgármesteri hivatal, közös önkormányzati hivatal székhelye",
    "Terület  (hektár)",
    "Lakó-népesség",
    "Lakások száma",
    "Becsült terület-adatokkal",
    *("bolgár  ", "görög  ", "horvát  ", "lengyel  ", "német  ", "örmény  ", "roma", "román  "),
    *("ruszin  ", "szerb  ", "szlovák  ", "szlovén  ", "ukrán  "),
)
REGISTRY = (
    '"Megye kód";"KSH kód";Megye;Település;"Település típusa";'
    '"Állandó férfi lakosság összesen";"Állandó női lakosság összesen"'
)


@dataclass(frozen=True)
class Place:
    """One settlement of a list; `county` as KSH writes it."""

    code: str
    name: str
    kind: str = "község"
    county: str = "Zala"
    district: str = "Lenti"
    population: object = 300


MINTAFALU = Place("00000", "Mintafalu", population=812)
BUDAPEST = Place("13578", "Budapest", "főváros ", "", "", 70000)
DISTRICTS = (
    Place("09566", "Budapest 01. ker.", "fővárosi kerület", "főváros", "Budapest 01. ker.", 30000),
    Place("03179", "Budapest 02. ker.", "fővárosi kerület", "főváros", "Budapest 02. ker.", 40000),
)
ABA = Place("17376", "Aba", "város", "Fejér", "Székesfehérvári", 4396)
PLACES = (ABA, BUDAPEST, *DISTRICTS, MINTAFALU)


def ksh_code(number: int) -> str:
    """The KSH code whose first four digits are `number`."""
    digits = f"{number:04}"
    weighted = sum(weight * int(digit) for weight, digit in zip((9, 7, 3, 1), digits, strict=True))
    return f"{digits}{(10 - weighted % 10) % 10}"


def many_places(count: int) -> tuple[Place, ...]:
    """An invented country."""
    return tuple(Place(ksh_code(number), f"Falu {number}", population=100 + number) for number in range(1, count + 1))


def gazetteer(
    path: Path,
    places: Sequence[Place] = PLACES,
    *,
    title: str = TITLE,
    sheet: str = "Helységek 2024.01.01.",
    headings: Sequence[str] = HEADINGS,
    total: object = None,
    parts: int = 1,
) -> Path:
    """KSH's gazetteer download: five sheets, two rows above the headings, a merged group, a total."""
    workbook = Workbook()
    first = workbook.active
    assert first is not None
    first.title = sheet
    first.append([title])
    first.append([*[None] * 13, "Nemzetiségi önkormányzat"])
    first.merge_cells("N2:Z2")
    first.append(list(headings))
    for place in places:
        first.append(_place_row(place))
    if total is None:
        total = sum(p.population for p in places if isinstance(p.population, int) and p is not BUDAPEST)
    first.append(["Összesen", *[None] * 8, 9302400, total])
    _parts_sheet(workbook, sheet.replace("Helységek", "Településrészek"), places, parts)
    for name in ("Önkormányzati hivatali kódok", "Külterület települési jellege", "Megj. postai ir. számhoz"):
        workbook.create_sheet(name).append(["Kód", "A kód jelentése"])
    workbook.save(path)
    return path


def _place_row(place: Place) -> list[object]:
    office = (1, "–") if place.kind == "város" else (5, "Orfű")
    district = ("085 0", place.district, "Székhely")
    area = 1609.9999999998  # as KSH's own file has it
    return [place.name, place.code, place.kind, place.county, *district, *office, area, place.population, 284]


def _parts_sheet(workbook: Workbook, title: str, places: Sequence[Place], parts: int) -> None:
    sheet = workbook.create_sheet(title)
    sheet.append(["A településrészek részletes adatai"])
    sheet.append([])
    sheet.append(
        ["Helység KSH kód", "Helység hivatalos megnevezése", "Vármegye megnevezése", "Településrész megnevezése"]
    )
    for place in places:
        for part in range(parts):
            sheet.append([place.code, place.name, place.county, f"{part}. rész", "01", 8128, None, 3.5, 225, 91, 0])


def registry(path: Path, places: Iterable[Place] = PLACES, end: str = "\r\n", coding: str = "utf-8-sig") -> Path:
    """The registry's list: half of everybody are men, one more woman; Budapest stands there by district alone."""
    lines = [REGISTRY]
    for place in places:
        if place.code == BUDAPEST.code:
            continue
        name = place.name.replace("Budapest ", f"Budapest{' ' * 17}").removesuffix(". ker.")
        men = int(str(place.population)) // 2
        lines.append(f"1;{place.code};ZAL;{name};{place.kind};{_spaced(men)};{_spaced(men + 1)}")
    path.write_bytes((end.join(lines) + end).encode(coding))
    return path


def _spaced(number: int) -> str:
    return f"{number:,}".replace(",", " ")


def rewritten(path: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """The same container with each entry's content changed."""
    with zipfile.ZipFile(path) as old:
        entries = {name: change(name, old.read(name)) for name in old.namelist()}
    return zipped(path, entries)


def zipped(path: Path, entries: dict[str, bytes]) -> Path:
    """A container of these entries."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in entries.items():
            new.writestr(name, content)
    return path


def workbook_xml(cells: str) -> dict[str, bytes]:
    """The entries of the smallest `.xlsx` whose one sheet has these rows."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    def relation(kind: str, target: str) -> bytes:
        package = "http://schemas.openxmlformats.org/package/2006/relationships"
        one = f'<Relationship Id="a" Type="{office}/{kind}" Target="{target}"/>'
        return f'<Relationships xmlns="{package}">{one}</Relationships>'.encode()

    sheets = '<sheets><sheet name="M" sheetId="1" r:id="a"/></sheets>'
    return {
        "_rels/.rels": relation("officeDocument", "xl/workbook.xml"),
        "xl/_rels/workbook.xml.rels": relation("worksheet", "s.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}">{sheets}</workbook>'.encode(),
        "xl/s.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>'.encode(),
    }


def workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[str | float]]]) -> Path:
    """An `.xlsx` of these sheets."""
    made = Workbook(write_only=True)
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append([None if cell == "" else cell for cell in row])
    made.save(path)
    return path


def coloured(path: Path, rows: Sequence[Sequence[str | float]], letters: Mapping[str, str]) -> Path:
    """An `.xlsx` of one sheet some of whose cells are written in another colour."""
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    for cell, colour in letters.items():
        sheet[cell].font = Font(color=colour)
    made.save(path)
    return path


def xls(path: Path, rows: Sequence[Sequence[str | float]], *, password: bool = False, sheet: str = "Munka1") -> Path:
    """A BIFF8 workbook of one sheet in an OLE container, by hand: nothing here writes the old format."""
    path.write_bytes(ole({"Workbook": _biff(rows, password, sheet)}))
    return path


def ole(streams: dict[str, bytes]) -> bytes:
    """The smallest compound file with these streams, each padded to whole sectors of the large kind."""
    padded = {name: content.ljust(max(4096, -(-len(content) // 512) * 512), b"\0") for name, content in streams.items()}
    entries = [_entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1)]
    fat = [0xFFFFFFFD, 0xFFFFFFFE]
    for place, (name, content) in enumerate(padded.items(), start=1):
        start, sectors = len(fat), len(content) // 512
        entries.append(_entry(name, 2, start, len(content), right=place + 1 if place < len(padded) else 0xFFFFFFFF))
        fat += [*range(start + 1, start + sectors), 0xFFFFFFFE]
    header = struct.pack("<8s16s5H6s", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"")
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0) + struct.pack("<I", 0)
    header = header.ljust(512, b"\xff")
    table = b"".join(struct.pack("<I", one) for one in fat).ljust(512, b"\xff")
    return header + table + b"".join(entries).ljust(512, b"\0") + b"".join(padded.values())


def _entry(name: str, kind: int, start: int, size: int, child: int = 0xFFFFFFFF, right: int = 0xFFFFFFFF) -> bytes:
    text = name.encode("utf-16-le")
    head = text.ljust(64, b"\0") + struct.pack("<HBB3I", len(text) + 2, kind, 1, 0xFFFFFFFF, right, child)
    return head + struct.pack("<16sI8s8sIQ", b"", 0, b"", b"", start, size)


def _biff(rows: Sequence[Sequence[str | float]], password: bool, sheet: str) -> bytes:
    def record(kind: int, content: bytes) -> bytes:
        return struct.pack("<2H", kind, len(content)) + content

    def text(words: str, length: str) -> bytes:
        return struct.pack(length, len(words)) + b"\x01" + words.encode("utf-16-le")

    def bof(kind: int) -> bytes:
        return record(0x0809, struct.pack("<4H2I", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))

    cells = b""
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            at = struct.pack("<3H", row, column, 15)
            number = not isinstance(value, str)
            cells += record(0x0203, at + struct.pack("<d", value)) if number else record(0x0204, at + text(value, "<H"))
    end = record(0x000A, b"")
    locked = record(0x002F, struct.pack("<3H", 1, 1, 1)) if password else b""
    head = bof(0x0005) + locked
    bound = 4 + 6 + len(text(sheet, "<B"))
    start = len(head) + bound + len(end)
    return head + record(0x0085, struct.pack("<IH", start, 0) + text(sheet, "<B")) + end + bof(0x0010) + cells + end


def ods(path: Path, rows: Sequence[Sequence[str | float]], sheet: str = "Munka1") -> Path:
    """An OpenDocument spreadsheet of one sheet, by hand."""
    names = {kind: f"urn:oasis:names:tc:opendocument:xmlns:{kind}:1.0" for kind in ("office", "table", "text")}
    spaces = " ".join(f'xmlns:{kind}="{name}"' for kind, name in names.items())

    def cell(value: str | float) -> str:
        if isinstance(value, str):
            said = f"<text:p>{escape(value)}</text:p>"
            return f'<table:table-cell office:value-type="string">{said}</table:table-cell>'
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'

    lines = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    table = f'<table:table table:name="{escape(sheet)}">{lines}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    entries = {
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": f'<m:manifest xmlns:m="{manifest}"/>'.encode(),
        "content.xml": f"<office:document-content {spaces}>{body}</office:document-content>".encode(),
    }
    return zipped(path, entries)


def rows_of_gazetteer(places: Sequence[Place] = PLACES) -> list[list[str | float]]:
    """The rows of the gazetteer's first sheet, for the other kinds of file."""
    rows: list[list[str | float]] = [
        ["A helységek részletes adatai 2024. január 1. állapot szerint"],
        [""],
        [*HEADINGS],
    ]
    for place in places:
        about = [place.name, place.code, place.kind, place.county, "085 0", place.district, "Székhely"]
        rows.append([*about, 5.0, "Orfű", 1609.0, float(str(place.population)), 284.0])
    return rows
