"""What of an area can be kept as a file: the drafts of its papers, and its tables as a workbook."""

from pathlib import Path

from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from hep_desktop.domain.errors import UserError
from hep_desktop.services import together_files, together_papers
from hep_desktop.services.together import Look
from hep_desktop.ui import look
from hep_desktop.ui.choosing_files import file_to_save
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.jobs import Job
from hep_desktop.ui.page_parts import sentence, small_button, subheading
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text

_TABLES = "tables"


class PaperLeaf(QWidget):
    """Each paper with what it is and two buttons, Word and PDF; below them the workbook."""

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
                row.addWidget(self._button(key, form, text(f"holdings.papers.{key}.title")))
            column.addLayout(row)
        column.addWidget(subheading(text("holdings.workbook.title")))
        column.addWidget(sentence(text("holdings.workbook.words"), quiet=True))
        column.addWidget(self._button(_TABLES, together_files.FORMAT, text("holdings.workbook.title")))
        progress = Flow()
        progress.addWidget(self.working)
        progress.addWidget(self.stop)
        column.addLayout(progress)
        self.told = QLabel()
        self.told.setWordWrap(True)
        column.addWidget(self.told)
        column.addStretch(1)
        self._show_working(False)

    def _button(self, key: str, form: str, title: str) -> QPushButton:
        button = small_button(text("holdings.workbook.xlsx" if key == _TABLES else f"holdings.papers.{form}"))
        button.setAccessibleName(f"{title}: {button.text()}")
        button.setProperty("paper", key)
        button.setProperty("form", form)
        button.clicked.connect(self._choose)
        self.buttons[key, form] = button
        return button

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
        tables = key == _TABLES
        stem = together_files.file_name(self._look) if tables else together_papers.file_name(self._look, key)
        kinds = text("holdings.workbook.kinds" if tables else f"holdings.papers.{form}_kinds")
        target = file_to_save(self, text("holdings.papers.save"), f"{stem}.{form}", kinds)
        if target:
            self.make(key, form, target)

    def make(self, key: str, form: str, target: Path) -> None:
        """Write one paper, or the tables."""
        if self._look is None:
            return
        self.told.clear()
        self._show_working(True)
        jobs, day = self._session.jobs, self._session.today()
        if key == _TABLES:
            self._job = jobs.start(together_files.save, self._look, target)
        else:
            self._job = jobs.start(together_papers.build, self._look, key, form, target, day)
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
