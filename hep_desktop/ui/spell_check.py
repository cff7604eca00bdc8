"""Wavy lines under wrong words of an editor, what may have been meant in its menu, and F7 from one to the next."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QTextBlock, QTextCharFormat, QTextCursor, QTextLayout
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QTextEdit

from hep_desktop.services.spelling import Word, words_of
from hep_desktop.ui import look
from hep_desktop.ui.speller import Speller
from hep_desktop.ui.strings import text

PAUSE_MS = 250

Editor = QTextEdit | QPlainTextEdit


class SpellCheck(QObject):
    """Looks at the paragraphs in sight when the typist rests; it never touches the document by itself.

    `step_ends` is what an editor sends where one step to take back ends. In a field of a form F7 is answered here.
    """

    nothing_left = Signal()
    """F7 found no wrong word in the whole text."""

    def __init__(self, edit: Editor, speller: Speller, step_ends: SignalInstance) -> None:
        super().__init__(edit)
        self._edit = edit
        self._step_ends = step_ends
        self._speller = speller
        self._seeking = False
        self.menu: QMenu | None = None
        self._word = QTextCursor()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.look)
        edit.document().contentsChanged.connect(self._pause.start)
        edit.document().contentsChange.connect(self._typed)
        edit.cursorPositionChanged.connect(self._pause.start)
        edit.verticalScrollBar().valueChanged.connect(self._pause.start)
        speller.judged.connect(self._judged)
        speller.switched.connect(self.look)
        speller.suggested.connect(self._suggested)
        edit.installEventFilter(self)
        edit.viewport().installEventFilter(self)

    def look(self) -> None:
        """Mark the wrong words in sight, but for the one that is being typed."""
        edit, unknown = self._edit, list[str]()
        if not self._speller.is_on or edit.isReadOnly() or not edit.isVisible():
            for block in _blocks(edit):
                self._underline(block, [])
            return
        for block in self._in_sight():
            unknown += self._mark(block)
        if unknown:
            self._speller.ask(unknown)

    def _typed(self, position: int, _removed: int, _added: int) -> None:
        """The marks of a paragraph go along with its words at once; a new word is asked for when the typist rests."""
        if self._speller.is_on and self._edit.isVisible() and not self._edit.isReadOnly():
            self._mark(self._edit.document().findBlock(position))

    def _mark(self, block: QTextBlock) -> list[str]:
        """Underline the wrong words of a paragraph; those nobody has judged yet are handed back."""
        edit, unknown = self._edit, list[str]()
        typed = edit.textCursor().position() if edit.hasFocus() and not edit.textCursor().hasSelection() else -1
        marks, wave = list[QTextLayout.FormatRange](), self._wave()
        for word, start, end in _words(block):
            right = self._speller.is_right(word.plain)
            if right is None:
                unknown.append(word.plain)
            elif not right and not start < typed - block.position() <= end:
                mark = QTextLayout.FormatRange()
                mark.start, mark.length, mark.format = start, end - start, wave  # pyright: ignore[reportAttributeAccessIssue] – not in the stubs
                marks.append(mark)
        self._underline(block, marks)
        return unknown

    def _underline(self, block: QTextBlock, marks: list[QTextLayout.FormatRange]) -> None:
        """As formats of the layout: the document does not change, and unlike selections they cut off no accents."""
        layout = block.layout()
        if marks != layout.formats():
            layout.setFormats(marks)
            self._edit.document().markContentsDirty(block.position(), block.length())

    def next_wrong(self) -> None:
        """Go to the next wrong word of the text and offer what may have been meant."""
        self._seeking = False
        unknown: list[str] = []
        for block, word, start, end in self._from_cursor():
            right = self._speller.is_right(word.plain)
            if right is None:
                unknown.append(word.plain)
            elif not right and not unknown:
                self._offer(_cursor(block, start, end))
                return
        if unknown:
            self._seeking = True
            self._speller.ask(unknown)
        else:
            self.nothing_left.emit()

    # where words stand ------------------------------------------------------------------------

    def _in_sight(self) -> Iterator[QTextBlock]:
        port = self._edit.viewport()
        block = self._edit.cursorForPosition(QPoint(0, 0)).block()
        last = self._edit.cursorForPosition(QPoint(port.width(), port.height())).block().blockNumber()
        while block.isValid() and block.blockNumber() <= last:
            yield block
            block = block.next()

    def _from_cursor(self) -> Iterator[tuple[QTextBlock, Word, int, int]]:
        """All words, those behind the cursor first, then from the beginning."""
        at = self._edit.textCursor().selectionEnd()
        everything = [(block, *found) for block in _blocks(self._edit) for found in _words(block)]
        behind = [one for one in everything if one[0].position() + one[2] >= at]
        yield from behind
        yield from everything[: len(everything) - len(behind)]

    def _wave(self) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        form.setUnderlineColor(look.colour(look.ERROR, self._edit.palette()))
        return form

    def _wrong_at(self, cursor: QTextCursor) -> QTextCursor | None:
        block = cursor.block()
        for word, start, end in _words(block):
            if start <= cursor.position() - block.position() <= end and self._speller.is_right(word.plain) is False:
                return _cursor(block, start, end)
        return None

    # the menu ---------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The menu of a wrong word begins with what may have been meant."""
        if isinstance(event, QKeyEvent) and self._is_field_key(event):
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self.next_wrong()
            return True
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._pause.start()
        if event.type() != QEvent.Type.ContextMenu or not isinstance(event, QContextMenuEvent):
            return False
        if not self._speller.is_on or self._edit.isReadOnly():
            return False
        by_keys = event.reason() == QContextMenuEvent.Reason.Keyboard
        at = self._edit.textCursor() if by_keys else self._edit.cursorForPosition(event.pos())
        wrong = self._wrong_at(at)
        if wrong is None or (watched is self._edit and not by_keys):
            return False
        menu = self._edit.createStandardContextMenu()
        self._fill(menu, wrong)
        menu.popup(self._below(wrong) if by_keys else event.globalPos())
        return True

    def _is_field_key(self, event: QKeyEvent) -> bool:
        if event.key() != Qt.Key.Key_F7 or event.modifiers() or not isinstance(self._edit, QPlainTextEdit):
            return False
        return self._speller.is_on and event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)

    def _offer(self, wrong: QTextCursor) -> None:
        self._edit.setTextCursor(wrong)
        self._edit.ensureCursorVisible()
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        menu = QMenu(self._edit)
        self._fill(menu, wrong)
        menu.popup(self._below(wrong))

    def _below(self, cursor: QTextCursor) -> QPoint:
        return self._edit.viewport().mapToGlobal(self._edit.cursorRect(cursor).bottomLeft())

    def _fill(self, menu: QMenu, wrong: QTextCursor) -> None:
        self._word, self.menu = wrong, menu
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.aboutToHide.connect(self._closed)
        add = QAction(text("text.spelling.add", word=wrong.selectedText()), menu)
        add.triggered.connect(self._add)
        first = menu.actions()[0] if menu.actions() else None
        menu.insertAction(first, add)  # pyright: ignore[reportArgumentType] – None appends, whatever the stubs say
        menu.insertSeparator(first)  # pyright: ignore[reportArgumentType] – as above
        menu.insertSeparator(add)
        waiting = QAction(text("text.spelling.looking"), menu)
        waiting.setEnabled(False)
        menu.insertAction(menu.actions()[0], waiting)
        word = _plain(wrong)
        self._speller.ask_suggestions(word)
        self._suggested(word)

    def _suggested(self, word: str) -> None:
        """Put what was found in the place of the words that stood for it."""
        found = self._speller.suggestions(word)
        if self.menu is None or found is None or _plain(self._word) != word:
            return
        waiting = self.menu.actions()[0]
        if waiting.isEnabled():
            return
        for one in found:
            action = QAction(one, self.menu)
            action.setData(one)
            action.triggered.connect(self._replace)
            self.menu.insertAction(waiting, action)
        if found:
            self.menu.removeAction(waiting)
            self.menu.setActiveAction(self.menu.actions()[0])
        else:
            waiting.setText(text("text.spelling.no_idea"))

    def _replace(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._step_ends.emit()  # what was typed before is a step of its own
            self._word.insertText(str(action.data()), self._word.charFormat())
            self._step_ends.emit()

    def _add(self) -> None:
        self._speller.add(_plain(self._word))

    def _closed(self) -> None:
        self.menu = None

    def _judged(self) -> None:
        if self._seeking:
            self.next_wrong()
        if self._edit.isVisible():
            self.look()


def _blocks(edit: Editor) -> Iterator[QTextBlock]:
    block = edit.document().begin()
    while block.isValid():
        yield block
        block = block.next()


def _words(block: QTextBlock) -> Iterator[tuple[Word, int, int]]:
    """The words of a paragraph, and where they stand as Qt counts: signs beyond the first 65 536 twice."""
    text = block.text()
    wide = max(text, default="") > "\uffff"
    for word in words_of(text):
        start, end = (_units(text, at) if wide else at for at in (word.start, word.end))
        yield word, start, end


def _units(text: str, at: int) -> int:
    return len(text[:at].encode("utf-16-le")) // 2


def _cursor(block: QTextBlock, start: int, end: int) -> QTextCursor:
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + start)
    cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _plain(cursor: QTextCursor) -> str:
    return next((word.plain for word in words_of(cursor.selectedText())), cursor.selectedText())
