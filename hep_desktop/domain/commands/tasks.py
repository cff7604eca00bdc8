"""Changes of the tasks of a programme."""

from hep_desktop.domain.commands.command import Command
from hep_desktop.domain.tasks import Task
from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class AddTasks(Command):
    """Put tasks at the end of the list."""

    programme: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class ChangeTasks(Command):
    """The whole list as it is now: what is not in it is removed, what is new is added."""

    programme: str
    tasks: tuple[Task, ...]
