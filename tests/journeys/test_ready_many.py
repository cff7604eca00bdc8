"""Finished files of several villages in one go: one that cannot be made stops none of the others."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hep_desktop.domain.commands import AddSettlement, CreateProgramme
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.ready import ReadyPage
from hep_desktop.ui.pages.ready_many import ReadyManyPage
from qt import press_here

SLOW = 120_000  # papers and package on a loaded machine


def _second(window: MainWindow) -> None:
    """Another village of the office, with nothing written yet."""
    session = window.session
    other = replace(session.settlement, id="s-2", code="00019", name="Őrimező")
    session.do(AddSettlement(other))
    session.do(CreateProgramme(replace(session.programme.details, id="p-2", settlement="s-2")))


@pytest.fixture
def page(example: MainWindow, tmp_path: Path) -> ReadyManyPage:
    _second(example)
    example.session.go("ready")
    ready = example.navigator.page
    assert isinstance(ready, ReadyPage)
    assert ready.many_button.isVisible()
    ready.many_button.click()
    found = example.navigator.page
    assert isinstance(found, ReadyManyPage)
    found.base = tmp_path / "kimenet"
    return found


def _lines(page: ReadyManyPage) -> list[str]:
    return [page.list.item(at).text() for at in range(page.list.count())]


def test_one_village_is_made_and_the_other_says_why_not(qtbot: QtBot, page: ReadyManyPage) -> None:
    assert _lines(page) == ["○ Mintafalu, 2027–2032", "○ Őrimező, 2027–2032"]
    page.make_button.setFocus()
    press_here(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page._job is None, timeout=SLOW)
    made, refused = _lines(page)
    assert made.startswith("✓ Mintafalu, 2027–2032 – elkészült")
    assert refused.startswith("✖ Őrimező, 2027–2032 – nem készült el: ")
    assert page.words.text().startswith("▲ Elkészült: 1, nem készült el: 1.")
    assert [path.suffix for path in page.base.glob("*/*.asice")] == [".asice"]
    assert page.open_button.hasFocus()


def test_nobody_ticked_makes_nothing(page: ReadyManyPage) -> None:
    page.none.click()
    page.make_button.click()
    assert page.words.text() == "▲ Jelöljön ki legalább egy községet."
    assert not page.base.exists()


def test_a_tick_taken_away_stays_away(page: ReadyManyPage) -> None:
    page.list.setCurrentRow(1)
    page.list.setFocus()
    press_here(Qt.Key.Key_Space)
    page.reload(None)
    assert page._ticks() == {"p-2": False, page.session.programme_id: True}
