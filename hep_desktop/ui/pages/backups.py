"""*Biztonsági mentések*: the copies of the store, whether they can be restored, and the way back from each."""

from decimal import Decimal

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.outcome import Change, Outcome
from hep_desktop.hungarian import table_number
from hep_desktop.services import restoring
from hep_desktop.services.backing_up import Backups, Content, Copy
from hep_desktop.ui import look
from hep_desktop.ui.backup_words import checked_words
from hep_desktop.ui.choosing_files import folder
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.jobs import Job
from hep_desktop.ui.models.step_list import moment
from hep_desktop.ui.page_parts import SideBySide, heading, scrolled, sentence, small_button
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.pages.restoring import RestorePanel
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import error_sentences, text


class BackupsPage(Page):
    """Copies at the left, what changed since the chosen one at the right."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        keeper = session.keeper
        if keeper is None:
            raise ValueError("a window over a store has a keeper of its copies")
        self._keeper = keeper
        self._reading: Job | None = None
        self._copies: tuple[Copy, ...] = ()
        self.state = sentence()
        self.list = QListWidget()
        self.list.setAccessibleName(text("backups.list"))
        self.now = small_button(text("backups.make"))
        self.stick = small_button("")
        self.folder = small_button(text("backups.folder"))
        self.panel = RestorePanel(session, copies_first=True)
        self._place()
        self.now.clicked.connect(keeper.make)
        self.stick.clicked.connect(self._choose_stick)
        self.folder.clicked.connect(self._open_folder)
        self.list.currentRowChanged.connect(self._show_copy)
        keeper.told.connect(self._told)
        self.reload(None)

    def _place(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.GRID)
        buttons = Flow()
        for button in (self.now, self.stick, self.folder):
            buttons.addWidget(button)
        column.addWidget(self.state)
        column.addLayout(buttons)
        column.addWidget(self.list, 1)
        inner = QWidget()
        whole = QVBoxLayout(inner)
        whole.addWidget(heading(text("backups.title")))
        whole.addWidget(sentence(text("backups.words")))
        whole.addWidget(SideBySide(left, self.panel, (2, 3)), 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))

    def reload(self, outcome: Outcome | None) -> None:
        """Show the copies there are; what changed since the chosen one is looked up anew."""
        backups: Backups = self._keeper.backups
        chosen = self._copy()
        try:
            copies = backups.copies()
        except UserError as error:
            self.state.setText(str(error_sentences(error)))
            copies = ()
        else:
            self._say_state()
        if copies != self._copies or outcome is not None:
            self._copies = copies
            self.list.blockSignals(True)
            self.list.clear()
            for copy in copies:
                size = table_number(Decimal(copy.size) / 1_000_000, 1)
                QListWidgetItem(text("backups.copy", when=moment(copy.at), size=size), self.list)
            self.list.setCurrentRow(copies.index(chosen) if chosen in copies else 0)
            self.list.blockSignals(False)
        self.stick.setText(text("backups.stick_off" if self._keeper.stick else "backups.stick_on"))
        self.folder.setEnabled(backups.folder.is_dir())
        self.now.setEnabled(not self.session.store_read_only)
        self._show_copy()

    def start_focus(self) -> None:
        """On the newest copy."""
        self.list.setFocus()

    def guidance(self) -> str:
        """When copies are made, and how to bring something back."""
        return text("backups.guidance")

    def _say_state(self) -> None:
        keeper, checked = self._keeper, self._keeper.backups.checked
        if keeper.failure is not None:
            words = f"{look.ERROR[0]} {error_sentences(keeper.failure)}"
        elif checked is not None:
            words = f"{look.DONE[0]} {checked_words(checked.at, self.session.today())}"
        else:
            words = text("backups.none_checked")
        if keeper.stick is not None:
            there = "backups.stick_there" if keeper.stick.is_dir() else "backups.stick_gone"
            words = f"{words}\n{text(there, folder=keeper.stick)}"
        self.state.setText(words)

    def _told(self) -> None:
        if self.isVisible():
            self.reload(None)

    def _copy(self) -> Copy | None:
        row = self.list.currentRow()
        return self._copies[row] if 0 <= row < len(self._copies) else None

    def _show_copy(self) -> None:
        copy = self._copy()
        self._reading = None
        if copy is None:
            self.panel.show_changes(text("backups.none"), (), "")
            return
        self.panel.show_changes(text("backups.reading", when=moment(copy.at)), (), "")
        self._reading = self.session.jobs.start(_content, self._keeper.backups, copy)
        self._reading.done.connect(self._show_content)
        self._reading.failed.connect(self._unreadable)

    def _show_content(self, content: Content) -> None:
        copy = self._copy()
        if self.sender() is not self._reading or copy is None:
            return  # another copy was chosen meanwhile
        if copy == self._copies[0]:
            self._keeper.backups.checked = copy  # it was just opened and read
            self._say_state()
        if content.identity != self.session.editing.workspace.identity():
            self.panel.show_changes(f"{look.ERROR[0]} {text('backups.of_another_store')}", (), "")
            return
        changes: tuple[Change, ...] = restoring.since_copy(self.session.editing, content.office)
        words = text("backups.since" if changes else "backups.same", when=moment(copy.at))
        self.panel.show_changes(words, changes, moment(copy.at))

    def _unreadable(self, error: UserError) -> None:
        if self.sender() is self._reading:
            self.panel.show_changes(f"{look.ERROR[0]} {error_sentences(error)}", (), "")

    def _choose_stick(self) -> None:
        preferences = self.session.preferences
        if preferences is None:
            return
        chosen = None
        if self._keeper.stick is None:
            chosen = folder(self, text("backups.choose_stick"))
            if chosen is None:
                return
        preferences.save(preferences.current.with_second_copies(chosen))
        self.reload(None)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._keeper.backups.folder)))


def _content(backups: Backups, copy: Copy, progress: object) -> Content:
    del progress  # reading one copy says nothing in between
    return backups.read(copy)
