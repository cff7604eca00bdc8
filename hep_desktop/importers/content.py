"""What a file is, told by its content: endings lie, and a web page is often saved as `.xls`."""

import re
from enum import StrEnum

from hep_desktop.frozen import dataclass
from hep_desktop.importers.archive import Archive
from hep_desktop.importers.text_table import wide_coding


class Kind(StrEnum):
    """What a file is. Of these `workbook` reads the first five."""

    OOXML = "ooxml"  # .xlsx, .xlsm, .xlsb
    ODS = "ods"
    XLS = "xls"
    TEXT = "text"
    WEB_PAGE = "web_page"
    ENCRYPTED = "encrypted"
    DOCUMENT = "document"  # Word, presentation, PDF
    WEB_ARCHIVE = "web_archive"  # .mht
    OLD_XML = "old_xml"  # Excel 2003's XML
    PACKAGE = "package"  # a signed container, such as ours
    ARCHIVE = "archive"  # a plain .zip
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Content:
    """What a file is, and its unpacked container where it is one."""

    kind: Kind
    archive: Archive | None = None


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_BEGINNINGS = (
    (b"%pdf-", Kind.DOCUMENT),
    (b"{\\rtf", Kind.DOCUMENT),
    (b"mime-version:", Kind.WEB_ARCHIVE),
    (b"<!doctype html", Kind.WEB_PAGE),
)
_OLE_STREAMS = (  # names of the streams inside, most telling first
    ("EncryptedPackage", Kind.ENCRYPTED),
    ("Workbook", Kind.XLS),
    ("Book", Kind.XLS),
    ("WordDocument", Kind.DOCUMENT),
    ("PowerPoint Document", Kind.DOCUMENT),
)
_ZIP_MEMBERS = (
    (re.compile(r"xl/workbook\.(?:xml|bin)"), Kind.OOXML),
    (re.compile(r"word/document[0-9]*\.xml"), Kind.DOCUMENT),  # a shared folder's Word writes `document2.xml`
    (re.compile(r"ppt/presentation\.xml"), Kind.DOCUMENT),
)
_MIMETYPES = (
    (b"application/vnd.oasis.opendocument.spreadsheet", Kind.ODS),
    (b"application/vnd.oasis.opendocument", Kind.DOCUMENT),
    (b"application/vnd.etsi.asic", Kind.PACKAGE),
)
# the first record of an .xls (BOF), perhaps WRITEPROT, then FILEPASS: all that follows is encrypted
_LOCKED_XLS = re.compile(rb"\x09\x08\x10\x00\x00\x06\x05\x00.{12}(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL)
_ENTRY, _LENGTH = 128, 64  # bytes of an entry of the directory, and before the length of its name
_HEAD = 4096
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def sniff(data: bytes) -> Content:
    """What a file with this content is. Raises Refused for a dangerous or broken container."""
    if data.startswith(b"PK\x03\x04"):
        archive = Archive(data)
        return Content(_container(archive), archive)
    return Content(_plain(data))


def _plain(data: bytes) -> Kind:
    if data.startswith(_OLE):
        return _compound(data)
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    lower = head.lower()
    for beginning, kind in _BEGINNINGS:
        if lower.startswith(beginning):
            return kind
    if lower.startswith(b"<?xml") and b"urn:schemas-microsoft-com:office:spreadsheet" in lower:
        return Kind.OLD_XML
    if b"<html" in lower or b"<table" in lower:
        return Kind.WEB_PAGE
    if data.startswith(_BOMS) or wide_coding(data) or not _CONTROLS.search(data[:_HEAD]):
        return Kind.TEXT
    return Kind.OTHER


def _container(archive: Archive) -> Kind:
    for wanted, kind in _ZIP_MEMBERS:
        if any(wanted.fullmatch(name) for name in archive.names):
            return kind
    mimetype = archive.read("mimetype")
    for beginning, kind in _MIMETYPES:
        if mimetype.startswith(beginning):
            locked = kind is Kind.ODS and b"encryption-data" in archive.read("META-INF/manifest.xml")
            return Kind.ENCRYPTED if locked else kind
    return Kind.ARCHIVE


def _compound(data: bytes) -> Kind:
    for name, kind in _OLE_STREAMS:
        if _has_stream(data, name.encode("utf-16-le")):
            return Kind.ENCRYPTED if kind is Kind.XLS and _LOCKED_XLS.search(data) else kind
    return Kind.OTHER


def _has_stream(data: bytes, name: bytes) -> bool:
    """Whether a stream is called so; a document may speak of `Bookman`, but its words are no entries of 128 bytes."""
    at = data.find(name)
    while at >= 0:
        if at % _ENTRY == 0 and data[at + _LENGTH : at + _LENGTH + 2] == (len(name) + 2).to_bytes(2, "little"):
            return True
        at = data.find(name, at + 1)
    return False
