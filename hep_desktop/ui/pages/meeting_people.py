"""Below the people of a meeting: take them from the office's list, or put new names into it."""

from hep_desktop.domain.commands import AddPeople, ChangeMeeting
from hep_desktop.services.inviting import as_attendee, as_person, to_invite, to_keep
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.page_parts import small_button
from hep_desktop.ui.pages.meeting_part import MeetingPart
from hep_desktop.ui.strings import text


class MeetingPeople(MeetingPart):
    """Two buttons, each one step; each tells how many it is about."""

    def _place(self) -> None:
        self.invite = small_button(text("forum.people.invite"))
        self.invite.clicked.connect(self._invite)
        self.keep = small_button(text("forum.people.keep", count=0))
        self.keep.clicked.connect(self._keep)
        row = Flow()
        row.addWidget(self.invite)
        row.addWidget(self.keep)
        self._column.addLayout(row)

    def reload(self) -> None:
        """Tell whom the buttons are about now."""
        meeting, office = self._meeting(), self._session.office
        new = len(to_invite(office, meeting)) if meeting else 0
        unknown = len(to_keep(office, meeting)) if meeting else 0
        writable = not self._session.read_only
        self.invite.setText(text("forum.people.invite_some", count=new) if new else text("forum.people.invite"))
        self.invite.setToolTip("" if new else text("forum.people.nobody"))
        self.invite.setEnabled(writable and new > 0)
        self.keep.setText(text("forum.people.keep", count=unknown))
        self.keep.setVisible(writable and unknown > 0)

    def _invite(self) -> None:
        meeting = self._left()
        if meeting is None:
            return
        found = to_invite(self._session.office, meeting)
        more = tuple(as_attendee(one, self._session.new_id) for one in found)
        if self._session.attempt(ChangeMeeting(meeting.id, {"attendees": (*meeting.attendees, *more)})):
            self._session.bus.told.emit(text("forum.people.invited", count=len(more)))

    def _keep(self) -> None:
        meeting = self._left()
        if meeting is None:
            return
        found = to_keep(self._session.office, meeting)
        if self._session.attempt(AddPeople(tuple(as_person(one, self._session.new_id) for one in found))):
            self._session.bus.told.emit(text("forum.people.kept", count=len(found)))
