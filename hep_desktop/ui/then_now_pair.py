"""What was and what is, side by side under their headings; below each other where the room is narrow."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from hep_desktop.ui import look


class ThenNowPair(QWidget):
    """Two widgets that need at least so many letters each to stand side by side."""

    def __init__(self, titles: tuple[str, str], widgets: tuple[QWidget, QWidget], letters: int) -> None:
        super().__init__()
        self._needs = 2 * look.letters(self, letters) + 3 * look.GRID
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(3 * look.GRID)
        self._halves: list[QWidget] = []
        for title, widget in zip(titles, widgets, strict=True):
            half = QWidget()
            column = QVBoxLayout(half)
            column.setContentsMargins(0, 0, 0, 0)
            caption = QLabel(title, wordWrap=True)
            caption.setObjectName("quiet")
            column.addWidget(caption)
            column.addWidget(widget)
            column.addStretch(1)
            self._row.addWidget(half, 1)
            self._halves.append(half)

    def minimumSizeHint(self) -> QSize:
        """The two stand below each other before the page has to grow."""
        found = super().minimumSizeHint()
        widest = max(half.minimumSizeHint().width() for half in self._halves)
        return QSize(widest, found.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn when the room calls for it."""
        super().resizeEvent(event)
        narrow = event.size().width() < self._needs
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != wanted:
            self._row.setDirection(wanted)
