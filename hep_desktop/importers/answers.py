"""Forms of ours that an institution filled: known by their hidden marks, only what was written in is offered."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from hep_desktop.domain.situation import Fact, FactKey, FileOrigin
from hep_desktop.hungarian import parse_date
from hep_desktop.importers import answer_text, answered_lists
from hep_desktop.importers.cell_figures import CellReader, Said
from hep_desktop.importers.feeding import Request
from hep_desktop.importers.marks import Notes
from hep_desktop.importers.own_tables import cells
from hep_desktop.importers.proposal import Answer, Doubt, DoubtKind, Offer, Proposal
from hep_desktop.importers.sheets import Book, Sheet, address
from hep_desktop.template import asking

_IMPORTER = "answers"
_DEEPEST = 6  # rows above which somebody may have put something over a sheet


def read(book: Book, request: Request) -> Proposal | None:
    """What a filled form says; None for another file. Whose it is the services judge, who know the requests."""
    letter = answer_text.found(book)
    if letter is not None:
        return _proposal(book, letter.mark, letter.figures(book, request), letter.fields())
    mark = _mark(book)
    if mark is None:
        return None
    said = (one for sheet in book for one in _said(sheet, book, mark[1], request))
    return _proposal(book, mark, said, dict(pair for sheet in book for pair in _fields(sheet)))


def _proposal(
    book: Book, mark: tuple[str, str, str], said: Iterable[Offer | Doubt], fields: Mapping[str, str]
) -> Proposal:
    found = list(_once(said))
    texts = ((field.removeprefix(asking.TEXT), one) for field, one in fields.items() if field.startswith(asking.TEXT))
    number, dated = fields.get("number", ""), parse_date(fields.get("dated", ""))
    return Proposal(
        importer=_IMPORTER,
        origin=FileOrigin(book.file, book.sha256),
        offers=tuple(one for one in found if isinstance(one, Offer)),
        stopped=tuple(one for one in found if isinstance(one, Doubt)),
        answer=Answer(*mark, number, dated, tuple(sorted(texts))),
    )


def _mark(book: Book) -> tuple[str, str, str] | None:
    """The mark of the hidden sheet, or of the first one where that was lost."""
    hidden = book.hidden.get(asking.SHEET)
    if hidden is not None:
        return asking.from_mark(hidden().text(0, 0))
    first = next(iter(book), None) if book.names else None
    rows = first.rows[:_DEEPEST] if first else ()
    marks = (asking.from_mark(cell) for row in rows for cell in row if isinstance(cell, str))
    return next((mark for mark in marks if mark), None)


def _once(found: Iterable[Offer | Doubt]) -> Iterator[Offer | Doubt]:
    """Of a sheet that was copied the first one counts."""
    seen: set[FactKey] = set()
    for one in found:
        if isinstance(one, Doubt):
            yield one
        elif one.key not in seen:
            seen.add(one.key)
            yield one


def _said(sheet: Sheet, book: Book, code: str, request: Request) -> Iterator[Offer | Doubt]:
    listing = answered_lists.listing(sheet)
    if listing is None:
        return _figures(sheet, book, code, request)
    return answered_lists.offers(listing, book, code, request)


def _figures(sheet: Sheet, book: Book, code: str, request: Request) -> Iterator[Offer | Doubt]:
    reader = CellReader(sheet, {}, Notes({}, {}))
    for key, row, column in cells(sheet):
        if key.indicator.startswith(asking.MARK):
            continue
        wanted = request.wanted.get(key.indicator)
        said = reader.figure(row, column, Decimal(1), wanted.indicator.unit if wanted else "")
        if isinstance(said, Said):
            origin = FileOrigin(book.file, book.sha256, sheet.name, address(row, column), original=said.original)
            yield Offer(code, key, Fact(said.value, origin), said.doubts)
        elif said is not None and said.kind is not DoubtKind.BLANK:
            yield said


def _fields(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """What was written left of the marks of single cells."""
    for at, row in enumerate(sheet.rows):
        for column, cell in enumerate(row):
            if column and isinstance(cell, str) and cell.startswith(asking.FIELD):
                said = _written(sheet, at, column - 1)
                if said:
                    yield cell.removeprefix(asking.FIELD), said


def _written(sheet: Sheet, row: int, column: int) -> str:
    """A text with its lines; a day as it is written here."""
    raw = sheet.raw(row, column)
    if isinstance(raw, str):
        return "\n".join(line for line in (" ".join(part.split()) for part in raw.splitlines()) if line)
    return sheet.text(row, column).removesuffix(" 00:00:00")
