"""A quiet text editor for blocks and runs: no undo of its own, no looks that a `Text` could not hold."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMimeData, QSignalBlocker, Qt, QUrl, Signal
from PySide6.QtGui import QFont, QHelpEvent, QImage, QKeyEvent, QPainter, QPaintEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from hep_desktop.domain.situation import Block, BlockKind, FactKey, Run, Text, TextBlock
from hep_desktop.identity import NewId
from hep_desktop.ui import look
from hep_desktop.ui.models.document import fill, insert, text_of
from hep_desktop.ui.models.document_blocks import block_with, char_format, kind_of, set_kind, tie_at
from hep_desktop.ui.models.document_pictures import sha_of
from hep_desktop.ui.own_clipboard import add_own, own_text
from hep_desktop.ui.pasted_pictures import picture_files, pictures_from
from hep_desktop.ui.pasted_text import pasted_text
from hep_desktop.ui.pasting import LARGEST_TEXT
from hep_desktop.ui.rich_pictures import RichPictures
from hep_desktop.ui.rich_tables import RichTables
from hep_desktop.ui.text_fields import is_for_the_journal

_MARGIN = 2 * look.GRID


class RichEdit(QTextEdit):
    """Shows and edits a `Text`."""

    edited = Signal()
    """The user changed something."""

    left = Signal()
    """The focus left."""

    paragraph_ended = Signal()
    pasted = Signal(object)
    """What of a paste could not be kept: keys of `text.lost`."""

    too_long = Signal(int)
    """A paste was refused: so many characters."""

    picture_given = Signal(bytes)
    """A picture was pasted or dropped."""

    def __init__(self, new_id: NewId, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._new_id = new_id
        self.hint = ""
        self.tables = RichTables(self)
        self.pictures = RichPictures(self)
        self.picture_source: Callable[[str], bytes | None] | None = None
        self.tell_tie: Callable[[FactKey], str] | None = None
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(True)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(_MARGIN)
        self.textChanged.connect(self.edited)

    # content ----------------------------------------------------------------------------------

    def value(self) -> Text:
        """What is written."""
        with QSignalBlocker(self):  # new blocks get their ids written into the document
            return text_of(self.document(), self._new_id)

    def put(self, shown: Text) -> None:
        """Show a text; the cursor stays where it was. `edited` is not sent."""
        cursor = self.textCursor()
        at, bar = cursor.position(), self.verticalScrollBar().value()
        with QSignalBlocker(self):
            fill(self.document(), shown)
        if self.document().isEmpty():
            self.setCurrentCharFormat(char_format(Run("")))  # Qt would go on in the letters of the text before
        cursor = self.textCursor()
        cursor.setPosition(min(at, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(bar)

    def show_block(self, key: str) -> None:
        """Put the cursor to the beginning of a block or of a paragraph in a table, where it is there."""
        block = block_with(self.document(), key)
        if block is not None:
            self.setTextCursor(QTextCursor(block))
            self.ensureCursorVisible()
        else:
            self.pictures.choose(key)

    # pictures ---------------------------------------------------------------------------------

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """The document asks for a picture by its hash."""
        sha256 = sha_of(QUrl(name))
        content = self.picture_source(sha256) if self.picture_source and sha256 else None
        return QImage.fromData(content) if content else super().loadResource(kind, name)

    # looks ------------------------------------------------------------------------------------

    def toggle_bold(self) -> None:
        """Bold on or off for what is selected or typed next."""
        form = QTextCharFormat()
        bold = self.textCursor().charFormat().fontWeight() >= QFont.Weight.Bold
        form.setFontWeight(QFont.Weight.Normal if bold else QFont.Weight.Bold)
        self.mergeCurrentCharFormat(form)

    def toggle_italic(self) -> None:
        """Italic on or off."""
        form = QTextCharFormat()
        form.setFontItalic(not self.textCursor().charFormat().fontItalic())
        self.mergeCurrentCharFormat(form)

    def toggle_kind(self, kind: BlockKind) -> None:
        """Make the chosen blocks of a kind, or plain paragraphs where they are so already; cells hold nothing else."""
        if self.tables.table is not None:
            return
        wanted = BlockKind.PARAGRAPH if self.kind is kind else kind
        self._for_blocks(lambda cursor: self._make(cursor, wanted))

    @property
    def kind(self) -> BlockKind:
        """What the block with the cursor is."""
        return kind_of(self.textCursor().block())

    def _make(self, cursor: QTextCursor, kind: BlockKind) -> None:
        was = kind_of(cursor.block())
        set_kind(cursor, kind)
        if BlockKind.HEADING in (was, kind):
            self._restyle(cursor, kind)

    def _restyle(self, cursor: QTextCursor, kind: BlockKind) -> None:
        """A heading's letters are large and bold by its kind."""
        cursor.setPosition(cursor.block().position())
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(char_format(Run(""), kind))
        cursor.setBlockCharFormat(char_format(Run(""), kind))

    def _for_blocks(self, change: Callable[[QTextCursor], None]) -> None:
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        cursor.beginEditBlock()
        block = self.document().findBlock(start)
        while block.isValid() and block.position() <= end:
            following = block.next()
            change(QTextCursor(block))
            block = following
        cursor.endEditBlock()

    # keys -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        cursor = self.textCursor()
        if enter and plain and self._ends_list(cursor):
            return
        at_start = cursor.atBlockStart() and not cursor.hasSelection()
        if event.key() == Qt.Key.Key_Backspace and at_start and self.kind is not BlockKind.PARAGRAPH:
            self._make(cursor, BlockKind.PARAGRAPH)
            return
        heading = enter and self.kind is BlockKind.HEADING
        super().keyPressEvent(event)
        if heading:
            self._make(self.textCursor(), BlockKind.PARAGRAPH)
            self.setCurrentCharFormat(char_format(Run("")))
        if enter:
            self.paragraph_ended.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from cell to cell, and from the text to the next field."""
        return (not self.isReadOnly() and self.tables.step(1 if forward else -1)) or super().focusNextPrevChild(forward)

    def _ends_list(self, cursor: QTextCursor) -> bool:
        """Enter in an empty item ends the list, as in Word."""
        if self.kind not in (BlockKind.BULLET, BlockKind.NUMBERED) or cursor.block().text():
            return False
        self._make(cursor, BlockKind.PARAGRAPH)
        return True

    def event(self, event: QEvent) -> bool:
        """Leave undo to the journal."""
        if is_for_the_journal(event):
            event.ignore()
            return False
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tell(event)
            return True
        return super().event(event)

    def _tell(self, event: QHelpEvent) -> None:
        """What the number under the mouse is tied to."""
        at = self.viewport().mapFrom(self, event.pos())
        key = tie_at(self.cursorForPosition(at))
        QToolTip.showText(event.globalPos(), self.tell_tie(key) if key and self.tell_tie else "", self)

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)  # pyright: ignore[reportArgumentType] – Qt's event
        self.left.emit()

    # the grey words of an empty text ------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """An empty text shows its hint whole; Qt's own placeholder is cut at the end of its first line."""
        super().paintEvent(event)
        if not self.hint or not self.document().isEmpty():
            return
        painter = QPainter(self.viewport())
        painter.setPen(self.palette().placeholderText().color())
        room = self.viewport().rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.drawText(room, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, self.hint)

    # paste ------------------------------------------------------------------------------------

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        if source.hasUrls():
            return bool(picture_files(source.urls()))
        return source.hasHtml() or source.hasText() or source.hasImage()

    def createMimeDataFromSelection(self) -> QMimeData:
        data = super().createMimeDataFromSelection()
        add_own(data, self.textCursor(), self._new_id)
        return data

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Clean what comes from Word, browsers and mail; say what could not be kept."""
        own = own_text(source, self._new_id)
        if own is not None:
            self._insert(own)
            return
        given = pictures_from(source)
        if given:
            for content in given:
                self.picture_given.emit(content)
            return
        letters = len(source.text())
        if letters > LARGEST_TEXT:
            self.too_long.emit(letters)
            return
        pasted = pasted_text(source, self._new_id)
        self._insert(pasted.text)
        self.pasted.emit(pasted.lost)

    def start_paragraph(self) -> None:
        """An empty paragraph at the end of the text, with the cursor in it."""
        self.moveCursor(QTextCursor.MoveOperation.End)
        cursor = self.textCursor()
        cursor.insertBlock()
        self._make(cursor, BlockKind.PARAGRAPH)
        self.setTextCursor(cursor)

    def put_in(self, ready: Text) -> None:
        """Write ready words at the end of the paragraph with the cursor, or of the text where nobody was in it."""
        cursor = self.textCursor()
        cursor.clearSelection()
        end = QTextCursor.MoveOperation.End if cursor.position() == 0 else QTextCursor.MoveOperation.EndOfBlock
        cursor.movePosition(end)
        self.setTextCursor(cursor)
        if self.kind is BlockKind.HEADING:
            if cursor.block().text().strip():
                cursor.insertBlock()
            self._make(cursor, BlockKind.PARAGRAPH)
            self.setTextCursor(cursor)
        elif cursor.block().text().strip() and not cursor.block().text()[-1].isspace():
            cursor.insertText(" ", QTextCharFormat())
        self._insert(ready)

    def _insert(self, pasted: Text) -> None:
        if not pasted.blocks:
            return
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        self.setTextCursor(cursor)
        if self.tables.table is None:
            self._insert_blocks(cursor, pasted.blocks)
        elif not self.tables.fill_in(pasted.blocks):
            self._insert_blocks(cursor, _paragraphs(pasted))
        cursor.endEditBlock()
        self.ensureCursorVisible()
        self.paragraph_ended.emit()

    def _insert_blocks(self, cursor: QTextCursor, blocks: Sequence[TextBlock]) -> None:
        fresh, first = not cursor.block().text(), blocks[0]
        if isinstance(first, Block) and not fresh:
            for run in first.runs:
                cursor.insertText(run.text.replace("\n", "\u2028"), char_format(run))
            blocks = blocks[1:]
        insert(cursor, blocks, fresh=fresh)
        self.setTextCursor(cursor)


def _paragraphs(pasted: Text) -> tuple[Block, ...]:
    """What a cell can take of a text."""
    return tuple(Block(block.id, BlockKind.PARAGRAPH, block.runs) for block in pasted.paragraphs())
