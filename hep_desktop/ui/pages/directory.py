"""*Címjegyzék*: the people and organisations of the office, for all its villages."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hep_desktop.domain.commands import ChangePeople, Command
from hep_desktop.domain.directory import Directory, Person
from hep_desktop.domain.forum import Capacity
from hep_desktop.domain.outcome import Outcome
from hep_desktop.domain.places import PersonPlace, Place
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.forms import RecordForm
from hep_desktop.ui.grids import GridButtons, RecordGrid
from hep_desktop.ui.models.rows import Column, ColumnKind
from hep_desktop.ui.page_parts import ActionButton, heading, page_action, scrolled, sentence
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.pages.forum_seats import ForumSeats
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text

_ROWS = 16


class DirectoryPage(Page):
    """One grid: who, from where, in which capacity, and how to reach them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.back = page_action(self, "directory.back", "", self._go_back)
        self.rules = page_action(self, "directory.rules", "", self._show_rules)
        self.form = RecordForm(session, self._find, self._command)
        self.grid = self._grid()
        self.form.add_widget(sentence(text("directory.words")))
        self.form.add("people", text("directory.people"), self.grid)
        self.form.add_widget(sentence(text("directory.careful"), quiet=True))
        self.form.add_widget(GridButtons(self.grid, text("directory.add")))
        self.seats = ForumSeats(session)
        self.form.add_widget(self.seats)
        self.form.add_stretch()
        whole = QVBoxLayout(self)
        whole.addWidget(heading(text("directory.title")))
        buttons = Flow()
        for action in (self.rules, self.back):
            buttons.addWidget(ActionButton(action))
        whole.addLayout(buttons)
        whole.addWidget(scrolled(self.form), 1)
        self.reload(None)

    def show_place(self, place: Place, field: str = "", table: str = "") -> bool:
        """Stand in the row of a person."""
        del field, table
        keys = [one.id for one in self.session.office.directory.people]
        if not isinstance(place, PersonPlace) or place.person not in keys:
            return False
        self.grid.setFocus()
        self.grid.setCurrentIndex(self.grid.model().index(keys.index(place.person), 0))
        return True

    def reload(self, outcome: Outcome | None) -> None:
        """Show the list as it is now."""
        del outcome
        villages = [(one.id, one.name) for one in self.session.office.settlements.values()]
        self.grid.set_choices("settlement", [("", text("directory.of_all")), *villages])
        self.form.switch_to("people")
        self.seats.reload()
        self.rules.setEnabled(bool(self.session.programme_id))

    def leave(self) -> None:
        """Hand over what is still being typed."""
        self.form.leave()

    def start_focus(self) -> None:
        """Work begins in the grid."""
        self.grid.setFocus()

    def guidance(self) -> str:
        """What the list is for and what must not stand in it."""
        return text("directory.guidance")

    def _grid(self) -> RecordGrid:
        capacities = tuple((capacity, text(f"papers.minutes.capacities.{capacity}")) for capacity in Capacity)
        columns = [
            Column("name", text("forum.column.name"), share=3),
            Column("organisation", text("forum.column.organisation"), share=4),
            Column("capacity", text("forum.column.capacity"), ColumnKind.CHOICE, 2, capacities),
            Column("contact", text("directory.contact"), share=3),
            Column("seat", text("directory.seat"), ColumnKind.CHOICE, 3, self._seats()),
            Column("settlement", text("directory.settlement"), ColumnKind.CHOICE, 2),
        ]
        return RecordGrid(columns, lambda: Person(self.session.new_id()), rows_shown=_ROWS)

    def _seats(self) -> tuple[tuple[str, str], ...]:
        seats = self.session.edition.seats if self.session.programme_id else ()
        return (("", text("directory.no_seat")), *((seat.id, seat.title) for seat in seats))

    def _find(self, _key: str) -> Directory:
        return self.session.office.directory

    def _command(self, _key: str, _field: str, value: Any) -> Command:  # noqa: ANN401 – the people
        return ChangePeople(value)

    def _show_rules(self) -> None:
        self.leave()
        self.session.go("forum_rules")

    def _go_back(self) -> None:
        self.session.go("forum" if self.session.programme_id else "start")
