"""*Intézkedési terv*: measures by groups I–V, the sheet of the chosen one, and the summary table A–K."""

from collections.abc import Mapping

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hep_desktop.domain.commands import AddMeasure, MoveMeasure, RemoveMeasure
from hep_desktop.domain.outcome import Outcome
from hep_desktop.domain.places import MeasurePlace, Place
from hep_desktop.domain.plan import Measure
from hep_desktop.services.remarking import waiting_on
from hep_desktop.template.numbering import Numbered, numbered
from hep_desktop.ui import look
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.grouped_list import Group, GroupedList, Row
from hep_desktop.ui.page_parts import ActionButton, SheetOrWords, SideBySide, heading, page_action
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.pages.measure_sheet import MeasureSheet, blank_fields
from hep_desktop.ui.pages.plan_more import PlanMore
from hep_desktop.ui.pages.plan_table import PlanTable
from hep_desktop.ui.session import Session
from hep_desktop.ui.settled import Settled
from hep_desktop.ui.strings import text, with_remarks


class PlanPage(Page):
    """The list and the sheet, or the table; both show and edit the same measures."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.add = page_action(self, "plan.new", "Ctrl+Shift+N", self._add)
        self.turn = page_action(self, "plan.to_table", "Ctrl+Shift+T", self._turn)
        self.up = page_action(self, "plan.up", "", self._up)
        self.down = page_action(self, "plan.down", "", self._down)
        self.remove = page_action(self, "plan.remove", "", self._remove)
        self.more = PlanMore(session, self)
        self.more.leaving.connect(self.leave)
        self.more.inserted.connect(self._show_new)
        self.list = GroupedList()
        self.list.setAccessibleName(text("plan.list"))
        self.sheet = MeasureSheet(session)
        self.table = PlanTable(session)
        self.settled = Settled(session, self)
        self._right = SheetOrWords(self.sheet)
        self._place()
        self.list.chosen.connect(self._show_chosen)
        self.list.opened.connect(self._write)
        self.list.delete_asked.connect(self._remove)
        self.list.move_asked.connect(self._move)
        self.sheet.entered.connect(self.details_changed)
        self.table.selectionModel().currentChanged.connect(self._table_moved)
        self._remarked: Mapping[str, int] = {}
        self._rows: dict[str, tuple[tuple[Numbered, int], Row]] = {}
        self.reload(None)

    def _place(self) -> None:
        self._both = SideBySide(self.list, self._right)
        self._views = QStackedWidget()
        self._views.addWidget(self._both)
        self._views.addWidget(self.table)
        buttons = Flow()
        for action in (self.add, self.up, self.down, self.remove, self.turn):
            buttons.addWidget(ActionButton(action))
        buttons.addWidget(self.more.button)
        whole = QVBoxLayout(self)
        whole.addWidget(heading(text("plan.title")))
        whole.addWidget(self.settled)
        whole.addLayout(buttons)
        whole.addWidget(self._views, 1)

    # what the frame asks ----------------------------------------------------------------------

    def show_place(self, place: Place, field: str = "", table: str = "") -> bool:
        """Choose a measure and go into one of its fields, on the sheet or in the table."""
        del table
        if not isinstance(place, MeasurePlace):
            return False
        if self._as_table() and self.table.has_field(field) and self.table.choose_field(place.measure, field):
            self.table.setFocus()
            return True
        self._show_sheets()
        return self.list.choose(place.measure) and (self.sheet.focus(field) or self.sheet.focus("title"))

    def reload(self, outcome: Outcome | None) -> None:
        """Show the plan as it is now."""
        del outcome
        self._remarked = waiting_on(self.session.programme)
        groups = numbered(self.session.edition.action_plan, self.session.programme)
        self.list.show_groups(
            [Group(g.code, f"{g.number} {g.title}", tuple(map(self._row, measures))) for g, measures in groups]
        )
        self.list.choose_first()
        self._show_chosen(self.list.current_id())
        self.more.reload()
        self.add.setEnabled(self.session.writable)
        self.sheet.set_writable(writable=self.session.writable)
        self.settled.reload()
        if self._as_table():
            self.table.reload()

    def leave(self) -> None:
        """Hand over what is still being typed."""
        self.sheet.leave()
        if self._as_table():
            self.table.setFocus()  # an open cell closes when the focus leaves it

    def start_focus(self) -> None:
        """Work begins at the list, or in the table."""
        (self.table if self._as_table() else self.list).setFocus()

    def guidance(self) -> str:
        """What belongs into the field the focus is in."""
        name = self.table.current_field() if self._as_table() else self.sheet.focused
        field = next((field for field in self.session.edition.action_plan.fields if field.name == name), None)
        about = f"**{field.label}**\n\n{field.guidance}\n\n---\n\n" if field is not None and field.guidance else ""
        return about + text("plan.guidance")

    # showing ----------------------------------------------------------------------------------

    def _as_table(self) -> bool:
        return self._views.currentWidget() is self.table

    def _row(self, one: Numbered) -> Row:
        """As it was where nothing in it changed: there may be hundreds, and they are asked for at every key."""
        told = one, self._remarked.get(one.measure.id, 0)
        known = self._rows.get(one.measure.id)
        if known is None or known[0] != told:
            known = self._rows[one.measure.id] = told, self._new_row(*told)
        return known[1]

    def _new_row(self, one: Numbered, count: int) -> Row:
        missing = blank_fields(self.session.edition.action_plan, one.measure)
        title = f"{one.number} {one.measure.title.strip() or text('plan.untitled')}"
        if missing:
            note = text("plan.fields_missing", count=len(missing))
            return Row(one.measure.id, title, with_remarks(note, count), look.ERROR)
        return Row(one.measure.id, title, with_remarks(text("plan.complete"), count), look.DONE)

    def _show_chosen(self, key: str) -> None:
        is_there = key in self.session.programme.measures
        for action in (self.up, self.down, self.remove):
            action.setEnabled(is_there and self.session.writable)
        self.more.show_chosen(key if is_there else "")
        if is_there:
            self._right.show_sheet()
            if not self._as_table():
                self.sheet.switch_to(key)
            return
        several = bool(self.session.programme.measures)
        self._right.show_words(text("plan.choose") if several else text("plan.empty"))

    def _table_moved(self) -> None:
        key = self.table.current_measure()
        if key and self._as_table():
            self.list.choose(key)
        self.details_changed.emit()

    def _turn(self) -> None:
        self.leave()
        if self._as_table():
            field = self.table.current_field()
            self._show_sheets()
            if not self.sheet.focus(field):
                self.list.setFocus()
        else:
            self._show_table()
        self.details_changed.emit()

    def _show_sheets(self) -> None:
        self._views.setCurrentWidget(self._both)
        self._show_chosen(self.list.current_id())
        self.turn.setText(text("plan.to_table"))

    def _show_table(self) -> None:
        self.sheet.switch_to("")  # or it would follow every key typed in the table, where nobody sees it
        self.table.reload()
        self._views.setCurrentWidget(self.table)
        self.table.choose_field(self.list.current_id(), self.sheet.focused)
        self.table.setFocus()
        self.turn.setText(text("plan.to_sheets"))

    # doing ------------------------------------------------------------------------------------

    def _add(self) -> None:
        self.leave()
        group = self.list.current_group() or self.session.edition.action_plan.groups[0].code
        key = self.session.new_id()
        if self.session.attempt(AddMeasure(self.session.programme_id, Measure(key, group, 0))):
            self.list.choose(key)
            self.show_place(MeasurePlace(self.session.programme_id, key), "title")

    def _show_new(self, key: str) -> None:
        self.list.choose(key)
        self.show_place(MeasurePlace(self.session.programme_id, key), "problems")

    def _remove(self) -> None:
        self.leave()
        key = self.list.current_id()
        if key and self.session.attempt(RemoveMeasure(self.session.programme_id, key)):
            self.session.bus.told.emit(text("plan.removed"))

    def _move(self, key: str, by: int) -> None:
        self.leave()
        self.session.attempt(MoveMeasure(self.session.programme_id, key, by))

    def _up(self) -> None:
        self._move(self.list.current_id(), -1)

    def _down(self) -> None:
        self._move(self.list.current_id(), 1)

    def _write(self) -> None:
        self.sheet.focus("title")
