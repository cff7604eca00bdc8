"""Three pages that end in the preview: the table, its columns, doubtful places; every answer is seen at once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hep_desktop.services.showing import Read, Shown
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.page_parts import sentence, small_button
from hep_desktop.ui.strings import text
from hep_desktop.ui.wizard.column_step import ColumnStep
from hep_desktop.ui.wizard.slip_step import SlipStep
from hep_desktop.ui.wizard.table_step import TableStep


class ImportWizard(QWidget):
    """Shows one unknown table; `finished` carries how it is read."""

    finished = Signal(object)
    refused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: Shown | None = None
        self._read = Read((), ())
        self.table, self.columns, self.slips = TableStep(), ColumnStep(), SlipStep()
        self._pages = QStackedWidget()
        for page in (self.table, self.columns, self.slips):
            page.changed.connect(self.show_state)
            self._pages.addWidget(page)
        self._told = sentence()
        self.next = small_button(text("import_wizard.next"))
        self.next.setObjectName("main")
        self.next.clicked.connect(self._forward)
        self.back = small_button(text("import_wizard.back"))
        self.back.clicked.connect(self._backward)
        self.cancel = small_button(text("import_wizard.cancel"))
        self.cancel.clicked.connect(self.refused)
        buttons = Flow()
        for button in (self.next, self.back, self.cancel):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._told)
        column.addWidget(self._pages, 1)
        column.addLayout(buttons)

    @property
    def page(self) -> int:
        """Which of the three is shown."""
        return self._pages.currentIndex()

    def begin(self, shown: Shown) -> None:
        """Show a file from the first page."""
        self._told.setText(text("import_wizard.unknown", file=shown.strange.file))
        self._go(0)
        self.show_state(shown)

    def show_state(self, shown: Shown) -> None:
        """An answer was given: read again, show what comes of it."""
        self.shown = shown
        self._read = shown.read() if self.page else Read((), ())  # the first page shows the file alone
        if self.page == 0:
            self.table.show_state(shown)
        if self.page > 0:
            self.columns.show_state(shown, self._read)
        if self.page > 1:
            self.slips.show_state(shown, self._read)
        self._allow()

    def start_focus(self) -> None:
        """On what the page asks."""
        last = self.slips.table if self.slips.model.slips else self.slips.name
        (self.table.grid, self.columns.table, last)[self.page].setFocus()

    def _allow(self) -> None:
        lacks = self.shown is not None and self.page == 1 and self.columns.lacking(self.shown, self._read)
        unnamed = self.shown is not None and self.page > 1 and not self.shown.name.strip()
        self.next.setEnabled(not lacks and not unnamed)

    def _go(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        self._told.setVisible(page == 0)
        self.back.setEnabled(page > 0)
        last = page == self._pages.count() - 1
        self.next.setText(text("import_wizard.read") if last else text("import_wizard.next"))

    def _forward(self) -> None:
        if self.shown is None:
            return
        if self.page == self._pages.count() - 1:
            self.finished.emit(self.shown)
            return
        self._go(self.page + 1)
        self.show_state(self.shown)
        self.start_focus()

    def _backward(self) -> None:
        if self.shown is not None:
            self._go(self.page - 1)
            self.show_state(self.shown)
            self.start_focus()
