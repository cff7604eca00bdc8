"""*HEP Fórum, egyeztetés*: the meetings of the open programme and the form of the chosen one."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hep_desktop.domain.commands import AddMeeting, ChangeMeeting, RemoveMeeting
from hep_desktop.domain.forum import Meeting
from hep_desktop.domain.outcome import Outcome
from hep_desktop.domain.places import MeetingPlace, Place
from hep_desktop.hungarian import long_date
from hep_desktop.services.agenda import kind_for
from hep_desktop.ui import look
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.grouped_list import Group, GroupedList, Row
from hep_desktop.ui.page_parts import ActionButton, SheetOrWords, SideBySide, heading, page_action
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.pages.meeting_form import MeetingForm
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text


class ForumPage(Page):
    """A list of meetings, and the form for the chosen one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.add = page_action(self, "forum.new", "Ctrl+Shift+N", self._add)
        self.minutes = page_action(self, "forum.minutes", "", self._show_minutes)
        self.invitation = page_action(self, "forum.invitation", "", self._show_invitation)
        self.attendance = page_action(self, "forum.attendance", "", self._show_attendance)
        self.sign = page_action(self, "forum.sign", "", self._sign)
        self.directory = page_action(self, "forum.directory", "", self._show_directory)
        self.opinions = page_action(self, "forum.opinions", "", self._show_opinions)
        self.tasks = page_action(self, "forum.tasks", "", self._show_tasks)
        self.public = page_action(self, "forum.public", "", self._show_public)
        self.remove = page_action(self, "forum.remove", "", self._remove)
        self.list = GroupedList()
        self.list.setAccessibleName(text("forum.list"))
        self.form = MeetingForm(session)
        self._right = SheetOrWords(self.form)
        self._place()
        self.list.chosen.connect(self._show_chosen)
        self.list.opened.connect(self._write)
        self.list.delete_asked.connect(self._remove)
        self.reload(None)

    def _place(self) -> None:
        buttons = Flow()
        for action in (
            self.add,
            self.remove,
            self.invitation,
            self.attendance,
            self.minutes,
            self.sign,
            self.opinions,
            self.tasks,
            self.directory,
        ):
            buttons.addWidget(ActionButton(action))
        whole = QVBoxLayout(self)
        whole.addWidget(heading(text("forum.title")))
        whole.addLayout(buttons)
        whole.addWidget(SideBySide(self.list, self._right, share=(1, 4)), 1)

    # what the frame asks ----------------------------------------------------------------------

    def show_place(self, place: Place, field: str = "", table: str = "") -> bool:
        """Choose a meeting and go into one of its fields."""
        del table
        if not isinstance(place, MeetingPlace) or not self.list.choose(place.meeting):
            return False
        return self.form.focus(field) or self.form.focus("held")

    def reload(self, outcome: Outcome | None) -> None:
        """Show the meetings as they are now."""
        del outcome
        meetings = self.session.office.meetings_of(self.session.programme_id)
        self.list.show_groups([Group("meetings", text("forum.meetings"), tuple(map(self._row, meetings)))])
        self.list.choose_first()
        self._show_chosen(self.list.current_id())

    def leave(self) -> None:
        """Hand over what is still being typed."""
        self.form.leave()

    def start_focus(self) -> None:
        """Work begins at the list."""
        self.list.setFocus()

    def guidance(self) -> str:
        """What a forum is and what belongs into its form."""
        return text("forum.guidance")

    # showing ----------------------------------------------------------------------------------

    def _row(self, meeting: Meeting) -> Row:
        when = long_date(meeting.held) if meeting.held else text("forum.undated")
        present = len(meeting.present)
        title = f"{when} – {text(f'papers.minutes.kinds.{meeting.kind}')}"
        if meeting.signed:
            note = text("forum.signed_counts", present=present, decisions=len(meeting.decisions))
            return Row(meeting.id, title, note, look.DONE)
        if not meeting.decisions:
            return Row(meeting.id, title, text("forum.no_decision", present=present), look.OPEN)
        note = text("forum.counts", present=present, decisions=len(meeting.decisions))
        return Row(meeting.id, title, note, look.DONE)

    def _show_chosen(self, key: str) -> None:
        is_there = key in self.session.office.meetings
        for paper in (self.invitation, self.attendance, self.minutes, self.public):
            paper.setEnabled(is_there)
        signed = is_there and self.session.office.meetings[key].signed
        writable = is_there and not self.session.read_only
        self.remove.setEnabled(writable and not signed)
        self.sign.setEnabled(writable)
        self.sign.setText(text("forum.unlock") if signed else text("forum.sign"))
        self.form.setEnabled(not signed)
        self.add.setEnabled(not self.session.read_only)
        if is_there:
            self._right.show_sheet()
            self.form.switch_to(key)
            return
        several = bool(self.session.office.meetings_of(self.session.programme_id))
        self._right.show_words(text("forum.choose") if several else text("forum.empty"))

    # doing ------------------------------------------------------------------------------------

    def _add(self) -> None:
        self.form.leave()
        key = self.session.new_id()
        place = self.session.settlement.name
        kind = kind_for(self.session.programme.details)
        if self.session.attempt(AddMeeting(Meeting(key, (self.session.programme_id,), kind, place=place))):
            self.list.choose(key)
            self.form.focus("held")

    def _remove(self) -> None:
        self.form.leave()
        key = self.list.current_id()
        if key and self.session.attempt(RemoveMeeting(key)):
            self.session.bus.told.emit(text("forum.removed"))

    def _sign(self) -> None:
        self.form.leave()
        key = self.list.current_id()
        meeting = self.session.office.meetings.get(key)
        if meeting is not None and self.session.attempt(ChangeMeeting(key, {"signed": not meeting.signed})):
            self.session.bus.told.emit(text("forum.unlocked") if meeting.signed else text("forum.signed"))

    def _show_directory(self) -> None:
        self.form.leave()
        self.session.go("directory")

    def _show_opinions(self) -> None:
        self.form.leave()
        self.session.go("opinions")

    def _show_tasks(self) -> None:
        self.form.leave()
        self.session.go("tasks")

    def _show_minutes(self) -> None:
        self._show_paper("minutes")

    def _show_invitation(self) -> None:
        self._show_paper("invitation")

    def _show_attendance(self) -> None:
        self._show_paper("attendance")

    def _show_public(self) -> None:
        self._show_paper("attendance-public")

    def _show_paper(self, document: str) -> None:
        self.form.leave()
        self.session.go("preview", f"{document}/{self.list.current_id()}")

    def _write(self) -> None:
        self.form.focus("held")
