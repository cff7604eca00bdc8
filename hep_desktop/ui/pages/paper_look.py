"""*Iratok megjelenése*: the office's own Word template, and the village's coat of arms."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from hep_desktop.domain.errors import UserError
from hep_desktop.services import letterhead, stamping
from hep_desktop.services.stamping import Mark
from hep_desktop.ui import look
from hep_desktop.ui.choosing_files import file_to_open
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.jobs import Job
from hep_desktop.ui.page_parts import ActionButton, heading, page_action, scrolled, sentence, subheading
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import error_sentences, text

_WIDTH = 90  # letters


class PaperLookPage(Page):
    """Two files to give, and the way back to the program's own look."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._job: Job | None = None
        self.template = page_action(self, "ready.look.template", "", self._choose_template)
        self.no_template = page_action(self, "ready.look.no_template", "", self._forget_template)
        self.arms = page_action(self, "ready.look.arms", "", self._choose_arms)
        self.no_arms = page_action(self, "ready.look.no_arms", "", self._forget_arms)
        self.back = page_action(self, "ready.look.back", "", self._go_back)
        self.has_template, self.has_arms, self.told = sentence(), sentence(), sentence()
        self.large = QCheckBox(text("ready.look.large"))
        self.large.toggled.connect(self._size)
        self.stamps = {mark: QCheckBox(text(f"ready.look.stamp.{mark}")) for mark in Mark}
        for mark, box in self.stamps.items():
            box.setProperty("mark", mark.value)
            box.toggled.connect(self._stamp)
        self._first = ActionButton(self.template)
        self._place()
        self._show()

    def _place(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(look.letters(self, _WIDTH))
        column = QVBoxLayout(inner)
        column.setSpacing(look.GRID)
        templates, arms = Flow(), Flow()
        for button in (self._first, ActionButton(self.no_template)):
            templates.addWidget(button)
        for action in (self.arms, self.no_arms):
            arms.addWidget(ActionButton(action))
        column.addWidget(heading(text("ready.look.title")))
        column.addWidget(subheading(text("ready.look.template_title")))
        column.addWidget(sentence(text("ready.look.template_words"), quiet=True))
        column.addWidget(self.has_template)
        column.addLayout(templates)
        column.addWidget(subheading(text("ready.look.arms_title")))
        column.addWidget(sentence(text("ready.look.arms_words"), quiet=True))
        column.addWidget(self.has_arms)
        column.addLayout(arms)
        column.addWidget(subheading(text("ready.look.large_title")))
        column.addWidget(self.large)
        column.addWidget(subheading(text("ready.look.stamp_title")))
        column.addWidget(sentence(text("ready.look.stamp_words"), quiet=True))
        for box in self.stamps.values():
            column.addWidget(box)
        for widget in (self.told, ActionButton(self.back)):
            column.addWidget(widget)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))

    def show_node(self, node: str) -> None:
        """Another window may have changed it."""
        del node
        self._show()

    def start_focus(self) -> None:
        """On the first button."""
        self._first.setFocus()

    def guidance(self) -> str:
        """What a template gives to papers."""
        return text("ready.look.guidance")

    def _show(self) -> None:
        template, arms = letterhead.has_template(), letterhead.has_arms(self.session.settlement)
        self.has_template.setText(text("ready.look.template_set" if template else "ready.look.template_none"))
        self.has_arms.setText(text("ready.look.arms_set" if arms else "ready.look.arms_none"))
        with QSignalBlocker(self.large):
            self.large.setChecked(letterhead.wants_large())
        for mark, box in self.stamps.items():
            with QSignalBlocker(box):
                box.setChecked(stamping.wants(mark))
        works = self._job is not None
        self.no_template.setEnabled(template and not works)
        self.no_arms.setEnabled(arms and not works)
        for action in (self.template, self.arms):
            action.setEnabled(not works)

    # giving and taking back -------------------------------------------------------------------

    def _choose_template(self) -> None:
        chosen = file_to_open(self, text("ready.look.template_title"), text("ready.look.template_files"))
        if chosen:
            self.take_template(chosen)

    def take_template(self, path: Path) -> None:
        """Take a file as the template."""
        self._begin(letterhead.take_template, path)

    def _choose_arms(self) -> None:
        chosen = file_to_open(self, text("ready.look.arms_title"), text("ready.look.arms_files"))
        if chosen:
            self._begin(letterhead.take_arms, chosen, self.session.settlement)

    def _begin(self, work: Callable[..., object], *args: object) -> None:
        self.told.setText(text("ready.look.reading"))
        self._job = self.session.jobs.start(work, *args)
        self._job.done.connect(self._taken)
        self._job.failed.connect(self._refuse)
        self._show()

    def _taken(self, remarks: tuple[str, ...] | None) -> None:
        self._job = None
        lines = [f"{look.WARNING[0]} {remark}" for remark in remarks or ()]
        self.told.setText("\n".join([f"{look.DONE[0]} {text('ready.look.taken')}", *lines]))
        self._show()

    def _refuse(self, error: UserError) -> None:
        self._job = None
        told = error_sentences(error)
        self.told.setText(f"{look.ERROR[0]} {told.what}\n{told.why}\n{told.todo}\n{text('ready.look.stays')}")
        self._show()

    def _forget_template(self) -> None:
        letterhead.forget_template()
        self._forgotten()

    def _forget_arms(self) -> None:
        letterhead.forget_arms(self.session.settlement)
        self._forgotten()

    def _forgotten(self) -> None:
        self.told.setText(f"{look.DONE[0]} {text('ready.look.forgotten')}")
        self._show()
        self._first.setFocus()

    def _size(self, wanted: bool) -> None:
        try:
            letterhead.want_large(wanted=wanted)
        except UserError as error:
            self._refuse(error)

    def _stamp(self, wanted: bool) -> None:
        try:
            stamping.want(Mark(self.sender().property("mark")), wanted=wanted)
        except UserError as error:
            self._refuse(error)

    def _go_back(self) -> None:
        self.session.go("ready")
