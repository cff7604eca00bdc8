"""A figure changed within a year as figures of its size seldom do; silent in small villages and at series breaks."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from typing import cast

from hep_desktop.checks.cells import entered, given, in_cell, reads
from hep_desktop.checks.unit import Kind, Setting, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.situation import FactKey
from hep_desktop.frozen import dataclass
from hep_desktop.template.figures import shifted
from hep_desktop.template.model import Check, Edition, RowKind, Table
from hep_desktop.template.rows import Row


@dataclass(frozen=True, slots=True)
class _Measure:
    """What counts as a jump: from `people` on, by at least `difference`, to `times` as much or as little."""

    people: Decimal
    difference: Decimal
    times: Decimal

    def jumps(self, before: Decimal, now: Decimal) -> bool:
        low, high = min(before, now), max(before, now)
        return high >= self.people and high - low >= self.difference and high >= low * self.times


def _units(check: Check, edition: Edition, _table: Table | None) -> Iterator[Unit]:
    kinds = cast("tuple[str, ...]", check.settings["of"])
    for table in edition.tables.values():
        codes = entered(edition, table, kinds)
        if codes and table.rows.kind in (RowKind.YEARS, RowKind.SCHOOL_YEARS):
            yield Unit(reads(edition, table, codes), partial(_jumps, check, table, codes))


def _jumps(check: Check, table: Table, codes: tuple[str, ...], snapshot: Snapshot) -> Iterator[Finding]:
    steady = cast("tuple[str, ...]", check.settings["steady"])
    for code in codes:
        measure = _measure(check, "steady_times" if code in steady else "times")
        for row in snapshot.rows(table):
            before, now = _amount(snapshot, row, code, -1), _amount(snapshot, row, code, 0)
            if before is None or now is None or not measure.jumps(before, now):
                continue
            earlier = _amount(snapshot, row, code, -2)
            if earlier is not None and measure.jumps(earlier, before) and not measure.jumps(earlier, now):
                continue  # back to where it was: told at the year between
            period = shifted(row.period, -1)
            if not _breaks(snapshot, code, period, row.period):
                told, words = (("before", before), ("amount", now)), (("before_period", period),)
                yield in_cell(snapshot, check, "fact.jump", table, row.key(code), told, words)


def _measure(check: Check, times: str) -> _Measure:
    return _Measure(*(cast("Decimal", check.settings[name]) for name in ("people", "difference", times)))


def _amount(snapshot: Snapshot, row: Row, code: str, offset: int) -> Decimal | None:
    return given(snapshot, FactKey(code, shifted(row.period, offset), row.member))


def _breaks(snapshot: Snapshot, code: str, before: str, now: str) -> bool:
    """Whether the series changed its meaning in one of the two years: then they are not compared."""
    days = (one.day for one in snapshot.edition.indicators[code].breaks)
    return any(before[:4] <= str(day.year) <= now[-4:] for day in days)


KIND = Kind(
    "jump",
    _units,
    settings={
        "of": Setting.INDICATOR_KINDS,
        "people": Setting.NUMBER,
        "difference": Setting.NUMBER,
        "times": Setting.NUMBER,
        "steady": Setting.CODES,
        "steady_times": Setting.NUMBER,
    },
)
