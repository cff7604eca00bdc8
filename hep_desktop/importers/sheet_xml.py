"""What calamine does not tell of an `.xlsx` sheet: formulas never computed, errors, and how far the cells reach."""

import posixpath
import re
from xml.etree import ElementTree as ET

from hep_desktop.importers.archive import Archive
from hep_desktop.importers.refusal import Refused
from hep_desktop.importers.sheets import At, Fault

WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"

_REFERENCE = re.compile(rb' r="([A-Z]{1,3})([0-9]{1,7})"')
_FAR = re.compile(rb' r="(?:[A-Z]{3}|[A-Z]{1,2}[0-9]{6})')  # beyond column ZZ or row 99 999
_LOOKS = re.compile(rb"<c [^<>]*/>")
_FORMULA = re.compile(rb"<f[ />]")
_ERROR = re.compile(rb' t="e"')
_VALUE = re.compile(rb"<v(?: [^>]*)?>[^<]")
_TEXT = b' t="str"'  # a formula may well give an empty text
_PREFIX = re.compile(rb"(</?)\w+:")  # some programs write <x:c> for <c>


def sheet_parts(archive: Archive) -> list[str]:
    """The entry of each sheet in the workbook's order; `""` for a sheet that has none."""
    targets = {one.get("Id"): one.get("Target", "") for one in _parsed(archive.read(_RELATIONS))}
    sheets = (one for one in _parsed(archive.read(WORKBOOK)).iter() if one.tag.endswith("}sheet"))
    ids = (next((value for name, value in sheet.items() if name.endswith("}id")), None) for sheet in sheets)
    return [
        posixpath.normpath(posixpath.join("/xl", targets[key])).lstrip("/") if key in targets else "" for key in ids
    ]


def _parsed(xml: bytes) -> ET.Element:
    try:
        return ET.fromstring(xml)  # noqa: S314 – Archive has refused every document type, so there are no entities
    except ET.ParseError as error:
        raise Refused("import.damaged") from error


def area(xml: bytes) -> int:
    """How many cells the rectangle from A1 to the last cell that says something has, 0 where none is far from A1.

    Calamine asks for memory for all of them; cells that have a look alone, down to the last row, cost nothing.
    """
    if not _FAR.search(xml):
        return 0
    found = _REFERENCE.findall(_LOOKS.sub(b"", xml))
    if not found:
        return 0
    columns, rows = (set(parts) for parts in zip(*found, strict=True))
    return max(map(int, rows)) * (max(map(_column, columns)) + 1)


def faults(xml: bytes) -> dict[At, Fault]:
    """The cells that hold a formula without a saved result, or an error."""
    if b":sheetData" in xml:
        xml = _PREFIX.sub(rb"\1", xml)
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


def _at(attributes: bytes) -> At:
    """Where a cell with these attributes is; one without address is nowhere."""
    reference = _REFERENCE.search(attributes)
    return (int(reference[2]) - 1, _column(reference[1])) if reference else (-1, -1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
