"""Lists of ours that an institution filled: the rows it was given, those it added, and what it says of each."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from hep_desktop.domain.situation import Fact, FactKey, FileOrigin
from hep_desktop.domain.values import Words
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import fold
from hep_desktop.importers.cell_figures import CellReader, Said
from hep_desktop.importers.feeding import Request
from hep_desktop.importers.marks import Notes
from hep_desktop.importers.proposal import Doubt, DoubtKind, Offer, doubt
from hep_desktop.importers.sheets import Book, Sheet, address
from hep_desktop.template import asking, own_tables
from hep_desktop.template.choices import choices
from hep_desktop.template.model import Indicator, IndicatorKind

_DEEPEST = 6  # rows above which somebody may have put something over a sheet


@dataclass(frozen=True, slots=True)
class Listing:
    """A list on a sheet: which column holds which indicator, where the keys of its rows stand, where they begin."""

    sheet: Sheet
    table: str
    columns: Mapping[int, str]
    keys: int
    first: int


def listing(sheet: Sheet) -> Listing | None:
    """The list on a sheet of a form; None for a table of years and all else."""
    for top in range(min(_DEEPEST, len(sheet.rows))):
        codes = {at: sheet.text(top, at) for at in range(len(sheet.rows[top]))}
        table = next((one for one in codes.values() if one.startswith(own_tables.MARK)), "")
        keys = next((at for at, one in codes.items() if one == own_tables.ROW), None)
        if not table or keys is None:
            continue
        heads = (row for row in range(top + 1, len(sheet.rows)) if sheet.text(row, keys) == asking.HEADS)
        row = next(heads, None)
        if row is None:
            return None
        ours = {at: one for at, one in codes.items() if one and one != table and at < keys}
        return Listing(sheet, table.removeprefix(own_tables.MARK), ours, keys, row + 1)
    return None


def offers(listing: Listing, book: Book, settlement: str, request: Request) -> Iterator[Offer | Doubt]:
    """What the rows say; one without a key of ours, or with that of a row above, is a new one."""
    seen: set[str] = set()
    for row in range(listing.first, len(listing.sheet.rows)):
        member = own_tables.row_from(listing.sheet.text(row, listing.keys))[1]
        if not member or member in seen:
            member = f"{asking.NEW}{listing.table}.{row:06}"
        seen.add(member)
        for column, code in listing.columns.items():
            indicator = request.listed.get(code)
            said = said_in(listing.sheet, row, column, indicator) if indicator else None
            if isinstance(said, Said):
                where = address(row, column)
                origin = FileOrigin(book.file, book.sha256, listing.sheet.name, where, original=said.original)
                yield Offer(settlement, FactKey(code, "", member), Fact(said.value, origin), said.doubts)
            elif said is not None:
                yield said


def said_in(sheet: Sheet, row: int, column: int, indicator: Indicator) -> Said | Doubt | None:
    """What a cell says as the list asks for it; nothing where it is blank."""
    words = sheet.text(row, column)
    if not words:
        return None
    match indicator.kind:
        case IndicatorKind.WORDS:
            return Said(Words(words))
        case IndicatorKind.YES_NO | IndicatorKind.CHOICE:
            return _chosen(sheet, row, column, choices(indicator))
        case _:
            return CellReader(sheet, {}, Notes({}, {})).figure(row, column, Decimal(1), indicator.unit)


def _chosen(sheet: Sheet, row: int, column: int, offered: tuple[str, ...]) -> Said | Doubt:
    """One of the words offered: whole, or as many of its letters as tell it from the others."""
    said = sheet.text(row, column)
    whole = [one for one in offered if fold(one) == fold(said)]
    fitting = whole or [one for one in offered if fold(one).startswith(fold(said))]
    if len(fitting) != 1:
        cell = sheet.address(row, column)
        return doubt(DoubtKind.NOT_OFFERED, cell=cell, choices=", ".join(offered), text=said)
    return Said(Words(fitting[0]), "" if said == fitting[0] else said)
