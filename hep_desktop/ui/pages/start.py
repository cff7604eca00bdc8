"""*Kezdőlap*: what can be begun, and a card for every programme of the store, the most urgent first."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from hep_desktop.domain.commands import Command
from hep_desktop.domain.outcome import Outcome
from hep_desktop.domain.programme import Programme
from hep_desktop.services.law_days import next_term
from hep_desktop.services.workspaces import is_example
from hep_desktop.ui import look
from hep_desktop.ui.backup_words import checked_words
from hep_desktop.ui.big_button import BigButton
from hep_desktop.ui.page_parts import heading, scrolled, sentence
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.programme_card import Card, Cards
from hep_desktop.ui.row_button import RowButton
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text

_CARD = 46  # letters: a card's least width
_WIDTH = 130


class StartPage(Page):
    """Big actions above, cards below."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._archive_open = False
        self._moved_to = Path()
        self._cards, self._put_away = Cards(session), Cards(session)
        for cards in (self._cards, self._put_away):
            cards.moving.connect(self._move)
        self._mine = QLabel()
        self._mine.setObjectName("subheading")
        self.archive = self._row(text("start.archive", mark="▸", count=0), self._fold_archive)
        self._stores = QWidget()
        self.backups = self._row(text("start.backups"), self._show_backups)
        self.mentor = self._row(text("start.mentor"), self._mentor)
        self.safe = sentence(quiet=True)
        if session.keeper is not None:
            session.keeper.told.connect(self._say_safe)
        self._place()
        self.reload(None)

    def _place(self) -> None:
        self._stores_column = QVBoxLayout(self._stores)
        self._stores_column.setContentsMargins(0, 0, 0, 0)
        self._stores_column.setSpacing(0)
        inner = QWidget()
        outer = QVBoxLayout(self)  # first: what is moved later is moved with all that is in it
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))
        inner.setMaximumWidth(look.letters(self, _WIDTH))
        column = QVBoxLayout(inner)
        column.setContentsMargins(*4 * (3 * look.GRID,))
        column.setSpacing(2 * look.GRID)
        column.addWidget(heading(text("start.title")))
        column.addWidget(sentence(text("start.words")))
        column.addLayout(self._big_actions())
        lists = (self._mine, self._cards, self.archive, self._put_away, self._stores)
        for widget in (*lists, self.backups, self.mentor):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self.safe)

    def reload(self, outcome: Outcome | None) -> None:
        """Lay the cards out anew, the next date first."""
        del outcome
        every = sorted(self.session.office.programmes.values(), key=self._urgency)
        archived = [one for one in every if one.custody.archived]
        programmes = [one for one in every if not one.custody.archived]
        columns = max(1, self.width() // look.letters(self, _CARD)) if self.isVisible() else 2
        self._cards.show_programmes(programmes, columns)
        self._put_away.show_programmes(archived if self._archive_open else [], columns)
        self.archive.setVisible(bool(archived))
        mark = "▾" if self._archive_open else "▸"
        self.archive.say(text("start.archive", mark=mark, count=len(archived)))
        none = text("start.all_archived") if archived else text("start.none")
        self._mine.setText(text("start.mine") if programmes else none)
        self._list_stores()
        self._say_safe()

    def _say_safe(self) -> None:
        """The newest safety copy of this sitting, where there is one."""
        keeper = self.session.keeper
        checked = keeper.checked if keeper is not None else None
        self.safe.setVisible(checked is not None)
        if checked is not None:
            self.safe.setText(f"{look.DONE[0]} {checked_words(checked.at, self.session.today())}")

    def _urgency(self, programme: Programme) -> tuple[date, str]:
        """By the next day; what has none comes last."""
        term = next_term(self.session.office, programme.id, self.session.today())
        return (term.day if term is not None else date.max, programme.id)

    def _list_stores(self) -> None:
        """Other stores opened lately, where there are some."""
        while (item := self._stores_column.takeAt(0)) is not None:
            shown = item.widget()
            if shown is not None:
                shown.deleteLater()
        preferences = self.session.preferences
        recent = [Path(store) for store in preferences.current.recent_stores] if preferences is not None else []
        others = [path for path in recent if path != self.session.store_path and path.is_file()]
        self._stores.setVisible(bool(others))
        if not others:
            return
        title = QLabel(text("start.recent"))
        title.setObjectName("subheading")
        self._stores_column.addWidget(title)
        for path in others:
            link = RowButton(f"{path.name} – {path.parent}")
            link.setProperty("store", str(path))
            link.clicked.connect(self._open_store)
            self._stores_column.addWidget(link)

    def _fold_archive(self) -> None:
        self._archive_open = not self._archive_open
        self.reload(None)

    def _move(self, programme: str, target: Path) -> None:
        from hep_desktop.services.moving import move  # noqa: PLC0415 – seldom asked for

        self._moved_to = target.with_suffix(target.suffix or self.session.store_path.suffix)
        job = self.session.jobs.start(move, self.session.editing, programme, self._moved_to)
        job.done.connect(self._moved)
        job.failed.connect(self.session.bus.refused)

    def _moved(self, command: Command) -> None:
        if self.session.attempt(command):
            self.session.bus.told.emit(text("start.card.moved", file=self._moved_to.name))

    def _open_store(self) -> None:
        self.session.bus.store_wanted.emit(Path(str(self.sender().property("store"))))

    def cards(self) -> list[Card]:
        """The cards in their order."""
        return [*self._cards.cards, *self._put_away.cards]

    def start_focus(self) -> None:
        """On the first card, or the first action where there is none."""
        first = next(iter(self.cards()), self.new_button)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _big_actions(self) -> QGridLayout:
        self.new_button = self._big("new", "new", self._new)
        self.old_button = self._big("word", "open", self._word)
        self.load_button = self._big("import", "load", self._import)
        self.open_button = self._big("open", "open", self._open)
        self.example_button = self._big("example", "village", self._example)
        for button in (self.new_button, self.old_button, self.load_button):
            button.setEnabled(not self.session.store_read_only)
        if is_example(self.session.store_path):  # to show it here, without a parent yet, would open a window of its own
            self.example_button.hide()
        grid = QGridLayout()
        grid.setSpacing(look.GRID)
        for place, button in enumerate(
            (self.new_button, self.old_button, self.load_button, self.open_button, self.example_button)
        ):
            grid.addWidget(button, *divmod(place, 2))
        for column in range(2):
            grid.setColumnStretch(column, 1)
        return grid

    def _big(self, key: str, icon: str, slot: Callable[[], None]) -> BigButton:
        button = BigButton(text(f"start.{key}.title"), (text(f"start.{key}.words"),), icon)
        button.clicked.connect(slot)
        return button

    def _new(self) -> None:
        self.session.go("new_programme")

    def _word(self) -> None:
        self.session.go("word")

    def _import(self) -> None:
        self.session.go("import")

    def _row(self, words: str, slot: Callable[[], None]) -> RowButton:
        button = RowButton(words)
        button.clicked.connect(slot)
        return button

    def _show_backups(self) -> None:
        self.session.go("backups")

    def _mentor(self) -> None:
        self.session.go("desk")

    def _open(self) -> None:
        self.session.bus.asked.emit("open_store")

    def _example(self) -> None:
        """Making it takes some seconds the first time; then it is there."""
        from hep_desktop.services.example import make_example  # noqa: PLC0415 – heavy, and seldom asked for

        self.example_button.setEnabled(False)
        self.session.bus.told.emit(text("start.example.making"))
        job = self.session.jobs.start(make_example)
        job.done.connect(self.session.bus.store_wanted)
        job.failed.connect(self.session.bus.refused)
        job.ended.connect(self._allow_example)

    def _allow_example(self) -> None:
        self.example_button.setEnabled(True)
