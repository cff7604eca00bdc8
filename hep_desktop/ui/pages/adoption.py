"""*Elfogadás*: the planned day, the five years, and what is needed before the council can vote."""

from datetime import timedelta
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hep_desktop.domain.commands import ChangeProgramme, Command
from hep_desktop.domain.findings import Severity
from hep_desktop.domain.outcome import Outcome
from hep_desktop.domain.places import Place, ProgrammePlace
from hep_desktop.domain.programme import ProgrammeDetails
from hep_desktop.hungarian import long_date
from hep_desktop.ui import look
from hep_desktop.ui.forms import RecordForm
from hep_desktop.ui.page_parts import heading, scrolled, sentence
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.session import Session
from hep_desktop.ui.settlement_fields import CalendarField
from hep_desktop.ui.strings import text

_WIDTH = 90  # letters
NATIONALITY_DAYS = 30  # Nek. tv. 81. § (1)


class Item(QWidget):
    """One thing needed before: its mark, its words, and a button that leads there."""

    asked = Signal(str)

    def __init__(self, step: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = step
        self._words = sentence()
        self.button = QPushButton(text("adoption.go"))
        self.button.setVisible(bool(step))
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
    """A date and a short list; the resolution itself is not recorded yet, and the page says so."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.form = RecordForm(session, self._details, self._command)
        self.form.add("planned_adoption", text("adoption.planned"), CalendarField())
        self._period = sentence()
        self.form.add_widget(self._period)
        self.errors, self.forum, self.nationality, self.files = Item("ready"), Item("forum"), Item(""), Item("ready")
        inner = QWidget()
        inner.setMaximumWidth(look.letters(self, _WIDTH))
        column = QVBoxLayout(inner)
        column.setSpacing(look.GRID)
        needed = QLabel(text("adoption.needed"))
        needed.setObjectName("subheading")
        for widget in (heading(text("adoption.title")), self.form, needed):
            column.addWidget(widget)
        for item in (self.errors, self.forum, self.nationality, self.files):
            item.asked.connect(self._go)
            column.addWidget(item)
        column.addWidget(sentence(text("adoption.not_yet"), quiet=True))
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))
        self.reload(None)

    def show_place(self, place: Place, field: str = "", table: str = "") -> bool:
        """Go into the date."""
        del field, table
        return isinstance(place, ProgrammePlace) and self.form.focus("planned_adoption")

    def show_node(self, node: str) -> None:
        """The list is made anew when the page is shown."""
        del node
        self.reload(None)

    def reload(self, outcome: Outcome | None) -> None:
        """Show how things stand now."""
        del outcome
        session = self.session
        self.form.switch_to(session.programme_id)
        details = session.programme.details
        self._period.setText(
            text("adoption.period", first=long_date(details.first_day), last=long_date(details.last_day))
        )
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
        latest = details.planned_adoption - timedelta(days=NATIONALITY_DAYS)
        self.nationality.show_words(look.TIP, text("adoption.nationality", day=long_date(latest)))
        self.files.show_words(look.TIP, text("adoption.files"))

    def leave(self) -> None:
        """Hand over what is still being typed."""
        self.form.leave()

    def start_focus(self) -> None:
        """In the date."""
        self.form.focus("planned_adoption")

    def guidance(self) -> str:
        """The law's clock."""
        return text("adoption.guidance")

    def _details(self, key: str) -> ProgrammeDetails | None:
        programme = self.session.office.programmes.get(key)
        return programme.details if programme is not None else None

    def _command(self, key: str, field: str, value: Any) -> Command:  # noqa: ANN401 – the type of the field
        return ChangeProgramme(key, {field: value})

    def _go(self, step: str) -> None:
        self.session.go(step)
