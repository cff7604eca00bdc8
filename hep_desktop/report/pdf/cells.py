"""Rows and cells of a table on paper: their height, and how a tall row parts at the foot of a page."""

from dataclasses import field, replace

from hep_desktop.frozen import dataclass
from hep_desktop.report.pdf.prose import Prose
from hep_desktop.report.pdf.styles import TableStyle


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: what stands in it, at which column, over how many columns and rows."""

    column: int
    content: tuple[Prose, ...] = ()
    columns: int = 1
    rows: int = 1

    @property
    def height(self) -> float:
        """The height of the content, without the white around it."""
        return stacked(self.content)


def stacked(content: tuple[Prose, ...]) -> float:
    """The height of paragraphs one below the other; the white after the last one does not count."""
    if not content:
        return 0.0
    return sum(prose.height + prose.after for prose in content) - content[-1].after


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row. `again` is the content of its first cell where the row comes over from the page before."""

    cells: tuple[GridCell, ...]
    band: bool = False
    height: float = 0.0
    again: tuple[Prose, ...] = field(default=())

    def measured(self, edges: list[float], style: TableStyle) -> "GridRow":
        """The row laid out between the edges of its columns."""
        for cell in self.cells:
            width = edges[cell.column + cell.columns] - edges[cell.column] - 2 * style.pad_x
            for prose in cell.content:
                prose.measure(width)
        return replace(self, height=self.tallest(style))

    def tallest(self, style: TableStyle) -> float:
        """How high the row has to be for its content."""
        tallest = max((cell.height for cell in self.cells if cell.rows == 1), default=0.0)
        return max(tallest, stacked(self.again), style.text.leading) + 2 * style.pad_y

    def split(self, room: float, style: TableStyle, *, force: bool = False) -> "tuple[GridRow, GridRow] | None":
        """The upper and the lower part, every cell begun on the upper one; None where that cannot be."""
        room -= 2 * style.pad_y
        above: list[GridCell] = []
        below: list[GridCell] = []
        for cell in self.cells:
            upper, lower = _part(cell.content, room, force=force)
            if cell.content and not upper:
                return None
            above.append(replace(cell, content=upper))
            below.append(replace(cell, content=lower))
        if not any(cell.content for cell in below):
            return None
        again = () if below[0].content else self.again or above[0].content
        lower_row = replace(self, cells=tuple(below), again=again)
        upper_row = replace(self, cells=tuple(above))
        return (
            replace(upper_row, height=upper_row.tallest(style)),
            replace(lower_row, height=lower_row.tallest(style)),
        )


def _part(content: tuple[Prose, ...], room: float, *, force: bool) -> tuple[tuple[Prose, ...], tuple[Prose, ...]]:
    used = 0.0
    for place, prose in enumerate(content):
        if used + prose.height <= room + 0.01:
            used += prose.height + prose.after
            continue
        upper, lower = prose.split(room - used, force=force and place == 0)
        kept = content[:place] if upper is None else (*content[:place], upper)
        return kept, (lower, *content[place + 1 :])
    return content, ()
