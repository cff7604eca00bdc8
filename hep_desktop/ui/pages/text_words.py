"""Ready words for a text: the menu *Kész szövegek*, and the sentences below the editor."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from hep_desktop.domain.commands import ConfirmNumbers, KeepText, RemoveKeptText, SetText
from hep_desktop.domain.situation import Block, FactKey, Text
from hep_desktop.services.ready_words import Mended, Offers, Suggestion, refresh_all, refreshed, stale
from hep_desktop.services.shared_texts import kept, sources, standard_text, taking
from hep_desktop.template.model import Node
from hep_desktop.template.ties import stated
from hep_desktop.ui.dialogs.take_text_dialog import TakeTextDialog
from hep_desktop.ui.page_parts import page_action
from hep_desktop.ui.pages.text_offer import OfferStrip
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
        self.node: Node | None = None
        self._offers = Offers(session.editing)
        self.sentences = SentencesPanel()
        self.sentences.put_in.connect(self._put_in)
        self.sentences.refresh.connect(self._refresh)
        edit.tell_tie = self._tell_tie
        self.offer = OfferStrip()
        self.offer.standard.clicked.connect(self._put_standard)
        self.offer.kept.clicked.connect(self._put_kept)
        self.offer.take.clicked.connect(self._take)
        self.offer.checked.connect(self._looked)
        self.menu = QMenu(text("text.words.menu"), page)
        self.standard = self._action("text.words.put_standard", self._put_standard)
        self.kept = self._action("text.words.put_kept", self._put_kept)
        self.take = self._action("text.words.take", self._take)
        self.menu.addSeparator()
        self.keep = self._action("text.words.keep", self._keep)
        self.forget = self._action("text.words.forget", self._forget)
        self.menu.addSeparator()
        self.go = page_action(page, "text.sentences.go", "Ctrl+Shift+K", self.sentences.start_focus)
        self.menu.addAction(self.go)
        self.everywhere = self._action("text.sentences.everywhere", self._refresh_everywhere)
        page.addAction(self.menu.menuAction())
        self.button = self._made_button()
        self.refresh()

    def refresh(self) -> None:
        """Offer the menu where something can be written."""
        for one in (self.button, self.menu.menuAction(), self.everywhere):
            one.setEnabled(self._session.writable)

    def _made_button(self) -> QToolButton:
        button = QToolButton()
        button.setText(text("text.words.menu").replace("&", ""))
        button.setToolTip(text("text.words.tip"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(self.menu)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def reload(self) -> None:
        """Show what can be said and what has become untrue."""
        node, session = self.node, self._session
        if node is None:
            return
        written = session.programme.text(node.id)
        untrue = stale(session.editing, session.programme_id, written)
        coming = {one.after for one in untrue}  # a refresh says it
        unsaid = self._offers.unsaid(session.programme_id, node.id, written)
        new = tuple(one for one in unsaid if one.words not in coming)
        self.sentences.show_rows(untrue, new, writable=session.writable)
        self.go.setEnabled(not self.sentences.isHidden())
        self._offer(node, written)

    def _action(self, key: str, slot: Callable[[], object]) -> QAction:
        action = self.menu.addAction(text(key))
        action.triggered.connect(slot)
        return action

    # sentences --------------------------------------------------------------------------------

    def _put_in(self, suggestion: Suggestion) -> None:
        self._finish()
        self._edit.put_in(Text((Block(self._session.new_id(), runs=suggestion.runs),)))

    def _refresh(self, wanted: tuple[Mended, ...]) -> None:
        node, session = self.node, self._session
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

    # texts for the heading --------------------------------------------------------------------

    def _offer(self, node: Node, written: Text) -> None:
        session, strip = self._session, self.offer
        said = session.programme.chapter(node.id)
        standard = session.edition.wordings.text_for(node.id)
        others, own = bool(sources(session.editing, session.programme_id, node)), node.id in session.office.texts
        writable = session.writable
        if said.to_check and writable:
            strip.ask(said.taken_from, said.to_check)
        elif written.is_blank and writable:
            strip.offer(standard=standard.note if standard else "", kept=own, take=others)
        else:
            strip.hide()
        for action, possible in (
            (self.standard, standard is not None),
            (self.kept, own),
            (self.take, others),
            (self.keep, not written.is_blank),
            (self.forget, own),
        ):
            action.setEnabled(possible and writable)

    def _put_standard(self) -> None:
        node, session = self.node, self._session
        if node is None:
            return
        self._finish()
        ready = standard_text(session.editing, session.programme_id, node.id, session.new_id)
        if ready is not None:
            self._put_text(ready)

    def _put_text(self, ready: Text) -> None:
        """Into an empty text as it is, else below what stands there."""
        if not self._session.programme.text(self.node.id if self.node else "").is_blank:
            self._edit.start_paragraph()
        self._edit.put_in(ready)
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_kept(self) -> None:
        node, session = self.node, self._session
        if node is None:
            return
        self._finish()
        ready, own = kept(session.editing, session.programme_id, node.id), session.office.texts.get(node.id)
        if ready is None or own is None:
            return
        texts = ((node.id, ready),)
        session.attempt(
            taking(session.editing, session.programme_id, own.names.name, texts, session.new_id, instead=False)
        )
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        self._finish()
        if self.node and self._session.attempt(KeepText(self._session.programme_id, self.node.id)):
            self._session.bus.told.emit(text("text.words.kept"))
            self.reload()

    def _forget(self) -> None:
        if self.node and self._session.attempt(RemoveKeptText(self._session.programme_id, self.node.id)):
            self._session.bus.told.emit(text("text.words.forgotten"))
            self.reload()

    def _take(self) -> None:
        if self.node is None:
            return
        self._finish()
        dialog = TakeTextDialog(self._session, self.node, self._edit.window())
        dialog.finished.connect(self._back)
        dialog.open()

    def _back(self) -> None:
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _looked(self) -> None:
        if self.node:
            self._session.attempt(ConfirmNumbers(self._session.programme_id, self.node.id))
            self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
