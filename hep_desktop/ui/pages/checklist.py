"""*Ellenőrző lista*: the points of a visit, the starter ones or the mentor's own."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hep_desktop.domain.commands import ChangeChecklist, Command
from hep_desktop.domain.mentor import Checklist, Point, When
from hep_desktop.domain.outcome import Outcome
from hep_desktop.services import visits
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.forms import RecordForm
from hep_desktop.ui.grids import GridButtons, RecordGrid
from hep_desktop.ui.mentor_bar import MentorBar
from hep_desktop.ui.models.rows import Column, ColumnKind
from hep_desktop.ui.page_parts import ActionButton, page_action, scrolled, sentence
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text

_ROWS = 18


class ChecklistPage(Page):
    """One grid; what is changed in it makes the list the mentor's own."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.starter = page_action(self, "mentor_log.action.starter", "", self._bring_back)
        self.form = RecordForm(session, self._find, self._command)
        conditions = tuple((when, text(f"mentor_log.when.{when}")) for when in When)
        columns = [
            Column("words", text("mentor_log.column.point"), ColumnKind.TEXT, 5),
            Column("when", text("mentor_log.column.when"), ColumnKind.CHOICE, 2, conditions),
        ]
        self.grid = RecordGrid(columns, lambda: Point(session.new_id()), rows_shown=_ROWS)
        self.told = sentence()
        self.form.add_widget(self.told)
        self.form.add("points", text("mentor_log.points"), self.grid)
        self.form.add_widget(GridButtons(self.grid, text("mentor_log.add_point")))
        self.form.add_stretch()
        buttons = Flow()
        buttons.addWidget(ActionButton(self.starter))
        whole = QVBoxLayout(self)
        whole.addWidget(MentorBar(self, session, "checklist"))
        whole.addWidget(sentence(text("mentor_log.checklist_words"), quiet=True))
        whole.addLayout(buttons)
        whole.addWidget(scrolled(self.form), 1)
        self.reload(None)

    def reload(self, outcome: Outcome | None) -> None:
        """Show the list as it is now."""
        del outcome
        own = visits.VISIT in self.session.office.checklists
        self.told.setText(text("mentor_log.own" if own else "mentor_log.starter"))
        self.starter.setEnabled(own and not self.session.read_only)
        self.form.switch_to("points")

    def leave(self) -> None:
        """Hand over what is still being typed."""
        self.form.leave()

    def start_focus(self) -> None:
        """Work begins in the grid."""
        self.grid.setFocus()

    def guidance(self) -> str:
        """What the list is for."""
        return text("mentor_log.checklist_guidance")

    def _find(self, _key: str) -> Checklist:
        return Checklist(visits.points(self.session.office))

    def _command(self, _key: str, _field: str, value: Any) -> Command:  # noqa: ANN401 – the points
        return ChangeChecklist(value)

    def _bring_back(self) -> None:
        self.leave()
        self.session.attempt(ChangeChecklist(()))
