"""Tables inside texts: put in, pasted, filled by Tab, changed by the menu, taken back, kept on the disk."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from hep_desktop.domain.situation import Block, SimpleTable, Text
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.chapter import ChapterPage
from hep_desktop.ui.pages.text import TextPanel
from hep_desktop.ui.pages.text_tables import TableMenu
from qt import CONTROL, SHIFT, copy_html, copy_text, press, press_here, type_text

NODE = "he.3.1"
EXCEL = "<table><tr><td colspan=2><b>Ellátás</b></td></tr><tr><td>étkezés</td><td>12</td></tr></table>"


@pytest.fixture
def panel(draft: MainWindow) -> TextPanel:
    """The editor of a chapter, with the focus."""
    draft.session.go("situation", NODE)
    page = draft.navigator.page
    assert isinstance(page, ChapterPage)
    page.start_focus()
    return page.text_panel


def written(window: MainWindow) -> Text:
    window.navigator.leave()
    return window.session.programme.text(NODE)


def only_table(window: MainWindow) -> SimpleTable:
    (table,) = (block for block in written(window).blocks if isinstance(block, SimpleTable))
    return table


def plain(window: MainWindow) -> list[list[str]]:
    return [line.split("\t") for line in only_table(window).plain.split("\n")]


def test_a_table_is_put_in_and_filled_by_tab(draft: MainWindow, panel: TextPanel) -> None:
    edit = panel.edit
    type_text(edit, "Ellátások:")
    panel.tables.put_in.trigger()
    for words in ("Év", "Fő", "Arány", "2023"):
        type_text(edit, words)
        press(edit, Qt.Key.Key_Tab)
    assert plain(draft) == [["Év", "Fő", "Arány"], ["2023", "", ""], ["", "", ""]]
    table = only_table(draft)
    assert table.head
    assert [type(block) for block in written(draft).blocks] == [Block, SimpleTable]
    press(edit, Qt.Key.Key_Tab, SHIFT)
    type_text(edit, " év")
    assert plain(draft)[1][0] == "2023 év"
    assert only_table(draft).id == table.id


def test_tab_behind_the_last_cell_adds_a_row(draft: MainWindow, panel: TextPanel) -> None:
    copy_text("a\tb\nc\td")
    press(panel.edit, Qt.Key.Key_V, CONTROL)
    panel.edit.moveCursor(QTextCursor.MoveOperation.Left)  # into the last cell
    press(panel.edit, Qt.Key.Key_Tab)
    type_text(panel.edit, "e")
    assert plain(draft) == [["a", "b"], ["c", "d"], ["e", ""]]


def test_shift_tab_before_the_first_cell_leaves_the_text(panel: TextPanel) -> None:
    panel.tables.put_in.trigger()
    press(panel.edit, Qt.Key.Key_Tab, SHIFT)
    assert not panel.edit.hasFocus()


@pytest.mark.parametrize(
    ("change", "after"),
    [
        (lambda t: t._inside[0].trigger(), [["", ""], ["a", "b"], ["c", "d"]]),
        (lambda t: t._inside[1].trigger(), [["a", "b"], ["", ""], ["c", "d"]]),
        (lambda t: t._inside[2].trigger(), [["", "a", "b"], ["", "c", "d"]]),
        (lambda t: t._inside[3].trigger(), [["a", "", "b"], ["c", "", "d"]]),
        (lambda t: t._inside[5].trigger(), [["c", "d"]]),
        (lambda t: t._inside[6].trigger(), [["b"], ["d"]]),
    ],
)
def test_rows_and_columns(
    draft: MainWindow, panel: TextPanel, change: Callable[[TableMenu], None], after: list[list[str]]
) -> None:
    copy_text("a\tb\nc\td")
    press(panel.edit, Qt.Key.Key_V, CONTROL)
    before = only_table(draft)
    cursor = panel.edit.textCursor()
    cursor.setPosition(1)
    panel.edit.setTextCursor(cursor)
    change(panel.tables)
    assert plain(draft) == after
    press_here(Qt.Key.Key_Z, CONTROL)
    assert only_table(draft) == before


def test_the_head_and_the_whole_table(draft: MainWindow, panel: TextPanel) -> None:
    copy_text("a\tb\nc\td")
    press(panel.edit, Qt.Key.Key_V, CONTROL)
    panel.edit.moveCursor(QTextCursor.MoveOperation.Left)
    assert not panel.tables.head.isChecked()
    panel.tables.head.trigger()
    assert only_table(draft).head
    assert panel.tables.head.isChecked()
    panel.tables._inside[-1].trigger()
    assert written(draft).blocks == ()
    assert not panel.tables.head.isEnabled()
    assert panel.tables.put_in.isEnabled()


def test_a_table_of_excel_is_pasted_and_what_was_lost_is_named(draft: MainWindow, panel: TextPanel) -> None:
    type_text(panel.edit, "előtte")
    copy_html(EXCEL, "Ellátás\nétkezés\t12")
    press(panel.edit, Qt.Key.Key_V, CONTROL)
    type_text(panel.edit, "utána")
    assert written(draft).plain == "előtte\nEllátás\t\nétkezés\t12\nutána"
    assert "összevont cella" in panel.lost.text()
    assert only_table(draft).head


def test_a_table_pasted_into_a_table_fills_its_cells(draft: MainWindow, panel: TextPanel) -> None:
    copy_text("a\tb\nc\td")
    press(panel.edit, Qt.Key.Key_V, CONTROL)
    panel.edit.moveCursor(QTextCursor.MoveOperation.Left)
    copy_text("1\t2\n3\t4")
    press(panel.edit, Qt.Key.Key_V, CONTROL)
    assert plain(draft) == [["a", "b", ""], ["c", "1", "2"], ["", "3", "4"]]


def test_words_pasted_into_a_cell_stay_in_it(draft: MainWindow, panel: TextPanel) -> None:
    panel.tables.put_in.trigger()
    copy_html("<ul><li>egy</li><li>kettő</li></ul>", "")
    press(panel.edit, Qt.Key.Key_V, CONTROL)
    cell = only_table(draft).rows[0][0]
    assert [block.plain for block in cell] == ["egy", "kettő"]


def test_cells_hold_no_lists_or_headings(draft: MainWindow, panel: TextPanel) -> None:
    panel.tables.put_in.trigger()
    type_text(panel.edit, "szó")
    press(panel.edit, Qt.Key.Key_H, CONTROL | SHIFT)
    press(panel.edit, Qt.Key.Key_L, CONTROL | SHIFT)
    assert plain(draft)[0][0] == "szó"
    assert not panel.edit.textCursor().blockFormat().headingLevel()


def test_the_order_of_typing_and_undo_is_kept(draft: MainWindow, panel: TextPanel) -> None:
    type_text(panel.edit, "előtte")
    draft.navigator.leave()
    panel.tables.put_in.trigger()
    type_text(panel.edit, "cella")
    draft.navigator.leave()
    press_here(Qt.Key.Key_Z, CONTROL)
    assert plain(draft)[0] == ["", "", ""]
    press_here(Qt.Key.Key_Z, CONTROL)
    assert written(draft).plain == "előtte"
    press_here(Qt.Key.Key_Y, CONTROL)
    press_here(Qt.Key.Key_Y, CONTROL)
    assert plain(draft)[0] == ["cella", "", ""]
