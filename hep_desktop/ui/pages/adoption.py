"""*Elfogadás*: the planned day, what is needed before the council can vote, its papers, and what it decided."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hep_desktop.domain.commands import ChangeCouncil, ChangeProgramme, ChangeSettlement, Command
from hep_desktop.domain.council import Council
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.findings import Severity
from hep_desktop.domain.judging import version_after
from hep_desktop.domain.opinions import OpinionState
from hep_desktop.domain.outcome import Outcome
from hep_desktop.domain.places import CouncilPlace, Place, ProgrammePlace
from hep_desktop.domain.programme import ProgrammeDetails, Status
from hep_desktop.domain.settlement import Settlement
from hep_desktop.hungarian import long_date
from hep_desktop.services import adopting
from hep_desktop.ui import look
from hep_desktop.ui.forms import RecordForm
from hep_desktop.ui.law_list import LawList
from hep_desktop.ui.page_parts import ActionButton, heading, page_action, scrolled, sentence, subheading
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.pages.council_form import VOTES, CouncilForm
from hep_desktop.ui.session import Session
from hep_desktop.ui.settlement_fields import CalendarField
from hep_desktop.ui.strings import text
from hep_desktop.ui.text_fields import count_field

_WIDTH = 90  # letters


class Item(QWidget):
    """One thing needed before: its mark, its words, and a button that leads there."""

    asked = Signal(str)

    def __init__(self, step: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = step
        self._words = sentence()
        self.button = QPushButton(text("adoption.go"))
        self.button.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words, 1)
        row.addWidget(self.button)

    def show_words(self, mark: look.Mark, words: str) -> None:
        """Show how it stands."""
        self._words.setText(f"{mark[0]} {words}")
        self.button.setAccessibleName(f"{text('adoption.go')}: {words}")

    def words(self) -> str:
        """What is shown."""
        return self._words.text()

    def _ask(self) -> None:
        self.asked.emit(self._step)


class AdoptionPage(Page):
    """From the planned day to the resolution; an adopted version shows the way to the next one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.form = RecordForm(session, self._details, self._command)
        self.form.add("planned_adoption", text("adoption.planned"), CalendarField())
        self._period = sentence()
        self.form.add_widget(self._period)
        self.rules = RecordForm(session, self._settlement, self._settlement_command)
        self.rules.add("mailing_days", text("law_days.mailing"), count_field())
        self.law = LawList(session, self)
        self.errors, self.forum, self.files = Item("ready"), Item("forum"), Item("pack")
        self.opinions = Item("opinions")
        self.before = CouncilForm(session, self._council, self._council_command, CouncilForm.BEFORE)
        self.after = CouncilForm(session, self._council, self._council_command, CouncilForm.AFTER)
        self.proposal = page_action(self, "adoption.show_proposal", "", self._show_proposal)
        self.resolution = page_action(self, "adoption.show_resolution", "", self._show_resolution)
        self.adopt = page_action(self, "adoption.adopt", "", self._adopt)
        self.next_version = page_action(self, "adoption.next_version", "", self._next_version)
        self._adopted = sentence()
        self._next = ActionButton(self.next_version)
        self._place()
        self.reload(None)

    def _place(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(look.letters(self, _WIDTH))
        column = QVBoxLayout(inner)
        column.setSpacing(look.GRID)
        for item in (self.errors, self.forum, self.opinions, self.files):
            item.asked.connect(self._go)
        for part in (
            *(heading(text("adoption.title")), self._adopted, self._next, self.form),
            self.law,
            self.rules,
            *(subheading(text("adoption.needed")), self.errors, self.forum, self.opinions, self.files),
            *(subheading(text("adoption.before")), self.before, ActionButton(self.proposal)),
            *(subheading(text("adoption.after")), self.after, ActionButton(self.adopt), ActionButton(self.resolution)),
        ):
            column.addWidget(part)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))

    def show_place(self, place: Place, field: str = "", table: str = "") -> bool:
        """Go into the date, or into a field of the proposal or the vote."""
        del table
        if isinstance(place, CouncilPlace):
            return self.before.focus(field) or self.after.focus(field or "held")
        return isinstance(place, ProgrammePlace) and self.form.focus("planned_adoption")

    def show_node(self, node: str) -> None:
        """The list is made anew when the page is shown."""
        del node
        self.reload(None)

    def reload(self, outcome: Outcome | None) -> None:
        """Show how things stand now."""
        del outcome
        session = self.session
        for form in (self.form, self.before, self.after):
            form.switch_to(session.programme_id)
        self.rules.switch_to(session.settlement.id)
        self.law.reload()
        details = session.programme.details
        self._show_state(details)
        last = session.office.last_day_of(details.id)
        self._period.setText(text("adoption.period", first=long_date(details.first_day), last=long_date(last)))
        errors = sum(1 for one in session.checking.findings(session.programme_id) if one.severity is Severity.ERROR)
        if errors:
            self.errors.show_words(look.ERROR, text("adoption.errors", count=errors))
        else:
            self.errors.show_words(look.DONE, text("adoption.no_errors"))
        held = [one.held for one in session.office.meetings_of(session.programme_id) if one.held is not None]
        if held:
            self.forum.show_words(look.DONE, text("adoption.forum_held", day=long_date(max(held))))
        else:
            self.forum.show_words(look.WARNING, text("adoption.no_forum"))
        self.opinions.show_words(*self._heard())
        self.files.show_words(look.TIP, text("adoption.files"))

    def _heard(self) -> tuple[look.Mark, str]:
        programme, today = self.session.programme, self.session.today()
        waiting = [one for one in programme.opinions.values() if one.state(today) is not OpinionState.SETTLED]
        count = len(programme.opinions)
        if waiting:
            return look.WARNING, text("adoption.opinions_waiting", count=count, waiting=len(waiting))
        if count:
            return look.DONE, text("adoption.opinions_done", count=count)
        if programme.council.asks_nationality:
            return look.WARNING, text("adoption.opinions_none")
        return look.DONE, text("adoption.opinions_not_needed")

    def leave(self) -> None:
        """Hand over what is still being typed."""
        for form in (self.form, self.law, self.rules, self.before, self.after):
            form.leave()

    def start_focus(self) -> None:
        """Where work was, as before a look at a paper; at first on the planned day."""
        before = self.focusWidget()
        if before:  # Qt gives none at first
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.form.focus("planned_adoption")

    def guidance(self) -> str:
        """The law's clock."""
        return text("adoption.guidance")

    def _show_state(self, details: ProgrammeDetails) -> None:
        """Which of the steps around the vote are open now."""
        council, draft = self.session.programme.council, details.status is Status.DRAFT
        writable = self.session.writable
        for form in (self.form, self.before, self.after):
            form.set_writable(writable=writable)
        self.rules.setEnabled(not self.session.read_only)
        for form in (self.form, self.rules):
            form.setVisible(draft)
        self.adopt.setEnabled(writable and council.decided)
        self.resolution.setEnabled(council.decided)
        later = version_after(self.session.office, details.id)
        self.next_version.setEnabled(details.status is Status.ADOPTED and later is None and not self.session.read_only)
        self._next.setVisible(details.status is Status.ADOPTED and later is None)
        self._adopted.setVisible(not draft)
        if details.adopted is not None:
            words = text(f"adoption.{details.status}", day=long_date(details.adopted), number=council.number)
            self._adopted.setText(f"{look.DONE[0]} {words}")

    def _council(self, key: str) -> Council | None:
        programme = self.session.office.programmes.get(key)
        return programme.council if programme is not None else None

    def _council_command(self, key: str, field: str, value: Any) -> Command:  # noqa: ANN401 – the type of the field
        return ChangeCouncil(key, {field: 0 if field in VOTES and value is None else value})

    def _settlement(self, key: str) -> Settlement | None:
        return self.session.office.settlements.get(key)

    def _settlement_command(self, key: str, field: str, value: Any) -> Command:  # noqa: ANN401 – the type of the field
        return ChangeSettlement(key, {field: value or 0})

    def _show_proposal(self) -> None:
        self.leave()
        self.session.go("preview", "proposal")

    def _show_resolution(self) -> None:
        self.leave()
        self.session.go("preview", "resolution")

    def _adopt(self) -> None:
        self.leave()
        try:
            adopting.adopt(self.session.editing, self.session.programme_id)
        except UserError as error:
            self.session.bus.refused.emit(error)
            return
        self.session.bus.told.emit(text("adoption.done"))

    def _next_version(self) -> None:
        try:
            key = adopting.begin_version(self.session.editing, self.session.programme_id, self.session.new_id)
        except UserError as error:
            self.session.bus.refused.emit(error)
            return
        self.session.open_programme(key)
        self.session.bus.told.emit(text("adoption.begun"))

    def _details(self, key: str) -> ProgrammeDetails | None:
        programme = self.session.office.programmes.get(key)
        return programme.details if programme is not None else None

    def _command(self, key: str, field: str, value: Any) -> Command:  # noqa: ANN401 – the type of the field
        return ChangeProgramme(key, {field: value})

    def _go(self, step: str) -> None:
        self.session.go(step)
