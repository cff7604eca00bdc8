"""A field for municipalities of the desk by their names, several with commas between; names are offered while typed."""

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QWidget

from hep_desktop.hungarian import fold
from hep_desktop.ui.strings import text
from hep_desktop.ui.text_fields import ParsedField

_BETWEEN = ", "


class VillageField(ParsedField):
    """Its value is the KSH codes; a name that is not on the desk is told."""

    def __init__(self, known: Callable[[], dict[str, str]], example: str, parent: QWidget | None = None) -> None:
        super().__init__(self._codes, self._names, example, parent)
        self._known = known
        self._model = QStringListModel(self)
        self._offer = QCompleter(self._model, self)
        self._offer.setWidget(self)
        self._offer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._offer.activated.connect(self._complete)
        self.textEdited.connect(self._suggest)

    def value(self) -> tuple[str, ...]:
        """The codes of the names that are known; another name stays in the field and is told."""
        return tuple(dict.fromkeys(code for _, code in self._read(self.text()) if code))

    def complaint(self) -> str:
        """Which names are not on the desk."""
        names = [name for name, code in self._read(self.text()) if not code]
        return text("mentor_log.not_on_desk", names=_BETWEEN.join(names))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """While names are offered, Enter and Esc are for them."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab)
        popup = self._offer.popup()
        if popup is not None and popup.isVisible() and event.key() in keys:
            event.ignore()
            return
        super().keyPressEvent(event)

    def _codes(self, words: str) -> tuple[str, ...] | None:
        return self.value() if all(code for _, code in self._read(words)) else None

    def _read(self, words: str) -> list[tuple[str, str]]:
        """Each name with its code; accents may lack where one name alone is meant."""
        known = self._known()
        held: tuple[str, ...] = self._held or ()  # one that left the desk since stands there by its code
        exact = {name.casefold(): code for code, name in known.items()} | {code: code for code in (*known, *held)}
        alike = Counter(fold(name) for name in known.values())
        folded = {fold(name): code for code, name in known.items() if alike[fold(name)] == 1}
        names = [part.strip() for part in words.split(",") if part.strip()]
        return [(name, exact.get(name.casefold()) or folded.get(fold(name), "")) for name in names]

    def _names(self, codes: tuple[str, ...]) -> str:
        known = self._known()
        return _BETWEEN.join(known.get(code, code) for code in codes)

    def _suggest(self) -> None:
        begun = fold(self.text().rpartition(",")[2].strip())
        names = [name for name in self._known().values() if begun and fold(name).startswith(begun)]
        if not names or (len(names) == 1 and fold(names[0]) == begun):
            if (popup := self._offer.popup()) is not None:
                popup.hide()
            return
        self._model.setStringList(sorted(names, key=lambda name: (len(name), name)))
        self._offer.setCompletionPrefix("")
        self._offer.complete()

    def _complete(self, name: str) -> None:
        before = self.text().rpartition(",")[0].strip()
        self.setText(f"{before}{_BETWEEN}{name}" if before else name)
        self.edited.emit()
