"""An item model of short records in a row each, with an empty row at the end where a new one begins."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from hep_desktop.frozen import dataclass
from hep_desktop.ui.fields import normal

Index = QModelIndex | QPersistentModelIndex


class ColumnKind(StrEnum):
    """How a cell is edited."""

    LINE = "line"
    TITLE = "title"  # wrapped in its cell, but of one paragraph: Enter goes down, as from a line
    TEXT = "text"
    COUNT = "count"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Column:
    """One field of the records; `share` is its part of the width."""

    field: str
    heading: str
    kind: ColumnKind = ColumnKind.LINE
    share: int = 1
    choices: tuple[tuple[Any, str], ...] = ()


class RowsModel(QAbstractTableModel):
    """The records of a grid; `edited` when the user changed them, not when others are shown."""

    edited = Signal()

    def __init__(self, columns: Sequence[Column], make: Callable[[], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.records: tuple[Any, ...] = ()
        self.writable = True
        self._make = make

    def set_writable(self, *, writable: bool) -> None:
        """Let the records be changed, or only be read: then there is no empty row."""
        if writable is not self.writable:
            self.beginResetModel()
            self.writable = writable
            self.endResetModel()

    def set_choices(self, field: str, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer other values in a column of choices."""
        columns = tuple(replace(c, choices=tuple(choices)) if c.field == field else c for c in self.columns)
        if columns != self.columns:
            self.columns = columns
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.records), len(columns) - 1))

    def show_records(self, records: tuple[Any, ...]) -> None:
        """Show these; an open editor survives as long as its row keeps its place."""
        old, old_ids = self.records, [record.id for record in self.records]
        ids = [record.id for record in records]
        if ids == old_ids:
            self.records = records
        elif ids[: len(old)] == old_ids and self.writable:
            self.beginInsertRows(QModelIndex(), len(old) + 1, len(ids))
            self.records = records
            self.endInsertRows()
        else:
            self.beginResetModel()
            self.records = records
            self.endResetModel()
            return
        for row, (before, after) in enumerate(zip(old, records, strict=False)):
            if before != after:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))
        if len(records) > len(old):
            self.dataChanged.emit(self.index(len(old), 0), self.index(len(records) - 1, len(self.columns) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 – Qt's own default
        """One row a record, and the empty one."""
        return 0 if parent.isValid() else len(self.records) + self.writable

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 – Qt's own default
        """One column a field."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be edited, or none."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable if self.writable else super().flags(index)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 – Qt's own
        """The headings; rows are numbered, the empty one has a star."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.columns[section].heading
        return str(section + 1) if section < len(self.records) else "∗"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 – Qt's own
        """The words of a cell; in `EditRole` its value."""
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.heading}: {self.words(index.row(), column)}"
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(index.row(), column)
        if role == Qt.ItemDataRole.EditRole:
            return self._value(index.row(), column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.kind is ColumnKind.COUNT else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignTop
        return None

    def words(self, row: int, column: Column) -> str:
        """A cell as shown; nothing in the empty row."""
        if row >= len(self.records):
            return ""
        value = self._value(row, column)
        if column.kind is ColumnKind.CHOICE:
            return next((words for choice, words in column.choices if choice == value), "")
        return str(value)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401 – Qt's own
        """Change one cell; in the empty row this begins a new record."""
        column = self.columns[index.column()]
        if role != Qt.ItemDataRole.EditRole or not (fields := self._read(column, value)):
            return False
        begins = column.kind is ColumnKind.CHOICE and index.row() == len(self.records)  # also by what stands first
        if begins or self._value(index.row(), column) != fields[column.field]:
            self._change({index.row(): fields})
        return True

    def paste(self, row: int, column: int, cells: Sequence[Sequence[str]]) -> tuple[str, ...]:
        """Put a block of words in from a cell on; gives those that cannot be understood, each once."""
        changed: dict[int, dict[str, Any]] = {}
        unread: dict[str, None] = {}
        for down, line in enumerate(cells):
            fields: dict[str, Any] = {}
            for target, words in zip(self.columns[column:], line, strict=False):
                read = self._read(target, words)
                fields |= read
                if words.strip() and not read:
                    unread[f"{target.heading}: {words.strip()}"] = None
            changed[row + down] = fields
        self._change(changed)
        return tuple(unread)

    def clear(self, cells: Sequence[tuple[int, int]]) -> None:
        """Empty these cells."""
        changed: dict[int, dict[str, Any]] = {}
        blank = self._make()
        for row, column in cells:
            if row < len(self.records):
                field = self.columns[column].field
                changed.setdefault(row, {})[field] = getattr(blank, field)
        if changed:
            self._change(changed)

    def remove(self, rows: set[int]) -> None:
        """Remove some records."""
        self._hold(tuple(record for row, record in enumerate(self.records) if row not in rows))

    def change(self, row: int, fields: Mapping[str, Any]) -> None:
        """Set fields of a record, also those that no column shows."""
        if 0 <= row < len(self.records):
            self._change({row: dict(fields)})

    def move(self, row: int, by: int) -> int:
        """Move a record; gives its new row."""
        target = row + by
        if not (0 <= row < len(self.records) and 0 <= target < len(self.records)):
            return row
        order = list(self.records)
        order.insert(target, order.pop(row))
        self._hold(tuple(order))
        return target

    def _value(self, row: int, column: Column) -> Any:  # noqa: ANN401 – the type of the field
        return getattr(self.records[row] if row < len(self.records) else self._make(), column.field)

    def _read(self, column: Column, value: Any) -> dict[str, Any]:  # noqa: ANN401 – words or a value
        """The field a cell's new content sets; nothing where it cannot be understood."""
        if column.kind is ColumnKind.CHOICE:
            wanted = normal(value).strip().casefold() if isinstance(value, str) else None
            for choice, words in column.choices:
                if choice == value or words.casefold() == wanted:
                    return {column.field: choice}
            return {}
        if column.kind is ColumnKind.COUNT:
            digits = str(value).strip() or "0"
            return {column.field: int(digits)} if digits.isascii() and digits.isdigit() else {}
        words = normal(str(value))
        return {column.field: words if column.kind is ColumnKind.TEXT else " ".join(words.split("\n")).strip("\r")}

    def _change(self, changed: dict[int, dict[str, Any]]) -> None:
        records = list(self.records)
        for row, fields in sorted(changed.items()):
            if row < len(records):
                records[row] = replace(records[row], **fields)
            elif fields:
                records.append(replace(self._make(), **fields))
        self._hold(tuple(records))

    def _hold(self, records: tuple[Any, ...]) -> None:
        if records != self.records and self.writable:
            self.show_records(records)
            self.edited.emit()
