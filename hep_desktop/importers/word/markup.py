"""Names of WordprocessingML, and what its switches say."""

from typing import Any

Element = Any

_MAIN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_REFERENCES = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_OFF = frozenset({"0", "false", "off", "none"})


def w(name: str) -> str:
    """A name of Word's own."""
    return _MAIN + name


def r(name: str) -> str:
    """A name of references to other parts."""
    return _REFERENCES + name


def local(element: Element) -> str:
    """The name of an element without its namespace; nothing for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value(element: Element | None, name: str) -> str:
    """The value of a property that stands under an element; nothing where it is not set."""
    found = None if element is None else element.find(w(name))
    return "" if found is None else str(found.get(w("val"), ""))


def number(element: Element | None, name: str) -> int | None:
    """As `value`, where it is a whole number."""
    said = value(element, name)
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else None  # noqa: PLR2004 – what fits


def switch(element: Element | None, name: str) -> bool | None:
    """Whether a switch under an element is on; None where it is not set."""
    found = None if element is None else element.find(w(name))
    return None if found is None else str(found.get(w("val"), "")).lower() not in _OFF
