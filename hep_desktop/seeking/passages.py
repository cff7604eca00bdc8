"""Every stretch of words of a programme that search looks through, with the place it leads to."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from enum import StrEnum
from typing import Any, cast

from hep_desktop.domain.forum import Meeting
from hep_desktop.domain.places import (
    ChapterPlace,
    MeasurePlace,
    MeetingPlace,
    OutlinePlace,
    Place,
    ProblemPlace,
    TextPlace,
)
from hep_desktop.domain.plan import Measure, Problem
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.situation import Block, Picture, SimpleTable, Text
from hep_desktop.frozen import dataclass
from hep_desktop.seeking.matching import Span
from hep_desktop.template.model import Node

_CODED = (  # fields of a meeting that hold no words
    *("id", "programmes", "programme", "kind", "capacity", "agenda_item"),
    *("attendance", "left", "settlement", "writing", "files"),
)
PROBLEMS, PLAN, FORUM = "problems", "plan", "forum"
"""Pages that are no chapter: steps of the walk."""


class What(StrEnum):
    """What a passage is to the clerk."""

    HEADING = "heading"
    TEXT = "text"
    NOT_TYPICAL = "not_typical"
    RETURN = "return"
    TABLE = "table"
    COLUMN = "column"
    CELL = "cell"
    NOTE = "note"
    SOURCE = "source"
    PROBLEM = "problem"
    MEASURE = "measure"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class Passage:
    """Words at a place. `page` is the chapter or step that shows them, `field` the way to them inside the record.

    `name` tells it from others of its kind. `tied` are stretches that follow a figure: nobody rewrites them, nor
    anything that is not `writable`.
    """

    page: str
    what: What
    words: str
    place: Place | None = None
    field: str = ""
    table: str = ""
    name: str = ""
    writable: bool = False
    tied: tuple[Span, ...] = ()


def of_heading(node: Node, programme: Programme) -> Iterator[Passage]:
    """The title of a node, its text, and what is said of it."""
    outline, chapter = OutlinePlace(programme.id), programme.chapter(node.id)
    if node.own:
        yield Passage(node.id, What.HEADING, node.title, outline, f"own/{node.id}/title", writable=True)
    elif node.id in programme.outline.titles:
        yield Passage(node.id, What.HEADING, node.title, outline, f"titles/{node.id}", writable=True)
    else:
        yield Passage(node.id, What.HEADING, node.title)
    place = ChapterPlace(programme.id, node.id)
    if chapter.not_typical:
        yield Passage(node.id, What.NOT_TYPICAL, chapter.not_typical, place, "not_typical", writable=True)
    if chapter.return_to:
        yield Passage(node.id, What.RETURN, chapter.return_to, place, "return_to", writable=True)
    yield from of_text(node.id, TextPlace(programme.id, node.id), programme.text(node.id))


def of_text(page: str, place: TextPlace, text: Text) -> Iterator[Passage]:
    """The paragraphs of a text, those in its tables and the words of its pictures too."""
    for block in text.blocks:
        match block:
            case Block():
                yield _paragraph(page, place, block)
            case SimpleTable():
                for row in block.rows:
                    yield from (_paragraph(page, place, one) for cell in row for one in cell)
            case Picture():
                for name in ("caption", "alt"):
                    words: str = getattr(block, name)
                    yield Passage(page, What.TEXT, words, place, f"{block.id}/{name}", writable=True)


def _paragraph(page: str, place: TextPlace, block: Block) -> Passage:
    tied: list[Span] = []
    at = 0
    for run in block.runs:
        if run.tied is not None:
            tied.append((at, at + len(run.text)))
        at += len(run.text)
    return Passage(page, What.TEXT, block.plain, place, block.id, writable=True, tied=tuple(tied))


def of_problems(programme: str, problems: Iterable[Problem]) -> Iterator[Passage]:
    """The fields of problems."""
    for one in problems:
        for name in ("title", "description", "opportunity", "sentences"):
            place = ProblemPlace(programme, one.id)
            yield Passage(PROBLEMS, What.PROBLEM, getattr(one, name), place, name, name=one.title, writable=True)


def of_measures(programme: str, measures: Iterable[Measure]) -> Iterator[Passage]:
    """The fields of measures that hold words, those of their indicators too."""
    for one in measures:
        for path, words in _worded(one, skip=("id", "group", "problems")):
            place = MeasurePlace(programme, one.id)
            yield Passage(PLAN, What.MEASURE, words, place, path, name=one.title, writable=True)


def of_meetings(meetings: Iterable[Meeting]) -> Iterator[Passage]:
    """What the forum's meetings say."""
    for one in meetings:
        day = one.held.isoformat() if one.held else ""
        for path, words in _worded(one, skip=_CODED):
            place = MeetingPlace(one.id)
            yield Passage(FORUM, What.MEETING, words, place, path, name=day, writable=True)


def _worded(record: Any, skip: tuple[str, ...]) -> Iterator[tuple[str, str]]:  # noqa: ANN401 – any record
    """Every field that holds words, by the way to it: `title`, `agenda/ID/title`."""
    for name in (one.name for one in fields(record) if one.name not in skip):
        value = getattr(record, name)
        if isinstance(value, str):
            yield name, value
        elif isinstance(value, tuple):
            for part in cast("tuple[Any, ...]", value):
                if hasattr(part, "id"):
                    yield from ((f"{name}/{part.id}/{inner}", words) for inner, words in _worded(part, skip))
