"""A strip that stays as long as its sentence is true: the store is read-only, or it is the example."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from hep_desktop.ui.look import GRID


class Banner(QFrame):
    """One sentence, and a button where something can be done about it."""

    asked = Signal()

    def __init__(self, words: str, button: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._words = QLabel(words, wordWrap=True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        row.addWidget(self._words, 1)
        if button:
            self.button = QPushButton(button)
            self.button.clicked.connect(self.asked)
            row.addWidget(self.button)

    def say(self, words: str) -> None:
        """Show other words."""
        self._words.setText(words)
