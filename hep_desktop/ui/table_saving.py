"""*Táblázat kimentése*: asks where to, writes one table in the background, says what became of it."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from hep_desktop.services import table_files
from hep_desktop.ui.choosing_files import file_to_save
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text


class TableSaving(QObject):
    """Saves the tables of one page."""

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._page = page

    def ask(self, table: str) -> None:
        """Ask for a place and write the table there."""
        session = self._session
        name = f"{table_files.file_name(session.editing, session.programme_id, table)}.xlsx"
        target = file_to_save(self._page, text("tables.save_title"), name, text("tables.files"))
        if target:
            self.write(table, target)

    def write(self, table: str, target: Path) -> None:
        """Write the table."""
        session = self._session
        job = session.jobs.start(table_files.save_table, session.editing, session.programme_id, table, target)
        job.done.connect(self._say)
        job.failed.connect(session.bus.refused)

    def _say(self, target: Path) -> None:
        self._session.bus.told.emit(text("tables.saved", file=target.name))
