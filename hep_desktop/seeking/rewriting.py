"""What replacing found words makes of the records they stand in."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from typing import Any, cast

from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Record
from hep_desktop.domain.outline import Outline
from hep_desktop.domain.places import Place
from hep_desktop.domain.situation import Block, Picture, Run, SimpleTable, Text, TextBlock
from hep_desktop.frozen import dataclass
from hep_desktop.seeking.index import Hit
from hep_desktop.seeking.matching import Span, like


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch and the words that take its place."""

    span: Span
    words: str


def rewritten(office: Office, hits: Iterable[Hit], wanted: str, replacement: str) -> tuple[tuple[Place, Record], ...]:
    """The records with every writable hit replaced; each place once."""
    records: dict[Place, Record] = {}
    for passage, found in groupby((hit for hit in hits if hit.writable), lambda hit: hit.passage):
        place = cast("Place", passage.place)
        record = records.get(place) or office.record(place)
        if record is not None:
            pieces = tuple(
                Piece((one.start, one.end), like(passage.words[one.start : one.end], replacement, wanted))
                for one in found
            )
            records[place] = _rewritten(record, passage.field.split("/"), pieces)
    return tuple(records.items())


def _rewritten(record: Record, path: list[str], pieces: tuple[Piece, ...]) -> Record:
    match record:
        case Text():
            return Text(tuple(_in_block(block, path, pieces) for block in record.blocks))
        case Outline() if path[0] == "titles":
            titles = {**record.titles, path[1]: _words(record.titles[path[1]], pieces)}
            return replace(record, titles=titles)
        case _:
            return _in_field(record, path, pieces)


def _in_field(record: Any, path: list[str], pieces: tuple[Piece, ...]) -> Any:  # noqa: ANN401 – any record
    name, *rest = path
    value = getattr(record, name)
    if not rest:
        return replace(record, **{name: _words(value, pieces)})
    if not isinstance(value, tuple):
        return replace(record, **{name: _in_field(value, rest, pieces)})
    key, *inner = rest
    listed = cast("tuple[Any, ...]", value)
    parts = tuple(_in_field(part, inner, pieces) if part.id == key else part for part in listed)
    return replace(record, **{name: parts})


def _in_block(block: TextBlock, path: list[str], pieces: tuple[Piece, ...]) -> TextBlock:
    match block:
        case Block():
            return _in_paragraph(block, path[0], pieces)
        case SimpleTable():
            rows = tuple(
                tuple(tuple(_in_paragraph(one, path[0], pieces) for one in cell) for cell in row) for row in block.rows
            )
            return replace(block, rows=rows)
        case Picture():
            return _in_field(block, path[1:], pieces) if block.id == path[0] else block


def _in_paragraph(block: Block, key: str, pieces: tuple[Piece, ...]) -> Block:
    return replace(block, runs=tuple(_runs(block.runs, pieces))) if block.id == key else block


def _runs(runs: tuple[Run, ...], pieces: tuple[Piece, ...]) -> Iterable[Run]:
    """New words look like the first of those they replace."""
    at = 0
    for run in runs:
        end = at + len(run.text)
        words, last = "", at
        for piece in pieces:
            start, stop = piece.span
            if stop <= at or start >= end:
                continue
            words += run.text[last - at : max(start, at) - at]
            words += piece.words if start >= at else ""
            last = min(stop, end)
        words += run.text[last - at :]
        if words:
            yield replace(run, text=words)
        at = end


def _words(words: str, pieces: tuple[Piece, ...]) -> str:
    parts: list[str] = []
    last = 0
    for piece in pieces:
        parts += (words[last : piece.span[0]], piece.words)
        last = piece.span[1]
    return "".join((*parts, words[last:]))
