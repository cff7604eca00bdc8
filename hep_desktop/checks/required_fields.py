"""A field of a measure that the summary table needs is empty, or a measure answers no problem."""

from collections.abc import Iterator
from functools import partial

from hep_desktop.checks.measures import in_order
from hep_desktop.checks.steps import PLAN
from hep_desktop.checks.unit import Kind, Reads, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.places import MeasurePlace
from hep_desktop.domain.plan import Measure, ResultIndicator
from hep_desktop.template.model import Check, Edition, Table


def _units(check: Check, _edition: Edition, _table: Table | None) -> Iterator[Unit]:
    yield Unit(Reads(plan=True), partial(_missing, check))


def _missing(check: Check, snapshot: Snapshot) -> Iterator[Finding]:
    required = [one for one in snapshot.edition.action_plan.fields if one.required]
    for name, measure in in_order(snapshot):
        place = MeasurePlace(snapshot.programme.id, measure.id)
        for one in required:
            if not _is_filled(measure, one.name):
                # Ebktv. 31. § (2): measures answer the problems found, so this one is no mere blank
                code = "measure.answers_no_problem" if one.name == "problems" else "measure.field_missing"
                args = (("measure", name), ("field", one.label))
                yield Finding(code, check.severity, PLAN, place, one.name, args=args)


def _is_filled(measure: Measure, name: str) -> bool:
    value: str | tuple[str | ResultIndicator, ...] = getattr(measure, name)
    if isinstance(value, str):
        return bool(value.strip())
    return any((one if isinstance(one, str) else one.name).strip() for one in value)


KIND = Kind("required_fields", _units)
