"""What the pages that bring something back share: the tree of changes and the button below it."""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.outcome import Change
from hep_desktop.domain.places import Place
from hep_desktop.domain.programme import ProgrammeDetails
from hep_desktop.services import restoring
from hep_desktop.template.model import Edition
from hep_desktop.ui import look
from hep_desktop.ui.change_tree import ChangeTree
from hep_desktop.ui.page_parts import sentence, small_button
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import place_name, programme_title, text


class RestorePanel(QWidget):
    """Choose among changes and bring back what was before them, as one step that can be undone."""

    restored = Signal()

    def __init__(self, session: Session, *, copies_first: bool = False) -> None:
        super().__init__()
        self._session = session
        self._copies_first = copies_first
        self._changes: tuple[Change, ...] = ()
        self._when = ""
        self.words = sentence()
        self.tree = ChangeTree(self._edition_of, self._title_of)
        self.all = small_button(text("restoring.choose_all"))
        self.button = small_button("")
        column = QVBoxLayout(self)
        column.setContentsMargins(look.GRID, 0, 0, 0)
        column.setSpacing(look.GRID)
        column.addWidget(self.words)
        column.addWidget(self.tree, 100)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addWidget(self.all)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch()
        self.all.clicked.connect(self.tree.tick_all)
        self.button.clicked.connect(self._ask)
        self.tree.choice_changed.connect(self._refresh)
        self.show_changes("", (), "")

    def show_changes(self, words: str, changes: Sequence[Change], when: str) -> None:
        """Show changes; `when` names the moment before them, for the name of the step."""
        self._changes, self._when = tuple(changes), when
        self.words.setText(words)
        self.tree.setVisible(bool(changes))
        self.all.setVisible(bool(changes))
        self.button.setVisible(bool(changes))
        self.tree.show_changes(self._changes)

    def _refresh(self) -> None:
        count = len(self.tree.chosen())
        self.button.setText(text("restoring.restore", count=count) if count else text("restoring.restore_none"))
        writable = not self._session.store_read_only
        self.button.setEnabled(bool(count) and writable)
        self.all.setEnabled(writable and count < len(self._changes))

    def _ask(self) -> None:
        """From a safety copy much may come back at once: what is here now is copied before."""
        keeper = self._session.keeper
        restore = partial(bring_back, self._session, self._changes, self.tree.chosen(), self._when)
        if self._copies_first and keeper is not None:
            keeper.before(restore)
        elif restore():
            self.restored.emit()

    def _details(self, programme: str) -> ProgrammeDetails | None:
        known = self._session.office.programmes.get(programme)
        if known is not None:
            return known.details
        records = (record for change in self._changes for record in (change.before, change.after))
        return next((one for one in records if isinstance(one, ProgrammeDetails) and one.id == programme), None)

    def _edition_of(self, programme: str) -> Edition:
        editing = self._session.editing
        if programme in editing.office.programmes:
            return editing.edition(programme)
        details = self._details(programme)
        return editing.editions.edition(details.edition) if details else editing.editions.for_day(editing.today)

    def _title_of(self, programme: str) -> str:
        details = self._details(programme)
        settlement = self._session.office.settlements.get(details.settlement) if details else None
        if details is None or settlement is None:
            return text("restoring.shared")
        return programme_title(settlement, details)


def bring_back(session: Session, changes: Sequence[Change], places: Iterable[Place], when: str) -> bool:
    """Restore what was chosen and tell it; the page where it was chosen may be gone by now. False where refused."""
    try:
        done = restoring.restore(session.editing, changes, places, when)
    except UserError as error:
        session.bus.refused.emit(error)
        return False
    words = text("restoring.done", count=len(done.outcome.changes))
    if done.left:
        names = dict.fromkeys(place_name(place, None) for place in done.left)
        words = f"{words} {text('restoring.left', places=', '.join(names))}"
    session.bus.told.emit(words)
    return True
