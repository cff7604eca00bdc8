"""Lists that the clerk extends, and blocks pasted, filled and copied with their headings."""

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from hep_desktop.domain.situation import Fact, FactKey
from hep_desktop.domain.values import Number, Words
from hep_desktop.template.model import RowKind, Table
from hep_desktop.ui.fact_grid import FactGrid
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.chapter import ChapterPage
from hep_desktop.ui.pages.table import TablesPanel
from qt import ALT, CONTROL, SHIFT, copy_text, press, press_here, type_here

PEOPLE = "hep.intro.settlement"


def panel(window: MainWindow, node: str = PEOPLE, table: int = 0) -> TablesPanel:
    window.session.go("situation", node)
    page = window.navigator.page
    assert isinstance(page, ChapterPage)
    page.tabs.setCurrentWidget(page.tables)
    page.tables.tabs.setCurrentIndex(table)
    page.tables.grid.setFocus()
    return page.tables


def on(grid: FactGrid, indicator: str, year: int) -> None:
    assert grid.choose(FactKey(indicator, str(year)))


def select(grid: FactGrid, *keys: FactKey) -> None:
    grid.clearSelection()
    for key in keys:
        at = grid.facts.grid.find(key)
        assert at is not None
        grid.selectionModel().select(grid.facts.index(*at), QItemSelectionModel.SelectionFlag.Select)


def fact(window: MainWindow, indicator: str, year: int) -> Fact | None:
    return window.session.programme.facts.get(FactKey(indicator, str(year)))


def number(window: MainWindow, indicator: str, year: int) -> Decimal | None:
    held = fact(window, indicator, year)
    return held.value.amount if held and isinstance(held.value, Number) else None


def enter(words: str, then: Qt.Key = Qt.Key.Key_Return) -> None:
    type_here(words)
    press_here(then)


def test_a_list_grows_by_typing_into_its_last_row(draft: MainWindow) -> None:
    tables = panel(draft)
    edition = draft.session.edition
    listed = next(table for table in edition.tables.values() if table.rows.kind is RowKind.LIST)
    tables.show_node(replace(edition.node(PEOPLE), tables=(listed.id,)))
    grid, name = tables.grid, listed.columns[0]
    grid.setFocus()
    assert grid.facts.rowCount() == 1
    grid.first_cell()
    enter("étkeztetés")
    assert said(draft, listed, name) == ["étkeztetés"]
    assert grid.facts.rowCount() == 2
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (1, 0)
    enter("házi segítségnyújtás")
    press_here(Qt.Key.Key_Z, CONTROL)
    press_here(Qt.Key.Key_Z, CONTROL)
    assert not draft.session.programme.facts
    assert not draft.session.programme.rows
    assert grid.facts.rowCount() == 1


SERVICES = "t3_6_4"


def said(window: MainWindow, table: Table, column: str) -> list[str]:
    programme = window.session.programme
    held = (programme.facts.get(FactKey(column, "", row.id)) for row in programme.rows_in(table.id))
    return [one.value.text if one and isinstance(one.value, Words) else "" for one in held]


def services(window: MainWindow) -> tuple[TablesPanel, Table]:
    table = window.session.edition.tables[SERVICES]
    at = window.session.edition.node(table.chapter).tables.index(SERVICES)
    return panel(window, table.chapter, at), table


def test_a_block_makes_as_many_rows_as_it_brings_and_comes_back_in_one_step(draft: MainWindow) -> None:
    tables, table = services(draft)
    tables.grid.first_cell()
    copy_text("étkeztetés\tigen\tönkormányzat\t12\ncsaládsegítés\tnem\ttársulás\t3")
    press(tables.grid, Qt.Key.Key_V, CONTROL)
    assert said(draft, table, "svc") == ["étkeztetés", "családsegítés"]
    assert said(draft, table, "svc_available") == ["igen", "nem"]
    press_here(Qt.Key.Key_Z, CONTROL)
    assert not draft.session.programme.rows


def test_proposed_rows_move_and_go_with_all_that_stands_in_them(draft: MainWindow) -> None:
    tables, table = services(draft)
    grid = tables.grid
    assert tables.rows.proposed.isVisible()
    QTest.mouseClick(tables.rows.proposed, Qt.MouseButton.LeftButton)
    assert not tables.rows.proposed.isVisible()
    first, second, *others = said(draft, table, "svc")
    assert (first, len(others)) == ("falugondnoki, tanyagondnoki szolgáltatás", 7)
    grid.setCurrentIndex(grid.facts.index(0, 3))
    enter("12")
    grid.setCurrentIndex(grid.facts.index(0, 3))
    press(grid, Qt.Key.Key_Down, ALT)
    assert said(draft, table, "svc")[:2] == [second, first]
    assert (grid.currentIndex().row(), grid.currentIndex().data()) == (1, "12")
    press(grid, Qt.Key.Key_Minus, CONTROL)
    assert said(draft, table, "svc") == [second, *others]
    assert grid.currentIndex().row() == 1
    press_here(Qt.Key.Key_Z, CONTROL)
    assert said(draft, table, "svc") == [second, first, *others]
    row = draft.session.programme.rows_in(SERVICES)[1]
    assert draft.session.programme.facts[FactKey("svc_users", "", row.id)].value == Number(Decimal(12))


def test_filling_down_and_right_takes_the_first_cell(draft: MainWindow) -> None:
    grid = panel(draft).grid
    on(grid, "pop_res", 2022)
    enter("838")
    select(grid, *(FactKey("pop_res", str(year)) for year in range(2022, 2025)))
    press(grid, Qt.Key.Key_R, CONTROL | SHIFT)
    assert [number(draft, "pop_res", year) for year in (2022, 2023, 2024, 2025)] == [838, 838, 838, None]
    grid = panel(draft, table=1).grid
    on(grid, "pop_perm_f", 2022)
    enter("407")
    select(grid, FactKey("pop_perm_f", "2022"), FactKey("pop_perm_m", "2022"))
    press(grid, Qt.Key.Key_D, CONTROL)
    assert number(draft, "pop_perm_m", 2022) == 407


def test_a_line_of_a_pdf_lands_in_its_years(draft: MainWindow) -> None:
    grid = panel(draft).grid
    on(grid, "pop_res", 2022)
    copy_text("1 838 1 829 1 820 1 815 1 812")
    press(grid, Qt.Key.Key_V, CONTROL)
    assert [number(draft, "pop_res", year) for year in range(2022, 2027)] == [1838, 1829, 1820, 1815, 1812]


def test_headings_are_copied_where_asked(example: MainWindow) -> None:
    grid = panel(example).grid
    select(grid, FactKey("pop_res", "2022"), FactKey("pop_res", "2023"))
    press(grid, Qt.Key.Key_C, CONTROL | SHIFT)
    first, second = QGuiApplication.clipboard().text().split("\n")
    assert first == "\t2022\t2023"
    assert second.endswith("\t838\t829")


def test_a_line_grows_with_the_words_in_its_cells(draft: MainWindow) -> None:
    tables, _ = services(draft)
    grid = tables.grid
    grid.first_cell()
    enter("étkeztetés")
    before = grid.rowHeight(0)
    at = grid.facts.index(0, 2)
    copy_text("Mintafalu és Környéke Szociális és Gyermekjóléti Alapszolgáltatási Intézményfenntartó Társulás")
    grid.setCurrentIndex(at)
    press(grid, Qt.Key.Key_V, CONTROL)
    assert grid.rowHeight(0) > before
    assert grid.maximumHeight() >= sum(grid.rowHeight(row) for row in range(grid.facts.rowCount()))
