"""Under *További* on the page of the action plan: examples, and the plan as a file, out and back."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from hep_desktop.ui.page_parts import page_action
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text

if TYPE_CHECKING:
    from hep_desktop.ui.pages.plan_work import PlanWork


class PlanMore(QObject):
    """The actions, and the button that folds them."""

    inserted = Signal(str)
    """The id of a measure that was just made from an example."""
    leaving = Signal()
    """What is still being typed has to be handed over first."""

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self._measure = ""
        self.relations = page_action(page, "plan.relations.open", "", self._relations)
        self.examples = page_action(page, "plan.examples.open", "", self._examples)
        self.keep = page_action(page, "plan.examples.keep", "", self._keep)
        self.to_excel = page_action(page, "plan.file.to_excel", "", self._write_excel)
        self.to_word = page_action(page, "plan.file.to_word", "", self._write_word)
        self.read = page_action(page, "plan.file.read", "", self._choose)
        self.menu = QMenu(page)
        self.button = more_button(self.menu, page)
        for action in (self.relations, self.examples, self.keep, self.to_excel, self.to_word, self.read):
            self.menu.addAction(action)

    def reload(self) -> None:
        """Reading back changes the plan: drafts only."""
        for action in (self.read, self.examples):
            action.setEnabled(self._session.writable)

    def show_chosen(self, measure: str) -> None:
        """Which measure is chosen on the page."""
        self._measure = measure
        self.keep.setEnabled(bool(measure) and not self._session.read_only)

    @cached_property
    def _work(self) -> "PlanWork":
        from hep_desktop.ui.pages.plan_work import PlanWork  # noqa: PLC0415 – brings readers and papers, seldom wanted

        return PlanWork(self._session, self._page)

    def _relations(self) -> None:
        self.leaving.emit()
        self._work.relations()

    def _examples(self) -> None:
        self.leaving.emit()
        measure = self._work.examples()
        if measure:
            self.inserted.emit(measure)

    def _keep(self) -> None:
        self.leaving.emit()
        self._work.keep(self._measure)

    def _write_excel(self) -> None:
        self.leaving.emit()
        self._work.write_excel()

    def _write_word(self) -> None:
        self.leaving.emit()
        self._work.write_word()

    def _choose(self) -> None:
        self.leaving.emit()
        self._work.choose()

    def read_back(self, path: Path) -> None:
        """Read a file and show what it says otherwise."""
        self._work.read_back(path)


def more_button(menu: QMenu, parent: QWidget) -> QToolButton:
    """*További*, folded."""
    button = QToolButton(parent)
    button.setText(text("plan.more_actions"))
    button.setAccessibleName(text("plan.more_actions"))
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return button
