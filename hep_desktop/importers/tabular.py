"""Reads tables by a layout: one that an edition brings for a public source, or one that the clerk has shown."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from decimal import Decimal
from functools import reduce

from hep_desktop.domain.layout import Layout, LayoutColumn
from hep_desktop.domain.situation import Fact, FactKey, FileOrigin
from hep_desktop.frozen import dataclass
from hep_desktop.importers.cell_figures import CellReader, Said
from hep_desktop.importers.feeding import Request
from hep_desktop.importers.headed import MOST_TURNED, Headed, heading_rows, shape, title_shape, turned
from hep_desktop.importers.long_form import holds, spread
from hep_desktop.importers.marks import Notes, noted, provisional
from hep_desktop.importers.matching import Finder
from hep_desktop.importers.periods import Time, says_january_first, time_in
from hep_desktop.importers.proposal import Doubt, DoubtKind, Offer, doubt
from hep_desktop.importers.sheets import Book, Sheet
from hep_desktop.importers.table_rows import Line, lines
from hep_desktop.importers.units import unit_in


@dataclass(frozen=True, slots=True)
class Answers:
    """What the clerk said of one file alone: a year no cell states, whose it is, cells and rows put right."""

    year: int | None = None
    settlement: str = ""
    fixes: Mapping[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    rows: Mapping[tuple[str, int], str] = field(default_factory=dict[tuple[str, int], str])
    row: int | None = None  # the headings', where the clerk has pointed at it
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """What the tables of one layout offer, what is stopped, and what to know of the whole file."""

    offers: tuple[Offer, ...]
    stopped: tuple[Doubt, ...]
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads a book by one layout."""

    book: Book
    request: Request
    layout: Layout
    answers: Answers = Answers()

    def read(self) -> Read | None:
        """What all sheets of this layout offer; None where there is none."""
        found: list[Offer | Doubt] = []
        seen = False
        for sheet in self.book:
            table = self.table(sheet)
            if table is not None:
                seen = True
                found += self._of(table)
        if not seen:
            return None
        offers, doubled = _once(one for one in found if isinstance(one, Offer))
        stopped = dict.fromkeys((*(one for one in found if isinstance(one, Doubt)), *doubled))
        notes = (doubt(DoubtKind.NOTE, note=note) for note in self.layout.notes)
        return Read(offers, tuple(stopped), tuple(notes))

    def table(self, sheet: Sheet) -> Headed | None:
        """The table of this layout on a sheet."""
        shown = self.answers.sheet
        if shown not in (None, sheet.name) and self._kind(shown or "") != self._kind(sheet.name):
            return None  # but a sheet of the same name for another year, or of another village, is read alike
        if self.layout.turned and len(sheet.rows) > MOST_TURNED:
            return None
        wanted = {shape(one) for one in self.layout.headings}
        columns = {shape(one.heading) for one in self.layout.columns}
        for table in heading_rows(turned(sheet) if self.layout.turned else sheet):
            if shown == sheet.name and self.answers.row not in (None, table.row):
                continue
            if not wanted <= set(table.shapes):
                continue
            found = spread(table, self.layout.labels, self.layout.value) if self.layout.labels else table
            shapes = set(found.shapes)
            about = title_shape(f"{table.title} {sheet.name} {self.book.file}")
            if columns & shapes and title_shape(self.layout.title) in about:
                return found
        return None

    def _kind(self, sheet: str) -> str:
        """The name of a sheet, whatever its year and its village."""
        names = [one.name for one in Finder(self.request.settlements).within(sheet)]
        return reduce(lambda said, name: said.replace(name.casefold(), "@"), names, shape(sheet))

    def _of(self, table: Headed) -> Iterator[Offer | Doubt]:
        finder = Finder(self.request.settlements)
        notes = Notes.of(table.sheet)
        found = lines(table, self.layout, finder, _about(self.book, table), self.answers, notes)
        ours = [one for one in found if isinstance(one, Line)]
        yield from (one for one in found if isinstance(one, Doubt))
        shapes = table.shapes
        reader = CellReader(table.sheet, self.answers.fixes, notes)
        for column in self.layout.columns:
            places = [at for at, one in enumerate(shapes) if one == shape(column.heading)]
            if not places:
                yield doubt(DoubtKind.HEADING_MISSING, heading=column.heading)
            for at in places:
                if column.indicator in self.request.wanted:
                    yield from _Column(self, table, column, at, reader).offers(ours)


