"""What somebody has to do by when, mostly since a meeting decided it; internal, so in no package."""

from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Task:
    """One task; `deadline` is what people write. `decision` – the one it comes from."""

    id: str
    position: int = 0
    title: str = ""
    responsible: str = ""
    deadline: str = ""
    done: bool = False
    meeting: str = ""
    decision: str = ""


@dataclass(frozen=True, slots=True)
class TaskList:
    """All of a programme, in their order."""

    tasks: tuple[Task, ...] = ()
