"""Says calmly that the program met a fault, that the work is safe, and offers a report without content."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from hep_desktop import __version__
from hep_desktop.domain.errors import UserError
from hep_desktop.services.outfiles import put
from hep_desktop.ui.choosing_files import file_to_save
from hep_desktop.ui.strings import error_sentences, text


class CrashDialog(QMessageBox):
    """Nothing is sent anywhere; a report is written only where the user chooses."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = f"HEP Desktop {__version__}\n{report}\n"
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle(text("frame.crash.title"))
        self.setText(text("frame.crash.words"))
        self.setDetailedText(f"{text('frame.crash.details')}\n{self._report}")
        self._keep: QPushButton = self.addButton(text("frame.crash.keep"), QMessageBox.ButtonRole.ActionRole)
        go_on = self.addButton(text("frame.crash.go_on"), QMessageBox.ButtonRole.AcceptRole)
        self.setDefaultButton(go_on)
        self.setEscapeButton(go_on)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._keep.clicked.disconnect()  # choosing a file leaves the dialog open
        self._keep.clicked.connect(self._save)

    def _save(self) -> None:
        path = file_to_save(self, text("frame.crash.keep"), text("frame.crash.file"))
        if path is None:
            return
        try:
            put(path, self._report.encode())
        except UserError as error:
            self.setInformativeText(str(error_sentences(error)))
        else:
            self.setInformativeText(text("frame.crash.kept", file=path.name))
