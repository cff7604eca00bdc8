"""A table inside a text ↔ a table of a Qt document: cells hold paragraphs, none spans others."""

from PySide6.QtGui import (
    QBrush,
    QGuiApplication,
    QTextCursor,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from hep_desktop.domain.situation import Block, BlockKind, SimpleTable, TableCell
from hep_desktop.ui import look
from hep_desktop.ui.models.document_blocks import FreshId, block_of, insert_block

_ID = int(QTextFormat.Property.UserProperty) + 1
_PADDING = 4  # pixels
_SHADE = 0.06


def insert_table(cursor: QTextCursor, table: SimpleTable) -> QTextTable:
    """Write a table at the cursor."""
    form = QTextTableFormat()
    form.setProperty(_ID, table.id)
    form.setHeaderRowCount(int(table.head))
    form.setBorder(1)
    form.setBorderCollapse(True)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderBrush(QBrush(look.blended(QGuiApplication.palette(), 0.4)))
    form.setCellPadding(_PADDING)
    form.setCellSpacing(0)
    form.setTopMargin(_PADDING)
    form.setBottomMargin(2 * _PADDING)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    written = cursor.insertTable(len(table.rows), len(table.rows[0]), form)
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells):
            put_cell(written, row, column, cell)
    shade(written)
    return written


def put_cell(table: QTextTable, row: int, column: int, cell: TableCell) -> None:
    """Write the paragraphs of a cell in the place of what it held."""
    at = table.cellAt(row, column)
    cursor = at.firstCursorPosition()
    cursor.setPosition(at.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    for place, block in enumerate(cell or (Block(""),)):
        insert_block(cursor, Block(block.id, BlockKind.PARAGRAPH, block.runs), new=place > 0)


def has_head(table: QTextTable) -> bool:
    """Whether the first row names the columns."""
    return table.format().headerRowCount() > 0


def set_head(table: QTextTable, *, head: bool) -> None:
    """Make the first row name the columns, or not."""
    form = table.format()
    form.setHeaderRowCount(int(head))
    table.setFormat(form)
    shade(table)


def shade(table: QTextTable) -> None:
    """The row that names the columns stands on another ground; letters are bold by the paper, not by the clerk."""
    ground = QBrush(look.blended(QGuiApplication.palette(), _SHADE))
    for row in range(min(2, table.rows())):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            form = cell.format()
            if row == 0 and has_head(table):
                form.setBackground(ground)
            else:
                form.clearBackground()
            cell.setFormat(form)


def table_of(table: QTextTable, fresh_id: FreshId) -> SimpleTable:
    """What a table of the document holds."""
    known = table.format().property(_ID)
    key = fresh_id(known)
    if key != known:
        form = table.format()
        form.setProperty(_ID, key)
        table.setFormat(form)
    rows = tuple(
        tuple(_cell_of(table, row, column, fresh_id) for column in range(table.columns()))
        for row in range(table.rows())
    )
    return SimpleTable(key, rows, has_head(table))


def _cell_of(table: QTextTable, row: int, column: int, fresh_id: FreshId) -> TableCell:
    blocks: list[Block] = []
    iterator = table.cellAt(row, column).begin()
    while not iterator.atEnd():
        block = iterator.currentBlock()
        if block.text():
            blocks.append(block_of(block, fresh_id))
        iterator += 1
    return tuple(blocks)
