"""TeIR's exports: the old one with letters for headings and their legend, and the one of 2022 and later.

Both name a settlement by the first four digits of its KSH code, written as a number.
"""

from collections.abc import Iterator, Mapping

from hep_desktop.domain.situation import FileOrigin
from hep_desktop.frozen import dataclass
from hep_desktop.importers import teir_letters, teir_years
from hep_desktop.importers.feeding import Filled, Request
from hep_desktop.importers.matching import match, teir_codes
from hep_desktop.importers.proposal import Doubt, DoubtKind, Offer, Proposal, doubt
from hep_desktop.importers.sheets import Book
from hep_desktop.importers.teir_columns import Export, Series, compared
from hep_desktop.template.feed import Feed, SourceName

NAME = "teir"

_Fed = tuple[SourceName, Feed]


def read(book: Book, request: Request) -> Proposal | None:
    """What the export offers for the settlements of the store; None for another file."""
    export = teir_letters.find(book) or teir_years.find(book)
    if export is None:
        return None
    table, sheet = export.table, export.table.sheet
    rows = range(table.first, len(sheet.rows))
    names = [sheet.raw(row, export.names) for row in rows]
    codes = teir_codes(sheet.raw(row, export.codes) for row in rows)
    matches = match(request.settlements, codes, names, table.first)
    filled = Filled(book, table, matches.rows, None, export.from_tstar)
    found = list(_Columns(export, filled, request.of(NAME)).found()) if matches.rows else []
    return Proposal(
        importer=NAME,
        origin=FileOrigin(book.file, book.sha256, sheet.name),
        offers=tuple(one for one in found if isinstance(one, Offer)),
        stopped=(*(one for one in found if isinstance(one, Doubt)), *matches.stopped),
    )


@dataclass(frozen=True, slots=True)
class _Columns:
    export: Export
    filled: Filled
    sources: tuple[SourceName, ...]

    def found(self) -> Iterator[Offer | Doubt]:
        """What the columns offer, and why others offer nothing; no column is passed over in silence."""
        feeds = {compared(feed.heading): (source, feed) for source in self.sources for feed in source.feeds}
        taken: set[tuple[str, str]] = set()
        for column, series in self.export.columns.items():
            if isinstance(series, Doubt):
                yield series
                continue
            fed = _fed(series, feeds)
            if isinstance(fed, Doubt):
                yield fed
                continue
            source, feed = fed
            if (feed.indicator, series.period) in taken:
                yield doubt(DoubtKind.HEADING_TWICE, heading=series.heading)
                continue
            taken.add((feed.indicator, series.period))
            yield from self.filled.column(source, feed, column, series.period, series.heading)


def _fed(series: Series, feeds: Mapping[str, _Fed]) -> _Fed | Doubt:
    """The feed of a series, or why it has none."""
    fed = feeds.get(compared(series.name))
    if fed is None:
        return doubt(DoubtKind.NOT_ASKED, heading=series.heading)
    if not series.of_settlements:
        return doubt(DoubtKind.OTHER_LEVEL, heading=series.heading, level=series.level)
    unit = fed[1].unit
    return (
        fed
        if series.unit.casefold() in ("", unit.casefold())
        else doubt(DoubtKind.OTHER_UNIT, heading=series.heading, unit=unit)
    )
