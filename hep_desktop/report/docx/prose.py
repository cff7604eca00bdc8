"""Runs and lists of a paper as Word has them."""

from collections.abc import Callable
from typing import Any

from docx.document import Document
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from hep_desktop.report.document import ListBlock, Runs
from hep_desktop.report.docx.markup import element, under

_BULLET, _DECIMAL = 90, 91  # numbers of our own list definitions, beyond those of python-docx's template
_INDENT, _HANGING = 360, 260  # twentieths of a point


def write(paragraph: Paragraph, runs: Runs, *, bold: bool = False) -> None:
    """Append runs to a paragraph."""
    for run in runs:
        made = paragraph.add_run(_writable(run.text))
        made.bold = True if run.bold or bold else None
        made.italic = True if run.italic else None
        made.font.superscript = True if run.raised else None


def _writable(text: str) -> str:
    """Without the control signs that XML cannot hold."""
    return "".join(sign for sign in text if sign in "\t\n" or ord(sign) >= ord(" "))


class Lists:
    """Real lists of one document; each ordered one counts anew."""

    def __init__(self, document: Document) -> None:
        self._numbering: Any = document.part.numbering_part.element
        first = self._numbering.find("{*}num")
        for number, form, mark in ((_BULLET, "bullet", "•"), (_DECIMAL, "decimal", "%1.")):
            first.addprevious(_definition(number, form, mark))
        self._bullets = self._instance(_BULLET, None)

    def add(self, block: ListBlock, paragraph: Callable[[], Any]) -> None:
        """Write the items into paragraphs that the caller makes."""
        number = self._instance(_DECIMAL, block.first) if block.ordered else self._bullets
        for item in block.items:
            made = paragraph()
            made.paragraph_format.space_after = Mm(0.7)
            properties = under(made).get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = 0
            properties.get_or_add_numId().val = number
            write(made, item)

    def _instance(self, definition: int, first: int | None) -> int:
        made = self._numbering.add_num(definition)
        if first is not None:
            override = made.add_lvlOverride(ilvl=0)
            override.add_startOverride(first)
        return int(made.numId)


def _definition(number: int, form: str, mark: str) -> Any:  # noqa: ANN401 – an lxml element
    made = element("w:abstractNum", abstractNumId=number)
    made.append(element("w:multiLevelType", val="singleLevel"))
    level = element("w:lvl", ilvl=0)
    for tag, value in (("w:start", "1"), ("w:numFmt", form), ("w:lvlText", mark), ("w:lvlJc", "left")):
        level.append(element(tag, val=value))
    properties = element("w:pPr")
    properties.append(element("w:ind", left=_INDENT, hanging=_HANGING))
    level.append(properties)
    made.append(level)
    return made
