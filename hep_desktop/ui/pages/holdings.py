"""*Kapott programok*: files and folders of the villages' programmes are taken in here, and stand as a list."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QListWidget, QVBoxLayout, QWidget

from hep_desktop.domain.errors import UserError
from hep_desktop.services import held_list
from hep_desktop.services.holdings import Refusal, TakenIn, beside
from hep_desktop.services.together import Named, Sheet
from hep_desktop.ui import look
from hep_desktop.ui.choosing_files import files_to_open, folder
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.held_opener import HeldOpener
from hep_desktop.ui.job_bar import JobBar
from hep_desktop.ui.jobs import Job
from hep_desktop.ui.mentor_bar import mentor_column
from hep_desktop.ui.page_parts import ActionButton, page_action, sentence, small_button
from hep_desktop.ui.pages.base import PACKAGE, PARCEL, Page
from hep_desktop.ui.section import Section
from hep_desktop.ui.session import Session
from hep_desktop.ui.sheet_view import SheetView
from hep_desktop.ui.strings import text

_REFUSALS = 8  # lines at once
_ENDINGS = (PACKAGE, PARCEL, ".json")


class HoldingsPage(Page):
    """Two buttons, a filter, the list; what was not taken in is folded below."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.holdings = beside(session.editing.workspace, session.clock)
        self._opener = HeldOpener(session, self.holdings, "holdings")
        self._listing: Job | None = None
        self.take_files_action = page_action(self, "holdings.action.files", "", self._choose_files)
        self.take_folder = page_action(self, "holdings.action.folder", "", self._choose_folder)
        self.files_button = ActionButton(self.take_files_action)
        self.narrow = QLineEdit()
        self.narrow.setPlaceholderText(text("holdings.list.narrow"))
        self.narrow.setAccessibleName(text("holdings.list.narrow"))
        self.narrow.setMinimumWidth(look.letters(self.narrow, 34))
        self.result = sentence()
        self.taking = JobBar()
        self.list = SheetView(plain=True)
        self.list.opened.connect(self._open)
        self.nothing = sentence(text("holdings.empty"))
        self.refused = QListWidget()
        self.refused.setWordWrap(True)
        self.refused.setMaximumHeight(_REFUSALS * self.refused.fontMetrics().lineSpacing())
        self.refused.setAccessibleName(text("holdings.refused.name"))
        self.excuse = small_button(text("holdings.refused.forget"))
        self._refused_part = Section(text("holdings.refused.title", count=0), self._refusals())
        self._place()
        self.excuse.clicked.connect(self._excuse)
        self.narrow.textChanged.connect(self.list.rows.narrow)
        self._list()

    def _refusals(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.refused)
        column.addWidget(self.excuse)
        return part

    def _place(self) -> None:
        row = Flow()
        for widget in (self.files_button, ActionButton(self.take_folder), self.narrow):
            row.addWidget(widget)
        column = mentor_column(self, self.session, "holdings")
        column.addLayout(row)
        column.addWidget(self.taking)
        for widget in (self.result, self.nothing):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addWidget(self._refused_part)
        column.addStretch(0)  # where there is nothing yet, the words stay above
        self.result.hide()
        self._refused_part.set_open(False)
        self._refused_part.hide()

    # what the frame asks ----------------------------------------------------------------------

    def take_files(self, paths: Sequence[Path]) -> bool:
        """Take in what was dropped, whole folders too."""
        wanted = [path for path in paths if path.is_dir() or path.suffix.casefold() in _ENDINGS]
        if wanted:
            self._take(wanted)
        return bool(wanted)

    def start_focus(self) -> None:
        """In the list, or on the first button."""
        if self.list.rows.rowCount():
            self.list.start_focus()
        else:
            self.files_button.setFocus()

    def guidance(self) -> str:
        """What can be taken in, and what happens to it."""
        return text("holdings.guidance")

    # taking in --------------------------------------------------------------------------------

    def _choose_files(self) -> None:
        paths = files_to_open(self, text("holdings.action.files"), text("holdings.action.kinds"))
        if paths:
            self._take(paths)

    def _choose_folder(self) -> None:
        chosen = folder(self, text("holdings.action.folder"))
        if chosen:
            self._take([chosen])

    def _take(self, paths: list[Path]) -> None:
        if self.taking.busy:
            return
        self._offer(False)
        job = self.session.jobs.start(self.holdings.take_in, paths)
        self.taking.follow(job)
        job.done.connect(self._taken)
        job.failed.connect(self._failed)
        job.cancelled.connect(self._stopped)

    def _taken(self, taken: TakenIn) -> None:
        self._offer(True)
        self.result.setText(held_list.told(taken))
        self.result.show()
        if taken.quarantined:
            self._refused_part.set_open(True)
        self._list()
        self.session.bus.received.emit()

    def _failed(self, error: UserError) -> None:
        self._offer(True)
        self.session.bus.refused.emit(error)

    def _stopped(self) -> None:
        """What was read until then is kept."""
        self._offer(True)
        self._list()
        self.session.bus.received.emit()

    def _offer(self, on: bool) -> None:
        for action in (self.take_files_action, self.take_folder):
            action.setEnabled(on)

    # the list ---------------------------------------------------------------------------------

    def _list(self) -> None:
        self._listing = self.session.jobs.start(held_list.held_list, self.holdings)
        self._listing.done.connect(self._show)
        self._listing.failed.connect(self._failed)

    def _show(self, found: tuple[Sheet, tuple[Refusal, ...]]) -> None:
        if self.sender() is not self._listing:
            return
        self._listing = None
        sheet, refused = found
        self.list.show_sheet(sheet)
        self.list.setVisible(bool(sheet.rows))
        self.nothing.setVisible(not sheet.rows)
        self.refused.clear()
        self.refused.addItems([held_list.why(one) for one in refused])
        self._refused_part.set_title(text("holdings.refused.title", count=len(refused)))
        self._refused_part.setVisible(bool(refused))

    def _excuse(self) -> None:
        self.holdings.excuse()
        self._list()

    def _open(self, named: Named) -> None:
        self._opener.open(named.file_hash)
