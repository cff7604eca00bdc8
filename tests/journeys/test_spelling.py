"""Spelling in the editor: wavy lines, what may have been meant, own words, off and on again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from hep_desktop.domain.commands import AddMeeting, AddProblem
from hep_desktop.domain.forum import Meeting
from hep_desktop.domain.places import ProblemPlace
from hep_desktop.domain.plan import Problem
from hep_desktop.settings import SettingsFile
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.chapter import ChapterPage
from hep_desktop.ui.pages.forum import ForumPage
from hep_desktop.ui.pages.problems import ProblemsPage
from hep_desktop.ui.rich_edit import RichEdit
from hep_desktop.ui.session import Session
from hep_desktop.ui.spell_check import SpellCheck
from hep_desktop.ui.speller import Speller
from hep_desktop.ui.text_fields import TextField
from qt import SHIFT, begin, press_here, type_here, window_on

NODE = "he.3.1"


@pytest.fixture
def spelt(session: Session, tmp_path: Path) -> Iterator[MainWindow]:
    """A window with a dictionary."""
    programme = begin(session)
    session.speller = Speller(session, SettingsFile(tmp_path / "settings.json"), session.bus)
    with window_on(session, tmp_path) as window:
        session.open_programme(programme)
        session.go("situation", NODE)
        yield window
    session.speller.close()


def page_of(window: MainWindow) -> ChapterPage:
    page = window.navigator.page
    assert isinstance(page, ChapterPage)
    return page


def edit_of(window: MainWindow) -> RichEdit:
    return page_of(window).text_panel.edit


def check_of(window: MainWindow) -> SpellCheck:
    check = page_of(window).text_panel.spelling
    assert check is not None
    return check


def marked(window: MainWindow) -> list[str]:
    return wrong_in(edit_of(window))


def wrong_in(edit: QTextEdit | QPlainTextEdit) -> list[str]:
    """The words with a wavy line."""
    found: list[str] = []
    block = edit.document().begin()
    while block.isValid():
        spans = [(mark.start, mark.start + mark.length) for mark in block.layout().formats()]  # pyright: ignore[reportAttributeAccessIssue]
        found += [block.text()[start:end] for start, end in spans]
        block = block.next()
    return found


def test_wrong_words_are_marked_but_not_the_one_being_typed(spelt: MainWindow, qtbot: QtBot) -> None:
    type_here("A telepüésen élö Mintafaluban 12%-os")
    qtbot.waitUntil(lambda: marked(spelt) == ["telepüésen", "élö"], timeout=20_000)
    assert spelt.session.programme.text(NODE).plain == "A telepüésen élö Mintafaluban 12%-os"
    type_here(" hibbás")
    check_of(spelt).look()
    assert marked(spelt) == ["telepüésen", "élö"]
    type_here(" ")
    qtbot.waitUntil(lambda: marked(spelt) == ["telepüésen", "élö", "hibbás"], timeout=20_000)


def test_f7_offers_what_may_have_been_meant_and_enter_takes_it(spelt: MainWindow, qtbot: QtBot) -> None:
    type_here("Egy telepüésen élünk.")
    press_here(Qt.Key.Key_F7)
    check = check_of(spelt)
    qtbot.waitUntil(lambda: check.menu is not None and check.menu.actions()[0].isEnabled(), timeout=20_000)
    assert check.menu is not None
    words = [action.text() for action in check.menu.actions()]
    assert "településen" in words
    assert any("hozzáadása" in one for one in words)
    next(action for action in check.menu.actions() if action.text() == "településen").trigger()
    check.menu.close()
    assert spelt.session.programme.text(NODE).plain == "Egy településen élünk."
    spelt.commands.undo()
    assert spelt.session.programme.text(NODE).plain == "Egy telepüésen élünk."
    edit_of(spelt).moveCursor(QTextCursor.MoveOperation.End)


def test_an_own_word_is_right_from_then_on_with_its_endings(spelt: MainWindow, qtbot: QtBot) -> None:
    type_here("Gézagubancban és Gézagubanctól ")
    qtbot.waitUntil(lambda: len(marked(spelt)) == 2, timeout=20_000)
    assert spelt.session.speller is not None
    spelt.session.speller.add("Gézagubanc")
    assert marked(spelt) == []
    assert "Gézagubanc" in (spelt.preferences.path.read_text(encoding="utf-8"))


def test_it_can_be_switched_off_and_the_text_without_errors_says_so(spelt: MainWindow, qtbot: QtBot) -> None:
    type_here("hibbás ")
    qtbot.waitUntil(lambda: marked(spelt) == ["hibbás"], timeout=20_000)
    press_here(Qt.Key.Key_F7, SHIFT)
    assert marked(spelt) == []
    press_here(Qt.Key.Key_F7, SHIFT)
    qtbot.waitUntil(lambda: marked(spelt) == ["hibbás"], timeout=20_000)
    edit_of(spelt).selectAll()
    type_here("szép ")
    press_here(Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: "nincs helyesírási hiba" in spelt.notice.words(), timeout=20_000)


def test_fields_of_forms_are_checked_as_texts_are(spelt: MainWindow, qtbot: QtBot) -> None:
    session = spelt.session
    assert session.attempt(AddProblem(session.programme_id, Problem("q", "he.3.9", 1, "Kevés a munka")))
    session.go("problems")
    page = spelt.navigator.page
    assert isinstance(page, ProblemsPage)
    page.show_place(ProblemPlace(session.programme_id, "q"), "description")
    type_here("A telepüésen nincs munka.")
    field = page.form.fields["description"]
    assert isinstance(field, TextField)
    (check,) = field.findChildren(SpellCheck)
    qtbot.waitUntil(lambda: len(wrong_in(field)) == 1, timeout=20_000)
    press_here(Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: check.menu is not None and check.menu.actions()[0].isEnabled(), timeout=20_000)
    assert check.menu is not None
    next(action for action in check.menu.actions() if action.text() == "településen").trigger()
    check.menu.close()
    assert session.programme.problems["q"].description == "A településen nincs munka."
    spelt.commands.undo()
    assert session.programme.problems["q"].description == "A telepüésen nincs munka."


def test_titles_and_lines_of_a_few_words_are_checked_too(spelt: MainWindow, qtbot: QtBot) -> None:
    session, page = spelt.session, page_of(spelt)
    page.head.mark.trigger()
    type_here("A telepüésről még kérdezni.")
    note = page.head.note
    qtbot.waitUntil(lambda: len(wrong_in(note)) == 1, timeout=20_000)
    assert session.attempt(AddProblem(session.programme_id, Problem("q", "he.3.9", 1, "Kevés a munka")))
    session.go("problems")
    problems = spelt.navigator.page
    assert isinstance(problems, ProblemsPage)
    problems.show_place(ProblemPlace(session.programme_id, "q"), "title")
    title = problems.form.fields["title"]
    assert isinstance(title, TextField)
    title.setFocus()
    type_here(" hibbás ")
    qtbot.waitUntil(lambda: len(wrong_in(title)) == 1, timeout=20_000)


def test_the_words_of_a_picture_are_checked_too(spelt: MainWindow, qtbot: QtBot) -> None:
    strip = page_of(spelt).text_panel.pictures
    strip.show()  # as where the cursor stands at a picture
    strip.alt.setFocus()
    type_here("Hinták a telepüésen. ")
    qtbot.waitUntil(lambda: len(wrong_in(strip.alt)) == 1, timeout=20_000)
    assert strip.alt.findChildren(SpellCheck)


def test_what_is_noted_at_a_meeting_is_checked_too(spelt: MainWindow, qtbot: QtBot) -> None:
    session = spelt.session
    session.do(AddMeeting(Meeting("m", (session.programme_id,))))
    session.go("forum")
    page = spelt.navigator.page
    assert isinstance(page, ForumPage)
    page.form.more.set_open(True)
    page.form.live.line.setFocus()
    type_here("Ritka a busz a telepüésen. ")
    qtbot.waitUntil(lambda: len(wrong_in(page.form.live.line)) == 1, timeout=20_000)
