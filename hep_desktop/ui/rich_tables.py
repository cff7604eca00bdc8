"""Tables in the text editor: put in, rows and columns added and removed, Tab from cell to cell."""

from collections.abc import Iterable

from PySide6.QtGui import QTextCursor, QTextTable
from PySide6.QtWidgets import QTextEdit

from hep_desktop.domain.situation import SimpleTable, TableCell, TextBlock
from hep_desktop.ui.models.document import after, insert
from hep_desktop.ui.models.document_tables import has_head, put_cell, set_head, shade

ROWS, COLUMNS = 3, 3


class RichTables:
    """What can be done with the table in which the cursor of an editor stands."""

    def __init__(self, edit: QTextEdit) -> None:
        self._edit = edit

    @property
    def table(self) -> QTextTable | None:
        """The table with the cursor."""
        return self._edit.textCursor().currentTable()

    @property
    def place(self) -> tuple[int, int]:
        """Row and column of the cursor."""
        table = self.table
        cell = table.cellAt(self._edit.textCursor()) if table else None
        return (cell.row(), cell.column()) if cell else (0, 0)

    def put_in(self) -> None:
        """An empty table below the paragraph with the cursor, and the cursor into it."""
        if self.table is not None:
            return
        row: tuple[TableCell, ...] = ((),) * COLUMNS
        cursor = self._edit.textCursor()
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        fresh = not cursor.block().text()
        insert(cursor, (SimpleTable("", (row,) * ROWS, head=True),), fresh=fresh)
        cursor.endEditBlock()
        # the cursor stands behind it; one back is the last cell
        cursor.setPosition(cursor.position() - 1)
        self._edit.setTextCursor(cursor.currentTable().cellAt(0, 0).firstCursorPosition())

    def add_row(self, *, below: bool) -> None:
        """One more row beside that of the cursor."""
        table = self.table
        if table is not None:
            row, column = self.place
            at = row + below
            table.insertRows(at, 1)
            self._go(table, at, column)

    def add_column(self, *, behind: bool) -> None:
        """One more column beside that of the cursor."""
        table = self.table
        if table is not None:
            row, column = self.place
            at = column + behind
            table.insertColumns(at, 1)
            self._go(table, row, at)

    def remove_rows(self) -> None:
        """The chosen rows go, with the last of them the table."""
        table = self.table
        if table is not None:
            first, count, _, _ = self._chosen(table)
            table.removeRows(first, count)

    def remove_columns(self) -> None:
        """The chosen columns go, with the last of them the table."""
        table = self.table
        if table is not None:
            _, _, first, count = self._chosen(table)
            table.removeColumns(first, count)

    def remove(self) -> None:
        """The whole table goes."""
        table = self.table
        if table is not None:
            table.removeRows(0, table.rows())

    def toggle_head(self) -> None:
        """The first row names the columns, or no longer does."""
        table = self.table
        if table is not None:
            set_head(table, head=not has_head(table))

    def step(self, by: int) -> bool:
        """To the next or previous cell; behind the last one a row is added. False where there is none."""
        table = self.table
        if table is None:
            return False
        row, column = self.place
        at = row * table.columns() + column + by
        if at < 0:
            return False
        if at >= table.rows() * table.columns():
            table.appendRows(1)
        self._go(table, *divmod(at, table.columns()))
        return True

    def fill_in(self, blocks: Iterable[TextBlock]) -> bool:
        """Spread a pasted table over the cells from that of the cursor on. False where there is no table to spread."""
        table, pasted = self.table, tuple(blocks)
        if table is None or len(pasted) != 1 or not isinstance(pasted[0], SimpleTable):
            return False
        row, column = self.place
        rows = pasted[0].rows
        table.resize(max(table.rows(), row + len(rows)), max(table.columns(), column + len(rows[0])))
        for down, cells in enumerate(rows):
            for along, cell in enumerate(cells):
                put_cell(table, row + down, column + along, cell)
        self._go(table, row + len(rows) - 1, column + len(rows[0]) - 1)
        return True

    def leave(self) -> None:
        """Behind the table."""
        table = self.table
        if table is not None:
            cursor = self._edit.textCursor()
            after(table, cursor)
            self._edit.setTextCursor(cursor)

    def _go(self, table: QTextTable, row: int, column: int) -> None:
        shade(table)
        self._edit.setTextCursor(table.cellAt(row, column).lastCursorPosition())

    def _chosen(self, table: QTextTable) -> tuple[int, int, int, int]:
        """First row and how many, first column and how many."""
        cursor = self._edit.textCursor()
        if not cursor.hasComplexSelection():
            row, column = self.place
            return row, 1, column, 1
        del table
        first_row, rows, first_column, columns = cursor.selectedTableCells()  # pyright: ignore[reportCallIssue, reportGeneralTypeIssues] – gives four numbers, whatever the stubs say
        return first_row, rows, first_column, columns
