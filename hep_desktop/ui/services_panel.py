"""Which institutions and services the settlement has: asked once, so that nobody is asked for what is not there."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hep_desktop.domain.commands import ChangeSettlement, SetTexts
from hep_desktop.domain.settlement import Presence
from hep_desktop.domain.situation import Block, Run, Text
from hep_desktop.frozen import dataclass
from hep_desktop.template.service import Service
from hep_desktop.ui import look
from hep_desktop.ui.fields import ChoiceField
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.page_parts import sentence, small_button, subheading
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text
from hep_desktop.ui.text_fields import LineField

_WHERE = 16  # letters; most names of settlements


@dataclass(frozen=True, slots=True)
class _Row:
    """The widgets of one service."""

    service: Service
    label: QLabel
    answer: ChoiceField
    where: LineField
    write: QPushButton


class ServicesPanel(QWidget):
    """One line a service: the answer, and the sentence that it gives to a chapter."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.rest = small_button(text("start.services.rest"))
        self.rest.setToolTip(text("start.services.rest_tip"))
        self.rest.clicked.connect(self._answer_rest)
        self.write_all = small_button(text("start.services.write_all"))
        self.write_all.clicked.connect(self._write_all)
        self.rows = tuple(self._row(service) for service in session.edition.services)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.GRID, 2 * look.GRID, 2 * look.GRID)
        column.addWidget(subheading(text("start.services.title")))
        column.addWidget(sentence(text("start.services.words"), quiet=True))
        lines = QGridLayout()
        lines.setColumnStretch(0, 1)
        for place, row in enumerate(self.rows):
            lines.addWidget(row.label, place, 0)
            lines.addWidget(row.answer, place, 1)
            lines.addWidget(row.where, place, 2)
            lines.addWidget(row.write, place, 3, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(lines)
        below = Flow()
        for button in (self.rest, self.write_all):
            below.addWidget(button)
        column.addLayout(below)
        if not self.rows:  # to show it here, without a parent yet, would open a window of its own
            self.hide()

    def reload(self) -> None:
        """Show the present answers, and which sentences stand in their chapters."""
        answers, writable = self._session.settlement.services, not self._session.read_only
        for row in self.rows:
            answer = answers.get(row.service.id)
            row.answer.put(answer)
            row.answer.setEnabled(writable)
            row.where.put(self._session.settlement.served_by.get(row.service.id, ""))
            row.where.setVisible(answer is Presence.ELSEWHERE)
            row.where.setReadOnly(not writable)
            words = self._words(row.service)
            row.write.setVisible(bool(words) and self._session.writable)
            standing = self._stands(row.service, words)
            key = "start.services.written" if standing else "start.services.write"
            row.write.setText(text(key, node=self._heading(row.service.node)))
            row.write.setToolTip(text("start.services.write_tip", sentence=words))
            row.write.setEnabled(not standing)
        self.rest.setVisible(writable and any(row.service.id not in answers for row in self.rows))
        waiting = len(self._waiting())
        self.write_all.setVisible(self._session.writable and waiting > 1)
        self.write_all.setToolTip(text("start.services.write_all_tip", count=waiting))

    def leave(self) -> None:
        """Hand over what is still being typed."""
        for row in self.rows:
            if row.where.isVisible() and row.where.isModified():
                self._placed(row)

    def _row(self, service: Service) -> _Row:
        label = QLabel(service.label)
        label.setWordWrap(True)
        answer = ChoiceField([(None, text("start.services.unknown")), *_choices()])
        answer.setAccessibleName(service.label)
        label.setBuddy(answer)
        where, write = LineField(), small_button("")
        where.setPlaceholderText(text("start.services.where"))
        where.setAccessibleName(text("start.services.where_of", service=service.label))
        where.setMinimumWidth(look.letters(where, _WHERE))
        row = _Row(service, label, answer, where, write)
        where.editingFinished.connect(lambda: self._placed(row))
        answer.finished.connect(lambda: self._answered(row))
        write.clicked.connect(lambda: self._write(row))
        return row

    def _answered(self, row: _Row) -> None:
        answers = dict(self._session.settlement.services)
        chosen = row.answer.value()
        if chosen is None:
            answers.pop(row.service.id, None)
        else:
            answers[row.service.id] = Presence(chosen)
        self._change(answers)

    def _placed(self, row: _Row) -> None:
        """Where the service is used; the others keep theirs."""
        session, said = self._session, row.where.value().strip()
        told = {key: name for key, name in session.settlement.served_by.items() if key != row.service.id}
        told |= {row.service.id: said} if said else {}
        if told != session.settlement.served_by:
            session.attempt(ChangeSettlement(session.settlement.id, {"served_by": told}))

    def _answer_rest(self) -> None:
        self.rows[0].answer.setFocus(Qt.FocusReason.OtherFocusReason)  # the button goes away
        unanswered = {row.service.id: Presence.NONE for row in self.rows}
        self._change(unanswered | dict(self._session.settlement.services))

    def _change(self, answers: dict[str, Presence]) -> None:
        session = self._session
        if answers != session.settlement.services:
            session.attempt(ChangeSettlement(session.settlement.id, {"services": answers}))

    def _write(self, row: _Row) -> None:
        row.answer.setFocus(Qt.FocusReason.OtherFocusReason)  # the button has done its work
        self._put_in([row.service])

    def _write_all(self) -> None:
        self.rows[0].answer.setFocus(Qt.FocusReason.OtherFocusReason)  # as above
        self._put_in(self._waiting())

    def _put_in(self, services: Sequence[Service]) -> None:
        """Put the sentences at the end of their chapters, as ordinary text."""
        session = self._session
        texts: dict[str, Text] = {}
        for service in services:
            block = Block(session.new_id(), runs=(Run(self._words(service)),))
            before = texts.get(service.node, session.programme.text(service.node))
            texts[service.node] = Text((*before.blocks, block))
        if texts and session.attempt(SetTexts(session.programme_id, tuple(texts.items()))):
            self.reload()

    def _waiting(self) -> list[Service]:
        """The services whose sentence is not in its chapter yet."""
        services = (row.service for row in self.rows)
        return [one for one in services if (words := self._words(one)) and not self._stands(one, words)]

    def _stands(self, service: Service, words: str) -> bool:
        return words in self._session.programme.text(service.node).plain

    def _words(self, service: Service) -> str:
        """What the answer gives to the chapter."""
        told = {Presence.ELSEWHERE: service.elsewhere, Presence.NONE: service.sentence}
        answer = self._session.settlement.services.get(service.id)
        return told.get(answer, "") if answer else ""

    def _heading(self, node: str) -> str:
        edition = self._session.edition
        return next((one.number or one.title for one in edition.walk() if one.id == node), "")


def _choices() -> list[tuple[Presence, str]]:
    return [(presence, text(f"start.services.{presence}")) for presence in Presence]
