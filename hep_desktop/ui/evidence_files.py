"""The evidence of a measure in a year: attached files, each with a tick that puts it into the package, too."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.followup import EvidenceFile
from hep_desktop.services.evidencing import attach, copy_out
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.page_parts import sentence, small_button
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text

_FILE = Qt.ItemDataRole.UserRole
_LINES = 3
_KILOBYTE = 1000


class EvidenceFiles(QWidget):
    """A field whose value is a tuple of files."""

    edited = Signal()
    finished = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.list = QListWidget()
        self.list.setAccessibleName(text("followup.field.files"))
        self.list.setWordWrap(True)
        self.list.itemChanged.connect(self._ticked)
        self.list.itemActivated.connect(self._open)
        self.list.currentRowChanged.connect(self._enable)
        self.add = small_button(text("followup.files.add"))
        self.open = small_button(text("followup.files.open"))
        self.remove = small_button(text("followup.files.remove"))
        self.add.clicked.connect(self._choose)
        self.open.clicked.connect(self._open)
        self.remove.clicked.connect(self.remove_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        buttons = Flow()
        for button in (self.add, self.open, self.remove):
            buttons.addWidget(button)
        column.addLayout(buttons)
        column.addWidget(sentence(text("followup.files.words"), quiet=True))
        self.setFocusProxy(self.list)
        self.list.setFixedHeight(_LINES * self.list.fontMetrics().lineSpacing() + 2 * self.list.frameWidth() + 4)
        self._enable()

    def value(self) -> tuple[EvidenceFile, ...]:
        """The files with their ticks."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(replace(item.data(_FILE), packed=item.checkState() == Qt.CheckState.Checked) for item in items)

    def put(self, value: tuple[EvidenceFile, ...]) -> None:
        """Show files."""
        row = self.list.currentRow()
        with QSignalBlocker(self.list):
            self.list.clear()
            for one in value:
                size = max(1, round(one.size / _KILOBYTE))
                item = QListWidgetItem(text("followup.files.line", name=one.name, size=size), self.list)
                item.setData(_FILE, one)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked if one.packed else Qt.CheckState.Unchecked)
            self.list.setCurrentRow(min(row, self.list.count() - 1))
        self._enable()

    def attach(self, path: Path) -> None:
        """Keep a file; where it is refused the frame says why."""
        try:
            one = attach(self._session.editing, path, self._session.new_id)
        except UserError as error:
            self._session.bus.refused.emit(error)
            return
        there = self.value()
        if one.sha256 not in {held.sha256 for held in there}:
            self.put((*there, one))
            self.finished.emit()

    def remove_chosen(self) -> None:
        """Let go of the chosen file; undo brings it back."""
        row = self.list.currentRow()
        if row >= 0:
            self.put(tuple(one for at, one in enumerate(self.value()) if at != row))
            self.finished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete lets go of the chosen file."""
        if event.key() == Qt.Key.Key_Delete and self.isEnabled():
            self.remove_chosen()
            return
        super().keyPressEvent(event)

    def _choose(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(self, text("followup.files.choose"))
        for path in paths:
            self.attach(Path(path))

    def _open(self) -> None:
        item = self.list.currentItem()
        try:
            copy = copy_out(self._session.editing, item.data(_FILE))
        except UserError as error:
            self._session.bus.refused.emit(error)
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy)))

    def _ticked(self) -> None:
        self.finished.emit()

    def _enable(self) -> None:
        chosen = self.list.currentRow() >= 0
        self.open.setEnabled(chosen)
        self.remove.setEnabled(chosen)
