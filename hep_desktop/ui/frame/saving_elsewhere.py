"""Everything to another place, when the store's own fails or is a bad one: asked, written, gone on with there."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QProgressDialog

from hep_desktop.domain.errors import UserError
from hep_desktop.services.workspaces import bring_files, default_path, save_elsewhere
from hep_desktop.ui.choosing_files import file_to_save
from hep_desktop.ui.strings import text

if TYPE_CHECKING:
    from hep_desktop.ui.main_window import MainWindow


class SavingElsewhere(QObject):
    """For one window. What was typed goes first and at once; the files beside the store follow."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._target = Path()

    def ask(self) -> None:
        """Ask for a place and go there."""
        usual, name = default_path(), self._window.session.store_path.name
        begin, name = (None, name) if usual.exists() else (usual.parent, usual.name)
        target = file_to_save(self._window, text("frame.saving.choose"), name, text("frame.stores"), begin)
        if target is not None:
            self._go(target)

    def _go(self, target: Path) -> None:
        session = self._window.session
        try:
            save_elsewhere(session.editing, target, session.clock, session.new_id)
        except UserError as error:
            self._window.notice.refuse(error)
            return
        self._target = target
        self._shown = QProgressDialog(text("frame.saving.bringing"), text("frame.saving.leave"), 0, 0, self._window)
        self._shown.setWindowModality(Qt.WindowModality.WindowModal)
        self._shown.show()  # at once: what would be typed now would stay behind
        self._job = session.jobs.start(bring_files, session.editing, target)
        self._shown.canceled.connect(self._stop)
        self._job.done.connect(self._brought)
        self._job.failed.connect(self._left)
        self._job.cancelled.connect(self._left)

    def _stop(self) -> None:
        """The dialog has gone, the job ends after the file it is at; nothing can be typed until then."""
        self._window.setEnabled(False)
        self._job.cancel()

    def _brought(self) -> None:
        self._move("frame.saving.moved")

    def _left(self) -> None:
        self._move("frame.saving.files_left")

    def _move(self, key: str) -> None:
        self._shown.canceled.disconnect(self._stop)  # to close it says the same
        self._shown.close()
        self._window.setEnabled(True)
        folder = self._window.session.store_path.parent
        self._window.move_to(self._target, text(key, file=self._target, folder=folder))
