"""*Feladatok*: who has to do what by when, from meetings or typed."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hep_desktop.domain.commands import AddTasks, ChangeTasks, Command
from hep_desktop.domain.outcome import Outcome
from hep_desktop.domain.places import Place, TaskPlace
from hep_desktop.domain.tasks import Task, TaskList
from hep_desktop.hungarian import parse_date
from hep_desktop.services.following import new_tasks
from hep_desktop.ui import look
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.forms import RecordForm
from hep_desktop.ui.grids import GridButtons, RecordGrid
from hep_desktop.ui.models.rows import Column, ColumnKind
from hep_desktop.ui.page_parts import ActionButton, heading, page_action, scrolled, sentence
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text

_ROWS = 20


class TasksPage(Page):
    """One grid; above it, how many are open and which are late."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.back = page_action(self, "tasks.back", "", self._go_back)
        self.take = page_action(self, "tasks.take", "", self._take)
        self.form = RecordForm(session, self._find, self._command)
        self.told = sentence()
        self.grid = self._grid()
        self.form.add_widget(self.told)
        self.form.add("tasks", text("tasks.list"), self.grid)
        self.form.add_widget(sentence(text("tasks.words"), quiet=True))
        self.form.add_widget(GridButtons(self.grid, text("tasks.add")))
        self.form.add_stretch()
        whole = QVBoxLayout(self)
        whole.addWidget(heading(text("tasks.title")))
        buttons = Flow()
        for action in (self.take, self.back):
            buttons.addWidget(ActionButton(action))
        whole.addLayout(buttons)
        whole.addWidget(scrolled(self.form), 1)
        self.reload(None)

    def show_place(self, place: Place, field: str = "", table: str = "") -> bool:
        """Stand in the row of a task."""
        del field, table
        keys = [one.id for one in self._find("").tasks]
        if not isinstance(place, TaskPlace) or place.task not in keys:
            return False
        self.grid.setFocus()
        self.grid.setCurrentIndex(self.grid.model().index(keys.index(place.task), 0))
        return True

    def reload(self, outcome: Outcome | None) -> None:
        """Show the list as it is now."""
        del outcome
        self.setEnabled(bool(self.session.programme_id))
        self.form.switch_to("tasks")
        count = len(self._new()) if self.session.programme_id else 0
        self.take.setText(text("tasks.take_some", count=count) if count else text("tasks.take"))
        self.take.setEnabled(count > 0 and not self.session.read_only)
        self.told.setText(self._summary())

    def leave(self) -> None:
        """Hand over what is still being typed."""
        self.form.leave()

    def start_focus(self) -> None:
        """Work begins in the grid."""
        self.grid.setFocus()

    def guidance(self) -> str:
        """Where tasks come from."""
        return text("tasks.guidance")

    def _summary(self) -> str:
        waiting = [one for one in self._find("").tasks if not one.done]
        if not waiting:
            return f"{look.DONE[0]} {text('tasks.none')}"
        late = [one for one in waiting if self._is_late(one)]
        if not late:
            return f"{look.OPEN[0]} {text('tasks.open', count=len(waiting))}"
        names = ", ".join(one.title.strip() or text("tasks.unnamed") for one in late)
        return f"{look.WARNING[0]} {text('tasks.late', count=len(waiting), names=names)}"

    def _is_late(self, one: Task) -> bool:
        day = parse_date(one.deadline)
        return day is not None and day < self.session.today()

    def _grid(self) -> RecordGrid:
        states = ((False, text("tasks.is_open")), (True, text("tasks.is_done")))
        columns = [
            Column("title", text("tasks.column.title"), ColumnKind.TITLE, 6),
            Column("responsible", text("forum.column.responsible"), share=3),
            Column("deadline", text("forum.column.deadline"), share=3),
            Column("done", text("tasks.column.done"), ColumnKind.CHOICE, 2, states),
        ]
        return RecordGrid(columns, lambda: Task(self.session.new_id()), rows_shown=_ROWS)

    def _find(self, _key: str) -> TaskList:
        return self.session.programme.task_list if self.session.programme_id else TaskList()

    def _command(self, _key: str, _field: str, value: Any) -> Command:  # noqa: ANN401 – the tasks
        return ChangeTasks(self.session.programme_id, value)

    def _new(self) -> tuple[Task, ...]:
        return new_tasks(self.session.office, self.session.programme_id, self.session.new_id)

    def _take(self) -> None:
        self.leave()
        self.session.attempt(AddTasks(self.session.programme_id, self._new()))

    def _go_back(self) -> None:
        self.leave()
        self.session.go("forum")
