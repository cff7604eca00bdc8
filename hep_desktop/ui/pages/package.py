"""A package opened as it was, to look at only: its papers, what has changed since, and taking things back from it."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QTabWidget, QVBoxLayout, QWidget

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.programme import Status
from hep_desktop.hungarian import short_date
from hep_desktop.services import opening
from hep_desktop.services.opening import Opened
from hep_desktop.services.ready_papers import title_of
from hep_desktop.ui import look
from hep_desktop.ui.job_bar import JobBar
from hep_desktop.ui.jobs import Job
from hep_desktop.ui.outside import show_outside
from hep_desktop.ui.page_parts import ActionButton, heading, page_action, sentence, small_button
from hep_desktop.ui.pages.base import PARCEL, Page
from hep_desktop.ui.pages.restoring import RestorePanel
from hep_desktop.ui.paper_view import PaperView
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import error_sentences, text
from hep_desktop.ui.tab_bar import RoomyTabBar
from hep_desktop.ui.walk import Destination

_PDF, _WORD = ".pdf", ".docx"
_WITHOUT_PAPERS = (PARCEL, ".json")


class PackagePage(Page):
    """Papers on one leaf, the comparison on the other; nothing here changes the package."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._job: Job | None = None
        self._path = Path()
        self._called = self._back = ""
        self._opened: Opened | None = None
        self.back = page_action(self, "package.back", "", self._go_back)
        self.words = sentence(text("package.words"))
        self.bar = JobBar()
        self.papers = QComboBox()
        self.papers.setAccessibleName(text("package.papers"))
        self.papers.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.papers.activated.connect(self._show_paper)
        self.word = small_button(text("package.open_word"))
        self.word.clicked.connect(self._open_word)
        self.paper = PaperView()
        self.panel = RestorePanel(session)
        self.panel.restored.connect(self._taken)
        self.leaves = QTabWidget()
        self.leaves.setTabBar(RoomyTabBar())
        self.leaves.addTab(self._papers_leaf(), text("package.papers"))
        self.leaves.addTab(self.panel, text("package.compare"))
        self._heading = heading(text("package.title"))
        column = QVBoxLayout(self)
        column.addWidget(self._heading)
        column.addWidget(self.words)
        column.addWidget(self.bar)
        column.addWidget(self.leaves, 1)
        column.addWidget(ActionButton(self.back))

    def _papers_leaf(self) -> QWidget:
        leaf = QWidget()
        row = QHBoxLayout()
        label = QLabel(text("ready.preview.paper"))
        label.setBuddy(self.papers)
        for widget in (label, self.papers, self.word):
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(leaf)
        column.addLayout(row)
        column.addWidget(self.paper, 1)
        return leaf

    # what the frame asks ----------------------------------------------------------------------

    def show_destination(self, where: Destination) -> None:
        """Open a package; one of the mentor's is called as it came (`field`), and leads back to its page (`table`)."""
        self._called, self._back = where.field, where.table
        self.back.setText(text("package.back_to_list" if where.table else "package.back"))
        self.show_node(where.node)

    def show_node(self, node: str) -> None:
        """Open the package of this name."""
        if not node:
            return
        self._path, self._opened = Path(node), None
        self._heading.setText(text("package.title_of", file=self._called or self._path.name))
        self.words.setText(text("package.opening"))
        self.leaves.setEnabled(False)
        jobs, seal = self.session.jobs, self.session.editing.workspace.attachments.seal
        if self._path.suffix.casefold() in _WITHOUT_PAPERS:
            self._job = jobs.start(opening.open_data, self._path, self._called, self.session.today(), seal)
        else:
            self._job = jobs.start(opening.open_package, self._path, seal)
        self.bar.follow(self._job)
        self._job.done.connect(self._show)
        self._job.failed.connect(self._refuse)
        self._job.cancelled.connect(self._stopped)

    def reload(self, outcome: object) -> None:
        """Compare anew."""
        del outcome
        if self._opened is not None and self.isVisible():
            self._compare(self._opened)

    def start_focus(self) -> None:
        """In the pages, so that the keys of a reader work."""
        self.paper.view.setFocus()

    def guidance(self) -> str:
        """What can be done here."""
        return text("package.guidance")

    # showing ----------------------------------------------------------------------------------

    def _show(self, opened: Opened) -> None:
        if self.sender() is not self._job:
            return  # another package was opened meanwhile
        self._job, self._opened = None, opened
        self.words.setText(text("package.drawn_here.words" if opened.drawn_here else "package.words"))
        self.leaves.setEnabled(True)
        self.papers.clear()
        for name in sorted(name.removesuffix(_PDF) for name in opened.papers if name.endswith(_PDF)):
            self.papers.addItem(title_of(name), name)
        self._show_paper()
        self._compare(opened)

    def _refuse(self, error: UserError) -> None:
        if self.sender() is not self._job:
            return
        self._job = None
        told = error_sentences(error)
        self.words.setText(f"{look.ERROR[0]} {told.what}\n{told.why}\n{told.todo}")

    def _stopped(self) -> None:
        if self.sender() is self._job:
            self._job = None
            self.words.setText(text("package.stopped"))

    def _show_paper(self) -> None:
        name = self._name
        if self._opened is None or not name:
            return
        self.paper.show_paper(self._opened.papers[name + _PDF])
        self.word.setVisible(name + _WORD in self._opened.papers)

    @property
    def _name(self) -> str:
        """Of the chosen paper's files, without ending."""
        return str(self.papers.currentData() or "")

    def _open_word(self) -> None:
        """In the program that opens Word files here; a copy, so the package stays as it is."""
        name = self._name + _WORD
        if self._opened is not None:
            lend = self.session.editing.workspace.lend
            show_outside(self.session, partial(lend, name.replace("/", "-"), self._opened.papers[name]))

    # comparing --------------------------------------------------------------------------------

    def _compare(self, opened: Opened) -> None:
        try:
            changes = opening.changes_since(self.session.editing, opened)
        except UserError as error:
            self.panel.show_changes(f"{look.ERROR[0]} {error_sentences(error)}", (), "")
            return
        here = opened.programme in self.session.office.programmes
        words = "package.same" if not changes else "package.differs" if here else "package.not_here"
        told = "\n".join(
            (text(words, count=len(changes)), *map(_moved, opening.dates_since(self.session.editing, opened)))
        )
        self.panel.show_changes(told, changes, text("package.when", file=self._called or self._path.name))
        if not here:
            self.panel.tree.tick_all()

    def _taken(self) -> None:
        if self._opened is not None:
            try:
                opening.keep_files(self.session.editing, self._opened)
            except UserError as error:
                self.session.bus.refused.emit(error)
            self._compare(self._opened)

    def _go_back(self) -> None:
        if self._back:
            self.session.go(self._back)
        else:
            self.session.go("verify", str(self._path))


def _moved(one: opening.Moved) -> str:
    return text(f"package.moved.{one.field}", then=_day_or_state(one.then), now=_day_or_state(one.now))


def _day_or_state(value: Status | date | None) -> str:
    if isinstance(value, Status):
        return text(f"frame.status.{value}")
    return short_date(value) if value else text("package.moved.none")
