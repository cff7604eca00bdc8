"""A table view that paints only what changes when the focus comes and goes, as it does with every cell typed into."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QTableView


class CalmTable(QTableView):
    """Qt's own has all its cells painted anew whenever one is opened or closed; a key waited for that."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        del event
        writable = bool(self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, writable)
        self._focus_moved()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        del event
        self._focus_moved()

    def _focus_moved(self) -> None:
        self.viewport().update(self.visualRegionForSelection(self.selectionModel().selection()))
        self.viewport().update(self.visualRect(self.currentIndex()))
