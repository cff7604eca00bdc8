"""The papers of an area: drafts of the district's programme, of the map of services, of the basis of the pact."""

from pathlib import Path

from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from hep_desktop.domain.errors import UserError
from hep_desktop.services import together_papers
from hep_desktop.services.together import Look
from hep_desktop.ui import look
from hep_desktop.ui.choosing_files import file_to_save
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.jobs import Job
from hep_desktop.ui.page_parts import sentence, small_button, subheading
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text


class PaperLeaf(QWidget):
    """Each paper with what it is and two buttons: Word and PDF."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._look: Look | None = None
        self._job: Job | None = None
        self.buttons: dict[tuple[str, str], QPushButton] = {}
        self.working = QProgressBar()
        self.working.setRange(0, 0)
        self.working.setAccessibleName(text("holdings.papers.working"))
        self.stop = small_button(text("holdings.action.stop"))
        self.stop.clicked.connect(self._stop)
        column = QVBoxLayout(self)
        column.setSpacing(look.GRID)
        column.addWidget(sentence(text("holdings.papers.words")))
        for key in together_papers.PAPERS:
            column.addWidget(subheading(text(f"holdings.papers.{key}.title")))
            column.addWidget(sentence(text(f"holdings.papers.{key}.words"), quiet=True))
            row = Flow()
            for form in together_papers.FORMATS:
                button = small_button(text(f"holdings.papers.{form}"))
                button.setAccessibleName(text(f"holdings.papers.{key}.title") + ": " + button.text())
                button.setProperty("paper", key)
                button.setProperty("form", form)
                button.clicked.connect(self._choose)
                self.buttons[key, form] = button
                row.addWidget(button)
            column.addLayout(row)
        progress = Flow()
        progress.addWidget(self.working)
        progress.addWidget(self.stop)
        column.addLayout(progress)
        self.told = QLabel()
        self.told.setWordWrap(True)
        column.addWidget(self.told)
        column.addStretch(1)
        self._show_working(False)

    def show_look(self, view: Look) -> None:
        """The papers are of this area from now on."""
        self._look = view
        self._show_working(self._job is not None)

    def start_focus(self) -> None:
        """On the first button."""
        next(iter(self.buttons.values())).setFocus()

    def _choose(self) -> None:
        button = self.sender()
        key, form = str(button.property("paper")), str(button.property("form"))
        if self._look is None:
            return
        stem = together_papers.file_name(self._look, key)
        kinds = text(f"holdings.papers.{form}_kinds")
        target = file_to_save(self, text("holdings.papers.save"), f"{stem}.{form}", kinds)
        if target:
            self.make(key, form, target)

    def make(self, key: str, form: str, target: Path) -> None:
        """Write one paper."""
        if self._look is None:
            return
        self.told.clear()
        self._show_working(True)
        day = self._session.today()
        self._job = self._session.jobs.start(together_papers.build, self._look, key, form, target, day)
        self._job.done.connect(self._done)
        self._job.failed.connect(self._failed)
        self._job.cancelled.connect(self._ended)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _done(self, target: Path) -> None:
        self._ended()
        self.told.setText(text("holdings.papers.done", file=str(target)))

    def _failed(self, error: UserError) -> None:
        self._ended()
        self._session.bus.refused.emit(error)

    def _ended(self) -> None:
        self._job = None
        self._show_working(False)

    def _show_working(self, on: bool) -> None:
        self.working.setVisible(on)
        self.stop.setVisible(on)
        some = self._look is not None and bool(self._look.members)
        for button in self.buttons.values():
            button.setEnabled(some and not on)
