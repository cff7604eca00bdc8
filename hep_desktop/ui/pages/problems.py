"""*Problémák*: what the situation analysis found, by target group, and which measures answer it."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from hep_desktop.domain.commands import AddMeasure, AddProblem, ChangeProblem, Command, MoveProblem, RemoveProblem
from hep_desktop.domain.outcome import Outcome
from hep_desktop.domain.places import MeasurePlace, Place, ProblemPlace
from hep_desktop.domain.plan import Measure, Problem
from hep_desktop.services.remarking import waiting_on
from hep_desktop.template.model import PlanGroup
from hep_desktop.ui import look
from hep_desktop.ui.basis_field import BasisField
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.forms import RecordForm
from hep_desktop.ui.grouped_list import Group, GroupedList, Row
from hep_desktop.ui.page_parts import ActionButton, SheetOrWords, SideBySide, heading, page_action, small_button
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.session import Session
from hep_desktop.ui.settled import Settled
from hep_desktop.ui.strings import text, with_remarks
from hep_desktop.ui.text_fields import TextField, title_field

_FEW = 8  # measures that answer a problem in nearly all programmes


class Answers(QFrame):
    """The measures that answer a problem, each a button that leads there; a mark where there is none."""

    measure_asked = Signal(str)

    def __init__(self, add: ActionButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[QPushButton] = []
        self._measures: tuple[tuple[str, str], ...] | None = None
        self._none = QLabel(f"{look.ERROR[0]} {text('problems.unanswered')}")
        self._none.setObjectName("problem")
        self._none.setWordWrap(True)
        self.more = small_button("")
        self.more.clicked.connect(self._show_all)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, look.GRID, 0, 0)
        self._column.addWidget(QLabel(text("problems.answered_by")))
        self._column.addWidget(self._none)
        self._column.addWidget(self.more)
        self._column.addWidget(add)

    def show_measures(self, measures: tuple[tuple[str, str], ...]) -> None:
        """Ids and titles; of many the first few until the others are asked for."""
        if measures == self._measures:
            return
        self._measures = measures
        for button in self._buttons:
            self._column.removeWidget(button)
            button.hide()  # it stays until the event loop turns
            button.deleteLater()
        self._buttons = []
        self._add_buttons(measures[:_FEW])
        self._none.setVisible(not measures)
        self.more.setText(text("problems.answered_more", count=len(measures) - _FEW))
        self.more.setVisible(len(measures) > _FEW)

    def _show_all(self) -> None:
        self._add_buttons((self._measures or ())[_FEW:])
        self._buttons[_FEW].show()  # it would be shown later, and what is not has no focus
        self._buttons[_FEW].setFocus()
        self.more.hide()

    def _add_buttons(self, measures: tuple[tuple[str, str], ...]) -> None:
        for key, words in measures:
            self._buttons.append(self._button(key, words))
            self._column.insertWidget(len(self._buttons), self._buttons[-1])

    def _button(self, key: str, words: str) -> QPushButton:
        button = QPushButton(words.replace("&", "&&"), self)
        button.setObjectName("link")
        button.setProperty("measure", key)
        button.clicked.connect(self._asked)
        return button

    def _asked(self) -> None:
        self.measure_asked.emit(str(self.sender().property("measure")))


class ProblemsPage(Page):
    """A list of problems by target group, and a form for the chosen one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._node = ""
        self._remarked: Mapping[str, int] = {}
        self.add = page_action(self, "problems.new", "Ctrl+Shift+N", self._add)
        self.answer = page_action(self, "problems.add_measure", "Ctrl+M", self._answer)
        self.remove = page_action(self, "problems.remove", "", self._remove)
        self.up = page_action(self, "problems.up", "", self._up)
        self.down = page_action(self, "problems.down", "", self._down)
        self.list = GroupedList()
        self.list.setAccessibleName(text("problems.list"))
        self.form = RecordForm(session, self._problem, self._command)
        self.answers = Answers(ActionButton(self.answer))
        self._right = SheetOrWords(self.form)
        self.settled = Settled(session, self)
        self._heading = heading(text("problems.title"))
        self._place()
        self._fill()  # last: to move the fields from nowhere into the page costs more than to make them
        self.list.chosen.connect(self._show_chosen)
        self.list.opened.connect(self._write)
        self.list.delete_asked.connect(self._remove)
        self.list.move_asked.connect(self._move)
        self.answers.measure_asked.connect(self._go_to_measure)
        self.reload(None)

    def _fill(self) -> None:
        for name, field in (
            ("title", title_field()),
            ("description", TextField(lines=4)),
            ("opportunity", title_field()),
        ):
            self.form.add(name, text(f"problems.field.{name}"), field, required=name == "title")
        self.form.add("rests_on", text("problems.field.rests_on"), BasisField(self.session))
        self.form.add("sentences", text("problems.field.sentences"), TextField(lines=2))
        self.form.add_widget(self.answers)
        self.form.add_stretch()

    def _place(self) -> None:
        buttons = Flow()
        for action in (self.add, self.up, self.down, self.remove):
            buttons.addWidget(ActionButton(action))
        whole = QVBoxLayout(self)
        whole.addWidget(self._heading)
        whole.addWidget(self.settled)
        whole.addLayout(buttons)
        whole.addWidget(SideBySide(self.list, self._right), 1)

    # what the frame asks ----------------------------------------------------------------------

    def show_node(self, node: str) -> None:
        """Only the problems of one conclusions node, or of all."""
        self.leave()
        self._node = node if any(group.conclusions == node for group in self._all_groups()) else ""
        title = self.session.edition.node(node).heading if self._node else text("problems.title")
        self._heading.setText(title)
        self.reload(None)

    def show_place(self, place: Place, field: str = "", table: str = "") -> bool:
        """Choose a problem and go into one of its fields."""
        del table
        if not isinstance(place, ProblemPlace):
            return False
        if not self.list.choose(place.problem):
            self.show_node("")
        if not self.list.choose(place.problem):
            return False
        return self.form.focus(field) or self.form.focus("title")

    def reload(self, outcome: Outcome | None) -> None:
        """Show the list and the chosen problem as they are now."""
        del outcome
        programme = self.session.programme
        groups = [(group, programme.problems_in(group.conclusions)) for group in self._groups()]
        self._remarked = waiting_on(programme)
        self.list.show_groups(
            [Group(g.code, f"{g.number} {g.title}", tuple(map(self._row, problems))) for g, problems in groups]
        )
        self.list.choose_first()
        self.add.setEnabled(self.session.writable)
        self.form.set_writable(writable=self.session.writable)
        self.settled.reload()
        self._show_chosen(self.list.current_id())

    def leave(self) -> None:
        """Hand over what is still being typed."""
        self.form.leave()

    def start_focus(self) -> None:
        """Work begins at the list."""
        self.list.setFocus()

    def guidance(self) -> str:
        """What a problem is, with an example."""
        return text("problems.guidance")

    # showing ----------------------------------------------------------------------------------

    def _all_groups(self) -> tuple[PlanGroup, ...]:
        return self.session.edition.action_plan.groups

    def _groups(self) -> tuple[PlanGroup, ...]:
        return tuple(group for group in self._all_groups() if self._node in ("", group.conclusions))

    def _row(self, problem: Problem) -> Row:
        count = len(self.session.programme.measures_for(problem.id))
        note = text("problems.measures", count=count) if count else text("problems.no_measure")
        mark = look.DONE if count else look.ERROR
        note = with_remarks(note, self._remarked.get(problem.id, 0))
        return Row(problem.id, problem.title.strip() or text("problems.untitled"), note, mark)

    def _problem(self, key: str) -> Problem | None:
        return self.session.programme.problems.get(key)

    def _show_chosen(self, key: str) -> None:
        problem = self._problem(key)
        for action in (self.answer, self.remove, self.up, self.down):
            action.setEnabled(problem is not None and self.session.writable)
        if problem is None:
            several = bool(self.session.programme.problems)
            self._right.show_words(text("problems.choose") if several else text("problems.empty"))
            return
        self._right.show_sheet()
        self.form.switch_to(key)
        measures = self.session.programme.measures_for(key)
        self.answers.show_measures(tuple((m.id, m.title.strip() or text("plan.untitled")) for m in measures))

    # doing ------------------------------------------------------------------------------------

    def _command(self, key: str, field: str, value: Any) -> Command:  # noqa: ANN401 – the type of the field
        return ChangeProblem(self.session.programme_id, key, {field: value})

    def _add(self) -> None:
        self.form.leave()
        code = self.list.current_group() or self._groups()[0].code
        node = next(group.conclusions for group in self._all_groups() if group.code == code)
        key = self.session.new_id()
        if self.session.attempt(AddProblem(self.session.programme_id, Problem(key, node, 0))):
            self.list.choose(key)
            self.form.focus("title")

    def _answer(self) -> None:
        self.form.leave()
        problem = self._problem(self.list.current_id())
        if problem is None:
            return
        group = next(group.code for group in self._all_groups() if group.conclusions == problem.node)
        key = self.session.new_id()
        measure = Measure(key, group, 0, problems=(problem.id,), title=problem.opportunity)
        if self.session.attempt(AddMeasure(self.session.programme_id, measure)):
            self._go_to_measure(key)

    def _go_to_measure(self, key: str) -> None:
        self.session.go("plan", place=MeasurePlace(self.session.programme_id, key), field="title")

    def _remove(self) -> None:
        self.form.leave()
        key = self.list.current_id()
        if key and self.session.attempt(RemoveProblem(self.session.programme_id, key)):
            self.session.bus.told.emit(text("problems.removed"))

    def _move(self, key: str, by: int) -> None:
        self.form.leave()
        self.session.attempt(MoveProblem(self.session.programme_id, key, by))

    def _up(self) -> None:
        self._move(self.list.current_id(), -1)

    def _down(self) -> None:
        self._move(self.list.current_id(), 1)

    def _write(self) -> None:
        self.form.focus("title")
