"""*Iratok szövegei*: the standing sentences of papers, each in a field, as the office wants them."""

from types import SimpleNamespace
from typing import Any

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from hep_desktop.domain.commands import Command
from hep_desktop.domain.outcome import Outcome
from hep_desktop.services import paper_words
from hep_desktop.services.paper_words import FIELDS, STANDING
from hep_desktop.ui import look
from hep_desktop.ui.forms import RecordForm
from hep_desktop.ui.page_parts import ActionButton, heading, page_action, scrolled, sentence, subheading
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text
from hep_desktop.ui.text_fields import TextField

_WIDTH = 96  # letters
_PAPERS = ("proposal", "resolution", "summary")


class PaperWordsPage(Page):
    """A field a sentence; an emptied one has the usual wording again."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.back = page_action(self, "ready.words.back", "", self._go_back)
        self.form = RecordForm(session, self._read, self._command)
        self.faults: dict[str, QLabel] = {}
        for paper in _PAPERS:
            self.form.add_widget(subheading(text(f"papers.kinds.{paper}")))
            for key in (one for one in STANDING if one.startswith(f"{paper}_")):
                self.form.add(key, text(f"ready.words.names.{key}"), TextField())
                self.faults[key] = note = sentence()
                note.setObjectName("problem")
                self.form.add_widget(note)
        self._place()
        self.reload(None)

    def _place(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(look.letters(self, _WIDTH))
        column = QVBoxLayout(inner)
        column.setSpacing(look.GRID)
        fields = ", ".join(f"{{{name}}}" for name in FIELDS)
        column.addWidget(heading(text("ready.words.title")))
        column.addWidget(sentence(text("ready.words.how", fields=fields)))
        for widget in (self.form, ActionButton(self.back)):
            column.addWidget(widget)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))

    def reload(self, outcome: Outcome | None) -> None:
        """Show the wordings in use, and what in them no field can fill."""
        del outcome
        session = self.session
        self.form.switch_to(session.programme_id)
        self.form.setEnabled(not session.read_only)
        for key, note in self.faults.items():
            slot = paper_words.fault(session.editing, session.programme_id, key)
            note.setText(f"{look.WARNING[0]} {text('ready.words.fault', slot=slot)}" if slot else "")
            note.setVisible(bool(slot))

    def leave(self) -> None:
        """Hand over what is still being typed."""
        self.form.leave()

    def start_focus(self) -> None:
        """In the first sentence."""
        self.form.focus(STANDING[0])

    def guidance(self) -> str:
        """What fields are."""
        return text("ready.words.guidance")

    def _read(self, key: str) -> Any:  # noqa: ANN401 – a record by its fields
        if key not in self.session.office.programmes:
            return None
        return SimpleNamespace(**{one: paper_words.in_use(self.session.editing, one) for one in STANDING})

    def _command(self, key: str, field: str, value: Any) -> Command:  # noqa: ANN401 – the type of the field
        return paper_words.changing(key, field, value or "")

    def _go_back(self) -> None:
        self.leave()
        self.session.go("ready")
