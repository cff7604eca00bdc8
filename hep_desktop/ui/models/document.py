"""A text ↔ a Qt document: paragraphs, lists, headings, tables; ids survive editing.

Qt's own undo is off: the journal takes back. Looks that a `Text` cannot hold never get in, since only
this module and its two neighbours write into the document.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextTable

from hep_desktop.domain.situation import Block, BlockKind, Picture, SimpleTable, Text, TextBlock
from hep_desktop.identity import NewId
from hep_desktop.ui.models.document_blocks import block_of, fill_in, insert_block, is_filler, set_kind
from hep_desktop.ui.models.document_pictures import SIGN, insert_picture, pictures_in
from hep_desktop.ui.models.document_tables import insert_table, table_of


def fill(document: QTextDocument, shown: Text) -> None:
    """Put a text into a document, in the place of what it held."""
    document.clear()
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    set_kind(cursor, BlockKind.PARAGRAPH)  # an empty text too is written in paragraphs with room below
    insert(cursor, shown.blocks, fresh=True)
    cursor.endEditBlock()


def insert(cursor: QTextCursor, blocks: Iterable[TextBlock], *, fresh: bool) -> None:
    """Write blocks at the cursor, the first into its block where that is a `fresh`, empty one."""
    for block in blocks:
        match block:
            case Block():
                insert_block(cursor, block, new=not fresh)
                fresh = False
            case SimpleTable():
                if fresh:
                    fill_in(cursor)
                after(insert_table(cursor, block), cursor)
                if cursor.atBlockEnd():
                    fill_in(cursor)
                fresh = cursor.atBlockEnd()
            case Picture():
                insert_picture(cursor, block, new=not fresh)
                fresh = False


def after(table: QTextTable, cursor: QTextCursor) -> None:
    """Put the cursor behind a table."""
    cursor.setPosition(table.lastPosition() + 1)


def text_of(document: QTextDocument, new_id: NewId) -> Text:
    """What a document holds; blocks that Enter or a paste made get ids, written into the document too."""
    seen: set[str] = set()

    def fresh_id(known: object) -> str:
        key = known if isinstance(known, str) and known and known not in seen else new_id()
        seen.add(key)
        return key

    blocks: list[TextBlock] = []
    for part in _parts(document):
        if isinstance(part, QTextTable):
            blocks.append(table_of(part, fresh_id))
        elif not is_filler(part):
            pictures = [replace(one, id=fresh_id(one.id)) for _, one in pictures_in(part)]
            blocks += pictures
            if not pictures or part.text().replace(SIGN, "").strip():
                blocks.append(block_of(part, fresh_id))
    while blocks and isinstance(blocks[-1], Block) and blocks[-1].is_blank:
        blocks.pop()
    return Text(tuple(blocks))


def _parts(document: QTextDocument) -> Iterator[QTextBlock | QTextTable]:
    iterator = document.rootFrame().begin()
    while not iterator.atEnd():
        frame = iterator.currentFrame()
        if isinstance(frame, QTextTable):
            yield frame
        elif iterator.currentBlock().isValid():
            yield iterator.currentBlock()
        iterator += 1
