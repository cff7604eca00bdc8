"""A table is still empty, or some of its cells are; one finding a table, however many cells."""

from collections.abc import Iterator
from functools import partial

from hep_desktop.checks.unit import Kind, Snapshot, Unit, reads_table
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.situation import FactKey
from hep_desktop.domain.values import Empty, Number
from hep_desktop.template.coherence import homes
from hep_desktop.template.model import Check, Edition, Table


def _units(check: Check, edition: Edition, _table: Table | None) -> Iterator[Unit]:
    home = homes(edition)
    for table in edition.tables.values():
        # a figure kept in another table is missed there
        own = tuple(code for code in table.columns if home[code] is table)
        if any(not edition.indicators[code].computed for code in own):
            yield Unit(reads_table(edition, table), partial(_gaps, check, table, own))


def _gaps(check: Check, table: Table, own: tuple[str, ...], snapshot: Snapshot) -> Iterator[Finding]:
    missed, held = _missed(own, snapshot, table)
    if missed:
        code = "table.gaps" if held else "table.empty"
        args = (("table", table.number), ("title", table.title), ("count", str(len(missed))))
        place = missed[0].at(snapshot.programme.id)
        yield Finding(code, check.severity, table.chapter, place, table=table.id, args=args)


def _missed(own: tuple[str, ...], snapshot: Snapshot, table: Table) -> tuple[list[FactKey], bool]:
    """The cells that somebody should still fill in, and whether any cell of the table is filled."""
    indicators = snapshot.edition.indicators
    missed: list[FactKey] = []
    held = False
    for row in snapshot.rows(table):
        excused = _excused(own, snapshot, row.period, row.member)
        for code in own:
            key = row.key(code)
            fact = snapshot.programme.facts.get(key)
            filled = fact is not None and not isinstance(fact.value, Empty)
            held = held or filled
            if not (filled or indicators[code].computed or indicators[code].optional or code in excused):
                missed.append(key)
    return missed, held


def _excused(own: tuple[str, ...], snapshot: Snapshot, period: str, member: str) -> set[str]:
    """The parts of totals that were given, since their source may know no parts."""
    excused: set[str] = set()
    for code in own:
        indicator = snapshot.edition.indicators[code]
        fact = snapshot.programme.facts.get(FactKey(code, period, member)) if indicator.given else None
        if fact is not None and isinstance(fact.value, Number) and indicator.formula is not None:
            excused.update(read for read, offset in indicator.formula.references if offset == 0)
    return excused


KIND = Kind("table_gaps", _units)
