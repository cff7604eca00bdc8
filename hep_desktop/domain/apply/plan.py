"""Problems and measures; a link never dangles."""

from dataclasses import replace
from typing import TypeVar

from hep_desktop.domain.apply.records import change, draft, found, joined, with_fields
from hep_desktop.domain.commands.plan import (
    AddMeasure,
    AddProblem,
    ChangeMeasure,
    ChangeProblem,
    MoveMeasure,
    MoveProblem,
    RemoveMeasure,
    RemoveProblem,
)
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.judging import looked_at
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Label, Outcome
from hep_desktop.domain.places import FollowUpPlace, MeasurePlace, ProblemPlace, ReasonPlace
from hep_desktop.domain.plan import Measure, Problem
from hep_desktop.domain.programme import Programme

PlanCommand = (
    AddProblem | ChangeProblem | MoveProblem | RemoveProblem | AddMeasure | ChangeMeasure | MoveMeasure | RemoveMeasure
)


def apply(office: Office, command: PlanCommand) -> Outcome:
    """What a command of the action plan changes."""
    if isinstance(command, AddProblem | ChangeProblem | MoveProblem | RemoveProblem):
        return _problems(office, draft(office, command.programme), command)
    return _measures(office, draft(office, command.programme), command)


def _problems(
    office: Office, programme: Programme, command: AddProblem | ChangeProblem | MoveProblem | RemoveProblem
) -> Outcome:
    match command:
        case AddProblem(_, problem):
            last = max((p.position for p in programme.problems_in(problem.node)), default=0)
            return _put_problem(office, programme, "add_problem", replace(problem, position=last + 1))
        case ChangeProblem(_, key, fields):
            changed = with_fields(found(programme.problems.get(key), "problem.gone"), fields)
            return _put_problem(office, programme, "change_problem", changed)
        case MoveProblem(_, key, by):
            moved = found(programme.problems.get(key), "problem.gone")
            order = _moved(programme.problems_in(moved.node), moved, by)
            changes = joined(change(office, ProblemPlace(programme.id, p.id), p) for p in order)
            return Outcome(Label("move_problem", (("title", moved.title),)), changes)
        case RemoveProblem(_, key):
            return _remove_problem(office, programme, key)


def _measures(
    office: Office, programme: Programme, command: AddMeasure | ChangeMeasure | MoveMeasure | RemoveMeasure
) -> Outcome:
    match command:
        case AddMeasure(_, measure):
            return _put_measure(office, programme, "add_measure", _last(programme, measure))
        case ChangeMeasure(_, key, fields):
            before = found(programme.measures.get(key), "measure.gone")
            after = with_fields(before, fields)
            # in another group it stands last: its old position would fall between strangers
            after = after if after.group == before.group else _last(programme, after)
            return _put_measure(office, programme, "change_measure", after)
        case MoveMeasure(_, key, by):
            moved = found(programme.measures.get(key), "measure.gone")
            order = _moved(programme.measures_in(moved.group), moved, by)
            changes = joined(change(office, MeasurePlace(programme.id, m.id), m) for m in order)
            return Outcome(Label("move_measure", (("title", moved.title),)), changes)
        case RemoveMeasure(_, key):
            gone = found(programme.measures.get(key), "measure.gone")
            # the adoption was taken back after the measure had been followed
            followed = (
                change(office, FollowUpPlace(programme.id, *at), None) for at in programme.followups if at[0] == key
            )
            then = looked_at(office, programme.id)
            judged = then is not None and key in then.measures
            reason = () if judged else change(office, ReasonPlace(programme.id, key), None)
            changes = joined(followed) + reason + change(office, MeasurePlace(programme.id, key), None)
            return Outcome(Label("remove_measure", (("title", gone.title),)), changes)


def _last(programme: Programme, measure: Measure) -> Measure:
    last = max((m.position for m in programme.measures_in(measure.group)), default=0)
    return replace(measure, position=last + 1)


Placed = TypeVar("Placed", Problem, Measure)


def _moved(siblings: tuple[Placed, ...], moved: Placed, by: int) -> tuple[Placed, ...]:
    """The siblings numbered anew with one of them moved; at either end it stays where it is."""
    order = list(siblings)
    order.remove(moved)
    order.insert(max(0, siblings.index(moved) + by), moved)
    return tuple(replace(one, position=position) for position, one in enumerate(order, start=1))


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
