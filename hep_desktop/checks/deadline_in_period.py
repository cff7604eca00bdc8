"""The day a measure is due lies outside the five years of the programme."""

import re
from collections.abc import Iterator
from datetime import date
from functools import partial

from hep_desktop.checks.measures import in_order
from hep_desktop.checks.steps import PLAN
from hep_desktop.checks.unit import Kind, Reads, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.places import MeasurePlace
from hep_desktop.domain.plan import Measure
from hep_desktop.hungarian import short_date
from hep_desktop.template.model import Check, Edition, Table

_YEAR = re.compile(r"(?<![\w/.])(?:19|2[0-9])[0-9]{2}(?![\w/])")


def _units(check: Check, _edition: Edition, _table: Table | None) -> Iterator[Unit]:
    yield Unit(Reads(plan=True, details=True, heard=True), partial(_outside, check))


def _outside(check: Check, snapshot: Snapshot) -> Iterator[Finding]:
    details = snapshot.programme.as_voted
    last = snapshot.office.last_of(details)
    for name, measure in in_order(snapshot):
        outside = _told(measure, details.first_day, last)
        if outside:
            args = (
                ("measure", name),
                ("due", outside),
                ("first", short_date(details.first_day)),
                ("last", short_date(last)),
            )
            place = MeasurePlace(snapshot.programme.id, measure.id)
            values = tuple(value for _, value in args[1:])
            field = "deadline" if measure.due is None else "due"
            yield Finding("measure.due_outside", check.severity, PLAN, place, field, args=args, rests_on=values)


def _told(measure: Measure, first: date, last: date) -> str:
    """The day that lies outside; of a deadline in words its years are looked at."""
    if measure.due is not None:
        return "" if first <= measure.due <= last else short_date(measure.due)
    years = (year for year in _YEAR.findall(measure.deadline) if not first.year <= int(year) <= last.year)
    return next(years, "")


KIND = Kind("deadline_in_period", _units)
