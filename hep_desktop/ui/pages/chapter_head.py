"""What stands above a chapter: its heading, which can be written anew in place, and the mark to come back to it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from hep_desktop.domain.commands import RenameHeading, SetReturnMark
from hep_desktop.template.model import Node
from hep_desktop.ui import look
from hep_desktop.ui.fields import FieldBinding
from hep_desktop.ui.page_parts import heading, page_action, sentence
from hep_desktop.ui.pages.heading_actions import HeadingActions
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text
from hep_desktop.ui.text_fields import TextField, title_field

_BESIDE = 80  # letters: from this width on the buttons stand beside the title


class ChapterHead(QWidget):
    """The heading of one node; the page that holds it also holds its actions, for the menu *Oldal*."""

    ended = Signal()
    """A title was written or left as it was; the focus may go on."""

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._node: Node | None = None
        self.title = heading("")
        self.field: TextField = title_field()
        self.field.setObjectName("heading")
        self.field.installEventFilter(self)
        self.field.setAccessibleName(text("headings.title"))
        self.field.hide()
        self.edition_title = sentence(quiet=True)
        self.mark = page_action(page, "headings.mark", "Ctrl+Shift+M", self._toggle_mark)
        self.mark.setCheckable(True)
        self.note = title_field()
        self.note.setPlaceholderText(text("headings.note_hint"))
        self._note_row = QWidget()
        self._note_binding = FieldBinding(session, self.note, self._read_note, self._write_note, self._note_key)
        self.menu = HeadingActions(session, page, self.rename)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._place()

    def _place(self) -> None:
        label = QLabel(f"{look.RETURN} {text('headings.note')}")
        label.setBuddy(self.note)
        self.note.setAccessibleName(text("headings.note"))
        row = QHBoxLayout(self._note_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(self.note, 1)
        words = QVBoxLayout()
        words.setSpacing(0)
        for part in (self.title, self.field, self.edition_title):
            words.addWidget(part)
        self._top.setSpacing(0)
        self._top.addLayout(words, 1)
        self._mark_button, self._menu_button = self._marking(), self._naming()
        buttons = QHBoxLayout()
        for button in (self._mark_button, self._menu_button):
            buttons.addWidget(button)
        self._top.addLayout(buttons)
        self._top.setAlignment(buttons, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(look.GRID // 2)
        whole.addLayout(self._top)
        whole.addWidget(self._note_row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The title has the whole width to itself where there is little: large letters, small screens."""
        super().resizeEvent(event)
        narrow = self.width() < look.letters(self, _BESIDE)
        self._top.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def _marking(self) -> QToolButton:
        button = QToolButton(autoRaise=True)
        button.setDefaultAction(self.mark)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        return button

    def _naming(self) -> QToolButton:
        button = QToolButton(autoRaise=True)
        button.setText(text("headings.menu"))
        button.setToolTip(text("headings.menu_tip"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(self.menu.menu)
        return button

    # what the page asks -----------------------------------------------------------------------

    def show_words(self, words: str) -> None:
        """Show a title that belongs to no heading of the document."""
        self._node = None
        self.title.setText(words)
        for part in (self.edition_title, self._note_row, self._mark_button, self._menu_button):
            part.hide()
        self.mark.setVisible(False)
        self.menu.show_node(None)
        self._write_title(on=False)

    def show_node(self, node: Node) -> None:
        """Show a heading and how it is marked."""
        self._node = node
        self.title.setText(node.heading)
        self.edition_title.setText(text("headings.edition_title", title=node.edition_title))
        self.edition_title.setVisible(bool(node.edition_title))
        self._menu_button.setVisible(self._session.writable)
        self.mark.setEnabled(self._session.writable)
        self._note_binding.set_writable(writable=self._session.writable)
        note = self._session.programme.chapter(node.id).return_to
        self.mark.setVisible(True)
        self._mark_button.show()
        self.mark.setChecked(note is not None)
        self._note_row.setVisible(note is not None)
        self._note_binding.show_value()
        self.menu.show_node(node)

    def leave(self) -> None:
        """Hand over what is still being written."""
        if self._node is not None:
            self._note_binding.finish()
            self._end(keep=True)

    def rename(self) -> None:
        """Write the title anew, in its place."""
        if self._node is None or not self._session.writable:
            return
        self.field.put(self._node.title)
        self._write_title(on=True)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def show_note(self) -> bool:
        """Go into the note of the mark. False where there is none."""
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)
        return not self._note_row.isHidden()

    # the title --------------------------------------------------------------------------------

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Enter and leaving the field keep the title, Esc leaves it as it was."""
        if watched is self.field:
            if event.type() == QEvent.Type.FocusOut:
                self._end(keep=True)
            elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key not in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            return False
        self._end(keep=key != Qt.Key.Key_Escape)
        self.ended.emit()
        return True

    def _end(self, *, keep: bool) -> None:
        node = self._node
        if node is None or self.field.isHidden():
            return
        self._write_title(on=False)
        if keep and self.field.value() != node.title:
            self._session.attempt(RenameHeading(self._session.programme_id, node.id, self.field.value()))

    def _write_title(self, *, on: bool) -> None:
        self.field.setVisible(on)
        self.title.setVisible(not on)

    # the mark ---------------------------------------------------------------------------------

    def _toggle_mark(self) -> None:
        node = self._node
        if node is None:
            return
        marked = self._session.programme.chapter(node.id).return_to is not None
        self._session.attempt(SetReturnMark(self._session.programme_id, node.id, None if marked else ""))
        if not marked:
            self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read_note(self) -> str:
        return (self._session.programme.chapter(self._node.id).return_to or "") if self._node else ""

    def _write_note(self, note: str) -> SetReturnMark:
        return SetReturnMark(self._session.programme_id, self._node.id if self._node else "", note)

    def _note_key(self) -> str:
        return f"return/{self._node.id}" if self._node else ""
