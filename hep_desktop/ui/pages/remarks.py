"""*Megjegyzések*: a draft out to the mentor, remarks in, answers out; for a mentor the other way round."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.outcome import Outcome
from hep_desktop.domain.progress import Progress
from hep_desktop.services import drafts, remarks_file
from hep_desktop.services.editing import Editing
from hep_desktop.services.handing_over import Parcel, read_parcel
from hep_desktop.services.remarks_arrival import Coming, coming_of, draft_words, file_words
from hep_desktop.services.remarks_file import RemarksFile
from hep_desktop.ui.choosing_files import file_to_open, file_to_save
from hep_desktop.ui.job_bar import JobBar
from hep_desktop.ui.jobs import Job
from hep_desktop.ui.look import ERROR, GRID, letters
from hep_desktop.ui.page_parts import heading, scrolled, sentence, small_button, subheading
from hep_desktop.ui.pages.base import PARCEL, Page
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import error_sentences, text
from hep_desktop.ui.text_fields import LineField

_NAME = 50  # letters


class RemarksPage(Page):
    """What came and waits to be taken over stands first; then the ways out."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._job: Job | None = None
        self._coming: Coming | None = None
        self._path = Path()
        self.title = subheading("")
        self.words = sentence()
        self.take = small_button(text("remarks.page.take"))
        self.choose = small_button(text("remarks.page.choose"))
        self.name = LineField()
        self.name.setAccessibleName(text("remarks.page.name"))
        self.name.setText(self._author())
        self.name.setMaximumWidth(letters(self, _NAME))
        self.draft = small_button(text("remarks.page.draft"))
        self.paper = small_button(text("remarks.page.paper"))
        self.send = small_button(text("remarks.page.send"))
        self._out = subheading("")
        self._out_words, self._care = sentence(), sentence(quiet=True)
        self._named = sentence(text("remarks.page.name"))
        self.bar = JobBar()
        self._place()
        self.choose.clicked.connect(self._choose)
        self.take.clicked.connect(self._take)
        self.draft.clicked.connect(self._choose_draft)
        self.paper.clicked.connect(self._choose_paper)
        self.send.clicked.connect(self._choose_file)
        self._show(None)
        self.reload(None)

    def _place(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setSpacing(GRID)
        column.addWidget(heading(text("remarks.page.title")))
        for widget in (self.title, self.words, self.take, self.bar):
            column.addWidget(widget)
        for widget in (self._out, self._out_words, self._named, self.name, self.send, self.draft, self.paper):
            column.addWidget(widget)
        column.addWidget(self._care)
        column.addSpacing(GRID)
        self._in = subheading(text("remarks.page.in"))
        column.addWidget(self._in)
        column.addWidget(sentence(text("remarks.page.in_words")))
        column.addWidget(self.choose)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))

    def reload(self, outcome: Outcome | None) -> None:
        """Show the ways that are open now."""
        del outcome
        session = self.session
        is_open = session.programme_id in session.office.programmes
        reads = session.reads_draft
        said = is_open and bool(session.programme.remarks)
        for widget in (self._out, self._out_words, self._named, self.name):
            widget.setVisible(is_open)
        self.draft.setVisible(is_open and not reads)
        self.paper.setVisible(is_open and not reads)
        self._care.setVisible(is_open and not reads)
        self.send.setVisible(said)
        self.send.setText(text("remarks.page.send_back" if reads else "remarks.page.send"))
        self._out.setText(text("remarks.page.out_mentor" if reads else "remarks.page.out"))
        self._care.setText(text("remarks.page.care"))
        if is_open:
            key = "writes" if not reads else "said" if said else "silent"
            self._out_words.setText(text(f"remarks.out.{key}", count=len(session.programme.remarks)))

    def show_node(self, node: str) -> None:
        """Read the file of this name, if one is named."""
        if node:
            self.take_files([Path(node)])

    def take_files(self, paths: Sequence[Path]) -> bool:
        """Read the first file that carries a draft or remarks."""
        known = (PARCEL, remarks_file.ENDING, ".docx")
        mine = [path for path in paths if path.suffix.casefold() in known]
        if not mine or self.session.store_read_only:
            return False
        self._show(None)
        self._path = mine[0]
        self.words.setText(text("remarks.page.reading"))
        self.words.show()
        session = self.session
        if mine[0].suffix.casefold() == ".docx":
            if not session.programme_id:
                self._say(UserError("remarks.word_needs_programme", file=mine[0].name))
                return True
            job = session.jobs.start(coming_of, session.editing, session.programme_id, mine[0])
        else:
            reading = read_parcel if mine[0].suffix.casefold() == PARCEL else remarks_file.read
            job = session.jobs.start(reading, mine[0])
        self._job = job
        self.bar.follow(job)
        job.done.connect(self._found)
        job.failed.connect(self._refused)
        job.cancelled.connect(self._gave_up)
        return True

    def start_focus(self) -> None:
        """On the button that goes on."""
        session = self.session
        if self._coming is not None and self._coming.news:
            self.take.setFocus()
        elif session.programme_id and not session.reads_draft:
            self.draft.setFocus()
        else:
            (self.choose if self.send.isHidden() else self.send).setFocus()

    def guidance(self) -> str:
        """The loop in a few lines."""
        return text("remarks.page.guidance_mentor" if self.session.reads_draft else "remarks.page.guidance")

    # in ---------------------------------------------------------------------------------------

    def _choose(self) -> None:
        path = file_to_open(self, text("remarks.page.choose"), text("remarks.page.openable"))
        if path:
            self.take_files([path])

    def _found(self, found: Parcel | RemarksFile | Coming) -> None:
        if self.sender() is not self._job:
            return  # another file was dropped meanwhile
        editing = self.session.editing
        try:
            match found:
                case Parcel() if not found.slip.is_draft:
                    self._show(None)
                    self.session.go("take_over", str(self._path))  # the whole programme was handed over
                case Parcel():
                    self._show(draft_words(drafts.look(editing, found)))
                case RemarksFile():
                    self._show(file_words(editing, found, remarks_file.look(editing, found)))
                case Coming():
                    self._show(found)
        except UserError as error:
            self._say(error)

    def _gave_up(self) -> None:
        if self.sender() is self._job:
            self._show(None)

    def _refused(self, error: UserError) -> None:
        if self.sender() is self._job:
            self._say(error)

    def _say(self, error: UserError) -> None:
        self._show(None)
        self.words.setText(f"{ERROR[0]} {error_sentences(error)}")
        self.words.show()

    def _show(self, coming: Coming | None) -> None:
        self._coming = coming
        self.title.setVisible(coming is not None)
        self.words.setVisible(coming is not None)
        self.take.setVisible(coming is not None and coming.news)
        if coming is not None:
            self.title.setText(coming.title)
            self.words.setText("\n".join(coming.lines))
            self.start_focus()

    def _take(self) -> None:
        coming, session = self._coming, self.session
        if coming is None:
            return
        session.close_typing()
        session.copy_first()
        try:
            coming.take(session.editing)
        except UserError as error:
            session.bus.refused.emit(error)
            return
        self._show(None)
        if session.programme_id != coming.programme:
            session.open_programme(coming.programme)
        if session.reads_draft and not session.programme.remarks:
            session.go("situation")  # reading begins
        else:
            session.bus.asked.emit("remarks_pane")
        session.bus.told.emit(coming.taken)

    # out --------------------------------------------------------------------------------------

    def _author(self) -> str:
        preferences = self.session.preferences
        return (preferences.current.author if preferences is not None else "") or self.session.editing.who

    def _remember(self) -> None:
        preferences = self.session.preferences
        if preferences is not None and self._signed() != self._author():
            preferences.save(replace(preferences.current, author=self._signed()))

    def _choose_draft(self) -> None:
        name = drafts.draft_name(self.session.editing, self.session.programme_id)
        self._remember()
        path = self._ask_where(name, text("remarks.page.draft_filter"))
        if path is not None:
            self.send_draft(path)

    def send_draft(self, target: Path) -> None:
        """Write the draft for the mentor."""
        session = self.session
        session.close_typing()
        job = session.jobs.start(drafts.send, session.editing, session.programme_id, target, self._signed())
        job.done.connect(self._sent)
        job.failed.connect(session.bus.refused)

    def _sent(self, target: Path) -> None:
        self._tell(text("remarks.page.draft_done", file=target.name))

    def _choose_file(self) -> None:
        name = remarks_file.file_name(self.session.editing, self.session.programme_id)
        self._remember()
        path = self._ask_where(name, text("remarks.page.file_filter"))
        if path is not None:
            self.send_file(path)

    def send_file(self, target: Path) -> None:
        """Write the remarks and responses."""
        session = self.session
        try:
            count = remarks_file.write(session.editing, session.programme_id, target, self._signed())
        except UserError as error:
            session.bus.refused.emit(error)
            return
        self._tell(text("remarks.page.file_done", file=target.name, count=count))

    def _tell(self, words: str) -> None:
        """What became of a file that goes out: a password on the store does not go with it."""
        locked = self.session.editing.workspace.password
        self.session.bus.told.emit(f"{words} {text('password.parcel')}" if locked else words)

    def _ask_where(self, name: str, kinds: str) -> Path | None:
        return file_to_save(self, text("remarks.page.where"), name, kinds)

    def _signed(self) -> str:
        return str(self.name.value()).strip() or self.session.editing.who

    def _choose_paper(self) -> None:
        name = Path(drafts.draft_name(self.session.editing, self.session.programme_id)).with_suffix(".docx").name
        path = self._ask_where(name, text("remarks.page.paper_filter"))
        if path is not None:
            self.send_paper(path)

    def send_paper(self, target: Path) -> None:
        """Write the draft for Word, with what was remarked in its margin."""
        session = self.session
        session.close_typing()
        job = session.jobs.start(_word_draft, session.editing, session.programme_id, target)
        self.bar.follow(job)
        job.done.connect(self._sent)
        job.failed.connect(session.bus.refused)
        self.paper.setEnabled(False)
        job.ended.connect(self._paper_ended)

    def _paper_ended(self) -> None:
        self.paper.setEnabled(True)


def _word_draft(editing: Editing, programme: str, target: Path, progress: Progress) -> Path:
    from hep_desktop.services import word_remarks  # noqa: PLC0415 – loads what papers need

    return word_remarks.send(editing, programme, target, progress)
