"""The form of one line of the mentor's log."""

from typing import Any

from PySide6.QtWidgets import QWidget

from hep_desktop.domain.commands import ChangeContact, Command
from hep_desktop.domain.mentor import Checked, Contact, ContactKind, PointState
from hep_desktop.services import desk, visits
from hep_desktop.services.desk_received import asked
from hep_desktop.ui.fields import ChoiceField
from hep_desktop.ui.forms import RecordForm
from hep_desktop.ui.grids import GridButtons, RecordGrid
from hep_desktop.ui.models.rows import Column, ColumnKind
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text
from hep_desktop.ui.text_fields import TextField, count_field, day_field, name_field
from hep_desktop.ui.village_field import VillageField

_ROWS = 14


class ContactForm(RecordForm):
    """What was talked about and agreed on first, then when and where, who, and the checklist of a visit."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, self._find, self._command, parent)
        self._kind = ChoiceField([(kind, desk.kind_word(kind)) for kind in ContactKind])
        row = self.add_row()
        self.add("kind", text("mentor_log.field.kind"), self._kind, into=row)
        self.add("held", text("mentor_log.field.held"), day_field(), into=row)
        self.add("municipalities", text("mentor_log.field.municipalities"), VillageField(self._known, "Baja, Eger"))
        self.add("subject", text("mentor_log.field.subject"), TextField(lines=2))
        self.add("agreed", text("mentor_log.field.agreed"), TextField(lines=2))
        row = self.add_row()
        self.add("agreed_day", text("mentor_log.field.agreed_day"), day_field(), into=row)
        states = [(False, text("mentor_log.step_open")), (True, text("mentor_log.step_done"))]
        self.add("done", text("mentor_log.field.done"), ChoiceField(states), into=row)
        self.add("people", text("mentor_log.field.people"), TextField(lines=1, prose=False))
        row = self.add_row()
        self.add("headcount", text("mentor_log.field.headcount"), count_field(), into=row)
        self.add("place", text("mentor_log.field.place"), name_field(), into=row)
        self.grid = self._grid()
        self._buttons = GridButtons(self.grid, text("mentor_log.add_point"))
        self.add("checklist", text("mentor_log.field.checklist"), self.grid)
        self.add_widget(self._buttons)
        self.add("note", text("mentor_log.field.note"), TextField())
        self.add_stretch()

    def switch_to(self, key: str) -> None:
        """Show a line; only a visit has a checklist, unless one was begun."""
        contact = self._find(key)
        shown = contact is not None and (contact.kind is ContactKind.VISIT or bool(contact.checklist))
        self.show_field("checklist", shown=shown)
        self._buttons.setVisible(shown)
        super().switch_to(key)

    def _grid(self) -> RecordGrid:
        states = tuple((state, text(f"mentor_log.point.{state}")) for state in PointState)
        columns = [
            Column("words", text("mentor_log.column.point"), ColumnKind.TEXT, 7),
            Column("state", text("mentor_log.column.state"), ColumnKind.CHOICE, 2, states),
            Column("note", text("mentor_log.column.note"), ColumnKind.TEXT, 4),
        ]
        return RecordGrid(columns, lambda: Checked(self.session.new_id(), ""), rows_shown=_ROWS)

    def _known(self) -> dict[str, str]:
        return {code: row.name for code, row in self.session.office.desk.items()}

    def _find(self, key: str) -> Contact | None:
        return self.session.office.contacts.get(key)

    def _command(self, key: str, field: str, value: Any) -> Command:  # noqa: ANN401 – the type of the field
        if field != "kind":
            return ChangeContact(key, {field: value})
        kind = ContactKind(value)  # Qt gives a plain text back
        return ChangeContact(key, {"kind": kind, **self._checklist_for(key, kind)})

    def _checklist_for(self, key: str, kind: ContactKind) -> dict[str, Any]:
        """A visit gets its checklist; one that nobody has answered goes with another kind."""
        contact = self._find(key)
        if contact is None:
            return {}
        session = self.session
        if kind is ContactKind.VISIT and not contact.checklist:
            more = asked(session.editing, contact.municipalities)
            points = visits.prepared(session.office, contact.municipalities, session.today(), session.new_id, more)
            return {"checklist": points}
        untouched = all(one.state is PointState.OPEN and not one.note for one in contact.checklist)
        return {"checklist": ()} if kind is not ContactKind.VISIT and untouched else {}
