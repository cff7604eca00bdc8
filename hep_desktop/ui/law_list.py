"""The law's days as a short list, the next first, with how the condition of grants stands."""

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.law_clock import SOON
from hep_desktop.domain.programme import Status
from hep_desktop.hungarian import long_date
from hep_desktop.services import associating, law_days
from hep_desktop.ui import look
from hep_desktop.ui.choosing_files import file_to_save
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.grant_marks import GRANT_MARKS
from hep_desktop.ui.page_parts import ActionButton, page_action, sentence, subheading
from hep_desktop.ui.readings_form import ReadingsForm
from hep_desktop.ui.section import Section
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text


class LawList(QWidget):
    """Standing, days, and two buttons: the calendar file and the mayor's statement."""

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self.standing, self.days = sentence(), sentence()
        self.calendar = page_action(page, "law_days.calendar", "", self._save_calendar)
        self.statement = page_action(page, "law_days.statement", "", self._show_statement)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.GRID)
        buttons = Flow()
        self._statement_button = ActionButton(self.statement)
        for button in (ActionButton(self.calendar), self._statement_button):
            buttons.addWidget(button)
        for part in (subheading(text("law_days.title")), self.standing, self.days):
            column.addWidget(part)
        column.addLayout(buttons)
        column.addWidget(sentence(text("law_days.note"), quiet=True))
        self.readings = ReadingsForm(session)
        self.readings_section = Section(text("law_days.readings.title"), self.readings)
        self.associations = sentence()
        self.open_associations = page_action(page, "law_days.association.open", "", self._open_associations)
        self.associations_section = Section(text("law_days.association.title"), self._associations())
        for section in (self.readings_section, self.associations_section):
            section.set_open(False)
            column.addWidget(section)

    def _associations(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        buttons = Flow()
        buttons.addWidget(ActionButton(self.open_associations))
        column.addWidget(sentence(text("law_days.association.words"), quiet=True))
        column.addWidget(self.associations)
        column.addLayout(buttons)
        return body

    def reload(self) -> None:
        """Count from today."""
        self.readings.reload()
        session = self._session
        today, status = session.today(), session.programme.details.status
        found = law_days.standing_of(session.office, session.programme_id, today)
        self.standing.setText(f"{GRANT_MARKS[found.grants][0]} {law_days.standing_words(found)}")
        self.associations.setText("\n".join(self._joint()) or text("law_days.association.none"))
        terms = law_days.upcoming_of(session.office, session.programme_id, today)
        self.days.setText("\n".join(self._line(term) for term in terms))
        self.days.setVisible(bool(terms))
        self.calendar.setEnabled(bool(terms))
        self.statement.setEnabled(status is Status.ADOPTED)
        self._statement_button.setVisible(status is Status.ADOPTED)

    def _joint(self) -> list[str]:
        """How the associations of the settlement stand."""
        session, lines = self._session, list[str]()
        settlement = session.settlement
        for one in associating.of_settlement(session.office, settlement.id):
            grants, words = associating.in_words(session.office, one, settlement.readings, session.today())
            lines.append(f"{GRANT_MARKS[grants][0] if grants is not None else look.OPEN[0]} {words}")
        return lines

    def _line(self, term: law_days.Term) -> str:
        left = (term.day - self._session.today()).days
        line = text("law_days.line", day=long_date(term.day), what=law_days.name(term))
        key = "left" if left > 0 else ("over" if left else "today")
        mark = look.WARNING if left <= SOON.days else look.OPEN
        return f"{mark[0]} {text(f'law_days.{key}', line=line, days=abs(left))}\n     {law_days.why(term)}"

    def leave(self) -> None:
        """Hand over what is still being chosen."""
        self.readings.leave()

    def _open_associations(self) -> None:
        self._session.go("associations")

    def _show_statement(self) -> None:
        self._session.go("preview", "statement")

    def _save_calendar(self) -> None:
        session = self._session
        name = law_days.file_name(session.editing, session.programme_id)
        target = file_to_save(self, text("law_days.calendar_title"), name, text("law_days.calendar_files"))
        if target:
            self.write_calendar(target)

    def write_calendar(self, target: Path) -> None:
        """Write the calendar file and say so."""
        try:
            made = law_days.write_calendar(self._session.editing, self._session.programme_id, target)
        except UserError as error:
            self._session.bus.refused.emit(error)
            return
        self._session.bus.told.emit(text("law_days.calendar_done", file=made.name))
