"""A result indicator without a baseline or a target: nobody will be able to say whether the measure helped."""

from collections.abc import Iterator
from functools import partial

from hep_desktop.checks.measures import in_order
from hep_desktop.checks.steps import PLAN
from hep_desktop.checks.unit import Kind, Reads, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.places import MeasurePlace
from hep_desktop.template.model import Check, Edition, Table


def _units(check: Check, _edition: Edition, _table: Table | None) -> Iterator[Unit]:
    yield Unit(Reads(plan=True), partial(_lacking, check))


def _lacking(check: Check, snapshot: Snapshot) -> Iterator[Finding]:
    for name, measure in in_order(snapshot):
        place = MeasurePlace(snapshot.programme.id, measure.id)
        for one in measure.indicators:
            if not one.name.strip():
                continue
            args = (("measure", name), ("indicator", one.name.strip()))
            if not one.target.strip():
                code = "measure.no_target"
            elif not one.baseline.strip() and one.baseline_fact is None:
                code = "measure.no_baseline"
            else:
                continue
            yield Finding(code, check.severity, PLAN, place, "indicators", args=args, subject=one.id)


KIND = Kind("indicator_values", _units)
