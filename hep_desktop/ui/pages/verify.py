"""Checks any signed package (`.asice`), chosen or dropped on the window, and says in plain words what was proved."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from hep_desktop.domain.errors import UserError
from hep_desktop.services import enveloping, exporting
from hep_desktop.services.exporting import State, Verdict
from hep_desktop.ui import look
from hep_desktop.ui.choosing_files import file_to_open
from hep_desktop.ui.jobs import Job
from hep_desktop.ui.more_signatures import MoreSignatures
from hep_desktop.ui.page_parts import (
    ActionButton,
    heading,
    page_action,
    scrolled,
    sentence,
    small_button,
    subheading,
)
from hep_desktop.ui.pages.base import PACKAGE, SEALED, Page
from hep_desktop.ui.section import Section
from hep_desktop.ui.session import Session
from hep_desktop.ui.signer_chooser import secret
from hep_desktop.ui.strings import error_sentences, text

_SECRET = 24  # letters
_MARKS = {State.WHOLE: look.DONE, State.UNSIGNED: look.WARNING, State.OUTSIDE: look.ERROR, State.CHANGED: look.ERROR}


class VerifyPage(Page):
    """A file in, sentences out; needs no open programme."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._job: Job | None = None
        self._path = Path()
        self.choose = page_action(self, "ready.verifying.choose", "", self._choose)
        self.back = page_action(self, "ready.verifying.back", "", self._go_back)
        self.open = page_action(self, "package.open", "", self._open)
        self._file = subheading("")
        self.words = sentence()
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setAccessibleName(text("ready.verifying.working"))
        self._progress.hide()
        self._choose_button = ActionButton(self.choose)
        self.more = MoreSignatures(session)
        self.more.signed.connect(self._signed)
        self._advanced = Section(text("signing.more.title"), self.more)
        self._advanced.set_open(False)
        self._advanced.hide()
        self._open_button = ActionButton(self.open)
        self._open_button.hide()
        self.password, self.unlock = secret(), small_button(text("ready.verifying.unseal"))
        self.unlock.clicked.connect(self._unlock)
        self.password.returnPressed.connect(self._unlock)
        self._lock = self._lock_row()
        self._place()

    def _place(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.addWidget(heading(text("ready.verifying.title")))
        for widget in (
            sentence(text("ready.verifying.words")),
            self._choose_button,
            self._file,
            self._progress,
            self.words,
            self._lock,
            self._open_button,
            self._advanced,
            ActionButton(self.back),
        ):
            column.addWidget(widget)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))

    def _lock_row(self) -> QWidget:
        """The password of this computer's key; shown where an encrypted copy wants it."""
        label = QLabel(text("ready.verifying.password"))
        label.setBuddy(self.password)
        self.password.setAccessibleName(text("ready.verifying.password"))
        self.password.setMaximumWidth(look.letters(self, _SECRET))
        lock = QWidget()
        row = QHBoxLayout(lock)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (label, self.password, self.unlock):
            row.addWidget(widget)
        row.addStretch(1)
        lock.hide()
        return lock

    def show_node(self, node: str) -> None:
        """Check the file of this name, if one is named."""
        if node:
            self.take_files([Path(node)])

    def take_files(self, paths: Sequence[Path]) -> bool:
        """Check the first dropped package."""
        sealed = [path for path in paths if path.suffix.casefold() == SEALED]
        if sealed:
            self._unseal(sealed[0])
            return True
        packages = [path for path in paths if path.suffix.casefold() == PACKAGE]
        if not packages:
            return False
        self._path = packages[0]
        self._file.setText(self._path.name)
        self.words.clear()
        for widget in (self._advanced, self._open_button, self._lock):
            widget.hide()
        self._progress.show()
        self._job = self.session.jobs.start(exporting.verify, self._path)
        self._job.done.connect(self._show_verdict)
        self._job.failed.connect(self._refuse)
        return True

    def _unseal(self, path: Path, password: str = "") -> None:
        self._path = path
        self._file.setText(path.name)
        for widget in (self._advanced, self._open_button, self._lock):
            widget.hide()
        self._progress.show()
        spoken = partial(str, password)
        self._job = self.session.jobs.start(enveloping.unseal, path, self.session.clock(), spoken)
        self._job.done.connect(self._unsealed)
        self._job.failed.connect(self._refuse)

    def _unsealed(self, package: Path) -> None:
        self.take_files([package])

    def _unlock(self) -> None:
        spoken = self.password.text()
        self.password.clear()
        self._unseal(self._path, spoken)

    def start_focus(self) -> None:
        """On the button."""
        self._choose_button.setFocus()

    def guidance(self) -> str:
        """What a check can prove and what not."""
        return text("ready.verifying.guidance")

    def _choose(self) -> None:
        beside = self._path.parent if self._path.name else None
        path = file_to_open(self, text("ready.verifying.title"), text("ready.verifying.files"), beside)
        if path:
            self.take_files([path])

    def _show_verdict(self, verdict: Verdict) -> None:
        if self.sender() is not self._job:
            return  # another file was dropped meanwhile
        self._job = None
        self._progress.hide()
        self._tell(verdict)
        self.more.show_package(self._path, may_sign=verdict.state is not State.CHANGED)
        self._advanced.show()
        self._open_button.setVisible(verdict.state is not State.CHANGED)

    def _tell(self, verdict: Verdict) -> None:
        first, *rest = exporting.sentences(verdict)
        self.words.setText("\n".join([f"{_MARKS[verdict.state][0]} {first}", *rest]))

    def _signed(self, path: Path, verdict: Verdict) -> None:
        """The package that was signed is the one that is shown now."""
        self._path = path
        self._file.setText(path.name)
        self._tell(verdict)

    def _refuse(self, error: UserError) -> None:
        if self.sender() is not self._job:
            return
        self._job = None
        self._progress.hide()
        told = error_sentences(error)
        self.words.setText(f"{look.ERROR[0]} {told.what}\n{told.why}\n{told.todo}")
        self._lock.setVisible(error.code in ("envelope.locked", "envelope.password"))
        if self._lock.isVisible():
            self.password.setFocus()

    def _open(self) -> None:
        self.session.go("package", str(self._path))

    def _go_back(self) -> None:
        self.session.go("ready" if self.session.programme_id else "start")
