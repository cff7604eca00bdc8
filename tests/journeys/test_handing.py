"""The clerk hands the programme over, waits, takes it back, and chooses where both have written."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from builders import text as words
from hep_desktop.domain.commands import SetText
from hep_desktop.services.handing_over import hand_over, read_parcel
from hep_desktop.services.taking_over import look, take
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.handing import HandOverPage
from hep_desktop.ui.pages.taking import TakeOverPage
from hep_desktop.ui.session import Session
from qt import clipped, nameless, session_on, type_text

NODE = "he.3.2"


@pytest.fixture
def colleague(tmp_path: Path, qapp: QApplication) -> Iterator[Session]:  # noqa: ARG001 – Qt first
    """Another computer."""
    parent = QObject()
    (tmp_path / "there").mkdir()
    session = session_on(tmp_path / "there" / "hep.sqlite", parent)
    yield session
    session.close()
    session.jobs.close()
    parent.deleteLater()


@pytest.fixture
def given(draft: MainWindow, tmp_path: Path, qtbot: QtBot) -> Path:
    """The file, made by the page."""
    draft.actions_["hand_over"].trigger()
    page = draft.navigator.page
    assert isinstance(page, HandOverPage)
    type_text(page.whom, "Kovács Ottó")
    assert clipped(page) == []
    page.give(tmp_path / "ki.hep")
    qtbot.waitUntil(draft.banners.away.isVisible)
    return tmp_path / "ki.hep"


def test_what_is_handed_over_says_so_and_can_go_on_here(draft: MainWindow, given: Path) -> None:
    assert given.is_file()
    page = draft.navigator.page
    assert isinstance(page, HandOverPage)
    assert "Kovács Ottó" in page.state.text()
    assert not draft.session.attempt(SetText(draft.session.programme_id, NODE, words("Itt nem.")))
    page.keep_on.click()
    assert not draft.banners.away.isVisible()
    assert draft.session.attempt(SetText(draft.session.programme_id, NODE, words("Itt igen.")))


def test_it_comes_back_and_a_clash_is_chosen(
    draft: MainWindow, given: Path, colleague: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    programme, there = draft.session.programme_id, colleague.editing
    take(there, look(there, read_parcel(given)), {})
    there.do(SetText(programme, NODE, words("Ottó írta.")))
    there.do(hand_over(there, programme, "Mária", tmp_path / "be.hep"))
    page = draft.navigator.page
    assert isinstance(page, HandOverPage)
    page.keep_on.click()
    draft.session.do(SetText(programme, NODE, words("Mária írta.")))
    draft.commands.take_files([tmp_path / "be.hep"])
    taking = draft.navigator.page
    assert isinstance(taking, TakeOverPage)
    qtbot.waitUntil(taking.take.isVisible)
    clashes = taking.clashes
    assert clashes.list.count() == 1
    assert [value.text() for value in clashes.values.values()] == ["Mária írta.", "Ottó írta."]
    assert clipped(taking) == []
    assert nameless(taking) == []
    draft.session.do(SetText(programme, NODE, words("Mária közben is írta.")))  # in another page, before going on
    taking.take.click()
    assert draft.session.programme.text(NODE) == words("Mária közben is írta.")
    qtbot.waitUntil(lambda: clashes.values and "közben" in next(iter(clashes.values.values())).text())
    clashes.all_theirs.click()
    taking.take.click()
    assert draft.session.programme.text(NODE) == words("Ottó írta.")
    draft.actions_["undo"].trigger()
    assert draft.session.programme.text(NODE) == words("Mária közben is írta.")
