"""Draws a paper as a PDF file: items, pages, running heads, then the finishing pass."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.report.document import Paper
from hep_desktop.report.pdf import styles
from hep_desktop.report.pdf.finish import Facts, finish
from hep_desktop.report.pdf.flow import Flow, Page
from hep_desktop.report.pdf.fonts import Family, Fonts
from hep_desktop.report.pdf.foot import Foot
from hep_desktop.report.pdf.items import Head
from hep_desktop.report.pdf.pen import Pen
from hep_desktop.report.pdf.prose import Prose
from hep_desktop.report.pdf.setter import Setter
from hep_desktop.report.pdf.story import Story
from hep_desktop.words import text

_EVERY = 20  # items between two reports


def render(paper: Paper, target: Path, progress: Progress | None = None) -> None:
    """Write the paper to a file."""
    target.write_bytes(drawn(paper, progress or Silent()))


def drawn(paper: Paper, progress: Progress) -> bytes:
    """The paper as the bytes of a PDF; the same paper gives the same bytes."""
    fonts = Fonts()
    setter = Setter.new(fonts)
    story = Story(paper, setter)
    items = story.items()
    steps = len(items)

    def placing(done: int) -> None:
        if done % _EVERY == 0:
            progress.step(done, 2 * steps, "papers.progress.layout")

    pages = Flow(_head(paper)).fill(items, placing)
    _number(pages, story)
    buffer = BytesIO()
    canvas = _canvas(buffer, paper, fonts)
    pen = Pen(canvas)
    foot = Foot.of(paper.stamp)
    for place, page in enumerate(pages):
        progress.step(steps + steps * place // len(pages), 2 * steps, "papers.progress.drawing")
        _draw(pen, page, text("papers.page.number", page=place + 1, pages=len(pages)), setter, foot)
    canvas.save()
    progress.step(2 * steps, 2 * steps, "papers.progress.finishing")
    return finish(buffer.getvalue(), story.document, Facts(paper.title, paper.author, paper.language, paper.as_of))


def page_numbers(paper: Paper) -> Mapping[str, int]:
    """On which page each heading stands, by its id; nothing is drawn."""
    story = Story(paper, Setter.new(Fonts()))
    _number(Flow(_head(paper)).fill(story.items(), _unheard), story)
    return story.numbers.of


def _unheard(_done: int) -> None:
    """Too quick to be worth a word."""


def _canvas(buffer: BytesIO, paper: Paper, fonts: Fonts) -> Canvas:
    make: Any = Canvas  # reportlab carries no types
    return make(
        buffer,
        pageCompression=0,  # the finishing pass packs better and faster
        invariant=1,
        # ours from the first operator on: reportlab's own default could not be embedded
        initialFontName=fonts.face(Family.SERIF).name,
        lang=paper.language,
        pdfVersion=(1, 7),
    )


def _number(pages: list[Page], story: Story) -> None:
    """Tells the table of contents on which page each heading stands."""
    for number, page in enumerate(pages, start=1):
        for placed in page.placed:
            if isinstance(placed.item, Prose) and placed.item.anchor is not None:
                story.numbers.of.setdefault(placed.item.anchor.key, number)


def _head(paper: Paper) -> Head:
    return Head(paper.running, paper.draft)


def _draw(pen: Pen, page: Page, number: str, setter: Setter, foot: Foot) -> None:
    pen.begin_page(page.sheet.width, page.sheet.height)
    if not any(placed.item.alone for placed in page.placed):
        with pen.artifact("Pagination"):
            _running(pen, page.sheet, number, page.head, setter)
            foot.draw(pen, page.sheet, setter)
    for placed in page.placed:
        placed.item.draw(pen, page.sheet.left, placed.top)
    pen.end_page()


def _running(pen: Pen, sheet: styles.Sheet, number: str, told: Head, setter: Setter) -> None:
    """The running head above, the page number below; drafts say so in the head."""
    head, foot = sheet.height - sheet.top + 16, styles.foot_of(sheet)
    right = sheet.width - sheet.right
    pen.rule(sheet.left, head - 5, sheet.measure, weight=0.3)
    mark = setter.one_line(text("papers.page.draft") if told.draft else "", styles.DRAFT_MARK, sheet.measure)
    pen.text(right - mark.width, head, mark.pieces)
    running = setter.one_line(told.running, styles.RUNNING, sheet.measure - mark.width - styles.RUNNING.size)
    pen.text(sheet.left, head, running.pieces)
    page = setter.one_line(number, styles.RUNNING, sheet.measure)
    pen.text(right - page.width, foot, page.pieces)
