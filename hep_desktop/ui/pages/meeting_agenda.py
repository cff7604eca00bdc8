"""Below the agenda of a meeting: the usual items in one step."""

from hep_desktop.domain.commands import ChangeMeeting
from hep_desktop.domain.forum import AgendaItem
from hep_desktop.services.agenda import proposed
from hep_desktop.ui.page_parts import small_button
from hep_desktop.ui.pages.meeting_part import MeetingPart
from hep_desktop.ui.strings import text


class MeetingAgenda(MeetingPart):
    """One button; what stands in the agenda already stays before what it adds."""

    def _place(self) -> None:
        self.propose = small_button(text("forum.agenda.propose"))
        self.propose.clicked.connect(self._propose)
        self._column.addWidget(self.propose)

    def reload(self) -> None:
        """Tell what the button would add."""
        meeting = self._meeting()
        titles = proposed(self._session.office, meeting) if meeting else ()
        self.propose.setEnabled(bool(titles) and not self._session.read_only)
        self.propose.setToolTip("\n".join(titles))

    def _propose(self) -> None:
        meeting = self._left()
        if meeting is None:
            return
        titles = proposed(self._session.office, meeting)
        more = tuple(AgendaItem(self._session.new_id(), title) for title in titles)
        if self._session.attempt(ChangeMeeting(meeting.id, {"agenda": (*meeting.agenda, *more)})):
            self._session.bus.told.emit(text("forum.agenda.proposed", count=len(more)))
