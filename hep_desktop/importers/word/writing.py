"""Lines and tables of a Word file as the blocks of a text."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from hep_desktop.domain.situation import Block, BlockKind, Run, SimpleTable, TableCell, TextBlock
from hep_desktop.identity import NewId
from hep_desktop.importers.picture import ReadPicture
from hep_desktop.importers.word.source import Cell, Drawn, Grid, Item, Line

MOST_COLUMNS, MOST_CELLS = 16, 1500
"""As the editor takes them."""

_BLANKS = re.compile(r"[ \t\u00a0]+")
_TIGHT = re.compile(r" ?\n ?")


Pictures = Mapping[int, ReadPicture]
"""The pictures that could be read, by their place in the file."""


def blocks(
    items: Iterable[Item], headings: frozenset[int], new_id: NewId, pictures: Pictures = MappingProxyType({})
) -> tuple[TextBlock, ...]:
    """Items as a text; lines in `headings` become headings inside it. Drawings that are no pictures have none."""
    return tuple(_blocks(items, headings, new_id, pictures))


def _blocks(items: Iterable[Item], headings: frozenset[int], new_id: NewId, pictures: Pictures) -> Iterator[TextBlock]:
    for item in items:
        if isinstance(item, Drawn) and item.at in pictures:
            yield pictures[item.at].named(new_id(), item.alt)
        if isinstance(item, Line) and item.at in headings:
            yield Block(new_id(), BlockKind.HEADING, (Run(item.plain),))
        elif isinstance(item, Line):
            yield Block(new_id(), item.kind, clean(item.runs))
        elif isinstance(item, Grid):
            yield from _table(item, new_id)


def too_large(grid: Grid) -> bool:
    """Whether a table can neither be read on a page nor edited: it becomes lines."""
    return grid.columns > MOST_COLUMNS or grid.columns * len(grid.rows) > MOST_CELLS


def _table(grid: Grid, new_id: NewId) -> Iterator[TextBlock]:
    if too_large(grid):
        lines = ("\t".join(text for text in row if text) for row in grid.texts)
        yield from (Block(new_id(), runs=(Run(line.replace("\t", " – ")),)) for line in lines if line)
    elif grid.columns == len(grid.rows) == 1:  # a frame around text
        yield from _cell(grid.rows[0][0], new_id)
    else:
        rows = tuple(tuple(_cell(cell, new_id) for cell in row) for row in grid.rows)
        first = [cell for cell in grid.rows[0] if cell.plain]
        head = len(grid.rows) > 1 and bool(first) and all(line.bold for cell in first for line in cell.lines)
        yield SimpleTable(new_id(), (_not_bold(rows[0]), *rows[1:]) if head else rows, head)


def _not_bold(row: tuple[TableCell, ...]) -> tuple[TableCell, ...]:
    """A head is printed bold anyway."""
    return tuple(
        tuple(replace(one, runs=tuple(replace(run, bold=False) for run in one.runs)) for one in cell) for cell in row
    )


def _cell(cell: Cell, new_id: NewId) -> TableCell:
    if cell.spread:
        return ()
    return tuple(Block(new_id(), BlockKind.PARAGRAPH, clean(line.runs)) for line in cell.lines)


def clean(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs without white space at both ends, nor doubled inside."""
    joined: list[Run] = []
    for run in runs:
        words = _TIGHT.sub("\n", _BLANKS.sub(" ", run.text))
        if not joined or joined[-1].text.endswith((" ", "\n")):
            words = words.lstrip(" " if joined else " \n")
        if words:
            joined.append(Run(words, run.bold, run.italic))
    while joined and not joined[-1].text.rstrip():
        joined.pop()
    if joined:
        last = joined[-1]
        joined[-1] = Run(last.text.rstrip(), last.bold, last.italic)
    return tuple(joined)
