"""One opinion as a form: who, what is asked, what was said, what we answer."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget

from hep_desktop.domain.commands import ChangeOpinion, Command
from hep_desktop.domain.opinions import Opinion, OpinionKind, Stance
from hep_desktop.hungarian import long_date
from hep_desktop.ui.evidence_files import EvidenceFiles
from hep_desktop.ui.fields import ChoiceField
from hep_desktop.ui.forms import RecordForm
from hep_desktop.ui.page_parts import sentence
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text
from hep_desktop.ui.text_fields import LineField, TextField, day_field, name_field, title_field


class OpinionForm(RecordForm):
    """The fields of one opinion; the law's own days stand only where the law counts them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, self._find, self._command, parent)
        self._sender = LineField()
        self._names: tuple[str, ...] = ()
        row = self.add_row()
        kinds = [(kind, text(f"opinions.kinds.{kind}")) for kind in OpinionKind]
        self.add("kind", text("opinions.field.kind"), ChoiceField(kinds), into=row)
        self.add("contact", text("opinions.field.contact"), name_field(), into=row)
        self.add("sender", text("opinions.field.sender"), self._sender, required=True)
        row = self.add_row()
        self.add("sent", text("opinions.field.sent"), day_field(), into=row)
        self.add("asked", text("opinions.field.asked"), day_field(), into=row)
        row = self.add_row()
        longer = ChoiceField([(False, text("opinions.not_longer")), (True, text("opinions.longer"))])
        self.add("longer", text("opinions.field.longer"), longer, into=row)
        self.add("reply_by", text("opinions.field.reply_by"), day_field(), into=row)
        self.until = sentence(quiet=True)
        self.add_widget(self.until)
        row = self.add_row()
        stances = [(one, text(f"opinions.stance.{one}")) for one in Stance]
        self.add("stance", text("opinions.field.stance"), ChoiceField(stances), into=row)
        self.add("received", text("opinions.field.received"), day_field(), into=row)
        row = self.add_row()
        self.add("number", text("opinions.field.number"), name_field(), into=row)
        self.add("about", text("opinions.field.about"), title_field(), into=row)
        self.add("text", text("opinions.field.text"), TextField())
        self.add("answer", text("opinions.field.answer"), TextField())
        self.add("note", text("opinions.field.note"), TextField())
        self.add("files", text("opinions.field.files"), EvidenceFiles(session))
        self.add_stretch()

    def switch_to(self, key: str) -> None:
        """Offer the names of the office's list, then show the opinion."""
        self._offer_names()
        opinion = self._find(key)
        if opinion is not None:
            of_law = opinion.kind is OpinionKind.CONSENT
            self.show_field("longer", shown=of_law)
            was_asked = opinion.kind is not OpinionKind.CITIZEN  # people of the village speak unasked
            self.show_field("reply_by", shown=not of_law and was_asked)
            for name in ("sent", "asked"):
                self.show_field(name, shown=was_asked)
            until = opinion.until
            self.until.setVisible(of_law)
            words = text("opinions.until", day=long_date(until)) if until else text("opinions.until_unknown")
            self.until.setText(words)
        super().switch_to(key)

    def _offer_names(self) -> None:
        people = self.session.office.directory.people
        names = tuple(dict.fromkeys(name for one in people for name in (one.organisation, one.name) if name.strip()))
        if names == self._names:
            return
        self._names = names
        completer = QCompleter(list(names), self._sender)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._sender.setCompleter(completer)
        completer.activated.connect(self._sender.edited)

    def _find(self, key: str) -> Opinion | None:
        return self.session.programme.opinions.get(key) if self.session.programme_id else None

    def _command(self, key: str, field: str, value: Any) -> Command:  # noqa: ANN401 – the type of the field
        given = {"kind": OpinionKind, "stance": Stance}.get(field, _same)(value)  # Qt gives a plain text back
        return ChangeOpinion(self.session.programme_id, key, {field: given})


def _same(value: Any) -> Any:  # noqa: ANN401 – any value
    return value
