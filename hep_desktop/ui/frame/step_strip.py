"""The bottom strip: the next best step, one sentence and one button."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from hep_desktop.ui.frame.elided import ElidedLabel
from hep_desktop.ui.look import GRID
from hep_desktop.ui.strings import text


class StepStrip(QFrame):
    """A first-timer can finish a programme with this button alone."""

    asked = Signal()

    remarks_asked = Signal()
    """Somebody wants to see the open remarks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self._words = ElidedLabel()
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.button = QPushButton(text("frame.step.go"))
        self.button.setToolTip(text("frame.step.go_tip"))
        self.button.clicked.connect(self.asked)
        self.remarks = QPushButton()
        self.remarks.setObjectName("link")
        self.remarks.hide()
        self.remarks.clicked.connect(self.remarks_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        row.addWidget(self._words, 1)
        row.addWidget(self.remarks)
        row.addWidget(self.button)

    def show_step(self, sentence: str) -> None:
        """Show the next step; without one everything is done."""
        self._words.set_text(text("frame.step.next", step=sentence) if sentence else text("frame.step.none"))
        self.button.setEnabled(bool(sentence))
        self.button.setAccessibleDescription(self._words.text())

    def show_remarks(self, count: int) -> None:
        """How many remarks nobody has answered yet; nothing where there are none."""
        self.remarks.setVisible(count > 0)
        if count:
            self.remarks.setText(text("frame.step.remarks", count=count))
            self.remarks.setMinimumWidth(self.remarks.fontMetrics().horizontalAdvance(self.remarks.text()) + 4 * GRID)

    def sentence(self) -> str:
        """What is shown."""
        return self._words.text()
