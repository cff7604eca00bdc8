"""What every page of the window can do; the frame knows pages only by this class."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hep_desktop.domain.outcome import Outcome
from hep_desktop.domain.places import Place
from hep_desktop.ui.session import Session
from hep_desktop.ui.walk import Destination

PACKAGE = ".asice"
"""The ending of signed packages; one that is dropped or opened is checked on its own page."""

SEALED = ".p7m"
"""The ending of encrypted copies of packages; one that is dropped or opened is opened there, too."""


PARCEL = ".hep"
"""The ending of programmes handed over; one that is dropped or opened is taken over on its own page."""


REMARKS = ".hepm"
"""The ending of remarks; such a file that is dropped or opened is read on its own page."""


class Page(QWidget):
    """One page in the middle of the window; made when first shown, dropped when the programme is closed.

    A page reads from `session`, changes by `session.attempt(command)` (or `do`, showing the error in
    the field itself), and shows what changed in `reload`. It never asks other pages for anything:
    `session.go(step, node, place)` takes the user elsewhere.
    """

    details_changed = Signal()
    """The details or the guidance of what is chosen changed; the right pane asks again."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.came_from: Destination | None = None
        """Where the user was before; the frame says so."""

    def show_destination(self, where: Destination) -> None:
        """Show what is asked for; the very place of it is asked for apart."""
        self.show_node(where.node)

    def show_node(self, node: str) -> None:
        """Show one chapter of the step; pages of one kind for all chapters change their content here."""

    def show_place(self, place: Place, field: str = "", table: str = "") -> bool:
        """Put the focus on the very field of a place. False where the page does not show it."""
        del place, field, table
        return False

    def reload(self, outcome: Outcome | None) -> None:
        """Show the present snapshot; `outcome` says what changed, None means everything may have."""

    def leave(self) -> None:
        """Hand over what is still being typed; called before another page, undo, saving and closing."""

    def guidance(self) -> str:
        """What belongs here, from where, with an example: shown at the right (F1), Markdown."""
        return ""

    def details(self) -> QWidget | None:
        """A widget for the right pane with the details of what is chosen (F4), owned by the page."""
        return None

    def take_files(self, paths: Sequence[Path]) -> bool:
        """Take files dropped on the window. False where the page has no use for them."""
        del paths
        return False

    def start_focus(self) -> None:
        """Put the focus where work begins on this page."""
        first = self.nextInFocusChain()
        if first is not None:
            first.setFocus()
