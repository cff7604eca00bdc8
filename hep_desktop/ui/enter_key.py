"""Enter presses the button that has the focus, as Space does: Qt does so in dialogs alone, and nobody knows why."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton


class EnterKey(QObject):
    """Sits on the application; the buttons themselves know nothing of it."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.installEventFilter(self)

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
