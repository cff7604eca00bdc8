"""Shades and lines of a table; decoration, so all of it untagged."""

from hep_desktop.frozen import dataclass
from hep_desktop.report.pdf.cells import GridRow
from hep_desktop.report.pdf.pen import Pen
from hep_desktop.report.pdf.styles import SHADE_BAND, SHADE_HEAD, TableStyle

_STRONG, _MIDDLE, _HAIR = 0.9, 0.5, 0.3


@dataclass(frozen=True, slots=True)
class Ruling:
    """The lines of the part of a table that stands on one page."""

    style: TableStyle
    head: tuple[GridRow, ...]
    body: tuple[GridRow, ...]
    edges: list[float]

    @property
    def _width(self) -> float:
        return self.edges[-1]

    def shade(self, pen: Pen, x: float, top: float) -> None:
        """Gray behind heads and bands."""
        with pen.artifact("Layout"):
            heads = sum(row.height for row in self.head)
            if heads:
                pen.fill(x, top - heads, self._width, heads, SHADE_HEAD)
            top -= heads
            for row in self.body:
                if row.band:
                    pen.fill(x, top - row.height, self._width, row.height, SHADE_BAND)
                top -= row.height

    def rule(self, pen: Pen, x: float, top: float) -> None:
        """Strong lines above and below, hair lines between rows, between columns where text is crowded."""
        with pen.artifact("Layout"):
            pen.rule(x, top, self._width, weight=_STRONG)
            y = self._rule_heads(pen, x, top)
            for place, row in enumerate(self.body):
                self._rule_columns(pen, x, y, row)
                y -= row.height
                last = place == len(self.body) - 1
                pen.rule(x, y, self._width, weight=_STRONG if last else _HAIR)

    def _rule_heads(self, pen: Pen, x: float, top: float) -> float:
        for place, row in enumerate(self.head):
            self._rule_columns(pen, x, top, row)
            top -= row.height
            below = place < len(self.head) - 1
            for cell in row.cells:
                if below and cell.rows == 1:
                    left, right = self.edges[cell.column], self.edges[cell.column + cell.columns]
                    pen.rule(x + left, top, right - left, weight=_HAIR)
        if self.head:
            pen.rule(x, top, self._width, weight=_MIDDLE)
        return top

    def _rule_columns(self, pen: Pen, x: float, top: float, row: GridRow) -> None:
        if self.style.columns_ruled:
            for cell in row.cells:
                if cell.column:
                    pen.rule(x + self.edges[cell.column], top - row.height, 0.0, row.height, weight=_HAIR)
