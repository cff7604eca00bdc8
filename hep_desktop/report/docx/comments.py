"""Remarks as comments in the margin of a Word document; the job that a child process runs."""

import io
from collections.abc import Iterator
from datetime import datetime
from typing import Any, cast

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from hep_desktop.domain.progress import Progress
from hep_desktop.frozen import dataclass
from hep_desktop.report.docx.package import packed


@dataclass(frozen=True, slots=True)
class MarginNote:
    """A comment. `targets` are the words of paragraphs it may stand at, the best first; `sign` knows it again."""

    targets: tuple[str, ...]
    quote: str
    words: str
    author: str
    at: datetime
    sign: str


def commented(content: bytes, notes: tuple[MarginNote, ...], *, progress: Progress) -> bytes:
    """A document with comments; what finds no paragraph stands at the first one, so that none is lost."""
    document: Document = docx.Document(io.BytesIO(content))
    by_words: dict[str, Paragraph] = {}
    first: Paragraph | None = None
    for paragraph in _paragraphs(document):
        if paragraph.runs:
            first = first or paragraph
            by_words.setdefault(_plain(paragraph.text), paragraph)
    for done, note in enumerate(notes):
        progress.step(done, len(notes), "papers.progress.writing")
        known = (by_words.get(_plain(target)) for target in note.targets if target.strip())
        place = next((one for one in known if one is not None), first)
        if place is not None:
            _add(document, place, note)
    return packed(document)


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    body = cast("Any", document.element.body)
    for element in cast("Iterator[Any]", body.iter(qn("w:p"))):
        yield Paragraph(element, document._body)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] – as python-docx makes its own


def _add(document: Document, paragraph: Paragraph, note: MarginNote) -> None:
    runs = paragraph.runs
    start = paragraph.text.find(note.quote) if note.quote else -1
    if start >= 0:
        end, at = start + len(note.quote), 0
        chosen: list[Any] = []
        for run in runs:
            begins, at = at, at + len(run.text)
            if begins < end and at > start:
                chosen.append(run)
        runs = chosen or runs
    comment: Any = document.add_comment(runs, note.words, author=note.author, initials=note.sign)
    comment._comment_elm.set(qn("w:date"), note.at.strftime("%Y-%m-%dT%H:%M:%SZ"))  # noqa: SLF001 – it sets the present moment


def _plain(words: str) -> str:
    return " ".join(words.replace("\u00ad", "").split())
