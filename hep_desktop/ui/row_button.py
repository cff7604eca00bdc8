"""A button that is a line of a list: its words wrap where there is little room, as with large letters."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from hep_desktop.ui import look


class RowButton(QPushButton):
    """As high as its words need at its width; `name` is its look."""

    def __init__(self, words: str, name: str = "row", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._label = QLabel(wordWrap=True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(*(4 * (look.GRID // 2,)))
        row.addWidget(self._label, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.say(words)

    def say(self, words: str) -> None:
        """Show other words."""
        self._label.setText(words)
        self.setAccessibleName(words)
        self._fit(self.width())

    def words(self) -> str:
        """What is shown."""
        return self._label.text()

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._row.minimumSize()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrapped words may need more lines at this width."""
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, width: int) -> None:
        self.setMinimumHeight(self._row.heightForWidth(width))
