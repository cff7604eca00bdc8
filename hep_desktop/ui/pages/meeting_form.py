"""One meeting of the HEP Forum as a form, filled the next day from notes."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hep_desktop.domain.commands import ChangeMeeting, Command
from hep_desktop.domain.forum import (
    AgendaItem,
    Attendance,
    Attendee,
    Capacity,
    Contribution,
    Decision,
    Meeting,
    MeetingKind,
    Writing,
)
from hep_desktop.ui.evidence_files import EvidenceFiles
from hep_desktop.ui.fields import CheckList, ChoiceField
from hep_desktop.ui.forms import RecordForm
from hep_desktop.ui.grids import GridButtons, RecordGrid
from hep_desktop.ui.models.rows import Column, ColumnKind
from hep_desktop.ui.page_parts import sentence
from hep_desktop.ui.pages.live_notes import LiveNotes
from hep_desktop.ui.pages.meeting_agenda import MeetingAgenda
from hep_desktop.ui.pages.meeting_following import MeetingFollowing
from hep_desktop.ui.pages.meeting_people import MeetingPeople
from hep_desktop.ui.section import Section
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import programme_title, text
from hep_desktop.ui.text_fields import NamesField, day_field, hour_field, name_field


class MeetingForm(RecordForm):
    """When, where, for which programmes, who was there, what was said and decided."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, self._find, self._command, parent)
        self._programmes = CheckList()
        self._contributions = self._contribution_grid()
        self._decisions = self._decision_grid()
        self._attendees = self._attendee_grid()
        self._add_frame()
        self._add_grid("attendees", self._attendees, text("forum.no_contact"))
        self.people = MeetingPeople(session, self._shown, self.leave)
        self.add_widget(self.people)
        self._add_grid("agenda", self._agenda_grid())
        self.agenda = MeetingAgenda(session, self._shown, self.leave)
        self.add_widget(self.agenda)
        self._add_grid("contributions", self._contributions)
        self._add_grid("decisions", self._decisions)
        self.following = MeetingFollowing(session, self._shown, self._decisions, self.leave)
        self.add_widget(self.following)
        self.live = LiveNotes(session, self._shown, self.leave)
        self.more = Section(text("forum.more"), self._more())
        self.more.set_open(False)
        self.add_widget(self.more)
        self.add_stretch()

    def switch_to(self, key: str) -> None:
        """Offer programmes and agenda items as they are now, then show the meeting."""
        meeting = self._find(key)
        if meeting is not None:
            titles = self._titles()
            several = len(titles) > 1
            self._programmes.offer(titles)
            self.show_field("programmes", shown=several)
            items = [(item.id, item.title) for item in meeting.agenda]
            on_item = [("", text("forum.no_item")), *items]
            self._contributions.set_choices("agenda_item", on_item)
            numbered = [(key, number) for number, (key, _) in enumerate(items, start=1)]
            points = [(key, text("forum.point", number=number)) for key, number in numbered]
            self._decisions.set_choices("agenda_item", [("", text("forum.no_point")), *points])
            left = [(key, text("forum.left_before", number=number)) for key, number in numbered]
            self._attendees.set_choices("left", [("", text("forum.not_left")), *left])
            villages = [(one.id, one.name) for one in self.session.office.settlements.values()]
            self._attendees.set_choices("settlement", [("", text("forum.of_all")), *villages])
            self._attendees.show_column("settlement", shown=len(meeting.programmes) > 1)
            self._decisions.set_choices("programme", self._villages(meeting))
            self._decisions.show_column("programme", shown=several)
        super().switch_to(key)
        self.people.reload()
        self.agenda.reload()
        self.following.reload()
        self.live.reload()

    def _add_frame(self) -> None:
        row = self.add_row()
        kinds = [(kind, text(f"papers.minutes.kinds.{kind}")) for kind in MeetingKind]
        self.add("kind", text("forum.field.kind"), ChoiceField(kinds), into=row)
        self.add("held", text("forum.field.held"), day_field(), required=True, into=row)
        row = self.add_row()
        self.add("starts", text("forum.field.starts"), hour_field(), into=row)
        self.add("ends", text("forum.field.ends"), hour_field(), into=row)
        self.add("place", text("forum.field.place"), name_field(), required=True)
        self.add("programmes", text("forum.field.programmes"), self._programmes)
        row = self.add_row()
        self.add("chair", text("forum.field.chair"), name_field(), required=True, into=row)
        self.add("minute_taker", text("forum.field.minute_taker"), name_field(), required=True, into=row)
        self.add("authenticators", text("forum.field.authenticators"), NamesField())

    def _more(self) -> QWidget:
        """What few meetings need: notes taken on the spot, attachments, another name of the paper."""
        body = QWidget()
        column = QVBoxLayout(body)
        column.addWidget(self.live)
        writings = [(one, text(f"forum.writing.{one}")) for one in Writing]
        self.add("writing", text("forum.field.writing"), ChoiceField(writings), into=column)
        self.add("attachments", text("forum.field.attachments"), NamesField(), into=column)
        self.files = EvidenceFiles(self.session)
        self.add("files", text("forum.field.files"), self.files, into=column)
        return body

    def _add_grid(self, name: str, grid: RecordGrid, hint: str = "") -> None:
        self.add(name, text(f"forum.field.{name}"), grid)
        if hint:
            self.add_widget(sentence(hint, quiet=True))
        self.add_widget(GridButtons(grid, text(f"forum.add.{name}")))

    def _attendee_grid(self) -> RecordGrid:
        capacities = tuple((capacity, text(f"papers.minutes.capacities.{capacity}")) for capacity in Capacity)
        attendances = tuple((one, text(f"forum.attendance_of.{one}")) for one in Attendance)
        columns = [
            Column("name", text("forum.column.name"), share=3),
            Column("organisation", text("forum.column.organisation"), share=4),
            Column("capacity", text("forum.column.capacity"), ColumnKind.CHOICE, 2, capacities),
            Column("settlement", text("forum.column.settlement"), ColumnKind.CHOICE, 2),
            Column("attendance", text("forum.column.attendance"), ColumnKind.CHOICE, 2, attendances),
            Column("left", text("forum.column.left"), ColumnKind.CHOICE, 2),
        ]
        return RecordGrid(columns, lambda: Attendee(self.session.new_id()), rows_shown=16)

    def _agenda_grid(self) -> RecordGrid:
        columns = [Column("title", text("forum.column.item"), ColumnKind.TITLE)]
        return RecordGrid(columns, lambda: AgendaItem(self.session.new_id()))

    def _contribution_grid(self) -> RecordGrid:
        columns = [
            Column("speaker", text("forum.column.speaker"), share=3),
            Column("text", text("forum.column.said"), ColumnKind.TEXT, share=6),
            Column("agenda_item", text("forum.column.agenda_item"), ColumnKind.CHOICE, share=3),
        ]
        return RecordGrid(columns, lambda: Contribution(self.session.new_id()), rows_shown=12)

    def _decision_grid(self) -> RecordGrid:
        columns = [
            Column("programme", text("forum.column.programme"), ColumnKind.CHOICE, share=3),
            Column("number", text("forum.column.number"), share=2),
            Column("text", text("forum.column.decision"), ColumnKind.TEXT, share=6),
            Column("votes_for", text("forum.column.votes_for"), ColumnKind.COUNT),
            Column("votes_against", text("forum.column.votes_against"), ColumnKind.COUNT),
            Column("abstentions", text("forum.column.abstentions"), ColumnKind.COUNT),
            Column("responsible", text("forum.column.responsible"), share=5),
            Column("deadline", text("forum.column.deadline"), share=2),
            Column("agenda_item", text("forum.column.agenda_item"), ColumnKind.CHOICE, share=2),
        ]
        return RecordGrid(columns, self._new_decision)

    def _new_decision(self) -> Decision:
        return Decision(self.session.new_id(), programme=self.session.programme_id)

    def _titles(self) -> list[tuple[str, str]]:
        office = self.session.office
        programmes = sorted(office.programmes.values(), key=lambda one: one.id != self.session.programme_id)
        return [(one.id, programme_title(office.settlement_of(one.id), one.details)) for one in programmes]

    def _villages(self, meeting: Meeting) -> list[tuple[str, str]]:
        """The programmes of a meeting by their villages, as short as they can be told apart."""
        titles = [one for one in self._titles() if one[0] in meeting.programmes]
        names = [(key, self.session.office.settlement_of(key).name) for key, _ in titles]
        return names if len({name for _, name in names}) == len(names) else titles

    def _shown(self) -> Meeting | None:
        return self._find(self.key)

    def _find(self, key: str) -> Meeting | None:
        return self.session.office.meetings.get(key)

    def _command(self, key: str, field: str, value: Any) -> Command:  # noqa: ANN401 – the type of the field
        given = Writing(value) if field == "writing" else value  # Qt gives a plain text back
        return ChangeMeeting(key, {field: given})
