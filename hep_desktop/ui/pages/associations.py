"""*Társulások*: the associations of the office's villages, their members, and whether all have a programme."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hep_desktop.domain.associations import Association, Member
from hep_desktop.domain.commands import AddAssociation, ChangeAssociation, Command, RemoveAssociation
from hep_desktop.domain.outcome import Outcome
from hep_desktop.domain.places import AssociationPlace, Place
from hep_desktop.services import associating
from hep_desktop.ui import look
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.forms import RecordForm
from hep_desktop.ui.grant_marks import GRANT_MARKS
from hep_desktop.ui.grids import GridButtons, RecordGrid
from hep_desktop.ui.grouped_list import Group, GroupedList, Row
from hep_desktop.ui.models.rows import Column, ColumnKind
from hep_desktop.ui.page_parts import ActionButton, SheetOrWords, SideBySide, heading, page_action, sentence
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text
from hep_desktop.ui.text_fields import name_field, title_field
from hep_desktop.ui.walk import Destination

_ROWS = 12
_COLUMNS = {"settlement": 3, "name": 4, "adopted": 3, "reviewed": 3, "number": 3}


class AssociationsPage(Page):
    """A list of associations, and the members of the chosen one with how each stands."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.add = page_action(self, "law_days.associations.new", "Ctrl+Shift+N", self._add)
        self.remove = page_action(self, "law_days.associations.remove", "", self._remove)
        self.paper = page_action(self, "law_days.associations.paper", "", self._show_paper)
        self.back = page_action(self, "law_days.associations.back", "", self._go_back)
        self.list = GroupedList()
        self.list.setAccessibleName(text("law_days.associations.list"))
        self.standing = sentence()
        self.form = self._make_form()
        self.right = SheetOrWords(self.form)
        buttons = Flow()
        for action in (self.add, self.remove, self.paper, self.back):
            buttons.addWidget(ActionButton(action))
        whole = QVBoxLayout(self)
        whole.addWidget(heading(text("law_days.association.title")))
        whole.addLayout(buttons)
        whole.addWidget(SideBySide(self.list, self.right, share=(1, 3)), 1)
        self.list.chosen.connect(self._show_chosen)
        self.list.opened.connect(self._write)
        self.list.delete_asked.connect(self._remove)
        self.reload(None)

    def _make_form(self) -> RecordForm:
        form = RecordForm(self.session, self._find, self._command)
        form.add("name", text("law_days.associations.field.name"), title_field(), required=True)
        row = form.add_row()
        for field in ("seat", "chair"):
            form.add(field, text(f"law_days.associations.field.{field}"), name_field(), into=row)
        kinds = {"settlement": ColumnKind.CHOICE}
        columns = [
            Column(field, text(f"law_days.associations.column.{field}"), kinds.get(field, ColumnKind.LINE), share)
            for field, share in _COLUMNS.items()
        ]
        self.grid = RecordGrid(columns, lambda: Member(self.session.new_id()), rows_shown=_ROWS)
        form.add("members", text("law_days.associations.field.members"), self.grid)
        form.add_widget(GridButtons(self.grid, text("law_days.associations.add")))
        form.add_widget(self.standing)
        form.add_stretch()
        return form

    # what the frame asks ----------------------------------------------------------------------

    def show_place(self, place: Place, field: str = "", table: str = "") -> bool:
        """Choose an association and go into one of its fields."""
        del table
        if not isinstance(place, AssociationPlace):
            return False
        return self.list.choose(place.association) and self.form.focus(field or "name")

    def reload(self, outcome: Outcome | None) -> None:
        """Show them as they are now."""
        del outcome
        villages = [(one.id, one.name) for one in self.session.office.settlements.values()]
        self.grid.set_choices("settlement", [("", text("law_days.associations.other_office")), *villages])
        known = sorted(self.session.office.associations.values(), key=lambda one: (one.name, one.id))
        rows = tuple(map(self._row, known))
        self.list.show_groups([Group("all", text("law_days.associations.list"), rows)] if rows else [])
        self.list.choose_first()
        self._show_chosen(self.list.current_id())

    def leave(self) -> None:
        """Hand over what is still being typed."""
        self.form.leave()

    def start_focus(self) -> None:
        """Work begins at the list."""
        self.list.setFocus()

    def guidance(self) -> str:
        """Who has to have a programme, and where the days come from."""
        return text("law_days.associations.guidance")

    # showing ----------------------------------------------------------------------------------

    def _row(self, one: Association) -> Row:
        session = self.session
        grants, _ = associating.in_words(session.office, one, session.settlement.readings, session.today())
        mark = GRANT_MARKS[grants] if grants is not None else look.OPEN
        return Row(
            one.id,
            associating.name(one),
            text("law_days.associations.member_count", count=len(one.members)),
            mark,
        )

    def _show_chosen(self, key: str) -> None:
        session = self.session
        chosen = session.office.associations.get(key)
        self.add.setEnabled(not session.read_only)
        self.remove.setEnabled(chosen is not None and not session.read_only)
        here = associating.of_settlement(session.office, session.settlement.id)
        self.paper.setEnabled(bool(here))
        self.form.setEnabled(not session.read_only)
        self.list.setVisible(bool(session.office.associations))
        if chosen is None:
            some = bool(session.office.associations)
            self.right.show_words(text(f"law_days.associations.{'choose' if some else 'nothing'}"))
            return
        self.right.show_sheet()
        self.form.switch_to(key)
        self.standing.setText(self._told(chosen))

    def _told(self, one: Association) -> str:
        session = self.session
        today, readings = session.today(), session.settlement.readings
        grants, whole = associating.in_words(session.office, one, readings, today)
        found = associating.members_of(session.office, one, readings, today)
        lines = [f"{GRANT_MARKS[grants][0] if grants is not None else look.OPEN[0]} {whole}"]
        lines += [f"     {GRANT_MARKS[each][0]} {words}" for each, words in associating.lines(found)]
        return "\n".join(lines)

    # doing ------------------------------------------------------------------------------------

    def _add(self) -> None:
        self.leave()
        session = self.session
        key = session.new_id()
        member = Member(session.new_id(), session.settlement.id)
        if session.attempt(AddAssociation(Association(key, members=(member,)))):
            self.list.choose(key)
            self.form.focus("name")

    def _remove(self) -> None:
        self.leave()
        key = self.list.current_id()
        if key and self.session.attempt(RemoveAssociation(key)):
            self.session.bus.told.emit(text("law_days.associations.removed"))

    def _show_paper(self) -> None:
        self.leave()
        self.session.go("preview", "association")

    def _go_back(self) -> None:
        self.leave()
        self.session.bus.go.emit(self.came_from or Destination("adoption"))

    def _write(self) -> None:
        self.form.focus("members")

    def _find(self, key: str) -> Association | None:
        return self.session.office.associations.get(key)

    def _command(self, key: str, field: str, value: Any) -> Command:  # noqa: ANN401 – the type of the field
        return ChangeAssociation(key, {field: value})
