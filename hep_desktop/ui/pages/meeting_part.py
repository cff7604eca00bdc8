"""What the parts of a meeting's form have in common that make something of the whole meeting."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hep_desktop.domain.forum import Meeting
from hep_desktop.ui.session import Session


class MeetingPart(QWidget):
    """Stands below the fields it is about; `leave` has what is being typed in them handed over."""

    def __init__(
        self,
        session: Session,
        meeting: Callable[[], Meeting | None],
        leave: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._meeting, self._leave = session, meeting, leave
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._place()

    def _place(self) -> None:
        """Put what it is made of into the column."""
        raise NotImplementedError

    def reload(self) -> None:
        """Tell what can be done with the meeting as it is now."""
        raise NotImplementedError

    def _left(self) -> Meeting | None:
        """The meeting with what was being typed."""
        self._leave()
        return self._meeting()
