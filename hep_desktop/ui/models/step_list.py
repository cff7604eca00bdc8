"""The steps of a programme as an item model, newest first: when, who, what."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hep_desktop.hungarian import fold, short_date
from hep_desktop.services.restoring import StepHead, StepKind
from hep_desktop.ui.strings import text

Index = QModelIndex | QPersistentModelIndex

COLUMNS = ("when", "who", "what")


class StepList(QAbstractTableModel):
    """All steps, or those that hold some words and are not older than a moment."""

    def __init__(self, name_of: Callable[[StepHead], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name_of = name_of
        self._all: tuple[StepHead, ...] = ()
        self._shown: list[StepHead] = []
        self._words = ""
        self._since: datetime | None = None
        self._among: frozenset[str] | None = None

    def show_steps(self, steps: Sequence[StepHead]) -> None:
        """Show these, given oldest first."""
        self._all = tuple(reversed(steps))
        self._choose()

    def narrow(self, words: str, since: datetime | None, among: frozenset[str] | None = None) -> None:
        """Show only steps whose name or person holds `words`, made at `since` or later, and `among` these ids."""
        self._words, self._since, self._among = fold(words.strip()), since, among
        self._choose()

    def step(self, row: int) -> StepHead | None:
        """The step in a row."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, step: str) -> int:
        """Where a step stands; 0 where it does not."""
        return next((row for row, head in enumerate(self._shown) if head.id == step), 0)

    def name(self, step: StepHead) -> str:
        """What a step is called, whether it did, took back or did again."""
        if step.kind is StepKind.DO:
            return self._name_of(step)
        return text(f"restoring.kinds.{step.kind}", step=self._name_of(step))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 – Qt's
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        step = self._shown[index.row()]
        match COLUMNS[index.column()]:
            case "when":
                return moment(step.at)
            case "who":
                return step.who
            case _:
                return self.name(step)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return text(f"restoring.steps.{COLUMNS[section]}")

    def _choose(self) -> None:
        self.beginResetModel()
        self._shown = [step for step in self._all if self._wanted(step)]
        self.endResetModel()

    def _wanted(self, step: StepHead) -> bool:
        if self._since is not None and step.at < self._since:
            return False
        if self._among is not None and step.id not in self._among:
            return False
        return not self._words or self._words in fold(f"{self.name(step)} {step.who}")


def moment(at: datetime) -> str:
    """A moment in local time, to the minute."""
    here = at.astimezone()
    return f"{short_date(here.date())} {here:%H:%M}"
