"""A draft goes to the mentor, remarks come back, a suggestion is accepted with one key, answers go out."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from builders import text as words
from hep_desktop.domain.commands import SetText
from hep_desktop.domain.places import TextPlace
from hep_desktop.domain.remarks import CellAnchor, ChapterAnchor, MeasureAnchor, RemarkState, WordsAnchor
from hep_desktop.domain.values import Number
from hep_desktop.services.remarking import remark
from hep_desktop.ui.frame.remarking import Remarking
from hep_desktop.ui.frame.remarks.dialog import RemarkDialog
from hep_desktop.ui.frame.remarks.margin import Strip
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.chapter import ChapterPage
from hep_desktop.ui.pages.remarks import RemarksPage
from hep_desktop.ui.session import Session
from qt import clipped, nameless, session_on, type_text, window_on

NODE = "he.3.2"


@pytest.fixture
def mentor(tmp_path: Path, qapp: QApplication) -> Iterator[MainWindow]:  # noqa: ARG001 – Qt first
    """The mentor's window, on another computer."""
    (tmp_path / "there").mkdir()
    parent = QObject()
    session: Session = session_on(tmp_path / "there" / "hep.sqlite", parent)
    with window_on(session, tmp_path / "there") as window:
        yield window
    parent.deleteLater()


def remarking(window: MainWindow) -> Remarking:
    found = window.commands.remarks.remarking
    assert isinstance(found, Remarking)
    return found


def page_of(window: MainWindow) -> RemarksPage:
    page = window.navigator.page
    assert isinstance(page, RemarksPage)
    return page


def carry(path: Path, to: MainWindow, qtbot: QtBot) -> str:
    """Drop a file on a window and take it over; gives what the preview said."""
    to.commands.take_files([path])
    page = page_of(to) if isinstance(to.navigator.page, RemarksPage) else None
    if page is None:
        qtbot.waitUntil(lambda: isinstance(to.navigator.page, RemarksPage))
        page = page_of(to)
    qtbot.waitUntil(page.take.isVisible)
    qtbot.waitUntil(lambda: clipped(page) == [])
    assert nameless(page) == []
    said = page.words.text()
    page.take.click()
    return said


def write_remark(window: MainWindow, said: str, instead: str | None = None, *, on_whole: bool = False) -> None:
    window.actions_["remark"].trigger()
    dialog = window.findChildren(RemarkDialog)[-1]  # one that was closed may not have gone yet
    assert clipped(dialog) == []
    assert nameless(dialog) == []
    dialog.name.setText("Mentor Mária")
    dialog.on_whole.setChecked(on_whole)
    type_text(dialog.field, said)
    if instead is not None:
        dialog.suggest.setChecked(True)
        dialog.instead.put(instead)
        dialog.instead.edited.emit()
    dialog.add.click()


