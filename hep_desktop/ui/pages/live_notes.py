"""Taking minutes while the meeting goes on: a line and Enter; each note is a contribution with its time."""

from PySide6.QtWidgets import QHBoxLayout, QLabel

from hep_desktop.domain.commands import ChangeMeeting
from hep_desktop.domain.forum import Contribution
from hep_desktop.hungarian import clock_time
from hep_desktop.services.following import note_as_contribution
from hep_desktop.ui.fields import ChoiceField
from hep_desktop.ui.page_parts import sentence, small_button
from hep_desktop.ui.pages.meeting_part import MeetingPart
from hep_desktop.ui.spelt import Spelt
from hep_desktop.ui.strings import text
from hep_desktop.ui.text_fields import title_field

_SHOWN = 5


class LiveNotes(MeetingPart):
    """The item that is being discussed, a line to write in, and what was noted last."""

    def _place(self) -> None:
        self.item, self.line = ChoiceField(()), title_field()
        Spelt(self._session, self.line, self.line.finished)
        self.note = small_button(text("forum.live.note"))
        self.last = sentence(quiet=True)
        self.line.setPlaceholderText(text("forum.live.example"))
        self._column.addWidget(sentence(text("forum.live.words"), quiet=True))
        for key, field in (("item", self.item), ("line", self.line)):
            caption = QLabel(text(f"forum.live.{key}"))
            caption.setBuddy(field)
            field.setAccessibleName(caption.text())
            self._column.addWidget(caption)
            self._column.addWidget(field)
        row = QHBoxLayout()
        row.addWidget(self.note)
        row.addStretch(1)
        self._column.addLayout(row)
        self._column.addWidget(self.last)
        self.line.entered.connect(self._write)
        self.note.clicked.connect(self._write)

    def reload(self) -> None:
        """Offer the items of the agenda, and show what was noted last."""
        meeting = self._meeting()
        items = [(one.id, one.title) for one in meeting.agenda] if meeting else []
        self.item.offer([("", text("forum.no_item")), *items])
        noted = [one for one in meeting.contributions if one.at is not None] if meeting else []
        self.last.setText("\n".join(_line(one) for one in reversed(noted[-_SHOWN:])))

    def _write(self) -> None:
        words = self.line.value().strip()
        meeting = self._left()
        if meeting is None or not words:
            return
        speaker, said = note_as_contribution(words)
        at = self._session.now().time().replace(second=0, microsecond=0)
        note = Contribution(self._session.new_id(), speaker, said, self.item.value() or "", at)
        if self._session.attempt(ChangeMeeting(meeting.id, {"contributions": (*meeting.contributions, note)})):
            self.line.clear()
            self.line.setFocus()


def _line(one: Contribution) -> str:
    said = f"{one.speaker}: {one.text}" if one.speaker else one.text
    return f"{clock_time(one.at)}  {said}" if one.at is not None else said
