"""Headings that bend to reality: chapters that do not apply, marks to come back to, own and renamed headings."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPushButton
from pytestqt.qtbot import QtBot

from hep_desktop.domain.outline import Chapter
from hep_desktop.domain.situation import Text
from hep_desktop.ui.look import RETURN
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.chapter import ChapterPage
from qt import CONTROL, SHIFT, clipped, focus, press_here, type_here

NODE = "he.3.5"


def chapter(window: MainWindow, node: str = NODE) -> ChapterPage:
    window.session.go("situation", node)
    page = window.navigator.page
    assert isinstance(page, ChapterPage)
    return page


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def said(window: MainWindow, node: str = NODE) -> Chapter:
    return window.session.programme.chapter(node)


def findings(window: MainWindow) -> list[tuple[str, str]]:
    window.watch.look()
    return [(finding.code, finding.node) for finding in window.watch.findings]


def titles(window: MainWindow, under: str = "he.3") -> list[str]:
    return [node.title for node in window.session.edition.node(under).children]


def test_a_chapter_that_does_not_apply_leaves_the_list(draft: MainWindow) -> None:
    page = chapter(draft, "he.1.1")
    type_here("Korábbi szöveg")
    draft.navigator.leave()
    assert ("text.missing", "he.1.1") not in findings(draft)
    click(page.typical.not_typical)
    assert focus() is page.typical.reason
    assert ("text.no_reason", "he.1.1") in findings(draft)
    type_here("nincs rá helyi szabály")
    draft.navigator.leave()
    assert said(draft, "he.1.1") == Chapter("nincs rá helyi szabály")
    assert not [found for found in findings(draft) if found[1] == "he.1.1"]
    assert draft.tree.mark("he.1.1") == "✓"
    assert clipped(draft) == []
    press_here(Qt.Key.Key_Z, CONTROL)
    assert page.typical.reason.value() == ""
    press_here(Qt.Key.Key_Z, CONTROL)
    assert page.typical.fill_in.isChecked()
    assert page.text_panel.edit.toPlainText() == "Korábbi szöveg"


def test_back_to_the_text(draft: MainWindow) -> None:
    page = chapter(draft)
    type_here("megmarad")
    click(page.typical.not_typical)
    type_here("nincs")
    click(page.typical.fill_in)
    assert said(draft) == Chapter()
    assert draft.session.programme.text(NODE).plain == "megmarad"
    assert focus() is page.text_panel.edit


def test_the_next_step_leads_to_the_missing_reason(draft: MainWindow) -> None:
    page = chapter(draft, "he.1.1")
    click(page.typical.not_typical)
    chapter(draft, "he.9")
    draft.watch.look()
    draft.go_to(next(finding for finding in draft.watch.findings if finding.code == "text.no_reason"))
    assert focus() is page.typical.reason


def test_only_what_can_be_left_out_is_asked(draft: MainWindow) -> None:
    page = chapter(draft, "he.3")
    assert page.typical.fill_in.isHidden() or not page.typical.fill_in.isVisible()
    page = chapter(draft, NODE)
    assert page.typical.fill_in.isVisible()


def test_a_mark_is_seen_in_the_walk_and_listed(draft: MainWindow) -> None:
    page = chapter(draft)
    press_here(Qt.Key.Key_M, CONTROL | SHIFT)
    assert focus() is page.head.note
    type_here("megkérdezni a védőnőt")
    draft.navigator.leave()
    assert said(draft) == Chapter(return_to="megkérdezni a védőnőt")
    draft.watch.look()
    assert draft.tree.mark(NODE) == f"{RETURN} ○"
    assert draft.tree.mark("he.3").startswith(RETURN)
    assert "ide még visszatérek" in draft.tree.spoken(NODE)
    page = chapter(draft, "")
    rows = [button for button in page.overview.findChildren(QPushButton) if button.isVisible()]
    listed = next(button for button in rows if "védőnőt" in button.accessibleName())
    click(listed)
    assert page.node is not None
    assert page.node.id == NODE
    press_here(Qt.Key.Key_M, CONTROL | SHIFT)
    assert said(draft) == Chapter()
    assert not page.head.note.isVisible()


def test_an_own_heading_is_added_named_and_written(draft: MainWindow) -> None:
    page = chapter(draft, "he.3.1")
    page.head.menu.add_after.trigger()
    assert focus() is page.head.field
    type_here("Népességi adatok")
    press_here(Qt.Key.Key_Return)
    assert titles(draft)[1] == "Népességi adatok"
    assert focus() is page.text_panel.edit
    type_here("Fogyunk.")
    draft.navigator.leave()
    assert page.node is not None
    key = page.node.id
    assert draft.session.programme.text(key).plain == "Fogyunk."
    draft.watch.look()
    assert draft.tree.mark(key) == "✓"
    assert "Saját cím" in draft.side.help.toPlainText()


def test_a_removed_heading_comes_back_with_its_text(draft: MainWindow) -> None:
    page = chapter(draft, "he.3.1")
    page.head.menu.add_below.trigger()
    press_here(Qt.Key.Key_Return)
    type_here("Ez megmarad.")
    draft.navigator.leave()
    assert page.node is not None
    key = page.node.id
    page.head.menu.remove.trigger()
    assert page.node.id == "he.3.1"
    assert draft.session.programme.text(key) == Text()
    assert ("situation", key) not in draft.tree.places()
    press_here(Qt.Key.Key_Z, CONTROL)
    assert ("situation", key) in draft.tree.places()
    assert chapter(draft, key).text_panel.edit.toPlainText() == "Ez megmarad."


def test_undo_of_the_heading_that_is_shown_goes_to_the_one_above(draft: MainWindow) -> None:
    page = chapter(draft, "he.3.1")
    page.head.menu.add_below.trigger()
    press_here(Qt.Key.Key_Escape)
    press_here(Qt.Key.Key_Z, CONTROL)
    assert page.node is not None
    assert page.node.id == "he.3.1"


def test_a_heading_is_renamed_in_place_and_given_back(draft: MainWindow) -> None:
    page = chapter(draft, "he.3.1")
    was = draft.session.edition.node("he.3.1").title
    page.head.menu.rename.trigger()
    type_here("Miből élünk")
    press_here(Qt.Key.Key_Escape)
    assert titles(draft)[0] == was
    page.head.menu.rename.trigger()
    type_here("Miből élünk")
    press_here(Qt.Key.Key_Return)
    assert page.head.title.text() == "3.1 Miből élünk"
    assert page.head.edition_title.text().endswith(was)
    assert draft.tree.spoken("he.3.1").startswith("3.1 Miből élünk")
    page.head.menu.restore.trigger()
    assert titles(draft)[0] == was
    assert not page.head.edition_title.isVisible()


def test_own_headings_move_among_the_others(draft: MainWindow) -> None:
    page = chapter(draft, "he.3.2")
    page.head.menu.add_after.trigger()
    press_here(Qt.Key.Key_Return)
    menu = page.head.menu
    for expected in (1, 0):
        menu.up.trigger()
        assert titles(draft).index("Új cím") == expected
    assert not menu.up.isEnabled()
    for expected in (1, 2, 3):
        menu.down.trigger()
        assert titles(draft).index("Új cím") == expected


def test_the_walk_stays_open_where_it_was(draft: MainWindow, qtbot: QtBot) -> None:
    page = chapter(draft, "he.4.1")
    chapter(draft, "he.3.1")
    open_rows = {key for key in draft.tree.places() if draft.tree.is_open(key)}
    page.head.menu.rename.trigger()
    type_here("Más")
    press_here(Qt.Key.Key_Return)
    assert {key for key in draft.tree.places() if draft.tree.is_open(key)} == open_rows
    qtbot.waitUntil(lambda: draft.tree.mark("he.3.1") == "○")


def test_the_menu_of_the_page_holds_the_headings(draft: MainWindow) -> None:
    page = chapter(draft)
    assert page.head.menu.menu.menuAction() in page.actions()
    assert page.head.menu.menu.menuAction().isVisible()
    chapter(draft, "")
    assert not page.head.menu.menu.menuAction().isVisible()
    assert not page.head.mark.isVisible()
