"""An error with nowhere else to be shown: what happened, why, what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from hep_desktop.domain.errors import UserError
from hep_desktop.ui.strings import error_sentences, text


class ErrorDialog(QMessageBox):
    """One button: it was read; another where the program can mend it itself."""

    mend = Signal()

    def __init__(self, error: UserError, parent: QWidget | None = None, remedy: str = "") -> None:
        super().__init__(parent)
        sentences = error_sentences(error)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle(text("frame.title"))
        self.setText(sentences.what)
        self.setInformativeText(" ".join(part for part in (sentences.why, sentences.todo) if part))
        closing = self.addButton(text("frame.notice.close"), QMessageBox.ButtonRole.RejectRole)
        self.setEscapeButton(closing)
        if remedy:
            mending = self.addButton(remedy, QMessageBox.ButtonRole.AcceptRole)
            mending.clicked.connect(self.mend)
            self.setDefaultButton(mending)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def open_for(self, window: QWidget | None) -> None:
        """Over a window without stopping it; alone at start, when there is none yet."""
        if window is not None:
            self.open()
        else:
            self.exec()
