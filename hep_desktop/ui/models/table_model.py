"""A statistical table for Qt's table view: figures of the snapshot in, commands out; it never asks the user."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication

from hep_desktop.domain.commands import AddRows, MoveRow, RemoveRows, SetFacts
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.rows import ListRow
from hep_desktop.domain.situation import Fact, FactKey
from hep_desktop.domain.values import Empty, NoData, NoDataReason, Value, Words
from hep_desktop.template.cell_text import WORDS, UnreadableError, brief, editable, read, shown, told
from hep_desktop.template.figures import Figure
from hep_desktop.template.model import Indicator, RowKind, Table
from hep_desktop.template.rows import names_of, rows_of
from hep_desktop.ui import look
from hep_desktop.ui.between_keys import BetweenKeys
from hep_desktop.ui.models.cell_marks import CellMarks
from hep_desktop.ui.models.cells import Cell, cell_of, takes_values
from hep_desktop.ui.models.grid_lines import Grid, Line, grows, is_new, lay_out, new_row
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text

Index = QModelIndex | QPersistentModelIndex
FINDINGS = Qt.ItemDataRole.UserRole + 1
_NO_SIZE = Qt.ItemDataRole.ToolTipRole  # told of with a change, it spares measuring every row anew
_Role = Qt.ItemDataRole  # of these, asked for at every painting of every cell, nothing is said
_UNUSED = frozenset((_Role.FontRole, _Role.DecorationRole, _Role.CheckStateRole, _Role.SizeHintRole))
_READABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_WRITABLE = _READABLE | Qt.ItemFlag.ItemIsEditable
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LABEL = _LEFT | int(Qt.TextFlag.TextWordWrap)


class TableModel(QAbstractTableModel):
    """One table of the open programme."""

    rejected = Signal(str)
    """What was typed was no value: a sentence; the cell keeps what it held."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.table: Table | None = None
        self.grid = Grid((), ())
        self._marks = CellMarks(session)
        self._withholding = BetweenKeys(self)
        self._cells: tuple[tuple[Cell, ...], ...] = ()  # line by line; a heading has none

    def show(self, table: Table) -> None:
        """Show a table as it is now."""
        session = self._session
        grid = lay_out(table, session.programme, session.edition.indicators, read_only=not session.writable)
        if table is self.table and grows(self.grid, grid):
            self._take_more(grid)
            return
        self.beginResetModel()
        self.table, self.grid = table, grid
        self._cells = self._present()
        self.endResetModel()

    def _take_more(self, grid: Grid) -> None:
        """The same lines, perhaps with new ones below: what is chosen or being typed stays."""
        before, labels = len(self.grid.lines), [line.label for line in self.grid.lines]
        if len(grid.lines) > before:
            self.beginInsertRows(QModelIndex(), before, len(grid.lines) - 1)
            self.grid = grid
            self._cells += self._present()[before:]
            self.endInsertRows()
        self.grid = grid
        if labels != [line.label for line in grid.lines]:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(grid.lines) - 1)
        self.refresh()

    def refresh(self) -> None:
        """Show the present figures in the lines where they changed; the selection stays."""
        before, self._cells = self._cells, self._present()
        for row, (old, new) in enumerate(zip(before, self._cells, strict=False)):
            changed = [at for at, (one, other) in enumerate(zip(old, new, strict=True)) if one != other]
            if changed:
                words = any(isinstance(cell.value, Words) for cell in (*old, *new))
                self._tell(row, changed, [] if words else [_NO_SIZE])

    def _present(self) -> tuple[tuple[Cell, ...], ...]:
        figures, read_only = self._session.figures, not self._session.writable
        return tuple(tuple(cell_of(figures, key, read_only=read_only) for key in line.keys) for line in self.grid.lines)

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Mark the cells that findings lead to, and those that will not be published."""
        cells = [key for line in self.grid.lines if not line.is_heading for key in line.keys]
        self._tell_of(self._marks.take(findings, cells))
        self._withholding.begin(self._withhold(cells))

    def _withhold(self, cells: Collection[FactKey]) -> Iterator[None]:
        changed = yield from self._marks.withhold(cells)
        self._tell_of(changed)

    def _tell_of(self, changed: Collection[FactKey]) -> None:
        for row, line in enumerate(self.grid.lines):
            columns = [at for at, key in enumerate(line.keys) if key in changed]
            if columns:
                self._tell(row, columns, [_NO_SIZE])

    def _tell(self, row: int, columns: list[int], roles: list[Qt.ItemDataRole]) -> None:
        self.dataChanged.emit(self.index(row, columns[0]), self.index(row, columns[-1]), roles)

    # what stands in a cell --------------------------------------------------------------------

    def key(self, index: Index) -> FactKey | None:
        """The fact of a cell; None in headings."""
        line = self.grid.lines[index.row()] if index.isValid() else None
        return line.keys[index.column()] if line and not line.is_heading else None

    def _cell(self, index: Index) -> Cell | None:
        line = self._cells[index.row()] if index.isValid() else ()
        return line[index.column()] if line else None

    def figure(self, key: FactKey) -> Figure:
        """What a cell shows."""
        return self._session.figures.figure(key)

    def indicator(self, key: FactKey) -> Indicator:
        """What a cell counts."""
        return self._session.edition.indicators[key.indicator]

    def may_write(self, key: FactKey) -> bool:
        """Whether a value can be typed: a computed total can be given while its parts are missing."""
        return self._session.writable and takes_values(self._session.figures, key)

    def cell_name(self, key: FactKey) -> str:
        """How a cell is named in a sentence."""
        named = names_of(self.table, self._session.programme) if self.table and key.member else {}
        row = key.period or named.get(key.member) or text("tables.new_row")
        return text("tables.cell", indicator=self.indicator(key).label, period=row)

    # changes ----------------------------------------------------------------------------------

    def changed_fact(self, key: FactKey, value: Value) -> Fact | None:
        """The fact after a new value was typed over it; None where the cell was emptied."""
        if isinstance(value, Empty):
            return None
        return self._session.programme.facts.get(key, Fact()).typed_over(value)

    def write(self, facts: Iterable[tuple[FactKey, Fact | None]]) -> bool:
        """Set facts as one step. Whether it was done."""
        command = self._command(tuple(facts))
        return command is None or self._session.attempt(command)

    def _command(self, facts: tuple[tuple[FactKey, Fact | None], ...]) -> SetFacts | AddRows | None:
        """What sets facts; those of rows that are not there yet bring their rows along."""
        facts = tuple((key, fact) for key, fact in facts if fact is not None or not is_new(key.member))
        wanted = sorted({key.member for key, _ in facts if is_new(key.member)}, key=lambda m: (len(m), m))
        if not wanted or self.table is None:
            return SetFacts(self._session.programme_id, facts) if facts else None
        rows = {member: ListRow(self._session.new_id(), self.table.id) for member in wanted}
        placed = ((replace(key, member=rows[key.member].id) if key.member in rows else key, f) for key, f in facts)
        return AddRows(self._session.programme_id, tuple(rows.values()), tuple(placed))

    # rows of a list ---------------------------------------------------------------------------

    @property
    def listed(self) -> bool:
        """Whether the table is a list that the clerk extends."""
        return self.table is not None and self.table.rows.kind is RowKind.LIST

    def holds_words(self, column: int) -> bool:
        """Whether a column of a list holds words."""
        return self.listed and self.indicator(self.grid.lines[-1].keys[column]).kind in WORDS

    def line_holds_words(self, row: int) -> bool:
        """Whether words may stand in the cells of a line."""
        return any(self.listed or self.indicator(key).kind in WORDS for key in self.grid.lines[row].keys[:1])

    def may_extend(self) -> bool:
        """Whether rows can be added."""
        return self._session.writable

    def may_propose(self) -> bool:
        """Whether the edition proposes rows for a list that has none yet."""
        table, session = self.table, self._session
        return table is not None and bool(table.rows.proposed) and not rows_of(table, session.programme)

    def add_proposed(self) -> bool:
        """Begin the list with the rows that the edition proposes."""
        if self.table is None:
            return False
        proposed = enumerate(self.table.rows.proposed, start=1)
        return self.write((new_row(at).key(self.table.columns[0]), Fact(Words(words))) for at, words in proposed)

    def remove_rows(self, keys: Iterable[FactKey]) -> bool:
        """Remove the rows of some cells."""
        rows = tuple(dict.fromkeys(key.member for key in keys if key.member in self._session.programme.rows))
        return bool(rows) and self._session.attempt(RemoveRows(self._session.programme_id, rows))

    def move_row(self, key: FactKey, by: int) -> bool:
        """Move the row of a cell up or down."""
        if key.member not in self._session.programme.rows:
            return False
        return self._session.attempt(MoveRow(self._session.programme_id, key.member, by))

    def set_no_data(self, keys: Iterable[FactKey], reason: NoDataReason) -> bool:
        """State that figures are missing, and why."""
        return self.write((key, self.changed_fact(key, NoData(reason))) for key in keys if self.may_write(key))

    def clear(self, keys: Iterable[FactKey]) -> bool:
        """Empty cells."""
        return self.write((key, None) for key in keys if key in self._session.programme.facts)

    # Qt's own names ---------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.grid.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.grid.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        cell = self._cell(index)
        if cell is None:
            return Qt.ItemFlag.NoItemFlags
        return _WRITABLE if cell.writable else _READABLE

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal:
            named = role == Qt.ItemDataRole.DisplayRole and section < len(self.grid.columns)  # a header may lag behind
            return self.grid.columns[section] if named else None
        line = self.grid.lines[section] if section < len(self.grid.lines) else Line("")
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return line.label
            case Qt.ItemDataRole.FontRole if line.is_heading:
                font = QFont(QGuiApplication.font())
                font.setBold(True)
                return font
            case Qt.ItemDataRole.TextAlignmentRole:
                return _LABEL
            case _:
                return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # noqa: PLR0911 – one return a role
        if role in _UNUSED:
            return None
        cell = self._cell(index)
        if cell is None:
            heading = role == Qt.ItemDataRole.BackgroundRole
            return look.blended(QGuiApplication.palette(), 0.12) if heading else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._marks.shown(cell.key, cell.text)
            case Qt.ItemDataRole.EditRole:
                return editable(cell.figure.value)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _LEFT if cell.holds_words else _RIGHT
            case Qt.ItemDataRole.BackgroundRole if not cell.writable:
                return look.blended(QGuiApplication.palette(), 0.07)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(cell)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(cell)
            case _:
                return self._marks.findings(cell.key) if role == FINDINGS else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        key = self.key(index)
        if key is None or role != Qt.ItemDataRole.EditRole or str(value) == editable(self.figure(key).value):
            return False
        try:
            fact = self.changed_fact(key, read(str(value), self.indicator(key)))
        except UnreadableError as error:
            before = shown(self.figure(key).value, self.indicator(key)) or text("tables.rejected.nothing")
            why = text(f"tables.rejected.{error.reason}", typed=brief(str(value)))
            self.rejected.emit(text("tables.rejected.kept", why=why, before=before))
            return False
        try:
            command = self._command(((key, fact),))
            if command is not None:
                self._session.do(command)
        except UserError as error:
            self._session.bus.refused.emit(error)
            return False
        return True

    def _tip(self, cell: Cell) -> str:
        lines = [self.cell_name(cell.key)]
        if isinstance(cell.value, NoData):
            lines.append(text(f"tables.reasons.{cell.value.reason}"))
        if not cell.writable and self.indicator(cell.key).computed:
            lines.append(text("tables.computed"))
        return "\n".join((*lines, *told(self.grid.breaks.get(cell.key, ())), *self._marks.sentences(cell.key)))

    def _spoken(self, cell: Cell) -> str:
        words = (*told(self.grid.breaks.get(cell.key, ())), *self._marks.spoken(cell.key))
        return ", ".join((f"{self.cell_name(cell.key)}: {cell.text or text('tables.empty')}", *words))
