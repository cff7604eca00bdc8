"""Folds panes when the room gets narrow, counted in letters: first the right pane, then the tree."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from hep_desktop.ui.look import letters

RIGHT_NEEDS = 120  # letters of the window's width
TREE_NEEDS = 90


class Folding(QObject):
    """Watches the window's width; what the user opens or folds by hand holds until the width crosses a border."""

    def __init__(self, window: QWidget, tree: QWidget, right: QWidget, opener: QWidget) -> None:
        super().__init__(window)
        self._window, self._tree, self._right, self._opener = window, tree, right, opener
        self._room: tuple[bool, bool] | None = None
        self.right_wanted = True
        self.active = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange):
            self.arrange()
        return False

    def arrange(self, *, anew: bool = False) -> None:
        """Show what there is room for."""
        width = self._window.width()
        room = (width >= letters(self._window, RIGHT_NEEDS), width >= letters(self._window, TREE_NEEDS))
        if room == self._room and not anew:
            return
        self._room = room
        self._right.setVisible(self.active and room[0] and self.right_wanted)
        self._tree.setVisible(self.active and room[1])
        self._opener.setVisible(self.active and not room[1])

    def toggle_right(self) -> bool:
        """Open or fold the right pane; gives whether it is open now."""
        shown = not self._right.isVisible()
        self._right.setVisible(shown)
        if self._room is not None and self._room[0]:
            self.right_wanted = shown
        elif self._room is not None and self._room[1]:
            self._tree.setVisible(not shown)  # no room for both
            self._opener.setVisible(shown)
        return shown

    def toggle_tree(self) -> None:
        """Open or fold the tree where it is a drawer."""
        self._tree.setVisible(not self._tree.isVisible())
        if self._room is not None and not self._room[0]:
            self._right.hide()
        if self._tree.isVisible():
            self._tree.setFocus()

    def tree_used(self) -> None:
        """A place was chosen in the tree: a drawer closes."""
        if self._room is not None and not self._room[1]:
            self._tree.hide()
