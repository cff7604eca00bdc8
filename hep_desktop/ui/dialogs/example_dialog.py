"""Examples of measures: a list by target group, the chosen one to read, inserted as a draft."""

from collections.abc import Callable, Iterable
from functools import partial
from html import escape
from pathlib import Path

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from hep_desktop.domain.errors import UserError
from hep_desktop.services import measure_examples
from hep_desktop.services.measure_examples import Example
from hep_desktop.ui import look
from hep_desktop.ui.choosing_files import file_to_open, file_to_save
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.grouped_list import Group, GroupedList, Row
from hep_desktop.ui.page_parts import SideBySide, sentence, small_button
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import error_sentences, text

_OWN = "own"


class ExampleDialog(QDialog):
    """`inserted` is the id of the new measure after *Beillesztés*."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._examples: dict[str, Example] = {}
        self.inserted = ""
        self.setWindowTitle(text("plan.examples.title"))
        self.list = GroupedList()
        self.list.setAccessibleName(text("plan.examples.title"))
        self.preview = QTextBrowser()
        self.preview.setAccessibleName(text("plan.examples.preview"))
        self.remove = small_button(text("plan.examples.remove"))
        self.save = small_button(text("plan.examples.save"))
        self.load = small_button(text("plan.examples.load"))
        self.told = sentence()
        self.buttons = QDialogButtonBox()
        self.insert = self.buttons.addButton(text("plan.examples.insert"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(text("plan.examples.close"), QDialogButtonBox.ButtonRole.RejectRole)
        for button, slot in (
            (self.remove, self._remove),
            (self.save, self._save),
            (self.load, self._load),
        ):
            button.clicked.connect(slot)
        self.buttons.accepted.connect(self.insert_chosen)
        self.buttons.rejected.connect(self.reject)
        self.list.chosen.connect(self._show)
        self.list.opened.connect(self.insert_chosen)
        self._place()
        self._fill()

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(sentence(text("plan.examples.words")))
        column.addWidget(SideBySide(self.list, self.preview), 1)
        own = Flow()
        for button in (self.remove, self.save, self.load):
            own.addWidget(button)
        column.addLayout(own)
        for widget in (self.told, self.buttons):
            column.addWidget(widget)
        self.resize(look.room_for(self, 120, 32))

    def _fill(self) -> None:
        session = self._session
        found = measure_examples.examples(session.editing, session.programme_id)
        self._examples = {one.id: one for one in found}
        groups = [(_OWN, text("plan.examples.own"), [one for one in found if one.own])]
        groups += [
            (
                group.code,
                f"{group.number} {group.title}",
                _of(found, group.code),
            )
            for group in session.edition.action_plan.groups
        ]
        self.list.show_groups([Group(code, title, tuple(map(_row, some))) for code, title, some in groups if some])
        self.list.choose_first()
        self._show(self.list.current_id())
        self.save.setEnabled(any(one.own for one in found))

    def _show(self, key: str) -> None:
        one = self._examples.get(key)
        draft = not self._session.read_only
        self.insert.setEnabled(one is not None and draft)
        self.remove.setEnabled(one is not None and one.own and draft)
        self.load.setEnabled(draft)
        self.preview.setHtml("" if one is None else self._told(one))

    def _told(self, one: Example) -> str:
        if one.own:
            source = text("plan.examples.kept", village=one.source)
        else:
            source = text("plan.examples.source", source=one.source)
        parts = [f"<h3>{escape(one.measure.title)}</h3><p><i>{escape(source)}</i></p>"]
        parts.append(_field(text("plan.examples.problem"), one.problem))
        for field in self._session.edition.action_plan.fields:
            value: object = getattr(one.measure, field.name, "")
            if field.name == "indicators":
                value = "\n".join(f"– {each.name} ({each.unit})" for each in one.measure.indicators)
            if isinstance(value, str) and value.strip() and field.name != "title":
                parts.append(_field(field.label, value))
        return "".join(parts)

    def insert_chosen(self) -> None:
        """Add the chosen one to the plan."""
        one = self._examples.get(self.list.current_id())
        if one is None:
            return
        session = self._session
        try:
            self.inserted = measure_examples.insert(session.editing, session.programme_id, one, session.new_id)
        except UserError as error:
            session.bus.refused.emit(error)
            return
        session.bus.told.emit(text("plan.examples.inserted"))
        self.accept()

    def _remove(self) -> None:
        one = self._examples.get(self.list.current_id())
        if one is not None and one.own:
            self._tried(partial(self._forget, one))

    def _save(self) -> None:
        title, name = text("plan.examples.save"), text("plan.examples.file")
        chosen = file_to_save(self, title, name, text("plan.examples.kind"))
        if chosen:
            self.write_own(chosen)

    def _load(self) -> None:
        chosen = file_to_open(self, text("plan.examples.load"), text("plan.examples.kind"))
        if chosen:
            self.read_own(chosen)

    def write_own(self, target: Path) -> None:
        """Write the office's own into a file."""
        self._tried(partial(self._write, target))

    def read_own(self, source: Path) -> None:
        """Keep those of a file."""
        self._tried(partial(self._read, source))

    def _forget(self, one: Example) -> str:
        measure_examples.forget(self._session.editing, one)
        return text("plan.examples.removed")

    def _write(self, target: Path) -> str:
        measure_examples.save(self._session.editing, target)
        return text("plan.file.written", file=str(target))

    def _read(self, source: Path) -> str:
        return text("plan.examples.loaded", count=measure_examples.load(self._session.editing, source))

    def _tried(self, work: Callable[[], str]) -> None:
        """Do it, and say here how it went: the window's own strip is behind the dialog."""
        try:
            told = f"{look.DONE[0]} {work()}"
        except UserError as error:
            told = f"{look.ERROR[0]} {error_sentences(error)}"
        self._fill()
        self.told.setText(told)


def _of(found: Iterable[Example], group: str) -> list[Example]:
    return [one for one in found if not one.own and one.measure.group == group]


def _row(one: Example) -> Row:
    return Row(one.id, one.measure.title.strip(), one.problem, look.TIP if one.own else look.OPEN)


def _field(label: str, words: str) -> str:
    lines = "<br>".join(escape(line) for line in words.splitlines())
    return f"<p><b>{escape(label)}</b><br>{lines}</p>"
