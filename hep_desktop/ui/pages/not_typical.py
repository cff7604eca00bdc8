"""Whether a chapter applies to the settlement: its text, or one sentence that says why there is none."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QStackedWidget, QVBoxLayout, QWidget

from hep_desktop.domain.commands import SetNotTypical
from hep_desktop.template.model import Node
from hep_desktop.ui import look
from hep_desktop.ui.fields import FieldBinding
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.page_parts import sentence
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text
from hep_desktop.ui.text_fields import TextField, title_field


class Typical(QWidget):
    """The choice above a chapter's text, and below it the text or the field for the reason."""

    def __init__(self, session: Session, writing: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._node: Node | None = None
        self._writing = writing
        self.fill_in, self.not_typical = QRadioButton(text("text.fill_in")), QRadioButton(text("text.not_typical"))
        self._choice = QWidget()
        group = QButtonGroup(self)
        row = Flow(self._choice)
        for button in (self.fill_in, self.not_typical):
            group.addButton(button)
            row.addWidget(button)
            button.clicked.connect(self._chosen)
        self.reason: TextField = title_field()
        self._binding = FieldBinding(session, self.reason, self._read, self._write, self._key)
        self._pages = QStackedWidget()
        self._pages.addWidget(writing)
        self._pages.addWidget(self._reason_page())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, look.GRID // 2, 0, 0)
        whole.setSpacing(look.GRID // 2)
        whole.addWidget(self._choice)
        whole.addWidget(self._pages, 1)

    def _reason_page(self) -> QWidget:
        page = QWidget()
        label = QLabel(text("text.reason"))
        label.setBuddy(self.reason)
        self.reason.setAccessibleName(text("text.reason"))
        self.reason.setPlaceholderText(text("text.reason_hint"))
        column = QVBoxLayout(page)
        column.setContentsMargins(0, look.GRID, 0, 0)
        column.addWidget(label)
        column.addWidget(self.reason)
        column.addWidget(sentence(text("text.reason_words"), quiet=True))
        column.addStretch(1)
        return page

    def show_node(self, node: Node) -> None:
        """Show whether a chapter applies. What has chapters below it, or is our own, does."""
        self._node = node
        reason = self._session.programme.chapter(node.id).not_typical
        asked = not node.own and all(child.own for child in node.children)
        self._choice.setVisible(asked or reason is not None)
        self._choice.setEnabled(self._session.writable)
        self._binding.set_writable(writable=self._session.writable)
        (self.fill_in if reason is None else self.not_typical).setChecked(True)
        self._pages.setCurrentIndex(0 if reason is None else 1)
        self._binding.show_value()

    def leave(self) -> None:
        """Hand over what is still being typed."""
        if self._node is not None and self._pages.currentIndex() == 1:
            self._binding.finish()

    def start_focus(self) -> None:
        """Into the text, or the reason."""
        target = self._writing if self._pages.currentIndex() == 0 else self.reason
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self) -> None:
        node = self._node
        if node is None:
            return
        wanted = self.not_typical.isChecked()
        if wanted != (self._session.programme.chapter(node.id).not_typical is not None):
            self._session.close_typing()
            self._session.attempt(SetNotTypical(self._session.programme_id, node.id, "" if wanted else None))
        self.start_focus()

    def _read(self) -> str:
        return (self._session.programme.chapter(self._node.id).not_typical or "") if self._node else ""

    def _write(self, reason: str) -> SetNotTypical:
        return SetNotTypical(self._session.programme_id, self._node.id if self._node else "", reason)

    def _key(self) -> str:
        return f"typical/{self._node.id}" if self._node else ""
