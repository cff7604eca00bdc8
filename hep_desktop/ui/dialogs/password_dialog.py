"""Asks for a store's password; a wrong one is told here, and nothing has happened."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from hep_desktop.domain.errors import UserError
from hep_desktop.ui import look
from hep_desktop.ui.page_parts import sentence
from hep_desktop.ui.signer_chooser import secret
from hep_desktop.ui.strings import error_sentences, text


class PasswordDialog(QDialog):
    """`unlock` tries the password and gives why it did not open; the dialog stays until it does or is left."""

    def __init__(self, path: Path, unlock: Callable[[str], UserError | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unlock = unlock
        self.setWindowTitle(text("frame.title"))
        self.password = secret()
        self.told = sentence()
        label = QLabel(text("password.ask"))
        label.setBuddy(self.password)
        self.password.setAccessibleName(text("password.ask"))
        words = sentence(text("password.ask_words", file=path.name, folder=path.parent))
        for wrapped in (words, self.told):
            wrapped.setFixedWidth(look.letters(self, 60))
        buttons = QDialogButtonBox()
        self.open_button = buttons.addButton(text("password.open"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(text("password.leave"), QDialogButtonBox.ButtonRole.RejectRole)
        column = QVBoxLayout(self)
        for widget in (words, label, self.password, self.told, buttons):
            column.addWidget(widget)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)  # grows with what is told
        self.told.hide()
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def accept(self) -> None:
        """Try what was typed."""
        error = self._unlock(self.password.text())
        if error is None:
            super().accept()
            return
        self.password.clear()
        self.password.setFocus()
        self.told.setText(f"{look.ERROR[0]} {error_sentences(error)}")
        self.told.show()
