"""Under *További* on the page of the action plan: examples, and the plan as a file, out and back."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

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
from hep_desktop.ui.page_parts import page_action
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text


class PlanMore(QObject):
    """The actions, and the button that folds them."""

    inserted = Signal(str)
    """The id of a measure that was just made from an example."""
    leaving = Signal()
    """What is still being typed has to be handed over first."""

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self._file = Path()
        self._measure = ""
        self.relations = page_action(page, "plan.relations.open", "", self._relations)
        self.examples = page_action(page, "plan.examples.open", "", self._examples)
        self.keep = page_action(page, "plan.examples.keep", "", self._keep)
        self.to_excel = page_action(page, "plan.file.to_excel", "", self._write_excel)
        self.to_word = page_action(page, "plan.file.to_word", "", self._write_word)
        self.read = page_action(page, "plan.file.read", "", self._choose)
        self.menu = QMenu(page)
        self.button = more_button(self.menu, page)
        for action in (self.relations, self.examples, self.keep, self.to_excel, self.to_word, self.read):
            self.menu.addAction(action)

    def reload(self) -> None:
        """Reading back changes the plan: drafts only."""
        for action in (self.read, self.examples):
            action.setEnabled(self._session.writable)

    def show_chosen(self, measure: str) -> None:
        """Which measure is chosen on the page."""
        self._measure = measure
        self.keep.setEnabled(bool(measure) and not self._session.read_only)

    def _examples(self) -> None:
        self.leaving.emit()
        dialog = ExampleDialog(self._session, self._page)
        dialog.exec()
        if dialog.inserted:
            self.inserted.emit(dialog.inserted)
        dialog.deleteLater()

    def _relations(self) -> None:
        self.leaving.emit()
        dialog = RelationsDialog(self._session, self._page)
        dialog.exec()
        dialog.deleteLater()

    def _keep(self) -> None:
        self.leaving.emit()
        session = self._session
        try:
            keep(session.editing, session.programme_id, self._measure, session.new_id)
        except UserError as error:
            session.bus.refused.emit(error)
        else:
            session.bus.told.emit(text("plan.examples.kept_now"))

    def _write_excel(self) -> None:
        target = self._target("plan.file.excel", ".xlsx")
        if target is None:
            return
        try:
            write_sheet(self._session.editing, self._session.programme_id, target)
        except UserError as error:
            self._session.bus.refused.emit(error)
        else:
            self._written(target)

    def _write_word(self) -> None:
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
        self.leaving.emit()
        details = self._session.programme.details
        years = f"{details.first_day.year}–{details.last_day.year}"
        name = safe_name(text("plan.file.name", settlement=self._session.settlement.name, period=years))
        return file_to_save(self._page, text("plan.file.to_excel"), f"{name}{ending}", text(kind))

    def _choose(self) -> None:
        self.leaving.emit()
        chosen = file_to_open(self._page, text("plan.file.choose"), text("plan.file.both"))
        if chosen:
            self.read_back(chosen)

    def read_back(self, path: Path) -> None:
        """Read a file and show what it says otherwise."""
        self._file = path
        session = self._session
        job = session.jobs.start(read_file, path, session.editing, session.programme_id)
        job.done.connect(self._show)
        job.failed.connect(session.bus.refused)

    def _show(self, found: object) -> None:
        session = self._session
        rows = compared(session.editing, session.programme_id, found)  # pyright: ignore[reportArgumentType] – Qt hands objects
        if not rows:
            session.bus.told.emit(text("plan.file.same", file=self._file.name))
            return
        PlanFileDialog(session, self._file.name, rows, self._page).open()


def more_button(menu: QMenu, parent: QWidget) -> QToolButton:
    """*További*, folded."""
    button = QToolButton(parent)
    button.setText(text("plan.more_actions"))
    button.setAccessibleName(text("plan.more_actions"))
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return button
