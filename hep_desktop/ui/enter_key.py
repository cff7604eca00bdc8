"""Enter presses the button that has the focus, as Space does: Qt does so in dialogs alone, and nobody knows why."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget


class EnterKey(QObject):
    """Goes where the focus goes; the buttons themselves know nothing of it.

    On the application it would see every event of every widget, and a page would open a fifth later.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._follow)
        self._follow(None, app.focusWidget())

    def _follow(self, _left: QWidget | None, entered: QWidget | None) -> None:
        if isinstance(entered, QPushButton | QToolButton):
            entered.installEventFilter(self)  # once more changes nothing

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            if isinstance(watched, QPushButton) and not watched.autoDefault():
                watched.animateClick()
                return True
            if isinstance(watched, QToolButton):
                watched.animateClick()
                return True
        return False
