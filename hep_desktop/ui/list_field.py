"""A field that is a short list with buttons below it: what people attach to something, one a line."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

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
        self._of_chosen: list[QPushButton] = []
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setWordWrap(True)
        self.list.currentRowChanged.connect(self._enable)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.list)
        self.setFocusProxy(self.list)
        self.list.setFixedHeight(_LINES * self.list.fontMetrics().lineSpacing() + 2 * self.list.frameWidth() + 4)

    def add_buttons(self, always: Mapping[str, Callable[[], None]], chosen: Mapping[str, Callable[[], None]]) -> None:
        """Buttons by their words: those that can always be pressed, and those for the chosen line."""
        row = Flow()
        for words, slot in {**always, **chosen}.items():
            button = small_button(words)
            button.clicked.connect(slot)
            row.addWidget(button)
            if words in chosen:
                self._of_chosen.append(button)
        self._column.addLayout(row)
        self._enable()

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
        """Show these as what the user made of it."""
        self.put(value)
        self.finished.emit()

    def remove_chosen(self) -> None:
        """Let go of the chosen one; undo brings it back."""
        row = self.list.currentRow()
        if row >= 0:
            self.change(tuple(one for at, one in enumerate(self.value()) if at != row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete lets go of the chosen one."""
        if event.key() == Qt.Key.Key_Delete and self.isEnabled():
            self.remove_chosen()
            return
        super().keyPressEvent(event)

    def _line(self, one: Any) -> QListWidgetItem:  # noqa: ANN401 – a member
        raise NotImplementedError

    def _enable(self) -> None:
        for button in self._of_chosen:
            button.setEnabled(self.list.currentRow() >= 0)
