"""The tables of a web page, as many sites give them under the name `.xls`; nothing is fetched, nothing is run."""

from collections.abc import Callable, Iterator
from typing import Any

from lxml import html as _untyped  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType] – lxml carries no types

from hep_desktop.importers.refusal import Refused
from hep_desktop.importers.sheets import MOST_CELLS, Sheet, Sign, reading

_html: Any = _untyped  # lxml has no type stubs
_Element = Any

_WIDEST = 1000  # columns one cell may span; browsers hold the same limit
_DIGITS = 5  # of a span that makes sense
_SILENT = frozenset({"script", "style", "table"})  # what stands in them is no text of the cell around


def page_sheets(text: str) -> tuple[tuple[str, ...], Callable[[int], Sheet]]:
    """One sheet for each table that has cells, numbered where there are several. Raises Refused."""
    grids = [grid for table in _root(text).iter("table") if (grid := _grid(table))]
    if not grids:
        raise Refused("import.is_a_web_page")
    if sum(len(row) for grid in grids for row in grid) > MOST_CELLS:
        raise Refused("import.too_large")
    names = tuple(str(place) for place in range(1, len(grids) + 1)) if len(grids) > 1 else ("",)
    return names, lambda place: Sheet(names[place], grids[place])


def _root(text: str) -> _Element:
    parser = _html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        # as bytes: what the page itself says of its coding was settled when it was decoded
        return _html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except (ValueError, _html.etree.ParserError) as error:
        raise Refused("import.is_a_web_page") from error


def _grid(table: _Element) -> list[list[str]]:
    """The rows of a table with its merged cells spread out."""
    grid: list[list[str]] = []
    hanging: dict[int, tuple[str, int]] = {}  # column: what reaches down into it, and for how many rows
    size = 0
    for line in table.iter("tr"):
        if next(line.iterancestors("table")) is not table:
            continue  # of a table within
        row, hanging = _row(line, hanging)
        size += len(row)
        if size > MOST_CELLS:
            raise Refused("import.too_large")
        grid.append(row)
    return grid if size else []


def _row(line: _Element, above: dict[int, tuple[str, int]]) -> tuple[list[str], dict[int, tuple[str, int]]]:
    row: list[str] = []
    below = {column: (text, rows - 1) for column, (text, rows) in above.items() if rows > 1}
    for cell in line.iterchildren("td", "th"):
        while len(row) in above:
            row.append(above[len(row)][0])
        said = " ".join("".join(_texts(cell)).split())
        # a figure of several years or villages together is the figure of none of them
        spread = said if cell.tag == "th" or reading(said).sign is not Sign.NUMBER else ""
        rows = _span(cell, "rowspan")
        for place in range(min(_span(cell, "colspan"), _WIDEST)):
            if rows > 1:
                below[len(row)] = (spread, rows - 1)
            row.append(spread if place else said)
    while len(row) in above:
        row.append(above[len(row)][0])
    return row, below


def _texts(element: _Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag not in _SILENT:
            yield " " if child.tag in {"br", "p", "div"} else ""
            yield from _texts(child)
        yield child.tail or ""


def _span(cell: _Element, name: str) -> int:
    said = cell.get(name, "").strip()
    return max(1, int(said)) if said.isascii() and said.isdigit() and len(said) <= _DIGITS else 1
