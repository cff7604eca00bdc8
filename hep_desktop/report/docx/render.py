"""Writes a paper as a Word document, block by block."""

from pathlib import Path

import docx
from docx.document import Document

from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.report.document import Paper, Toc
from hep_desktop.report.docx import looks
from hep_desktop.report.docx.blocks import Writer
from hep_desktop.report.docx.letterhead import opened
from hep_desktop.report.docx.package import describe, packed
from hep_desktop.report.pdf.render import page_numbers

_EVERY = 20  # blocks between two reports


def render(paper: Paper, target: Path, progress: Progress | None = None) -> None:
    """Write the paper to a file."""
    target.write_bytes(drawn(paper, progress or Silent()))


def drawn(paper: Paper, progress: Progress) -> bytes:
    """The paper as the bytes of a Word document; the same paper gives the same bytes."""
    own = bool(paper.letterhead.content)
    document: Document = opened(paper.letterhead) if own else docx.Document()
    # a list of contents shows what its fields were last told: Word counts anew when it opens the file, LibreOffice
    # and previews do not, so they get the pages of the PDF; under the office's own head the pages are others
    listed = not own and any(isinstance(one, Toc) for one in paper.blocks)
    numbers = page_numbers(paper) if listed else dict[str, int]()
    writer = Writer(document, paper, looks.prepare(document, paper.language, own=own), numbers)
    for done, block in enumerate(paper.blocks):
        if done % _EVERY == 0:
            progress.step(done, len(paper.blocks), "papers.progress.writing")
        writer.add(block)
    describe(document, paper)
    return packed(document)
