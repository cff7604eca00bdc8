"""Turns the columns that an edition knows of a source into offers for the settlements found."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date, timedelta
from decimal import Decimal

from hep_desktop.domain.layout import Layout
from hep_desktop.domain.situation import Fact, FactKey, FileOrigin
from hep_desktop.domain.values import NoData, NoDataReason, Number, Value
from hep_desktop.frozen import dataclass
from hep_desktop.importers import headings
from hep_desktop.importers.marks import counted
from hep_desktop.importers.matching import Known
from hep_desktop.importers.proposal import Doubt, DoubtKind, Offer, doubt
from hep_desktop.importers.sheets import Book, Fault, Sign, address, reading
from hep_desktop.template.feed import Dating, Feed, SourceName
from hep_desktop.template.model import Edition, Indicator, IndicatorKind, RowKind, Table

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_FAULTS = {Fault.NOT_COMPUTED: DoubtKind.NOT_COMPUTED, Fault.ERROR: DoubtKind.CELL_ERROR}
_WORDS = frozenset({IndicatorKind.WORDS, IndicatorKind.CHOICE, IndicatorKind.YES_NO})
_DECEMBER_31 = (12, 31)


@dataclass(frozen=True, slots=True)
class Wanted:
    """An indicator that a table asks for, as readers of unknown tables need to know it."""

    indicator: Indicator
    table: Table
    group: str = ""

    @property
    def by_school_year(self) -> bool:
        """Whether its figures are of school years."""
        return self.table.rows.kind is RowKind.SCHOOL_YEARS


def wanted_by(edition: Edition) -> dict[str, Wanted]:
    """What an edition's tables of years ask for; lists are the office's own, and computed figures follow."""
    wanted: dict[str, Wanted] = {}
    for table in edition.tables.values():
        titles = {code: group.title for group in table.groups for code in group.columns}
        for code in table.columns if table.rows.kind is not RowKind.LIST else ():
            indicator = edition.indicators[code]
            if (indicator.given or not indicator.computed) and indicator.kind not in _WORDS:
                wanted.setdefault(code, Wanted(indicator, table, titles.get(code, "")))
    return wanted


def listed_by(edition: Edition) -> dict[str, Indicator]:
    """What the lists of an edition hold that does not follow by a formula."""
    lists = (table for table in edition.tables.values() if table.rows.kind is RowKind.LIST)
    found = (edition.indicators[code] for table in lists for code in table.columns)
    return {one.code: one for one in found if not one.computed}


@dataclass(frozen=True, slots=True)
class Request:
    """What the store wants from a file: figures for its settlements, through the sources its editions name.

    `layouts` are those of tables that the office was shown how to read, `wanted` what the tables ask for,
    `listed` what the lists do.
    """

    settlements: tuple[Known, ...] = ()
    sources: tuple[SourceName, ...] = ()
    layouts: tuple[Layout, ...] = ()
    wanted: Mapping[str, Wanted] = field(default_factory=dict[str, Wanted])
    listed: Mapping[str, Indicator] = field(default_factory=dict[str, Indicator])

    def of(self, importer: str) -> tuple[SourceName, ...]:
        """The sources whose files an importer reads."""
        return tuple(source for source in self.sources if source.importer == importer)


@dataclass(frozen=True, slots=True)
class When:
    """What a file says of its time: the year, and the day where it is known."""

    year: int
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Filled:
    """A table of a file with the rows found for settlements (by KSH code)."""

    book: Book
    table: headings.Table
    rows: Mapping[str, int]
    when: When | None
    blanks_may_be_zero: bool = False

    def offers(self, sources: Sequence[SourceName]) -> tuple[tuple[Offer, ...], tuple[Doubt, ...]]:
        """What the sources' columns offer, and what they cannot."""
        found = [one for source in sources for feed in source.feeds for one in self._column(source, feed)]
        offers = tuple(one for one in found if isinstance(one, Offer))
        return offers, tuple(one for one in found if isinstance(one, Doubt))

    def _column(self, source: SourceName, feed: Feed) -> Iterator[Offer | Doubt]:
        column = self.table.column(feed.heading)
        period = _period(feed.dated, self.when)
        if column is None:
            yield doubt(DoubtKind.HEADING_MISSING, heading=feed.heading)
        elif period is None:
            yield doubt(DoubtKind.PERIOD_UNKNOWN, heading=feed.heading)
        else:
            heading = self.table.heading(column)
            yield from self.column(source, feed, column, period, heading)

    def column(self, source: SourceName, feed: Feed, column: int, period: str, heading: str) -> Iterator[Offer | Doubt]:
        """What one column offers as figures of a period; `heading` is what the file calls them."""
        notes = (doubt(DoubtKind.NOTE, note=feed.note),) if feed.note else ()
        for code, row in self.rows.items():
            at = address(row, column)
            zero = feed.blank_is_zero and self.blanks_may_be_zero and self._is_blank(row, column)
            value = Number(Decimal(0)) if zero else self._value(row, column)
            if isinstance(value, Doubt):
                yield value
            else:
                origin = FileOrigin(self.book.file, self.book.sha256, self.table.sheet.name, at, heading, source.name)
                doubts = (*notes, doubt(DoubtKind.BLANK_IS_ZERO)) if zero else notes
                yield Offer(code, FactKey(feed.indicator, period), Fact(value, origin), doubts)

    def _is_blank(self, row: int, column: int) -> bool:
        sheet = self.table.sheet
        return (row, column) not in sheet.faults and reading(sheet.raw(row, column)).sign is Sign.BLANK

    def _value(self, row: int, column: int) -> Value | Doubt:
        at = address(row, column)
        fault = self.table.sheet.faults.get((row, column))
        if fault is not None:
            return doubt(_FAULTS[fault], cell=at)
        said = counted(self.table.sheet.raw(row, column))
        if said.number is not None:
            return Number(said.number)
        if said.sign is Sign.WITHHELD:
            return NoData(NoDataReason.WITHHELD)
        if said.sign is Sign.BLANK:
            return doubt(DoubtKind.BLANK, cell=at)
        return doubt(DoubtKind.NO_NUMBER, cell=at, text=said.text)


def _period(dated: Dating, when: When | None) -> str | None:
    if when is None:
        return None
    if dated is Dating.YEAR:
        return str(when.year)
    before = when.day - timedelta(days=1) if when.day else None
    return str(before.year) if before and (before.month, before.day) == _DECEMBER_31 else None


def year_in(name: str) -> int | None:
    """The year a file's name states, if it states one and no other."""
    years = set(_YEAR.findall(name))
    return int(years.pop()) if len(years) == 1 else None
