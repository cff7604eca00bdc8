"""Pictures in the text editor: put in, found at the cursor, and the words that belong to them."""

from dataclasses import replace

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from hep_desktop.domain.situation import BlockKind, Picture
from hep_desktop.ui.models.document import after
from hep_desktop.ui.models.document_blocks import set_kind
from hep_desktop.ui.models.document_pictures import image_format, insert_picture, pictures_in


class RichPictures:
    """What can be done with the picture beside the cursor of an editor."""

    def __init__(self, edit: QTextEdit) -> None:
        self._edit = edit

    def put_in(self, picture: Picture) -> None:
        """A picture below the paragraph with the cursor; below the table where it stands in one."""
        cursor = self._edit.textCursor()
        cursor.clearSelection()
        if cursor.currentTable() is not None:  # pyright: ignore[reportUnnecessaryComparison] – None outside tables
            after(cursor.currentTable(), cursor)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        cursor.beginEditBlock()
        insert_picture(cursor, picture, new=bool(cursor.block().text()))
        set_kind(cursor, BlockKind.PARAGRAPH)
        if cursor.atEnd():  # somebody may want to write on
            cursor.insertBlock()
            cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        cursor.endEditBlock()
        self._edit.setTextCursor(cursor)
        self._edit.ensureCursorVisible()

    @property
    def current(self) -> Picture | None:
        """The picture beside the cursor, or the chosen one."""
        place = self._place()
        return place[1] if place else None

    def set_words(self, *, caption: str, alt: str) -> None:
        """What stands below the picture, and what is said to who cannot see it."""
        place = self._place()
        if place is not None:
            cursor = QTextCursor(self._edit.document())
            cursor.setPosition(place[0])
            cursor.setPosition(place[0] + 1, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(image_format(replace(place[1], caption=caption, alt=alt)))

    def choose(self, key: str) -> None:
        """Put the cursor behind a picture, where it is there."""
        block = self._edit.document().begin()
        while block.isValid():
            for at, picture in pictures_in(block):
                if picture.id == key:
                    cursor = QTextCursor(block)
                    cursor.setPosition(at + 1)
                    self._edit.setTextCursor(cursor)
                    self._edit.ensureCursorVisible()
                    return
            block = block.next()

    def _place(self) -> tuple[int, Picture] | None:
        cursor = self._edit.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        return next((one for one in pictures_in(cursor.block()) if start - 1 <= one[0] <= end), None)
