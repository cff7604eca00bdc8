"""Every kind of block in a Word document, and the sections with their heads and feet."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.section import Section as WordSection
from docx.shared import Length, Mm, Pt

from hep_desktop.report.document import (
    Block,
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
    Signer,
    TableBlock,
    Toc,
    Tone,
)
from hep_desktop.report.docx import markup
from hep_desktop.report.docx.chart_picture import Lettering, chart_picture
from hep_desktop.report.docx.code_picture import code_picture
from hep_desktop.report.docx.letterhead import feet, heads
from hep_desktop.report.docx.looks import TOC_HEADING, TOC_INDENTS, Names
from hep_desktop.report.docx.prose import Lists, write
from hep_desktop.report.docx.tables import Tabling
from hep_desktop.words import text

_ARMS = Mm(24)  # the width of a coat of arms
_CODE = Mm(12)  # the width of a QR code with the white around it
_SHORT, _LONG, _LONGEST = Mm(210), Mm(297), Mm(420)
_PORTRAIT = (Mm(28), Mm(22), Mm(25), Mm(23))  # left, right, top, bottom
_LANDSCAPE = (Mm(16), Mm(16), Mm(27), Mm(17))


class Writer:
    """Appends blocks to one document."""

    def __init__(self, document: Document, paper: Paper, names: Names, numbers: Mapping[str, int]) -> None:
        self._document = document
        self._paper = paper
        self._names = names
        self._numbers = numbers
        self._lists = Lists(document)
        self._tabling = Tabling(document, names, self._lists)
        self._bookmarks = markup.Bookmarks()
        self._lettering = Lettering()
        self._break = False  # what comes next begins on a new page
        self._running, self._draft = paper.running, paper.draft
        self._headed = bool(paper.letterhead.content)  # the office's own head and foot stand on every page
        if self._headed:
            self._mark(document.sections[0])
        else:
            self._lay_out(document.sections[0], landscape=False)

    def add(self, block: Block) -> None:  # noqa: C901 – one case a kind of block
        """Append one block."""
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                self._paragraph(block)
            case ListBlock():
                self._lists.add(block, self._document.add_paragraph)
            case TableBlock():
                self._tabling.add(block, self._measure)
            case Figure():
                self._figure(block)
            case ChartBlock():
                self._chart(block)
            case PageBreak():
                self._break = True
            case Section(landscape, large):
                self._break = False
                self._lay_out(self._document.add_section(WD_SECTION.NEW_PAGE), landscape=landscape, large=large)
            case Part():
                self._part(block)
            case Toc():
                self._toc(block)
            case SignatureLines():
                self._signatures(block)
            case Cover():
                self._cover(block)

    @property
    def _section(self) -> WordSection:
        return self._document.sections[-1]

    @property
    def _measure(self) -> Length:
        section: Any = self._section
        return Length(section.page_width - section.left_margin - section.right_margin)

    # --- pages -----------------------------------------------------------------------------------------------

    def _lay_out(self, section: WordSection, *, landscape: bool, large: bool = False) -> None:
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (_LONG, _SHORT) if landscape else (_SHORT, _LONG)
        if large:
            section.page_width, section.page_height = _LONGEST, _LONG
        if self._headed:
            section.different_first_page_header_footer = False
            return
        margins = _LANDSCAPE if landscape else _PORTRAIT
        section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = margins
        section.header_distance = section.footer_distance = Mm(11)
        section.different_first_page_header_footer = False
        self._head(section)
        self._foot(section)

    def _head(self, section: WordSection) -> None:
        section.header.is_linked_to_previous = False
        paragraph = section.header.paragraphs[0]
        paragraph.paragraph_format.tab_stops.clear_all()
        paragraph.paragraph_format.tab_stops.add_tab_stop(self._measure, WD_TAB_ALIGNMENT.RIGHT)
        paragraph.add_run(self._running)
        if self._draft:
            paragraph.add_run(f"\t{text('papers.page.draft')}").bold = True

    def _mark(self, section: WordSection) -> None:
        """What the office's own head and foot may lack: that it is a draft, and the number of the page."""
        for head in heads(self._document) if self._draft else ():
            paragraph = head.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            paragraph.add_run(text("papers.page.draft")).bold = True
        for foot in feet(self._document):
            codes = "".join(one.text or "" for one in markup.under(foot).iter(qn("w:instrText")))
            if "PAGE" not in codes:
                self._number(foot.add_paragraph())
        self._stamp(section)

    def _foot(self, section: WordSection) -> None:
        section.footer.is_linked_to_previous = False
        self._number(section.footer.paragraphs[0])
        self._stamp(section)

    def _stamp(self, section: WordSection) -> None:
        stamp = self._paper.stamp
        if not (stamp.words or stamp.code):
            return
        paragraph = section.footer.add_paragraph()
        if stamp.code:
            self._into(paragraph, code_picture(stamp.code), _CODE, text("papers.stamp.code"))
        paragraph.add_run(f" {stamp.words}" if stamp.code else stamp.words)

    @staticmethod
    def _number(paragraph: Any) -> None:  # noqa: ANN401 – of python-docx
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        inner = markup.under(paragraph)
        before, between, after = text("papers.page.number", page="\n", pages="\n").split("\n")
        parts = [before, "PAGE", between, "NUMPAGES", after]
        for place, part in enumerate(parts):
            runs = markup.field(part, "1") if place % 2 else [markup.run(part)] if part else []
            for run in runs:
                inner.append(run)

    # --- blocks ----------------------------------------------------------------------------------------------

    def _heading(self, block: Heading) -> None:
        paragraph = self._document.add_paragraph(block.full, style=f"Heading {block.level}")
        self._bookmarks.around(paragraph, block.id)
        self._turned(paragraph)

    def _part(self, block: Part) -> None:
        self._break = False
        self._running, self._draft = block.running, block.draft
        self._lay_out(self._document.add_section(WD_SECTION.NEW_PAGE), landscape=False)
        paragraph = self._document.add_paragraph(style=self._names.note)
        paragraph.add_run(block.title).bold = True
        paragraph.paragraph_format.keep_with_next = True
        self._bookmarks.around(paragraph, block.id)

    def _turned(self, paragraph: Any) -> None:  # noqa: ANN401 – of python-docx
        if self._break:
            paragraph.paragraph_format.page_break_before = True
            self._break = False

    def _paragraph(self, block: Paragraph) -> None:
        tone = block.tone
        styles = {Tone.NOTE: self._names.note, Tone.MUTED: self._names.remark}
        paragraph = self._document.add_paragraph(style=styles.get(tone, "Normal"))
        if tone is Tone.TEXT:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        elif tone is Tone.CENTRED:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.keep_with_next = block.keeps or tone is Tone.LABEL
        self._turned(paragraph)
        write(paragraph, block.runs)

    def _figure(self, block: Figure) -> None:
        paragraph = self._picture(block.picture, Length(int(self._measure * block.share / 100)), block.alt)
        if block.caption:
            paragraph.paragraph_format.keep_with_next = True
            self._document.add_paragraph(block.caption, style="Caption")

    def _chart(self, block: ChartBlock) -> None:
        content = chart_picture(block.plot, self._measure.pt, self._lettering)
        self._picture(content, self._measure, block.alt).paragraph_format.keep_with_next = True
        self._document.add_paragraph(block.caption, style="Caption")
        for place, note in enumerate(block.notes, start=1):
            paragraph = self._document.add_paragraph(style=self._names.note)
            last = place == len(block.notes)
            paragraph.paragraph_format.keep_with_next = not last
            paragraph.paragraph_format.space_after = Pt(12 if last else 2)
            write(paragraph, note)

    def _picture(self, content: bytes, width: Length, alt: str) -> Any:  # noqa: ANN401 – of python-docx
        paragraph = self._document.add_paragraph()
        self._into(paragraph, content, width, alt)
        return paragraph

    @staticmethod
    def _into(paragraph: Any, content: bytes, width: Length, alt: str) -> None:  # noqa: ANN401 – of python-docx
        picture: Any = paragraph.add_run().add_picture(BytesIO(content), width=width)
        inline = picture._inline  # noqa: SLF001 – python-docx has no text alternatives
        inline.docPr.set("descr", alt)
        for side in "TBLR":  # LibreOffice would leave white around it, and it would stand out of the margin
            inline.set(f"dist{side}", "0")

    def _toc(self, block: Toc) -> None:
        title = self._document.add_paragraph(block.title, style=TOC_HEADING)
        title.paragraph_format.page_break_before = block.turns
        begin, code, separate, _, end = markup.field(f'TOC \\o "1-{block.depth}" \\h \\z \\u', "", dirty=True)
        listed = self._paper.listed(block)
        last: Any = None
        for place, heading in enumerate(listed):
            level = min(heading.level, len(TOC_INDENTS))
            last = self._document.add_paragraph(style=f"toc {level}")
            inner = markup.under(last)
            for run in (begin, code, separate) if place == 0 else ():
                inner.append(run)
            target = self._bookmarks.name(heading.id)
            page = markup.field(f"PAGEREF {target} \\h", str(self._numbers.get(heading.id, "")))
            inner.append(markup.link(target, [markup.run(f"{heading.full}\t"), *page]))
        if last is not None:
            markup.under(last).append(end)

    def _signatures(self, block: SignatureLines) -> None:
        for paragraph in self._document.paragraphs[-2:]:  # nobody signs a page with nothing on it
            paragraph.paragraph_format.keep_with_next = True
        if block.dated:
            dated = self._document.add_paragraph(block.dated).paragraph_format
            dated.space_before, dated.keep_with_next = Pt(18), True
        table = self._document.add_table(rows=0, cols=2)
        for place in range(0, len(block.signers), 2):
            pair = block.signers[place : place + 2]
            row = table.add_row()
            markup.under(row).get_or_add_trPr().append(markup.element("w:cantSplit"))
            cells = row.cells[-len(pair) :]  # who signs alone signs on the right
            for cell, signer in zip(cells, pair, strict=True):
                self._signer(cell, signer)
        for paragraph in (one for row in table.rows[:-1] for cell in row.cells for one in cell.paragraphs):
            paragraph.paragraph_format.keep_with_next = True

    def _signer(self, cell: Any, signer: Signer) -> None:  # noqa: ANN401 – of python-docx
        line = cell.paragraphs[0]
        line.style = self._names.signature
        line.paragraph_format.space_before = Pt(36)
        line.paragraph_format.left_indent = line.paragraph_format.right_indent = Mm(8)
        rule = markup.element("w:pBdr")
        rule.append(markup.element("w:bottom", val="single", sz=4, space=1, color="auto"))
        markup.under(line).get_or_add_pPr().insert_element_before(rule, "w:spacing", "w:ind", "w:jc")
        for words in (signer.name, signer.role):
            if words:
                cell.add_paragraph(words, style=self._names.signature)

    def _cover(self, block: Cover) -> None:
        if not self._headed:
            self._section.different_first_page_header_footer = True
        arms = self._paper.letterhead
        if arms.arms and not self._headed:  # the office's own head has them already
            self._picture(arms.arms, _ARMS, arms.arms_alt)
        office = self._document.add_paragraph(block.office, style=self._names.cover_office)
        office.paragraph_format.space_before = Pt(30 if self._headed else 110)
        title = self._document.add_paragraph(block.title, style=self._names.cover_title)
        title.paragraph_format.space_before = Pt(110)
        self._document.add_paragraph(block.period, style=self._names.cover_period)
        if self._draft:
            draft = self._document.add_paragraph(style=self._names.cover_office)
            draft.add_run(text("papers.page.draft")).bold = True
        first = True
        for words in (*block.lines, block.dated):
            if words:
                line = self._document.add_paragraph(words)
                line.paragraph_format.space_before = Pt((90 if self._headed else 150) if first else 0)
                first = False
