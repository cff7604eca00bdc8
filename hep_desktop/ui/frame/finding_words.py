"""Leads from a hit of a search to the very words on the page, and chooses them there."""

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from hep_desktop.domain.places import OutlinePlace
from hep_desktop.seeking.index import Hit
from hep_desktop.seeking.passages import FORUM, PLAN, PROBLEMS
from hep_desktop.ui.walk import Destination

_LONGEST = 60  # letters of a selection somebody may want to look for


def destination_of(hit: Hit) -> Destination:
    """Where the words stand."""
    passage = hit.passage
    field = passage.field.partition("/")[0]
    if passage.page in (PROBLEMS, PLAN, FORUM):
        return Destination(passage.page, "", passage.place, field)
    place = None if isinstance(passage.place, OutlinePlace) else passage.place  # a heading is written by its own action
    return Destination("situation", passage.page, place, field, passage.table)


def choose_words(hit: Hit) -> None:
    """Choose the words in the field or paragraph that has the focus."""
    passage = hit.passage
    start, length = _units(passage.words[: hit.start]), _units(passage.words[hit.start : hit.end])
    words = passage.words[hit.start : hit.end]
    match QApplication.focusWidget():
        case QTextEdit() | QPlainTextEdit() as edit:
            cursor = edit.textCursor()
            begin = cursor.block().position() if isinstance(edit, QTextEdit) else 0
            cursor.setPosition(min(begin + start, edit.document().characterCount() - 1))
            cursor.setPosition(
                min(begin + start + length, edit.document().characterCount() - 1), QTextCursor.MoveMode.KeepAnchor
            )
            if cursor.selection().toPlainText() == words:
                edit.setTextCursor(cursor)
                edit.ensureCursorVisible()
        case QLineEdit() as line if line.text()[hit.start : hit.end] == words:
            line.setSelection(start, length)
        case _:
            return


def chosen_words() -> str:
    """What is chosen where the focus is, if it is short enough to be looked for."""
    match QApplication.focusWidget():
        case QTextEdit() | QPlainTextEdit() as edit:
            words = edit.textCursor().selectedText()
        case QLineEdit() as line:
            words = line.selectedText()
        case _:
            words = ""
    return words if len(words) <= _LONGEST and "\u2029" not in words else ""


def _units(words: str) -> int:
    """The length as Qt counts it."""
    return len(words.encode("utf-16-le")) // 2
