"""Tasks: noted for drafts and adopted versions alike, since they are no content of the programme."""

from functools import partial

from hep_desktop.domain.apply.listing import listed
from hep_desktop.domain.commands.tasks import AddTasks, ChangeTasks
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Change, Label, Outcome
from hep_desktop.domain.places import TaskPlace
from hep_desktop.domain.tasks import Task


def apply(office: Office, command: AddTasks | ChangeTasks) -> Outcome:
    """What a command of the list changes."""
    programme = office.programmes.get(command.programme)
    if programme is None:
        raise UserError("programme.gone")
    before = programme.task_list.tasks
    wanted = (*before, *command.tasks) if isinstance(command, AddTasks) else command.tasks
    changes = listed(office, before, wanted, partial(TaskPlace, programme.id))
    return Outcome(_label(changes), changes)


def _label(changes: tuple[Change, ...]) -> Label:
    titles = [one.title for change in changes if isinstance(one := change.after or change.before, Task)]
    if all(change.before is None for change in changes):
        step = "add_tasks"
    else:
        step = "remove_tasks" if all(change.after is None for change in changes) else "change_tasks"
    return Label(step, (("title", titles[0] if len(titles) == 1 else ""),))
