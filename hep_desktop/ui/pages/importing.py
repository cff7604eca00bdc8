"""*Adatok betöltése*: file → what was recognised → preview → taken over; nothing is written before the last."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.outcome import Change, Outcome
from hep_desktop.domain.places import FactPlace
from hep_desktop.services import importing
from hep_desktop.services.importing import Proposal
from hep_desktop.services.showing import Shown
from hep_desktop.services.word_programme import is_word
from hep_desktop.ui import look
from hep_desktop.ui.choosing_files import files_to_open
from hep_desktop.ui.jobs import Job
from hep_desktop.ui.page_parts import heading, page_action
from hep_desktop.ui.pages.base import PACKAGE, SEALED, Page
from hep_desktop.ui.pages.import_preview import ImportPreview
from hep_desktop.ui.pages.import_result import Result
from hep_desktop.ui.pages.import_steps import DoneStep, FileStep, ReadingStep
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import error_sentences, text
from hep_desktop.ui.wizard.kept_dialog import KeptDialog
from hep_desktop.ui.wizard.wizard import ImportWizard

TOLD = ("file", "reading", "preview", "done")
STEPS = ("file", "reading", "showing", "preview", "done")  # an unknown table is shown while it is recognised


class ImportPage(Page):
    """Four steps in one page; several files are taken one after the other."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._waiting: list[Path] = []
        self._job: Job | None = None
        self._was_shown = False
        self._proposal: Proposal | None = None
        self._taking: Proposal | None = None
        self._results: list[Result] = []  # of the files taken together
        self.choose = page_action(self, "import_pages.choose", "", self._choose_file)
        self.cancel = page_action(self, "import_pages.cancel", "Esc", self._cancel)
        self.preview = ImportPreview(session)
        self.preview.accepted.connect(self._take_over)
        self.preview.refused.connect(self._cancel)
        self.wizard = ImportWizard()
        self.wizard.finished.connect(self._read_shown)
        self.wizard.refused.connect(self._cancel)
        self._steps = QLabel()
        self._steps.setObjectName("quiet")
        self._steps.setTextFormat(Qt.TextFormat.RichText)
        self._stack = QStackedWidget()
        self.file, self.reading, self.done = FileStep(self.choose), ReadingStep(self.cancel), DoneStep()
        self.file.kept.clicked.connect(self._show_kept)
        self.file.requests.clicked.connect(self._go_requests)
        self.done.again_button.clicked.connect(self._begin_anew)
        self.done.back_button.clicked.connect(self._go_back)
        for part in (self.file, self.reading, self.wizard, self.preview, self.done):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.addWidget(heading(text("import_pages.title")))
        column.addWidget(self._steps)
        column.addWidget(self._stack, 1)
        self._show_step("file")

    # what the frame asks ----------------------------------------------------------------------

    def take_files(self, paths: Sequence[Path]) -> bool:
        """Begin with files dropped on the window; a package is checked on its own page."""
        documents = [path for path in paths if is_word(path)]
        if documents and len(documents) == len(paths):  # beside tables each is refused with its reason
            self.session.go("word", str(documents[0]))
            if len(documents) > 1:
                self.session.bus.told.emit(text("import_pages.one_document", file=documents[0].name))
            return True
        packages = [path for path in paths if path.suffix.casefold() in (PACKAGE, SEALED)]
        if packages:
            self.session.go("verify", str(packages[0]))
            return True
        if self._job is None:
            self._waiting, self._results = list(paths), []
            self.session.copy_first()
            self._next_file()
        else:
            self._waiting += paths
        return True

    def reload(self, outcome: Outcome | None) -> None:
        """What stands in the drafts changed under the preview: compare anew."""
        del outcome
        if self._proposal is not None and self.step == "preview":
            self.preview.show_proposal(self._proposal, importing.preview(self._proposal, self.session.editing))
        elif self.step == "done":
            self._tell_results()

    def start_focus(self) -> None:
        """On the button of the present step."""
        if self.step == "showing":
            self.wizard.start_focus()
            return
        steps = {"file": self.file.open_button, "reading": self.reading.stop_button, "done": self.done.again_button}
        target = steps.get(self.step)
        (target or self.preview.table).setFocus()

    def guidance(self) -> str:
        """Which files are known and where they are found."""
        return text("import_pages.guidance")

    @property
    def step(self) -> str:
        """Where the user is: one of STEPS."""
        return STEPS[self._stack.currentIndex()]

    @property
    def _is_of_several(self) -> bool:
        """Whether the present file came with others."""
        return bool(self._waiting or self._results)

    @property
    def _leaving(self) -> str:
        """What leaving the present file out is called."""
        return text("import_pages.skip" if self._is_of_several else "import_pages.cancel")

    # the steps --------------------------------------------------------------------------------

    def _show_step(self, name: str) -> None:
        self._stack.setCurrentIndex(STEPS.index(name))
        at = TOLD.index("reading" if name == "showing" else name)
        names = [text(f"import_pages.step.{step}") for step in TOLD]
        told = "  ›  ".join(f"<b>{one}</b>" if i == at else one for i, one in enumerate(names))
        if self._is_of_several and name not in {"file", "done"}:
            place = len(self._results) + 1
            told += "  ·  " + text("import_pages.file_of", place=place, count=place + len(self._waiting))
        self._steps.setText(told)
        self._steps.setAccessibleName(text("import_pages.step_told", step=names[at], place=at + 1, count=len(names)))
        self.choose.setEnabled(name in {"file", "done"})
        self.file.requests.setEnabled(bool(self.session.programme_id))
        self.cancel.setEnabled(name in {"reading", "showing", "preview"})
        if self.isVisible():
            self.start_focus()

    def _go_requests(self) -> None:
        self.session.go("requests")

    def _show_kept(self) -> None:
        KeptDialog(self.session, self).exec()

    # file -------------------------------------------------------------------------------------

    def _choose_file(self) -> None:
        paths = files_to_open(self, text("import_pages.choose_title"), text("import_pages.files"))
        if paths:
            self.take_files(paths)

    def _next_file(self) -> None:
        self._proposal = None
        if not self._waiting:
            self._show_step("file")
            return
        path = self._reading = self._waiting.pop(0)
        self._was_shown = False
        self.file.problem.hide()
        self.reading.say(text("import_pages.reading_file", file=path.name))
        self._watch(self.session.jobs.start(importing.look, path, self.session.editing))

    def _watch(self, job: Job) -> None:
        self._job = job
        self.reading.begin()
        job.progress.connect(self.reading.show_progress)
        job.done.connect(self._show_found)
        job.failed.connect(self._refuse)
        job.cancelled.connect(self._stopped)
        self._show_step("reading")

    def _refuse(self, error: UserError) -> None:
        """A file that cannot be taken does not stop those that came with it."""
        self._job = None
        self._proposal = None
        if self._is_of_several:
            told = error_sentences(error)
            self._finish(Result(f"{look.ERROR[0]} {text('import_pages.refused', file=self._reading.name)} {told}"))
            return
        self.file.refuse(error)
        self._show_step("file")

    def _stopped(self) -> None:
        self._job = None
        self._waiting.clear()
        self._show_step("file")

    # an unknown table -------------------------------------------------------------------------

    def _show_found(self, found: Proposal | Shown) -> None:
        if not isinstance(found, Shown):
            self._show_preview(found)
            return
        self._job = None
        self.wizard.cancel.setText(self._leaving)
        self._show_step("showing")
        self.wizard.begin(found)

    def _read_shown(self, shown: Shown) -> None:
        self._was_shown = True
        self._watch(self.session.jobs.start(importing.read_shown, shown, self.session.editing))

    # preview ----------------------------------------------------------------------------------

    def _show_preview(self, proposal: Proposal) -> None:
        self._job = None
        rows = importing.preview(proposal, self.session.editing)
        has_list = self.session.editing.workspace.gazetteer_size() == len(proposal.gazetteer)
        if importing.brings_nothing(proposal, rows) and (has_list or not proposal.gazetteer):
            words = text("import_pages.nothing_new", file=proposal.file, count=len(rows))
            self._finish(Result(f"{look.DONE[0]} {words}"))
            return
        self._proposal = proposal
        self.preview.say_refusal(self._leaving)
        self._show_step("preview")
        self.preview.show_proposal(proposal, rows)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            return
        if self._is_of_several:  # this one alone is left out
            self._finish(Result(f"{look.WARNING[0]} {text('import_pages.skipped', file=self._reading.name)}"))
            return
        self._proposal = None
        self._show_step("file")

    def _take_over(self) -> None:
        proposal, self._proposal = self._proposal, None  # the preview has served: what is written needs no comparing
        if proposal is None:
            return
        self._taking = proposal
        if not self.preview.takes_list():
            self._take_facts([])
            return
        self.reading.say(text("import_pages.taking_list", file=proposal.file))
        self._job = self.session.jobs.start(importing.take_list_aside, self.session.editing, proposal)
        self._job.done.connect(self._list_taken)
        self._job.failed.connect(self._refuse)
        self._job.cancelled.connect(self._stopped)
        self.reading.begin()
        self._show_step("reading")

    def _list_taken(self, count: int) -> None:
        self._job = None
        self._take_facts([text("import_pages.list_taken", count=count)])

    def _take_facts(self, told: list[str]) -> None:
        proposal, chosen = self._taking, self.preview.model.chosen()
        changes: tuple[Change, ...] = ()
        if proposal is None:
            return
        try:
            if chosen or importing.adds_texts(proposal):
                changes = importing.take_over(self.session.editing, proposal, chosen, remember=self._was_shown).changes
                count = sum(1 for one in changes if isinstance(one.place, FactPlace))
                told.append(text("import_pages.taken", file=proposal.file, count=count))
        except UserError as error:
            self._refuse(error)
            return
        self._finish(Result("\n".join(f"{look.DONE[0]} {one}" for one in told), proposal.file, changes))

    def _finish(self, result: Result) -> None:
        """One file is done with; after the last all results stand together."""
        self._proposal = None
        self._results.append(result)
        if self._waiting:
            self.session.bus.told.emit(result.words)
            self._next_file()
            return
        self._tell_results()
        self._show_step("done")

    def _tell_results(self) -> None:
        self.done.result.setText("\n".join(one.told(self.session.office) for one in self._results))

    def _begin_anew(self) -> None:
        self._show_step("file")

    def _go_back(self) -> None:
        self._show_step("file")
        self.session.go("situation" if self.session.programme_id else "start")
