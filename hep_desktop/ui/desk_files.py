"""What leaves the mentor's desk: the clipboard, a workbook or text, a calendar."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from hep_desktop.services import desk_files
from hep_desktop.services.desk import DeskRow
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

    def ask_calendar(self) -> None:
        """Ask for a place and write the days ahead as a calendar file."""
        session = self._session
        suggested = Path.home() / f"{text('mentor_desk.calendar_name')}.ics"
        kinds = text("mentor_desk.calendar_files")
        chosen, _ = QFileDialog.getSaveFileName(self._page, text("mentor_desk.calendar_title"), str(suggested), kinds)
        if chosen:
            target = Path(chosen)
            self._start(desk_files.save_calendar, session.editing, target.with_suffix(target.suffix or ".ics"))

    def _start(self, work: Callable[..., Path], *args: object) -> None:
        job = self._session.jobs.start(work, *args)
        job.done.connect(self._say)
        job.failed.connect(self._session.bus.refused)

    def _say(self, target: Path) -> None:
        self._session.bus.told.emit(text("mentor_desk.saved", file=target.name))


def asked_target(page: QWidget, name: str) -> Path | None:
    """Where a list is to be written, by the kind the user chose."""
    suggested = Path.home() / f"{name}.xlsx"
    chosen, kind = QFileDialog.getSaveFileName(
        page, text("mentor_desk.save_title"), str(suggested), text("mentor_desk.files")
    )
    if not chosen:
        return None
    target = Path(chosen)
    if "csv" in kind and target.suffix.casefold() == ".xlsx":  # the name we suggested, under the other kind
        return target.with_suffix(".csv")
    if target.suffix.casefold() not in desk_files.ENDINGS:
        return target.with_name(target.name + (".csv" if "csv" in kind else ".xlsx"))
    return target
