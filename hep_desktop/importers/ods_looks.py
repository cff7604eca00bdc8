"""What calamine does not tell of an `.ods` sheet: the colours by which a figure is said not to be the last word."""

from collections.abc import Iterable, Iterator
from typing import Any, cast
from xml.etree import ElementTree as ET

from hep_desktop.importers.refusal import Refused
from hep_desktop.importers.sheet_xml import KSH_HUES
from hep_desktop.importers.sheets import At, Hue

CONTENT = "content.xml"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_MOST_REPEATED = 1000  # cells or rows alike; a row of figures is never repeated so often


def hues(xml: Iterable[bytes]) -> list[dict[At, Hue]]:
    """The coloured cells of each sheet; nothing at all where no look has such a colour. Raises Refused."""
    sheets: list[dict[At, Hue]] = []
    looks: dict[str, Hue] = {}
    row = 0
    try:
        for event, one in _events(xml):
            if event == "end" and one.tag == f"{_STYLE}style":
                looks |= _look(one)
            elif event == "end" and one.tag == f"{_OFFICE}automatic-styles" and not looks:
                return []
            elif event == "start" and one.tag == f"{_TABLE}table":
                sheets.append({})
                row = 0
            elif event == "end" and one.tag == f"{_TABLE}table-row" and sheets:
                repeated = _repeated(one, "rows")
                for at in range(row, row + min(repeated, _MOST_REPEATED)):
                    sheets[-1] |= {(at, column): hue for column, hue in _coloured(one, looks)}
                row += repeated
                one.clear()
    except ET.ParseError as error:
        raise Refused("import.damaged") from error
    return sheets


def _events(xml: Iterable[bytes]) -> Iterator[tuple[str, ET.Element]]:
    parser: ET.XMLPullParser[Any] = ET.XMLPullParser(
        ("start", "end")
    )  # Archive has refused every document type: there are no entities
    for chunk in xml:
        parser.feed(chunk)
        yield from cast("Iterator[tuple[str, ET.Element]]", parser.read_events())


def _look(style: ET.Element) -> dict[str, Hue]:
    letters = style.find(f"{_STYLE}text-properties")
    if letters is None or letters.get(f"{_STYLE}text-underline-style", "none") != "none":
        return {}
    hue = KSH_HUES.get(letters.get(f"{_FO}color", "").lstrip("#").upper())
    return {style.get(f"{_STYLE}name", ""): hue} if hue else {}


def _coloured(row: ET.Element, looks: dict[str, Hue]) -> Iterator[tuple[int, Hue]]:
    column = 0
    for cell in row:
        repeated = _repeated(cell, "columns")
        hue = looks.get(cell.get(f"{_TABLE}style-name", ""))
        if hue and len(cell):
            yield from ((at, hue) for at in range(column, column + min(repeated, _MOST_REPEATED)))
        column += repeated


def _repeated(one: ET.Element, what: str) -> int:
    told = one.get(f"{_TABLE}number-{what}-repeated", "1")
    return int(told) if told.isdecimal() and len(told) < len("10000000") else 1
