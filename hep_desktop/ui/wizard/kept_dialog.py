"""The remembered tables: a list to rename, forget, save for another office and load from one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QInputDialog,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.layout import Layout
from hep_desktop.services import kept_layouts
from hep_desktop.services.file_reading import listed
from hep_desktop.ui import look
from hep_desktop.ui.choosing_files import file_to_open, file_to_save
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.page_parts import sentence, small_button
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import error_sentences, text

_LAYOUT = Qt.ItemDataRole.UserRole
_SIZE = (72, 24)  # letters, lines


class KeptDialog(QDialog):
    """What the program remembers of tables it was shown."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(text("import_wizard.kept.title"))
        self._told = sentence(text("import_wizard.kept.told"))
        self.list = QListWidget()
        self.list.setAccessibleName(text("import_wizard.kept.list"))
        self.list.setWordWrap(True)
        self.list.itemSelectionChanged.connect(self._allow)
        self.answer = sentence()
        buttons = Flow()
        self.rename = self._button(buttons, text("import_wizard.kept.rename"), self._rename)
        self.forget = self._button(buttons, text("import_wizard.kept.forget"), self._forget)
        self.save = self._button(buttons, text("import_wizard.kept.save"), self._save)
        self.load = self._button(buttons, text("import_wizard.kept.load"), self._load)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self._told)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        column.addWidget(self.answer)
        column.addWidget(box)
        self.resize(look.room_for(self, *_SIZE))
        self._fill()

    def save_to(self, path: Path) -> None:
        """Write all of them into a file."""
        kept_layouts.save(self._session.editing, path)
        self.answer.setText(f"{look.DONE[0]} {text('import_wizard.kept.saved', file=path.name)}")

    def load_from(self, path: Path) -> None:
        """Keep those of a file."""
        count = kept_layouts.load(self._session.editing, path)
        self.answer.setText(f"{look.DONE[0]} {text('import_wizard.kept.loaded', count=count)}")

    def _button(self, place: Flow, words: str, slot: Callable[[], None]) -> QPushButton:
        button = small_button(words)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        place.addWidget(button)
        return button

    def _fill(self) -> None:
        layouts = kept_layouts.kept(self._session.editing)
        self.list.clear()
        for one in layouts:
            columns = listed(column.heading for column in one.columns)
            item = QListWidgetItem(text("import_wizard.kept.about", name=one.name, columns=columns))
            item.setData(_LAYOUT, one)
            self.list.addItem(item)
        self._told.setText(text("import_wizard.kept.told") if layouts else text("import_wizard.kept.none"))
        self.list.setCurrentRow(0)
        self._allow()

    def _allow(self) -> None:
        for button in (self.rename, self.forget):
            button.setEnabled(self._chosen() is not None)
        self.save.setEnabled(self.list.count() > 0)

    def _chosen(self) -> Layout | None:
        chosen = self.list.selectedItems()
        return chosen[0].data(_LAYOUT) if chosen else None

    def _rename(self) -> None:
        layout = self._chosen()
        if layout is None:
            return
        title, label = text("import_wizard.kept.title"), text("import_wizard.kept.new_name")
        name, agreed = QInputDialog.getText(self, title, label, text=layout.name)
        if agreed:
            self._do(lambda: kept_layouts.rename(self._session.editing, layout, name))

    def _forget(self) -> None:
        layout = self._chosen()
        if layout is not None:  # Ctrl+Z brings it back
            self._do(lambda: kept_layouts.forget(self._session.editing, layout))

    def _save(self) -> None:
        title, name = text("import_wizard.kept.title"), text("import_wizard.kept.file")
        path = file_to_save(self, title, name, text("import_wizard.kept.files"))
        if path:
            self._do(lambda: self.save_to(path))

    def _load(self) -> None:
        path = file_to_open(self, text("import_wizard.kept.title"), text("import_wizard.kept.files"))
        if path:
            self._do(lambda: self.load_from(path))

    def _do(self, work: Callable[[], None]) -> None:
        try:
            work()
        except UserError as error:
            told = error_sentences(error)
            self.answer.setText(f"{look.ERROR[0]} {told.what} {told.why} {told.todo}")
            return
        self._fill()
