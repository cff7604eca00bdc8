"""A problem that no measure answers, or that has no name yet."""

from collections.abc import Iterator
from functools import partial

from hep_desktop.checks.steps import PROBLEMS
from hep_desktop.checks.unit import Kind, Reads, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.places import ProblemPlace
from hep_desktop.template.model import Check, Edition, Table


def _units(check: Check, _edition: Edition, _table: Table | None) -> Iterator[Unit]:
    yield Unit(Reads(plan=True), partial(_unanswered, check))


def _unanswered(check: Check, snapshot: Snapshot) -> Iterator[Finding]:
    programme = snapshot.programme
    answered = {key for measure in programme.measures.values() for key in measure.problems}
    for group in snapshot.edition.action_plan.groups:
        for problem in programme.problems_in(group.conclusions):
            place = ProblemPlace(programme.id, problem.id)
            title = problem.title.strip()
            if not title:
                args = (("group", group.title),)
                yield Finding("problem.no_title", check.severity, PROBLEMS, place, "title", args=args)
            elif problem.id not in answered:
                yield Finding("problem.no_measure", check.severity, PROBLEMS, place, args=(("problem", title),))


KIND = Kind("problem_without_measure", _units)
