"""The summary table A–K as an item model: groups as bands, measures as rows, a view on the measure sheets."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication

from hep_desktop.domain.plan import Measure, ResultIndicator
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import long_date
from hep_desktop.template.model import PlanField, PlanGroup
from hep_desktop.template.numbering import Numbered, numbered
from hep_desktop.ui import look
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text

_SHOWN = 600  # letters of a cell
_READ_WITH_MORE = frozenset({"position", "problems", "deadline"})  # cells that rest on more than their field

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Band:
    """The heading of a group; `empty` where no measure follows."""

    group: PlanGroup
    empty: bool


class SummaryModel(QAbstractTableModel):
    """Reads the open programme; edits go through fields of the sheet, never through `setData`."""

    words_changed = Signal(int)
    """A row says something else now."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.columns: tuple[PlanField, ...] = session.edition.action_plan.columns
        self.rows: tuple[Band | Numbered, ...] = ()
        self._told: tuple[tuple[object, ...], ...] = ()

    def reload(self) -> None:
        """Show the plan as it is now; what is being edited stays open as long as the rows stay."""
        before, rows = self.rows, self._read()
        if [_key(row) for row in rows] != [_key(row) for row in before]:
            self.beginResetModel()
            self.rows, self._told = rows, ()
            self._told = self._read_told()
            self.endResetModel()
            return
        self.rows = rows
        told = self._told
        self._told = self._read_told()
        for row, (old, new) in enumerate(zip(told, self._told, strict=True)):
            if old != new:
                self._tell(row, before[row])

    def _tell(self, row: int, before: Band | Numbered) -> None:
        """Cell by cell, and of those alone that changed: of a range Qt paints the whole table anew."""
        now = self.rows[row]
        for column, field in enumerate(self.columns):
            if field.name in _READ_WITH_MORE or _held(before, field) is not _held(now, field):
                self.dataChanged.emit(self.index(row, column), self.index(row, column))
        self.words_changed.emit(row)

    def measure(self, row: int) -> Measure | None:
        """The measure of a row, or None for a band."""
        found = self.rows[row] if 0 <= row < len(self.rows) else None
        return found.measure if isinstance(found, Numbered) else None

    def row_of(self, measure: str) -> int:
        """The row of a measure, or -1."""
        keys = [row.measure.id if isinstance(row, Numbered) else "" for row in self.rows]
        return keys.index(measure) if measure in keys else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 – Qt's own default
        """Bands and measures."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 – Qt's own default
        """A–K."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Measures of a draft can be edited, but not their number."""
        flags = super().flags(index)
        fixed = self.measure(index.row()) is None or self.columns[index.column()].name == "position"
        if fixed or not self._session.writable:
            return flags
        return flags | Qt.ItemFlag.ItemIsEditable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 – Qt's own
        """Letters and the edition's headings; numbers at the side."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            row = self.rows[section]
            return row.group.number if isinstance(row, Band) else row.number
        field = self.columns[section]
        return f"{field.column}\n{field.column_label}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401, PLR0911 – Qt's own; one return a role
        """What stands on the paper; what is missing is said in words."""
        row = self.rows[index.row()]
        if isinstance(row, Band):
            return self._band(row, index.column(), role)
        field = self.columns[index.column()]
        words = self.words(row, field)
        missing = not words and field.required
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text("plan.missing", sign=look.ERROR[0]) if missing else _cut(words)
            case Qt.ItemDataRole.ToolTipRole if len(words) > _SHOWN:
                return text("plan.cut")
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.number} {field.label}: {words or text('plan.blank')}"
            case Qt.ItemDataRole.ForegroundRole if missing:
                return look.colour(look.ERROR, QGuiApplication.palette())
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
            case _:
                return None

    def words(self, row: Numbered, field: PlanField) -> str:
        """A cell of the paper."""
        measure = row.measure
        match field.name:
            case "position":
                return row.number
            case "problems":
                problems = self._session.programme.problems
                return "\n".join(problems[key].title for key in measure.problems if key in problems)
            case "indicators":
                return "\n".join(indicator_line(one) for one in measure.indicators)
            case "deadline":
                return measure.deadline or (long_date(measure.due) if measure.due else "")
            case _:
                return str(getattr(measure, field.name)).strip()

    def _band(self, row: Band, column: int, role: int) -> Any:  # noqa: ANN401 – as above
        if role == Qt.ItemDataRole.DisplayRole and column <= 1:  # column A may be hidden
            return f"{row.group.title} – {text('plan.none_in_group')}" if row.empty else row.group.title
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.BackgroundRole:
            return look.blended(QGuiApplication.palette(), 0.07)
        return None

    def _read_told(self) -> tuple[tuple[object, ...], ...]:
        """What each row rests on: its measure, and the names of its problems, which may change without it."""
        titles = {key: problem.title for key, problem in self._session.programme.problems.items()}
        return tuple(
            (row.measure, row.number, *(titles.get(key) for key in row.measure.problems))
            if isinstance(row, Numbered)
            else (row,)
            for row in self.rows
        )

    def _read(self) -> tuple[Band | Numbered, ...]:
        plan = self._session.edition.action_plan
        rows: list[Band | Numbered] = []
        for group, measures in numbered(plan, self._session.programme):
            rows += [Band(group, not measures), *measures]
        return tuple(rows)


def _cut(words: str) -> str:
    """Long words are begun here and stand whole in the open cell, on the sheet and on paper."""
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()} …"


def _held(row: Band | Numbered, field: PlanField) -> object:
    return getattr(row.measure, field.name, None) if isinstance(row, Numbered) else row


def _key(row: Band | Numbered) -> tuple[str, bool]:
    return (row.group.code, row.empty) if isinstance(row, Band) else (row.measure.id, False)


def indicator_line(one: ResultIndicator) -> str:
    """An indicator in one line: what, from where to where, how many of what."""
    steps = " → ".join(part for part in (one.baseline, one.target) if part)
    sized = " ".join(part for part in (steps, one.unit) if part)
    return ": ".join(part for part in (one.name, sized) if part)
