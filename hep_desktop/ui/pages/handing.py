"""*HEP átadása*: the open programme into one file for another computer; or what to do while it is away."""

from pathlib import Path

from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from hep_desktop.domain.commands import ChangeCustody
from hep_desktop.domain.outcome import Outcome
from hep_desktop.hungarian import short_date
from hep_desktop.services.handing_over import file_name, hand_over
from hep_desktop.ui import look
from hep_desktop.ui.choosing_files import file_to_save
from hep_desktop.ui.jobs import Job
from hep_desktop.ui.page_parts import heading, sentence, small_button
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text


class HandOverPage(Page):
    """One field and one button; while the programme is away, the two ways on."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._job: Job | None = None
        self._target = Path()
        self.state = sentence()
        self.whom = QLineEdit(placeholderText=text("handing.give.whom_hint"), maxLength=80)
        self.whom.setAccessibleName(text("handing.give.whom"))
        self.whom.setMaximumWidth(look.letters(self, 40))
        self._label = QLabel(text("handing.give.whom"))
        self._label.setBuddy(self.whom)
        self.make = small_button(text("handing.give.make"))
        self.back = small_button(text("handing.give.take_back"))
        self.keep_on = small_button(text("handing.give.keep_on"))
        self._care = sentence(text("handing.give.adjust"), quiet=True)
        self._plain = sentence(f"{look.WARNING[0]} {text('password.parcel')}")
        column = QVBoxLayout(self)
        column.setSpacing(look.GRID)
        column.addWidget(heading(text("handing.give.title")))
        for widget in (self.state, self._label, self.whom, self._plain, self.make, self._care, self.back, self.keep_on):
            column.addWidget(widget)
        column.addStretch(1)
        self.make.clicked.connect(self._choose)
        self.whom.returnPressed.connect(self._choose)
        self.back.clicked.connect(self._take_back)
        self.keep_on.clicked.connect(self._keep_on)
        self.reload(None)

    def reload(self, outcome: Outcome | None) -> None:
        """Say whose hands the programme is in."""
        del outcome
        custody, writable = self.session.programme.custody, not self.session.read_only
        for widget in (self._label, self.whom, self.make, self._care):
            widget.setVisible(not custody.away)
        for widget in (self.back, self.keep_on):
            widget.setVisible(custody.away)
            widget.setEnabled(writable)
        self._plain.setVisible(not custody.away and bool(self.session.editing.workspace.password))
        self.make.setEnabled(writable and self._job is None)
        if custody.away and custody.at is not None:
            whom = custody.whom or text("handing.somebody")
            day = short_date(custody.at.astimezone().date())
            told = text("handing.give.away", settlement=self.session.settlement.name, whom=whom, day=day)
            self.state.setText(f"{told}\n\n{text('handing.give.away_words')}")
        else:
            self.state.setText(text("handing.give.words"))

    def start_focus(self) -> None:
        """On what can be done."""
        (self.back if self.session.programme.custody.away else self.whom).setFocus()

    def guidance(self) -> str:
        """The way there and back."""
        return text("handing.give.guidance")

    def _choose(self) -> None:
        session = self.session
        name = file_name(session.editing, session.programme_id)
        target = file_to_save(self, text("handing.give.choose"), name, text("handing.files"))
        if target:
            self.give(target)

    def give(self, target: Path) -> None:
        """Write the file; the programme is read-only from then on."""
        session = self.session
        session.close_typing()
        self._target = target
        self._job = session.jobs.start(
            hand_over, session.editing, session.programme_id, self.whom.text().strip(), target
        )
        self._job.done.connect(self._given)
        self._job.failed.connect(session.bus.refused)
        self._job.ended.connect(self._ended)
        self.make.setEnabled(False)

    def _given(self, command: ChangeCustody) -> None:
        if self.session.attempt(command):
            self.session.bus.told.emit(text("handing.give.done", file=self._target.name))

    def _ended(self) -> None:
        self._job = None
        self.reload(None)

    def _take_back(self) -> None:
        self.session.go("take_over")

    def _keep_on(self) -> None:
        if self.session.attempt(ChangeCustody(self.session.programme_id, "hep_kept_on", {"away": False})):
            self.session.bus.told.emit(text("handing.give.kept_on"))
