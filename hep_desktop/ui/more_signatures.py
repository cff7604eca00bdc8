"""More signatures on the package that was checked: one made here, or those that came back with a copy of it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hep_desktop.domain.errors import UserError
from hep_desktop.services import cosigning, enveloping
from hep_desktop.services.cosigning import Merged
from hep_desktop.services.exporting import Verdict
from hep_desktop.ui import look
from hep_desktop.ui.choosing_files import file_to_open
from hep_desktop.ui.jobs import Job
from hep_desktop.ui.page_parts import sentence, small_button
from hep_desktop.ui.session import Session
from hep_desktop.ui.signer_chooser import SignerChooser
from hep_desktop.ui.strings import error_sentences, text


class MoreSignatures(QWidget):
    """Signs, or takes over, and says what came of it."""

    signed = Signal(object, object)  # the package that was changed, and what is proved of it now

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._path = self._own = Path()
        self._job: Job | None = None
        self.signer = SignerChooser(session, unsigned=False)
        self.add = small_button(text("signing.more.add"))
        self.take = small_button(text("signing.more.take"))
        self.seal = small_button(text("signing.more.seal"))
        self.words = sentence()
        self.add.clicked.connect(self._add)
        self.take.clicked.connect(self._take)
        self.seal.clicked.connect(self._seal)
        column = QVBoxLayout(self)
        column.setSpacing(look.GRID)
        for widget in (sentence(text("signing.more.words")), self.signer, _alone(self.add)):
            column.addWidget(widget)
        for widget in (sentence(text("signing.more.take_words")), _alone(self.take)):
            column.addWidget(widget)

        for widget in (sentence(text("signing.more.seal_words")), _alone(self.seal), self.words):
            column.addWidget(widget)

    def show_package(self, path: Path, *, may_sign: bool) -> None:
        """Another package was checked."""
        self._path = path
        self.words.clear()
        self.add.setEnabled(may_sign)

    def take_into(self, own: Path) -> None:
        """Take the signatures of the shown package into our copy."""
        self._own = own
        self._start(self._session.jobs.start(cosigning.take_over, own, self._path))
        if self._job is not None:
            self._job.done.connect(self._taken)

    def _add(self) -> None:
        try:
            choice = self.signer.taken()
        except UserError as error:
            self._refuse(error)
            return
        self._start(self._session.jobs.start(cosigning.add_signature, self._path, choice, self._session.clock()))
        if self._job is not None:
            self._job.done.connect(self._added)

    def _take(self) -> None:
        chosen = file_to_open(self, text("signing.more.own"), text("ready.verifying.files"), self._path.parent)
        if chosen:
            self.take_into(chosen)

    def _seal(self) -> None:
        chosen = file_to_open(self, text("signing.more.seal"), text("keys.certificates"))
        if chosen:
            self.seal_for(chosen)

    def seal_for(self, recipient: Path) -> None:
        """Make an encrypted copy of the shown package for the owner of a certificate."""
        self._start(self._session.jobs.start(enveloping.seal, self._path, recipient, self._session.clock()))
        if self._job is not None:
            self._job.done.connect(self._sealed)

    def _sealed(self, target: Path) -> None:
        self.words.setText(f"{look.DONE[0]} {text('signing.more.sealed', file=target.name)}")

    def _start(self, job: Job) -> None:
        self._job = job
        self.words.setText(text("exporting.progress.signs"))
        self.setEnabled(False)
        job.failed.connect(self._refuse)
        job.ended.connect(self._ended)

    def _added(self, verdict: Verdict) -> None:
        self.words.setText(f"{look.DONE[0]} {text('signing.more.added')}")
        self.signed.emit(self._path, verdict)

    def _taken(self, merged: Merged) -> None:
        told = text("signing.more.taken", file=self._own.name, added=merged.added, completed=merged.completed)
        self.words.setText(f"{look.DONE[0]} {told}")
        self.signed.emit(self._own, merged.verdict)

    def _refuse(self, error: UserError) -> None:
        told = error_sentences(error)
        self.words.setText(f"{look.ERROR[0]} {told.what}\n{told.why}\n{told.todo}")

    def _ended(self) -> None:
        self._job = None
        self.setEnabled(True)


def _alone(button: QWidget) -> QWidget:
    """A button that does not grow with the page."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(button)
    line.addStretch(1)
    return row
