"""Bits of WordprocessingML that python-docx has no words for: fields, bookmarks, links, borders."""

from itertools import count
from typing import Any

import docx.oxml
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph


def element(tag: str, **attributes: str | int) -> Any:  # noqa: ANN401 – an lxml element
    """A new element, e.g. `element("w:shd", fill="E6E6E6")`; attributes are in Word's namespace."""
    library: Any = docx.oxml  # types its elements only in part
    made = library.OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def under(thing: Any) -> Any:  # noqa: ANN401 – an object of python-docx and its lxml element
    """The element below an object of python-docx, for what python-docx cannot say."""
    return thing._element  # noqa: SLF001 – there is no public way


def replaced(parent: Any, child: Any) -> None:  # noqa: ANN401 – lxml elements
    """Put a child in the place of one with the same tag."""
    for old in parent.findall(child.tag):
        parent.remove(old)
    parent.append(child)


def run(text: str = "", **look: str | int) -> Any:  # noqa: ANN401 – an lxml element
    """A run outside python-docx, e.g. inside a link; `look` names properties with their value."""
    made = element("w:r")
    if look:
        properties = element("w:rPr")
        for name, value in look.items():
            properties.append(element(f"w:{name}", val=value))
        made.append(properties)
    for place, part in enumerate(text.split("\t")):
        if place:
            made.append(element("w:tab"))
        written = element("w:t")
        written.text = part
        written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        made.append(written)
    return made


def field(code: str, shown: str, *, dirty: bool = False) -> list[Any]:
    """A field with the result it shows until it is brought up to date."""
    begin = element("w:fldChar", fldCharType="begin", **({"dirty": "true"} if dirty else {}))
    instruction = element("w:instrText")
    instruction.text = f" {code} "
    instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    parts = (begin, instruction, element("w:fldChar", fldCharType="separate"))
    runs = [_wrapped(part) for part in parts]
    return [*runs, run(shown), _wrapped(element("w:fldChar", fldCharType="end"))]


def _wrapped(part: Any) -> Any:  # noqa: ANN401 – lxml elements
    made = element("w:r")
    made.append(part)
    return made


class Bookmarks:
    """Names for places, by the keys of headings; Word allows letters, digits and 40 signs."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._names: dict[str, str] = {}

    def name(self, key: str) -> str:
        """The bookmark of a heading."""
        if key not in self._names:
            self._names[key] = f"_Toc{next(self._numbers):08}"
        return self._names[key]

    def around(self, paragraph: Paragraph, key: str) -> None:
        """Mark a whole paragraph as the place of a heading."""
        name = self.name(key)
        number = name.removeprefix("_Toc").lstrip("0")
        inner = under(paragraph)
        start = element("w:bookmarkStart", id=number, name=name)
        inner.insert(1 if inner.pPr is not None else 0, start)
        inner.append(element("w:bookmarkEnd", id=number))


def link(target: str, runs: list[Any]) -> Any:  # noqa: ANN401 – an lxml element
    """Runs that lead to a bookmark."""
    made = element("w:hyperlink", anchor=target, history=1)
    for one in runs:
        made.append(one)
    return made
