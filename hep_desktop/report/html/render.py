"""Draws a paper as one web page: nothing is fetched from elsewhere, nothing runs, everything has its name."""

import base64
from collections.abc import Callable, Iterator
from html import escape
from typing import Any

from hep_desktop import paths
from hep_desktop.charts.drawing import draw
from hep_desktop.charts.lettering import Type
from hep_desktop.charts.svg import svg
from hep_desktop.domain.progress import Progress
from hep_desktop.report.document import (
    LEVELS,
    ChartBlock,
    Cover,
    Figure,
    Heading,
    ListBlock,
    PageBreak,
    Paper,
    Paragraph,
    Part,
    Section,
    SignatureLines,
    TableBlock,
    Toc,
    Tone,
)
from hep_desktop.report.docx.chart_picture import SIZE, Lettering
from hep_desktop.report.html.markup import element, inline, joined, listing, words
from hep_desktop.report.html.tables import Tabling
from hep_desktop.report.stamp import Stamp, bars
from hep_desktop.words import text

_EVERY = 20  # blocks between two reports
_ARMS = 12  # per cent of the width
_CHART = 480.0  # points: as wide as on paper
_STYLE = "webpage.css"
_TOP = "page"  # what names a table above the first heading
_PNG = b"\x89PNG"


def drawn(paper: Paper, progress: Progress) -> bytes:
    """The paper as the bytes of a web page; the same paper gives the same bytes."""
    writer = _Writer(paper)
    body: list[str] = []
    for done, block in enumerate(paper.blocks):
        if done % _EVERY == 0:
            progress.step(done, len(paper.blocks), "papers.progress.writing")
        body += writer.block(block)
    style = (paths.resources() / "style" / _STYLE).read_text(encoding="utf-8")
    head = joined(
        (
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            element("title", words(paper.title)),
            f"<style>\n{style}</style>",
        )
    )
    skip = element("a", words(text("papers.web.skip")), href="#content", class_="skip")
    draft = element("p", words(text("papers.page.draft")), class_="draft") if paper.draft else ""
    banner = element("header", element("p", words(paper.running), id=_TOP) + draft)
    main = element("main", joined(body), id="content")
    parts = (skip, banner, main, *_foot(paper.stamp))
    page = element("html", joined((element("head", head), element("body", joined(parts)))), lang="hu")
    return f"<!DOCTYPE html>\n{page}\n".encode()


class _Writer:
    """Writes the blocks of one page."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._tabling = Tabling()
        self._lettering = Lettering()
        titled = any(isinstance(block, Cover) for block in paper.blocks)
        self._below = 1 if titled else 0  # a page has one title; headings stand below it
        self._within = ""  # the part of a bound paper
        self._above = _TOP  # the nearest heading, which names a table without a caption
        self._write: dict[type, Callable[[Any], Iterator[str]]] = {
            Heading: self._heading,
            Paragraph: self._paragraph,
            ListBlock: self._list,
            TableBlock: self._table,
            Figure: self._figure,
            ChartBlock: self._chart,
            Toc: self._toc,
            Part: self._part,
            SignatureLines: self._signatures,
            Cover: self._cover,
            PageBreak: _nothing,
            Section: _nothing,
        }

    def block(self, block: object) -> Iterator[str]:
        """The elements of one block."""
        return self._write[type(block)](block)

    def _heading(self, block: Heading) -> Iterator[str]:
        self._above = block.id
        level = min(block.level + self._below, LEVELS)
        yield element(f"h{level}", words(block.full), id=block.id)

    @staticmethod
    def _paragraph(block: Paragraph) -> Iterator[str]:
        yield element("p", inline(block.runs), class_=None if block.tone is Tone.TEXT else block.tone.value)

    @staticmethod
    def _list(block: ListBlock) -> Iterator[str]:
        yield listing(block)

    def _table(self, block: TableBlock) -> Iterator[str]:
        yield self._tabling.table(block, self._above)

    @staticmethod
    def _figure(block: Figure) -> Iterator[str]:
        image = _image(block.picture, block.alt, block.share)
        caption = element("figcaption", words(block.caption)) if block.caption else ""
        yield element("figure", image + caption)

    def _chart(self, block: ChartBlock) -> Iterator[str]:
        drawing = draw(block.plot, Type(self._lettering, SIZE), _CHART)
        picture = svg(drawing, block.caption, block.alt)
        notes = "".join(element("p", inline(note), class_="note") for note in block.notes)
        yield element("figure", picture + element("figcaption", words(block.caption) + notes))

    def _toc(self, block: Toc) -> Iterator[str]:
        level = min(1 + self._below, 2)
        title = element(f"h{level}", words(block.title), id=block.id)
        entries = "".join(
            element("li", element("a", words(one.full), href=f"#{one.id}"), class_=f"level{one.level}")
            for one in self._paper.listed(block)
        )
        yield element("nav", title + element("ul", entries), aria_labelledby=f"{block.id} {self._within}".rstrip())

    def _part(self, block: Part) -> Iterator[str]:
        self._within = self._above = block.id
        yield element("p", words(block.title), id=block.id, class_="part")

    @staticmethod
    def _signatures(block: SignatureLines) -> Iterator[str]:
        """Who signs; lines to sign on are for paper."""
        told = (", ".join(one for one in (signer.name, signer.role) if one) for signer in block.signers)
        yield element("p", "<br>".join(words(one) for one in told), class_="signers")

    def _cover(self, block: Cover) -> Iterator[str]:
        arms = self._paper.letterhead
        if arms.arms:
            yield element("figure", _image(arms.arms, arms.arms_alt, _ARMS))
        yield element("p", words(block.office), class_="office")
        yield element("h1", words(f"{block.title} {block.period}".strip()))
        yield from (element("p", words(line)) for line in (*block.lines, block.dated) if line)


def _foot(stamp: Stamp) -> Iterator[str]:
    if stamp.code:
        squares, dark = bars(stamp.code)
        path = "".join(f"M{one.column} {one.row}h{one.length}v1h-{one.length}z" for one in dark)
        box = f'viewBox="-2 -2 {squares + 4} {squares + 4}" width="96" height="96"'
        label = escape(text("papers.stamp.code"))
        picture = f'<svg role="img" aria-label="{label}" {box}><path d="{path}"/></svg>'
    else:
        picture = ""
    if stamp.words or picture:
        yield element("footer", picture + element("p", words(stamp.words)))


def _image(content: bytes, alt: str, share: int) -> str:
    kind = "png" if content.startswith(_PNG) else "jpeg"
    source = f"data:image/{kind};base64,{base64.b64encode(content).decode()}"
    return f'<img src="{source}" alt="{escape(alt)}" width="{share}%">'


def _nothing(_block: object) -> Iterator[str]:
    """A page of the web has no sheets."""
    yield from ()
