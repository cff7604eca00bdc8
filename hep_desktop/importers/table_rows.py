"""The lines of a table that are of the store's settlements: whose, of which time, and why others are stopped."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from hep_desktop.domain.layout import Layout
from hep_desktop.frozen import dataclass
from hep_desktop.importers.headed import Headed, shape
from hep_desktop.importers.marks import Notes, provisional
from hep_desktop.importers.matching import (
    LEVELS_ABOVE,
    LEVELS_OF_SETTLEMENTS,
    Finder,
    found_twice,
    is_county,
    ksh_codes,
    teir_codes,
)
from hep_desktop.importers.periods import Time, is_over_years, time_in
from hep_desktop.importers.proposal import Doubt, DoubtKind, doubt
from hep_desktop.importers.sheets import Raw, as_text

_WHOLE_CODE = 5
_BLOCK_LENGTH = 18  # a longer line is a note that happens to name a year
_LEVEL_AT = 8  # columns among which the level of a row is looked for


_Dated = tuple[Time | None, tuple[Doubt, ...]]
"""A time, and what is doubtful about it."""


class Said(Protocol):
    """What the clerk said of one file."""

    @property
    def year(self) -> int | None:
        """The year that no cell states."""
        ...

    @property
    def settlement(self) -> str:
        """Whose the whole sheet is."""
        ...

    @property
    def rows(self) -> Mapping[tuple[str, int], str]:
        """Whose single rows are."""
        ...


@dataclass(frozen=True, slots=True)
class Line:
    """A row of figures of one settlement."""

    row: int
    settlement: str
    time: Time | None
    doubts: tuple[Doubt, ...] = ()
    about_time: tuple[Doubt, ...] = ()  # where no heading states it


def lines(
    table: Headed, layout: Layout, finder: Finder, about: Sequence[str], said: Said, notes: Notes
) -> list[Line | Doubt]:
    """The lines of ours, and what stops others. `about` are the texts that may name the year of all of them."""
    rows = _Rows(table, layout, finder, said, notes)
    other = rows.other()
    end, told = (len(table.sheet.rows), ()) if other is None else (other, (rows.told_of(other),))
    found = [*told, *rows.found(_time_of_all(about, said), end)]
    places: dict[tuple[object, ...], list[Line]] = {}
    for one in found:
        if isinstance(one, Line):
            places.setdefault((one.settlement, one.time, table.sheet.words.get(one.row)), []).append(one)
    twice = {id(one) for same in places.values() if len(same) > 1 for one in same}
    doubled = dict.fromkeys(same[0].settlement for same in places.values() if len(same) > 1)
    kept = [one for one in found if id(one) not in twice]
    return [*kept, *(found_twice(finder.of(code)) for code in doubled)]


def _time_of_all(about: Sequence[str], said: Said) -> _Dated:
    if said.year is not None:
        return Time(said.year), (doubt(DoubtKind.YEAR_SAID, year=str(said.year)),)
    for text in about:
        time = time_in(text)
        if time is not None:
            return time, () if text == about[0] else (doubt(DoubtKind.YEAR_OUTSIDE, year=str(time.year), text=text),)
    return None, ()


@dataclass(frozen=True, slots=True)
class _Rows:
    table: Headed
    layout: Layout
    finder: Finder
    said: Said
    notes: Notes

    def found(self, of_all: _Dated, end: int) -> Iterator[Line | Doubt]:
        names, codes = self._column(self.layout.settlement), self._codes()
        of_one = names is None and not codes
        owner = self._owner() if of_one else None
        named = self.table.first  # the row whose name holds for those below that leave it out
        for row, said, (time, doubts) in self._dated(of_all, end, of_one=of_one):
            if names is None or codes.get(row) or not said or self.table.sheet.text(row, names):
                named = row
            whose, more = self._whose(named, names, codes, owner)
            if isinstance(whose, Doubt):
                yield whose
            elif whose:
                yield Line(row, whose, time, more, doubts)

    def _dated(self, of_all: _Dated, end: int, *, of_one: bool) -> Iterator[tuple[int, str, _Dated]]:
        """The rows of figures, what each says of its time, and which time holds there."""
        sheet, years, figures = self.table.sheet, self._years(), self._figures()
        dated = of_all
        for row in range(self.table.first, end):
            cells = sheet.rows[row]
            if not cells or (of_one and not any(at < len(cells) and as_text(cells[at]) for at in figures)):
                continue
            block = _block_time(cells)
            said = "" if years is None else sheet.text(row, years)
            if block is not None:
                dated = block, ()
            elif not said:  # it stood in the first row of its block
                yield row, said, dated
            elif years is None or said != self.table.headings[years]:  # else the next page of a print
                dated = time_in(said), (*provisional(said), *self.notes.about_heading(said))
                if dated[0] is not None or not of_one:  # else a total, or a note
                    yield row, said, dated

    def told_of(self, other: int) -> Doubt:
        """That another table begins there, which is not read."""
        return doubt(DoubtKind.OTHER_TABLE, row=str(other + 1), title=self._title_above(other) or "–")

    def other(self) -> int | None:
        """The row of headings that begin another table below; the same ones on a next page, or of a year, do not."""
        sheet = self.table.sheet
        names = self._column(self.layout.settlement)
        column = self._years() if names is None else names
        heading = "" if column is None else sheet.text(self.table.row, column)
        if not heading or column is None:
            return None
        own = _texts(sheet.rows[self.table.row])
        for row in range(self.table.first, len(sheet.rows)):
            cells = sheet.rows[row]
            if column < len(cells) and cells[column] and as_text(cells[column]) == heading:
                title = self._title_above(row)
                if _texts(cells) != own or (title and title not in self.table.title and time_in(title) is None):
                    return row
        return None

    def _title_above(self, row: int) -> str:
        """What stands alone in a row above headings."""
        above = (texts for at in range(row - 1, self.table.row, -1) if any(texts := _texts(self.table.sheet.rows[at])))
        said = [text for text in next(above, list[str]()) if text]
        return said[0] if len(said) == 1 else ""

    def _column(self, heading: str) -> int | None:
        return self.table.column(shape(heading)) if heading else None

    def _figures(self) -> tuple[int, ...]:
        wanted = {shape(one.heading) for one in self.layout.columns}
        return tuple(at for at, one in enumerate(self.table.shapes) if one in wanted)

    def _years(self) -> int | None:
        if self.layout.year:
            return self._column(self.layout.year)
        headings = enumerate(self.table.headings)
        maybe = (at for at, heading in headings if not heading or is_over_years(heading))
        return next((at for at in maybe if self.table.is_of_times(at)), None)

    def _codes(self) -> Mapping[int, str]:
        at = self._column(self.layout.code)
        if at is None:
            return {}
        rows = range(self.table.first, len(self.table.sheet.rows))
        raws = [self.table.sheet.raw(row, at) for row in rows]
        whole = any(len(as_text(raw)) == _WHOLE_CODE for raw in raws)
        return dict(zip(rows, ksh_codes(raws) if whole else teir_codes(raws), strict=True))

    def _whose(
        self, row: int, names: int | None, codes: Mapping[int, str], owner: str | None
    ) -> tuple[str | Doubt | None, tuple[Doubt, ...]]:
        sheet = self.table.sheet
        told = self.said.rows.get((sheet.name, row))
        if told is not None:
            return told, (doubt(DoubtKind.ROW_SAID, row=str(row + 1)),) if told else ()
        if names is None and not codes:
            return owner, ()
        raw = "" if names is None else sheet.raw(row, names)
        if codes:
            return self._by_code(codes[row], raw, row, named=names is not None), ()
        ours = self.finder.by_name(raw, row)
        if ours is None or isinstance(ours, Doubt):
            return ours, ()
        levels = {as_text(cell).casefold() for at, cell in enumerate(sheet.rows[row][:_LEVEL_AT]) if at != names}
        if levels & LEVELS_ABOVE:
            return None, ()  # the district or county that is called so
        in_doubt = is_county(raw) and not levels & LEVELS_OF_SETTLEMENTS
        return ours.code, (doubt(DoubtKind.NAME_OF_COUNTY, name=ours.name),) if in_doubt else ()

    def _by_code(self, code: str, raw: Raw, row: int, *, named: bool) -> str | Doubt | None:
        if named:
            found = self.finder.by_code(code, raw, row)
            return found.code if found is not None and not isinstance(found, Doubt) else found
        return code if self.finder.knows(code) else None

    def _owner(self) -> str | None:
        """Whose the whole sheet is."""
        if self.said.settlement:
            return self.said.settlement
        for text in (self.table.title, self.table.sheet.name):
            named = self.finder.within(text)
            if named:
                return named[0].code if len(named) == 1 else None
        return None


def _texts(cells: Sequence[Raw]) -> list[str]:
    said = [as_text(raw) for raw in cells]
    while said and not said[-1]:
        said.pop()
    return said


def _block_time(cells: Sequence[Raw]) -> Time | None:
    """The year of a row that states nothing else: `$2006`."""
    only = ""
    for raw in cells:
        if raw != "" and (text := as_text(raw)):
            if only:
                return None
            only = text.lstrip("$").strip()
    time = time_in(only)
    return time if time is not None and len(only) <= _BLOCK_LENGTH else None
