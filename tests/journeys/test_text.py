"""Writing a chapter: typed, pasted from Word, taken back, on the disk within a second."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from hep_desktop.domain.situation import BlockKind, Text
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.chapter import ChapterPage
from hep_desktop.ui.rich_edit import RichEdit
from hep_desktop.ui.session import Session
from qt import CONTROL, SHIFT, begin, copy_html, copy_text, press, press_here, session_on, type_text, window_on

NODE = "he.3.1"
WORD = """<html xmlns:v="urn:schemas-microsoft-com:vml"><head><style>p.MsoNormal {margin:0}</style></head><body>
<!--StartFragment--><p class=MsoNormal><b>A településen <span style='color:red'>élők</span></b> száma
<i>csökken</i>.<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span>·<span>&nbsp;&nbsp;
</span></span><![endif]>első pont</p>
<table><tr><td><p>Év</p></td><td><p>Fő</p></td></tr><tr><td><p>2023</p></td><td><p>812</p></td></tr></table>
<p><a href="http://pelda.hu/">hivatkozás</a><img src="kep.png"></p><!--EndFragment--></body></html>"""


def editor(window: MainWindow, node: str = NODE) -> RichEdit:
    window.session.go("situation", node)
    page = window.navigator.page
    assert isinstance(page, ChapterPage)
    return page.text_panel.edit


def written(window: MainWindow, node: str = NODE) -> Text:
    return window.session.programme.text(node)


def test_what_is_typed_is_in_the_snapshot_soon_and_on_the_disk_at_the_end(
    qtbot: QtBot, store: Path, session: Session, tmp_path: Path
) -> None:
    programme = begin(session)
    with window_on(session, tmp_path) as window:
        session.open_programme(programme)
        edit = editor(window)
        type_text(edit, "Árvíztűrő tükörfúrógép")
        qtbot.waitUntil(lambda: written(window).plain == "Árvíztűrő tükörfúrógép", timeout=1000)
        type_text(edit, ", őszi")  # closing does not wait for the pause
    parent = QObject()
    again = session_on(store, parent)
    assert again.office.programmes[programme].text(NODE).plain == "Árvíztűrő tükörfúrógép, őszi"
    again.close()
    parent.deleteLater()


def test_typing_is_one_step_and_undo_names_it(draft: MainWindow) -> None:
    edit = editor(draft)
    type_text(edit, "egy")
    draft.navigator.leave()
    type_text(edit, " kettő")
    press_here(Qt.Key.Key_Z, CONTROL)
    assert edit.toPlainText() == "egy"
    assert "Jövedelmi és vagyoni helyzet" in draft.notice.words()
    press_here(Qt.Key.Key_Z, CONTROL)
    assert edit.toPlainText() == ""
    press_here(Qt.Key.Key_Y, CONTROL)
    press_here(Qt.Key.Key_Y, CONTROL)
    assert edit.toPlainText() == "egy kettő"
    assert not edit.document().isUndoAvailable()


def test_a_new_paragraph_gets_an_id_and_the_others_keep_theirs(draft: MainWindow) -> None:
    edit = editor(draft)
    type_text(edit, "első")
    press(edit, Qt.Key.Key_Return)
    type_text(edit, "második")
    draft.navigator.leave()
    first, second = written(draft).blocks
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    type_text(edit, "Az ")
    draft.navigator.leave()
    assert [(block.id, block.plain) for block in written(draft).blocks] == [
        (first.id, "Az első"),
        (second.id, "második"),
    ]


def test_looks_and_lists_are_kept(draft: MainWindow) -> None:
    edit = editor(draft)
    press(edit, Qt.Key.Key_H, CONTROL | SHIFT)
    type_text(edit, "Cím")
    press(edit, Qt.Key.Key_Return)
    press(edit, Qt.Key.Key_B, CONTROL)
    type_text(edit, "fontos")
    press(edit, Qt.Key.Key_B, CONTROL)
    type_text(edit, " szó")
    press(edit, Qt.Key.Key_Return)
    press(edit, Qt.Key.Key_L, CONTROL | SHIFT)
    type_text(edit, "pont")
    press(edit, Qt.Key.Key_Return)
    press(edit, Qt.Key.Key_Return)  # an empty item ends the list
    type_text(edit, "vége")
    draft.navigator.leave()
    text = written(draft)
    kinds = [block.kind for block in text.blocks]
    assert kinds == [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.PARAGRAPH]
    assert [(run.text, run.bold) for run in text.blocks[1].runs] == [("fontos", True), (" szó", False)]
    assert not any(run.bold for run in text.blocks[0].runs)


def test_a_paste_from_word_is_cleaned_and_names_what_it_could_not_keep(draft: MainWindow) -> None:
    edit = editor(draft)
    copy_html(WORD, "nem ez kell")
    press(edit, Qt.Key.Key_V, CONTROL)
    draft.navigator.leave()
    blocks = written(draft).blocks
    assert [block.plain for block in blocks] == [
        "A településen élők száma csökken.",
        "első pont",
        "Év\tFő\n2023\t812",
        "hivatkozás",
    ]
    assert blocks[0].runs[0].bold
    assert blocks[1].kind is BlockKind.BULLET
    page = draft.navigator.page
    assert isinstance(page, ChapterPage)
    lost = page.text_panel.lost.text()
    for word in ("szín", "hivatkozás", "kép"):
        assert word in lost
    assert "táblázat" not in lost


def test_a_paste_that_is_too_long_is_refused_whole(draft: MainWindow) -> None:
    edit = editor(draft)
    type_text(edit, "marad")
    copy_text("szó " * 200_000)
    press(edit, Qt.Key.Key_V, CONTROL)
    page = draft.navigator.page
    assert isinstance(page, ChapterPage)
    assert "túl hosszú" in page.text_panel.lost.text()
    draft.navigator.leave()
    assert written(draft).plain == "marad"


def test_a_change_from_elsewhere_keeps_the_cursor(draft: MainWindow) -> None:
    edit = editor(draft)
    type_text(edit, "első")
    draft.navigator.leave()
    type_text(edit, " második")
    draft.navigator.leave()
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    edit.moveCursor(QTextCursor.MoveOperation.Right)
    draft.session.undo()
    assert edit.toPlainText() == "első"
    assert edit.textCursor().position() == 1


def test_the_guidance_is_the_grey_first_line_and_stands_at_the_right(draft: MainWindow) -> None:
    edit = editor(draft)
    node = next(node for node in draft.session.edition.walk() if node.id == NODE)
    assert node.guidance in edit.hint
    assert node.guidance[:30] in draft.side.help.toPlainText().replace("\n", " ")
    assert edit.accessibleName()


def test_another_chapter_shows_its_own_text(draft: MainWindow) -> None:
    edit = editor(draft)
    type_text(edit, "egyik")
    edit = editor(draft, "he.3.4")
    assert edit.toPlainText() == ""
    type_text(edit, "másik")
    edit = editor(draft)
    assert edit.toPlainText() == "egyik"
    assert written(draft, "he.3.4").plain == "másik"
