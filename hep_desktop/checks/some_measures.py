"""The action plan holds no measure at all."""

from collections.abc import Iterator
from functools import partial

from hep_desktop.checks.steps import PLAN
from hep_desktop.checks.unit import Kind, Reads, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.template.model import Check, Edition, Table


def _units(check: Check, _edition: Edition, _table: Table | None) -> Iterator[Unit]:
    yield Unit(Reads(plan=True), partial(_none, check))


def _none(check: Check, snapshot: Snapshot) -> Iterator[Finding]:
    if not snapshot.programme.measures:
        yield Finding("plan.no_measure", check.severity, PLAN)


KIND = Kind("some_measures", _units)
