"""A large button: an icon, a title, and a few lines under it; for what is begun or opened from the start page."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from hep_desktop.ui import look


class BigButton(QPushButton):
    """As high as its words need at its width."""

    def __init__(self, title: str, lines: Iterable[str], icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("big")
        told = tuple(lines)
        self.setAccessibleName(". ".join((title, *told)))
        picture = QLabel()
        side = round(self.fontMetrics().height() * 1.8)
        picture.setPixmap(look.icon(icon).pixmap(QSize(side, side)))
        column = QVBoxLayout()
        column.setSpacing(look.GRID // 4)
        heading = self._label(title)
        heading.setObjectName("subheading")
        column.addWidget(heading)
        for line in told:
            column.addWidget(self._label(line))
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(*(4 * (round(1.5 * look.GRID),)))
        row.setSpacing(round(1.5 * look.GRID))
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._row.minimumSize()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrapped words may need more lines at this width."""
        super().resizeEvent(event)
        self.setMinimumHeight(self._row.heightForWidth(event.size().width()))

    def _label(self, words: str) -> QLabel:
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return label
