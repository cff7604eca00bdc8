"""What can be done with the headings of the document: name, add, move, remove; the menu *Címek*."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from hep_desktop.domain.commands import AddHeading, MoveHeading, RemoveHeading, RenameHeading
from hep_desktop.domain.outline import OwnHeading
from hep_desktop.template.model import Edition, Node, NodeKind
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text


def parent_of(edition: Edition, key: str) -> Node | None:
    """The node under which another stands."""
    return next((node for node in edition.walk() if key in (child.id for child in node.children)), None)


class HeadingActions(QObject):
    """The actions of one page on the heading it shows; `rename` lets the user write the title."""

    def __init__(self, session: Session, page: QWidget, rename: Callable[[], None]) -> None:
        super().__init__(page)
        self._session = session
        self._node: Node | None = None
        self._parent: Node | None = None
        self._rename = rename
        self.menu = QMenu(text("headings.menu"), page)
        self.rename = self._action("headings.rename", rename)
        self.restore = self._action("headings.restore", self._restore)
        self.menu.addSeparator()
        self.add_after = self._action("headings.add_after", self._add_after)
        self.add_below = self._action("headings.add_below", self._add_below)
        self.menu.addSeparator()
        self.up = self._action("headings.up", self._up)
        self.down = self._action("headings.down", self._down)
        self.remove = self._action("headings.remove", self._remove)
        page.addAction(self.menu.menuAction())

    def _action(self, key: str, slot: Callable[[], object]) -> QAction:
        action = self.menu.addAction(text(key))
        action.triggered.connect(slot)
        return action

    def show_node(self, node: Node | None) -> None:
        """Allow what can be done with a heading; nothing where none is shown."""
        self._node = node
        self._parent = parent_of(self._session.edition, node.id) if node else None
        self.menu.menuAction().setVisible(node is not None and self._session.writable)
        if node is None:
            return
        place = self._place()
        self.restore.setVisible(bool(node.edition_title))
        self.add_after.setVisible(self._parent is not None)
        self.add_below.setVisible(node.kind is not NodeKind.FORM)
        for action in (self.up, self.down, self.remove):
            action.setVisible(node.own)
        self.up.setEnabled(place > 0)
        self.down.setEnabled(place < len(self._siblings()) - 1)

    def _siblings(self) -> tuple[Node, ...]:
        return self._parent.children if self._parent else ()

    def _place(self) -> int:
        ids = [one.id for one in self._siblings()]
        return ids.index(self._node.id) if self._node and self._node.id in ids else 0

    def _add_after(self) -> None:
        if self._node and self._parent:
            self._add(self._parent.id, self._node.id)

    def _add_below(self) -> None:
        if self._node:
            self._add(self._node.id, self._node.children[-1].id if self._node.children else "")

    def _add(self, parent: str, after: str) -> None:
        key = self._session.new_id()
        heading = OwnHeading(key, text("headings.new"), parent, after)
        if self._session.attempt(AddHeading(self._session.programme_id, heading)):
            self._session.go("situation", key)
            self._rename()

    def _restore(self) -> None:
        if self._node:
            self._session.attempt(RenameHeading(self._session.programme_id, self._node.id, ""))

    def _up(self) -> None:
        place = self._place()
        self._move(self._siblings()[place - 2].id if place > 1 else "")

    def _down(self) -> None:
        self._move(self._siblings()[self._place() + 1].id)

    def _move(self, after: str) -> None:
        if self._node:
            self._session.attempt(MoveHeading(self._session.programme_id, self._node.id, after))

    def _remove(self) -> None:
        node = self._node
        if node and self._session.attempt(RemoveHeading(self._session.programme_id, node.id)):
            self._session.bus.told.emit(text("headings.removed", title=node.title))
