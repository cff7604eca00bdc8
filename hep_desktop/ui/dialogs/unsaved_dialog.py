"""Asks what to do when a window is closed while its last changes cannot be written."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from hep_desktop.domain.errors import UserError
from hep_desktop.ui.strings import error_sentences, text


class UnsavedDialog(QMessageBox):
    """Nothing is given up unless the user says so."""

    again = Signal()
    elsewhere = Signal()
    give_up = Signal()

    def __init__(self, error: UserError, parent: QWidget) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle(text("frame.title"))
        self.setText(text("frame.close.failed"))
        self.setInformativeText(str(error_sentences(error)))
        again = self.addButton(text("frame.close.retry"), QMessageBox.ButtonRole.AcceptRole)
        elsewhere = self.addButton(text("frame.saving.elsewhere"), QMessageBox.ButtonRole.ActionRole)
        anyway = self.addButton(text("frame.close.anyway"), QMessageBox.ButtonRole.DestructiveRole)
        back = self.addButton(text("frame.close.back"), QMessageBox.ButtonRole.RejectRole)
        again.clicked.connect(self.again)
        elsewhere.clicked.connect(self.elsewhere)
        anyway.clicked.connect(self.give_up)
        self.setDefaultButton(again)
        self.setEscapeButton(back)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
