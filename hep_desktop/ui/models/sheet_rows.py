"""A table of what programmes say together as an item model: ordered by any column, the sums always last."""

from typing import Any, cast

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from hep_desktop.hungarian import fold
from hep_desktop.services.together import Sheet, SheetCell

Index = QModelIndex | QPersistentModelIndex

_NUMBERS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class SheetRows(QAbstractTableModel):
    """The rows of one table."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet: Sheet | None = None
        self._rows: list[tuple[SheetCell, ...]] = []
        self._order: tuple[int, Qt.SortOrder] | None = None
        self._words = ""

    def show_sheet(self, sheet: Sheet) -> None:
        """Show another table; ordered as the last one was where it has the same columns."""
        kept = self.sheet is not None and self.sheet.head == sheet.head
        self.beginResetModel()
        self.sheet = sheet
        self._order = self._order if kept else None
        self._arrange()
        self.endResetModel()

    def narrow(self, words: str) -> None:
        """Show only the rows that hold some words, whatever their accents."""
        self.beginResetModel()
        self._words = fold(words.strip())
        self._arrange()
        self.endResetModel()

    def cell(self, row: int, column: int) -> SheetCell | None:
        """What stands in a cell."""
        rows = self.all_rows()
        return rows[row][column] if 0 <= row < len(rows) and 0 <= column < len(rows[row]) else None

    def all_rows(self) -> list[tuple[SheetCell, ...]]:
        """The rows as they are shown, the sums last."""
        foot = [self.sheet.foot] if self.sheet is not None and self.sheet.foot and self._rows else []
        return [*self._rows, *foot]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.all_rows())

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if self.sheet is None or (parent is not None and parent.isValid()) else len(self.sheet.head)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 – Qt's
        cell = self.cell(index.row(), index.column())
        if cell is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return cell.words
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() and not isinstance(cell.order, str | tuple):
            return _NUMBERS
        if role == Qt.ItemDataRole.FontRole and index.row() >= len(self._rows):
            font = QFont()
            font.setBold(True)
            return font
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 – Qt's
        if self.sheet is None or orientation is Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.sheet.head[section] if section < len(self.sheet.head) else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By a column; the sums stay last."""
        self._order = (column, order) if column >= 0 else None
        self.layoutAboutToBeChanged.emit()
        self._arrange()
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        rows = list(self.sheet.rows) if self.sheet is not None else []
        if self._words:
            rows = [row for row in rows if any(self._words in fold(cell.words) for cell in row)]
        if self._order is not None:
            column, order = self._order
            down = order is Qt.SortOrder.DescendingOrder
            rows.sort(key=lambda row: cast("Any", row[column].order), reverse=down)  # of one kind in a column
        self._rows = rows
