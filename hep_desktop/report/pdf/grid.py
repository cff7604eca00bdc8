"""A table on paper: split between rows and inside tall ones, continued overleaf under its repeated heads."""

from dataclasses import replace
from itertools import accumulate
from typing import Self

from hep_desktop.frozen import dataclass
from hep_desktop.report.pdf.cells import GridCell, GridRow
from hep_desktop.report.pdf.items import Item
from hep_desktop.report.pdf.pen import Pen
from hep_desktop.report.pdf.prose import Prose
from hep_desktop.report.pdf.ruling import Ruling
from hep_desktop.report.pdf.styles import TableStyle

_TOGETHER = 1 / 3  # of a page: so high a table is never split
_WHITE = 1 / 5  # of a page: so much may stay white rather than split a row
_FEW = 2  # so many rows at least stand on either page
_BEFORE, _AFTER = 10.0, 14.0
_NOTE_GAP = 4.0


@dataclass(frozen=True, slots=True)
class GridParts:
    """What a table is made of; `continued` stands over it on the following pages."""

    style: TableStyle
    shares: tuple[int, ...]
    page: float  # the height of the text on its pages
    head: tuple[GridRow, ...]
    body: tuple[GridRow, ...]
    caption: Prose | None = None
    continued: Prose | None = None
    notes: tuple[Prose, ...] = ()
    share: float = 1.0  # of the width of the text


