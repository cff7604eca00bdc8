"""Opens a Word file with distrust: what it is by its content, and its parts as XML; nothing is fetched or run."""

import hashlib
import posixpath
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from lxml import etree as _untyped  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType] – lxml carries no types

from hep_desktop.frozen import dataclass
from hep_desktop.importers.archive import Archive
from hep_desktop.importers.content import Kind, sniff
from hep_desktop.importers.disk import file_bytes
from hep_desktop.importers.refusal import Refused

_etree = cast("Any", _untyped)  # lxml has no type stubs
Element = Any

ENDINGS = frozenset({".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".rtf", ".odt", ".pdf", ".pages"})
"""Files that a clerk may take for last time's programme; all but the first are refused with a way out."""

_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN = re.compile(r"word/document[0-9]*\.xml")
# Word's "strict" form says the same under other names
_STRICT = re.compile(
    rb"http://purl\.oclc\.org/ooxml/(wordprocessingml|officeDocument|drawingml)/([a-z])", re.IGNORECASE
)
_MACROS = "vbaProject.bin"
# the only kinds of reference that may lead out of the file: neither is followed
_OUTSIDE = frozenset({"hyperlink", "image", "video", "audio", "attachedTemplate"})
_ELSEWHERE = ("http:", "https:", "ftp:", "\\\\", "//", "file://///", "file:\\\\\\")
_REFUSED = {
    Kind.ENCRYPTED: "word.encrypted",
    Kind.OOXML: "word.is_a_table",
    Kind.XLS: "word.is_a_table",
    Kind.ODS: "word.is_a_table",
    Kind.TEXT: "word.is_plain_text",
    Kind.WEB_PAGE: "word.is_a_web_page",
    Kind.WEB_ARCHIVE: "word.is_a_web_page",
    Kind.PACKAGE: "word.is_a_package",
    Kind.ARCHIVE: "word.is_an_archive",
}
_AS_WORD = {
    "import.too_large": "word.too_large",
    "import.unsafe": "word.unsafe",
    "import.encrypted": "word.encrypted",
    "import.damaged": "word.damaged",
    "import.not_a_workbook": "word.not_a_document",
}


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a reference of a part leads."""

    kind: str
    target: str
    outside: bool


class Package:
    """The parts of one Word file."""

    def __init__(self, file: str, data: bytes) -> None:
        self.file = file
        self.sha256 = hashlib.sha256(data).hexdigest()
        self._archive = _archive(data)
        if any(name.rpartition("/")[2] == _MACROS for name in self._archive.names):
            raise Refused("word.macros")
        self._check_references()
        self._main = _main_part(self._archive)
        self.relations = self.relations_of(self._main)

    def document(self) -> Element:
        """The main part."""
        return self.xml(self._main)

    def xml(self, name: str) -> Element | None:
        """The root of a part; None where there is none."""
        content = self._archive.read(name)
        return _root(content) if content else None

    def content(self, name: str) -> bytes:
        """The bytes of a part."""
        return self._archive.read(name)

    def of_kind(self, kind: str) -> list[str]:
        """The parts that the main part refers to in one way, e.g. as its styles."""
        return sorted(one.target for one in self.relations.values() if one.kind == kind and not one.outside)

    def relations_of(self, part: str) -> Mapping[str, Relation]:
        """The references of a part, by id."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        if root is None:
            return {}
        return {one.get("Id", ""): _relation(one, folder) for one in root.iter(_PACKAGE)}

    def _check_references(self) -> None:
        for name in self._archive.names:
            if not name.endswith(".rels"):
                continue
            for one in _root(self._archive.read(name)).iter(_PACKAGE):
                relation = _relation(one, "")
                fetched = relation.kind == "attachedTemplate" and relation.target.lower().startswith(_ELSEWHERE)
                if relation.outside and (fetched or relation.kind not in _OUTSIDE):
                    raise Refused("word.outside")


def open_package(path: Path) -> Package:
    """The parts of a file. Raises Refused where it is no Word file or a dangerous one."""
    try:
        return Package(path.name, file_bytes(path))
    except Refused as refused:
        code = _AS_WORD.get(refused.code)
        if code is None:
            raise
        raise Refused(code, **refused.values) from refused


def _main_part(archive: Archive) -> str:
    return next((name for name in sorted(archive.names) if _MAIN.fullmatch(name)), "")


def _archive(data: bytes) -> Archive:
    content = sniff(data)
    if content.archive is not None and _main_part(content.archive):
        return content.archive
    if content.kind in _REFUSED:
        raise Refused(_REFUSED[content.kind])
    if content.kind is Kind.OTHER:
        raise Refused("word.not_a_document")
    raise Refused("word.is_pdf" if data.startswith(b"%PDF-") else "word.old_document")


def _relation(one: Element, folder: str) -> Relation:
    kind = str(one.get("Type", "")).rpartition("/")[2]
    target = str(one.get("Target", ""))
    outside = one.get("TargetMode") == "External"
    if not outside:
        target = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
    return Relation(kind, target, outside)


def _as_usual(found: re.Match[bytes]) -> bytes:
    return b"http://schemas.openxmlformats.org/" + found[1] + b"/2006/" + found[2]


def _root(content: bytes) -> Element:
    parser = _etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = _etree.fromstring(_STRICT.sub(_as_usual, content), parser)
    except (ValueError, _etree.XMLSyntaxError) as error:
        raise Refused("word.damaged") from error
    if root.getroottree().docinfo.doctype:
        raise Refused("word.unsafe")
    return root
