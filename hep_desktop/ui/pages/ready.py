"""*Kész fájlok*: check, contents, folder, and one button for the files and the signed package."""

from dataclasses import replace
from itertools import pairwise

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.outcome import Outcome
from hep_desktop.services import exporting
from hep_desktop.services.exporting import Exported
from hep_desktop.ui import look
from hep_desktop.ui.choosing_files import folder
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.jobs import Job
from hep_desktop.ui.page_parts import ActionButton, heading, page_action, scrolled, sentence, subheading
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.ready_parts import Checked, Contents, Result, Target
from hep_desktop.ui.section import Section
from hep_desktop.ui.session import Session
from hep_desktop.ui.signer_chooser import SignerChooser
from hep_desktop.ui.small_numbers import SmallNumbers
from hep_desktop.ui.strings import error_sentences, text

_WIDTH = 96  # letters


class ReadyPage(Page):
    """From the checks to the folder, from top to bottom."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._job: Job | None = None
        self._made_from: object = None  # what went into the files shown as made
        self.make = page_action(self, "ready.make", "", self._make)
        self.cancel = page_action(self, "ready.cancel", "", self._cancel)
        self.copy = page_action(self, "ready.copy", "", self._copy)
        self.verify = page_action(self, "ready.verify", "", self._verify)
        self.paper_words = page_action(self, "ready.paper_words", "", self._paper_words)
        self.paper_look = page_action(self, "ready.paper_look", "", self._paper_look)
        self.sent = page_action(self, "ready.sent", "", self._sent)
        self.many = page_action(self, "ready.many.open", "", self._many)
        self.many_button = ActionButton(self.many)
        self.checked, self.contents = Checked(session), Contents(session)
        self.target, self.small, self.result = Target(session), SmallNumbers(session), Result()
        self.signer = SignerChooser(session, unsigned=True)
        self.advanced = Section(text("ready.signer"), self.signer)
        self.advanced.set_open(False)
        self.problem = sentence()
        self.problem.setObjectName("problem")
        self.progress = QProgressBar()
        self.progress.setAccessibleName(text("ready.making"))
        self._told = sentence()
        self._place()
        self.checked.changed.connect(self._allow)
        self.contents.asked.connect(self._look)
        self.target.asked.connect(self._choose_folder)
        self.result.hide()
        self.problem.hide()
        self.reload(None)

    def _place(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(look.letters(self, _WIDTH))
        column = QVBoxLayout(inner)
        column.setSpacing(look.GRID)
        self.make_button = ActionButton(self.make)
        self.make_button.setObjectName("main")
        self._cancel_button = ActionButton(self.cancel)
        work = QHBoxLayout()
        for widget in (self.make_button, self.progress, self._cancel_button):
            work.addWidget(widget)
        work.addStretch(1)
        column.addWidget(heading(text("ready.title")))
        for title, part in (
            ("ready.check.title", self.checked),
            ("ready.contents.title", self.contents),
            ("ready.target.title", self.target),
        ):
            column.addWidget(subheading(text(title)))
            column.addWidget(part)
        column.addWidget(sentence(text("ready.contents.words"), quiet=True))
        column.addWidget(self.advanced)
        column.addLayout(work)
        for part in (self._told, self.problem, self.result, subheading(text("ready.more"))):
            column.addWidget(part)
        more = Flow()
        for action in (self.copy, self.sent, self.verify, self.paper_look, self.paper_words):
            more.addWidget(ActionButton(action))
        more.addWidget(self.many_button)
        column.addLayout(more)
        column.addWidget(subheading(text("ready.small.title")))
        column.addWidget(self.small)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))

    # what the frame asks ----------------------------------------------------------------------

    def show_node(self, node: str) -> None:
        """Count anew when the page is shown."""
        del node
        self.reload(None)

    def reload(self, outcome: Outcome | None) -> None:
        """Show how things stand now."""
        del outcome
        if self.result.shows:
            self.result.tell_age(old=self._made_from != self._content())
        self.checked.reload()
        self.contents.reload()
        self.target.reload()
        self.small.reload()
        for part in (self.many, self.many_button):
            part.setVisible(len(self.session.office.programmes) > 1)
        self._allow()
        for before, after in pairwise((self.checked.anyway, *self.contents.buttons, self.target.other)):
            self.setTabOrder(before, after)  # the list is made anew each time; Tab goes from top to bottom

    def start_focus(self) -> None:
        """On the one button, or on the way to what is wrong."""
        (self.make_button if self.make.isEnabled() else self.checked.go).setFocus()

    def guidance(self) -> str:
        """What the files are for."""
        return text("ready.guidance")

    # making -----------------------------------------------------------------------------------

    def _allow(self) -> None:
        works = self._job is not None
        self.make.setEnabled(self.checked.allows and not works)
        for widget in (self.progress, self._cancel_button, self._told):
            widget.setVisible(works)

    def _content(self) -> object:
        """All that the files are made from."""
        office, programme = self.session.office, self.session.programme_id
        content = replace(office.programmes[programme], sendings={}, requests={}, tasks={})
        return content, office.settlement_of(programme), office.meetings_of(programme)

    def _make(self) -> None:
        self.result.forget()
        self.problem.hide()
        session = self.session
        session.close_typing()
        try:
            signer = self.signer.taken()
        except UserError as error:
            self._refuse(error)
            return
        self._made_from = self._content()
        self._job = session.jobs.start(
            exporting.export,
            session.editing,
            session.programme_id,
            self.target.folder,
            signer,
            allow_errors=self.checked.anyway.isChecked(),
            sign_papers=self.signer.signs_papers,
        )
        self._job.progress.connect(self._show_progress)
        self._job.done.connect(self._made)
        self._job.failed.connect(self._refuse)
        self._job.cancelled.connect(self._stopped)
        self.progress.setRange(0, 0)
        self._told.setText(text("ready.making"))
        self._allow()
        self._cancel_button.setFocus()

    def _show_progress(self, done: int, total: int, key: str) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self._told.setText(text(key))

    def _made(self, made: Exported) -> None:
        self._stopped()
        self.result.show_result(made)
        self.result.tell_age(old=self._made_from != self._content())
        self.result.open.setFocus()

    def _refuse(self, error: UserError) -> None:
        self._stopped()
        told = error_sentences(error)
        self.problem.setText(f"{look.ERROR[0]} {told.what}\n{told.why}\n{told.todo}")
        self.problem.show()

    def _stopped(self) -> None:
        self._job = None
        self._allow()
        self.make_button.setFocus()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    # elsewhere --------------------------------------------------------------------------------

    def _choose_folder(self) -> None:
        chosen = folder(self, text("ready.target.title"), self.target.base)
        if chosen:
            self.target.choose(chosen)

    def _look(self, document: str, meeting: str) -> None:
        self.session.go("preview", f"{document}/{meeting}" if meeting else document)

    def _copy(self) -> None:
        self.session.go("copying")

    def _paper_look(self) -> None:
        self.session.go("paper_look")

    def _sent(self) -> None:
        self.session.go("sendings")

    def _many(self) -> None:
        self.session.go("ready_many")

    def _paper_words(self) -> None:
        self.session.go("paper_words")

    def _verify(self) -> None:
        self.session.go("verify")