class Grid(Item):
    """A table, or the part of one that stands on a page."""

    before = _BEFORE
    after = _AFTER

    def __init__(self, parts: GridParts, *, edges: list[float] | None = None, overleaf: bool = False) -> None:
        self.parts = parts
        self._edges = edges or []
        self._overleaf = overleaf
        self.height = self._height()

    # --- layout ----------------------------------------------------------------------------------------------

    def measure(self, width: float) -> None:
        """Lay out all cells."""
        parts = self.parts
        whole = sum(parts.shares)
        self._edges = [0.0, *accumulate(width * parts.share * share / whole for share in parts.shares)]
        for prose in (parts.caption, parts.continued, *parts.notes):
            if prose is not None:
                prose.measure(width)
        head = _spanned([row.measured(self._edges, parts.style) for row in parts.head], parts.style)
        body = tuple(row.measured(self._edges, parts.style) for row in parts.body)
        self.parts = replace(parts, head=head, body=body)
        self.height = self._height()

    @property
    def _title(self) -> Prose | None:
        return self.parts.continued if self._overleaf else self.parts.caption

    @property
    def _above(self) -> float:
        """The height of caption and heads."""
        title = self._title
        heads = sum(row.height for row in self.parts.head)
        return heads + (title.height + title.after if title is not None else 0.0)

    @property
    def _below(self) -> float:
        notes = self.parts.notes
        return _NOTE_GAP + sum(note.height + note.after for note in notes) - notes[-1].after if notes else 0.0

    def _height(self) -> float:
        return self._above + sum(row.height for row in self.parts.body) + self._below

    def least(self) -> float:
        """A small table whole; of a long one the heads and a good beginning."""
        if self.height <= self.parts.page * _TOGETHER:
            return self.height
        first, rows = 0.0, 0
        for row in self.parts.body:
            first += row.height
            rows += not row.band
            if rows == _FEW:
                break
        return self._above + min(first, self.parts.page * _WHITE)

    # --- pages -----------------------------------------------------------------------------------------------

    def split(self, room: float, *, force: bool = False) -> tuple[Self | None, Self]:
        """The rows that fit, and the rest under repeated heads."""
        if self.height <= self.parts.page * _TOGETHER and not self._overleaf and not force:
            return None, self
        body = self.parts.body
        free = room - self._above
        count = self._rows_in(free)
        place = count  # of the row to part: a band goes with the one it names
        while body[place].band and place < len(body) - 1:
            place += 1
        free -= sum(row.height for row in body[:place])
        parted = self._parted(place, free, force=force and count == 0)
        if parted is not None:
            upper, lower = parted
            return self._begun((*body[:place], upper)), self._rest((lower, *body[place + 1 :]))
        if count == 0:
            return None, self
        return self._begun(body[:count]), self._rest(body[count:])

    def _rows_in(self, free: float) -> int:
        """How many whole rows fit: a band stays with its first row, the notes with the last row."""
        body = self.parts.body
        heights = list(accumulate(row.height for row in body))
        count = sum(1 for height in heights if height <= free + 0.01)
        if count == len(body):
            count -= 1  # the notes did not fit, or the table would not be split
        if len(body) - count < _FEW < count:
            count = len(body) - _FEW
        while count and body[count - 1].band:
            count -= 1
        return count

    def _parted(self, place: int, free: float, *, force: bool) -> tuple[GridRow, GridRow] | None:
        """A row in two parts, where leaving its place white would be a waste."""
        row = self.parts.body[place]
        page = self.parts.page
        if row.band:
            return None
        if not force and free < page * _WHITE and row.height < page / 2:
            return None
        return row.split(free, self.parts.style) or (row.split(free, self.parts.style, force=True) if force else None)

    def _begun(self, body: tuple[GridRow, ...]) -> Self:
        parts = replace(self.parts, body=body, notes=())
        begun = type(self)(parts, edges=self._edges, overleaf=self._overleaf)
        begun.after = 0.0
        return begun

    def _rest(self, body: tuple[GridRow, ...]) -> Self:
        return type(self)(replace(self.parts, body=body), edges=self._edges, overleaf=True)

    # --- drawing ---------------------------------------------------------------------------------------------

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw caption, shades, cells, lines and notes."""
        title = self._title
        if title is not None:
            if self._overleaf:
                with pen.artifact("Pagination"):
                    title.decorate(pen, x, top)
            else:
                title.draw(pen, x, top)
            top -= title.height + title.after
        ruling = Ruling(self.parts.style, self.parts.head, self.parts.body, self._edges)
        ruling.shade(pen, x, top)
        end = self._draw_rows(pen, x, top)
        ruling.rule(pen, x, top)
        end -= _NOTE_GAP
        for note in self.parts.notes:
            note.draw(pen, x, end)
            end -= note.height + note.after

    def _draw_rows(self, pen: Pen, x: float, top: float) -> float:
        heads = self.parts.head
        for place, row in enumerate(heads):
            for cell in row.cells:
                height = sum(one.height for one in heads[place : place + cell.rows])
                self._draw_cell(
                    pen, cell, x, top - max(0.0, height - cell.height - 2 * self.parts.style.pad_y), head=True
                )
            top -= row.height
        for row in self.parts.body:
            if row.again:
                with pen.artifact("Pagination"):
                    self._stack(pen, row.again, x + self.parts.style.pad_x, top, tagged=False)
            for cell in row.cells:
                self._draw_cell(pen, cell, x, top, head=False)
            top -= row.height
        return top

    def _draw_cell(self, pen: Pen, cell: GridCell, x: float, top: float, *, head: bool) -> None:
        left = x + self._edges[cell.column] + self.parts.style.pad_x
        if head and self._overleaf:
            with pen.artifact("Pagination"):
                self._stack(pen, cell.content, left, top, tagged=False)
        else:
            self._stack(pen, cell.content, left, top, tagged=True)

    def _stack(self, pen: Pen, content: tuple[Prose, ...], x: float, top: float, *, tagged: bool) -> None:
        top -= self.parts.style.pad_y
        for prose in content:
            (prose.draw if tagged else prose.decorate)(pen, x, top)
            top -= prose.height + prose.after


def _spanned(rows: list[GridRow], style: TableStyle) -> tuple[GridRow, ...]:
    """Heads high enough for cells that span rows; the last row of the span takes what is missing."""
    for place, row in enumerate(rows):
        for cell in row.cells:
            last = place + cell.rows - 1
            missing = cell.height + 2 * style.pad_y - sum(one.height for one in rows[place : last + 1])
            if missing > 0:
                rows[last] = replace(rows[last], height=rows[last].height + missing)
    return tuple(rows)
