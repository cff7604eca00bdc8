"""Programmes on the start page: settlement, period, state, the next date; and what else can be done with each."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QToolButton, QWidget

from hep_desktop.domain.commands import ChangeCustody, RemoveProgramme
from hep_desktop.domain.programme import Programme, Status
from hep_desktop.hungarian import short_date
from hep_desktop.ui import look
from hep_desktop.ui.big_button import BigButton
from hep_desktop.ui.choosing_files import file_to_save
from hep_desktop.ui.clock_words import clock_words
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import programme_title, text, where_it_is


class Card(BigButton):
    """A press opens it; *További* holds the rest."""

    moving = Signal(str, Path)
    """The programme and the store it should go to."""

    def __init__(self, session: Session, programme: Programme) -> None:
        self._session = session
        self._programme = programme
        settlement = session.office.settlements[programme.details.settlement]
        title = programme_title(settlement, programme.details)
        super().__init__(title, self._lines(), "village")
        self.clicked.connect(self._open)
        self.more = QToolButton(self)
        self.more.setText(text("start.card.more"))
        self.more.setAutoRaise(True)
        self.more.setAccessibleName(text("start.card.more_of", title=title))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more.setMenu(self._menu())
        self._row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)

    def _lines(self) -> tuple[str, ...]:
        details, session = self._programme.details, self._session
        custody = self._programme.custody
        state = text(f"frame.status.{details.status}")
        if custody.draft:
            state = text("start.card.draft", whom=custody.whom or text("handing.somebody"))
        elif custody.away:
            state = text("start.card.away", state=state, whom=custody.whom or text("handing.somebody"))
        settlement = session.office.settlements[details.settlement]
        where = where_it_is(settlement.county, settlement.district)
        clock, *_ = clock_words(session, self._programme.id)
        history = session.editing.history(self._programme.id)
        edited = ""
        if history:
            at = history[-1].at.astimezone()
            edited = text("start.card.edited", day=short_date(at.date()), time=f"{at:%H:%M}")
        first = f"{state} · {where}" if where else state
        return tuple(line for line in (first, clock, edited) if line)

    def _menu(self) -> QMenu:
        menu, custody = QMenu(self), self._programme.custody
        menu.addAction(text("start.card.open")).triggered.connect(self._open)
        if not custody.draft:
            menu.addAction(text("start.card.hand_over")).triggered.connect(self._hand_over)
        writing = [(text("start.card.unarchive" if custody.archived else "start.card.archive"), self._archive)]
        if not custody.away:
            writing.append((text("start.card.move"), self._move))
        if (custody.draft or not custody.away) and self._programme.details.status is Status.DRAFT:
            writing.append((text("start.card.remove"), self._remove))
        menu.addSeparator()
        for words, slot in writing:
            action = menu.addAction(words)
            action.triggered.connect(slot)
            action.setEnabled(not self._session.store_read_only)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.more.menu().popup(event.globalPos())

    def _open(self) -> None:
        self._session.open_programme(self._programme.id)

    def _name(self) -> str:
        return self._session.office.settlements[self._programme.details.settlement].name

    def _hand_over(self) -> None:
        self._session.open_programme(self._programme.id)
        self._session.go("hand_over")

    def _archive(self) -> None:
        archived = self._programme.custody.archived
        step, session, name = "hep_unarchived" if archived else "hep_archived", self._session, self._name()
        if session.attempt(ChangeCustody(self._programme.id, step, {"archived": not archived})):
            session.bus.told.emit(text("start.card.unarchived" if archived else "start.card.archived", settlement=name))

    def _remove(self) -> None:
        session, name = self._session, self._name()
        if session.attempt(RemoveProgramme(self._programme.id)):
            session.bus.told.emit(text("start.card.removed", settlement=name))

    def _move(self) -> None:
        session = self._session
        usual = session.store_path.with_name(text("start.card.move_file"))
        name, begin = usual.with_suffix(session.store_path.suffix).name, usual.parent
        title, kinds = text("start.card.move_where"), text("frame.stores")
        path = file_to_save(self.window(), title, name, kinds, begin, adds=True)  # to a store that is there already
        if path:
            self.moving.emit(self._programme.id, path)


class Cards(QWidget):
    """Some programmes, as many in a row as there is room for."""

    moving = Signal(str, Path)
    """As a card says it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(look.GRID)
        self.cards: list[Card] = []

    def show_programmes(self, programmes: Sequence[Programme], columns: int) -> None:
        """Show these instead of the ones there were."""
        for card in self.cards:
            self._grid.removeWidget(card)
            card.deleteLater()
        self.cards = [Card(self._session, programme) for programme in programmes]
        for place, card in enumerate(self.cards):
            card.moving.connect(self.moving)
            self._grid.addWidget(card, *divmod(place, columns))
        self.setVisible(bool(programmes))
