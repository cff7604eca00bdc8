"""The conclusions of a target group name no problem, and no sentence says why."""

from collections.abc import Iterator
from functools import partial

from hep_desktop.checks.unit import Kind, Reads, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.places import TextPlace
from hep_desktop.template.model import Check, Edition, PlanGroup, Table


def _units(check: Check, edition: Edition, _table: Table | None) -> Iterator[Unit]:
    for group in edition.action_plan.groups:
        yield Unit(Reads(texts=frozenset({group.conclusions}), plan=True), partial(_none, check, group))


def _none(check: Check, group: PlanGroup, snapshot: Snapshot) -> Iterator[Finding]:
    programme = snapshot.programme
    if not programme.problems_in(group.conclusions) and not programme.is_answered(group.conclusions):
        place = TextPlace(programme.id, group.conclusions)
        args = (("group", group.title),)
        yield Finding("conclusions.no_problem", check.severity, group.conclusions, place, args=args)


KIND = Kind("conclusions", _units)
