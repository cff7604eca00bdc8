"""The evidence of a measure in a year: attached files, each with a tick that puts it into the package, too."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem, QWidget

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.followup import EvidenceFile
from hep_desktop.services.evidencing import attach, lend
from hep_desktop.ui.choosing_files import files_to_open
from hep_desktop.ui.list_field import ITEM, ListField
from hep_desktop.ui.outside import show_outside
from hep_desktop.ui.page_parts import sentence
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text

_KILOBYTE = 1000


class EvidenceFiles(ListField):
    """A field whose value is a tuple of files."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, text("followup.field.files"), parent)
        self.list.itemChanged.connect(self._ticked)
        self.list.itemActivated.connect(self._look)
        words = text("followup.files.add"), text("followup.files.open"), text("followup.files.remove")
        self.add_buttons(words, self._choose, self._look)
        self._column.addWidget(sentence(text("followup.files.words"), quiet=True))

    def value(self) -> tuple[EvidenceFile, ...]:
        """The files with their ticks."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(replace(item.data(ITEM), packed=item.checkState() == Qt.CheckState.Checked) for item in items)

    def attach(self, path: Path) -> None:
        """Keep a file; where it is refused the frame says why."""
        try:
            one = attach(self._session.editing, path, self._session.new_id)
        except UserError as error:
            self._session.bus.refused.emit(error)
            return
        there = self.value()
        if one.sha256 not in {held.sha256 for held in there}:
            self.change((*there, one))

    def _line(self, one: EvidenceFile) -> QListWidgetItem:
        size = max(1, round(one.size / _KILOBYTE))
        item = QListWidgetItem(text("followup.files.line", name=one.name, size=size))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable if self.writable else item.flags())
        item.setCheckState(Qt.CheckState.Checked if one.packed else Qt.CheckState.Unchecked)
        return item

    def _choose(self) -> None:
        for path in files_to_open(self, text("followup.files.choose")):
            self.attach(path)

    def _look(self) -> None:
        show_outside(self._session, partial(lend, self._session.editing, self.list.currentItem().data(ITEM)))

    def _ticked(self) -> None:
        self.finished.emit()
