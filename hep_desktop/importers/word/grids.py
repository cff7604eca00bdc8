"""A Word table as rows of as many cells each; what one merged cell covers is marked."""

from collections import Counter
from collections.abc import Callable, Iterator

from hep_desktop.domain.situation import Run
from hep_desktop.importers.refusal import Refused
from hep_desktop.importers.word.markup import Element, local, number, w
from hep_desktop.importers.word.source import Cell, Line, Lost

_WIDEST = 63  # columns: Word makes no more
_MOST_CELLS = 60_000
_FEW = 3  # cells: a table of so few has no heads over figures
_WRAPPERS = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"})
_EMPTY = Cell()

ReadLine = Callable[[Element], Line | None]


class Grids:
    """Reads tables; a paragraph of a cell is read by `line`."""

    def __init__(self, line: ReadLine, lost: Counter[Lost]) -> None:
        self._line = line
        self._lost = lost
        self._cells = 0

    def rows(self, table: Element) -> tuple[tuple[Cell, ...], ...]:
        """All rows of a table, filled up to the same width."""
        rows: list[list[Cell]] = []
        for row in _under(table, "tr"):
            if _deleted(row.find(w("trPr")), "del"):
                self._lost[Lost.TRACKED] += 1
                continue
            rows.append(self._row(row, rows[-1] if rows else []))
        wide = max((len(row) for row in rows), default=0)
        return tuple((*row, *(_EMPTY for _ in range(wide - len(row)))) for row in rows)

    def _row(self, row: Element, above: list[Cell]) -> list[Cell]:
        cells: list[Cell] = []
        properties = row.find(w("trPr"))
        cells += [_EMPTY] * min(number(properties, "gridBefore") or 0, _WIDEST)
        for one in _under(row, "tc"):
            own = one.find(w("tcPr"))
            wide = min(max(number(own, "gridSpan") or 1, 1), _WIDEST)
            cell = self._cell(one, own, above[len(cells)] if len(cells) < len(above) else None)
            cells += [cell, *(Cell(cell.lines, spread=True) for _ in range(wide - 1))]
            self._lost[Lost.MERGED] += wide > 1 and bool(cell.lines)
        self._cells += len(cells)
        if self._cells > _MOST_CELLS or len(cells) > 16 * _WIDEST:
            raise Refused("word.too_large")
        return cells

    def _cell(self, one: Element, own: Element | None, above: Cell | None) -> Cell:
        merge = None if own is None else own.find(w("vMerge"))
        if merge is not None and merge.get(w("val")) != "restart" and above is not None:
            self._lost[Lost.MERGED] += not above.spread
            return Cell(above.lines, spread=True)
        if _deleted(own, "cellDel"):
            return _EMPTY
        return Cell(tuple(self._lines(one)))

    def _lines(self, parent: Element) -> Iterator[Line]:
        for one in parent:
            name = local(one)
            if name == "p":
                line = self._line(one)
                if line is not None:
                    yield line
            elif name == "tbl":
                self._lost[Lost.NESTED] += 1
                for row in _under(one, "tr"):
                    yield from self._joined(row)
            elif name in _WRAPPERS:
                yield from self._lines(one)

    def _joined(self, row: Element) -> Iterator[Line]:
        """A row of a table within a cell, as one line."""
        cells = (" ".join(line.plain for line in self._lines(cell)) for cell in _under(row, "tc"))
        words = " – ".join(said for said in cells if said)
        if words:
            yield Line(0, (Run(words),))


def _under(parent: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also where something is wrapped around them."""
    for one in parent:
        if local(one) == name:
            yield one
        elif local(one) in _WRAPPERS:
            yield from _under(one, name)


def cells_of(table: Element) -> Iterator[Element]:
    """The cells of a table, row by row."""
    for row in _under(table, "tr"):
        yield from _under(row, "tc")


def frames_tables(table: Element) -> bool:
    """Whether a table of one row or one column only holds others in their places."""
    wide = [len(list(_under(row, "tc"))) for row in _under(table, "tr")]
    inner = (nested for cell in cells_of(table) for nested in _under(cell, "tbl"))
    return min(len(wide), max(wide, default=0)) == 1 and any(len(list(cells_of(one))) > _FEW for one in inner)


def _deleted(properties: Element | None, name: str) -> bool:
    return properties is not None and properties.find(w(name)) is not None
