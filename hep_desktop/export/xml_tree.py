"""The one door to lxml (which has no type stubs): building, canonical form, and reading what strangers wrote."""

import re
from typing import Any

from lxml import etree as _untyped  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType] – lxml carries no types

_etree: Any = _untyped  # pyright: ignore[reportUnknownVariableType] – lxml carries no types

Element = Any

_XML_NAMESPACE = "{http://www.w3.org/XML/1998/namespace}"
_FORBIDDEN = (b"<!", b"<?")  # DTD, entity, comment, CDATA; processing instruction
_DECLARATION = re.compile(
    rb"<\?xml[ \t\r\n]+version=([\"'])1\.0\1(?:[ \t\r\n]+encoding=([\"'])utf-8\2)?"
    rb"(?:[ \t\r\n]+standalone=([\"'])(?:yes|no)\3)?[ \t\r\n]*\?>",
    re.IGNORECASE,
)


class XmlRefused(ValueError):  # noqa: N818 – says what is done with the file
    """The file is not XML as we accept it."""


def new_root(namespace: str, name: str, prefixes: dict[str, str]) -> Element:
    """The root of a new tree."""
    return _etree.Element(f"{{{namespace}}}{name}", nsmap=prefixes)


def add(parent: Element, namespace: str, name: str, content: str | None = None, **attributes: str) -> Element:
    """A new last child."""
    element = _etree.SubElement(parent, f"{{{namespace}}}{name}", attrib=attributes)
    element.text = content
    return element


def to_bytes(root: Element) -> bytes:
    """The tree as a file."""
    return _etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def canonical(element: Element, exclusive: bool = False) -> bytes:
    """The bytes of an element in its place that are hashed or signed (Canonical XML 1.0, without comments)."""
    return _etree.tostring(element, method="c14n", exclusive=exclusive, with_comments=False)


def parse(raw: bytes) -> Element:
    """The root of a stranger's file: UTF-8, no DTD, no entities, no comments, no instructions. Raises XmlRefused.

    A comment inside a text would split it, so that one reader sees less than another; `xml:` attributes
    are inherited by canonical forms in ways that differ between versions. Nobody needs either here.
    """
    body = raw.removeprefix(b"\xef\xbb\xbf")
    declaration = _DECLARATION.match(body)
    if declaration:
        body = body[declaration.end() :]
    if any(mark in body for mark in _FORBIDDEN):
        raise XmlRefused("markup")
    try:
        body.decode("utf-8")
        parser = _etree.XMLParser(encoding="utf-8", resolve_entities=False, load_dtd=False, no_network=True)
        root = _etree.fromstring(body, parser)
    except (_etree.XMLSyntaxError, ValueError) as error:
        raise XmlRefused("syntax") from error
    for element in root.iter():
        if not isinstance(element.tag, str) or any(name.startswith(_XML_NAMESPACE) for name in element.attrib):
            raise XmlRefused("markup")
    return root
