"""Where a remark belongs in the programme as it is now: by id, else by the quoted words, else at its chapter."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TypeVar

from hep_desktop.domain.places import (
    ChapterPlace,
    FactPlace,
    MeasurePlace,
    Place,
    ProblemPlace,
    ProgrammePlace,
    TextPlace,
)
from hep_desktop.domain.plan import Measure, Problem
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.remarks import (
    Anchor,
    CellAnchor,
    ChapterAnchor,
    MeasureAnchor,
    ProblemAnchor,
    WordsAnchor,
)
from hep_desktop.domain.situation import Block
from hep_desktop.frozen import dataclass

ALIKE = 0.7
"""From this share on a paragraph is taken for the quoted one, rewritten."""


TELLING = 25
"""So many letters are hardly written twice by chance."""


class Found(StrEnum):
    """How a place was found again."""

    HERE = "here"
    CHANGED = "changed"  # the place is there, the words are not what was quoted
    MOVED = "moved"  # found elsewhere by its words
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Located:
    """The place now; `part` is the paragraph or field, `start` where the quote begins in it (-1: nowhere)."""

    found: Found
    place: Place
    node: str = ""
    part: str = ""
    start: int = -1
    table: str = ""


def locate(programme: Programme, anchor: Anchor) -> Located:  # noqa: PLR0911 – one return a kind of anchor
    """The place of a remark as the programme is now."""
    match anchor:
        case ChapterAnchor(""):
            return Located(Found.HERE, ProgrammePlace(programme.id))
        case ChapterAnchor(node):
            return Located(Found.HERE, ChapterPlace(programme.id, node), node)
        case WordsAnchor():
            return _words(programme, anchor)
        case CellAnchor():
            lost = bool(anchor.fact.member) and anchor.fact.member not in programme.rows
            return Located(
                Found.LOST if lost else Found.HERE,
                ChapterPlace(programme.id, anchor.node) if lost else _cell(programme, anchor),
                anchor.node,
                table=anchor.table,
            )
        case ProblemAnchor():
            problem, found = _by_title(programme.problems.get(anchor.problem), programme.problems.values(), anchor)
            if problem is None:
                return Located(Found.LOST, ChapterPlace(programme.id, anchor.node), anchor.node)
            place = ProblemPlace(programme.id, problem.id)
            return _in_field(problem, found, anchor, Located(found, place, problem.node, anchor.field))
        case MeasureAnchor():
            measure, found = _by_title(programme.measures.get(anchor.measure), programme.measures.values(), anchor)
            if measure is None:
                return Located(Found.LOST, ProgrammePlace(programme.id))
            place = MeasurePlace(programme.id, measure.id)
            return _in_field(measure, found, anchor, Located(found, place, "", anchor.field))


def _cell(programme: Programme, anchor: CellAnchor) -> FactPlace:
    return anchor.fact.at(programme.id)


R = TypeVar("R", Problem, Measure)


def _by_title(known: R | None, others: Iterable[R], anchor: ProblemAnchor | MeasureAnchor) -> tuple[R | None, Found]:
    """The record by its id, else the one of the same title."""
    if known is not None:
        return known, Found.HERE
    title = _plain(anchor.title)
    return next((one for one in others if title and _plain(one.title) == title), None), Found.MOVED


def _in_field(
    record: Problem | Measure, found: Found, anchor: ProblemAnchor | MeasureAnchor, there: Located
) -> Located:
    words = getattr(record, anchor.field, "") if anchor.field else ""
    if not anchor.quote or not isinstance(words, str):
        return there
    start = words.find(anchor.quote)
    now = Found.CHANGED if start < 0 and found is Found.HERE else found
    return Located(now, there.place, there.node, there.part, start)


def _words(programme: Programme, anchor: WordsAnchor) -> Located:
    own = next((one for one in programme.text(anchor.node).paragraphs() if one.id == anchor.block), None)
    here = TextPlace(programme.id, anchor.node)
    if own is not None and (start := _start(own.plain, anchor)) >= 0:
        return Located(Found.HERE, here, anchor.node, own.id, start)
    if anchor.quote.strip():
        moved = _elsewhere(programme, anchor, rewritten=own is not None)
        if moved is not None:
            return moved
    rewritten = own if own is not None else _alike(programme.text(anchor.node).paragraphs(), anchor.quote)
    if rewritten is not None:
        return Located(Found.CHANGED, here, anchor.node, rewritten.id)
    return Located(Found.LOST, ChapterPlace(programme.id, anchor.node), anchor.node)


def _elsewhere(programme: Programme, anchor: WordsAnchor, *, rewritten: bool) -> Located | None:
    """The paragraph that quotes best, those of the chapter first; the first with all the neighbours is it.

    A few words may stand anywhere: alone they count only where their paragraph is gone, and in its chapter.
    """
    best, fit = None, 0
    whole = 1 + bool(anchor.before) + bool(anchor.after)
    for node in (anchor.node, *(node for node in programme.texts if node != anchor.node)):
        for block in programme.text(node).paragraphs():
            words = block.plain
            if anchor.quote not in words:
                continue
            start = _start(words, anchor)
            found = 1 + _neighbours(words, start, anchor)
            stray = rewritten or node != anchor.node
            if stray and len(anchor.quote) < TELLING and (found < whole or (whole == 1 and words != anchor.quote)):
                continue
            if found > fit:
                fit = found
                best = Located(Found.MOVED, TextPlace(programme.id, node), node, block.id, start)
            if fit == whole:
                return best
    return best


def _start(words: str, anchor: WordsAnchor) -> int:
    """Where the quote begins: the one with the known neighbours where it stands more than once; -1 for nowhere."""
    starts = tuple(_occurrences(words, anchor.quote))
    if not anchor.quote or not starts:
        return -1 if anchor.quote else 0
    return max(starts, key=lambda at: (_neighbours(words, at, anchor), -at))


def _occurrences(words: str, quote: str) -> Iterator[int]:
    at = words.find(quote) if quote else -1
    while at >= 0:
        yield at
        at = words.find(quote, at + 1)


def _neighbours(words: str, at: int, anchor: WordsAnchor) -> int:
    before = bool(anchor.before) and words[:at].endswith(anchor.before)
    after = bool(anchor.after) and words[at + len(anchor.quote) :].startswith(anchor.after)
    return before + after


def _alike(paragraphs: Iterable[Block], quote: str) -> Block | None:
    """The paragraph most like the quote, where one is like it at all."""
    best, share = None, ALIKE
    matcher = SequenceMatcher(b=quote, autojunk=False)
    for block in paragraphs:
        matcher.set_seq1(block.plain[: 2 * len(quote) + 200])
        if matcher.real_quick_ratio() > share and matcher.quick_ratio() > share and (ratio := matcher.ratio()) > share:
            best, share = block, ratio
    return best


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()
