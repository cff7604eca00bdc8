"""Remarks and Word: a draft with what was remarked in its margin goes out, comments and tracked changes come back.

A remark's id follows from what it says: so the same file brings the same remarks, however often it comes.
"""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from hep_desktop import child
from hep_desktop.child import Limits
from hep_desktop.domain.anchoring import locate
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.domain.remarks import (
    Anchor,
    CellAnchor,
    ChapterAnchor,
    MeasureAnchor,
    ProblemAnchor,
    Remark,
    RemarkState,
    Thread,
    WordsAnchor,
)
from hep_desktop.frozen import dataclass
from hep_desktop.importers.word.notes import Note, heading_key, read_notes
from hep_desktop.report.rendering import Format, render
from hep_desktop.services import reporting
from hep_desktop.services.editing import Editing
from hep_desktop.services.outfiles import put
from hep_desktop.services.remarks_file import Brought, brought
from hep_desktop.template.model import Edition
from hep_desktop.words import text

if TYPE_CHECKING:
    from hep_desktop.report.docx.comments import MarginNote

_READING = Limits(seconds=90)
_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
_SHORT, _FIELDS = 120, ("title", "description", "opportunity")


def send(
    editing: Editing,
    programme: str,
    target: Path,
    progress: Progress = Silent(),  # noqa: B008 – has no state
) -> Path:
    """Write the programme for Word, with the remarks that are not closed in its margin. Raises UserError, Cancelled."""
    from hep_desktop.report.docx.comments import commented  # noqa: PLC0415 – reading needs nothing of writing

    paper = reporting.compose(editing, "hep", programme=programme)
    drawn = child.run(render, paper, Format.DOCX, failure=UserError, progress=progress, limits=reporting.DRAWING)
    notes = tuple(_margin_notes(editing.office.programmes[programme], editing.edition(programme)))
    if notes:
        drawn = child.run(commented, drawn, notes, failure=UserError, progress=progress, limits=_READING)
    put(target, drawn)
    return target


def _margin_notes(programme: Programme, edition: Edition) -> Iterator["MarginNote"]:
    from hep_desktop.report.docx.comments import MarginNote  # noqa: PLC0415 – as above

    headings = {node.id: node.heading for node in edition.walk()}
    for thread in programme.threads:
        if thread.state is not RemarkState.CLOSED:
            remark = thread.remark
            targets = tuple(_targets(programme, remark, headings))
            quote = "" if isinstance(remark.anchor, ChapterAnchor) else remark.anchor.quote
            yield MarginNote(targets, quote, _told(thread), remark.author, remark.at.astimezone(UTC), _sign(remark.id))


def _targets(programme: Programme, remark: Remark, headings: Mapping[str, str]) -> Iterator[str]:
    """The words of the paragraph a remark lies on, then of what stands over it."""
    where, anchor = locate(programme, remark.anchor), remark.anchor
    if isinstance(anchor, WordsAnchor):
        paragraphs = programme.text(where.node).paragraphs()
        yield from (one.plain for one in paragraphs if one.id == where.part)
    if isinstance(anchor, MeasureAnchor | ProblemAnchor):
        yield from (anchor.quote, anchor.title)
    yield headings.get(where.node, "")


def _told(thread: Thread) -> str:
    """A remark with its suggestion and responses, as a comment."""
    remark, lines = thread.remark, list[str]()
    if isinstance(remark.anchor, CellAnchor):
        lines.append(text("remarks.word.cell", label=remark.anchor.label, quote=remark.anchor.quote))
    if remark.words:
        lines.append(remark.words)
    if remark.suggestion is not None:
        lines.append(text("remarks.word.suggested", words=remark.suggestion))
    lines += (
        text("remarks.word.response", author=one.author, did=text(f"remarks.did.{one.kind}"), words=one.words).strip()
        for one in thread.responses
    )
    return "\n".join(lines)


def _sign(remark: str) -> str:
    """By this a comment is known again as one that went out from here: Word keeps the initials."""
    return f"HEP{hashlib.sha256(remark.encode('utf-8')).hexdigest()[:8]}"


@dataclass(frozen=True, slots=True)
class WordRemarks:
    """What a file brings; `unplaced` are the words whose place was not found: they come as remarks on the whole."""

    brought: Brought
    unplaced: tuple[str, ...]


