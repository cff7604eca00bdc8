"""A programme's paper as a book: cover, contents, then some of the edition's parts."""

from collections.abc import Iterable
from datetime import date

from hep_desktop.report.document import Block, Paper, Toc
from hep_desktop.report.papers.chapters import chapter
from hep_desktop.report.papers.material import Material, cover, municipality
from hep_desktop.template.model import Node
from hep_desktop.words import text


def book(material: Material, title: str, parts: Iterable[Node], as_of: date) -> Paper:
    """The paper with these parts."""
    blocks: list[Block] = [cover(material, title, as_of), Toc(text("papers.page.contents"))]
    for part in parts:
        blocks += chapter(material, part)
    name = material.settlement.name
    dated_title = f"{title} {material.period}"
    return Paper(
        title=text("papers.running", settlement=name, title=dated_title),
        author=municipality(material.settlement),
        running=text("papers.running", settlement=name, title=dated_title),
        as_of=as_of,
        blocks=tuple(blocks),
        draft=material.draft,
    )
