"""What a county forum in the log needs besides its fields: a proposed agenda, and its papers saved as files."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from hep_desktop.domain.commands import ChangeContact
from hep_desktop.domain.mentor import Contact
from hep_desktop.services import county_forum
from hep_desktop.services.county_forum import ForumPaper
from hep_desktop.services.outfiles import safe_name
from hep_desktop.ui.choosing_files import file_to_save
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.page_parts import ActionButton, page_action
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text


class CountyForumBar(QWidget):
    """Buttons below the fields of a forum; `shown` finds the line of the log, `leave` hands over what is typed."""

    def __init__(self, session: Session, shown: Callable[[], Contact | None], leave: Callable[[], None]) -> None:
        super().__init__()
        self._session, self._shown, self._leave = session, shown, leave
        self.propose = page_action(self, "county_forum.action.propose", "", self._propose)
        self.makes = {
            paper: page_action(self, f"county_forum.action.{paper}", "", partial(self._ask, paper))
            for paper in ForumPaper
        }
        row = Flow()
        row.setContentsMargins(0, 0, 0, 0)
        for action in (self.propose, *self.makes.values()):
            row.addWidget(ActionButton(action))
        self.setLayout(row)

    def _propose(self) -> None:
        self._leave()
        meeting, session = self._shown(), self._session
        if meeting is None or session.read_only:
            return
        if meeting.agenda.strip():
            session.bus.told.emit(text("county_forum.written"))
            return
        agenda = county_forum.proposed(session.office, meeting.municipalities, session.today())
        if agenda:
            session.attempt(ChangeContact(meeting.id, {"agenda": agenda}))
        else:
            session.bus.told.emit(text("county_forum.nothing"))

    def _ask(self, paper: ForumPaper) -> None:
        self._leave()
        meeting = self._shown()
        if meeting is None:
            return
        day = meeting.held.isoformat() if meeting.held else ""
        name = safe_name(f"{text(f'county_forum.{paper}')} {county_forum.called(meeting)} {day}".strip())
        title, kinds = text("mentor_desk.save_title"), text("county_forum.kinds")
        target = file_to_save(self, title, f"{name}.pdf", kinds)
        if target:
            self.make(meeting.id, paper, target)

    def make(self, contact: str, paper: ForumPaper, target: Path) -> None:
        """Write a paper."""
        job = self._session.jobs.start(county_forum.save, self._session.editing, contact, paper, target)
        job.done.connect(self._made)
        job.failed.connect(self._session.bus.refused)

    def _made(self, target: Path) -> None:
        self._session.bus.told.emit(text("mentor_desk.saved", file=target.name))
