"""A field that is a short list with buttons below it: what people attach to something, one a line."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from hep_desktop.ui.flow import Flow
from hep_desktop.ui.page_parts import small_button
from hep_desktop.ui.session import Session

ITEM = Qt.ItemDataRole.UserRole
_LINES = 3


class ListField(QWidget):
    """A field whose value is a tuple; `_line` makes a line of a member, Delete lets go of the chosen one."""

    edited = Signal()
    finished = Signal()

    def __init__(self, session: Session, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.writable = True
        self._add, self._open, self._remove = small_button(""), small_button(""), small_button("")
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setWordWrap(True)
        self.list.currentRowChanged.connect(self._enable)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.list)
        self.setFocusProxy(self.list)
        self.list.setFixedHeight(_LINES * self.list.fontMetrics().lineSpacing() + 2 * self.list.frameWidth() + 4)

    def add_buttons(self, words: tuple[str, str, str], add: Callable[[], None], look: Callable[[], None]) -> None:
        """One more member; look at the chosen one, which can be done always; let go of it."""
        row, buttons = Flow(), (self._add, self._open, self._remove)
        for button, said, slot in zip(buttons, words, (add, look, self.remove_chosen), strict=True):
            button.setText(said)
            button.clicked.connect(slot)
            row.addWidget(button)
        self._column.addLayout(row)
        self._enable()

    def setReadOnly(self, read_only: bool) -> None:
        """Let the members only be looked at."""
        self.writable = not read_only
        self.put(self.value())

    def value(self) -> tuple[Any, ...]:
        """The members in their order."""
        return tuple(self.list.item(row).data(ITEM) for row in range(self.list.count()))

    def put(self, value: tuple[Any, ...]) -> None:
        """Show these."""
        row = self.list.currentRow()
        with QSignalBlocker(self.list):
            self.list.clear()
            for one in value:
                item = self._line(one)
                item.setData(ITEM, one)
                self.list.addItem(item)
            self.list.setCurrentRow(min(row, self.list.count() - 1))
        self._enable()

    def change(self, value: tuple[Any, ...]) -> None:
        """Show these as what the user made of it; a new one is chosen, so that it can be opened at once."""
        grown = len(value) > self.list.count()
        self.put(value)
        if grown:
            self.list.setCurrentRow(len(value) - 1)
        self.finished.emit()

    def remove_chosen(self) -> None:
        """Let go of the chosen one; undo brings it back."""
        row = self.list.currentRow()
        if row >= 0 and self.writable:
            self.change(tuple(one for at, one in enumerate(self.value()) if at != row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete lets go of the chosen one."""
        if event.key() == Qt.Key.Key_Delete:
            self.remove_chosen()
            return
        super().keyPressEvent(event)

    def _line(self, one: Any) -> QListWidgetItem:  # noqa: ANN401 – a member
        raise NotImplementedError

    def _enable(self) -> None:
        chosen = self.list.currentRow() >= 0
        self._add.setEnabled(self.writable)
        self._open.setEnabled(chosen)
        self._remove.setEnabled(chosen and self.writable)
