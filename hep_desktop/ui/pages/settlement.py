"""*Település*: the settlement's own data, and the dates of its programme."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hep_desktop.domain.commands import ChangeProgramme, ChangeSettlement, Command
from hep_desktop.domain.outcome import Outcome
from hep_desktop.domain.places import Place, ProgrammePlace, SettlementPlace
from hep_desktop.domain.programme import ProgrammeDetails
from hep_desktop.domain.settlement import Settlement
from hep_desktop.hungarian import long_date
from hep_desktop.template.model import EditionStatus
from hep_desktop.ui import look
from hep_desktop.ui.forms import RecordForm
from hep_desktop.ui.grids import GridButtons
from hep_desktop.ui.page_parts import heading, scrolled, sentence, small_button
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.services_panel import ServicesPanel
from hep_desktop.ui.session import Session
from hep_desktop.ui.settlement_fields import (
    CalendarField,
    CodeNote,
    code_field,
    documents_grid,
    kind_field,
    population_field,
)
from hep_desktop.ui.strings import text
from hep_desktop.ui.text_fields import LineField

_WIDTH, _SERVICES = 80, 130  # letters: of a form, and of the lines of services, which hold three things


class SettlementPage(Page):
    """Short forms under each other: what every village needs comes first."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.settlement = RecordForm(session, self._settlement, self._change_settlement)
        self.strategy = RecordForm(session, self._settlement, self._change_settlement)
        self.programme = RecordForm(session, self._details, self._change_programme)
        code = self._code = code_field()
        for name, field in (
            ("name", LineField()),
            ("code", code),
            ("county", LineField()),
            ("district", LineField()),
            ("kind", kind_field()),
            ("population", population_field()),
        ):
            self.settlement.add(name, text(f"start.settlement.{name}"), field, required=name in ("name", "code"))
            if name == "code":
                self._code_note = CodeNote(code, self.settlement)
                self.settlement.add_widget(self._code_note)
        self.documents = documents_grid(session)
        self.strategy.add("documents", text("start.settlement.documents"), self.documents)
        self.strategy.add_widget(sentence(text("start.settlement.documents_words"), quiet=True))
        self.strategy.add_widget(GridButtons(self.documents, text("start.settlement.documents_add")))
        self.programme.add("planned_adoption", text("start.settlement.adoption"), CalendarField())
        self._period = sentence()
        self._past = sentence()
        self._past.setObjectName("warning")
        self._edition = sentence(quiet=True)
        for widget in (self._past, self._period, self._edition):
            self.programme.add_widget(widget)
        self.old = small_button(text("start.settlement.old"))
        self.old.clicked.connect(self._load_old)
        self.services = ServicesPanel(session)
        self._place()
        self.reload(None)

    def show_place(self, place: Place, field: str = "", table: str = "") -> bool:
        """Put the focus into the field of a finding."""
        del table
        match place:
            case SettlementPlace():
                return (self.strategy if field == "documents" else self.settlement).focus(field or "name")
            case ProgrammePlace():
                return self.programme.focus("planned_adoption")
            case _:
                return False

    def reload(self, outcome: Outcome | None) -> None:
        """Show the present data."""
        del outcome
        session = self.session
        for form in (self.settlement, self.strategy):
            form.switch_to(session.settlement.id)
        self.programme.switch_to(session.programme_id)
        self.services.reload()
        self.old.setVisible(not session.programme.texts and not session.read_only)  # a way to begin, not to go on
        self._code_note.judge(self._code.text())
        details = session.programme.details
        period = text(
            "start.begin.period",
            first=long_date(details.first_day),
            last=long_date(session.office.last_day_of(details.id)),
            from_year=details.years[0],
            to_year=details.years[-1],
        )
        self._period.setText(period)
        self._past.setText(text("start.settlement.days_past"))
        self.programme.set_writable(writable=session.writable)
        self._past.setVisible(session.writable and details.planned_adoption < session.today())
        edition = session.edition
        words = f"{text('start.settlement.edition')}: {edition.title}"
        if edition.status is EditionStatus.DRAFT:
            words = f"{words}\n{text('start.settlement.edition_draft')}"
        self._edition.setText(words)

    def leave(self) -> None:
        """Hand over what is still being typed."""
        self.settlement.leave()
        self.strategy.leave()
        self.programme.leave()
        self.services.leave()

    def guidance(self) -> str:
        """What belongs here."""
        return text("start.settlement.guidance")

    def start_focus(self) -> None:
        """In the name."""
        self.settlement.focus("name")

    def _place(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        margin = 2 * look.GRID
        column.setContentsMargins(margin, margin, margin, margin)
        column.addWidget(heading(text("start.settlement.title")))
        column.addLayout(_narrowed(self.settlement, _WIDTH))
        title = QLabel(text("start.settlement.programme"))
        title.setObjectName("subheading")
        column.addWidget(title)
        column.addLayout(_narrowed(self.programme, _WIDTH))
        column.addWidget(self.old)
        column.addLayout(_narrowed(self.services, _SERVICES))
        column.addLayout(_narrowed(self.strategy, _WIDTH))
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))

    def _load_old(self) -> None:
        self.session.go("word")

    def _settlement(self, key: str) -> Settlement | None:
        return self.session.office.settlements.get(key)

    def _details(self, key: str) -> ProgrammeDetails | None:
        programme = self.session.office.programmes.get(key)
        return programme.details if programme else None

    def _change_settlement(self, key: str, name: str, value: Any) -> Command:  # noqa: ANN401 – the field's type
        return ChangeSettlement(key, {name: value})

    def _change_programme(self, key: str, name: str, value: Any) -> Command:  # noqa: ANN401 – the field's type
        return ChangeProgramme(key, {name: value})


def _narrowed(form: QWidget, letters: int) -> QHBoxLayout:
    """At the left, no wider than it reads well; a column alone would take its height for that of a wider one."""
    form.setMaximumWidth(look.letters(form, letters))
    line = QHBoxLayout()
    line.addWidget(form, 1)
    line.addStretch(0)
    return line
