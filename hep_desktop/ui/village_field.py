"""A field for municipalities of the desk by their names, several with commas between; names are offered while typed."""

from collections.abc import Callable

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QWidget

from hep_desktop.hungarian import fold
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
        """The codes; none where nothing stands."""
        return super().value() or ()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """While names are offered, Enter and Esc are for them."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab)
        popup = self._offer.popup()
        if popup is not None and popup.isVisible() and event.key() in keys:
            event.ignore()
            return
        super().keyPressEvent(event)

    def _codes(self, words: str) -> tuple[str, ...] | None:
        codes = {name.casefold(): code for code, name in self._known().items()}
        found = [codes.get(part.strip().casefold(), part.strip()) for part in words.split(",") if part.strip()]
        return tuple(dict.fromkeys(found)) if all(code in codes.values() for code in found) else None

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