def read(
    editing: Editing,
    programme: str,
    path: Path,
    progress: Progress = Silent(),  # noqa: B008 – has no state
) -> WordRemarks:
    """The remarks of a Word file on a programme. Raises UserError, Cancelled."""
    edition = editing.edition(programme)
    notes = child.run(
        read_notes, str(path), headings_of(edition), failure=UserError, progress=progress, limits=_READING
    )
    if not notes:
        raise UserError("remarks.word_none", file=path.name)
    here = editing.office.programmes[programme]
    went_out = {_sign(key) for key in here.remarks}
    remarks = remarks_of(here, tuple(note for note in notes if note.sign not in went_out))
    unplaced = tuple(one.words[:_SHORT] for one in remarks if one.anchor == ChapterAnchor())
    return WordRemarks(brought(editing.office, programme, remarks, ()), unplaced)


def headings_of(edition: Edition) -> dict[str, str]:
    """The node of each heading; also without its number, which Word may count itself, where no other is called so."""
    bare: dict[str, list[str]] = {}
    for node in edition.walk():
        bare.setdefault(heading_key(node.heading.removeprefix(node.number)), []).append(node.id)
    alone = {key: nodes[0] for key, nodes in bare.items() if len(nodes) == 1}
    return alone | {heading_key(node.heading): node.id for node in edition.walk()}


def remarks_of(programme: Programme, notes: tuple[Note, ...]) -> tuple[Remark, ...]:
    """The notes as remarks, each at its place."""
    paragraphs = _Paragraphs(programme)
    return tuple(_remark(paragraphs, note) for note in notes)


def _remark(paragraphs: "_Paragraphs", note: Note) -> Remark:
    anchor = paragraphs.place(note)
    words, suggestion = note.words, note.suggestion
    if isinstance(anchor, ChapterAnchor):
        quote = " ".join(note.quote.split())
        if suggestion is not None and quote:  # what it replaces is not found: it is told, not offered
            words, suggestion = text("remarks.word.change", quote=quote, words=suggestion), None
        elif quote and words:
            words = text("remarks.word.quoted", quote=quote, words=words)
        if not anchor.node and suggestion is not None:
            words, suggestion = suggestion, None
    author = note.author or text("remarks.word.nobody")
    return Remark(_id(note), anchor, words, author, _moment(note.at), suggestion)


def _id(note: Note) -> str:
    said = "\0".join((note.author, note.at, note.paragraph, note.quote, note.words, str(note.suggestion)))
    return str(UUID(bytes=hashlib.sha256(said.encode("utf-8", "replace")).digest()[:16]))


def _moment(said: str) -> datetime:
    try:
        found = datetime.fromisoformat(said)
    except ValueError:
        return _UNDATED
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


class _Paragraphs:
    """The paragraphs and fields of a programme by their words."""

    def __init__(self, programme: Programme) -> None:
        self._texts: dict[str, list[WordsAnchor]] = {}
        self._fields: dict[str, Anchor] = {}
        for node, written in programme.texts.items():
            for block in written.paragraphs():
                self._texts.setdefault(_plain(block.plain), []).append(WordsAnchor(node, block.id, block.plain))
        self._fields.update(_fields(programme))

    def place(self, note: Note) -> Anchor:
        """Where a note belongs: its paragraph in its chapter, the paragraph elsewhere, a field, the chapter."""
        key = _plain(note.paragraph)
        found = self._texts.get(key, []) if key else []
        whole = next((one for one in found if one.node == note.node), found[0] if found else None)
        if whole is not None:
            return _narrowed(whole, note.quote)
        if key in self._fields:
            return self._fields[key]
        return ChapterAnchor(note.node)


def _narrowed(whole: WordsAnchor, quote: str) -> WordsAnchor:
    at = whole.quote.find(quote) if quote.strip() else -1
    if at < 0:
        return whole
    before, after = whole.quote[max(0, at - 40) : at], whole.quote[at + len(quote) : at + len(quote) + 40]
    return WordsAnchor(whole.node, whole.block, quote, before, after)


def _fields(programme: Programme) -> Iterator[tuple[str, Anchor]]:
    for problem in programme.problems.values():
        for name in _FIELDS:
            words = getattr(problem, name)
            if words.strip():
                yield _plain(words), ProblemAnchor(problem.node, problem.id, problem.title, name, words)
    for measure in programme.measures.values():
        for name in ("title", "reason", "goal", "content", "responsible", "partners", "deadline", "risks", "resources"):
            words = getattr(measure, name)
            if words.strip():
                yield _plain(words), MeasureAnchor(measure.id, measure.title, name, words)


def _plain(words: str) -> str:
    return " ".join(words.split())
