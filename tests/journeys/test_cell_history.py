"""What a cell held before: folded in the details, told on demand, brought back as a step of its own."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hep_desktop.domain.situation import FactKey
from hep_desktop.ui.cell_history import CellHistory
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.chapter import ChapterPage
from hep_desktop.ui.pages.table import TablesPanel
from qt import CONTROL, press, press_here, type_here

PEOPLE = "hep.intro.settlement"


def panel(window: MainWindow) -> TablesPanel:
    window.session.go("situation", PEOPLE)
    page = window.navigator.page
    assert isinstance(page, ChapterPage)
    page.tabs.setCurrentWidget(page.tables)
    return page.tables


def enter(tables: TablesPanel, words: str) -> None:
    assert tables.grid.choose(FactKey("pop_res", "2023"))
    tables.grid.setFocus()
    type_here(words)
    press_here(Qt.Key.Key_Tab)
    assert tables.grid.choose(FactKey("pop_res", "2023"))


def lines(history: CellHistory) -> list[str]:
    return [history.list.item(row).text().split("\n")[1] for row in range(history.list.count())]


def test_changes_of_a_cell_are_told_newest_first_and_can_be_brought_back(draft: MainWindow, qtbot: QtBot) -> None:
    tables = panel(draft)
    history = tables.details.history
    enter(tables, "838")
    enter(tables, "883")
    assert history.heading.isVisible()
    assert not history.list.isVisible()
    QTest.mouseClick(history.heading, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: lines(history) == ["838 → 883", "– → 838"])
    assert history.list.item(0).text().startswith("2026. 11. 21. ")
    assert "Minta Mária" in history.list.item(0).text()
    assert not history.restore.isEnabled()
    history.list.setCurrentRow(0)
    assert history.restore.text() == "Visszaállítás: 838"
    QTest.mouseClick(history.restore, Qt.MouseButton.LeftButton)
    assert tables.grid.currentIndex().data() == "838"
    qtbot.waitUntil(lambda: lines(history) == ["883 → 838", "838 → 883", "– → 838"])
    press(tables.grid, Qt.Key.Key_Z, CONTROL)
    assert tables.grid.currentIndex().data() == "883"


def test_a_cell_nobody_touched_says_so(draft: MainWindow, qtbot: QtBot) -> None:
    tables = panel(draft)
    history = tables.details.history
    assert tables.grid.choose(FactKey("pop_res", "2024"))
    history.heading.setChecked(True)
    qtbot.waitUntil(history.words.isVisible)
    assert "még nem változott" in history.words.text()
    enter(tables, "838")
    qtbot.waitUntil(lambda: lines(history) == ["– → 838"])
    assert tables.grid.choose(FactKey("pop_res", "2024"))
    qtbot.waitUntil(lambda: lines(history) == [])
