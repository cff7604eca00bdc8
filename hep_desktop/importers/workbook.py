"""Reads a file of sheets of any kind; meant to run in a child process, since a hostile file can end it."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from hep_desktop.importers import answer_text
from hep_desktop.importers.content import Kind, sniff
from hep_desktop.importers.disk import file_bytes
from hep_desktop.importers.office_files import office_sheets
from hep_desktop.importers.proposal import Doubt, DoubtKind, doubt
from hep_desktop.importers.refusal import Refused
from hep_desktop.importers.sheets import Book, Sheet
from hep_desktop.importers.text_table import decoded, rows_of

_LOST = "\ufffd"
_LOST_AND_SAVED = _LOST.encode().decode("cp1250")

_ENDINGS = {
    ".xlsx": Kind.OOXML,
    ".xlsm": Kind.OOXML,
    ".xlsb": Kind.OOXML,
    ".xls": Kind.XLS,
    ".ods": Kind.ODS,
    ".csv": Kind.TEXT,
    ".txt": Kind.TEXT,
    ".tsv": Kind.TEXT,
}


def open_book(path: Path) -> Book:
    """The sheets of a file. Raises Refused where it cannot be read or is no table."""
    data = file_bytes(path)
    content = sniff(data)
    doubts = list(_about_ending(path, content.kind))
    hidden: Mapping[str, Callable[[], Sheet]] = {}
    if content.kind is Kind.TEXT:
        text = decoded(data)
        doubts += _about_letters(text)
        names, load = _text_sheet(text)
    elif content.kind is Kind.WEB_PAGE:
        from hep_desktop.importers.web_page import page_sheets  # noqa: PLC0415 – heavy: lxml

        text = decoded(data)
        doubts += _about_letters(text)
        names, load = page_sheets(text)
    elif content.kind in (Kind.OOXML, Kind.XLS, Kind.ODS):
        office = office_sheets(data, content.archive)
        names, load, hidden = office.names, office.load, office.hidden
    else:
        promised = content.kind is Kind.OTHER and path.suffix.lower() in _ENDINGS
        raise Refused("import.lying_ending" if promised else _REFUSED[content.kind], ending=path.suffix)
    return Book(path.name, hashlib.sha256(data).hexdigest(), names, load, tuple(doubts), hidden)


_REFUSED = {
    Kind.ENCRYPTED: "import.encrypted",
    Kind.DOCUMENT: "import.is_a_document",
    Kind.WEB_ARCHIVE: "import.is_a_web_page",
    Kind.OLD_XML: "import.is_old_xml",
    Kind.PACKAGE: "import.is_a_package",
    Kind.ARCHIVE: "import.is_an_archive",
    Kind.OTHER: "import.not_a_workbook",
}


def _about_ending(path: Path, kind: Kind) -> Iterator[Doubt]:
    ending = path.suffix.lower()
    if _ENDINGS.get(ending, kind) is not kind:
        yield doubt(DoubtKind.LYING_ENDING, ending=ending)


def _about_letters(text: str) -> Iterator[Doubt]:
    """Letters lost when somebody saved the file in a wrong coding cannot be found again."""
    if _LOST in text or _LOST_AND_SAVED in text:
        yield doubt(DoubtKind.DAMAGED_LETTERS)


def _text_sheet(text: str) -> tuple[tuple[str, ...], Callable[[int], Sheet]]:
    form = answer_text.is_form(text)
    sheet = Sheet("", answer_text.lines_of(text) if form else rows_of(text))
    return ("",), lambda _: sheet
