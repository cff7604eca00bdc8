"""Searching and replacing: from Ctrl+F to the very words, and back by one undo."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from hep_desktop.domain.commands import SetFacts, SetText
from hep_desktop.domain.places import FactPlace
from hep_desktop.domain.situation import Block, Fact, FactKey, Run, SimpleTable, Text
from hep_desktop.domain.values import Number
from hep_desktop.ui.frame.seek_pane import SeekPane
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.models.hits import ROW, Found, Title
from hep_desktop.ui.pages.chapter import ChapterPage
from hep_desktop.ui.pages.problems import ProblemsPage
from qt import CONTROL, SHIFT, clipped, focus, nameless, press, press_here, type_here

NODE = "he.3.1"
OTHER = "he.3.2"


def write(window: MainWindow, node: str, *paragraphs: str) -> None:
    blocks = tuple(Block(f"{node}-{at}", runs=(Run(words),)) for at, words in enumerate(paragraphs))
    window.session.do(SetText(window.session.programme_id, node, Text(blocks)))


def seek(window: MainWindow, words: str, *, here: bool = False) -> SeekPane:
    press(window, Qt.Key.Key_F, CONTROL if here else CONTROL | SHIFT)
    pane = window.side.seek
    pane.field.clear()
    type_here(words)
    pane.lookup.fresh()
    pane._look()
    return pane


def rows(pane: SeekPane) -> list[object]:
    return [pane.model.index(at).data(ROW) for at in range(pane.model.rowCount())]


def words(pane: SeekPane) -> list[str]:
    return [
        f"{row.before}[{row.words}]{row.after}" if isinstance(row, Found) else row.words
        for row in rows(pane)
        if isinstance(row, Title | Found)
    ]


def test_words_are_found_by_chapters_without_their_accents(draft: MainWindow) -> None:
    write(draft, OTHER, "Kétszáz álláskereső él itt.")
    write(draft, NODE, "Sok az ÁLLÁSKERESŐ, de kevés", "nincs itt semmi")
    pane = seek(draft, "allaskereso el")
    assert [one for one in words(pane) if "[" in one] == ["Kétszáz [álláskereső él] itt."]
    pane = seek(draft, "allaskereso, de")
    assert words(pane)[1:] == ["Sok az [ÁLLÁSKERESŐ, de] kevés"]
    assert words(pane)[0].endswith("(1)")
    assert pane.count.text() == "1 találat"


def test_enter_leads_to_the_very_words_and_f3_to_the_next(draft: MainWindow) -> None:
    write(draft, NODE, "semmi", "egy bagoly ül", "két bagoly repül")
    table = SimpleTable("t", (((Block("c", runs=(Run("bagoly a cellában"),)),),),))
    draft.session.do(SetText(draft.session.programme_id, OTHER, Text((table,))))
    seek(draft, "bagoly")
    press_here(Qt.Key.Key_Return)
    page = draft.navigator.page
    assert isinstance(page, ChapterPage)
    edit = page.text_panel.edit
    assert edit.hasFocus()
    assert edit.textCursor().selectedText() == "bagoly"
    assert edit.textCursor().block().text() == "egy bagoly ül"
    press_here(Qt.Key.Key_F3)
    assert edit.textCursor().block().text() == "két bagoly repül"
    press_here(Qt.Key.Key_F3)
    assert edit.textCursor().block().text() == "bagoly a cellában"
    assert draft.navigator.where.node == OTHER
    press_here(Qt.Key.Key_F3, SHIFT)
    assert edit.textCursor().block().text() == "két bagoly repül"
    assert draft.session.programme.text(NODE).plain == "semmi\negy bagoly ül\nkét bagoly repül"


def test_ctrl_f_looks_on_the_page_and_follows_it(draft: MainWindow) -> None:
    write(draft, NODE, "bagoly itt")
    write(draft, OTHER, "bagoly ott", "bagoly amott")
    draft.session.go("situation", NODE)
    pane = seek(draft, "bagoly", here=True)
    assert pane.count.text() == "1 találat"
    draft.session.go("situation", OTHER)
    assert pane.count.text() == "2 találat"
    pane.scope.setCurrentIndex(0)
    assert pane.count.text() == "3 találat"


def test_what_is_chosen_in_the_text_is_looked_for(draft: MainWindow) -> None:
    write(draft, NODE, "bagoly")
    draft.session.go("situation", NODE)
    press_here(Qt.Key.Key_A, CONTROL)
    press_here(Qt.Key.Key_F, CONTROL)
    assert draft.side.seek.field.text() == "bagoly"
    assert draft.side.seek.field.hasFocus()


def test_a_hit_in_a_problem_goes_into_its_field_and_one_in_a_table_to_its_cell(example: MainWindow) -> None:
    problem = next(iter(example.session.programme.problems.values()))
    sought = problem.description[:40].strip()
    pane = seek(example, sought)
    index = next(
        at for at, row in enumerate(rows(pane)) if isinstance(row, Found) and row.hit.passage.page == "problems"
    )
    pane.view.setCurrentIndex(pane.model.index(index))
    pane.view.setFocus()
    press_here(Qt.Key.Key_Return)
    assert isinstance(example.navigator.page, ProblemsPage)
    field = focus()
    assert isinstance(field, QPlainTextEdit)
    assert field.textCursor().selectedText() == sought
    key, _ = next(
        (key, fact)
        for key, fact in example.session.programme.facts.items()
        if isinstance(fact.value, Number) and key.period == "2024"
    )
    example.session.do(SetFacts(example.session.programme_id, ((key, Fact(Number(Decimal(987654)))),)))
    pane = seek(example, "987654")
    press_here(Qt.Key.Key_Return)
    place = example.navigator.where.place
    assert isinstance(place, FactPlace)
    assert FactKey.of(place) == key
    page = example.navigator.page
    assert isinstance(page, ChapterPage)
    assert page.tables.grid.current_key() == key


def test_replacing_all_is_said_before_and_is_one_step(draft: MainWindow) -> None:
    write(draft, NODE, "A bagoly és a Bagoly.")
    write(draft, OTHER, "bagoly")
    press(draft, Qt.Key.Key_H, CONTROL)
    type_here("bagoly")
    pane = draft.side.seek
    pane.exact.setChecked(False)
    pane.lookup.fresh()
    pane._look()
    assert "3 helyen" in pane.replacing.counts.text()
    pane.replacing.field.setFocus()
    type_here("egér")
    pane.replacing.all_button.setFocus()
    press_here(Qt.Key.Key_Space)
    assert draft.session.programme.text(NODE).plain == "A egér és a Egér."
    assert draft.session.programme.text(OTHER).plain == "egér"
    assert "3 helyen" in draft.notice.words()
    assert "névelő" in draft.notice.words()
    draft.commands.undo()
    assert draft.session.programme.text(NODE).plain == "A bagoly és a Bagoly."
    assert draft.session.programme.text(OTHER).plain == "bagoly"
    assert "bagoly" in draft.notice.words()


def test_replacing_one_goes_on_to_the_next(draft: MainWindow) -> None:
    write(draft, NODE, "sas sas sas")
    press(draft, Qt.Key.Key_H, CONTROL)
    type_here("sas")
    pane = draft.side.seek
    pane.lookup.fresh()
    pane._look()
    pane.replacing.field.setFocus()
    type_here("nagy sas")
    press_here(Qt.Key.Key_Return)
    assert draft.session.programme.text(NODE).plain == "nagy sas sas sas"
    press_here(Qt.Key.Key_Return)
    assert draft.session.programme.text(NODE).plain == "nagy sas nagy sas sas"
    page = draft.navigator.page
    assert isinstance(page, ChapterPage)
    assert page.text_panel.edit.textCursor().selectedText() == "sas"
    assert page.text_panel.edit.textCursor().selectionStart() == 18


def test_what_is_being_typed_is_found_and_replaced_too(draft: MainWindow) -> None:
    draft.session.go("situation", NODE)
    type_here("varjú")
    press_here(Qt.Key.Key_H, CONTROL)
    type_here("varjú")
    pane = draft.side.seek
    pane.lookup.fresh()
    pane._look()
    pane.replacing.field.setFocus()
    type_here("holló")
    pane.replacing.all_button.click()
    assert draft.session.programme.text(NODE).plain == "holló"


def test_a_change_elsewhere_is_found_after_a_short_pause(draft: MainWindow, qtbot: QtBot) -> None:
    pane = seek(draft, "cinege")
    assert pane.count.text() == "Nincs találat."
    write(draft, NODE, "cinege")
    qtbot.waitUntil(lambda: pane.count.text() == "1 találat", timeout=3000)


def test_esc_closes_and_the_other_parts_are_back(draft: MainWindow) -> None:
    draft.session.go("situation", NODE)
    pane = seek(draft, "x")
    assert draft.side.sections["findings"].isHidden()
    assert clipped(draft) == []
    assert nameless(draft) == []
    press_here(Qt.Key.Key_Escape)
    assert not pane.isVisible()
    assert not draft.side.sections["findings"].isHidden()
    page = draft.navigator.page
    assert page is not None
    assert page.isAncestorOf(QApplication.focusWidget())
    press_here(Qt.Key.Key_F3)
    assert pane.isVisible() is False or pane.field.hasFocus()


def test_replacing_begins_with_the_words_as_they_stand(draft: MainWindow) -> None:
    write(draft, NODE, "A Bagoly és a bágoly.")
    seek(draft, "bagoly")
    press_here(Qt.Key.Key_Return)
    press_here(Qt.Key.Key_H, CONTROL)
    pane = draft.side.seek
    assert pane.field.text() == "Bagoly"
    assert pane.count.text() == "1 találat"
    pane.field.setText("bagoly")
    assert "nincs találat" in pane.count.text()
    assert "2" in pane.count.text()
