"""A measure is said to be done in some year, and nothing shows it."""

from collections.abc import Iterator
from functools import partial

from hep_desktop.checks.measures import in_order
from hep_desktop.checks.steps import FOLLOWUP
from hep_desktop.checks.unit import Kind, Reads, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.places import FollowUpPlace
from hep_desktop.template.model import Check, Edition, Table


def _units(check: Check, _edition: Edition, _table: Table | None) -> Iterator[Unit]:
    yield Unit(Reads(plan=True, followups=True), partial(_unproved, check))


def _unproved(check: Check, snapshot: Snapshot) -> Iterator[Finding]:
    programme = snapshot.programme
    names = {measure.id: name for name, measure in in_order(snapshot)}
    for (measure, year), said in sorted(programme.followups.items(), key=lambda one: one[0][1]):
        if said.lacks_evidence and measure in names:
            place = FollowUpPlace(programme.id, measure, year)
            args = (("measure", names[measure]), ("year", year))
            yield Finding("followup.no_evidence", check.severity, FOLLOWUP, place, "evidence", args=args)


KIND = Kind("done_without_evidence", _units)
