"""A remark is written: on what place, what words, a wording instead where one is suggested."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hep_desktop.template.cell_text import UnreadableError, brief, read
from hep_desktop.ui import look
from hep_desktop.ui.frame.remarks.phrases import PhraseMenu
from hep_desktop.ui.frame.remarks.places import Asked
from hep_desktop.ui.page_parts import sentence, subheading
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text
from hep_desktop.ui.text_fields import LineField, TextField

_WIDTH, _QUOTED = 78, 300  # letters


class RemarkDialog(QDialog):
    """After *Megjegyzés hozzáadása* `asked`, `words`, `suggestion` and `author` hold what was written on what.

    `part` is what is chosen on the page, `whole` what it belongs to: the remark can be on that instead.
    """

    def __init__(self, session: Session, part: Asked, whole: Asked | None, author: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(text("remarks.write.title"))
        self._part, self._whole = part, whole
        self._where, self._quoted = subheading(""), sentence(quiet=True)
        self.on_whole = QCheckBox(text(f"remarks.whole.{whole.kind}") if whole is not None else "")
        self.on_whole.setVisible(whole is not None)
        self.field = TextField(lines=4)
        self.instead = TextField(lines=3)
        self.suggest = QCheckBox()
        self.refused = sentence()
        self.name = LineField()
        self.name.setText(author)
        self.phrases = PhraseMenu(session, self.field, self)
        self.buttons = QDialogButtonBox()
        self.add = self.buttons.addButton(text("remarks.write.add"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.add.setToolTip(text("remarks.write.add_tip"))
        self.buttons.addButton(text("remarks.write.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._place()
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.suggest.toggled.connect(self._suggest)
        self.on_whole.toggled.connect(self._ask)
        for field in (self.field, self.instead):
            field.edited.connect(self._typed)
        self._ask()

    def _place(self) -> None:
        column = self._column = QVBoxLayout(self)
        for words in (self._where, self._quoted):
            words.setTextFormat(Qt.TextFormat.PlainText)
        for widget in (self._where, self._quoted, self.on_whole):
            column.addWidget(widget)
        line = QHBoxLayout()
        label = QLabel(text("remarks.write.words"))
        label.setBuddy(self.field)
        line.addWidget(label, 1)
        line.addWidget(self.phrases.button)
        column.addLayout(line)
        self.field.setAccessibleName(text("remarks.write.words"))
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
    def asked(self) -> Asked:
        """What the remark is on."""
        return self._whole if self._whole is not None and self.on_whole.isChecked() else self._part

    @property
    def words(self) -> str:
        """What is remarked."""
        return str(self.field.value()).strip()

    @property
    def suggestion(self) -> str | None:
        """The wording suggested, where one is."""
        if not self.suggest.isChecked():
            return None
        words = str(self.instead.value())
        return words if self.asked.indicator is None else words.strip()

    @property
    def author(self) -> str:
        """Who remarks."""
        return str(self.name.value()).strip()

    def _ask(self) -> None:
        """Another place is remarked on: what was suggested for the first does not fit it."""
        asked = self.asked
        quote = asked.quote if len(asked.quote) <= _QUOTED else f"{asked.quote[: _QUOTED - 1]}…"
        self._where.setText(asked.place)
        self._quoted.setText(text("remarks.quoted", words=quote))
        self._quoted.setVisible(bool(quote))
        what = "value" if asked.indicator is not None else "words" if quote else "new"
        self.suggest.setText(text(f"remarks.suggest.{what}"))
        self.instead.setAccessibleName(text(f"remarks.instead.{what}"))
        self.suggest.setVisible(asked.suggests)
        self.suggest.setChecked(False)
        self.instead.put("")
        self._suggest()
        self.field.setFocus()

    def _suggest(self) -> None:
        on = self.suggest.isChecked()
        self.instead.setVisible(on)
        if on and not self.instead.value():
            self.instead.put(self.asked.quote)
        if on:
            self.instead.setFocus()
        self._typed()
        width = max(self.width(), look.letters(self, _WIDTH))
        self.resize(width, self._column.totalHeightForWidth(width))

    def _typed(self) -> None:
        suggested = self.suggestion
        reason = self._why_not(suggested)
        self.refused.setText(text(f"tables.rejected.{reason}", typed=brief(suggested or "")) if reason else "")
        self.refused.setVisible(bool(reason))
        changed = suggested is not None and suggested != self.asked.quote and not reason
        self.add.setEnabled(changed or (bool(self.words) and suggested is None))

    def _why_not(self, suggested: str | None) -> str:
        """Why a cell cannot hold what is suggested; blank where it can."""
        cell = self.asked.indicator
        if cell is None or not suggested:
            return ""
        try:
            read(suggested, cell)
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
