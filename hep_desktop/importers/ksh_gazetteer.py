"""KSH's gazetteer of 2011 and later (`hnt_letoltes_ÉÉÉÉ.xlsx`): the settlements, and their population.

Until 2022 its headings stand in two rows, and counties have sheets of their own after the national one.
The sheet is of 1 January. Budapest's row is the sum of its districts and is no part of the total.
"""

import re
from collections.abc import Iterator
from datetime import date

from hep_desktop.domain.settlement import GazetteerEntry
from hep_desktop.domain.situation import FileOrigin
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import parse_date
from hep_desktop.importers.feeding import Filled, Request, When, year_in
from hep_desktop.importers.headings import Table, find_table
from hep_desktop.importers.matching import ksh_codes, match
from hep_desktop.importers.proposal import Doubt, DoubtKind, Proposal, doubt
from hep_desktop.importers.sheets import Book, Raw, as_text, reading

NAME = "ksh_gazetteer"

_SETTLEMENT = "Helység megnevezése"
_CODE = "Helység KSH kódja"
_KIND = "Helység jogállása"
_DISTRICT = "Járás neve"
_POPULATION = "Lakónépesség"
_COUNTY = "Vármegye megnevezése"
_COUNTY_UNTIL_2023 = "Megye megnevezése"

_BUDAPEST = "13578"
_CAPITAL = "főváros"  # stands where a county should
_TOTAL = "összesen"

_DAY = re.compile(r"[0-9]{4}\.\s*(?:[^\W\d]+|[0-9]{1,2}\.)\s*[0-9]{1,2}\.")


def read(book: Book, request: Request) -> Proposal | None:
    """The list of settlements, and what it offers for those of the store; None for another file."""
    table = find_table(book, _SETTLEMENT, _CODE, _KIND, _POPULATION)
    return _Gazetteer(book, table).proposal(request) if table else None


@dataclass(frozen=True, slots=True)
class _Gazetteer:
    book: Book
    table: Table

    def proposal(self, request: Request) -> Proposal:
        names, codes = self.table.texts(_SETTLEMENT), ksh_codes(self.table.cells(_CODE))
        populations = [_count(raw) for raw in self.table.cells(_POPULATION)]
        when, about_day = self._when()
        entries = tuple(self._entries(names, codes, populations, when))
        matches = match(request.settlements, codes, names, self.table.first)
        offers, stopped = Filled(self.book, self.table, matches.rows, when).offers(request.of(NAME))
        return Proposal(
            importer=NAME,
            origin=FileOrigin(self.book.file, self.book.sha256, self.table.sheet.name),
            offers=offers,
            doubts=(*about_day, *self._about_codes(names, codes), *self._about_total(names, populations, entries)),
            stopped=(*stopped, *matches.stopped),
            gazetteer=entries,
        )

    def _when(self) -> tuple[When | None, tuple[Doubt, ...]]:
        """The day that the title or the sheet's name states."""
        sheet = self.table.sheet
        above = [as_text(raw) for row in sheet.rows[: self.table.row] for raw in row]
        days = {day for text in (*above, sheet.name) for told in _DAY.findall(text) if (day := parse_date(told))}
        if len(days) == 1:
            day = days.pop()
            return When(day.year, day), ()
        if days:
            return None, (doubt(DoubtKind.DAYS_DIFFER),)
        year = year_in(self.book.file)
        if year is None:
            return None, ()
        return When(year, date(year, 1, 1)), (doubt(DoubtKind.YEAR_FROM_NAME, year=str(year)),)

    def _entries(
        self, names: list[str], codes: list[str], populations: list[int | None], when: When | None
    ) -> Iterator[GazetteerEntry]:
        counties = self.table.texts(_COUNTY if self.table.column(_COUNTY) is not None else _COUNTY_UNTIL_2023)
        # until 2012 there were no districts: the small regions of then are none of them
        columns = (names, codes, populations, counties, self.table.texts(_DISTRICT), self.table.texts(_KIND))
        for name, code, population, county, district, kind in zip(*columns, strict=True):
            if code:
                of_capital = county == _CAPITAL or code == _BUDAPEST
                yield GazetteerEntry(
                    code=code,
                    name=name,
                    county="Budapest" if of_capital else county,
                    district=district,
                    kind=kind,
                    population=population,
                    year=when.year if when else None,
                )

    def _about_codes(self, names: list[str], codes: list[str]) -> Iterator[Doubt]:
        """A row that says it is a settlement's and has no valid code is in no list."""
        for place, code in enumerate(codes):
            found = "" if code else self.table.sheet.text(self.table.first + place, self.table.column(_CODE) or 0)
            if found:
                row = str(self.table.first + place + 1)
                yield doubt(DoubtKind.BAD_CODE, row=row, name=names[place], code=found)

    def _about_total(
        self, names: list[str], populations: list[int | None], entries: tuple[GazetteerEntry, ...]
    ) -> Iterator[Doubt]:
        """A list that does not add up to its own total was cut or changed."""
        summed = sum(one.population or 0 for one in entries if one.code != _BUDAPEST)
        for row, (name, total) in enumerate(zip(names, populations, strict=True), start=self.table.first + 1):
            if name.casefold() == _TOTAL and total not in (None, summed):
                yield doubt(DoubtKind.TOTAL_DIFFERS, row=str(row), total=str(total), summed=str(summed))


def _count(raw: Raw) -> int | None:
    number = reading(raw).number
    return int(number) if number is not None and number == number.to_integral_value() else None
