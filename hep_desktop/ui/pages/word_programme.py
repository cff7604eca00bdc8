"""*Korábbi HEP betöltése*: a Word file → read → beside the draft → taken over; nothing is written before the last."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.outcome import Outcome
from hep_desktop.domain.progress import Progress
from hep_desktop.services import file_reading, word_programme, word_taking
from hep_desktop.services.editing import Editing
from hep_desktop.services.word_programme import Row, State, WordProgramme
from hep_desktop.services.word_taking import Taken
from hep_desktop.ui import look
from hep_desktop.ui.choosing_files import file_to_open
from hep_desktop.ui.jobs import Job
from hep_desktop.ui.page_parts import ActionButton, heading, page_action, sentence, small_button
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.pages.import_result import Result
from hep_desktop.ui.pages.word_look import WordLook
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import error_sentences, programme_title, text

STEPS = ("file", "reading", "look", "done")
_LISTED = 12


class WordPage(Page):
    """Four steps in one page."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._job: Job | None = None
        self._word: WordProgramme | None = None
        self._path: Path | None = None
        self._programme = ""
        self._result = Result("")
        self.choose = page_action(self, "word.choose", "", self._choose_file)
        self.cancel = page_action(self, "import_pages.cancel", "Esc", self._cancel)
        self.look = WordLook()
        self.look.accepted.connect(self._take_over)
        self.look.refused.connect(self._cancel)
        self._stack = QStackedWidget()
        for part in (self._file_step(), self._reading_step(), self.look, self._done_step()):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.addWidget(heading(text("word.title")))
        column.addWidget(self._stack, 1)
        self.reload(None)
        self._show_step("file")

    # what the frame asks ----------------------------------------------------------------------

    def show_node(self, node: str) -> None:
        """Begin with a file that another page was given."""
        if node:
            self.take_files([Path(node)])

    def take_files(self, paths: Sequence[Path]) -> bool:
        """Begin with a file dropped on the window; tables, with or without it, are for the page of data."""
        words = [path for path in paths if word_programme.is_word(path)]
        if not words or len(words) < len(paths):
            return False
        if len(words) > 1:
            self.session.bus.told.emit(text("import_pages.one_document", file=words[0].name))
        if self._job is None:
            self._path = words[0]
            self.session.copy_first()
            self._read()
        return True

    def reload(self, outcome: Outcome | None) -> None:
        """Other drafts may be there, and other words in them: compare anew. What was taken may be undone."""
        del outcome
        self._list_drafts()
        if self._word is not None and self.step == "look":
            self._show_look(self._word)
        elif self.step == "done":
            self._tell()

    def start_focus(self) -> None:
        """On the button of the present step."""
        begin = self.open_button if self.open_button.isVisible() else self.new_button
        target = {"file": begin, "reading": self.stop_button, "done": self.go_button}.get(self.step)
        (target or self.look.table).setFocus()

    def guidance(self) -> str:
        """What happens to the file."""
        return text("word.guidance")

    @property
    def step(self) -> str:
        """Where the user is: one of STEPS."""
        return STEPS[self._stack.currentIndex()]

    # the steps --------------------------------------------------------------------------------

    def _file_step(self) -> QWidget:
        self.problem = sentence()
        self.problem.setObjectName("problem")
        self.problem.hide()
        self._drop = sentence(text("word.drop"))
        self.draft = QComboBox()
        self.draft.setAccessibleName(text("word.draft"))
        self._which = sentence(text("word.draft"))
        self.open_button = ActionButton(self.choose)
        self.open_button.setObjectName("main")
        self.no_draft = sentence(text("word.no_draft_yet"))
        self.new_button = small_button(text("word.new_programme"))
        self.new_button.clicked.connect(self._begin_programme)
        known = sentence(text("word.known"), quiet=True)
        parts = (self.problem, self.no_draft, self.new_button, self._drop, self._which, self.draft, self.open_button)
        return _step(*parts, known)

    def _reading_step(self) -> QWidget:
        self._told = sentence()
        self._progress = QProgressBar()
        self._progress.setAccessibleName(text("import_pages.reading"))
        self.stop_button = ActionButton(self.cancel)
        return _step(self._told, self._progress, self.stop_button)

    def _done_step(self) -> QWidget:
        self.result = sentence()
        self.rest = sentence(quiet=True)
        self.go_button = small_button(text("word.go_on"))
        self.go_button.setObjectName("main")
        self.go_button.clicked.connect(self._go_on)
        self.again_button = small_button(text("word.again"))
        self.again_button.clicked.connect(self._begin_anew)
        self.next_button = small_button(text("review.next_five"))
        self.next_button.clicked.connect(self._next_five)
        return _step(self.result, self.rest, self.go_button, self.next_button, self.again_button)

    def _show_step(self, name: str) -> None:
        self._stack.setCurrentIndex(STEPS.index(name))
        self.choose.setEnabled(name in {"file", "done"} and bool(self.draft.count()))
        self.cancel.setEnabled(name in {"reading", "look"})
        if self.isVisible():
            self.start_focus()

    def _list_drafts(self) -> None:
        """Where it can go: the open programme, or one of the drafts."""
        drafts = {one.id: one for one in file_reading.drafts(self.session.editing)}
        kept = self.draft.currentData() or self.session.programme_id
        self.draft.clear()
        for one in drafts.values():
            self.draft.addItem(programme_title(self.session.office.settlement_of(one.id), one.details), one.id)
        self.draft.setCurrentIndex(max(0, self.draft.findData(kept)))
        for widget in (self.no_draft, self.new_button):
            widget.setVisible(not drafts)
        for widget in (self._drop, self.open_button):
            widget.setVisible(bool(drafts))
        for widget in (self._which, self.draft):
            widget.setVisible(len(drafts) > 1)
        self.choose.setEnabled(bool(drafts) and self.step in {"file", "done"})

    # file -------------------------------------------------------------------------------------

    def _choose_file(self) -> None:
        path = file_to_open(self, text("word.choose_title"), text("word.files"))
        if path:
            self._path = path
            self._read()

    def _begin_programme(self) -> None:
        self.session.go("new_programme")

    def _read(self) -> None:
        if self._path is None:
            return
        self._programme = str(self.draft.currentData() or "")
        self.problem.hide()
        self._told.setText(text("import_pages.reading_file", file=self._path.name))
        self._progress.setRange(0, 0)
        self._job = self.session.jobs.start(_looked, self._path, self.session.editing, self._programme)
        self._job.progress.connect(self._show_progress)
        self._job.done.connect(self._read_done)
        self._job.failed.connect(self._refuse)
        self._job.cancelled.connect(self._stopped)
        self._show_step("reading")

    def _show_progress(self, done: int, total: int, key: str) -> None:
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        self._progress.setFormat(text(key))

    def _refuse(self, error: UserError) -> None:
        self._job = None
        told = error_sentences(error)
        self.problem.setText(f"{look.ERROR[0]} {told.what}\n{told.why}\n{told.todo}")
        self.problem.show()
        self._show_step("file")

    def _stopped(self) -> None:
        self._job = None
        self._show_step("file")

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            return
        self._word = None
        self._show_step("file")

    # look and take over -----------------------------------------------------------------------

    def _read_done(self, found: tuple[WordProgramme, tuple[Row, ...]]) -> None:
        self._job = None
        self._word, rows = found
        self._show_step("look")
        self._show_look(self._word, rows)
        self.start_focus()

    def _show_look(self, word: WordProgramme, rows: tuple[Row, ...] | None = None) -> None:
        """Show what the file offers; compare anew where `rows` do not say it yet."""
        editing = self.session.editing
        if self._programme not in self.session.office.programmes:
            self._cancel()
            return
        details = self.session.office.programmes[self._programme].details
        title = programme_title(self.session.office.settlement_of(self._programme), details)
        if rows is None:
            rows = word_programme.preview(word, editing, self._programme)
        self.look.show_word(word, rows, editing.edition(self._programme), title)

    def _take_over(self) -> None:
        word = self._word
        if word is None:
            return
        self._word = None  # what is written now needs no comparing
        editing, session = self.session.editing, self.session
        rows = word_programme.preview(word, editing, self._programme)
        chosen = dict(self.look.model.choices())
        older = self.look.older.isVisible() and self.look.older.isChecked()
        try:
            taken = word_taking.take_over(editing, word, self._programme, rows, chosen, session.new_id, older=older)
        except UserError as error:
            self._refuse(error)
            return
        left = [_left(row) for row in rows if not chosen[row.part.key].taken and row.state in _LEFT]
        self._finish(taken, left)

    def _finish(self, taken: Taken, left: Sequence[str]) -> None:
        counts = {"texts": taken.texts, "facts": taken.facts, "problems": taken.problems, "measures": taken.measures}
        told = " · ".join(text(f"word.done.{key}", count=count) for key, count in counts.items() if count)
        words = f"{look.DONE[0]} {text('word.done.all', what=told)}"
        self._result = Result(words, self._path.name if self._path else "", taken.outcome.changes)
        listed = "\n".join(f"•  {one}" for one in left[:_LISTED])
        more = f"\n{text('word.more_remarks', count=len(left) - _LISTED)}" if len(left) > _LISTED else ""
        self.rest.setText(f"{text('word.done.left', count=len(left))}\n{listed}{more}" if left else "")
        planned = self.session.office.programmes[self._programme].details.planned_adoption
        self.next_button.setVisible(planned < self.session.today())  # what was loaded is last time's programme itself
        self._show_step("done")
        self._tell()

    def _tell(self) -> None:
        """What was taken, as long as it stands."""
        self.result.setText(self._result.told(self.session.office))
        self.rest.setVisible(self._result.holds(self.session.office) and bool(self.rest.text()))

    def _begin_anew(self) -> None:
        self._show_step("file")

    def _go_on(self) -> None:
        self._go("situation")

    def _next_five(self) -> None:
        self._go("rolling")

    def _go(self, page: str) -> None:
        self._show_step("file")
        if self.session.programme_id != self._programme:
            self.session.open_programme(self._programme)
        self.session.go(page)


def _looked(path: Path, editing: Editing, programme: str, progress: Progress) -> tuple[WordProgramme, tuple[Row, ...]]:
    word = word_programme.read(path, editing, programme, progress)
    return word, word_programme.preview(word, editing, programme)


def _left(row: Row) -> str:
    """What stayed behind, and why."""
    return f"{row.part.title} – {word_programme.sentence(row.remarks[0])}" if row.remarks else row.part.title


_LEFT = (State.LOOK, State.PLACED, State.NOWHERE)


def _step(*widgets: QWidget) -> QWidget:
    step = QWidget()
    column = QVBoxLayout(step)
    column.setContentsMargins(0, look.GRID, 0, 0)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return step
