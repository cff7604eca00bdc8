"""An error with nowhere else to be shown: what happened, why, what to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from hep_desktop.domain.errors import UserError
from hep_desktop.ui.strings import error_sentences, text


class ErrorDialog(QMessageBox):
    """One button: it was read."""

    def __init__(self, error: UserError, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        sentences = error_sentences(error)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle(text("frame.title"))
        self.setText(sentences.what)
        self.setInformativeText(" ".join(part for part in (sentences.why, sentences.todo) if part))
        self.addButton(text("frame.notice.close"), QMessageBox.ButtonRole.AcceptRole)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def open_for(self, window: QWidget | None) -> None:
        """Over a window without stopping it; alone at start, when there is none yet."""
        if window is not None:
            self.open()
        else:
            self.exec()
