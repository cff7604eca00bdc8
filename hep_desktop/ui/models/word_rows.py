"""The parts of a Word file beside a draft, as an item model: tick, the original, where it goes, what to know."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication

from hep_desktop.services.word_programme import Aim, Choice, Row, State, sentence
from hep_desktop.services.word_telling import target
from hep_desktop.template.model import Edition
from hep_desktop.ui import look
from hep_desktop.ui.strings import text

Index = QModelIndex | QPersistentModelIndex

COLUMNS = ("taken", "found", "target", "note")
TICK, FOUND, TARGET, NOTE = range(4)
ORDER = (State.LOOK, State.PLACED, State.NOWHERE, State.ALREADY)
_EXCERPT = 90  # letters of the original in the list
_NOTED = 2  # remarks in the list; all stand beside it


class WordRowsModel(QAbstractTableModel):
    """What needs a look stands first; headings without a text are not shown."""

    choice_changed = Signal()
    target_wanted = Signal(int)
    """A row was ticked that has no place yet: the clerk says where it goes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._excerpts: tuple[str, ...] = ()
        self._choices: dict[str, Choice] = {}
        self._edition: Edition | None = None

    def show_rows(self, rows: Sequence[Row], edition: Edition, kept: Mapping[str, Choice]) -> None:
        """Show these with what we propose, or what the clerk has chosen before."""
        self.beginResetModel()
        self._edition = edition
        shown = [row for row in rows if row.state is not State.TITLE]
        self._rows = tuple(sorted(shown, key=lambda row: ORDER.index(row.state)))
        self._excerpts = tuple(shortened(excerpt_of(row), _EXCERPT) for row in self._rows)
        self._choices = {row.part.key: kept.get(row.part.key, row.choice) for row in rows}
        self.endResetModel()
        self.choice_changed.emit()

    def row(self, at: int) -> Row:
        """One row."""
        return self._rows[at]

    def choice(self, at: int) -> Choice:
        """What becomes of it."""
        return self._choices[self._rows[at].part.key]

    def choices(self) -> Mapping[str, Choice]:
        """What becomes of every part."""
        return self._choices

    def taken(self) -> int:
        """How many parts are to be taken over."""
        return sum(1 for row in self._rows if self._choices[row.part.key].taken)

    def choose(self, at: int, choice: Choice) -> None:
        """Decide on one row."""
        self._choices[self._rows[at].part.key] = choice
        self._tell()

    def tick(self, rows: Iterable[int], *, ticked: bool) -> None:
        """Take rows or leave them; one without a place asks for it."""
        homeless = -1
        for at in rows:
            choice = self.choice(at)
            if not self.can_be_taken(at):
                continue
            if ticked and not choice.node and choice.aim in (Aim.TEXT, Aim.NOWHERE):
                homeless = at
            else:
                self._choices[self._rows[at].part.key] = replace(choice, taken=ticked)
        self._tell()
        if homeless >= 0:
            self.target_wanted.emit(homeless)

    def turn(self, rows: Sequence[int]) -> None:
        """Take the rows, or leave them where all are taken."""
        self.tick(rows, ticked=not all(self.choice(at).taken for at in rows))

    def tick_all(self, *, ticked: bool) -> None:
        """Take all that has a place, or nothing."""
        self.tick([at for at in range(len(self._rows)) if not ticked or self._has_place(at)], ticked=ticked)

    def _has_place(self, at: int) -> bool:
        choice = self.choice(at)
        return bool(choice.node) or choice.aim is Aim.MEASURES

    def can_be_taken(self, at: int) -> bool:
        """Whether there is anything to take over."""
        row = self._rows[at]
        return row.state is not State.ALREADY and bool(row.part.blocks or row.part.heading)

    def _tell(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(COLUMNS) - 1))
        self.choice_changed.emit()

    # Qt ---------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 – Qt's own default
        """One row a part."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 – Qt's own default
        """As named in COLUMNS."""
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Ticks can be set where there is something to take over."""
        flags = super().flags(index)
        if index.column() == TICK and self.can_be_taken(index.row()):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 – Qt's own
        """The headings."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return text(f"word.column.{COLUMNS[section]}")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 – Qt's own
        """Words, the tick, and a colour for what needs a look."""
        at, column = index.row(), index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(at, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        if role == Qt.ItemDataRole.ForegroundRole and column == NOTE and self._rows[at].state is State.LOOK:
            return look.colour(look.WARNING, QGuiApplication.palette())
        return self._tick(at, role) if column == TICK else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401 – Qt's own
        """Tick or untick by the mouse."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != TICK:
            return False
        self.tick([index.row()], ticked=Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def _tick(self, at: int, role: int) -> Any:  # noqa: ANN401 – Qt's own
        if role == Qt.ItemDataRole.CheckStateRole and self.can_be_taken(at):
            return Qt.CheckState.Checked if self.choice(at).taken else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            key = "ticked" if self.choice(at).taken else "unticked"
            return f"{text(f'import_pages.{key}')}: {self._rows[at].part.title}"
        return None

    def _words(self, at: int, column: int) -> str:
        row = self._rows[at]
        match column:
            case 1:
                excerpt = self._excerpts[at]
                return f"{row.part.title}\n{excerpt}" if excerpt else row.part.title
            case 2:
                return self.target(at)
            case 3:
                return noted(row)
            case _:
                return ""

    def target(self, at: int) -> str:
        """Where a row goes, in words."""
        return target(self._rows[at], self.choice(at), self._edition) if self._edition is not None else ""


def excerpt_of(row: Row) -> str:
    """The beginning of what stands in the original."""
    blocks = row.part.blocks
    names_itself = bool(blocks) and blocks[0].plain.strip() == row.part.title.strip()
    return " ".join(block.plain for block in blocks[names_itself:]) or row.part.said


def shortened(words: str, most: int) -> str:
    """The first letters of a text in one line."""
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[:most].rstrip()}…"


def noted(row: Row) -> str:
    """The first things to know of a row; the sign stands where a look is needed."""
    told = [sentence(one) for one in row.remarks[:_NOTED]]
    if len(row.remarks) > _NOTED:
        told.append(text("word.more_remarks", count=len(row.remarks) - _NOTED))
    sign = f"{look.WARNING[0]} " if row.state is State.LOOK else ""
    return sign + " ".join(told) if told else ""
