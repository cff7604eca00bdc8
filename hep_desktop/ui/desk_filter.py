"""What narrows the mentor's desk: words, county, district, state."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QWidget

from hep_desktop.hungarian import sort_key
from hep_desktop.services.desk import OVERDUE_FILTER, DeskRow, DeskState, Narrowed, state_words
from hep_desktop.ui import look
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.models.desk_rows import MARKS
from hep_desktop.ui.strings import text

_PAUSE_MS = 120
_SEARCH, _CHOICE = 64, 17  # letters


class DeskFilter(QWidget):
    """A box for words and three choices; Down leads to the table, Esc shows all again."""

    changed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLineEdit(placeholderText=text("mentor_desk.search"), clearButtonEnabled=True)
        self.words.setAccessibleName(text("mentor_desk.search_name"))
        self.words.setMinimumWidth(look.letters(self, _SEARCH))
        self.county = _choice(text("mentor_desk.county"))
        self.district = _choice(text("mentor_desk.district"))
        self.state = _choice(text("mentor_desk.state_filter"))
        self._offer(self.state, [("", text("mentor_desk.all_states")), (OVERDUE_FILTER, text("mentor_desk.overdue"))])
        for state in DeskState:
            self.state.addItem(f"{MARKS[state][0]} {state_words(state)}", state.value)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self.words.textChanged.connect(self._wait)
        self.county.activated.connect(self._county_chosen)
        for box in (self.district, self.state):
            box.activated.connect(self.changed)
        self._places: tuple[tuple[str, str], ...] = ()
        row = Flow()
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.words, self.county, self.district, self.state):
            row.addWidget(widget)
        self.setLayout(row)
        self.words.installEventFilter(self)

    def offer(self, rows: Iterable[DeskRow]) -> None:
        """The counties and districts that there are."""
        self._places = tuple(dict.fromkeys((row.municipality.county, row.municipality.district) for row in rows))
        counties = sorted({county for county, _ in self._places if county}, key=sort_key)
        self._offer(self.county, [("", text("mentor_desk.all_counties")), *((one, one) for one in counties)])
        self.county.setVisible(len(counties) > 1)
        self._offer_districts()

    def wanted(self) -> Narrowed:
        """What is looked for now."""
        state = str(self.state.currentData() or "")
        county, district = self.county.currentData() or "", self.district.currentData() or ""
        return Narrowed(self.words.text(), county, district, state)

    def look_for(self, wanted: Narrowed) -> None:
        """Look for the same as before."""
        with QSignalBlocker(self.words):
            self.words.setText(wanted.words)
        self._choose(self.county, wanted.county)
        self._offer_districts()
        self._choose(self.district, wanted.district)
        self._choose(self.state, wanted.state)
        self.changed.emit()

    def start(self) -> None:
        """Begin to write."""
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def clear(self) -> None:
        """Look for nothing in particular."""
        self.look_for(Narrowed())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.words and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._pause.stop()
                self.changed.emit()
                self.left.emit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.clear()
                return True
        return False

    def _wait(self) -> None:
        self._pause.start()

    def _county_chosen(self) -> None:
        self._offer_districts()
        self.changed.emit()

    def _offer_districts(self) -> None:
        county = self.county.currentData() or ""
        names = {district for one, district in self._places if district and county in ("", one)}
        named = [(one, one) for one in sorted(names, key=sort_key)]
        self._offer(self.district, [("", text("mentor_desk.all_districts")), *named])
        self.district.setVisible(len(self._places) > 1)
        self.district.setEnabled(len(named) > 1)  # what stands beside it stays where it is

    def _offer(self, box: QComboBox, choices: Sequence[tuple[str, str]]) -> None:
        if [box.itemData(at) for at in range(box.count())] == [value for value, _ in choices]:
            return
        kept = box.currentData()
        box.clear()
        for value, words in choices:
            box.addItem(words, value)
        self._choose(box, kept)

    @staticmethod
    def _choose(box: QComboBox, value: object) -> None:
        box.setCurrentIndex(max(0, box.findData(value)))


def _choice(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(_CHOICE)
    return box
