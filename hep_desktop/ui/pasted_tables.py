"""Tables on the clipboard → simple tables: spans are opened up, and what is too large becomes lines of text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from hep_desktop.domain.situation import Block, BlockKind, Run, SimpleTable, TableCell, TextBlock
from hep_desktop.identity import NewId

MOST_COLUMNS, MOST_CELLS = 16, 1500
"""A larger table would neither be readable on a page nor quick in the editor."""

_MOST_SPANNED = 50


@dataclass(frozen=True, slots=True)
class _Cell:
    blocks: tuple[Block, ...]
    columns: int
    rows: int
    head: bool


@dataclass(slots=True)
class TableReader:
    """Collects the cells of one table. `lost` names what could not be kept."""

    lost: dict[str, None]
    head: bool = False
    _rows: list[list[_Cell]] = field(default_factory=list[list[_Cell]])

    def row(self) -> None:
        """Another row begins."""
        self._rows.append([])

    def cell(self, blocks: Sequence[TextBlock], attributes: dict[str, str]) -> None:
        """A cell was read."""
        columns, rows = _span(attributes.get("colspan")), _span(attributes.get("rowspan"))
        if columns > 1 or rows > 1:
            self.lost["merged"] = None
        if not self._rows:
            self.row()
        self._rows[-1].append(_Cell(tuple(_plain(blocks)), columns, rows, "head" in attributes))

    def finished(self, new_id: NewId) -> tuple[TextBlock, ...]:
        """The table; its only cell's words, where it has but one; lines, where it is too large."""
        rows = _trimmed(_opened(self._rows))
        if not rows:
            return ()
        if len(rows) == len(rows[0]) == 1:  # a frame around text, as pages and letters use it
            return rows[0][0]
        table = SimpleTable(new_id(), rows, self.head or self._names_columns() or _is_bold(rows))
        if len(rows[0]) > MOST_COLUMNS or len(rows) * len(rows[0]) > MOST_CELLS:
            self.lost["tables"] = None
            return tuple(Block(new_id(), runs=(Run(line),)) for line in table.plain.split("\n") if line.strip())
        return (replace(table, rows=(_not_bold(rows[0]), *rows[1:])) if table.head else table,)

    def _names_columns(self) -> bool:
        first = next(row for row in self._rows if any(cell.blocks for cell in row))
        return all(cell.head for cell in first)


def from_lines(lines: Sequence[str], new_id: NewId) -> SimpleTable | None:
    """Plain lines with as many tabs each, as spreadsheets give them, as a table."""
    cells = [line.split("\t") for line in lines]
    width = len(cells[0]) if cells else 0
    fits = len(cells) > 1 and 1 < width <= MOST_COLUMNS and len(cells) * width <= MOST_CELLS
    if not fits or any(len(row) != width for row in cells):
        return None

    def cell(words: str) -> TableCell:
        return (Block(new_id(), runs=(Run(words.strip()),)),) if words.strip() else ()

    return SimpleTable(new_id(), tuple(tuple(map(cell, row)) for row in cells))


def _span(said: str | None) -> int:
    return max(1, min(_MOST_SPANNED, int(said))) if said and said.isdecimal() else 1


def _plain(blocks: Sequence[TextBlock]) -> Iterator[Block]:
    """A cell holds paragraphs: an item keeps a dash, a heading its bold letters."""
    for block in blocks:
        if not isinstance(block, Block):
            continue
        runs = block.runs
        if block.kind in (BlockKind.BULLET, BlockKind.NUMBERED):
            runs = (Run("– "), *runs)
        elif block.kind is BlockKind.HEADING:
            runs = tuple(replace(run, bold=True) for run in runs)
        yield Block(block.id, BlockKind.PARAGRAPH, runs)


def _opened(rows: list[list[_Cell]]) -> list[list[TableCell]]:
    """Every cell in its column: what one spans is empty."""
    grid: list[list[TableCell]] = [[] for _ in rows]
    taken: set[tuple[int, int]] = set()
    for line, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while (line, column) in taken:
                column += 1
            covered = [(line + down, column + along) for down in range(cell.rows) for along in range(cell.columns)]
            taken.update(covered)
            for below, beside in covered:
                if below < len(grid):
                    grid[below] += [()] * (beside + 1 - len(grid[below]))
            grid[line][column] = cell.blocks
            column += cell.columns
    return grid


def _trimmed(grid: list[list[TableCell]]) -> tuple[tuple[TableCell, ...], ...]:
    """As many cells in each row, without empty rows and without empty columns at the end."""
    rows = [row for row in grid if any(row)]
    width = max((place for row in rows for place, cell in enumerate(row, 1) if cell), default=0)
    return tuple((*row[:width], *[()] * (width - len(row))) for row in rows)


def _is_bold(rows: tuple[tuple[TableCell, ...], ...]) -> bool:
    first, *others = rows
    runs = [run for cell in first for block in cell for run in block.runs if run.text.strip()]
    return bool(others) and bool(runs) and all(run.bold for run in runs)


def _not_bold(row: tuple[TableCell, ...]) -> tuple[TableCell, ...]:
    """The letters of a head are bold by its kind."""

    def plain(block: Block) -> Block:
        return replace(block, runs=tuple(replace(run, bold=False) for run in block.runs))

    return tuple(tuple(map(plain, cell)) for cell in row)
