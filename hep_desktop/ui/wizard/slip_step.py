"""Third page: doubtful places are put right or left out, and the table gets the name it is remembered by."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QFormLayout, QLineEdit, QTableView, QVBoxLayout, QWidget

from hep_desktop.services.showing import Read, Shown, Slip
from hep_desktop.ui import look
from hep_desktop.ui.page_parts import sentence
from hep_desktop.ui.strings import text
from hep_desktop.ui.wizard.grids import SlipModel

_LETTERS = 70


class SlipStep(QWidget):
    """What is doubtful, and what the table is called."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Shown | None = None
        self._told = sentence()
        self.model = SlipModel(self)
        self.model.mended.connect(self._mend)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(text("import_wizard.slips.list"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(True)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.setColumnWidth(0, look.letters(self.table, _LETTERS))
        self.name, self.source = QLineEdit(), QLineEdit()
        self.source.setPlaceholderText(text("import_wizard.slips.source_hint"))
        for field in (self.name, self.source):
            field.textEdited.connect(self._call)
        form = QFormLayout()
        form.addRow(text("import_wizard.slips.name"), self.name)
        form.addRow(text("import_wizard.slips.source"), self.source)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._told)
        column.addWidget(self.table, 1)
        column.addLayout(form)
        column.addStretch(0)

    def show_state(self, shown: Shown, read: Read) -> None:
        """Show what is known now."""
        self._shown = shown
        slips = shown.slips(read)
        if slips != self.model.slips:
            self.model.show_slips(slips)
            self.table.resizeRowsToContents()
        key = "import_wizard.slips.told" if slips else "import_wizard.slips.told_none"
        self._told.setText(text(key))
        self.table.setVisible(bool(slips))
        for field, words in ((self.name, shown.name), (self.source, shown.source)):
            if field.text() != words:
                field.setText(words)

    def _mend(self, slip: Slip, words: str) -> None:
        if self._shown is None:
            return
        row = slip.row >= 0
        self.changed.emit(self._shown.owned(slip.row, words) if row else self._shown.put_right(slip.cell, words))

    def _call(self) -> None:
        if self._shown is not None:
            self.changed.emit(self._shown.called(self.name.text(), self.source.text()))
