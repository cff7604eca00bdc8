"""Tables that this program wrote, as workbook or text: what was left as it was comes back with its origin.

A figure is known by the codes beside it, not by where it stands: rows may be sorted, sheets renamed, the file
saved by another program. What somebody wrote into a cell since is a figure of this file.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from hep_desktop.domain.situation import Fact, FactKey, FileOrigin
from hep_desktop.domain.values import Number, Value, Words
from hep_desktop.frozen import dataclass
from hep_desktop.importers.feeding import Request
from hep_desktop.importers.headings import find_table
from hep_desktop.importers.proposal import Doubt, DoubtKind, Offer, Proposal, doubt
from hep_desktop.importers.sheets import Book, Raw, Sheet, Sign, address, reading
from hep_desktop.template import own_tables
from hep_desktop.template.own_tables import Kept
from hep_desktop.words import text

_IMPORTER = "own_tables"
_DEEPEST = 6  # rows above which somebody may have put something over a table
_PERIOD = re.compile(r"[0-9]{4}(?:/[0-9]{4})?")
_SIGNED = ("'",)


def read(book: Book, request: Request) -> Proposal | None:
    """What a file of ours offers the settlements of the store; None for another file."""
    ours = {one.code for one in request.settlements}
    records = book.hidden.get(own_tables.SHEET)
    if records is not None:
        found = _Workbook(book, _records(records())).found()
    else:
        lines = _text_lines(book)
        if lines is None:
            return None
        found = list(lines)
    offers = tuple(one for one in found if isinstance(one, Offer) and one.settlement in ours)
    return Proposal(
        importer=_IMPORTER,
        origin=FileOrigin(book.file, book.sha256),
        offers=offers,
        stopped=tuple(one for one in found if isinstance(one, Doubt)) if offers else (),
    )


def _records(sheet: Sheet) -> list[Kept]:
    texts = (row[0] for row in sheet.rows if row)
    return [kept for one in texts if isinstance(one, str) and (kept := own_tables.kept_from(one))]


@dataclass(frozen=True, slots=True)
class _Workbook:
    """The visible tables, beside what stood in them when they were written."""

    book: Book
    records: list[Kept]

    def found(self) -> list[Offer | Doubt]:
        """What the tables say now; of a table that is gone, what stood in it."""
        kept = {one.key: one for one in self.records}
        settlement = self.records[0].settlement if self.records else ""
        seen: dict[FactKey, Offer | Doubt | None] = {}
        for sheet in self.book:
            for key, row, column in cells(sheet):
                if key not in seen:  # a figure of several tables stands in the first
                    raw = sheet.raw(row, column)
                    here = FileOrigin(self.book.file, self.book.sha256, sheet.name, address(row, column))
                    seen[key] = _now(settlement, key, kept.get(key), raw, here)
        return [one for one in seen.values() if one is not None]


def cells(sheet: Sheet) -> Iterator[tuple[FactKey, int, int]]:
    """The cells of the tables on a sheet with what they are."""
    for top in range(min(_DEEPEST, len(sheet.rows))):
        codes = {column: sheet.text(top, column) for column in range(len(sheet.rows[top]))}
        first = next((at for at, code in codes.items() if code.startswith(own_tables.MARK)), None)
        if first is None:
            continue
        keys = next((at for at, code in codes.items() if code == own_tables.ROW), None)
        for row in range(top + 1, len(sheet.rows)):
            whole = sheet.text(row, first if keys is None else keys)
            if "|" not in whole if keys is not None else not _PERIOD.fullmatch(whole):
                continue  # headings, and what stands under the table
            period, member = (whole, "") if keys is None else own_tables.row_from(whole)
            for column, code in codes.items():
                if code and column not in (first, keys):
                    yield FactKey(code, period, member), row, column
        return


def _text_lines(book: Book) -> Iterator[Offer | Doubt] | None:
    names = {name: text(f"exporting.csv.{name}") for name in ("kept", "code", "number", "words", "no_data")}
    table = find_table(book, *names.values()) if len(book.names) == 1 else None  # a text has one sheet
    if table is None:
        return None
    columns = {name: table.column(heading) or 0 for name, heading in names.items()}
    sheet = table.sheet

    def lines() -> Iterator[Offer | Doubt]:
        for row in range(table.first, len(sheet.rows)):
            kept = own_tables.kept_from(str(sheet.raw(row, columns["kept"])))
            if kept is None:
                continue
            said = ((columns[name], sheet.raw(row, columns[name])) for name in ("number", "words", "no_data"))
            column, raw = next(((at, one) for at, one in said if one != ""), (columns["number"], ""))
            here = FileOrigin(book.file, book.sha256, sheet.name, address(row, column))
            now = _now(kept.settlement, kept.key, kept, _unquoted(raw, kept.shown), here)
            if now is not None:
                yield now

    return lines()


def _unquoted(raw: Raw, shown: str) -> Raw:
    """A text without the sign that keeps spreadsheets from taking it for a formula."""
    return raw[1:] if isinstance(raw, str) and raw.startswith(_SIGNED) and not shown.startswith(_SIGNED) else raw


def _now(settlement: str, key: FactKey, kept: Kept | None, raw: Raw, here: FileOrigin) -> Offer | Doubt | None:
    """What a cell says now: the figure that left, another one, or nothing."""
    said = reading(raw)
    written = said.number if said.sign is Sign.NUMBER else None
    if kept is not None and own_tables.same(kept.shown, written, str(raw) if isinstance(raw, str) else said.text):
        return Offer(settlement, key, kept.fact) if kept.fact else None
    if said.sign is Sign.BLANK:
        return doubt(DoubtKind.BLANK, cell=here.cell) if kept is not None and kept.fact else None
    value = _value(kept, said.number, said.text)
    if value is None:
        return doubt(DoubtKind.NO_NUMBER, cell=here.cell, text=said.text)
    return Offer(settlement, key, Fact(value, here))


def _value(kept: Kept | None, number: Decimal | None, words: str) -> Value | None:
    if kept is not None and kept.fact is not None and isinstance(kept.fact.value, Words):
        return Words(words)
    return None if number is None else Number(number)
