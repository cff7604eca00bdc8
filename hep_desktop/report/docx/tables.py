"""A table of a paper as a Word table: repeated heads, spans; rows may break across pages, those for a pen do not."""

from functools import cached_property
from typing import Any

import pyphen
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Length
from docx.table import Table

from hep_desktop.report.document import Align, Cell, Density, ListBlock, Row, TableBlock, Tone
from hep_desktop.report.docx.looks import GRAY, Names
from hep_desktop.report.docx.markup import element, replaced, under
from hep_desktop.report.docx.prose import Lists, write

_ALIGNMENTS = {
    Align.START: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    Align.END: WD_ALIGN_PARAGRAPH.RIGHT,
}
_HEAD, _BAND = "E6E6E6", "F2F2F2"
_STRONG, _HAIR = 8, 2  # eighths of a point
_PAD = 40  # twentieths of a point around the content of a cell


class Tabling:
    """Adds tables to one document."""

    def __init__(self, document: Document, names: Names, lists: Lists) -> None:
        self._document = document
        self._names = names
        self._lists = lists
        # python-docx looks through all styles each time one is set by its name: two thirds of the whole time
        self._styles = {name: document.styles[name].style_id for name in (names.cell, names.dense)}

    def add(self, block: TableBlock, width: Length) -> None:
        """Add a table as wide as the text, with its caption above and its notes below."""
        if block.caption:
            self._document.add_paragraph(block.caption, style="Caption")
        table = self._document.add_table(rows=0, cols=len(block.widths))
        table.autofit = False
        self._frame(table, block)
        total = sum(block.widths)
        widths = [int(width * block.share / 100 * share / total) for share in block.widths]
        for column, wide in zip(table.columns, widths, strict=True):
            column.width = Length(wide)
        self._rows(table, block, block.head, widths, head=True)
        self._rows(table, block, block.body, widths, head=False)
        for cell in table.rows[-1].cells if block.notes and block.body else ():
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True  # no source line stands on a page of its own
        for place, note in enumerate(block.notes, start=1):
            paragraph = self._document.add_paragraph(style=self._names.note)
            paragraph.paragraph_format.keep_with_next = place < len(block.notes)
            write(paragraph, note)
        if not block.notes:
            after = self._document.add_paragraph(style=self._names.note)  # Word would join two tables without it
            after.paragraph_format.space_after = Length(0)

    def _frame(self, table: Table, block: TableBlock) -> None:
        properties: Any = under(table).tblPr
        borders = element("w:tblBorders")
        edges = [("top", _STRONG), ("bottom", _STRONG), ("insideH", _HAIR)]
        if block.density is not Density.NORMAL:
            edges += [("left", _HAIR), ("right", _HAIR), ("insideV", _HAIR)]
        order = ("top", "left", "bottom", "right", "insideH", "insideV")
        for name, size in sorted(edges, key=lambda edge: order.index(edge[0])):
            borders.append(element(f"w:{name}", val="single", sz=size, space=0, color="auto"))
        layout: Any = properties.find(qn("w:tblLayout"))
        layout.addprevious(borders)
        margins = element("w:tblCellMar")
        for name, wide in (("top", _PAD), ("left", 2 * _PAD), ("bottom", _PAD), ("right", 2 * _PAD)):
            margins.append(element(f"w:{name}", w=wide, type="dxa"))
        layout.addnext(margins)
        look: Any = properties.find(qn("w:tblLook"))
        if look is not None:
            properties.remove(look)
        properties.append(
            element(
                "w:tblLook",
                val="04A0",
                firstRow=int(bool(block.head)),
                lastRow=0,
                firstColumn=int(block.row_headers),
                lastColumn=0,
                noHBand=1,
                noVBand=1,
            )
        )

    def _rows(self, table: Table, block: TableBlock, rows: tuple[Row, ...], widths: list[int], *, head: bool) -> None:
        spans: dict[int, int] = {}  # column: rows still to come of a cell that spans several
        for row in rows:
            made = table.add_row()
            targets = list(made.cells)
            if head:
                under(made).get_or_add_trPr().append(element("w:tblHeader"))
            if block.density is Density.HAND:  # who signs finds all of the line on one page
                under(made).get_or_add_trPr().append(element("w:cantSplit"))
            column = 0
            for cell in row.cells:
                column = self._covered(targets, spans, column)
                self._cell(targets, column, cell, sum(widths[column : column + cell.columns]))
                self._shade(targets[column], _HEAD if head else _BAND if row.band else "")
                self._fill(targets[column], cell, block, bold=head or row.band)
                if row.band:
                    targets[column].paragraphs[0].paragraph_format.keep_with_next = True
                if cell.rows > 1:
                    spans[column] = cell.rows - 1
                column += cell.columns
            self._covered(targets, spans, column)

    def _covered(self, targets: list[Any], spans: dict[int, int], column: int) -> int:
        """Closes the cells that a span from above covers; gives the next free column."""
        while spans.get(column, 0):
            spans[column] -= 1
            under(targets[column]).get_or_add_tcPr().append(element("w:vMerge"))
            self._shade(targets[column], _HEAD)
            column += 1
        return column

    @staticmethod
    def _cell(targets: list[Any], column: int, cell: Cell, width: int) -> None:
        slot = under(targets[column])
        for spare in targets[column + 1 : column + cell.columns]:
            slot.getparent().remove(under(spare))
        slot.width = Length(width)
        if cell.columns > 1:
            slot.grid_span = cell.columns
        if cell.rows > 1:
            replaced(slot.get_or_add_tcPr(), element("w:vMerge", val="restart"))

    @staticmethod
    def _shade(target: Any, fill: str) -> None:  # noqa: ANN401 – a cell of python-docx
        if fill:
            under(target).get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill=fill))

    def _fill(self, target: Any, cell: Cell, block: TableBlock, *, bold: bool) -> None:  # noqa: ANN401 – as above
        style = self._styles[self._names.dense if block.density is Density.DENSE else self._names.cell]
        first = target.paragraphs[0]
        under(first).style = style
        spare = [first]

        def paragraph() -> Any:  # noqa: ANN401 – of python-docx
            made = spare.pop() if spare else target.add_paragraph()
            under(made).style = style
            return made

        hyphens = self._places if block.density is Density.DENSE else None
        for content in cell.blocks:
            if isinstance(content, ListBlock):
                self._lists.add(content, paragraph, narrow=True, hyphens=hyphens)
                continue
            made = paragraph()
            made.alignment = _ALIGNMENTS[cell.align]
            write(made, content.runs, bold=bold, hyphens=hyphens)
            if content.tone is Tone.MUTED:
                for run in made.runs:
                    run.font.color.rgb, run.font.italic = GRAY, True

    @cached_property
    def _hyphens(self) -> pyphen.Pyphen:
        """The dictionary, read where a paper has a crowded table."""
        return pyphen.Pyphen(lang="hu_HU")

    def _places(self, word: str) -> list[int]:
        """Where a word may be broken without changing its letters (asz-szony has no such place)."""
        plain = (place for place in self._hyphens.positions(word) if getattr(place, "data", None) is None)
        return [int(place) for place in plain]
