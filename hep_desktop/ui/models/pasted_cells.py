"""What was copied elsewhere as cells: tabs from sheets and Word tables, runs of spaces from PDF text. Pure: no Qt."""

import csv
import re
from collections.abc import Iterator

from hep_desktop.hungarian import parse_number

LARGEST = 200_000
"""So many characters of cells are read; the largest table of an edition holds a tenth of it."""

_GAP = re.compile(r" {2,}|\s*\t\s*")
_LEADING = re.compile(r"[-−+]?\d{1,3}")
_FOLLOWING = re.compile(r"\d{3}(,\d+)?")


def pasted_cells(words: str, columns: int) -> list[list[str]]:
    """The cells of a pasted text, line by line; `columns` is how many there is room for.

    A single space parts thousands in Hungarian, but PDF text has nothing else between its columns: a line
    of numbers is taken apart only where that gives exactly as many as there is room for, in one way.
    """
    if "\t" in words:
        return [line for line in csv.reader(words.splitlines(keepends=True), delimiter="\t") if line]
    lines = [line.strip(" ") for line in words.splitlines()]
    return [_parted(line, columns) for line in lines if line.strip()]


def _parted(line: str, columns: int) -> list[str]:
    wide = _GAP.split(line)
    if len(wide) > 1 and all(_is_figure(cell) for cell in wide[1:]):
        return wide
    tokens = line.split(" ")
    if len(tokens) < columns or columns < 2 or not all(_is_figure(token) for token in tokens):  # noqa: PLR2004 – two cells
        return [line]
    ways = _groupings(tokens, columns)
    first = next(ways, None)
    return first if first is not None and next(ways, None) is None else [line]


def _is_figure(cell: str) -> bool:
    return parse_number(cell.removesuffix("%")) is not None or cell in ("", "–", "-", "..", "…")


def _groupings(tokens: list[str], count: int) -> Iterator[list[str]]:
    """The ways to read tokens as `count` numbers whose thousands are parted by spaces."""
    if count == 0:
        if not tokens:
            yield []
        return
    for taken in range(1, len(tokens) - count + 2):
        if taken > 1 and not (_LEADING.fullmatch(tokens[0]) and _FOLLOWING.fullmatch(tokens[taken - 1])):
            return
        for rest in _groupings(tokens[taken:], count - 1):
            yield [" ".join(tokens[:taken]), *rest]
        if "," in tokens[taken - 1]:
            return
