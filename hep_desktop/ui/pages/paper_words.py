"""*Iratok szövegei*: the standing texts of one paper after the other, each in a field, as the office wants them."""

from types import SimpleNamespace
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hep_desktop.domain.commands import Command
from hep_desktop.domain.outcome import Outcome
from hep_desktop.services import paper_words
from hep_desktop.template.wording import PaperTexts
from hep_desktop.ui import look
from hep_desktop.ui.fields import ChoiceField
from hep_desktop.ui.forms import RecordForm
from hep_desktop.ui.page_parts import ActionButton, heading, page_action, scrolled, sentence, small_button
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text
from hep_desktop.ui.text_fields import TextField

_WIDTH = 96  # letters


class _Texts(RecordForm):
    """The texts of one paper: a field each, with the way back to the usual wording and what cannot be filled."""

    def __init__(self, session: Session, paper: PaperTexts) -> None:
        super().__init__(session, self._texts, self._command)
        self.paper = paper
        self.backs: dict[str, QPushButton] = {}
        self.faults: dict[str, QLabel] = {}
        fields = ", ".join(f"{{{name}}}" for name in paper_words.fields_of(paper))
        self.add_widget(sentence(text("ready.words.fields", fields=fields)))
        for one in paper.texts:
            back = small_button(text("ready.words.usual"))
            back.setProperty("key", one.id)
            back.setAccessibleName(f"{text('ready.words.usual')}: {one.name}")
            back.clicked.connect(self._restore)
            self.backs[one.id] = back
            self.add(one.id, one.name, TextField(), beside=back)
            self.faults[one.id] = note = sentence()
            note.setObjectName("problem")
            self.add_widget(note)
        self.add_stretch()

    def reload(self) -> None:
        """Show the wordings in use, which are the office's own, and what in them no field can fill."""
        session = self.session
        self.switch_to(session.programme_id)
        for key, note in self.faults.items():
            slot = paper_words.fault(session.editing, session.programme_id, key)
            note.setText(f"{look.WARNING[0]} {text('ready.words.fault', slot=slot)}" if slot else "")
            note.setVisible(bool(slot))
            self.backs[key].setEnabled(paper_words.is_own(session.editing, key))

    def _texts(self, key: str) -> Any:  # noqa: ANN401 – a record by its fields
        if key not in self.session.office.programmes:
            return None
        said = {one.id: paper_words.in_use(self.session.editing, key, one.id) for one in self.paper.texts}
        return SimpleNamespace(**said)

    def _command(self, key: str, field: str, value: Any) -> Command:  # noqa: ANN401 – the type of the field
        return paper_words.changing(self.session.editing, key, field, value or "")

    def _restore(self) -> None:
        key = self.sender().property("key")
        self.leave()
        session = self.session
        if session.attempt(paper_words.changing(session.editing, session.programme_id, key, "")):
            session.bus.told.emit(text("ready.words.restored"))
        self.focus(key)


class PaperWordsPage(Page):
    """The texts of the chosen paper; an emptied field has the usual wording again."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.back = page_action(self, "ready.words.back", "", self._go_back)
        self.papers = ChoiceField(())
        self.papers.setAccessibleName(text("ready.words.paper"))
        self.papers.finished.connect(self._choose)
        self.form: _Texts | None = None
        self._column = QVBoxLayout()
        self._place()
        self.reload(None)

    def _place(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(look.letters(self, _WIDTH))
        inner.setLayout(self._column)
        self._column.setSpacing(look.GRID)
        label = QLabel(text("ready.words.paper"))
        label.setBuddy(self.papers)
        choice = QHBoxLayout()
        choice.addWidget(label)
        choice.addWidget(self.papers, 1)
        self._column.addWidget(heading(text("ready.words.title")))
        self._column.addWidget(sentence(text("ready.words.how")))
        self._column.addWidget(ActionButton(self.back))
        self._column.addLayout(choice)
        self._column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))

    def reload(self, outcome: Outcome | None) -> None:
        """Show the texts of the chosen paper as they are now."""
        del outcome
        session = self.session
        if not session.programme_id:
            return
        known = paper_words.papers(session.editing, session.programme_id)
        self.papers.offer([(one.id, one.title) for one in known])
        chosen = next((one for one in known if one.id == self.papers.value()), None)
        if self.form is None or self.form.paper is not chosen:
            self._show(chosen)
        if self.form is not None:
            self.form.setEnabled(not session.read_only)
            self.form.reload()

    def show_paper(self, paper: str) -> None:
        """Show the texts of a paper."""
        self.papers.put(paper)
        self._choose()

    def leave(self) -> None:
        """Hand over what is still being typed."""
        if self.form is not None:
            self.form.leave()

    def start_focus(self) -> None:
        """In the choice of the paper."""
        self.papers.setFocus()

    def guidance(self) -> str:
        """What fields are."""
        return text("ready.words.guidance")

    def _show(self, paper: PaperTexts | None) -> None:
        if self.form is not None:
            self.form.leave()
            self._column.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
        self.form = _Texts(self.session, paper) if paper is not None else None
        if self.form is not None:
            self._column.insertWidget(self._column.count() - 1, self.form)

    def _choose(self) -> None:
        self.leave()
        self.reload(None)

    def _go_back(self) -> None:
        self.leave()
        self.session.go("ready")
