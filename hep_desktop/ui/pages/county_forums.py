"""*Fórumok*: county and district forums, their working groups and meetings; what is chosen stands beside."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hep_desktop.domain.commands import AddCountyForum, AddCountyMeeting, RemoveCountyForum, RemoveCountyMeeting
from hep_desktop.domain.mentor import CountyForum, CountyMeeting, ForumKind
from hep_desktop.domain.mentor_places import CountyForumPlace, CountyMeetingPlace
from hep_desktop.domain.outcome import Outcome
from hep_desktop.domain.places import Place
from hep_desktop.hungarian import long_date
from hep_desktop.services import county_forum
from hep_desktop.services.county_forum import ForumPaper
from hep_desktop.services.holdings import beside
from hep_desktop.services.outfiles import safe_name
from hep_desktop.ui import look
from hep_desktop.ui.choosing_files import file_to_save
from hep_desktop.ui.county_forum_form import CountyForumForm
from hep_desktop.ui.county_meeting_form import CountyMeetingForm
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.grouped_list import Group, GroupedList, Row
from hep_desktop.ui.jobs import Job
from hep_desktop.ui.mentor_bar import LEAST, mentor_column
from hep_desktop.ui.page_parts import ActionButton, SheetOrWords, SideBySide, page_action
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text
from hep_desktop.ui.walk import Destination

_OF = "of/"
"""Before the id of a forum this is the key of its heading, since its data stand in a row of that id."""


class CountyForumsPage(Page):
    """Each forum is a heading, its data and its meetings are the rows under it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.new_forum = page_action(self, "county_forum.action.new_forum", "", self._add_forum)
        self.new_group = page_action(self, "county_forum.action.new_group", "", self._add_group)
        self.new_meeting = page_action(self, "county_forum.action.new_meeting", "Ctrl+Shift+N", self._add_meeting)
        self.remove = page_action(self, "county_forum.action.remove", "", self._remove)
        self.papers = {
            paper: page_action(self, f"county_forum.action.{paper}", "", partial(self._ask_paper, paper))
            for paper in ForumPaper
        }
        self.report = page_action(self, "county_forum.action.report", "", self._ask_report)
        self.list = GroupedList()
        self.list.setAccessibleName(text("county_forum.list"))
        self.forum = CountyForumForm(session)
        self.meeting = CountyMeetingForm(session, beside(session.editing.workspace, session.clock))
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        for form in (self.forum, self.meeting):
            column.addWidget(form)
        self.right = SheetOrWords(sheet)
        self.right.show_markdown()
        self._place()
        self.list.chosen.connect(self._show_chosen)
        self.list.opened.connect(self._write)
        self.list.delete_asked.connect(self._remove)
        self.reload(None)

    def _place(self) -> None:
        above, below = Flow(), Flow()
        for action in (self.new_forum, self.new_group, self.new_meeting, self.remove):
            above.addWidget(ActionButton(action))
        for action in (*self.papers.values(), self.report):
            below.addWidget(ActionButton(action))
        whole = mentor_column(self, self.session, "county_forums")
        whole.addLayout(above)
        both = SideBySide(self.list, self.right, share=(2, 5))
        both.setMinimumHeight(look.lines(self, LEAST))
        whole.addWidget(both, 1)
        whole.addLayout(below)

    # what the frame asks ----------------------------------------------------------------------

    def show_destination(self, where: Destination) -> None:
        """Stand on a forum or a meeting by its id."""
        self.list.choose(where.node)

    def show_place(self, place: Place, field: str = "", table: str = "") -> bool:
        """Choose a forum or a meeting and go into one of its fields."""
        del table
        if isinstance(place, CountyForumPlace) and self.list.choose(place.forum):
            return self.forum.focus(field) or self.forum.focus("name")
        if isinstance(place, CountyMeetingPlace) and self.list.choose(place.meeting):
            return self.meeting.focus(field) or self.meeting.focus("held")
        return False

    def reload(self, outcome: Outcome | None) -> None:
        """Show the forums as they are now: each with its working groups after it."""
        del outcome
        office = self.session.office
        groups: list[Group] = []
        for forum in county_forum.forums_of(office):
            groups.append(self._group(forum, county_forum.called(forum)))
            for group in county_forum.groups_of(office, forum.id):
                of, named = county_forum.called(forum), county_forum.called(group)
                groups.append(self._group(group, text("county_forum.group_of", forum=of, group=named)))
        self.list.show_groups(groups)
        self.list.choose_first()
        self._show_chosen()

    def leave(self) -> None:
        """Hand over what is still being typed."""
        self.forum.leave()
        self.meeting.leave()

    def start_focus(self) -> None:
        """Work begins at the list."""
        self.list.setFocus()

    def guidance(self) -> str:
        """What a forum over many villages is, and how its meetings are kept."""
        return text("county_forum.guidance")

    # showing ----------------------------------------------------------------------------------

    def _group(self, forum: CountyForum, title: str) -> Group:
        office = self.session.office
        count = len(county_forum.municipalities_of(office, forum))
        note = text("county_forum.data_note", count=count, members=len(forum.members), reports=len(forum.reports))
        data = Row(forum.id, text("county_forum.data"), note, look.OPEN if count == 0 else look.DONE)
        return Group(f"{_OF}{forum.id}", title, (data, *map(_row, county_forum.meetings_of(office, forum.id))))

    @property
    def chosen(self) -> CountyForum | CountyMeeting | None:
        """The forum or the meeting that stands beside the list."""
        office = self.session.office
        key = self.list.current_id() or self.list.current_group().removeprefix(_OF)
        return office.county_meetings.get(key) or office.county_forums.get(key)

    def _show_chosen(self, _key: str = "") -> None:
        chosen, writable = self.chosen, not self.session.read_only
        is_meeting = isinstance(chosen, CountyMeeting)
        self.new_forum.setEnabled(writable)
        for action in (self.new_group, self.new_meeting, self.remove):
            action.setEnabled(writable and chosen is not None)
        for action in self.papers.values():
            action.setEnabled(is_meeting)
        self.report.setEnabled(chosen is not None)
        self.forum.setVisible(chosen is not None and not is_meeting)
        self.meeting.setVisible(is_meeting)
        if chosen is None:
            empty = not self.session.office.county_forums
            self.right.show_words(text("county_forum.empty" if empty else "county_forum.choose"))
            return
        (self.meeting if is_meeting else self.forum).switch_to(chosen.id)
        self.right.show_sheet()

    def _write(self) -> None:
        if not self.meeting.isHidden():
            self.meeting.focus("held")
        else:
            self.forum.focus("name")

    # what is done -----------------------------------------------------------------------------

    def _forum_of_chosen(self) -> str:
        chosen = self.chosen
        return chosen.forum if isinstance(chosen, CountyMeeting) else chosen.id if chosen is not None else ""

    def _add_forum(self) -> None:
        self._begin(county_forum.begun(self.session.office, self.session.new_id))

    def _add_group(self) -> None:
        """A working group is set up by a forum, also where one of its groups is chosen."""
        forum = self.session.office.county_forums.get(self._forum_of_chosen())
        if forum is not None:
            name, of = text("county_forum.new_group"), forum.of or forum.id
            self._begin(CountyForum(self.session.new_id(), ForumKind.WORKING_GROUP, name, of))

    def _begin(self, forum: CountyForum) -> None:
        self.leave()
        if self.session.attempt(AddCountyForum(forum)):
            self.list.choose(forum.id)
            self.forum.focus("name")
            self.forum.name.selectAll()  # what is typed takes the place of the proposed name

    def _add_meeting(self) -> None:
        self.leave()
        forum = self._forum_of_chosen()
        if not forum:
            return
        meeting = county_forum.next_meeting(self.session.office, forum, self.session.new_id)
        if self.session.attempt(AddCountyMeeting(meeting)):
            self.list.choose(meeting.id)
            self.meeting.focus("held")

    def _remove(self) -> None:
        self.leave()
        match self.chosen:
            case CountyMeeting(key):
                if self.session.attempt(RemoveCountyMeeting(key)):
                    self.session.bus.told.emit(text("county_forum.removed_meeting"))
            case CountyForum(key):
                if self.session.attempt(RemoveCountyForum(key)):
                    self.session.bus.told.emit(text("county_forum.removed"))
            case None:
                pass

    # papers -----------------------------------------------------------------------------------

    def _ask_paper(self, paper: ForumPaper) -> None:
        self.leave()
        chosen = self.chosen
        if isinstance(chosen, CountyMeeting):
            day = chosen.held.isoformat() if chosen.held else ""
            target = self._ask(text(f"county_forum.{paper}"), chosen.forum, day)
            if target is not None:
                self.make(paper, chosen.id, target)

    def _ask_report(self) -> None:
        """Of the year of the chosen meeting, else of this one."""
        self.leave()
        chosen, forum = self.chosen, self._forum_of_chosen()
        if isinstance(chosen, CountyMeeting) and chosen.held is not None:
            year = chosen.held.year
        else:
            year = county_forum.year_of(self.session.office, forum, self.session.today())
        target = self._ask(text("county_forum.report"), forum, str(year))
        if target is not None:
            self.make_report(forum, year, target)

    def _ask(self, paper: str, forum: str, day: str) -> Path | None:
        name = safe_name(f"{paper} {county_forum.called(self.session.office.county_forums[forum])} {day}".strip())
        return file_to_save(self, text("mentor_desk.save_title"), f"{name}.pdf", text("county_forum.kinds"))

    def make(self, paper: ForumPaper, meeting: str, target: Path) -> None:
        """Write a paper of a meeting."""
        self._follow(self.session.jobs.start(county_forum.save, self.session.editing, meeting, paper, target))

    def make_report(self, forum: str, year: int, target: Path) -> None:
        """Write what a forum did in a year."""
        self._follow(self.session.jobs.start(county_forum.save_report, self.session.editing, forum, year, target))

    def _follow(self, job: Job) -> None:
        job.done.connect(self._made)
        job.failed.connect(self.session.bus.refused)

    def _made(self, target: Path) -> None:
        self.session.bus.told.emit(text("mentor_desk.saved", file=target.name))


def _row(meeting: CountyMeeting) -> Row:
    when = long_date(meeting.held) if meeting.held else text("county_forum.undated")
    counts = {"invited": len(meeting.invited), "present": len(meeting.present), "decisions": len(meeting.decisions)}
    return Row(
        meeting.id, when, text("county_forum.meeting_note", **counts), look.DONE if meeting.present else look.OPEN
    )
