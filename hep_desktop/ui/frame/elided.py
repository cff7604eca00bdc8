"""A label of one line that says the same in fewer words, and in the end with …, where the room is narrow."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hep_desktop.ui.look import letters

_LEAST = 6  # letters
_AIR = 4  # pixels


class ElidedLabel(QWidget):
    """The whole stands in the tooltip and is what a screen reader says."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._forms: tuple[str, ...] = ("",)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """The whole."""
        return self._forms[0]

    def set_text(self, words: str, *shorter: str) -> None:
        """Show other words, or `shorter` ones where these do not fit."""
        self._forms = (words, *shorter)
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def shown(self) -> str:
        """What there is room for."""
        metrics = self.fontMetrics()
        fitting = (form for form in self._forms if metrics.horizontalAdvance(form) <= self.width())
        whole = next(fitting, "")
        return whole or metrics.elidedText(self._forms[-1], Qt.TextElideMode.ElideRight, self.width())

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._forms[0]) + _AIR, metrics.height() + _AIR)

    def minimumSizeHint(self) -> QSize:
        shortest = self.fontMetrics().horizontalAdvance(self._forms[-1]) + _AIR
        return QSize(min(2 * letters(self, _LEAST), shortest), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        role = self.foregroundRole()
        self.style().drawItemText(painter, self.rect(), flags, self.palette(), self.isEnabled(), self.shown(), role)
        painter.end()
