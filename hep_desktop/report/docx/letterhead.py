"""A Word document on the office's own template: its styles, page, head and foot stay; its text does not."""

import re
from copy import deepcopy
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart

from hep_desktop.report.document import Letterhead

_FIELD = re.compile(r"\{([^{}]{1,40})\}")
_KINDS = ("header", "footer", "first_page_header", "first_page_footer", "even_page_header", "even_page_footer")


def opened(letterhead: Letterhead) -> Document:
    """An empty document that looks as the template does."""
    document: Any = docx.Document(BytesIO(letterhead.content))
    body = document.element.body
    page = deepcopy(document.sections[0]._sectPr)  # noqa: SLF001 – the first page has the head of the office
    for child in list(body):
        body.remove(child)
    body.append(page)
    _fill(document, dict(letterhead.fields))
    _numbering(document)
    return document


def heads(document: Document) -> tuple[Any, ...]:
    """The heads its pages can have: the usual one, that of the first page, that of even ones."""
    section = document.sections[0]
    first = (section.first_page_header,) if section.different_first_page_header_footer else ()
    even = (section.even_page_header,) if document.settings.odd_and_even_pages_header_footer else ()
    return section.header, *first, *even


def feet(document: Document) -> tuple[Any, ...]:
    """As `heads`, but for the first page, which needs no number."""
    section = document.sections[0]
    even = (section.even_page_footer,) if document.settings.odd_and_even_pages_header_footer else ()
    return section.footer, *even


def _fill(document: Any, fields: dict[str, str]) -> None:  # noqa: ANN401 – of python-docx
    section = document.sections[0]
    for kind in _KINDS:
        part = getattr(section, kind)
        if part.is_linked_to_previous:
            continue
        for paragraph in part._element.iter(qn("w:p")):  # noqa: SLF001 – those in tables and frames too
            _fill_paragraph(list(paragraph.iter(qn("w:t"))), fields)


def _fill_paragraph(pieces: list[Any], fields: dict[str, str]) -> None:
    """Word cuts words into runs as it likes: a field may begin in one and end in another."""
    whole = "".join(piece.text or "" for piece in pieces)
    if not _FIELD.search(whole):
        return
    pieces[0].text = _FIELD.sub(lambda found: fields.get(found[1], ""), whole)
    for piece in pieces[1:]:
        piece.text = ""


def _numbering(document: Any) -> None:  # noqa: ANN401 – of python-docx
    """Lists need a part for their numbers, which a template without lists does not have."""
    if any(one.reltype == RELATIONSHIP_TYPE.NUMBERING for one in document.part.rels.values()):
        return
    usual: Any = docx.Document().part.numbering_part
    made = NumberingPart(
        PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, deepcopy(usual.element), document.part.package
    )
    document.part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
