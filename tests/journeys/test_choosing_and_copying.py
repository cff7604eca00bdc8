"""Cells that offer words, chosen by a letter or from an open list; blocks copied out to spreadsheets and Word."""

from decimal import Decimal

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox

from hep_desktop.domain.situation import FactKey
from hep_desktop.domain.values import Number, Words
from hep_desktop.ui.fact_grid import FactGrid
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.chapter import ChapterPage
from qt import ALT, CONTROL, SHIFT, press, press_here, type_here

SERVICES, CULTURE = "t3_6_4", "t6_3_3"


def grid_of(window: MainWindow, table: str) -> FactGrid:
    chapter = next(node for node in window.session.edition.walk() if table in node.tables)
    window.session.go("situation", chapter.id)
    page = window.navigator.page
    assert isinstance(page, ChapterPage)
    page.tabs.setCurrentWidget(page.tables)
    page.tables.tabs.setCurrentIndex(chapter.tables.index(table))
    page.tables.grid.setFocus()
    return page.tables.grid


def said(window: MainWindow, code: str) -> list[str]:
    facts = window.session.programme.facts
    return [fact.value.text for key, fact in facts.items() if key.indicator == code and isinstance(fact.value, Words)]


def at(grid: FactGrid, row: int, column: int) -> None:
    grid.setCurrentIndex(grid.facts.index(row, column))


def popup() -> QComboBox:
    view = QApplication.activePopupWidget()
    assert view is not None
    box = view.parentWidget()
    assert isinstance(box, QComboBox)
    return box


def test_a_letter_chooses_and_enter_goes_down(draft: MainWindow) -> None:
    grid = grid_of(draft, CULTURE)
    grid.facts.add_proposed()
    at(grid, 0, 1)
    type_here("n")
    press_here(Qt.Key.Key_Return)
    assert said(draft, "cul_available") == ["nem"]
    assert grid.currentIndex().row() == 1
    type_here("i")
    press_here(Qt.Key.Key_Tab)
    assert said(draft, "cul_available") == ["nem", "igen"]
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (1, 2)
    press_here(Qt.Key.Key_Z, CONTROL)
    assert said(draft, "cul_available") == ["nem"]


def test_the_list_opens_with_alt_and_down_and_can_be_emptied(draft: MainWindow) -> None:
    grid = grid_of(draft, SERVICES)
    grid.facts.add_proposed()
    at(grid, 0, 1)
    press(grid, Qt.Key.Key_Down, ALT)
    box = popup()
    assert [box.itemText(place) for place in range(box.count())] == ["", "igen", "társulásban", "nem"]
    assert "Elérhető" in box.accessibleName()
    press(box.view(), Qt.Key.Key_Down)
    press(box.view(), Qt.Key.Key_Down)
    press(box.view(), Qt.Key.Key_Return)
    assert said(draft, "svc_available") == ["társulásban"]
    assert grid.hasFocus()
    press(grid, Qt.Key.Key_Delete)
    assert said(draft, "svc_available") == []


def test_escape_leaves_the_cell_as_it_was(draft: MainWindow) -> None:
    grid = grid_of(draft, SERVICES)
    grid.facts.add_proposed()
    at(grid, 0, 1)
    type_here("i")
    press_here(Qt.Key.Key_Escape)
    assert said(draft, "svc_available") == []


def copied(window: MainWindow) -> tuple[str, str]:
    grid = grid_of(window, "t2")
    grid.clearSelection()
    for code in ("pop_perm_f", "pop_perm_0_2_pct"):
        for year in ("2022", "2023"):
            place = grid.facts.grid.find(FactKey(code, year))
            assert place is not None
            grid.selectionModel().select(grid.facts.index(*place), QItemSelectionModel.SelectionFlag.Select)
    press(grid, Qt.Key.Key_C, CONTROL | SHIFT)
    data = QGuiApplication.clipboard().mimeData()
    return data.text(), data.html()


def test_headings_of_groups_go_along_and_figures_keep_their_digits(example: MainWindow) -> None:
    plain, html = copied(example)
    lines = [line.split("\t") for line in plain.split("\n")]
    assert lines[0] == ["", "2022", "2023"]
    assert [line[0] for line in lines] == ["", "Állandó népesség", "nő, fő", "0–2 évesek", "aránya, %"]
    assert lines[2][1:] == ["443", "439"]
    assert lines[4][1].startswith("2,4705")
    assert 'x:num="443">443</td>' in html
    assert '<th colspan="3" align="left">0–2 évesek</th>' in html


def test_typing_on_a_computed_cell_never_goes_to_a_cell_that_begins_so(draft: MainWindow) -> None:
    grid = grid_of(draft, "t1")
    people, computed = FactKey("pop_res", "2023"), FactKey("pop_res_chg", "2023")
    assert grid.choose(people)
    type_here("838")
    press_here(Qt.Key.Key_Return)
    assert grid.choose(computed)
    type_here("831")
    press_here(Qt.Key.Key_Return)
    assert draft.session.programme.facts[people].value == Number(Decimal(838))
