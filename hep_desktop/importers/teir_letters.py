"""TeIR's export until 2022 (sheet `TeIR2`): columns are letters, and what they mean stands under the data.

A legend line is `L | Belföldi állandó elvándorlások száma, 2016(Település)`; the comma comes and goes. A
heading may be a formula of letters (`(M-L)/H`). The last line names the sources.
"""

import re
from collections.abc import Iterator, Mapping

from hep_desktop.importers.headings import find_table
from hep_desktop.importers.proposal import Doubt, DoubtKind, doubt
from hep_desktop.importers.refusal import Refused
from hep_desktop.importers.sheets import Book, as_text
from hep_desktop.importers.teir_columns import Export, Series

_SETTLEMENT = "Megnevezés"
_CODE = "Kód"

_LETTER = re.compile(r"[A-Z]{1,2}")
_FORMULA = re.compile(r"\(*[A-Z]{1,2}(?:\s*[-+*/]\s*\(*(?:[A-Z]{1,2}|[0-9]+)\)*)*")  # a letter alone too
_MEANING = re.compile(r"(?P<name>.+?)[, ]*(?P<year>(?:19|20)[0-9]{2})\s*\((?P<level>[^()]+)\)")
_SOURCES = re.compile(r"Forrás:\s*\(TeIR\)(?P<sources>.*)")
_LEGEND_AT = 4  # columns among which it stands
_TSTAR = "KSH-TSTAR"


def find(book: Book) -> Export | None:
    """The export in this file, or None. Raises Refused where its columns were given other names."""
    table = find_table(book, _SETTLEMENT, _CODE)
    if table is None:
        return None
    sources = {found["sources"] for _, text in _lines(book) if (found := _SOURCES.fullmatch(text))}
    if not sources:
        return None
    names, codes = table.column(_SETTLEMENT) or 0, table.column(_CODE) or 0
    headings = {
        column: text
        for column in range(len(table.sheet.rows[table.row]))
        if column not in (names, codes) and (text := table.sheet.text(table.row, column))
    }
    if not any(map(_FORMULA.fullmatch, headings.values())):
        raise Refused("import.renamed_columns")
    legend = _legend(book)
    columns = {column: _held(text, legend) for column, text in headings.items()}
    return Export(table, names, codes, columns, any(_TSTAR in one for one in sources))


def _held(heading: str, legend: Mapping[str, Series]) -> Series | Doubt:
    if heading in legend:
        return legend[heading]
    if _FORMULA.fullmatch(heading) and not _LETTER.fullmatch(heading):
        return doubt(DoubtKind.RATIO, heading=heading)
    return doubt(DoubtKind.NO_LEGEND, heading=heading)


def _legend(book: Book) -> dict[str, Series]:
    """What each letter means; a letter with two meanings has none."""
    meanings: dict[str, set[Series]] = {}
    for letter, text in _lines(book):
        meaning = _MEANING.fullmatch(text)
        if meaning and _LETTER.fullmatch(letter):
            series = Series(text, meaning["name"], meaning["year"], meaning["level"].strip())
            meanings.setdefault(letter, set()).add(series)
    return {letter: series.pop() for letter, series in meanings.items() if len(series) == 1}


def _lines(book: Book) -> Iterator[tuple[str, str]]:
    """The first cells of every row, two by two; users move the legend to a sheet of its own, and put columns before."""
    for sheet in book:
        for row in sheet.rows:
            said = [as_text(raw) for raw in row[:_LEGEND_AT]]
            yield from zip(("", *said), said, strict=False)
