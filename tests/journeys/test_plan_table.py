"""The table A–K of the action plan: cells edited in place by the fields of the sheet."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from hep_desktop.domain.places import MeasurePlace
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.plan import PlanPage
from hep_desktop.ui.pages.plan_table import PlanTable
from qt import CONTROL, SHIFT, focus, press_here, type_here


class Painted(QObject):
    """Which widgets are painted."""

    def watch(self, *widgets: QWidget) -> None:
        self.seen: list[QObject] = []
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 – Qt's name
        """Note who is painted."""
        if event.type() == QEvent.Type.Paint:
            self.seen.append(watched)
        return False


def page_of(window: MainWindow) -> PlanPage:
    window.session.go("plan")
    page = window.navigator.page
    assert isinstance(page, PlanPage)
    return page


@pytest.fixture
def table(example: MainWindow) -> PlanTable:
    page = page_of(example)
    press_here(Qt.Key.Key_T, CONTROL | SHIFT)
    assert page.table.isVisible()
    assert page.table.hasFocus()
    return page.table


def go_to(table: PlanTable, field: str) -> None:
    names = [column.name for column in table.summary.columns]
    table.setCurrentIndex(table.currentIndex().siblingAtColumn(names.index(field)))


def shown(table: PlanTable) -> str:
    return str(table.currentIndex().data())


def test_a_cell_is_edited_in_place_and_the_sheet_shows_it(example: MainWindow, table: PlanTable) -> None:
    go_to(table, "content")
    press_here(Qt.Key.Key_F2)
    type_here(" Ősszel folytatjuk.")
    press_here(Qt.Key.Key_Escape)
    assert table.hasFocus()
    assert shown(table).endswith("Ősszel folytatjuk.")
    press_here(Qt.Key.Key_T, CONTROL | SHIFT)
    field = focus()
    assert isinstance(field, QPlainTextEdit)
    assert field.toPlainText().endswith("Ősszel folytatjuk.")
    assert isinstance(example.navigator.page, PlanPage)


def test_words_of_a_cell_stay_though_the_sheet_comes_back_with_another_measure(
    example: MainWindow, table: PlanTable
) -> None:
    edited = table.current_measure()
    go_to(table, "content")
    press_here(Qt.Key.Key_F2)
    type_here(" Ősszel folytatjuk.")
    press_here(Qt.Key.Key_Escape)
    table.choose_field(example.session.programme.measures_in("WO")[0].id, "content")
    press_here(Qt.Key.Key_T, CONTROL | SHIFT)
    assert example.session.programme.measures[edited].content.endswith(" Ősszel folytatjuk.")


def test_what_is_typed_in_an_open_cell_has_no_cell_below_painted(table: PlanTable) -> None:
    table.setStyleSheet("#cell { border: 2px solid; }")  # as the window's own sheet has it
    go_to(table, "content")
    press_here(Qt.Key.Key_F2)
    field, painted = focus(), Painted(table)
    assert isinstance(field, QPlainTextEdit)
    field.viewport().repaint()  # and with it whatever waited
    painted.watch(field.viewport(), table.viewport())
    field.viewport().repaint()
    assert painted.seen == [field.viewport()]


def test_an_open_cell_is_as_large_as_the_cell_and_shows_all_of_its_border(table: PlanTable) -> None:
    table.setStyleSheet("#cell { border: 2px solid; }")
    go_to(table, "title")
    cell = table.visualRect(table.currentIndex())
    press_here(Qt.Key.Key_F2)
    type_here(" és még valami")
    field = focus()
    assert isinstance(field, QPlainTextEdit)
    assert field.geometry().contains(cell & table.viewport().rect())
    assert field.rect().adjusted(2, 2, -2, -2).contains(field.viewport().geometry())


def test_typing_on_the_band_of_a_group_writes_nowhere(example: MainWindow, table: PlanTable) -> None:
    before = example.session.programme
    band = next(row for row in range(table.summary.rowCount()) if table.summary.measure(row) is None)
    table.setCurrentIndex(table.summary.index(band, 1))
    type_here("Munka")
    press_here(Qt.Key.Key_Return)
    assert table.currentIndex().row() == band
    assert example.session.programme is before


def test_tab_goes_from_open_cell_to_open_cell(table: PlanTable) -> None:
    go_to(table, "goal")
    press_here(Qt.Key.Key_Return)
    type_here(" Egy.")
    press_here(Qt.Key.Key_Tab)
    type_here(" Kettő.")
    press_here(Qt.Key.Key_Escape)
    measure = table.summary.measure(table.currentIndex().row())
    assert measure is not None
    assert measure.goal.endswith(" Egy.")
    assert measure.strategy.endswith(" Kettő.")


def test_problems_are_ticked_in_their_cell(example: MainWindow, table: PlanTable) -> None:
    go_to(table, "problems")
    press_here(Qt.Key.Key_F2)
    press_here(Qt.Key.Key_Down)
    press_here(Qt.Key.Key_Space)
    press_here(Qt.Key.Key_Escape)
    problems = example.session.programme.problems_in("he.3.9")
    assert shown(table) == "\n".join(problem.title for problem in problems)


def test_indicators_are_edited_in_their_cell(table: PlanTable) -> None:
    go_to(table, "indicators")
    before = shown(table)
    press_here(Qt.Key.Key_F2)
    grid = focus()
    for _ in range(before.count("\n") + 1):
        press_here(Qt.Key.Key_Down)
    type_here("Őrök")
    press_here(Qt.Key.Key_Return)
    press_here(Qt.Key.Key_Escape)
    assert not grid.isVisible()
    assert shown(table) == f"{before}\nŐrök"


def test_undo_reaches_an_open_cell(table: PlanTable) -> None:
    go_to(table, "goal")
    before = shown(table)
    press_here(Qt.Key.Key_F2)
    type_here(" Tévedés.")
    press_here(Qt.Key.Key_Z, CONTROL)
    assert shown(table) == before


def test_a_missing_cell_says_so_in_words(example: MainWindow, table: PlanTable) -> None:
    press_here(Qt.Key.Key_N, CONTROL | SHIFT)
    go_to(table, "responsible")
    assert shown(table) == "✖ hiányzik"
    assert isinstance(example.navigator.page, PlanPage)


def test_a_double_click_opens_a_cell(qtbot: QtBot, table: PlanTable) -> None:
    go_to(table, "title")
    table.scrollTo(table.currentIndex())
    middle: QPoint = table.visualRect(table.currentIndex()).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    editor: QWidget = focus()
    assert editor.accessibleName() == "Intézkedés címe"


def test_a_finding_leads_to_the_cell_while_the_table_is_shown(example: MainWindow, table: PlanTable) -> None:
    measure = example.session.programme.measures_in("WO")[0]
    place = MeasurePlace(example.session.programme_id, measure.id)
    example.session.go("plan", place=place, field="strategy")
    assert table.current_measure() == measure.id
    assert table.current_field() == "strategy"
