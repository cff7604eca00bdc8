"""What leaves the mentor's desk: the clipboard, a workbook or text, a calendar."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from hep_desktop.services import desk_files
from hep_desktop.services.desk import DeskRow
from hep_desktop.ui.choosing_files import file_to_save
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text


class DeskFiles(QObject):
    """Asks where to, writes in the background, says what became of it."""

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._page = page

    def copy(self, rows: Sequence[DeskRow]) -> None:
        """Put rows with their headings on the clipboard."""
        QGuiApplication.clipboard().setText(desk_files.as_text(rows))
        self._session.bus.told.emit(text("mentor_desk.copied", count=len(rows)))

    def ask_save(self, rows: Sequence[DeskRow]) -> None:
        """Ask for a place and write rows there."""
        target = asked_target(self._page, text("mentor_desk.file_name"))
        if target is not None:
            self.save(rows, target)

    def save(self, rows: Sequence[DeskRow], target: Path) -> None:
        """Write rows."""
        self._start(desk_files.save_rows, tuple(rows), target)

    def ask_calendar(self, rows: Sequence[DeskRow]) -> None:
        """Ask for a place and write the days ahead of these rows as a calendar file."""
        session = self._session
        title, name = text("mentor_desk.calendar_title"), f"{text('mentor_desk.calendar_name')}.ics"
        target = file_to_save(self._page, title, name, text("mentor_desk.calendar_files"))
        if target:
            self._start(desk_files.save_calendar, session.editing, tuple(rows), target)

    def _start(self, work: Callable[..., Path], *args: object) -> None:
        job = self._session.jobs.start(work, *args)
        job.done.connect(self._say)
        job.failed.connect(self._session.bus.refused)

    def _say(self, target: Path) -> None:
        self._session.bus.told.emit(text("mentor_desk.saved", file=target.name))


def asked_target(page: QWidget, name: str) -> Path | None:
    """Where a list is to be written, by the kind the user chose."""
    return file_to_save(page, text("mentor_desk.save_title"), f"{name}.xlsx", text("mentor_desk.files"))
