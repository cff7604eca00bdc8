"""Makes the blocks of a paper into items for pages, and the tree of their tags."""

from collections.abc import Iterator
from dataclasses import replace

from hep_desktop.report.document import Block as PaperBlock
from hep_desktop.report.document import (
    ChartBlock,
    Cover,
    Figure,
    Heading,
    ListBlock,
    PageBreak,
    Paper,
    Paragraph,
    Part,
    Run,
    Section,
    SignatureLines,
    TableBlock,
    Toc,
    Tone,
)
from hep_desktop.report.pdf import styles
from hep_desktop.report.pdf.charting import Charting
from hep_desktop.report.pdf.front import Entry, Line, PageNumbers, Picture, Signatures, TocLine
from hep_desktop.report.pdf.items import Gap, Head, Item, NewPage
from hep_desktop.report.pdf.prose import Anchor
from hep_desktop.report.pdf.setter import Setter
from hep_desktop.report.pdf.structure import Element, Traits
from hep_desktop.report.pdf.tabling import grid
from hep_desktop.words import text

_COVER_TOP = 110.0
_ARMS_SHARE = 20  # per cent of the width a coat of arms may take
_COVER_FOOT = 150.0


class Story:
    """One paper on its way to pages."""

    def __init__(self, paper: Paper, setter: Setter) -> None:
        self.document = Element("Document")
        self._parent = self.document  # the tag of the part being written
        self._below = 0  # so many levels of the outline stand above the headings of the part
        self._draft = paper.draft
        self.numbers = PageNumbers()
        self._paper = paper
        self._setter = setter
        self._sheet = styles.PORTRAIT

    def items(self) -> list[Item]:
        """All items in the order of the paper."""
        items: list[Item] = []
        before: PaperBlock | None = None
        for block in self._paper.blocks:
            if isinstance(block, SignatureLines):
                closed = isinstance(before, Paragraph) and before.tone is Tone.CENTRED
                for item in items[-2 if closed else -1 :]:
                    item.keeps = True  # nobody signs a page with nothing on it, and "kmf." is nothing
            items += self._items(block)
            before = block
        return items

    def _items(self, block: PaperBlock) -> Iterator[Item]:  # noqa: C901 – one case a kind of block
        match block:
            case Heading():
                yield self._heading(block.level, block.number, block.text, block.id)
            case Paragraph():
                style = styles.TONES[block.tone]
                style = replace(style, keeps=style.keeps or block.keeps)
                yield self._setter.prose(block.runs, style, self._parent.child("P"))
            case ListBlock():
                yield from self._setter.items(block, styles.LIST_ITEM, self._parent)
            case TableBlock():
                yield grid(block, self._setter, self._parent, self._sheet.room)
            case Figure():
                yield from self._figure(block)
            case ChartBlock():
                yield from self._chart(block)
            case PageBreak():
                yield NewPage()
            case Section(landscape, large):
                wide = styles.LARGE if large else styles.LANDSCAPE
                self._sheet = wide if landscape else styles.PORTRAIT
                yield NewPage(self._sheet)
            case Part():
                yield from self._part(block)
            case Toc():
                yield from self._toc(block)
            case SignatureLines():
                yield from self._signatures(block)
            case Cover():
                yield from self._cover(block)

    def _heading(self, level: int, number: str, title: str, key: str) -> Item:
        style = styles.HEADINGS[level - 1]
        full = f"{number} {title}".strip()
        anchor = Anchor(key, full, level - 1 + self._below)
        return self._setter.heading(number, (Run(title),), style, self._parent.child(f"H{level}"), anchor)

    def _part(self, block: Part) -> Iterator[Item]:
        """Its name stands above its text, and above its headings in the outline."""
        self._sheet, self._draft = styles.PORTRAIT, block.draft
        self._parent, self._below = self.document.child("Part"), 1
        yield NewPage(self._sheet, head=Head(block.running, block.draft))
        anchor = Anchor(block.id, block.title, 0)
        yield self._setter.heading("", (Run(block.title),), styles.PART, self._parent.child("P"), anchor)

    def _line(self, words: str, style: styles.Style) -> Item:
        return self._setter.prose((Run(words),), style, self._parent.child("P"))

    def _figure(self, block: Figure) -> Iterator[Item]:
        tag = self._parent.child("Figure", Traits(alt=block.alt))
        picture = Picture(block.picture, block.share, tag, self._sheet.room / 2)
        picture.keeps = bool(block.caption)
        yield picture
        if block.caption:
            yield self._setter.prose((Run(block.caption),), replace(styles.CAPTION, keeps=False), tag.child("Caption"))

    def _chart(self, block: ChartBlock) -> Iterator[Item]:
        """The caption belongs to the figure; the notes are read after it and stay on its page."""
        tag = self._parent.child("Figure", Traits(alt=block.alt))
        yield Charting(block.plot, self._setter, tag)
        styled = replace(styles.CAPTION, keeps=bool(block.notes))
        yield self._setter.prose((Run(block.caption),), styled, tag.child("Caption"))
        for place, note in enumerate(block.notes, start=1):
            last = place == len(block.notes)
            style = replace(styles.NOTE, keeps=not last, after=styles.TEXT.leading if last else styles.NOTE.after)
            yield self._setter.prose(note, style, self._parent.child("P").child("Note"))

    def _toc(self, block: Toc) -> Iterator[Item]:
        if block.turns:
            yield NewPage()
        yield self._heading(1 if block.turns else 2, "", block.title, block.id)
        toc = self._parent.child("TOC")
        for heading in self._paper.listed(block):
            style = styles.TOC_LEVELS[min(heading.level, len(styles.TOC_LEVELS)) - 1]
            link = toc.child("TOCI").child("Reference").child("Link")
            anchor = Anchor(heading.id, heading.full, heading.level)
            title = self._setter.heading(heading.number, (Run(heading.text),), style, link, anchor).unanchored()
            says = text("papers.page.link", title=heading.full)
            yield TocLine(title, Entry(heading.id, says, link), self._setter.typesetter, self.numbers)

    def _signatures(self, block: SignatureLines) -> Iterator[Item]:
        if block.dated:
            yield self._line(block.dated, replace(styles.TEXT, before=24.0, keeps=True))
        lines: list[Line] = []
        for signer in block.signers:
            said = [words for words in (signer.name, signer.role) if words]
            tags = (self._parent.child("P") for _ in said)
            below = tuple(
                self._setter.prose((Run(words),), styles.SIGNATURE, tag) for words, tag in zip(said, tags, strict=True)
            )
            lines.append(Line(below))
        yield Signatures(tuple(lines))

    def _cover(self, block: Cover) -> Iterator[Item]:
        arms = self._paper.letterhead
        yield Gap(0.0 if arms.arms else _COVER_TOP, alone=True)
        if arms.arms:
            tag = self._parent.child("Figure", Traits(alt=arms.arms_alt))
            yield Picture(arms.arms, _ARMS_SHARE, tag, _COVER_TOP - 12)
        yield self._line(block.office, styles.COVER_OFFICE)
        yield Gap(_COVER_TOP)
        yield self._line(block.title, styles.COVER_TITLE)
        yield self._line(block.period, styles.COVER_PERIOD)
        if self._draft:
            yield self._line(text("papers.page.draft"), styles.COVER_DRAFT)
        yield Gap(_COVER_FOOT)
        for words in (*block.lines, block.dated):
            if words:
                yield self._line(words, styles.COVER_LINE)
