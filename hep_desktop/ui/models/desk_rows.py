"""The rows of the mentor's desk as an item model: ordered by any column, narrowed by what is looked for."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication

from hep_desktop.services import desk
from hep_desktop.services.desk import DeskRow, DeskState, Narrowed
from hep_desktop.ui import look
from hep_desktop.ui.strings import text

Index = QModelIndex | QPersistentModelIndex

SHOWN = (
    *("name", "coming", "state", "step", "last_contact", "adopted", "next_review", "expires"),
    *("nationalities", "district", "population"),
)
MARKS = {
    DeskState.EXPIRED: look.ERROR,
    DeskState.REVIEW_LATE: look.ERROR,
    DeskState.NOT_ADOPTED: look.ERROR,
    DeskState.REVIEW_SOON: look.WARNING,
    DeskState.IN_FORCE: look.DONE,
    DeskState.UNKNOWN: look.OPEN,
}
_DIFFERS = "≠"


class DeskModel(QAbstractTableModel):
    """A row a municipality; every cell in words, the state with its sign."""

    narrowed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.every: tuple[DeskRow, ...] = ()
        self.rows: tuple[DeskRow, ...] = ()
        self._wanted = Narrowed()
        self._order: tuple[str, bool] = ("coming", False)

    def show_rows(self, rows: Sequence[DeskRow]) -> None:
        """Show these as they were ordered and narrowed before; where the same stand they are only painted anew."""
        self.every = tuple(rows)
        self._lay()

    def narrow(self, wanted: Narrowed) -> None:
        """Show only what is looked for."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._lay()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column."""
        wanted = (SHOWN[column], order is Qt.SortOrder.DescendingOrder)
        if 0 <= column < len(SHOWN) and wanted != self._order:
            self._order = wanted
            self._lay()

    def row_of(self, code: str) -> int:
        """Where a municipality stands now; -1 where it is not shown."""
        return next((at for at, row in enumerate(self.rows) if row.code == code), -1)

    def _lay(self) -> None:
        column, falling = self._order
        rows = desk.in_order(desk.matching(self.every, self._wanted), column, falling=falling)
        if [row.code for row in rows] == [row.code for row in self.rows]:
            changed = [at for at, (old, new) in enumerate(zip(self.rows, rows, strict=True)) if old != new]
            self.rows = rows
            for at in changed:
                self.dataChanged.emit(self.index(at, 0), self.index(at, len(SHOWN) - 1))
        else:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
        self.narrowed.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 – Qt's own default
        """One row a municipality."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 – Qt's own default
        """As named in SHOWN."""
        return 0 if parent.isValid() else len(SHOWN)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 – Qt's own
        """The headings."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return text(f"mentor_desk.column.{SHOWN[section]}") if orientation == Qt.Orientation.Horizontal else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 – Qt's own
        """Words, and the colour of the state's sign."""
        row, column = self.rows[index.row()], SHOWN[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return words(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            said = f"{desk.said(row, column)} {row.municipality.stage}" if column == "state" else words(row, column)
            origin = [text("mentor_desk.from_file")] if column in row.from_file else []
            return "\n".join((said, *origin, *map(desk.difference_words, row.differences)))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = desk.said(row, column) if column == "state" else words(row, column)
            return f"{text(f'mentor_desk.column.{column}')}: {said}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column == "population" else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole and column == "state":
            return look.colour(MARKS[row.state], QGuiApplication.palette())
        return None


def words(row: DeskRow, column: str) -> str:
    """A cell as shown: the state with its sign and the mentor's own words, the next day with what it is."""
    told = desk.said(row, column)
    if column == "state":
        stage = row.municipality.stage
        short = text(f"mentor_desk.short.{row.state}")
        return f"{MARKS[row.state][0]} {short}" + (f" · {stage}" if stage else "")
    if column == "coming" and told:
        return f"{told} {desk.said(row, 'what')}"
    if column == "step" and row.step is not None and row.step.day is not None:
        return text("mentor_desk.step_cell", words=told, day=desk.said(row, "step_day"))
    if any(one.field == column for one in row.differences):
        return f"{_DIFFERS} {told}"
    return told
