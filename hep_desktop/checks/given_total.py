"""A total was typed or imported although its parts are there too, and they do not add up to it."""

from collections.abc import Iterator
from functools import partial

from hep_desktop.checks.cells import in_cell, reads
from hep_desktop.checks.unit import Kind, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.values import Number
from hep_desktop.template.model import Check, Edition, Table
from hep_desktop.template.relations import homes


def _units(check: Check, edition: Edition, _table: Table | None) -> Iterator[Unit]:
    for code, table in homes(edition).items():
        if edition.indicators[code].given:
            yield Unit(reads(edition, table, (code,)), partial(_differing, check, code, table))


def _differing(check: Check, code: str, table: Table, snapshot: Snapshot) -> Iterator[Finding]:
    for row in snapshot.rows(table):
        key = row.key(code)
        fact = snapshot.programme.facts.get(key)
        if fact is None or not isinstance(fact.value, Number):
            continue
        computed = snapshot.figures.computed(key)
        if computed is not None and computed != fact.value.amount:
            amounts = (("given", fact.value.amount), ("computed", computed))
            yield in_cell(snapshot, check, "fact.total_differs", table, key, amounts)


KIND = Kind("given_total", _units)
