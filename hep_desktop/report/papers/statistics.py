"""A statistical table on paper: years as rows, or as columns where there are many indicators."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from hep_desktop.domain.situation import FactKey
from hep_desktop.domain.values import Empty, NoData, Number, Value, Words
from hep_desktop.hungarian import long_date
from hep_desktop.report.document import Align, Cell, Paragraph, Run, Runs
from hep_desktop.report.papers.material import Material
from hep_desktop.report.papers.origins import origin_name
from hep_desktop.report.papers.sources import Gaps, Sources
from hep_desktop.template.breaks import breaks_among, stars
from hep_desktop.template.cell_text import shown
from hep_desktop.template.figures import shifted
from hep_desktop.template.model import Break, Indicator, RowKind, Table
from hep_desktop.template.relations import own_columns
from hep_desktop.template.rows import Row, rows_of
from hep_desktop.words import text

_MANY = 6  # so many indicators still stand side by side on a portrait page


@dataclass(frozen=True)
class Statistics:
    """A table's figures as they print: values, marks of their sources, notes."""

    material: Material
    table: Table

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The table's rows; of a list those that say something."""
        rows = rows_of(self.table, self.material.programme)
        if not self.listed:
            return rows
        facts = self.material.programme.facts
        return tuple(row for row in rows if any(row.key(code) in facts for code in self.table.columns))

    @property
    def listed(self) -> bool:
        """Whether the rows are entries of a list, which name themselves in their first column."""
        return self.table.rows.kind is RowKind.LIST

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """The table's columns."""
        return tuple(self.material.edition.indicators[code] for code in self.table.columns)

    @cached_property
    def turned(self) -> bool:
        """Whether periods are columns, because the indicators would not fit side by side."""
        return not self.listed and len(self.indicators) > _MANY and all(row.period for row in self.rows)

    @property
    def as_sheets(self) -> bool:
        """Whether every entry of a list is a sheet of its own, because its columns would not fit side by side."""
        return self.listed and len(self.indicators) > _MANY

    @cached_property
    def caption(self) -> str:
        """Number and title."""
        return text("papers.table.caption", number=self.table.number, title=self.table.title)

    @property
    def empty(self) -> bool:
        """Whether nobody has filled in anything yet; bases borrowed from other tables do not count."""
        kept = own_columns(self.material.edition, self.table)
        typed = {code for code in kept if not self.material.edition.indicators[code].computed}
        if typed:
            return not any(self._is_said(key) for key in self._values if key.indicator in typed)
        return not any(isinstance(value, Number | Words) for value in self._values.values())

    @property
    def not_here(self) -> bool:
        """Whether it counts only what the settlement does not have, and nobody has entered anything all the same."""
        lacking = self.material.edition.not_here
        typed = [one.code for one in self.indicators if not one.computed]
        own = set(own_columns(self.material.edition, self.table))
        return self.empty and any(code in lacking for code in typed) and own.isdisjoint(set(typed) - lacking)

    def _is_said(self, key: FactKey) -> bool:
        """Whether somebody has entered what a cell shows."""
        return not isinstance(self._values[key], Empty) and key in self.material.programme.facts

    @cached_property
    def _values(self) -> dict[FactKey, Value]:
        """What each cell shows, in the order of reading: notes are numbered by it."""
        if self.turned:
            keys = (row.key(indicator.code) for indicator in self.indicators for row in self.rows)
        else:
            keys = (row.key(indicator.code) for row in self.rows for indicator in self.indicators)
        return {key: self.material.figures.shown(key) for key in keys}

    @cached_property
    def _origins(self) -> dict[FactKey, str]:
        """The sources of the figures that were given, by cell."""
        return {key: origin for key, value in self._values.items() if (origin := self._origin(key, value))}

    def _origin(self, key: FactKey, value: Value) -> str:
        figure = self.material.figures.figure(key)
        if figure.fact is None or figure.computed or not isinstance(value, Number | Words):
            return ""
        return origin_name(figure.fact.origin)

    @cached_property
    def _sources(self) -> Sources:
        """Every source once: those of the cells, then those of figures elsewhere that were computed with."""
        used = (self._used(key) for key, value in self._values.items() if isinstance(value, Number))
        return Sources.of((*self._origins.values(), *dict.fromkeys(chain.from_iterable(used))))

    def _used(self, key: FactKey) -> Iterator[str]:
        """The sources of what a computed figure was computed from."""
        indicator = self.material.edition.indicators[key.indicator]
        if not self.material.figures.figure(key).computed or indicator.formula is None:
            return
        for code, offset in indicator.formula.references:
            part = FactKey(code, shifted(key.period, offset), key.member)
            given = self._origin(part, self.material.figures.figure(part).value)
            yield from (given,) if given else self._used(part)

    @cached_property
    def _gaps(self) -> Gaps:
        return Gaps.of(value for value in self._values.values() if isinstance(value, NoData))

    def _common_mark(self, code: str) -> str:
        """The mark of the source that all figures of an indicator share."""
        names = {name for key, name in self._origins.items() if key.indicator == code}
        return self._sources.mark(next(iter(names))) if len(names) == 1 else ""

    def value(self, row: Row, indicator: Indicator) -> Cell:
        """The cell of one figure."""
        key = row.key(indicator.code)
        value = self._values[key]
        mark = ""
        if isinstance(value, NoData):
            mark = self._gaps.marks[value]
        elif key in self._origins and not self._common_mark(indicator.code):
            mark = self._sources.mark(self._origins[key])
        words = shown(value, indicator)
        if not words:
            return Cell()
        align = Align.START if isinstance(value, Words) else Align.END
        return Cell((Paragraph(_marked(words, mark)),), align)

    def label(self, indicator: Indicator, *, short: bool, unit: bool) -> Runs:
        """What an indicator is called in this table, with the marks of its source and breaks."""
        name = (indicator.short or indicator.label) if short else indicator.label
        if unit and indicator.unit:
            name = text("papers.table.with_unit", label=name, unit=indicator.unit)
        return _marked(name, self._common_mark(indicator.code) + stars(indicator, self._breaks))

    @cached_property
    def _breaks(self) -> tuple[Break, ...]:
        """The breaks of series that fall into the years shown."""
        return breaks_among(self.indicators, [row.period for row in self.rows])

    def notes(self) -> Iterator[Runs]:
        """The source line, then breaks of series, then reasons for missing figures."""
        computed = any(
            self.material.figures.figure(key).computed and isinstance(value, Number)
            for key, value in self._values.items()
        )
        named = tuple(self.material.edition.sources[code].name for code in self.table.sources)
        yield self._sources.line(computed=computed, fallback=named)
        for place, one in enumerate(self._breaks, start=1):
            words = "papers.table.ended" if one.ends else "papers.table.break"
            told = text(words, date=long_date(one.day), what=one.what, source=one.source)
            yield (Run("*" * place, raised=True), Run(f" {told}"))
        yield from self._gaps.notes()

    def row_label(self) -> str:
        """The heading of the first column."""
        match self.table.rows.kind:
            case RowKind.YEARS:
                return text("papers.table.year")
            case RowKind.SCHOOL_YEARS:
                return text("papers.table.school_year")
            case RowKind.FIXED | RowKind.LIST:
                return text("papers.table.period")


def _marked(words: str, mark: str) -> Runs:
    return (Run(words), Run(mark, raised=True)) if mark else (Run(words),)
