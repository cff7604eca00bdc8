"""The text of a chapter: an editor with a few buttons; what is typed is on its way to the disk within half a second."""

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolBar, QVBoxLayout, QWidget

from hep_desktop.domain.commands import SetText
from hep_desktop.domain.outcome import Outcome
from hep_desktop.domain.places import TextPlace
from hep_desktop.domain.situation import BlockKind
from hep_desktop.template.model import Node
from hep_desktop.ui import look
from hep_desktop.ui.binding import let_read
from hep_desktop.ui.page_parts import page_action
from hep_desktop.ui.pages.text_pictures import TextPictures
from hep_desktop.ui.pages.text_tables import TableMenu
from hep_desktop.ui.pages.text_words import TextWords
from hep_desktop.ui.rich_edit import RichEdit
from hep_desktop.ui.session import Session
from hep_desktop.ui.spell_check import SpellCheck
from hep_desktop.ui.strings import text

REST_MS = 4000  # after such a rest what follows is undone apart
_KINDS = {"bullets": BlockKind.BULLET, "numbers": BlockKind.NUMBERED, "heading": BlockKind.HEADING}


class TextPanel(QWidget):
    """One node's text. The page that holds the panel also holds its actions, for the menu *Oldal*."""

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._node: Node | None = None
        self._words_lag = False
        self.edit = RichEdit(session.new_id)
        let_read(self.edit, only=not session.writable)
        self.toolbar = QToolBar()
        self.toolbar.setIconSize(QSize(*(2 * (self.fontMetrics().height() + 2,))))
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self.commit)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(session.close_typing)
        self.pictures = TextPictures(session, self.edit, page)
        self._add_actions(page)
        self.spelling = self._check_spelling(session, page)
        self._add_strip()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.GRID // 2)
        for widget in (self.toolbar, self.strip, self.pictures, self.words.offer):
            column.addWidget(widget)
        column.addWidget(self.edit, 3)
        column.addWidget(self.words.sentences, 1)
        self.edit.edited.connect(self._edited)
        self.edit.left.connect(self.leave)
        self.edit.paragraph_ended.connect(self._paragraph_ended)
        self.edit.pasted.connect(self._say_lost)
        self.edit.too_long.connect(self._say_too_long)
        self.edit.cursorPositionChanged.connect(self._show_looks)
        self.setFocusProxy(self.edit)

    def show_node(self, node: Node) -> None:
        """Edit the text of another node."""
        if self._node is not None and node.id == self._node.id:
            return
        self.leave()
        self._node = node
        self.strip.hide()
        below = text("text.intro_hint") if node.children else ""
        hints = [node.guidance, below, *(text("text.point", point=point) for point in node.points)]
        self.edit.hint = "\n".join(hint for hint in hints if hint)
        self.edit.setAccessibleDescription(self.edit.hint)
        self.edit.setAccessibleName(f"{text('text.label')}: {node.heading}")
        self._show()
        self.words.node = node
        self._show_words()
        cursor = self.edit.textCursor()
        cursor.setPosition(0)
        self.edit.setTextCursor(cursor)

    def reload(self, outcome: Outcome | None) -> None:
        """Show what changed elsewhere; what is just being typed stays."""
        node = self._node
        place = TextPlace(self._session.programme_id, node.id) if node else None
        self._lock()
        if node is not None and (outcome is None or place in outcome.places) and not self._pause.isActive():
            self._show()
        self._show_words()

    def showEvent(self, event: QShowEvent) -> None:
        """Offer what can be said by now."""
        super().showEvent(event)
        self._catch_up()

    def _show_words(self) -> None:
        """Offer what can be said; behind the tables it is looked for when somebody looks here, or into the menu."""
        self._words_lag = True
        if self.isVisibleTo(self.window()):
            self._catch_up()

    def _catch_up(self) -> None:
        if self._words_lag:
            self._words_lag = False
            self.words.reload()

    def commit(self) -> None:
        """Hand over what is written."""
        self._pause.stop()
        node = self._node
        if node is None or not self._session.writable:
            return
        written = self.edit.value()
        if written != self._session.programme.text(node.id):
            self._session.attempt(SetText(self._session.programme_id, node.id, written), f"text/{node.id}")
            self._rest.start()

    def leave(self) -> None:
        """Hand over what is written and end the step of typing."""
        if self._pause.isActive():
            self.commit()
        self._rest.stop()
        self._session.close_typing()

    def _show(self) -> None:
        node = self._node
        if node is None:
            return
        self._lock()
        stored = self._session.programme.text(node.id)
        if self.edit.value() != stored:
            self.edit.put(stored)

    def _lock(self) -> None:
        """What the council adopted, or what is elsewhere, can only be read."""
        let_read(self.edit, only=not self._session.writable)
        for key in ("bold", "italic"):
            self._actions[key].setEnabled(self._session.writable)
        for menu in (self.tables, self.pictures, self.words):
            menu.refresh()
        self._show_looks()

    def _edited(self) -> None:
        if not self._pause.isActive():
            self._pause.start(self._session.gathering_ms)

    def _paragraph_ended(self) -> None:
        self.commit()
        self._session.close_typing()

    # buttons ----------------------------------------------------------------------------------

    def _add_actions(self, page: QWidget) -> None:
        self._actions: dict[str, QAction] = {}
        for key, keys, slot in (
            ("bold", "Ctrl+B", self.edit.toggle_bold),
            ("italic", "Ctrl+I", self.edit.toggle_italic),
            ("bullets", "Ctrl+Shift+L", self._bullets),
            ("numbers", "Ctrl+Shift+7", self._numbers),
            ("heading", "Ctrl+Shift+H", self._heading),
        ):
            action = page_action(page, f"text.{key}", keys, slot)
            action.setIcon(look.icon(key))
            action.setCheckable(True)
            action.setEnabled(self._session.writable)
            self.toolbar.addAction(action)
            self._actions[key] = action
        self.tables = TableMenu(self.edit, page)
        self.toolbar.addWidget(self.tables.button)
        self.toolbar.addAction(self.pictures.put_in)
        self.words = TextWords(self._session, self.edit, page, self.leave)
        self.words.menu.aboutToShow.connect(self._catch_up)
        self.toolbar.addWidget(self.words.button)
        self.toolbar.addSeparator()
        for key in ("undo", "redo"):
            action = QAction(look.icon(key), text(f"actions.{key}").replace("&", ""), self)
            keys = QKeySequence("Ctrl+Z" if key == "undo" else "Ctrl+Y").toString(
                QKeySequence.SequenceFormat.NativeText
            )
            action.setToolTip(f"{action.text()} ({keys})")
            action.setData(key)
            action.triggered.connect(self._ask)
            action.setEnabled(not self._session.read_only)
            self.toolbar.addAction(action)

    def _bullets(self) -> None:
        self._toggle("bullets")

    def _numbers(self) -> None:
        self._toggle("numbers")

    def _heading(self) -> None:
        self._toggle("heading")

    def _toggle(self, key: str) -> None:
        self.edit.toggle_kind(_KINDS[key])
        self._edited()
        self._show_looks()
        self.edit.setFocus()

    def _ask(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._session.bus.asked.emit(str(action.data()))

    def _show_looks(self) -> None:
        form, kind = self.edit.currentCharFormat(), self.edit.kind
        self._actions["bold"].setChecked(form.fontWeight() >= form.font().Weight.Bold)
        self._actions["italic"].setChecked(form.fontItalic())
        for key, one in _KINDS.items():
            self._actions[key].setChecked(kind is one)
            self._actions[key].setEnabled(self._session.writable and self.edit.tables.table is None)

    def _check_spelling(self, session: Session, page: QWidget) -> SpellCheck | None:
        speller = session.speller
        if speller is None or session.read_only:
            return None
        check = SpellCheck(self.edit, speller, self.edit.paragraph_ended)
        check.nothing_left.connect(self._say_all_right)
        following = page_action(page, "text.spelling.next", "F7", check.next_wrong)
        on = page_action(page, "text.spelling.on", "Shift+F7", session.close_typing)
        on.setCheckable(True)
        on.setChecked(speller.is_on)
        on.toggled.connect(speller.switch)
        for action in (following, on):
            action.setEnabled(speller.is_there)
        return check

    def _say_all_right(self) -> None:
        self._session.bus.told.emit(text("text.spelling.all_right"))

    # what a paste could not keep --------------------------------------------------------------

    def _add_strip(self) -> None:
        self.strip = QFrame()
        self.strip.setObjectName("notice")
        self.lost = QLabel()
        self.lost.setWordWrap(True)
        close = QPushButton(text("text.close"))
        close.clicked.connect(self.strip.hide)
        row = QHBoxLayout(self.strip)
        row.setContentsMargins(look.GRID, look.GRID // 2, look.GRID, look.GRID // 2)
        row.addWidget(self.lost, 1)
        row.addWidget(close)
        self.strip.hide()

    def _say_lost(self, lost: tuple[str, ...]) -> None:
        things = ", ".join(text(f"text.lost.{one}") for one in lost)
        self._say(f"{look.TIP[0]} {text('text.lost_strip', things=things)}" if lost else "")

    def _say_too_long(self, count: int) -> None:
        self._say(f"{look.ERROR[0]} {text('text.too_long', count=count)}")

    def _say(self, words: str) -> None:
        self.lost.setText(words)
        self.strip.setVisible(bool(words))
