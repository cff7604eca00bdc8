"""The item models of the wizard: the raw rows of a sheet, the columns and what they become, the slips."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication

from hep_desktop.services.importing import sentence
from hep_desktop.services.showing import Column, Shown, Slip
from hep_desktop.ui import look
from hep_desktop.ui.strings import text

Index = QModelIndex | QPersistentModelIndex
_ROWS, _COLUMNS = 40, 60


class _Table(QAbstractTableModel):
    """A table of words."""

    def __init__(self, heads: Sequence[str] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads = tuple(heads)
        self.words: tuple[tuple[str, ...], ...] = ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 – Qt's own default
        """The lines of words."""
        return 0 if parent.isValid() else len(self.words)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 – Qt's own default
        """The heads."""
        return 0 if parent.isValid() else len(self.heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 – Qt's own
        """The heads above, the numbers of rows beside."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.heads[section] if orientation == Qt.Orientation.Horizontal else str(section + 1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 – Qt's own
        """The words."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            line = self.words[index.row()]
            return line[index.column()] if index.column() < len(line) else ""
        return None


class RawModel(_Table):
    """The first rows of a sheet; that of the headings stands out."""

    heading = -1

    def show_sheet(self, shown: Shown) -> None:
        """Show what is read now."""
        self.beginResetModel()
        sheet = shown.seen
        wide = min(max((len(row) for row in sheet.rows[:_ROWS]), default=0), _COLUMNS)
        self.heads = tuple(sheet.address(0, at).rstrip("1") or str(at + 1) for at in range(wide))
        self.words = tuple(
            tuple(sheet.text(row, at) for at in range(wide)) for row in range(min(_ROWS, len(sheet.rows)))
        )
        self.heading = shown.row
        self.endResetModel()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 – Qt's own
        """The row of headings says so."""
        if orientation == Qt.Orientation.Vertical and role == Qt.ItemDataRole.DisplayRole and section == self.heading:
            return f"{section + 1}  {text('import_wizard.table.headings')} ▸"
        return super().headerData(section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 – Qt's own
        """Headings in bold, what stands above them faint."""
        if role == Qt.ItemDataRole.FontRole and index.row() == self.heading:
            font = QFont(QGuiApplication.font())
            font.setBold(True)
            return font
        return super().data(index, role)


class ColumnModel(_Table):
    """The columns of the table: heading, sample, what it is, what comes of it."""

    def __init__(self, name_of: Callable[[str], str], parent: QObject | None = None) -> None:
        names = ("column", "sample", "use", "becomes")
        super().__init__([text(f"import_wizard.columns.{name}") for name in names], parent)
        self._name_of = name_of
        self.columns: tuple[Column, ...] = ()

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show these; where their number is the same the place in the list stays."""
        fresh = len(columns) != len(self.columns)
        if fresh:
            self.beginResetModel()
        self.columns = tuple(columns)
        self.words = tuple((_head(one), one.sample, self._name_of(one.use), one.becomes) for one in columns)
        if fresh:
            self.endResetModel()
        else:
            self.dataChanged.emit(self.index(0, 0), self.index(len(columns) - 1, len(self.heads) - 1))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 – Qt's own
        """What is used stands out."""
        if role == Qt.ItemDataRole.FontRole and self.columns[index.row()].use:
            font = QFont(QGuiApplication.font())
            font.setBold(True)
            return font
        return super().data(index, role)


def _head(column: Column) -> str:
    """A heading; words that stand in the rows are quoted."""
    return text("import_wizard.columns.words", words=column.heading) if column.of_words else column.heading


class SlipModel(_Table):
    """Doubtful places; the right column takes what is right."""

    mended = Signal(object, str)  # slip, words

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__([text("import_wizard.slips.what"), text("import_wizard.slips.mend")], parent)
        self.slips: tuple[Slip, ...] = ()

    def show_slips(self, slips: Sequence[Slip]) -> None:
        """Show these."""
        self.beginResetModel()
        self.slips = tuple(slips)
        sign = look.WARNING[0]
        self.words = tuple((f"{sign} {sentence(one.doubt)}", self._answer(one)) for one in slips)
        self.endResetModel()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What can be put right can be written."""
        slip, flags = self.slips[index.row()], super().flags(index)
        if index.column() == 1 and slip.cell:
            flags |= Qt.ItemFlag.ItemIsEditable
        if index.column() == 1 and slip.settlement:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 – Qt's own
        """The field is empty for writing; rows have a tick."""
        if role == Qt.ItemDataRole.EditRole:
            return ""
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 1 and self.slips[index.row()].settlement:
            return Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401 – Qt's own
        """What was written or ticked."""
        slip = self.slips[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            self.mended.emit(slip, slip.settlement)
            return True
        if not str(value).strip():
            return False
        self.mended.emit(slip, str(value).strip())
        return True

    def _answer(self, slip: Slip) -> str:
        return text("import_wizard.slips.mine") if slip.settlement else text("import_wizard.slips.leave")
