"""Shows a kept file in the program of its kind: a copy to look at, which is taken back when the store is let go."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from hep_desktop.domain.errors import UserError
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text


def show_outside(session: Session, lend: Callable[[], Path]) -> None:
    """Open the copy that `lend` makes; behind a password it is said that the copy has none."""
    try:
        copy = lend()
    except UserError as error:
        session.bus.refused.emit(error)
        return
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy)))
    if session.editing.workspace.password:
        session.bus.told.emit(text("password.outside", folder=copy.parent))
