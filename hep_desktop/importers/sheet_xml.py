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
_FORMULA = re.compile(rb"<(?:\w+:)?c ([^>]*)>\s*<(?:\w+:)?f[ />](.*?)</(?:\w+:)?c>", re.DOTALL)
_ERROR = re.compile(rb'<(?:\w+:)?c ([^>]* t="e"[^>]*)>')
_VALUE = re.compile(rb"<(?:\w+:)?v(?: [^>]*)?>[^<]")
_TEXT = b' t="str"'  # a formula may well give an empty text


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
    """How many cells the rectangle from A1 to the last cell has; calamine asks for memory for all of them."""
    references = _REFERENCE.findall(xml)
    if not references:
        return 0
    columns, rows = (set(parts) for parts in zip(*references, strict=True))
    return max(map(int, rows)) * (max(map(_column, columns)) + 1)


def faults(xml: bytes) -> dict[At, Fault]:
    """The cells that hold a formula without a saved result, or an error."""
    found = {
        _at(cell): Fault.NOT_COMPUTED
        for cell, content in _FORMULA.findall(xml)
        if _TEXT not in b" " + cell and not _VALUE.search(content)
    }
    found |= {_at(cell): Fault.ERROR for cell in _ERROR.findall(xml)}
    return found


def _at(cell: bytes) -> At:
    """Where a cell with these attributes is; one without address is nowhere."""
    reference = _REFERENCE.search(b" " + cell)
    return (int(reference[2]) - 1, _column(reference[1])) if reference else (-1, -1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