@pytest.fixture
def remarked(draft: MainWindow, mentor: MainWindow, tmp_path: Path, qtbot: QtBot) -> Path:
    """The draft went out, the mentor remarked on a word of a text, and the file is back."""
    draft.session.do(SetText(draft.session.programme_id, NODE, words("Az arány magas.")))
    draft.actions_["remarks"].trigger()
    page_of(draft).send_draft(tmp_path / "vazlat.hep")
    qtbot.waitUntil((tmp_path / "vazlat.hep").is_file)
    carry(tmp_path / "vazlat.hep", mentor, qtbot)
    assert mentor.banners.draft.isVisible()
    place = TextPlace(mentor.session.programme_id, NODE)
    mentor.session.go("situation", NODE, place)
    page = mentor.navigator.page
    assert isinstance(page, ChapterPage)
    edit = page.text_panel.edit
    assert edit.isReadOnly()
    cursor = edit.textCursor()
    cursor.setPosition(9)
    cursor.setPosition(14, cursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    write_remark(mentor, "Mihez képest?", "magasabb a járásinál")
    mentor.actions_["remarks"].trigger()
    page_of(mentor).send_file(tmp_path / "m.hepm")
    return tmp_path / "m.hepm"


def test_a_remark_comes_back_and_its_suggestion_is_accepted(
    draft: MainWindow, mentor: MainWindow, remarked: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    assert "1 új megjegyzés (ebből 1 javaslattal), 0 új válasz, 0 elveszett" in carry(remarked, draft, qtbot)
    pane = remarking(draft).pane
    (thread,) = draft.session.programme.threads
    assert isinstance(thread.remark.anchor, WordsAnchor)
    assert (thread.remark.author, thread.remark.anchor.quote) == ("Mentor Mária", "magas")
    assert draft.bottom.remarks.text() == "1 nyitott megjegyzés"
    draft.actions_["next_remark"].trigger()
    page = draft.navigator.page
    assert isinstance(page, ChapterPage)
    strip = page.text_panel.edit.findChild(Strip)
    assert isinstance(strip, Strip)
    assert [len(threads) for _, threads in strip.places()] == [1]
    assert nameless(pane) == []
    draft.actions_["accept_remark"].trigger()
    assert draft.session.programme.text(NODE).plain == "Az arány magasabb a járásinál."
    assert draft.session.programme.threads[0].state is RemarkState.ANSWERED
    assert not draft.bottom.remarks.isVisible()
    draft.actions_["undo"].trigger()
    assert draft.session.programme.text(NODE).plain == "Az arány magas."
    draft.actions_["redo"].trigger()
    draft.actions_["remarks"].trigger()
    page_of(draft).send_file(tmp_path / "v.hepm")
    carry(tmp_path / "v.hepm", mentor, qtbot)
    assert mentor.session.programme.threads == draft.session.programme.threads


def test_answering_closing_and_a_file_taken_twice(draft: MainWindow, remarked: Path, qtbot: QtBot) -> None:
    carry(remarked, draft, qtbot)
    pane = remarking(draft).pane
    draft.actions_["remarks_pane"].trigger()
    assert draft.focusWidget() is pane.list
    assert [name for name, button in pane.buttons.items() if button.isVisible()] == [
        *("accept", "answered", "declined", "closed")
    ]
    pane.buttons["answered"].click()
    type_text(pane.field, "A járási átlaghoz.")
    pane.buttons["keep"].click()
    assert draft.session.programme.threads[0].responses[-1].words == "A járási átlaghoz."
    pane.filter.setCurrentIndex(pane.filter.count() - 1)
    pane.reload()
    pane.buttons["closed"].click()
    assert draft.session.programme.threads[0].state is RemarkState.CLOSED
    pane.buttons["reopened"].click()
    pane.buttons["keep"].click()
    assert draft.session.programme.threads[0].state is RemarkState.OPEN
    draft.commands.take_files([remarked])
    page = page_of(draft)
    qtbot.waitUntil(lambda: "Nincs benne új" in page.words.text())
    assert not page.take.isVisible()


def test_remarks_of_several_are_listed_by_author(example: MainWindow) -> None:
    write_remark(example, "Az egész jó.")
    pane = remarking(example).pane
    assert not pane.by.isVisible()
    session = example.session
    remark(session.editing, session.programme_id, ChapterAnchor(NODE), "Ez hosszú.", "Nagy Ádám")
    assert [pane.by.itemText(at) for at in range(pane.by.count())] == [
        *("Bárki megjegyzései", "Mentor Mária (1)", "Nagy Ádám (1)")
    ]
    pane.by.setCurrentIndex(2)
    pane.reload()
    shown = pane.current()
    assert shown is not None
    assert shown.remark.author == "Nagy Ádám"
    mine = next(one for one in session.programme.threads if one.remark.author != "Nagy Ádám")
    assert pane.choose(mine.remark.id)


def test_cells_measures_and_whole_chapters_are_places_too(example: MainWindow) -> None:
    session = example.session
    measure = next(iter(session.programme.measures))
    example.session.go("plan")
    page = example.navigator.page
    page.list.choose(measure)  # pyright: ignore[reportOptionalMemberAccess, reportAttributeAccessIssue] – PlanPage
    page.sheet.fields["goal"].setFocus()  # pyright: ignore[reportOptionalMemberAccess, reportAttributeAccessIssue] – as above
    write_remark(example, "Legyen mérhető.")
    session.go("situation", NODE)
    chapter = example.navigator.page
    assert isinstance(chapter, ChapterPage)
    chapter.tabs.setCurrentWidget(chapter.tables)
    chapter.tables.grid.first_cell()
    key = chapter.tables.grid.current_key()
    assert key is not None
    write_remark(example, "", "9 876")
    write_remark(example, "Rövidebben is elmondható.", on_whole=True)
    first, second, third = (one.remark.anchor for one in session.programme.threads)
    assert isinstance(first, MeasureAnchor)
    assert (first.measure, first.field) == (measure, "goal")
    assert third == ChapterAnchor(NODE)
    assert isinstance(second, CellAnchor)
    assert second.label
    assert second.fact == key
    remarking(example).pane.choose(session.programme.threads[1].remark.id)
    example.actions_["accept_remark"].trigger()
    assert session.programme.facts[key].value == Number(Decimal(9876))
    remarking(example).step(1)
    assert clipped(remarking(example).pane) == []
