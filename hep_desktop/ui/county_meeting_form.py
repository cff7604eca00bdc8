"""One meeting of a county forum or working group: when, who was invited and came, what was said and decided."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from hep_desktop.domain.commands import ChangeCountyMeeting, Command
from hep_desktop.domain.forum import AgendaItem, Contribution
from hep_desktop.domain.mentor import CountyMeeting, Participant, Resolution, Turnout
from hep_desktop.hungarian import sort_key
from hep_desktop.services import county_forum, desk
from hep_desktop.services.holdings import Holdings
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.forms import RecordForm
from hep_desktop.ui.grids import GridButtons, RecordGrid
from hep_desktop.ui.jobs import Job
from hep_desktop.ui.models.rows import Column, ColumnKind
from hep_desktop.ui.page_parts import ActionButton, page_action, sentence
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text
from hep_desktop.ui.text_fields import TextField, day_field, hour_field, name_field


class CountyMeetingForm(RecordForm):
    """Filled before the meeting with whom to invite and about what, and the next day from notes."""

    def __init__(self, session: Session, holdings: Holdings, parent: QWidget | None = None) -> None:
        super().__init__(session, self._find, self._command, parent)
        self._holdings = holdings
        self._job: Job | None = None
        self._asked = ""
        self.participants = self._participant_grid()
        self.contributions = self._contribution_grid()
        self.decisions = self._decision_grid()
        self.counted = QLabel()
        self.counted.setObjectName("quiet")
        self.invite = page_action(self, "county_forum.action.invite", "", self._invite)
        self.present = page_action(self, "county_forum.action.present", "", self._mark_present)
        self.absent = page_action(self, "county_forum.action.absent", "", self._mark_absent)
        self.propose = page_action(self, "county_forum.action.propose", "", self._propose)
        self._place()

    def _place(self) -> None:
        self._add_frame()
        self._add_grid("participants", self.participants, text("county_forum.add_participant"))
        self._add_buttons(ActionButton(self.invite), ActionButton(self.present), ActionButton(self.absent))
        self.add_widget(self.counted)
        self.add_widget(sentence(text("county_forum.no_contact"), quiet=True))
        self._add_grid("agenda", self._agenda_grid(), text("county_forum.add_item"))
        self._add_buttons(ActionButton(self.propose))
        self._add_grid("contributions", self.contributions, text("county_forum.add_contribution"))
        self._add_grid("decisions", self.decisions, text("county_forum.add_decision"))
        self.add("note", text("county_forum.field.note"), TextField(lines=2))
        self.add_stretch()

    def switch_to(self, key: str) -> None:
        """Offer municipalities and items as they are now, then show the meeting."""
        meeting, office = self._find(key), self.session.office
        if meeting is not None:
            told = (*meeting.participants, *meeting.decisions)
            codes = dict.fromkeys((*office.desk, *(one.municipality for one in told if one.municipality)))
            named = sorted(((code, desk.name_of(office, code)) for code in codes), key=lambda one: sort_key(one[1]))
            for grid in (self.participants, self.decisions):
                grid.set_choices("municipality", [("", text("county_forum.nobody")), *named])
            points = [
                (one.id, text("county_forum.point", number=number))
                for number, one in enumerate(meeting.agenda, start=1)
            ]
            self.contributions.set_choices("agenda_item", [("", text("county_forum.no_item")), *points])
            self.counted.setText(_counted(meeting))
        super().switch_to(key)
        for action in (self.invite, self.present, self.absent, self.propose):
            action.setEnabled(not self.session.read_only)

    def _add_frame(self) -> None:
        row = self.add_row()
        self.add("held", text("county_forum.field.held"), day_field(), into=row)
        self.add("starts", text("county_forum.field.starts"), hour_field(), into=row)
        self.add("ends", text("county_forum.field.ends"), hour_field(), into=row)
        self.add("place", text("county_forum.field.place"), name_field())
        row = self.add_row()
        self.add("chair", text("county_forum.field.chair"), name_field(), into=row)
        self.add("minute_taker", text("county_forum.field.minute_taker"), name_field(), into=row)

    def _add_grid(self, name: str, grid: RecordGrid, add: str) -> None:
        self.add(name, text(f"county_forum.field.{name}"), grid)
        self.add_widget(GridButtons(grid, add))

    def _add_buttons(self, *buttons: ActionButton) -> None:
        line = QWidget()
        row = Flow()
        for button in buttons:
            row.addWidget(button)
        line.setLayout(row)
        self.add_widget(line)

    def _participant_grid(self) -> RecordGrid:
        turnouts = tuple((one, text(f"county_forum.turnout.{one}")) for one in Turnout)
        columns = [
            Column("name", text("county_forum.column.name"), share=3),
            Column("organisation", text("county_forum.column.organisation"), share=5),
            Column("municipality", text("county_forum.column.municipality"), ColumnKind.CHOICE, 2),
            Column("turnout", text("county_forum.column.turnout"), ColumnKind.CHOICE, 2, turnouts),
        ]
        return RecordGrid(columns, lambda: Participant(self.session.new_id()), rows_shown=12)

    def _agenda_grid(self) -> RecordGrid:
        columns = [Column("title", text("county_forum.column.item"), ColumnKind.TITLE)]
        return RecordGrid(columns, lambda: AgendaItem(self.session.new_id()), rows_shown=12)

    def _contribution_grid(self) -> RecordGrid:
        columns = [
            Column("speaker", text("county_forum.column.speaker"), share=3),
            Column("text", text("county_forum.column.said"), ColumnKind.TEXT, share=7),
            Column("agenda_item", text("county_forum.column.on_item"), ColumnKind.CHOICE, share=2),
        ]
        return RecordGrid(columns, lambda: Contribution(self.session.new_id()))

    def _decision_grid(self) -> RecordGrid:
        states = ((False, text("county_forum.is_open")), (True, text("county_forum.is_done")))
        columns = [
            Column("text", text("county_forum.column.decision"), ColumnKind.TEXT, 6),
            Column("municipality", text("county_forum.column.whose"), ColumnKind.CHOICE, 3),
            Column("responsible", text("county_forum.column.responsible"), share=3),
            Column("deadline", text("county_forum.column.deadline"), share=3),
            Column("done", text("county_forum.column.done"), ColumnKind.CHOICE, 2, states),
        ]
        return RecordGrid(columns, lambda: Resolution(self.session.new_id()))

    # what is done -----------------------------------------------------------------------------

    def _invite(self) -> None:
        self.leave()
        meeting = self._find(self.key)
        if meeting is None:
            return
        more = county_forum.to_invite(self.session.office, meeting, self.session.new_id)
        if not more:
            self.session.bus.told.emit(text("county_forum.all_invited"))
        elif self._change(meeting, participants=(*meeting.participants, *more)):
            self.session.bus.told.emit(text("county_forum.invited", count=len(more)))

    def _mark_present(self) -> None:
        """Those whose rows are chosen came."""
        self.leave()
        meeting = self._find(self.key)
        if meeting is not None:
            rows = {index.row() for index in self.participants.selectedIndexes()}
            marked = (
                replace(one, turnout=Turnout.PRESENT) if at in rows else one
                for at, one in enumerate(meeting.participants)
            )
            self._change(meeting, participants=tuple(marked))

    def _mark_absent(self) -> None:
        """Those of whom nothing was said stayed away."""
        self.leave()
        meeting = self._find(self.key)
        if meeting is not None:
            marked = (
                replace(one, turnout=Turnout.ABSENT) if one.is_told and one.turnout is Turnout.INVITED else one
                for one in meeting.participants
            )
            self._change(meeting, participants=tuple(marked))

    def _change(self, meeting: CountyMeeting, **fields: object) -> bool:
        return self.session.attempt(ChangeCountyMeeting(meeting.id, fields))

    def _propose(self) -> None:
        """Reads what was received, which may be many programmes."""
        self.leave()
        if self._find(self.key) is None or self._job is not None:
            return
        self._asked = self.key
        self._job = self.session.jobs.start(
            county_forum.proposed_now, self.session.editing, self._holdings, self._asked
        )
        self._job.done.connect(self._proposed)
        self._job.failed.connect(self.session.bus.refused)
        for ended in (self._job.failed, self._job.cancelled):
            ended.connect(self._ended)

    def _proposed(self, titles: tuple[str, ...]) -> None:
        self.leave()  # what was typed meanwhile
        meeting = self._find(self._asked)
        self._ended()
        if meeting is None:
            return
        if not titles:
            self.session.bus.told.emit(text("county_forum.nothing"))
            return
        more = tuple(AgendaItem(self.session.new_id(), title) for title in titles)
        if self._change(meeting, agenda=(*meeting.agenda, *more)):
            self.session.bus.told.emit(text("county_forum.proposed", count=len(more)))

    def _ended(self) -> None:
        self._job = None

    def _find(self, key: str) -> CountyMeeting | None:
        return self.session.office.county_meetings.get(key)

    def _command(self, key: str, field: str, value: Any) -> Command:  # noqa: ANN401 – the type of the field
        return ChangeCountyMeeting(key, {field: value})


def _counted(meeting: CountyMeeting) -> str:
    counts = {str(one): sum(guest.turnout is one for guest in meeting.invited) for one in Turnout}
    return text("county_forum.counted", **{**counts, "invited": len(meeting.invited)})
