"""Problems and measures; a link never dangles."""

from dataclasses import replace

from hep_desktop.domain.apply.records import change, draft, found, joined, with_fields
from hep_desktop.domain.commands.plan import (
    AddMeasure,
    AddProblem,
    ChangeMeasure,
    ChangeProblem,
    RemoveMeasure,
    RemoveProblem,
)
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Label, Outcome
from hep_desktop.domain.places import MeasurePlace, ProblemPlace
from hep_desktop.domain.plan import Measure, Problem
from hep_desktop.domain.programme import Programme

PlanCommand = AddProblem | ChangeProblem | RemoveProblem | AddMeasure | ChangeMeasure | RemoveMeasure


def apply(office: Office, command: PlanCommand) -> Outcome:
    """What a command of the action plan changes."""
    programme = draft(office, command.programme)
    match command:
        case AddProblem(_, problem):
            last = max((p.position for p in programme.problems_in(problem.node)), default=0)
            return _put_problem(office, programme, "add_problem", replace(problem, position=last + 1))
        case ChangeProblem(_, key, fields):
            changed = with_fields(found(programme.problems.get(key), "problem.gone"), fields)
            return _put_problem(office, programme, "change_problem", changed)
        case RemoveProblem(_, key):
            return _remove_problem(office, programme, key)
        case AddMeasure(_, measure):
            last = max((m.position for m in programme.measures_in(measure.group)), default=0)
            return _put_measure(office, programme, "add_measure", replace(measure, position=last + 1))
        case ChangeMeasure(_, key, fields):
            changed_measure = with_fields(found(programme.measures.get(key), "measure.gone"), fields)
            return _put_measure(office, programme, "change_measure", changed_measure)
        case RemoveMeasure(_, key):
            gone = found(programme.measures.get(key), "measure.gone")
            changes = change(office, MeasurePlace(programme.id, key), None)
            return Outcome(Label("remove_measure", (("title", gone.title),)), changes)


def _put_problem(office: Office, programme: Programme, step: str, problem: Problem) -> Outcome:
    changes = change(office, ProblemPlace(programme.id, problem.id), problem)
    return Outcome(Label(step, (("title", problem.title),)), changes)


def _remove_problem(office: Office, programme: Programme, key: str) -> Outcome:
    gone = found(programme.problems.get(key), "problem.gone")
    unlinked = joined(
        change(
            office,
            MeasurePlace(programme.id, measure.id),
            replace(measure, problems=tuple(p for p in measure.problems if p != key)),
        )
        for measure in programme.measures_for(key)
    )
    removed = change(office, ProblemPlace(programme.id, key), None)
    return Outcome(Label("remove_problem", (("title", gone.title),)), unlinked + removed)


def _put_measure(office: Office, programme: Programme, step: str, measure: Measure) -> Outcome:
    if set(measure.problems) - set(programme.problems):
        raise UserError("problem.gone")
    changes = change(office, MeasurePlace(programme.id, measure.id), measure)
    return Outcome(Label(step, (("title", measure.title),)), changes)
