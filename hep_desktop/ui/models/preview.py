"""What a file would change, as an item model: tick, settlement, fact, old and new value, cell, doubts."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication

from hep_desktop.domain.values import NoData, Value
from hep_desktop.services.importing import Novelty, PreviewRow, sentence
from hep_desktop.template.cell_text import shown
from hep_desktop.template.model import Edition, Indicator
from hep_desktop.ui import look
from hep_desktop.ui.strings import table_name, table_of, text

Index = QModelIndex | QPersistentModelIndex

COLUMNS = ("taken", "settlement", "fact", "period", "old", "new", "cell", "doubts")
_TICK, _FACT, _DOUBTS = 0, 2, 7
_FIGURES = (4, 5)


class PreviewModel(QAbstractTableModel):
    """The rows of a preview in their order; the user's choice of them."""

    choice_changed = Signal()

    def __init__(self, edition_of: Callable[[str], Edition], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._edition_of = edition_of
        self._rows: tuple[PreviewRow, ...] = ()
        self._words: tuple[tuple[str, ...], ...] = ()
        self._chosen: set[int] = set()

    def show_rows(self, rows: Sequence[PreviewRow]) -> None:
        """Show these; ticked is what the service proposes."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self._words = tuple(map(self._line, self._rows))
        self._chosen = {at for at, row in enumerate(self._rows) if row.chosen}
        self.endResetModel()
        self.choice_changed.emit()

    def chosen(self) -> tuple[PreviewRow, ...]:
        """What is to be taken over."""
        return tuple(row for at, row in enumerate(self._rows) if at in self._chosen)

    def choose(self, rows: Iterable[int], *, ticked: bool) -> None:
        """Tick some rows or untick them."""
        wanted = {row for row in rows if self._can_be_taken(row)}
        self._chosen = self._chosen | wanted if ticked else self._chosen - wanted
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))
        self.choice_changed.emit()

    def choose_all(self, *, ticked: bool) -> None:
        """Tick all rows or none."""
        self.choose(range(len(self._rows)), ticked=ticked)

    def turn(self, rows: Sequence[int]) -> None:
        """Tick the rows, or untick them where all are ticked."""
        self.choose(rows, ticked=not set(rows) <= self._chosen)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 – Qt's own default
        """One row a fact."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 – Qt's own default
        """As named in COLUMNS."""
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Ticks can be set where there is something to take over."""
        flags = super().flags(index)
        if index.column() == _TICK and self._can_be_taken(index.row()):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 – Qt's own
        """The headings."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return text(f"import_pages.column.{COLUMNS[section]}")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 – Qt's own
        """Words, the tick, and a colour for what needs a look."""
        at, column = index.row(), index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words[at][column]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column in _FIGURES else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignTop
        if role == Qt.ItemDataRole.ForegroundRole and column == _DOUBTS and _needs_a_look(self._rows[at]):
            return look.colour(look.WARNING, QGuiApplication.palette())
        return self._tick(at, role) if column == _TICK else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401 – Qt's own
        """Tick or untick by the mouse."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != _TICK:
            return False
        self.choose([index.row()], ticked=Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def _can_be_taken(self, row: int) -> bool:
        return self._rows[row].novelty is not Novelty.SAME

    def _tick(self, at: int, role: int) -> Any:  # noqa: ANN401 – Qt's own
        if role == Qt.ItemDataRole.CheckStateRole and self._can_be_taken(at):
            return Qt.CheckState.Checked if at in self._chosen else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            key = "ticked" if at in self._chosen else "unticked"
            return f"{text(f'import_pages.{key}')}: {self._words[at][_FACT]}"
        return None

    def _line(self, row: PreviewRow) -> tuple[str, ...]:
        """What stands in the columns of a row."""
        edition = self._edition_of(row.programme)
        indicator = edition.indicators[row.key.indicator]
        table = table_of(edition, indicator.code)
        fact = f"{indicator.label} ({table_name(table)})" if table else indicator.label
        old = _value(row.old.value, indicator) if row.old is not None else ""
        new = _value(row.new.value, indicator)
        return "", row.settlement, fact, row.key.period or row.row, old, new, row.cell, _about(row)


def _value(value: Value, indicator: Indicator) -> str:
    return text(f"papers.no_data.{value.reason}") if isinstance(value, NoData) else shown(value, indicator)


def _needs_a_look(row: PreviewRow) -> bool:
    return row.novelty is Novelty.DIFFERS or (bool(row.doubts) and row.novelty is not Novelty.SAME)


def _about(row: PreviewRow) -> str:
    """What to know of a row: what it changes, then its doubts; the sign stands where a look is needed."""
    doubts = () if row.novelty is Novelty.SAME else row.doubts
    parts = [text(f"import_pages.novelty.{row.novelty}"), *map(sentence, doubts)]
    sign = f"{look.WARNING[0]} " if _needs_a_look(row) else ""
    return sign + " ".join(parts)
