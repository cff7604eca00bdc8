"""Runs and lists of a paper as Word has them."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from docx.document import Document
from docx.shared import Mm
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun

from hep_desktop.report.document import ListBlock, Runs
from hep_desktop.report.docx.markup import element, under

_BULLET, _DECIMAL = 90, 91  # numbers of our own list definitions, beyond those of python-docx's template
_INDENT, _HANGING = 360, 260  # twentieths of a point
_NARROW = Mm(3.5)
_LONG_WORD = re.compile(r"[^\W\d_]{7,}")


Hyphens = Callable[[str], Sequence[int]]
"""Gives the places in a word where it may be broken."""


def write(paragraph: Paragraph, runs: Runs, *, bold: bool = False, hyphens: Hyphens | None = None) -> None:
    """Append runs to a paragraph; `hyphens` puts optional ones where a column is narrow."""
    for run in runs:
        made = paragraph.add_run(_writable(run.text) if hyphens is None else "")
        if hyphens is not None:
            _hyphenate(made, _writable(run.text), hyphens)
        made.bold = True if run.bold or bold else None
        made.italic = True if run.italic else None
        made.font.superscript = True if run.raised else None
        made.font.strike = True if run.struck else None
        made.underline = True if run.underlined else None


def _hyphenate(run: WordRun, text: str, hyphens: Hyphens) -> None:
    """Word's own hyphenation needs Hungarian proofing tools, which not every office has."""
    start = 0
    for word in _LONG_WORD.finditer(text):
        for place in sorted(hyphens(word[0])):
            run.add_text(text[start : word.start() + place])
            under(run).append(element("w:softHyphen"))
            start = word.start() + place
    run.add_text(text[start:])


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

    def add(
        self, block: ListBlock, paragraph: Callable[[], Any], *, narrow: bool = False, hyphens: Hyphens | None = None
    ) -> None:
        """Write the items into paragraphs that the caller makes; `narrow` in cells."""
        number = self._instance(_DECIMAL, block.first) if block.ordered else self._bullets
        for item in block.items:
            made = paragraph()
            made.paragraph_format.space_after = Mm(0.7)
            properties = under(made).get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = 0
            properties.get_or_add_numId().val = number
            if narrow:
                made.paragraph_format.left_indent, made.paragraph_format.first_line_indent = _NARROW, -_NARROW
            write(made, item, hyphens=hyphens)

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
