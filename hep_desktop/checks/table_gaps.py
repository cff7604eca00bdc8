"""Tables that are still empty, one finding a chapter; and tables begun with cells left, one finding a table."""

from collections.abc import Iterator
from functools import partial

from hep_desktop.checks.unit import Kind, Reads, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.situation import FactKey
from hep_desktop.domain.values import Empty, Number
from hep_desktop.frozen import dataclass
from hep_desktop.template.breaks import ended_before
from hep_desktop.template.model import Check, Edition, Node, RowKind, Table
from hep_desktop.template.relations import homes, references
from hep_desktop.template.rows import Row


@dataclass(frozen=True, slots=True)
class _Own:
    """A table with the columns kept in it: a figure kept in another table is missed there."""

    table: Table
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Missed:
    """The cells of a table that somebody should still fill in, and whether any is filled."""

    table: Table
    keys: tuple[FactKey, ...]
    begun: bool


def _units(check: Check, edition: Edition, _table: Table | None) -> Iterator[Unit]:
    home = homes(edition)
    for node in edition.walk():
        tables = [edition.tables[key] for key in node.tables]
        own = tuple(_Own(t, tuple(code for code in t.columns if home[code] is t)) for t in tables)
        if tables:
            columns = tuple(code for table in tables for code in table.columns)
            listed = any(table.rows.kind is RowKind.LIST for table in tables)
            reads = Reads(references(edition, columns), frozenset({node.id}), details=True, rows=listed)
            yield Unit(reads, partial(_gaps, check, node, own))


def _gaps(check: Check, node: Node, tables: tuple[_Own, ...], snapshot: Snapshot) -> Iterator[Finding]:
    missed = [found for found in (_missed(own, snapshot) for own in tables) if found.keys]
    if snapshot.programme.chapter(node.id).not_typical is not None:  # nobody misses what does not apply here
        missed = [found for found in missed if found.begun]
    empty = [found for found in missed if not found.begun]
    for found in missed:
        if found.begun or len(empty) == 1:
            code = "table.gaps" if found.begun else "table.empty"
            table = found.table
            args = (("table", table.number), ("title", table.title), ("count", str(len(found.keys))))
            certainty = (("certainty", table.certainty.value),)
            yield _finding(check, code, found, snapshot, (*args, *certainty))
    if len(empty) > 1:
        numbers = ", ".join(f"{found.table.number}." for found in empty)
        args = (("heading", node.heading), ("tables", numbers), ("count", str(len(empty))))
        yield _finding(check, "table.several_empty", empty[0], snapshot, args)


def _finding(check: Check, code: str, found: _Missed, snapshot: Snapshot, args: tuple[tuple[str, str], ...]) -> Finding:
    place = found.keys[0].at(snapshot.programme.id)
    # a reason holds for the cells that lack something now
    lacking = tuple(f"{key.indicator} {key.period} {key.member}" for key in found.keys)
    table = found.table
    return Finding(code, check.severity, table.chapter, place, table=table.id, args=args, rests_on=lacking)


def _missed(own: _Own, snapshot: Snapshot) -> _Missed:
    indicators = snapshot.edition.indicators
    missed: list[FactKey] = []
    begun = False
    for row in snapshot.rows(own.table):
        filled = {code for code in own.codes if _is_filled(snapshot, row.key(code))}
        begun = begun or bool(filled)
        excused = _excused(own, snapshot, row) | filled
        missed += [
            row.key(code)
            for code in own.codes
            if code not in excused and not indicators[code].computed and not indicators[code].optional
        ]
    return _Missed(own.table, tuple(missed), begun)


def _is_filled(snapshot: Snapshot, key: FactKey) -> bool:
    fact = snapshot.programme.facts.get(key)
    return fact is not None and not isinstance(fact.value, Empty)


def _excused(own: _Own, snapshot: Snapshot, row: Row) -> set[str]:
    """What is not here, series that had ended, and parts of totals that were given: their source may know none."""
    indicators = snapshot.edition.indicators
    excused = set(snapshot.edition.not_here)
    excused.update(code for code in own.codes if ended_before(indicators[code], row.period))
    for code in own.codes:
        indicator = indicators[code]
        fact = snapshot.programme.facts.get(row.key(code)) if indicator.given else None
        if fact is not None and isinstance(fact.value, Number) and indicator.formula is not None:
            excused.update(read for read, offset in indicator.formula.references if offset == 0)
    return excused


KIND = Kind("table_gaps", _units)
