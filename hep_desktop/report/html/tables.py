"""A table of a paper on a web page: its caption, heads that say what they head, bands as groups of rows."""

from collections.abc import Callable, Iterator
from itertools import count

from hep_desktop.report.document import Align, Cell, ListBlock, Row, TableBlock, Tone
from hep_desktop.report.html.markup import element, inline, joined, listing, words

_CLASSES = {Align.START: None, Align.CENTRE: "centre", Align.END: "end"}


class Tabling:
    """Writes the tables of one page; each caption has a name of its own."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def table(self, block: TableBlock, above: str) -> str:
        """The table and its notes; its frame scrolls by itself where the screen is narrow.

        The frame is named by the caption, else by the heading above.
        """
        key = f"table-{next(self._numbers)}"
        caption = element("caption", words(block.caption), id=key) if block.caption else ""
        head = element("thead", joined(_row(row, _head) for row in block.head)) if block.head else ""
        bodies = joined(element("tbody", joined(rows)) for rows in _bodies(block))
        made = element("table", joined(part for part in (caption, head, bodies) if part))
        name = key if caption else above
        # who uses the keyboard alone can scroll what has the focus; a region each would be too many landmarks
        frame = element("div", made, class_="wide", role="group", aria_labelledby=name, tabindex=0)
        return joined((frame, *(element("p", inline(note), class_="note") for note in block.notes)))


def _bodies(block: TableBlock) -> Iterator[list[str]]:
    """The rows in groups: a band begins a new one and heads it."""
    rows: list[str] = []
    for row in block.body:
        if row.band:
            if rows:
                yield rows
            rows = [_row(row, _band)]
        else:
            cells = (_body(cell, first=not place and block.row_headers) for place, cell in enumerate(row.cells))
            rows.append(element("tr", "".join(cells)))
    yield rows


def _row(row: Row, made: Callable[[Cell], str]) -> str:
    return element("tr", "".join(made(cell) for cell in row.cells))


def _head(cell: Cell) -> str:
    """Nothing is headed by an empty cell."""
    scope = "colgroup" if cell.columns > 1 else "col"
    return _cell("td", cell, None) if cell.blank else _cell("th", cell, scope)


def _band(cell: Cell) -> str:
    return _cell("th", cell, "rowgroup")


def _body(cell: Cell, *, first: bool) -> str:
    return _cell("th", cell, "row") if first and not cell.blank else _cell("td", cell, None)


def _cell(tag: str, cell: Cell, scope: str | None) -> str:
    return element(
        tag,
        _content(cell),
        scope=scope,
        colspan=cell.columns if cell.columns > 1 else None,
        rowspan=cell.rows if cell.rows > 1 else None,
        class_=_CLASSES[cell.align],
    )


def _content(cell: Cell) -> str:
    """A single paragraph is the cell's own content."""
    if len(cell.blocks) == 1 and not isinstance(cell.blocks[0], ListBlock) and cell.blocks[0].tone is Tone.TEXT:
        return inline(cell.blocks[0].runs)
    return "".join(
        listing(one)
        if isinstance(one, ListBlock)
        else element("p", inline(one.runs), class_="muted" if one.tone is Tone.MUTED else None)
        for one in cell.blocks
    )
