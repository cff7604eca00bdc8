"""Ready words for a text: the menu *Kész szövegek*, and the sentences below the editor."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from hep_desktop.domain.commands import SetText
from hep_desktop.domain.situation import Block, FactKey, Text
from hep_desktop.services.ready_words import Mended, Suggestion, new_sentences, refresh_all, refreshed, stale
from hep_desktop.template.model import Node
from hep_desktop.template.ties import stated
from hep_desktop.ui.page_parts import page_action
from hep_desktop.ui.pages.text_sentences import SentencesPanel
from hep_desktop.ui.rich_edit import RichEdit
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text


class TextWords(QObject):
    """What one text panel offers; `finish` hands over what is being typed, so that each offer is a step of its own."""

    def __init__(self, session: Session, edit: RichEdit, page: QWidget, finish: Callable[[], None]) -> None:
        super().__init__(page)
        self._session = session
        self._edit = edit
        self._finish = finish
        self._node: Node | None = None
        self.sentences = SentencesPanel()
        self.sentences.put_in.connect(self._put_in)
        self.sentences.refresh.connect(self._refresh)
        edit.tell_tie = self._tell_tie
        self.menu = QMenu(text("text.words.menu"), page)
        self.go = page_action(page, "text.sentences.go", "Ctrl+Shift+K", self.sentences.start_focus)
        self.menu.addAction(self.go)
        self.everywhere = self._action("text.sentences.everywhere", self._refresh_everywhere)
        page.addAction(self.menu.menuAction())

    def button(self) -> QToolButton:
        """The button for the toolbar."""
        button = QToolButton()
        button.setText(text("text.words.menu").replace("&", ""))
        button.setToolTip(text("text.words.tip"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(self.menu)
        button.setEnabled(not self._session.read_only)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def show_node(self, node: Node) -> None:
        """Offer what belongs under another heading."""
        self._node = node
        self.reload()

    def reload(self) -> None:
        """Show what can be said and what has become untrue."""
        node, session = self._node, self._session
        if node is None:
            return
        written = session.programme.text(node.id)
        self.sentences.show_rows(
            stale(session.editing, session.programme_id, written),
            new_sentences(session.editing, session.programme_id, node.id, written),
            writable=not session.read_only,
        )
        self.go.setEnabled(not self.sentences.isHidden())

    def _action(self, key: str, slot: Callable[[], object]) -> QAction:
        action = self.menu.addAction(text(key))
        action.triggered.connect(slot)
        action.setEnabled(not self._session.read_only)
        return action

    # sentences --------------------------------------------------------------------------------

    def _put_in(self, suggestion: Suggestion) -> None:
        self._finish()
        self._edit.put_in(Text((Block(self._session.new_id(), runs=suggestion.runs),)))

    def _refresh(self, wanted: tuple[Mended, ...]) -> None:
        node, session = self._node, self._session
        if node is None:
            return
        self._finish()
        written = session.programme.text(node.id)
        known = {(one.block, one.before) for one in wanted}
        found = stale(session.editing, session.programme_id, written)
        chosen = [one for one in found if (one.block, one.before) in known]
        if session.attempt(SetText(session.programme_id, node.id, refreshed(written, chosen))):
            session.bus.told.emit(text("text.sentences.refreshed", count=len(chosen)))

    def _refresh_everywhere(self) -> None:
        self._finish()
        command, count = refresh_all(self._session.editing, self._session.programme_id)
        if not count:
            self._session.bus.told.emit(text("text.sentences.none_stale"))
        elif self._session.attempt(command):
            self._session.bus.told.emit(text("text.sentences.refreshed", count=count))

    def _tell_tie(self, key: FactKey) -> str:
        figures = self._session.figures
        indicator = figures.edition.indicators.get(key.indicator)
        label = indicator.label if indicator else key.indicator
        now = stated(figures, key)
        told = "text.sentences.tie" if now else "text.sentences.tie_lost"
        return text(told, indicator=label, period=key.period, now=now)
