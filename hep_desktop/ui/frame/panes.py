"""F6 and Shift+F6: the focus goes round the panes, back to where it was in each."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget


class Panes(QObject):
    """The panes in their order, each with a way to focus it that says whether it is there."""

    def __init__(self, parent: QObject, panes: tuple[tuple[QWidget, Callable[[], bool]], ...]) -> None:
        super().__init__(parent)
        self._panes = panes
        self._last: dict[int, QWidget] = {}

    def step(self, by: int) -> None:
        """Put the focus into the next or previous pane that is shown."""
        focus = QApplication.focusWidget()
        now = next((i for i, (pane, _) in enumerate(self._panes) if focus and _holds(pane, focus)), None)
        if now is None:
            now = -1 if by > 0 else 0
        elif focus is not None:
            self._last[now] = focus
        for offset in range(1, len(self._panes) + 1):
            at = (now + by * offset) % len(self._panes)
            if self._enter(at):
                return

    def _enter(self, at: int) -> bool:
        pane, enter = self._panes[at]
        if not pane.isVisible():
            return False
        last = self._last.pop(at, None)
        if last is not None and _still_there(pane, last):
            last.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        return enter()


def _holds(pane: QWidget, widget: QWidget) -> bool:
    return pane is widget or pane.isAncestorOf(widget)


def _still_there(pane: QWidget, widget: QWidget) -> bool:
    try:
        return widget.isVisible() and _holds(pane, widget)
    except RuntimeError:  # Qt deleted it with its page
        return False
