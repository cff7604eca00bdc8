"""What is left on a paper for a pen: cells with room to write, tables whose columns are ruled."""

from dataclasses import replace

from hep_desktop.report.document import Cell, Density, Paragraph, Row, Run, TableBlock

ROOM = Cell((Paragraph((Run("\u00a0\n\u00a0"),)),))
"""As high as handwriting."""


def blank_rows(count: int, columns: int = 1) -> tuple[Row, ...]:
    """Rows to be filled in."""
    return (Row((ROOM, *(Cell(),) * (columns - 1))),) * count


def by_hand(table: TableBlock) -> TableBlock:
    """The table with room in every row that has an empty cell, and lines between its columns."""
    return replace(table, body=tuple(map(_roomy, table.body)), density=Density.HAND)


def _roomy(row: Row) -> Row:
    """One cell makes the whole row high."""
    first = next((cell for cell in row.cells if cell.blank), None)
    return replace(row, cells=tuple(replace(one, blocks=ROOM.blocks) if one is first else one for one in row.cells))
