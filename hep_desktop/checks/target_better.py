"""A result indicator whose target is no better than where it starts, though it is said which way it should go."""

from collections.abc import Iterator
from functools import partial

from hep_desktop.checks.measures import in_order
from hep_desktop.checks.steps import PLAN
from hep_desktop.checks.unit import Kind, Reads, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.places import MeasurePlace
from hep_desktop.domain.plan import Direction, ResultIndicator
from hep_desktop.hungarian import parse_number
from hep_desktop.template.model import Check, Edition, Table


def _units(check: Check, _edition: Edition, _table: Table | None) -> Iterator[Unit]:
    yield Unit(Reads(plan=True), partial(_no_better, check))


def _no_better(check: Check, snapshot: Snapshot) -> Iterator[Finding]:
    for name, measure in in_order(snapshot):
        for one in measure.indicators:
            if not _is_better(one):
                said = (("baseline", one.baseline.strip()), ("target", one.target.strip()))
                args = (("measure", name), ("indicator", one.name.strip()), *said)
                place, values = MeasurePlace(snapshot.programme.id, measure.id), tuple(value for _, value in said)
                code = "measure.target_not_more" if one.direction is Direction.MORE else "measure.target_not_less"
                yield Finding(
                    code, check.severity, PLAN, place, "indicators", args=args, subject=one.id, rests_on=values
                )


def _is_better(one: ResultIndicator) -> bool:
    """Unless both are numbers and the way is told, nobody can say otherwise."""
    baseline, target = parse_number(one.baseline), parse_number(one.target)
    if baseline is None or target is None:
        return True
    match one.direction:
        case Direction.MORE:
            return target > baseline
        case Direction.LESS:
            return target < baseline
        case Direction.KEEP | Direction.UNSAID:
            return True


KIND = Kind("target_better", _units)
