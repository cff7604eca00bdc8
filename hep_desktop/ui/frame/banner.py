"""A strip that stays as long as its sentence is true: the store is read-only, or it is the example."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy

from hep_desktop.ui.look import GRID
from hep_desktop.ui.strings import text


class Banner(QFrame):
    """One sentence, and a button where something can be done about it; `action` is what its owner means by it."""

    asked = Signal()

    def __init__(self, words: str, button: str = "", *, closable: bool = False) -> None:
        super().__init__()
        self.setObjectName("banner")
        self.action = ""
        self._words = QLabel(words, wordWrap=True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        row.addWidget(self._words, 1)
        if button:
            self.button = QPushButton(button)
            self.button.clicked.connect(self.asked)
            row.addWidget(self.button)
        if closable:
            self.closing = QPushButton(text("frame.notice.close"))
            self.closing.clicked.connect(self.hide)
            row.addWidget(self.closing)

    def say(self, words: str) -> None:
        """Show other words."""
        self._words.setText(words)

    def words(self) -> str:
        """What is shown."""
        return self._words.text()