@dataclass(frozen=True, slots=True)
class _Column:
    """One column of figures."""

    by: Reader
    table: Headed
    column: LayoutColumn
    at: int
    reader: CellReader

    def offers(self, ours: Sequence[Line]) -> Iterator[Offer | Doubt]:
        """What stands in the lines of the store's settlements."""
        ours = [line for line in ours if holds(self.table.sheet, line.row, self.at)]
        heading = self.table.headings[self.at]
        stated = unit_in(heading) or unit_in(self.table.title)
        indicator = self.by.request.wanted[self.column.indicator].indicator
        if stated and indicator.unit and stated[0] != indicator.unit:
            yield doubt(DoubtKind.OTHER_UNIT, heading=heading, unit=indicator.unit)
            return
        factor = stated[1] if stated and self.column.factor == 1 else Decimal(self.column.factor)
        own = time_in(heading)
        if own is None and any(line.time is None for line in ours):
            yield doubt(DoubtKind.PERIOD_UNKNOWN, heading=heading)
        for line in ours:
            time = own or line.time
            dated = () if own else line.about_time
            if time is None:
                continue
            said = self.reader.figure(line.row, self.at, factor, indicator.unit)
            if isinstance(said, Doubt):
                yield said
            elif said is not None:
                yield self._offer(line, said, time, heading, dated)

    def _offer(self, line: Line, said: Said, time: Time, heading: str, dated: tuple[Doubt, ...]) -> Offer:
        wanted = self.by.request.wanted[self.column.indicator]
        period, about = _period(time, heading, self.table.title, wanted.by_school_year, self.by.layout.month)
        sheet = self.table.sheet
        origin = FileOrigin(
            file=self.by.book.file,
            sha256=self.by.book.sha256,
            sheet=sheet.name,
            cell=sheet.address(line.row, self.at),
            heading=heading,
            source=self.by.layout.source,
            original=said.original,
        )
        notes = (doubt(DoubtKind.NOTE, note=self.column.note),) if self.column.note else ()
        marks = (*provisional(f"{heading} {self.table.title}"), *self.reader.notes.about_heading(heading))
        doubts = dict.fromkeys((*line.doubts, *dated, *about, *said.doubts, *notes, *marks))
        key = FactKey(self.column.indicator, period)
        return Offer(line.settlement, key, Fact(said.value, origin, noted(doubts)), tuple(doubts))


def _period(time: Time, heading: str, title: str, school: bool, month: int) -> tuple[str, tuple[Doubt, ...]]:
    """The period of the tables that a time falls into, and what was made of it."""
    if school or time.school:
        about = () if time.school else (doubt(DoubtKind.SCHOOL_YEAR, year=str(time.year)),)
        return (f"{time.year}/{time.year + 1}" if school else str(time.year)), about
    if time.part:
        return str(time.year), (doubt(DoubtKind.PART_OF_YEAR, heading=heading),)
    if time.first or says_january_first(heading) or says_january_first(title):
        return str(time.year - 1), (doubt(DoubtKind.FIRST_OF_JANUARY, year=str(time.year)),)
    if month and time.month != month:
        return str(time.year), (doubt(DoubtKind.OTHER_MONTH, year=str(time.year)),)
    return str(time.year), ()


def _about(book: Book, table: Headed) -> tuple[str, ...]:
    """What may state the year of a whole table, nearest first."""
    return table.title, table.sheet.name, book.file


def _once(offers: Iterable[Offer]) -> tuple[tuple[Offer, ...], tuple[Doubt, ...]]:
    """The offers without those that say the same again; of those that disagree none is left."""
    by_key: dict[tuple[str, FactKey], list[Offer]] = {}
    for one in offers:
        by_key.setdefault((one.settlement, one.key), []).append(one)
    agreed = {key: same for key, same in by_key.items() if len({one.fact.value for one in same}) == 1}
    doubled = (
        doubt(DoubtKind.SAID_TWICE, cells=", ".join(_cell(one) for one in some), period=key[1].period)
        for key, some in by_key.items()
        if key not in agreed
    )
    return tuple(same[0] for same in agreed.values()), tuple(doubled)


def _cell(offer: Offer) -> str:
    return offer.fact.origin.cell if isinstance(offer.fact.origin, FileOrigin) else ""
