"""*Vélemények*: what partners, people of the village and nationality self-governments say, and our answers."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hep_desktop.domain.commands import AddOpinion, ChangeCouncil, Command, RemoveOpinion
from hep_desktop.domain.council import ConsentNeed, Council, NationalityBody
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.opinions import Opinion, OpinionKind, OpinionState
from hep_desktop.domain.outcome import Outcome
from hep_desktop.domain.places import OpinionPlace, Place
from hep_desktop.domain.programme import Status
from hep_desktop.hungarian import short_date
from hep_desktop.services import hearing
from hep_desktop.ui import look
from hep_desktop.ui.choosing_files import folder
from hep_desktop.ui.fields import ChoiceField
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.forms import RecordForm
from hep_desktop.ui.grouped_list import Group, GroupedList, Row
from hep_desktop.ui.jobs import Job
from hep_desktop.ui.page_parts import ActionButton, SheetOrWords, SideBySide, heading, page_action, sentence
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.pages.opinion_form import OpinionForm
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text

_MARKS = {
    OpinionState.NOT_ASKED: look.OPEN,
    OpinionState.NOT_WRITTEN: look.OPEN,
    OpinionState.AWAITED: look.OPEN,
    OpinionState.LATE: look.WARNING,
    OpinionState.UNANSWERED: look.WARNING,
    OpinionState.SETTLED: look.DONE,
}


class OpinionsPage(Page):
    """Two questions on nationality self-governments, a list of opinions, and the form of the chosen one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.add = page_action(self, "opinions.new", "Ctrl+Shift+N", self._add)
        self.paper = page_action(self, "opinions.paper", "", self._show_paper)
        self.letter = page_action(self, "opinions.letter", "", self._choose_folder)
        self.remove = page_action(self, "opinions.remove", "", self._remove)
        self.back = page_action(self, "opinions.back", "", self._go_back)
        self.law = RecordForm(session, self._council, self._council_command)
        row = self.law.add_row()
        for name, kinds in (("nationality_body", NationalityBody), ("consent", ConsentNeed)):
            choices = [(one, text(f"opinions.{name}.{one}")) for one in kinds]
            self.law.add(name, text(f"adoption.field.{name}"), ChoiceField(choices), into=row)
        self.list = GroupedList()
        self.list.setAccessibleName(text("opinions.title"))
        self.form = OpinionForm(session)
        self.right = SheetOrWords(self.form)
        self.told = sentence()
        self.told.hide()
        self.job: Job | None = None
        self._shown = ""
        self._place()
        self.list.chosen.connect(self._show_chosen)
        self.list.opened.connect(self._write)
        self.list.delete_asked.connect(self._remove)
        self.reload(None)

    def _place(self) -> None:
        buttons = Flow()
        for action in (self.add, self.letter, self.remove, self.paper, self.back):
            buttons.addWidget(ActionButton(action))
        whole = QVBoxLayout(self)
        whole.addWidget(heading(text("opinions.title")))
        whole.addLayout(buttons)
        whole.addWidget(self.told)
        whole.addWidget(self.law)
        whole.addWidget(SideBySide(self.list, self.right, share=(1, 2)), 1)

    # what the frame asks ----------------------------------------------------------------------

    def show_place(self, place: Place, field: str = "", table: str = "") -> bool:
        """Choose an opinion and go into one of its fields."""
        del table
        if not isinstance(place, OpinionPlace):
            return False
        if not place.opinion:
            return self.law.focus(field)
        return self.list.choose(place.opinion) and (self.form.focus(field) or self.form.focus("sender"))

    def reload(self, outcome: Outcome | None) -> None:
        """Show the opinions as they are now, those that wait for something first."""
        del outcome
        if not self.session.programme_id:
            self._show_chosen("")
            return
        self.law.switch_to(self.session.programme_id)
        self.law.setEnabled(self._writable)
        rows: dict[bool, list[Row]] = {False: [], True: []}
        for opinion in sorted(self.session.programme.opinions.values(), key=_order):
            state = opinion.state(self.session.today())
            rows[state is OpinionState.SETTLED].append(_row(opinion, state))
        named = ((False, "open"), (True, "done"))
        self.list.show_groups(
            [Group(key, text(f"opinions.{key}"), tuple(rows[over])) for over, key in named if rows[over]]
        )
        self.list.choose_first()
        self._show_chosen(self.list.current_id())

    def leave(self) -> None:
        """Hand over what is still being typed."""
        self.law.leave()
        self.form.leave()

    def start_focus(self) -> None:
        """Work begins at the list."""
        self.list.setFocus()

    def guidance(self) -> str:
        """Who must be heard, who may be."""
        return text("opinions.guidance")

    # showing ----------------------------------------------------------------------------------

    @property
    def _writable(self) -> bool:
        session = self.session
        return bool(session.programme_id) and session.programme.details.status is Status.DRAFT and not session.read_only

    def _show_chosen(self, key: str) -> None:
        session = self.session
        opinions = session.programme.opinions if session.programme_id else {}
        self.add.setEnabled(self._writable)
        self.remove.setEnabled(self._writable and key in opinions)
        askable = key in opinions and hearing.can_ask(opinions[key])
        self.letter.setEnabled(self._writable and askable and self.job is None)
        self.paper.setEnabled(bool(opinions))
        self.form.setEnabled(self._writable)
        self.list.setVisible(bool(opinions))
        if key != self._shown:
            self.told.hide()  # it speaks of the letter of another
            self._shown = key
        if key in opinions:
            self.right.show_sheet()
            self.form.switch_to(key)
            return
        self.right.show_words(text("opinions.choose") if opinions else text("opinions.empty"))

    # doing ------------------------------------------------------------------------------------

    def _add(self) -> None:
        self.leave()
        key = self.session.new_id()
        if self.session.attempt(AddOpinion(self.session.programme_id, Opinion(key))):
            self.list.show()
            self.list.choose(key)
            self.form.focus("kind")

    def _remove(self) -> None:
        self.leave()
        key = self.list.current_id()
        if key and self.session.attempt(RemoveOpinion(self.session.programme_id, key)):
            self.session.bus.told.emit(text("opinions.removed"))

    def _choose_folder(self) -> None:
        self.leave()
        preferences = self.session.preferences
        begin = preferences.current.files_folder if preferences is not None else ""
        chosen = folder(self, text("opinions.choose_folder"), Path(begin) if begin else None)
        if chosen:
            self.make_letter(chosen)

    def make_letter(self, folder: Path) -> None:
        """Make the letter for the chosen nationality self-government, and keep a copy with its opinion."""
        session, key = self.session, self.list.current_id()
        self.job = session.jobs.start(hearing.make, session.editing, session.programme_id, key, folder, session.new_id)
        self.job.done.connect(self._made)
        self.job.failed.connect(self._refused)
        self._tell(text("opinions.making"))
        self.list.setFocus()  # else it would go on to the button that removes
        self.letter.setEnabled(False)

    def _made(self, letter: hearing.Letter) -> None:
        self.job = None
        programme = self.session.office.programmes.get(letter.programme)
        opinion = programme.opinions.get(letter.opinion) if programme is not None else None
        if opinion is not None:
            self.session.attempt(hearing.noting(letter, opinion))
        names = ", ".join(file.name for file in letter.files)
        self._tell(f"{look.DONE[0]} {text('opinions.made', files=names, folder=letter.files[0].parent)}")
        self._show_chosen(self.list.current_id())

    def _refused(self, error: UserError) -> None:
        self.job = None
        self.told.hide()
        self._show_chosen(self.list.current_id())
        self.session.bus.refused.emit(error)

    def _tell(self, words: str) -> None:
        self.told.setText(words)
        self.told.show()

    def _show_paper(self) -> None:
        self.leave()
        self.session.go("preview", "opinions")

    def _go_back(self) -> None:
        self.leave()
        self.session.go("forum")

    def _write(self) -> None:
        self.form.focus("text")

    def _council(self, key: str) -> Council | None:
        programme = self.session.office.programmes.get(key)
        return programme.council if programme is not None else None

    def _council_command(self, key: str, field: str, value: Any) -> Command:  # noqa: ANN401 – the type of the field
        kind = NationalityBody if field == "nationality_body" else ConsentNeed
        return ChangeCouncil(key, {field: kind(value)})


def _row(opinion: Opinion, state: OpinionState) -> Row:
    name = opinion.sender.strip() or text("opinions.nobody")
    title = text("opinions.row", name=name, kind=text(f"opinions.kinds.{opinion.kind}"))
    until = opinion.until
    if state is OpinionState.AWAITED and until is not None:
        words = text("opinions.state.awaited_until", day=short_date(until))
    elif state is OpinionState.SETTLED and not opinion.has_spoken:
        words = text("opinions.state.silent")
    else:
        words = text(f"opinions.state.{state}")
    return Row(opinion.id, title, words, _MARKS[state])


def _order(opinion: Opinion) -> tuple[OpinionKind, bool, object, str]:
    """Nationality self-governments by their last day, then the others."""
    return opinion.kind, opinion.until is None, opinion.until or 0, opinion.id
