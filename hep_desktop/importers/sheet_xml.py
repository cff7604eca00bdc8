"""What calamine does not tell of an `.xlsx` sheet: formulas never computed, errors, colours, how far the cells reach.

A sheet is looked through row by row as it is unpacked: one of a million formatted rows fits into little memory.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from xml.etree import ElementTree as ET

from hep_desktop.frozen import dataclass
from hep_desktop.importers.archive import Archive
from hep_desktop.importers.refusal import Refused
from hep_desktop.importers.sheets import At, Fault, Hue

WORKBOOK = "xl/workbook.xml"
STYLES = "xl/styles.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
KSH_HUES = {"0000FF": Hue.BLUE, "008000": Hue.GREEN}
"""Of KSH's own tables; what users like to write in is another blue."""

_INDEXED = {"12": Hue.BLUE, "17": Hue.GREEN, "4": Hue.BLUE}
_ALPHA = 2  # digits of a colour's transparency before its own six

_REFERENCE = re.compile(rb' r="([A-Z]{1,3})([0-9]{1,7})"')
_FAR = re.compile(rb' r="(?:[A-Z]{3}|[A-Z]{1,2}[0-9]{6})')  # beyond column ZZ or row 99 999
_LOOKS = re.compile(rb"<c [^<>]*/>")
_FORMULA = re.compile(rb"<f[ />]")
_ERROR = re.compile(rb' t="e"')
_VALUE = re.compile(rb"<v(?: [^>]*)?>[^<]")
_STYLED = re.compile(rb'<c(?=[^<>]* s="([0-9]+)")( [^<>]*[^/<>])>')
_TEXT = b' t="str"'  # a formula may well give an empty text
_PREFIX = re.compile(rb"(</?)\w+:")  # some programs write <x:c> for <c>
_SAYS = (b"<v", b"<is", b"<f", b" t=")
_ROW_END = b"row>"


@dataclass(frozen=True, slots=True)
class Overlook:
    """What was seen in a sheet: faults, colours, and whether cells stand so far away that their area counts."""

    faults: Mapping[At, Fault] = field(default_factory=dict[At, Fault])
    hues: Mapping[At, Hue] = field(default_factory=dict[At, Hue])
    is_far: bool = False


def looked_over(xml: Iterable[bytes], styles: Mapping[bytes, Hue]) -> Overlook:
    """What stands in a sheet; `styles` are the numbers of looks in a colour that means something."""
    found_faults: dict[At, Fault] = {}
    found_hues: dict[At, Hue] = {}
    is_far = False
    for piece in pieces(xml):
        found_faults |= faults(piece)
        found_hues |= _hues(piece, styles) if styles else {}
        is_far = is_far or _FAR.search(piece) is not None
    return Overlook(found_faults, found_hues, is_far)


def pieces(xml: Iterable[bytes]) -> Iterator[bytes]:
    """The rows of a sheet in which something stands, some at a time; without the prefixes of their tags."""
    rest = b""
    prefixed = False
    for chunk in xml:
        rest += chunk
        prefixed = prefixed or b":sheetData" in rest
        cut = rest.rfind(_ROW_END)
        if cut >= 0:
            piece, rest = rest[: cut + len(_ROW_END)], rest[cut + len(_ROW_END) :]
            yield from _saying(piece, prefixed)
    yield from _saying(rest, prefixed)


def _saying(piece: bytes, prefixed: bool) -> Iterator[bytes]:
    if prefixed:
        piece = _PREFIX.sub(rb"\1", piece)
    if any(sign in piece for sign in _SAYS):
        yield piece


def sheet_parts(archive: Archive) -> list[str]:
    """The entry of each sheet in the workbook's order; `""` for a sheet that has none."""
    targets = {one.get("Id"): one.get("Target", "") for one in _parsed(archive.read(_RELATIONS))}
    sheets = (one for one in _parsed(archive.read(WORKBOOK)).iter() if one.tag.endswith("}sheet"))
    ids = (next((value for name, value in sheet.items() if name.endswith("}id")), None) for sheet in sheets)
    return [
        posixpath.normpath(posixpath.join("/xl", targets[key])).lstrip("/") if key in targets else "" for key in ids
    ]


def coloured_styles(xml: bytes) -> dict[bytes, Hue]:
    """The numbers of the looks whose letters have one of KSH's colours; underlined ones are links."""
    if not xml:
        return {}
    root = _parsed(xml)
    fonts = [_hue(font) for font in root.iterfind("./{*}fonts/{*}font")]
    found: dict[bytes, Hue] = {}
    for place, look in enumerate(root.iterfind("./{*}cellXfs/{*}xf")):
        font = look.get("fontId", "")
        hue = fonts[int(font)] if font.isdecimal() and int(font) < len(fonts) else None
        if hue:
            found[str(place).encode()] = hue
    return found


def _hue(font: ET.Element) -> Hue | None:
    colour = font.find("{*}color")
    if colour is None or font.find("{*}u") is not None:
        return None
    return KSH_HUES.get(colour.get("rgb", "")[_ALPHA:].upper()) or _INDEXED.get(colour.get("indexed", ""))


def _parsed(xml: bytes) -> ET.Element:
    try:
        return ET.fromstring(xml)  # noqa: S314 – Archive has refused every document type, so there are no entities
    except ET.ParseError as error:
        raise Refused("import.damaged") from error


def area(xml: Iterable[bytes]) -> int:
    """How many cells the rectangle from A1 to the last cell that says something has.

    Calamine asks for memory for all of them; cells that have a look alone, down to the last row, cost nothing.
    """
    last_row = last_column = 0
    for piece in pieces(xml):
        found = _REFERENCE.findall(_LOOKS.sub(b"", piece))
        if found:
            columns, rows = (set(parts) for parts in zip(*found, strict=True))
            last_row = max(last_row, *map(int, rows))
            last_column = max(last_column, *(_column(one) + 1 for one in columns))
    return last_row * last_column


def faults(xml: bytes) -> dict[At, Fault]:
    """The cells that hold a formula without a saved result, or an error."""
    found: dict[At, Fault] = {}
    for formula in _FORMULA.finditer(xml):
        start, end = xml.rfind(b"<c ", 0, formula.start()), xml.find(b"</c>", formula.end())
        attributes = xml[start : formula.start()]
        if _TEXT not in attributes and not _VALUE.search(xml, formula.end(), end):
            found[_at(attributes)] = Fault.NOT_COMPUTED
    for error in _ERROR.finditer(xml):
        start, end = xml.rfind(b"<", 0, error.start()), xml.find(b">", error.end())
        found[_at(xml[start:end])] = Fault.ERROR
    return found


def _hues(xml: bytes, styles: Mapping[bytes, Hue]) -> dict[At, Hue]:
    coloured = ((cell[2], styles.get(cell[1])) for cell in _STYLED.finditer(xml))
    return {_at(attributes): hue for attributes, hue in coloured if hue}


def _at(attributes: bytes) -> At:
    """Where a cell with these attributes is; one without address is nowhere."""
    reference = _REFERENCE.search(attributes)
    return (int(reference[2]) - 1, _column(reference[1])) if reference else (-1, -1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
