"""Makes a table of a paper into a grid with its tags."""

from collections.abc import Iterator
from dataclasses import replace

from hep_desktop.report.document import Cell, ListBlock, Paragraph, Row, Run, TableBlock
from hep_desktop.report.pdf.cells import GridCell, GridRow
from hep_desktop.report.pdf.grid import Grid, GridParts
from hep_desktop.report.pdf.prose import Prose
from hep_desktop.report.pdf.setter import Setter
from hep_desktop.report.pdf.structure import Element, Traits
from hep_desktop.report.pdf.styles import CAPTION, NOTE, TABLES, Style, TableStyle, in_cell, item_in_cell


def grid(table: TableBlock, setter: Setter, parent: Element, page: float) -> Grid:
    """The table as an item of a page of this height."""
    return _Tabling(table, setter, parent).grid(page)


class _Tabling:
    def __init__(self, table: TableBlock, setter: Setter, parent: Element) -> None:
        self._table = table
        self._setter = setter
        self._parent = parent
        self._style: TableStyle = TABLES[table.density]

    def grid(self, page: float) -> Grid:
        table = self._table
        tag = self._parent.child("Table")
        caption = self._setter.prose((Run(table.caption),), CAPTION, tag.child("Caption")) if table.caption else None
        continued = self._setter.prose((Run(table.continued),), CAPTION, Element("P")) if table.continued else None
        head = self._rows(table.head, tag.child("THead"), "Column") if table.head else ()
        body = self._rows(table.body, tag.child("TBody"), "Row")
        notes = tuple(self._setter.prose(note, NOTE, self._parent.child("P").child("Note")) for note in table.notes)
        return Grid(
            GridParts(self._style, table.widths, page, head, body, caption, continued, notes, table.share / 100)
        )

    def _rows(self, rows: tuple[Row, ...], parent: Element, scope: str) -> tuple[GridRow, ...]:
        columns = len(self._table.widths)
        taken: set[tuple[int, int]] = set()
        made: list[GridRow] = []
        for place, row in enumerate(rows):
            tag = parent.child("TR")
            cells: list[GridCell] = []
            free = (column for column in range(columns) if (place, column) not in taken)
            for cell in row.cells:
                column = next(free)
                for extra in range(1, cell.columns):
                    next(free)
                    del extra
                taken |= {
                    (place + down, column + across) for down in range(cell.rows) for across in range(cell.columns)
                }
                header = scope == "Column" or row.band or (column == 0 and self._table.row_headers)
                cells.append(
                    self._cell(
                        cell, column, self._tag(tag, cell, scope if header else ""), bold=scope == "Column" or row.band
                    )
                )
            made.append(GridRow(tuple(cells), band=row.band))
        return tuple(made)

    def _tag(self, row: Element, cell: Cell, scope: str) -> Element:
        traits = Traits(scope=scope, columns=cell.columns, rows=cell.rows)
        return row.child("TH" if scope else "TD", traits)

    def _cell(self, cell: Cell, column: int, tag: Element, *, bold: bool) -> GridCell:
        style = self._style.text
        if bold:
            style = replace(style, look=replace(style.look, bold=True))
        content = tuple(self._content(cell, tag, style))
        return GridCell(column, content, cell.columns, cell.rows)

    def _content(self, cell: Cell, tag: Element, style: Style) -> Iterator[Prose]:
        """A single paragraph is the cell's own content; several blocks are tags within it."""
        single = len(cell.blocks) == 1
        for block in cell.blocks:
            if isinstance(block, ListBlock):
                yield from self._setter.items(block, item_in_cell(style), tag)
            else:
                yield self._paragraph(block, cell, tag if single else tag.child("P"), style)

    def _paragraph(self, block: Paragraph, cell: Cell, tag: Element, style: Style) -> Prose:
        return self._setter.prose(block.runs, in_cell(style, block.tone, cell.align), tag)
