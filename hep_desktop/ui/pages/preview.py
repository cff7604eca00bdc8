"""A paper as it will be printed: built in the background, shown page by page, saved or printed from here."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Outcome
from hep_desktop.domain.places import MeetingPlace
from hep_desktop.services import reporting
from hep_desktop.services.reporting import Offer
from hep_desktop.ui.choosing_files import file_to_save
from hep_desktop.ui.fields import ChoiceField
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.jobs import Job
from hep_desktop.ui.page_parts import ActionButton, heading, page_action
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.paper_view import PaperView
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text
from hep_desktop.ui.walk import Destination


class PreviewPage(Page):
    """Shows one of the papers that can be made now; `show_node` takes its name."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._wanted: tuple[str, str] = ("hep", "")
        self._shown: tuple[tuple[str, str], Office] | None = None
        self._job: Job | None = None
        self._offers: dict[tuple[str, str], Offer] = {}
        self.back = page_action(self, "ready.preview.back", "", self._go_back)
        self.save_pdf = page_action(self, "ready.preview.save_pdf", "", self._save_pdf)
        self.save_docx = page_action(self, "ready.preview.save_docx", "", self._save_docx)
        self.save_html = page_action(self, "ready.preview.save_html", "", self._save_html)
        self.print = page_action(self, "ready.preview.print", "", self._print)
        self.cancel = page_action(self, "ready.preview.cancel", "", self._cancel)
        self.papers = ChoiceField(())
        self.papers.finished.connect(self._choose)
        self.paper = PaperView()
        self._words = QLabel()
        self._progress = QProgressBar()
        self._progress.setAccessibleName(text("ready.preview.making"))
        self._place()
        self._ready(has_pages=False)

    def _place(self) -> None:
        label = QLabel(text("ready.preview.paper"))
        label.setBuddy(self.papers)
        self.papers.setAccessibleName(text("ready.preview.paper"))
        first = QHBoxLayout()
        first.addWidget(ActionButton(self.back))
        first.addWidget(label)
        first.addWidget(self.papers, 1)
        ways_out = Flow()
        for action in (self.save_pdf, self.save_docx, self.save_html, self.print):
            ways_out.addWidget(ActionButton(action))
        self._cancel_button = ActionButton(self.cancel)
        working = QHBoxLayout()
        for part in (self._words, self._progress, self._cancel_button):
            working.addWidget(part)
        column = QVBoxLayout(self)
        column.addWidget(heading(text("ready.preview.title")))
        column.addLayout(first)
        column.addLayout(ways_out)
        column.addLayout(working)
        column.addWidget(self.paper, 1)

    # what the frame asks ----------------------------------------------------------------------

    def show_node(self, node: str) -> None:
        """Show a paper: `hep`, or `minutes/…` with the id of the meeting; without a name the last one again."""
        self._offer()
        document, _, meeting = node.partition("/")
        self._show(*((document, meeting) if node else self._wanted))

    def reload(self, outcome: Outcome | None) -> None:
        """What changed stands on the paper too."""
        del outcome
        self._offer()
        if self.isVisible():
            self._show(*self._wanted)

    def leave(self) -> None:
        """A paper nobody looks at need not be made."""
        self._cancel()

    def start_focus(self) -> None:
        """In the pages, so that the keys of a reader work."""
        self.paper.view.setFocus()

    def guidance(self) -> str:
        """What this is."""
        return text("ready.preview.guidance")

    # making -----------------------------------------------------------------------------------

    def _offer(self) -> None:
        """List the papers that can be made now."""
        offers = reporting.documents(self.session.editing, self.session.programme_id)
        self._offers = {(offer.document, offer.meeting): offer for offer in offers}
        self.papers.clear()
        for key, offer in self._offers.items():
            self.papers.addItem(offer.title, key)

    def _show(self, document: str, meeting: str) -> None:
        if (document, meeting) not in self._offers:
            document, meeting = next(iter(self._offers))
        self._wanted = (document, meeting)
        self.papers.setCurrentIndex(list(self._offers).index(self._wanted))
        now = (self._wanted, self.session.office)
        if self._shown is not None and self._shown[0] == now[0] and self._shown[1] is now[1]:
            return
        self._shown = now
        self._make(self._drawn, reporting.draw, "pdf")

    def _make(self, done: Callable[[Any], None], make: Callable[..., object], *form: object) -> None:
        self._cancel()
        document, meeting = self._wanted
        programme = "" if meeting else self.session.programme_id
        arguments = {"programme": programme, "meeting": meeting, "as_of": self.session.today()}
        self._job = self.session.jobs.start(make, self.session.editing, document, *form, **arguments)
        self._job.progress.connect(self._show_progress)
        self._job.done.connect(done)
        self._job.failed.connect(self._refuse)
        self._progress.setRange(0, 0)
        self._words.setText(text("ready.preview.making"))
        self._ready(has_pages=False)

    def _drawn(self, content: bytes) -> None:
        if self.sender() is not self._job:
            return  # of a paper nobody waits for any more
        self._job = None
        self.paper.show_paper(content)
        self._ready(has_pages=self.paper.pages > 0)

    def _saved(self, path: Path) -> None:
        if self.sender() is not self._job:
            return
        self._job = None
        self.session.bus.told.emit(text("ready.preview.saved", file=path))
        self._ready(has_pages=self.paper.pages > 0)

    def _refuse(self, error: UserError) -> None:
        if self.sender() is not self._job:
            return
        self._job, self._shown = None, None
        self._ready(has_pages=self.paper.pages > 0)
        self.session.bus.refused.emit(error)

    def _cancel(self) -> None:
        if self._job is None:
            return
        self._job.cancel()
        self._job, self._shown = None, None
        self._ready(has_pages=self.paper.pages > 0)

    def _show_progress(self, done: int, total: int, key: str) -> None:
        if self.sender() is not self._job:
            return
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        self._words.setText(text(key))

    def _ready(self, *, has_pages: bool) -> None:
        for widget in (self._words, self._progress, self._cancel_button):
            widget.setVisible(self._job is not None)
        for action in (self.save_pdf, self.save_docx, self.save_html, self.print):
            action.setEnabled(has_pages)

    # doing ------------------------------------------------------------------------------------

    def _choose(self) -> None:
        self._show(*self.papers.value())

    def _go_back(self) -> None:
        _, meeting = self._wanted
        if meeting:
            self.session.go("forum", place=MeetingPlace(meeting))
        else:
            self.session.bus.go.emit(self.came_from or Destination("ready"))

    def _save_pdf(self) -> None:
        self._save("pdf", text("ready.preview.pdf_files"))

    def _save_docx(self) -> None:
        self._save("docx", text("ready.preview.docx_files"))

    def _save_html(self) -> None:
        self._save("html", text("ready.preview.html_files"))

    def _save(self, form: str, files: str) -> None:
        offer: Offer = self._offers[self._wanted]
        target = file_to_save(self, text("ready.preview.save_title"), f"{offer.file_name}.{form}", files)
        if target:
            self._make(self._saved, reporting.build, form, target)

    def _print(self) -> None:
        from hep_desktop.ui.printing import Printing  # noqa: PLC0415 – asks the system for its printers

        printing = Printing(self.paper.content, self._offers[self._wanted].title, self)
        printing.told.connect(self.session.bus.told)
        printing.failed.connect(self._not_printed)
        printing.ask()

    def _not_printed(self) -> None:
        self.session.bus.refused.emit(UserError("print.failed"))
