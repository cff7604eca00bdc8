"""A problem refers to a figure that is not there: then nothing shows that it exists."""

from collections.abc import Iterator
from functools import partial

from hep_desktop.checks.steps import PROBLEMS
from hep_desktop.checks.unit import Kind, Reads, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.places import ProblemPlace
from hep_desktop.domain.situation import FactKey
from hep_desktop.template.model import Check, Edition, Table


def _units(check: Check, edition: Edition, _table: Table | None) -> Iterator[Unit]:
    yield Unit(Reads(frozenset(edition.indicators), plan=True), partial(_missing, check))


def _missing(check: Check, snapshot: Snapshot) -> Iterator[Finding]:
    programme = snapshot.programme
    for group in snapshot.edition.action_plan.groups:
        for problem in programme.problems_in(group.conclusions):
            lacking = [key for key in problem.rests_on if not _is_there(snapshot, key)]
            if lacking:
                first = snapshot.edition.indicators.get(lacking[0].indicator)
                args = (
                    ("problem", problem.title.strip()),
                    ("indicator", first.label if first else lacking[0].indicator),
                    ("period", lacking[0].period),
                )
                place, values = ProblemPlace(programme.id, problem.id), tuple(map(str, lacking))
                code = "problem.basis_missing"
                yield Finding(code, check.severity, PROBLEMS, place, "rests_on", args=args, rests_on=values)


def _is_there(snapshot: Snapshot, key: FactKey) -> bool:
    return key.indicator in snapshot.edition.indicators and snapshot.figures.number(key) is not None


KIND = Kind("missing_basis", _units)
