"""*Jelszó*: the store behind a password, another one, or none again; what that means is said before."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFormLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from hep_desktop.domain.errors import UserError
from hep_desktop.services.protecting import Prepared, admit, clear, is_password_of, prepare, remains
from hep_desktop.ui import look
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.jobs import Job
from hep_desktop.ui.page_parts import heading, scrolled, sentence, small_button, subheading
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.session import Session
from hep_desktop.ui.signer_chooser import secret
from hep_desktop.ui.strings import error_sentences, text


class ProtectionPage(Page):
    """Fields, the warning with its tick, and what can be done; below, what is left without a password."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._job: Job | None = None
        self._locked = bool(session.editing.workspace.password)
        self.told = sentence()
        self.old, self.new, self.again = secret(), secret(), secret()
        self.understood = QCheckBox(text("password.understood"))
        self.set = small_button(text("password.change" if self._locked else "password.set"))
        self.remove = small_button(text("password.remove"))
        self.stop = small_button(text("password.stop"))
        self.progress = QProgressBar()
        self.stick_away = sentence(text("password.stick_away"))
        self.left = sentence()
        self.clear = small_button(text("password.clear"))
        for button, slot in (
            (self.set, self._set),
            (self.remove, self._remove),
            (self.stop, self._stop),
            (self.clear, self._clear),
        ):
            button.clicked.connect(slot)
        self.again.returnPressed.connect(self._set)
        self._place()
        self.reload(None)

    def _place(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        form = QFormLayout()
        for field, key in ((self.old, "old"), (self.new, "new"), (self.again, "again")):
            label = QLabel(text(f"password.{key}"))
            label.setBuddy(field)
            field.setAccessibleName(label.text())
            field.setMaximumWidth(look.letters(self, 40))
            form.addRow(label, field)
        form.setRowVisible(self.old, self._locked)
        row = Flow()
        for button in (self.set, self.remove, self.stop):
            row.addWidget(button)
        column.addWidget(heading(text("password.title")))
        column.addWidget(sentence(text("password.state_on" if self._locked else "password.state_off")))
        column.addWidget(self.told)
        column.addLayout(form)
        for widget in (
            subheading(text("password.before")),
            sentence(text("password.warning")),
            self.stick_away,
            self.understood,
        ):
            column.addWidget(widget)
        column.addLayout(row)
        for widget in (self.progress, self.left, self.clear):
            column.addWidget(widget)
        column.addStretch(1)
        inner.setMaximumWidth(look.letters(self, 130))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))

    def reload(self, outcome: object) -> None:
        """Say how things stand."""
        del outcome
        busy, writable = self._job is not None, not self.session.store_read_only
        for widget in (self.old, self.new, self.again, self.understood, self.set, self.remove):
            widget.setEnabled(writable and not busy)
        self.remove.setVisible(self._locked)
        self.stop.setVisible(busy)
        self.progress.setVisible(busy)
        stick = self._stick()
        self.stick_away.setVisible(stick is not None and not stick.is_dir())
        self._say_left()

    def start_focus(self) -> None:
        """On the first field."""
        (self.old if self._locked else self.new).setFocus()

    def guidance(self) -> str:
        """Whether a password is wanted at all."""
        return text("password.guidance")

    # what can be done -------------------------------------------------------------------------

    def _set(self) -> None:
        old, new, again = self._typed()
        try:
            self._admit_old(old)
            self._admit_new(new, again)
        except UserError as error:
            self._refuse(error)
            return
        self._begin(new)

    def _remove(self) -> None:
        old, *_ = self._typed()
        try:
            self._admit_old(old)
        except UserError as error:
            self._refuse(error)
            return
        self._begin("")

    def _typed(self) -> Sequence[str]:
        typed = [field.text() for field in (self.old, self.new, self.again)]
        for field in (self.old, self.new, self.again):
            field.clear()
        return typed

    def _admit_old(self, old: str) -> None:
        if not is_password_of(self.session.editing, old):
            raise UserError("password.not_old")

    def _admit_new(self, new: str, again: str) -> None:
        if new != again:
            raise UserError("password.differ")
        admit(new)
        if not self.understood.isChecked():
            raise UserError("password.not_understood")

    def _begin(self, password: str) -> None:
        session = self.session
        session.close_typing()
        self.told.clear()
        self.progress.setRange(0, 0)
        self._job = session.jobs.start(prepare, session.editing, password, self._stick())
        self._job.progress.connect(self._show_progress)
        self._job.done.connect(self._prepared)
        self._job.failed.connect(self._refuse)
        self._job.cancelled.connect(self._cancelled)
        self._job.ended.connect(self._ended)
        self.reload(None)

    def _stick(self) -> Path | None:
        return self.session.keeper.stick if self.session.keeper is not None else None

    def _show_progress(self, done: int, total: int, key: str) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self.progress.setAccessibleName(text(key))

    def _prepared(self, prepared: Prepared) -> None:
        self.session.bus.rewritten.emit(prepared)  # the window lets the store go and opens the new one

    def _refuse(self, error: UserError) -> None:
        self.told.setText(f"{look.ERROR[0]} {error_sentences(error)}")
        self.start_focus()

    def _cancelled(self) -> None:
        self.told.setText(text("password.stopped"))

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _ended(self) -> None:
        self._job = None
        if self.session.editing.workspace.is_open:  # else the window gives way to another one
            self.reload(None)

    # what is left -----------------------------------------------------------------------------

    def _left(self) -> tuple[Path, ...]:
        workspace = self.session.editing.workspace
        return remains(workspace.path, workspace.identity() or "") if self._locked else ()

    def _say_left(self) -> None:
        left = self._left()
        self.left.setVisible(bool(left))
        self.clear.setVisible(bool(left))
        self.clear.setEnabled(not self.session.store_read_only)
        self.left.setText(text("password.left", files=", ".join(path.name for path in left)))

    def _clear(self) -> None:
        clear(self._left())
        self._say_left()
