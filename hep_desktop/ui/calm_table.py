"""A table view for typing: it paints only what changes as cells open and close, and never types into another cell."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QTableView


class CalmTable(QTableView):
    """Qt's own has all its cells painted anew whenever one is opened or closed; a key waited for that."""

    locked = Signal()
    """Something was typed on a cell that cannot be written."""

    def keyboardSearch(self, search: str) -> None:
        """Stay here: Qt's own goes to a cell that begins so, and what is typed next would overwrite it."""
        del search
        self.locked.emit()

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
