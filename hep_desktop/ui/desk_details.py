"""Beside the desk: what is next for the chosen municipality, its latest contacts, and what is known of it."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from hep_desktop.domain.commands import ChangeMunicipality, Command
from hep_desktop.domain.mentor import Contact, Municipality
from hep_desktop.hungarian import short_date
from hep_desktop.services import desk
from hep_desktop.services.desk import DeskRow
from hep_desktop.ui import look
from hep_desktop.ui.fields import ChoiceField
from hep_desktop.ui.forms import RecordForm
from hep_desktop.ui.models.desk_rows import MARKS
from hep_desktop.ui.page_parts import heading, sentence
from hep_desktop.ui.section import Section
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text, where_it_is
from hep_desktop.ui.text_fields import TextField, count_field, day_field, name_field

_LINES = 5
_ID = Qt.ItemDataRole.UserRole
_DAYS = ("adopted", "reviewed", "next_review", "expires", "seen")


class DeskDetails(QWidget):
    """Words of the state above, the next step as fields, the log, and the rest folded."""

    contact_chosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.title = heading("")
        self.told = sentence()
        self.differs = sentence()
        self.differs.setObjectName("problem")
        self.step = RecordForm(session, self._find, self._command)
        self.step.add("next_step", text("mentor_desk.field.next_step"), TextField(lines=2))
        self.step.add("next_day", text("mentor_desk.field.next_day"), day_field())
        self.log = QListWidget()
        self.log.setAccessibleName(text("mentor_desk.log_of"))
        self.log.setWordWrap(True)
        self.log.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.log.itemActivated.connect(self._choose)
        self.logged = Section(text("mentor_desk.more"), self.log)
        self.facts = self._facts()
        self.more = Section(text("mentor_desk.facts"), self.facts)
        self.more.set_open(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.GRID, 0, look.GRID, 0)
        column.setSpacing(look.GRID // 2)
        for part in (self.title, self.told, self.differs, self.step, self.logged):
            column.addWidget(part)
        column.addWidget(self.more)
        column.addStretch(1)

    def _facts(self) -> RecordForm:
        form = RecordForm(self._session, self._find, self._command)
        choices = [(False, ""), (True, text("mentor_desk.unadopted_words"))]
        form.add("stage", text("mentor_desk.field.stage"), name_field())
        form.add("adopted", text("mentor_desk.field.adopted"), day_field())
        form.add("unadopted", text("mentor_desk.field.unadopted"), ChoiceField(choices))
        for name in _DAYS[1:4]:
            form.add(name, text(f"mentor_desk.field.{name}"), day_field())
        for name in ("nationalities", "clerk"):
            form.add(name, text(f"mentor_desk.field.{name}"), name_field())
        form.add("seen", text("mentor_desk.field.seen"), day_field())
        form.add("note", text("mentor_desk.field.note"), TextField())
        for name in ("name", "county", "district"):
            form.add(name, text(f"mentor_desk.field.{name}"), name_field())
        form.add("population", text("mentor_desk.field.population"), count_field())
        return form

    def show_row(self, row: DeskRow) -> None:
        """Show a municipality."""
        one = row.municipality
        self.title.setText(one.name)
        self.told.setText("\n".join(filter(None, self._sentences(row))))
        self.differs.setText("\n".join(f"≠ {desk.difference_words(one)}" for one in row.differences))
        self.differs.setVisible(bool(row.differences))
        for form in (self.step, self.facts):
            form.switch_to(row.code)
        self._show_log(row.code)

    def leave(self) -> None:
        """Hand over what is still being typed."""
        for form in (self.step, self.facts):
            form.leave()

    def _sentences(self, row: DeskRow) -> list[str]:
        one = row.municipality
        log = desk.contacts_of(self._session.office, row.code, self._session.today())
        newest = next((c for c in log if c.held == row.last_contact), None)
        seen = text("mentor_desk.never_seen")
        if row.last_contact is not None:
            day = short_date(row.last_contact)
            kind = desk.kind_word(newest.kind) if newest else ""
            seen = text("mentor_desk.seen_as", day=day, kind=kind) if kind else text("mentor_desk.seen", day=day)
        agreed = [step for step in row.steps if step.contact]
        steps = "; ".join(_step(step.words, short_date(step.day) if step.day else "") for step in agreed)
        return [
            where_it_is(one.county, one.district),
            f"{MARKS[row.state][0]} {desk.state_words(row.state)}",
            seen,
            text("mentor_desk.open_steps", steps=steps) if steps else "",
            _received(row),
        ]

    def _show_log(self, code: str) -> None:
        self.log.clear()
        for contact in desk.contacts_of(self._session.office, code, self._session.today()):
            item = QListWidgetItem(log_line(contact), self.log)
            item.setData(_ID, contact.id)
        self.logged.setVisible(self.log.count() > 0)
        self._fit_log()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The lines of the log break anew."""
        super().resizeEvent(event)
        self._fit_log()

    def _fit_log(self) -> None:
        """As high as its newest lines, however they break."""
        self.log.doItemsLayout()
        high = sum(self.log.visualItemRect(self.log.item(at)).height() for at in range(min(_LINES, self.log.count())))
        least = self.log.fontMetrics().lineSpacing()
        self.log.setFixedHeight(max(high, least) + 2 * self.log.frameWidth() + 4)

    def _choose(self, item: QListWidgetItem) -> None:
        self.contact_chosen.emit(item.data(_ID))

    def _find(self, key: str) -> Municipality | None:
        return self._session.office.desk.get(key)

    def _command(self, key: str, field: str, value: Any) -> Command:  # noqa: ANN401 – the type of the field
        return ChangeMunicipality(key, {field: value})


def _received(row: DeskRow) -> str:
    """Which file was received, and which days are from it."""
    one = row.received
    if one is None or one.received is None:
        return ""
    told = text(
        "mentor_desk.got_draft" if one.draft else "mentor_desk.got", name=one.name, day=short_date(one.received)
    )
    days = ", ".join(text(f"mentor_desk.column.{name}") for name in row.from_file)
    return f"{told} {text('mentor_desk.from_it', days=days)}" if days else told


def _step(words: str, day: str) -> str:
    return text("mentor_desk.step_of", words=words, day=day) if day else words


def log_line(contact: Contact) -> str:
    """One contact in a line: when, how, about what."""
    day = short_date(contact.held) if contact.held else text("mentor_desk.undated")
    kind = desk.kind_word(contact.kind)
    subject = contact.subject.split("\n")[0].strip()
    if not subject:
        return text("mentor_desk.log_line_plain", day=day, kind=kind)
    return text("mentor_desk.log_line", day=day, kind=kind, subject=subject)
