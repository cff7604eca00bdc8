"""*Ügyrend, felelősök*: how the forum of the settlement works, who answers for which field, its working groups."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hep_desktop.domain.commands import ChangeForumRules, Command
from hep_desktop.domain.forum_rules import FieldOwner, ForumRules, GroupReport, Quorum, WorkingGroup
from hep_desktop.domain.outcome import Outcome
from hep_desktop.domain.places import ForumRulesPlace, Place
from hep_desktop.services.composing import has_working_groups
from hep_desktop.services.ruling import usual_text
from hep_desktop.ui import look
from hep_desktop.ui.fields import ChoiceField
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.forms import RecordForm
from hep_desktop.ui.grids import GridButtons, RecordGrid
from hep_desktop.ui.models.rows import Column, ColumnKind
from hep_desktop.ui.page_parts import ActionButton, heading, page_action, scrolled, sentence, small_button
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text
from hep_desktop.ui.text_fields import TextField, count_field

Columns = tuple[tuple[str, int, ColumnKind], ...]


class ForumRulesPage(Page):
    """A choice of quorum, the text of the rules, and small lists; working groups only where they are usual."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.paper = page_action(self, "forum_rules.paper", "", self._show_paper)
        self.back = page_action(self, "forum_rules.back", "", self._go_back)
        self.form = RecordForm(session, self._find, self._command)
        self.usual = small_button(text("forum_rules.usual"))
        self.usual.clicked.connect(self._write_usual)
        self.silent = sentence()
        self._fill()
        buttons = Flow()
        for action in (self.paper, self.back):
            buttons.addWidget(ActionButton(action))
        whole = QVBoxLayout(self)
        whole.addWidget(heading(text("forum_rules.title")))
        whole.addLayout(buttons)
        whole.addWidget(scrolled(self.form), 1)
        self.reload(None)

    def _fill(self) -> None:
        form = self.form
        form.add_widget(sentence(text("forum_rules.words"), quiet=True))
        row = form.add_row()
        quorums = [(one, text(f"forum_rules.quorum.{one}")) for one in Quorum]
        form.add("quorum", text("forum_rules.field.quorum"), ChoiceField(quorums), into=row)
        form.add("members", text("forum_rules.field.members"), count_field(), into=row)
        who = ChoiceField([(False, text("forum_rules.everybody")), (True, text("forum_rules.only_members"))])
        form.add("only_members_vote", text("forum_rules.field.only_members_vote"), who, into=row)
        form.add("text", text("forum_rules.field.text"), TextField(lines=12))
        form.add_widget(self.usual)
        line, words, choice = ColumnKind.LINE, ColumnKind.TEXT, ColumnKind.CHOICE
        self._owners = self._grid("owners", FieldOwner, (("field", 4, choice), ("person", 6, line)))
        self._groups = self._grid("groups", WorkingGroup, (("group", 5, line), ("leader", 5, line)))
        reports = (("group", 3, choice), ("year", 1, line), ("report", 7, words))
        self._reports = self._grid("reports", GroupReport, reports)
        form.add_widget(self.silent)
        form.add_stretch()

    def _grid(self, name: str, make: Callable[[str], Any], columns: Columns) -> tuple[RecordGrid, QWidget]:
        shown = [Column(one, text(f"forum_rules.column.{one}"), how, share) for one, share, how in columns]
        grid = RecordGrid(shown, lambda: make(self.session.new_id()))
        self.form.add(name, text(f"forum_rules.field.{name}"), grid)
        buttons = GridButtons(grid, text(f"forum_rules.add.{name}"))
        self.form.add_widget(buttons)
        return grid, buttons

    def show_place(self, place: Place, field: str = "", table: str = "") -> bool:
        """Go into one of the fields."""
        del table
        return isinstance(place, ForumRulesPlace) and (self.form.focus(field) or self.form.focus("text"))

    def reload(self, outcome: Outcome | None) -> None:
        """Show the rules as they are now."""
        del outcome
        session = self.session
        self.setEnabled(bool(session.programme_id))
        if not session.programme_id:
            return
        fields = [("", "–"), *((one.code, one.label) for one in session.edition.coverage.fields)]
        self._owners[0].set_choices("field", fields)
        rules = self._find(session.settlement.id)
        self._reports[0].set_choices("group", [("", "–"), *((name, name) for name in rules.group_names)])
        large = has_working_groups(session.settlement) or bool(rules.groups or rules.reports)
        for name, (_, buttons) in (("groups", self._groups), ("reports", self._reports)):
            self.form.show_field(name, shown=large)
            buttons.setVisible(large)
        silent = rules.silent_groups(session.today().year) if large else ()
        names = ", ".join(one.group.strip() for one in silent)
        words = text("forum_rules.silent", year=session.today().year, names=names)
        self.silent.setText(f"{look.WARNING[0]} {words}")
        self.silent.setVisible(bool(silent))
        self.form.switch_to(session.settlement.id)
        self.form.setEnabled(not session.read_only)
        self.usual.setEnabled(not rules.text.strip() and not session.read_only)
        self.paper.setEnabled(bool(rules.text.strip()))

    def leave(self) -> None:
        """Hand over what is still being typed."""
        self.form.leave()

    def start_focus(self) -> None:
        """Work begins at the first choice."""
        self.form.focus("quorum")

    def guidance(self) -> str:
        """That it is custom and no law."""
        return text("forum_rules.guidance")

    def _write_usual(self) -> None:
        self.leave()
        session = self.session
        written = usual_text(session.editing, session.programme_id)
        session.attempt(ChangeForumRules(session.settlement.id, {"text": written}))

    def _show_paper(self) -> None:
        self.leave()
        self.session.go("preview", "forum-rules")

    def _go_back(self) -> None:
        self.leave()
        self.session.go("directory")

    def _find(self, key: str) -> ForumRules:
        return self.session.office.forum_rules(key)

    def _command(self, key: str, field: str, value: Any) -> Command:  # noqa: ANN401 – the type of the field
        if field == "quorum":
            value = Quorum(value)  # Qt gives a plain text back
        if field == "members":
            value = value or 0
        return ChangeForumRules(key, {field: value})
