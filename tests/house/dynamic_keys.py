"""The one place that says which keys the code puts together, where its source alone does not tell.

Taken from the code's own tuples and enums where they exist, so that a new member without words is seen.
"""

from collections.abc import Iterable
from enum import StrEnum

from hep_desktop.domain.findings import Severity
from hep_desktop.domain.forum import Capacity, MeetingKind
from hep_desktop.domain.programme import Status
from hep_desktop.domain.values import NoDataReason
from hep_desktop.importers.proposal import DoubtKind
from hep_desktop.export.refusal import Reason
from hep_desktop.export.verdict import State, Who
from hep_desktop.ui.actions import ACTIONS
from hep_desktop.ui.walk import STEPS
from house.tree import PACKAGE, Module

UNDOABLE = {
    constant.value
    for module in (PACKAGE / "domain" / "apply").glob("*.py")
    for constant in Module(module).strings()
    if constant.value.startswith(("add_", "change_", "create_", "move_", "remove_", "set_", "take_"))
}
NAMELESS = {"create_programme", "change_programme", "remove_programme", "set_facts", "take_over"}


def members(kind: type[StrEnum]) -> tuple[str, ...]:
    """The values of an enum."""
    return tuple(one.value for one in kind)


DECLARED: dict[str, Iterable[str]] = {
    "actions.{}": [spec.id for spec in ACTIONS],
    "cli.{}": ["import", "check", "report", "export", "verify", "demo"],
    "exporting.check_report.{}": members(Severity),
    "exporting.check_report.marks.{}": members(Severity),
    "exporting.copying.problems.{}": ["title", "description", "opportunity"],
    "exporting.csv.{}": [
        *("period", "member", "code", "label", "unit", "number", "words"),
        *("no_data", "computed", "source", "file", "sheet", "cell"),
    ],
    "exporting.no_data.{}": members(NoDataReason),
    "exporting.problems.{}": members(Reason),
    "exporting.signatures.{}": members(Who),
    "exporting.states.{}": members(State),
    "frame.clock.{}": ["days_left", "days_today", "days_over"],
    "frame.marks.{}": ["done", "begun", "open"],
    "frame.severity.{}": members(Severity),
    "frame.status.{}": members(Status),
    "frame.steps_of_walk.{}": STEPS,
    "frame.{}.done": ["undo", "redo"],
    "frame.{}.named": ["undo", "redo"],
    "importing.doubts.{}": members(DoubtKind),
    "papers.files.{}": ["hep", "action_plan"],
    "papers.kinds.{}": ["hep", "action_plan"],
    "papers.minutes.{}": ["place", "time", "kind", "settlements", "chair", "minute_taker", "authenticators"],
    "papers.minutes.capacities.{}": members(Capacity),
    "papers.minutes.kinds.{}": members(MeetingKind),
    "papers.no_data.{}": members(NoDataReason),
    "papers.plan.{}": ["baseline", "target", "source"],
    "papers.programme.{}": ["required_empty", "optional_empty"],
    "problems.field.{}": ["title", "description", "opportunity"],
    "steps.{}": UNDOABLE | {"other"},
    "steps.{}_plain": UNDOABLE - NAMELESS,
}
