"""Opens a programme that was received as it was, under the name it came by; what is not there is told."""

from PySide6.QtCore import QObject

from hep_desktop.domain.errors import UserError
from hep_desktop.services.handing_over import ENDING
from hep_desktop.services.holdings import Holdings
from hep_desktop.ui.session import Session


class HeldOpener(QObject):
    """For one page: `back` is the page to come back to."""

    def __init__(self, session: Session, holdings: Holdings, back: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._holdings = holdings
        self._back = back

    def open(self, file_hash: str, *, draft: bool = False) -> None:
        """Show its papers and what differs from what is here; a draft handed over is taken over, to be remarked on."""
        try:
            path = self._holdings.file_of(file_hash)
        except UserError as error:
            self._session.bus.refused.emit(error)
            return
        if draft and path.suffix.casefold() == ENDING:
            self._session.go("take_over", str(path))
            return
        self._session.go("package", str(path), field=self._holdings.name_of(file_hash), table=self._back)
