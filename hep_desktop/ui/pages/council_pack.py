"""*Testületi csomag*: which papers go to the council, into which folder, and one button that makes them all."""

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.outcome import Outcome
from hep_desktop.services import council_pack
from hep_desktop.services.council_pack import Choice, Made
from hep_desktop.ui import look
from hep_desktop.ui.choosing_files import folder
from hep_desktop.ui.jobs import Job
from hep_desktop.ui.page_parts import ActionButton, heading, page_action, scrolled, sentence, subheading
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.ready_parts import Target
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import error_sentences, text

_WIDTH = 90  # letters


class CouncilPackPage(Page):
    """Boxes to tick, a folder, a button; what was made can be opened from here."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._job: Job | None = None
        self._made_folder = Path()
        self.boxes: dict[str, QCheckBox] = {}
        self.make = page_action(self, "adoption.pack.make", "", self._make)
        self.cancel = page_action(self, "adoption.pack.cancel", "", self._cancel)
        self.open = page_action(self, "ready.result.open", "", self._open)
        self.back = page_action(self, "adoption.pack.back", "", self._go_back)
        self.target = Target(session)
        self.target.asked.connect(self._choose_folder)
        self.words = sentence()
        self.progress = QProgressBar()
        self.progress.setAccessibleName(text("adoption.pack.making"))
        self._list = QVBoxLayout()
        self._place()
        self.reload(None)
        self._allow()

    def _place(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(look.letters(self, _WIDTH))
        self.make_button = ActionButton(self.make)
        self.make_button.setObjectName("main")
        self._cancel_button, self._open_button = ActionButton(self.cancel), ActionButton(self.open)
        self._open_button.hide()
        work = QHBoxLayout()
        for widget in (self.make_button, self.progress, self._cancel_button):
            work.addWidget(widget)
        work.addStretch(1)
        column = QVBoxLayout(inner)
        column.setSpacing(look.GRID)
        column.addWidget(heading(text("adoption.pack.title")))
        column.addWidget(sentence(text("adoption.pack.words")))
        column.addWidget(subheading(text("adoption.pack.papers")))
        column.addLayout(self._list)
        column.addWidget(subheading(text("adoption.pack.folder")))
        column.addWidget(self.target)
        column.addLayout(work)
        for widget in (self.words, self._open_button, ActionButton(self.back)):
            column.addWidget(widget)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))

    # what the frame asks ----------------------------------------------------------------------

    def reload(self, outcome: Outcome | None) -> None:
        """List the papers that can be made now; what was ticked or not stays so."""
        del outcome
        found = council_pack.choices(self.session.editing, self.session.programme_id)
        ticked = {key: box.isChecked() for key, box in self.boxes.items()}
        if list(self.boxes) != [one.key for one in found]:
            for box in self.boxes.values():
                self._list.removeWidget(box)
                box.deleteLater()
            self.boxes = {one.key: self._box(one) for one in found}
        for one in found:
            self.boxes[one.key].setText(one.offer.title.replace("&", "&&"))
            self.boxes[one.key].setChecked(ticked.get(one.key, one.usual))
        self.target.reload()
        for before, after in pairwise((*self.boxes.values(), self.target.other, self.make_button)):
            self.setTabOrder(before, after)  # the list is made anew; Tab goes from top to bottom

    def show_node(self, node: str) -> None:
        """Papers may have come since."""
        del node
        self.reload(None)

    def start_focus(self) -> None:
        """On the first paper."""
        next(iter(self.boxes.values())).setFocus()

    def guidance(self) -> str:
        """What a pack is."""
        return text("adoption.pack.guidance")

    def _box(self, one: Choice) -> QCheckBox:
        box = QCheckBox(self)
        box.setAccessibleName(one.offer.title)
        self._list.addWidget(box)
        return box

    # making -----------------------------------------------------------------------------------

    def _make(self) -> None:
        session = self.session
        session.close_typing()
        chosen = frozenset(key for key, box in self.boxes.items() if box.isChecked())
        folder = self.target.folder
        self._job = session.jobs.start(council_pack.make, session.editing, session.programme_id, chosen, folder)
        self._job.progress.connect(self._show_progress)
        self._job.done.connect(self._made)
        self._job.failed.connect(self._refuse)
        self._job.cancelled.connect(self._cancelled)
        self.progress.setRange(0, 0)
        self.words.setText(text("adoption.pack.making"))
        self._open_button.hide()
        self._allow()
        self._cancel_button.setFocus()

    def _show_progress(self, done: int, total: int, key: str) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self.words.setText(text(key))

    def _made(self, made: Made) -> None:
        told = text("adoption.pack.made", count=len(made.files), whole=made.whole.name, folder=made.folder)
        self._stopped(f"{look.DONE[0]} {told}")
        self._made_folder = made.folder
        self._open_button.show()
        self._open_button.setFocus()

    def _refuse(self, error: UserError) -> None:
        told = error_sentences(error)
        self._stopped(f"{look.ERROR[0]} {told.what}\n{told.why}\n{told.todo}")

    def _cancelled(self) -> None:
        self._stopped(text("adoption.pack.cancelled"))

    def _stopped(self, words: str) -> None:
        self._job = None
        self.words.setText(words)
        self._allow()
        self.make_button.setFocus()

    def _allow(self) -> None:
        works = self._job is not None
        self.make.setEnabled(not works)
        for widget in (self.progress, self._cancel_button):
            widget.setVisible(works)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _open(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made_folder))):
            self.words.setText(text("ready.result.not_opened", folder=self._made_folder))

    def _choose_folder(self) -> None:
        chosen = folder(self, text("adoption.pack.folder"), self.target.base)
        if chosen:
            self.target.choose(chosen)

    def _go_back(self) -> None:
        self.session.go("adoption")
