"""What a file is, whatever its name."""

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hep_desktop.importers.content import Kind, sniff
from hep_desktop.importers.refusal import Refused
from source_files import ole


def container(*names: str, mimetype: str = "", manifest: bytes = b"") -> bytes:
    """A zip file with entries of these names."""
    entries = dict.fromkeys(names, b"x")
    if mimetype:
        entries["mimetype"] = mimetype.encode()
    if manifest:
        entries["META-INF/manifest.xml"] = manifest
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name, content in entries.items():
            made.writestr(name, content)
    return buffer.getvalue()


SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (container("xl/workbook.xml"), Kind.OOXML),
        (container("xl/workbook.bin"), Kind.OOXML),
        (container("word/document.xml"), Kind.DOCUMENT),
        (container("ppt/presentation.xml"), Kind.DOCUMENT),
        (container("content.xml", mimetype=SPREADSHEET), Kind.ODS),
        (container("content.xml", mimetype=SPREADSHEET, manifest=b"<encryption-data/>"), Kind.ENCRYPTED),
        (container("content.xml", mimetype="application/vnd.oasis.opendocument.text"), Kind.DOCUMENT),
        (container("hep.json", mimetype="application/vnd.etsi.asic-e+zip"), Kind.PACKAGE),
        (container("nepesseg.csv"), Kind.ARCHIVE),
        (ole({"Workbook": b"x"}), Kind.XLS),
        (ole({"Book": b"x"}), Kind.XLS),
        (ole({"EncryptionInfo": b"x", "EncryptedPackage": b"x"}), Kind.ENCRYPTED),
        (ole({"WordDocument": b"x"}), Kind.DOCUMENT),
        (ole({"PowerPoint Document": b"x"}), Kind.DOCUMENT),
        (ole({"Contents": b"x"}), Kind.OTHER),
        (b"%PDF-1.7\n", Kind.DOCUMENT),
        (b"{\\rtf1\\ansi", Kind.DOCUMENT),
        (b"<html><body><table><tr><td>1", Kind.WEB_PAGE),
        ("\ufeff\n<!DOCTYPE HTML>".encode(), Kind.WEB_PAGE),
        (b"<table><tr><td>1</td></tr></table>", Kind.WEB_PAGE),
        (b"MIME-Version: 1.0\nX-Document-Type: Workbook", Kind.WEB_ARCHIVE),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', Kind.OLD_XML),
        ("Település;Népesség\n".encode("cp1250"), Kind.TEXT),
        ("Település;Népesség\n".encode("utf-16"), Kind.TEXT),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", Kind.OTHER),
    ],
)
def test_content_tells(data: bytes, kind: Kind) -> None:
    assert sniff(data).kind is kind


def test_a_document_that_speaks_of_books_is_no_workbook() -> None:
    words = b"\0" * 63 + "Bookman Old Style, Workbook".encode("utf-16-le")
    assert sniff(ole({"WordDocument": words})).kind is Kind.DOCUMENT
    assert sniff(ole({"Book": words})).kind is Kind.XLS


@given(st.binary(min_size=1))
def test_any_bytes_are_something_or_refused(data: bytes) -> None:
    for start in (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        with suppress(Refused):
            assert sniff(start + data).kind in Kind


@given(st.data())
def test_a_container_changed_anywhere_is_still_something_or_refused(data: st.DataObject) -> None:
    whole = bytearray(container("xl/workbook.xml", "xl/worksheets/sheet1.xml", mimetype=SPREADSHEET))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(4, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(5, len(whole)))
    with suppress(Refused):
        assert sniff(bytes(whole[:cut])).kind in Kind
