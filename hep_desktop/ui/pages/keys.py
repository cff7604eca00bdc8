"""Keys and signers, for the few who want them: whom the user trusts, and this computer's own key."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from hep_desktop.domain.errors import UserError
from hep_desktop.services import keys
from hep_desktop.services.keys import OwnKey
from hep_desktop.ui import look
from hep_desktop.ui.choosing_files import file_to_open, file_to_save
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.page_parts import ActionButton, heading, page_action, scrolled, sentence, small_button, subheading
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.session import Session
from hep_desktop.ui.signer_chooser import secret
from hep_desktop.ui.strings import error_sentences, text

_SHA = Qt.ItemDataRole.UserRole


class KeysPage(Page):
    """The list above, the own key below; every button says at once what came of it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._own: OwnKey | None = None
        self.back = page_action(self, "keys.back", "", self._go_back)
        self.list = QListWidget()
        self.list.setAccessibleName(text("keys.list"))
        self.add, self.remove = small_button(text("keys.add")), small_button(text("keys.remove"))
        self.told, self.own = sentence(), sentence()
        self.old, self.new, self.again = secret(), secret(), secret()
        self.lock, self.renew = small_button(text("keys.lock")), small_button(text("keys.renew"))
        self.sheet, self.save = small_button(text("keys.sheet")), small_button(text("keys.save"))
        for button, slot in (
            (self.add, self._add),
            (self.remove, self._remove),
            (self.lock, self._lock),
            (self.renew, self._renew),
            (self.sheet, self._sheet),
            (self.save, self._save),
        ):
            button.clicked.connect(slot)
        self._place()

    def _place(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        form = QFormLayout()
        self._old_label, new_label, again = (QLabel(text(key)) for key in ("keys.old", "keys.new", "keys.again"))
        for label, field in ((self._old_label, self.old), (new_label, self.new), (again, self.again)):
            label.setBuddy(field)
            field.setAccessibleName(label.text())
            form.addRow(label, field)
        self.list.setMaximumHeight(look.letters(self, 24))
        column.addWidget(heading(text("keys.title")))
        column.addWidget(self.told)
        for widget in (subheading(text("keys.list")), sentence(text("keys.list_words"), quiet=True), self.list):
            column.addWidget(widget)
        column.addLayout(_row(self.add, self.remove))
        for widget in (subheading(text("keys.own")), self.own):
            column.addWidget(widget)
        column.addLayout(_row(self.sheet, self.save))
        for widget in (subheading(text("keys.password")), sentence(text("keys.password_words"), quiet=True)):
            column.addWidget(widget)
        column.addLayout(form)
        column.addLayout(_row(self.lock, self.renew))
        column.addWidget(ActionButton(self.back))
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))

    # what the frame asks ----------------------------------------------------------------------

    def show_node(self, node: str) -> None:
        """Show how things stand."""
        del node
        self.told.clear()
        self._attempt(self._show)

    def start_focus(self) -> None:
        """On the list's first button."""
        self.add.setFocus()

    def guidance(self) -> str:
        """Who needs this."""
        return text("keys.guidance")

    def _show(self) -> None:
        self.list.clear()
        for one in keys.trusted():
            item = QListWidgetItem(text("keys.line", name=one.name, sha256=one.sha256[:16]), self.list)
            item.setData(_SHA, one.sha256)
            item.setToolTip(one.sha256)
        self.remove.setEnabled(bool(self.list.count()))
        self._own = own = keys.own_key(self.session.clock())
        self.own.setText(text("keys.own_words", fingerprint=own.fingerprint))
        for widget in (self._old_label, self.old):
            widget.setVisible(own.locked)
        # another key is for those alone who cannot use this one: packages are known by it
        self.renew.setVisible(own.locked or own.owner.begins > self.session.clock())

    def _attempt(self, work: Callable[[], object], told: str = "") -> None:
        try:
            work()
            self._show()
        except UserError as error:
            self.told.setText(f"{look.ERROR[0]} {error_sentences(error)}")
        else:
            if told:
                self.told.setText(f"{look.DONE[0]} {told}")

    # the list ---------------------------------------------------------------------------------

    def _add(self) -> None:
        path = file_to_open(self, text("keys.add"), text("keys.certificates"))
        if path:
            self.take(path)

    def take(self, path: Path) -> None:
        """Put the certificates of this file on the list."""
        self._attempt(lambda: keys.trust_file(path), text("keys.added"))

    def _remove(self) -> None:
        item = self.list.currentItem()
        if self.list.currentRow() >= 0:
            self._attempt(lambda: keys.distrust(item.data(_SHA)), text("keys.removed"))

    # the own key ------------------------------------------------------------------------------

    def _lock(self) -> None:
        old, new, again = self.old.text(), self.new.text(), self.again.text()
        for field in (self.old, self.new, self.again):
            field.clear()
        if new != again:
            self.told.setText(f"{look.ERROR[0]} {text('keys.differ')}")
            return
        told = text("keys.locked" if new else "keys.unlocked")
        self._attempt(lambda: keys.set_password(self.session.clock(), old, new), told)

    def _renew(self) -> None:
        self._attempt(lambda: keys.renew(self.session.clock()), text("keys.renewed"))

    def _sheet(self) -> None:
        target = file_to_save(self, text("keys.sheet"), text("keys.sheet_file"), text("ready.preview.pdf_files"))
        if target and self._own is not None:
            job = self.session.jobs.start(keys.save_sheet, self._own, target, self.session.clock())
            job.done.connect(self._saved)
            job.failed.connect(self._refuse)

    def _save(self) -> None:
        target = file_to_save(self, text("keys.save"), text("keys.save_file"), text("keys.certificates"))
        own = self._own
        if target and own is not None:
            self._attempt(lambda: keys.save_certificate(own, target), text("keys.saved", file=target.name))

    def _saved(self, path: Path) -> None:
        self.told.setText(f"{look.DONE[0]} {text('keys.saved', file=path.name)}")

    def _refuse(self, error: UserError) -> None:
        self.told.setText(f"{look.ERROR[0]} {error_sentences(error)}")

    def _go_back(self) -> None:
        self.session.go("ready" if self.session.programme_id else "verify")


def _row(*buttons: QWidget) -> Flow:
    row = Flow()
    for button in buttons:
        row.addWidget(button)
    return row
