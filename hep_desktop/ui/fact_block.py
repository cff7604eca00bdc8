"""Blocks of a statistical table: copied, pasted, filled down and right, as in Excel; each one step."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QMimeData, QModelIndex
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableView

from hep_desktop.canonical import plain_decimal
from hep_desktop.domain.situation import Fact, FactKey
from hep_desktop.domain.values import Number
from hep_desktop.template.cell_text import UnreadableError, brief, editable, read
from hep_desktop.ui.clipboard_cells import cells_in
from hep_desktop.ui.models.copied_cells import Copied, as_html, as_text
from hep_desktop.ui.models.grid_lines import new_row
from hep_desktop.ui.models.pasted_cells import LARGEST, pasted_cells
from hep_desktop.ui.models.table_model import TableModel
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text


class FactBlock:
    """The selected block of a grid."""

    def __init__(self, session: Session, view: QTableView, facts: TableModel) -> None:
        self._session = session
        self._view = view
        self._facts = facts

    def keys(self) -> tuple[FactKey, ...]:
        """The facts that are selected, line by line."""
        return tuple(key for key in map(self._facts.key, self._indexes()) if key is not None)

    def writable(self) -> tuple[FactKey, ...]:
        """Those of them that can be typed into."""
        return tuple(key for key in self.keys() if self._facts.may_write(key))

    def copy(self, *, headings: bool = False) -> None:
        """Put the block on the clipboard, as Excel and Word read it."""
        lines: dict[int, list[Copied]] = {}
        for index in self._indexes():
            key = self._facts.key(index)
            if key is not None:
                lines.setdefault(index.row(), []).append(self._copied(key, str(index.data() or "")))
        if not lines:
            return
        rows = list(self._headed(lines)) if headings else list(lines.values())
        data = QMimeData()
        data.setText(as_text(rows))
        data.setHtml(as_html(rows))
        QGuiApplication.clipboard().setMimeData(data)

    def _copied(self, key: FactKey, shown: str) -> Copied:
        value = self._facts.figure(key).value
        number = plain_decimal(value.amount) if isinstance(value, Number) else ""
        return Copied(shown, editable(value), number)

    def _headed(self, lines: Mapping[int, list[Copied]]) -> Iterator[list[Copied]]:
        """The lines with what stands above and before them; under the headings of their groups."""
        grid = self._facts.grid
        columns = sorted({index.column() for index in self._indexes()})
        yield [Copied("", heading=True), *(Copied(grid.columns[column], heading=True) for column in columns)]
        said = -1
        for row, cells in lines.items():
            group = next((at for at in range(row, -1, -1) if grid.lines[at].is_heading), -1)
            if group > said:
                said = group
                yield [Copied(grid.lines[group].label, heading=True, columns=len(columns) + 1)]
            yield [Copied(grid.lines[row].label, heading=True), *cells]

    def paste(self) -> None:
        """Write a block from the clipboard, whole or not at all; computed cells go on computing."""
        words = cells_in(QGuiApplication.clipboard().mimeData())
        if len(words) > LARGEST:
            self._facts.rejected.emit(text("tables.rejected.too_big"))
            return
        cells = list(self._targets(words))
        if any(key is None for key, _ in cells):
            self._facts.rejected.emit(text("tables.rejected.too_big"))
            return
        self._write(tuple((key, typed) for key, typed in cells if key is not None))

    def fill(self, *, down: bool) -> None:
        """Give the first line of the block (or its first column) to the whole block; origins go along."""
        lines: dict[int, list[QModelIndex]] = {}
        for index in self._indexes():
            if self._facts.key(index) is not None:
                lines.setdefault(index.column() if down else index.row(), []).append(index)
        facts: list[tuple[FactKey, Fact | None]] = []
        for first, *others in lines.values():
            source = self._facts.key(first)
            fact = self._session.programme.facts.get(source) if source else None
            if fact is None:
                continue
            same = [key for key in map(self._facts.key, others) if key and self._facts.may_write(key)]
            if source is not None:
                kind = self._facts.indicator(source).kind
                facts += [(key, fact) for key in same if self._facts.indicator(key).kind is kind]
        if facts:
            self._facts.write(facts)

    # inside -----------------------------------------------------------------------------------

    def _indexes(self) -> list[QModelIndex]:
        return sorted(self._view.selectedIndexes(), key=lambda index: (index.row(), index.column()))

    def _write(self, cells: Sequence[tuple[FactKey, str]]) -> None:
        facts: list[tuple[FactKey, Fact | None]] = []
        computed = 0
        for key, words in cells:
            if not self._facts.may_write(key):
                computed += 1
                continue
            try:
                facts.append((key, self._facts.changed_fact(key, read(words, self._facts.indicator(key)))))
            except UnreadableError as error:
                why = text(f"tables.rejected.{error.reason}", typed=brief(words))
                self._facts.rejected.emit(text("tables.rejected.block", cell=self._facts.cell_name(key), why=why))
                return
        if facts and self._facts.write(facts) and computed:
            self._session.bus.told.emit(text("tables.computed_kept", count=computed))

    def _targets(self, words: str) -> Iterator[tuple[FactKey | None, str]]:
        """Each pasted cell with the fact it lands on; None where it falls out of the table."""
        chosen = self._indexes() or [self._view.currentIndex()]
        top, left = chosen[0].row(), min(index.column() for index in chosen)
        wide = max(index.column() for index in chosen) - left + 1
        block = pasted_cells(words, wide if wide > 1 else self._facts.columnCount() - left)
        if len(block) == 1 and len(block[0]) == 1:
            yield from ((key, block[0][0]) for key in self.keys())
            return
        lines = [line.keys for line in self._facts.grid.lines[top:] if not line.is_heading]
        for place, cells in enumerate(block):
            keys = lines[place] if place < len(lines) else self._below(place - len(lines))
            for column, typed in enumerate(cells, start=left):
                yield (keys[column] if column < len(keys) else None), typed

    def _below(self, number: int) -> tuple[FactKey, ...]:
        """The cells of a row below the last one: a list grows, other tables end."""
        if not self._facts.listed or self._facts.table is None:
            return ()
        return tuple(map(new_row(number + 2).key, self._facts.table.columns))
