"""A remark is written: on what place, what words, a wording instead where one is suggested."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hep_desktop.frozen import dataclass
from hep_desktop.template.cell_text import UnreadableError, brief, read
from hep_desktop.template.model import Indicator
from hep_desktop.ui import look
from hep_desktop.ui.frame.remarks.phrases import PhraseMenu
from hep_desktop.ui.page_parts import sentence
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text
from hep_desktop.ui.text_fields import LineField, TextField

_WIDTH, _QUOTED = 78, 300  # letters


@dataclass(frozen=True, slots=True)
class Asked:
    """What a remark is written on; `suggests` – another wording can be proposed, for a cell a value of `indicator`."""

    place: str
    quote: str
    suggests: bool
    indicator: Indicator | None = None


class RemarkDialog(QDialog):
    """After *Megjegyzés hozzáadása* `words`, `suggestion` and `author` hold what was written."""

    def __init__(self, session: Session, asked: Asked, author: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(text("remarks.write.title"))
        self._quote, self._cell = asked.quote, asked.indicator
        self.field = TextField(lines=4)
        self.instead = TextField(lines=3 if self._cell is None else 1)
        what = "value" if self._cell is not None else "words" if asked.quote else "new"
        self.suggest = QCheckBox(text(f"remarks.suggest.{what}"))
        self.suggest.setVisible(asked.suggests)
        self.refused = sentence()
        self.name = LineField()
        self.name.setText(author)
        self.phrases = PhraseMenu(session, self.field, self)
        self.buttons = QDialogButtonBox()
        self.add = self.buttons.addButton(text("remarks.write.add"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.add.setToolTip(text("remarks.write.add_tip"))
        self.buttons.addButton(text("remarks.write.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._place(asked.place)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.suggest.toggled.connect(self._suggest)
        for field in (self.field, self.instead):
            field.edited.connect(self._typed)
        self._suggest()
        self.resize(look.letters(self, _WIDTH), self.sizeHint().height())
        self.field.setFocus()

    def _place(self, place: str) -> None:
        column = QVBoxLayout(self)
        where = QLabel(place)
        where.setObjectName("subheading")
        where.setWordWrap(True)
        where.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(where)
        if self._quote:
            short = self._quote if len(self._quote) <= _QUOTED else f"{self._quote[: _QUOTED - 1]}…"
            column.addWidget(sentence(text("remarks.quoted", words=short), quiet=True))
        line = QHBoxLayout()
        label = QLabel(text("remarks.write.words"))
        label.setBuddy(self.field)
        line.addWidget(label, 1)
        line.addWidget(self.phrases.button)
        column.addLayout(line)
        self.field.setAccessibleName(text("remarks.write.words"))
        self.instead.setAccessibleName(text("remarks.write.instead" if self._cell is None else "remarks.write.value"))
        self.name.setAccessibleName(text("remarks.write.author"))
        column.addWidget(self.field)
        column.addWidget(self.suggest)
        column.addWidget(self.instead)
        column.addWidget(self.refused)
        author = QHBoxLayout()
        by = QLabel(text("remarks.write.author"))
        by.setBuddy(self.name)
        author.addWidget(by)
        author.addWidget(self.name, 1)
        column.addLayout(author)
        column.addWidget(self.buttons)

    @property
    def words(self) -> str:
        """What is remarked."""
        return str(self.field.value()).strip()

    @property
    def suggestion(self) -> str | None:
        """The wording suggested, where one is."""
        if not self.suggest.isChecked():
            return None
        return str(self.instead.value()) if self._cell is None else str(self.instead.value()).strip()

    @property
    def author(self) -> str:
        """Who remarks."""
        return str(self.name.value()).strip()

    def _suggest(self) -> None:
        on = self.suggest.isChecked()
        self.instead.setVisible(on)
        if on and not self.instead.value():
            self.instead.put(self._quote)
        if on:
            self.instead.setFocus()
        self._typed()

    def _typed(self) -> None:
        suggested = self.suggestion
        reason = self._why_not(suggested)
        self.refused.setText(text(f"tables.rejected.{reason}", typed=brief(suggested or "")) if reason else "")
        self.refused.setVisible(bool(reason))
        changed = suggested is not None and suggested != self._quote and not reason
        self.add.setEnabled(changed or (bool(self.words) and suggested is None))

    def _why_not(self, suggested: str | None) -> str:
        """Why a cell cannot hold what is suggested; blank where it can."""
        if self._cell is None or not suggested:
            return ""
        try:
            read(suggested, self._cell)
        except UnreadableError as error:
            return error.reason
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter keeps, wherever the cursor is: Enter alone is a new line."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self.add.isEnabled():
                self.accept()
            return
        super().keyPressEvent(event)
