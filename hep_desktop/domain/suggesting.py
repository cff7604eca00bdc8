"""The wording a remark suggests, as the change it asks for."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from hep_desktop.domain.anchoring import Found, locate
from hep_desktop.domain.commands import ChangeMeasure, ChangeProblem, Command, SetText
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.places import MeasurePlace, ProblemPlace
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.remarks import ChapterAnchor, MeasureAnchor, ProblemAnchor, Remark, WordsAnchor
from hep_desktop.domain.situation import Block, Run, SimpleTable, Text, TextBlock


def wording(programme: Programme, remark: Remark, new_id: Callable[[], str]) -> Command:
    """What puts the suggested words in their place. Raises UserError where what they replace is not there any more."""
    anchor, words, there = remark.anchor, remark.suggestion, locate(programme, remark.anchor)
    if words is None:
        raise UserError("remarks.no_suggestion")
    match anchor:
        case ChapterAnchor(node) if node:
            added = tuple(Block(new_id(), runs=(Run(line),)) for line in words.splitlines() if line.strip())
            return SetText(programme.id, node, Text((*programme.text(node).blocks, *added)))
        case WordsAnchor() if there.start >= 0:
            end = there.start + len(anchor.quote)
            blocks = (_rewritten(one, there.part, there.start, end, words) for one in programme.text(there.node).blocks)
            return SetText(programme.id, there.node, Text(tuple(blocks)))
        case ProblemAnchor() | MeasureAnchor() if anchor.field and there.found is not Found.LOST:
            return _in_field(programme, anchor, there.place, there.start, words)
        case _:
            raise UserError("remarks.words_changed")


def _in_field(
    programme: Programme, anchor: ProblemAnchor | MeasureAnchor, place: object, start: int, words: str
) -> Command:
    match place:
        case ProblemPlace(_, key):
            record, make = programme.problems[key], ChangeProblem
        case MeasurePlace(_, key):
            record, make = programme.measures[key], ChangeMeasure
        case _:
            raise UserError("remarks.words_changed")
    now = getattr(record, anchor.field, None)
    if not isinstance(now, str) or (start < 0 and now.strip()):
        raise UserError("remarks.words_changed")
    after = words if start < 0 else now[:start] + words + now[start + len(anchor.quote) :]
    return make(programme.id, key, {anchor.field: after})


def _rewritten(block: TextBlock, key: str, start: int, end: int, words: str) -> TextBlock:
    match block:
        case Block(id=found) if found == key:
            return replace(block, runs=tuple(_spliced(block.runs, start, end, words)))
        case SimpleTable():
            rows = tuple(
                tuple(tuple(_paragraph(one, key, start, end, words) for one in cell) for cell in row)
                for row in block.rows
            )
            return replace(block, rows=rows)
        case _:
            return block


def _paragraph(block: Block, key: str, start: int, end: int, words: str) -> Block:
    return replace(block, runs=tuple(_spliced(block.runs, start, end, words))) if block.id == key else block


def _spliced(runs: tuple[Run, ...], start: int, end: int, words: str) -> Iterator[Run]:
    """The runs with other words from `start` to `end`, in the look of the first; a cut number is tied no more."""
    at, said = 0, False
    for run in runs:
        begins, ends = at, at + len(run.text)
        at = ends
        if ends <= start or begins >= end:
            if begins >= end and not said:
                said = True
                yield Run(words)
            yield run
            continue
        left, right = run.text[: max(0, start - begins)], run.text[max(0, end - begins) :]
        loose = replace(run, tied=None)
        if not said:
            said = True
            yield replace(loose, text=left + words)
        elif left:
            yield replace(loose, text=left)
        if right:
            yield replace(loose, text=right)
    if not said:
        yield Run(words)
