"""The mentor's own sentences in a menu: two keys put one into a remark, and what was written can be kept as one."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from hep_desktop.domain.errors import UserError
from hep_desktop.services import phrases
from hep_desktop.ui.choosing_files import file_to_open, file_to_save
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text
from hep_desktop.ui.text_fields import TextField

_KEYS = "123456789abcdefghijklmnopqrstuvwxyz"
_SHOWN = 70  # letters


class PhraseMenu(QObject):
    """A button with the menu; Ctrl+Space opens it, a digit chooses."""

    def __init__(self, session: Session, field: TextField, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._field, self._window = session, field, parent
        self.button = QToolButton()
        self.button.setText(text("remarks.phrases.button"))
        self.button.setToolTip(text("remarks.phrases.tip"))
        self.button.setAccessibleName(text("remarks.phrases.button"))
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.button)
        self.button.setMenu(self.menu)
        self.menu.aboutToShow.connect(self.fill)
        QShortcut(QKeySequence("Ctrl+Space"), parent).activated.connect(self.button.showMenu)

    def fill(self) -> None:
        """List the sentences as they are now."""
        self.menu.clear()
        mine = phrases.phrases()
        for key, words in zip(_KEYS, mine, strict=False):
            short = words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
            action = self.menu.addAction(f"&{key}  {short.replace('&', '&&')}")
            action.setToolTip(words)
            action.triggered.connect(partial(self.insert, words))
        self.menu.addSeparator()
        written = str(self._field.value()).strip()
        keep = self.menu.addAction(text("remarks.phrases.keep"))
        keep.setEnabled(bool(written) and written not in mine)
        keep.triggered.connect(self._keep)
        forget = self.menu.addMenu(text("remarks.phrases.forget"))
        for words in mine:
            forget.addAction(words[:_SHOWN].replace("&", "&&")).triggered.connect(partial(self._forget, words))
        self.menu.addAction(text("remarks.phrases.share")).triggered.connect(self._share)
        self.menu.addAction(text("remarks.phrases.load")).triggered.connect(self._load)

    def insert(self, words: str, _checked: object = None) -> None:
        """Put a sentence where the cursor is."""
        cursor = self._field.textCursor()
        before = self._field.toPlainText()[: cursor.position()]
        cursor.insertText(f" {words}" if before and not before[-1].isspace() else words)
        self._field.setTextCursor(cursor)
        self._field.setFocus()

    def _keep(self) -> None:
        self._write((*phrases.phrases(), str(self._field.value())))

    def _forget(self, words: str, _checked: object = None) -> None:
        self._write(tuple(one for one in phrases.phrases() if one != words))

    def _share(self) -> None:
        path = file_to_save(self._window, text("remarks.phrases.share"), text("remarks.phrases.file"), "*.json")
        if path and self._write(phrases.phrases(), path):
            self._session.bus.told.emit(text("remarks.phrases.shared", file=path.name))

    def _load(self) -> None:
        path = file_to_open(self._window, text("remarks.phrases.load"), "*.json")
        if not path:
            return
        try:
            added = phrases.read(path)
        except UserError as error:
            self._session.bus.refused.emit(error)
            return
        mine = phrases.phrases()
        if self._write((*mine, *added)):
            new = len(phrases.phrases()) - len(mine)
            self._session.bus.told.emit(text("remarks.phrases.loaded", count=new, file=path.name))

    def _write(self, said: tuple[str, ...], path: Path | None = None) -> bool:
        try:
            phrases.keep(said, path)
        except UserError as error:
            self._session.bus.refused.emit(error)
            return False
        return True
