"""What *További* of the action plan does: examples, relations, and the plan as a file, out and back."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from hep_desktop.domain.errors import UserError
from hep_desktop.services.measure_examples import keep
from hep_desktop.services.outfiles import safe_name
from hep_desktop.services.plan_comparing import compared
from hep_desktop.services.plan_file import read_file, write_sheet
from hep_desktop.services.reporting import build
from hep_desktop.ui.choosing_files import file_to_open, file_to_save
from hep_desktop.ui.dialogs.example_dialog import ExampleDialog
from hep_desktop.ui.dialogs.plan_file_dialog import PlanFileDialog
from hep_desktop.ui.dialogs.relations_dialog import RelationsDialog
from hep_desktop.ui.jobs import Job
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text


class PlanWork(QObject):
    """Loaded when something of it is first wanted: it brings readers of files and the papers."""

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self._file = Path()
        self._reading: Job | None = None

    def examples(self) -> str:
        """Choose among the examples; the id of the measure that was made from one."""
        dialog = ExampleDialog(self._session, self._page)
        dialog.exec()
        dialog.deleteLater()
        return dialog.inserted

    def relations(self) -> None:
        """Problems and measures as a graph."""
        dialog = RelationsDialog(self._session, self._page)
        dialog.exec()
        dialog.deleteLater()

    def keep(self, measure: str) -> None:
        """Keep a measure as an example of the office's own."""
        session = self._session
        try:
            keep(session.editing, session.programme_id, measure, session.new_id)
        except UserError as error:
            session.bus.refused.emit(error)
        else:
            session.bus.told.emit(text("plan.examples.kept_now"))

    def write_excel(self) -> None:
        """The plan as a workbook."""
        target = self._target("plan.file.excel", ".xlsx")
        if target is None:
            return
        try:
            write_sheet(self._session.editing, self._session.programme_id, target)
        except UserError as error:
            self._session.bus.refused.emit(error)
        else:
            self._written(target)

    def write_word(self) -> None:
        """The plan as a Word file."""
        target = self._target("plan.file.word", ".docx")
        if target is None:
            return
        session = self._session
        job = session.jobs.start(build, session.editing, "action-plan", "docx", target, programme=session.programme_id)
        job.done.connect(self._written)
        job.failed.connect(session.bus.refused)

    def _written(self, target: Path) -> None:
        self._session.bus.told.emit(text("plan.file.written", file=str(target)))

    def _target(self, kind: str, ending: str) -> Path | None:
        details = self._session.programme.details
        years = f"{details.first_day.year}–{details.last_day.year}"
        name = safe_name(text("plan.file.name", settlement=self._session.settlement.name, period=years))
        return file_to_save(self._page, text("plan.file.to_excel"), f"{name}{ending}", text(kind))

    def choose(self) -> None:
        """A file that was written here and changed elsewhere."""
        chosen = file_to_open(self._page, text("plan.file.choose"), text("plan.file.both"))
        if chosen:
            self.read_back(chosen)

    def read_back(self, path: Path) -> None:
        """Read a file and show what it says otherwise."""
        session = self._session
        self._file, self._reading = path, session.jobs.start(read_file, path, session.editing, session.programme_id)
        self._reading.done.connect(self._show)
        self._reading.failed.connect(session.bus.refused)

    def _show(self, found: object) -> None:
        if self.sender() is not self._reading:
            return  # another file was chosen meanwhile
        session = self._session
        rows = compared(session.editing, session.programme_id, found)  # pyright: ignore[reportArgumentType] – Qt hands objects
        if not rows:
            session.bus.told.emit(text("plan.file.same", file=self._file.name))
            return
        PlanFileDialog(session, self._file.name, rows, self._page).open()
