"""Below the agenda of a meeting: the usual items in one step."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hep_desktop.domain.commands import ChangeMeeting
from hep_desktop.domain.forum import AgendaItem, Meeting
from hep_desktop.services.agenda import proposed
from hep_desktop.ui.page_parts import small_button
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text


class MeetingAgenda(QWidget):
    """One button; what stands in the agenda already stays before what it adds."""

    def __init__(
        self,
        session: Session,
        meeting: Callable[[], Meeting | None],
        leave: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._meeting = meeting
        self._leave = leave
        self.propose = small_button(text("forum.agenda.propose"))
        self.propose.clicked.connect(self._propose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.propose)

    def reload(self) -> None:
        """Tell what the button would add."""
        meeting = self._meeting()
        titles = proposed(self._session.office, meeting) if meeting else ()
        self.propose.setEnabled(bool(titles) and not self._session.read_only)
        self.propose.setToolTip("\n".join(titles))

    def _propose(self) -> None:
        self._leave()
        meeting = self._meeting()
        if meeting is None:
            return
        titles = proposed(self._session.office, meeting)
        more = tuple(AgendaItem(self._session.new_id(), title) for title in titles)
        if self._session.attempt(ChangeMeeting(meeting.id, {"agenda": (*meeting.agenda, *more)})):
            self._session.bus.told.emit(text("forum.agenda.proposed", count=len(more)))
