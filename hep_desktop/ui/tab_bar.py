"""A tab bar with room for Hungarian capitals: Qt's own cuts the accents of Á, Ő, Ű off the tabs behind."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QTabBar

_MORE = 8  # pixels


class RoomyTabBar(QTabBar):
    """As Qt's, a little higher."""

    def tabSizeHint(self, index: int) -> QSize:
        size = super().tabSizeHint(index)
        return QSize(size.width(), size.height() + _MORE)
