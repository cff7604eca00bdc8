"""Charts in the window: beside or below their table where there is room, in a tab of their own, printed or not."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hep_desktop.domain.charts import ChartChoice
from hep_desktop.domain.commands import SetFacts
from hep_desktop.domain.situation import Fact, FactKey
from hep_desktop.domain.values import Number
from hep_desktop.ui.chart_view import ChartCard
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.chapter import ChapterPage
from hep_desktop.ui.pages.table import TablesPanel
from qt import CONTROL, press, press_here

PEOPLE = "hep.intro.settlement"


def page(window: MainWindow, node: str = PEOPLE) -> ChapterPage:
    window.session.go("situation", node)
    shown = window.navigator.page
    assert isinstance(shown, ChapterPage)
    return shown


def tables(window: MainWindow, table: int = 0, node: str = PEOPLE) -> TablesPanel:
    shown = page(window, node)
    shown.tabs.setCurrentWidget(shown.tables)
    shown.tables.tabs.setCurrentIndex(table)
    shown.tables.grid.setFocus()
    return shown.tables


def card(panel: TablesPanel, qtbot: QtBot) -> ChartCard:
    qtbot.waitUntil(lambda: panel.chart.card is not None and panel.chart.card.isVisible())
    assert panel.chart.card is not None
    return panel.chart.card


def residents(window: MainWindow, amount: int) -> None:
    fact = Fact(Number(Decimal(amount)))
    window.session.do(SetFacts(window.session.programme_id, ((FactKey("pop_res", "2025"), fact),)))


def test_a_chart_stands_below_a_short_table_and_follows_it(example: MainWindow, qtbot: QtBot) -> None:
    panel = tables(example)
    shown = card(panel, qtbot)
    assert shown.y() > panel.grid.y()
    assert shown.view.accessibleName().startswith("1. számú ábra")
    before = shown.view.accessibleDescription()
    residents(example, 700)
    qtbot.waitUntil(lambda: shown.view.accessibleDescription() != before)
    assert "700 fő" in shown.view.accessibleDescription()


@pytest.mark.parametrize("table", range(5))
def test_a_chart_never_takes_room_that_the_table_needs(example: MainWindow, qtbot: QtBot, table: int) -> None:
    panel = tables(example, table)
    card(panel, qtbot)

    def has_room() -> bool:
        below = panel.notes.height() + (panel.years.height() if panel.years.isVisible() else 0)
        room = panel.height() - panel.chart.y() - below - 20
        return panel.grid.height() >= min(panel.grid.maximumHeight(), room)

    qtbot.waitUntil(has_room)
    assert panel.grid.horizontalScrollBar().maximum() == 0


def test_where_there_is_no_room_the_table_stands_alone(example: MainWindow, qtbot: QtBot) -> None:
    panel = tables(example)
    shown = card(panel, qtbot)
    example.resize(1000, 420)
    qtbot.waitUntil(lambda: not shown.isVisible())
    assert panel.grid.isVisible()
    example.resize(1366, 690)
    qtbot.waitUntil(shown.isVisible)


def test_whether_a_chart_prints_is_chosen_by_a_key_and_can_be_undone(example: MainWindow, qtbot: QtBot) -> None:
    panel = tables(example)
    prints = card(panel, qtbot).prints
    assert prints.isChecked()
    assert prints.accessibleName() == "Nyomtatásban is: 1. számú ábra – Lakónépesség száma az év végén"
    assert "Vonaldiagram" in prints.accessibleDescription()
    prints.setFocus()
    press(prints, Qt.Key.Key_Space)
    assert example.session.programme.charts["t1"] == ChartChoice(printed=False)
    press_here(Qt.Key.Key_Z, CONTROL)
    assert not example.session.programme.charts
    qtbot.waitUntil(prints.isChecked)


def test_the_charts_of_a_chapter_have_a_tab(example: MainWindow) -> None:
    shown = page(example)
    assert shown.tabs.tabText(2) == "Ábrák (5)"
    assert shown.charts.cards == []  # nothing is drawn before somebody looks
    shown.tabs.setCurrentWidget(shown.charts)
    titles = [one.title.text() for one in shown.charts.cards if one.isVisible()]
    assert titles[:2] == [
        "1. számú ábra – Lakónépesség száma az év végén",
        "2. számú ábra – Állandó népesség korcsoportok és nemek szerint, 2025",
    ]
    assert len(titles) == 5
    shown.start_focus()
    assert shown.charts.cards[0].prints.hasFocus()


def test_a_chapter_without_figures_says_what_its_charts_wait_for(draft: MainWindow) -> None:
    shown = page(draft)
    shown.tabs.setCurrentWidget(shown.charts)
    assert not any(one.isVisible() for one in shown.charts.cards)
    residents(draft, 800)
    draft.session.do(SetFacts(draft.session.programme_id, ((FactKey("pop_res", "2024"), Fact(Number(Decimal(790)))),)))
    assert next(one.isVisible() for one in shown.charts.cards)


def test_a_chapter_without_charts_has_no_tab_for_them(example: MainWindow) -> None:
    shown = page(example)
    shown.tabs.setCurrentWidget(shown.charts)
    shown = page(example, "hep.intro.values")
    assert not shown.tabs.isTabVisible(2)
    assert shown.tabs.currentWidget() is shown.typical
