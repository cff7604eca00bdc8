"""The fields of a settlement and of a day, used both where one is typed anew and where it is changed."""

from datetime import date
from decimal import Decimal

from PySide6.QtCore import QDate, QEvent, QSignalBlocker, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QPalette, QWheelEvent
from PySide6.QtWidgets import QCompleter, QDateEdit, QLabel, QWidget

from hep_desktop.domain.settlement import StrategicDocument, is_ksh_code
from hep_desktop.hungarian import parse_number, table_number
from hep_desktop.ui.grids import RecordGrid
from hep_desktop.ui.look import DONE, ERROR, Mark, colour
from hep_desktop.ui.models.rows import Column
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text
from hep_desktop.ui.text_fields import LineField, ParsedField, is_for_the_journal

_CODE_LENGTH = 5
KINDS = ("community", "large_community", "town", "county_town", "district")


def code_field(parent: QWidget | None = None) -> ParsedField:
    """A field for a KSH code; only a right one counts."""

    def parsed(words: str) -> str | None:
        code = words.strip()
        return code if is_ksh_code(code) else None

    return ParsedField(parsed, str, "12345", parent)


def population_field(parent: QWidget | None = None) -> ParsedField:
    """A field for a number of people, or none."""

    def parsed(words: str) -> int | None:
        number = parse_number(words)
        return int(number) if number is not None and number >= 0 and number == int(number) else None

    def written(people: int) -> str:
        return table_number(Decimal(people))

    return ParsedField(parsed, written, "812", parent)


def kind_field(parent: QWidget | None = None) -> LineField:
    """A field for the legal standing, which offers the usual ones."""
    field = LineField(parent)
    names = [text(f"start.kinds.{kind}") for kind in KINDS]
    completer = QCompleter(QStringListModel(names, field), field)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    field.setCompleter(completer)
    completer.activated.connect(field.finished)
    return field


def documents_grid(session: Session) -> RecordGrid:
    """The plans and concepts of the settlement that measures refer to, one a row."""
    names = (("title", 6), ("years", 3), ("decision", 4))
    columns = [Column(name, text(f"start.settlement.document.{name}"), share=share) for name, share in names]

    def make() -> StrategicDocument:
        return StrategicDocument(session.new_id())

    return RecordGrid(columns, make)


class CodeNote(QLabel):
    """Says while a code is typed whether its check digit is right."""

    def __init__(self, field: LineField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        field.textChanged.connect(self.judge)
        self.judge(field.text())

    def judge(self, code: str) -> None:
        """Say what is to be said of a code."""
        code = code.strip()
        if is_ksh_code(code):
            self._say(DONE, "start.settlement.code_right")
        elif len(code) < _CODE_LENGTH or not code.isdigit():
            self._say(None, "start.settlement.code_short")
        else:
            self._say(ERROR, "start.settlement.code_wrong")

    def _say(self, mark: Mark | None, key: str) -> None:
        self.setText(text(key))
        palette = QPalette(QGuiApplication.palette())
        if mark is not None:
            palette.setColor(self.foregroundRole(), colour(mark, palette))
        self.setPalette(palette)


_LAST_YEAR = 2999  # what is mistyped within it is refused with its reason; Qt's own last year has none after it


class CalendarField(QDateEdit):
    """A day that is always there, with a calendar to choose from."""

    edited = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCalendarPopup(True)
        self.setDisplayFormat("yyyy. MM. dd.")
        self.setMaximumDate(QDate(_LAST_YEAR, 12, 31))
        self.dateChanged.connect(self.edited)

    def value(self) -> date:
        """The day."""
        day = self.date()
        return date(day.year(), day.month(), day.day())

    def put(self, value: date) -> None:
        """Show a day."""
        with QSignalBlocker(self):
            self.setDate(QDate(value.year, value.month, value.day))

    def event(self, event: QEvent) -> bool:
        """Leave undo to the journal."""
        if is_for_the_journal(event):
            event.ignore()
            return False
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page: a wheel turned over the field must not change it unseen."""
        event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.finished.emit()
