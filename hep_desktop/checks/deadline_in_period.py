"""The day a measure is due lies outside the five years of the programme."""

from collections.abc import Iterator
from functools import partial

from hep_desktop.checks.measures import in_order
from hep_desktop.checks.unit import PLAN, Kind, Reads, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.places import MeasurePlace
from hep_desktop.hungarian import short_date
from hep_desktop.template.model import Check, Edition, Table


def _units(check: Check, _edition: Edition, _table: Table | None) -> Iterator[Unit]:
    yield Unit(Reads(plan=True, details=True), partial(_outside, check))


def _outside(check: Check, snapshot: Snapshot) -> Iterator[Finding]:
    details = snapshot.programme.details
    for name, measure in in_order(snapshot):
        if measure.due is not None and not details.first_day <= measure.due <= details.last_day:
            args = (
                ("measure", name),
                ("due", short_date(measure.due)),
                ("first", short_date(details.first_day)),
                ("last", short_date(details.last_day)),
            )
            place = MeasurePlace(snapshot.programme.id, measure.id)
            values = tuple(value for _, value in args[1:])
            yield Finding("measure.due_outside", check.severity, PLAN, place, "due", args=args, rests_on=values)


KIND = Kind("deadline_in_period", _units)
