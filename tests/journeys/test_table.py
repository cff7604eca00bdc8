"""Filling a statistical table: numbers as Hungarians write them, keys of Excel, blocks, gaps, origins."""

from decimal import Decimal

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from hep_desktop.domain.commands import ChangeProgramme, SetFacts
from hep_desktop.domain.places import FactPlace
from hep_desktop.domain.situation import Fact, FactKey, FileOrigin, LetterOrigin, TypedOrigin
from hep_desktop.domain.values import NoData, NoDataReason, Number
from hep_desktop.ui.fact_grid import FactGrid
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.chapter import ChapterPage
from hep_desktop.ui.pages.table import TablesPanel
from qt import CONTROL, SHIFT, copy_text, press, press_here, type_here

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


def test_years_stand_side_by_side_and_tab_goes_along_them(draft: MainWindow) -> None:
    grid = panel(draft).grid
    assert [grid.facts.headerData(at, Qt.Orientation.Horizontal) for at in range(5)] == [
        str(year) for year in range(2022, 2027)
    ]
    on(grid, "pop_res", 2022)
    for words in ("1 838", "829", "820,0"):
        enter(words, Qt.Key.Key_Tab)
    assert [number(draft, "pop_res", year) for year in (2022, 2023, 2024)] == [1838, 829, 820]
    assert grid.current_key() == FactKey("pop_res", "2025")
    assert fact(draft, "pop_res", 2022) == Fact(Number(Decimal(1838)), TypedOrigin())


def test_enter_goes_down_past_headings_and_computed_cells_answer_at_once(draft: MainWindow) -> None:
    grid = panel(draft, table=1).grid
    on(grid, "pop_perm_f", 2023)
    enter("439")
    enter("402")
    assert grid.current_key() == FactKey("pop_perm_t", "2023")
    shown = grid.currentIndex().data()
    assert shown == "841"
    press_here(Qt.Key.Key_Return)
    assert grid.current_key() == FactKey("pop_perm_0_2_t", "2023")
    press_here(Qt.Key.Key_Return, SHIFT)
    assert grid.current_key() == FactKey("pop_perm_t", "2023")


def test_a_computed_cell_cannot_be_typed_into_and_explains_itself(draft: MainWindow) -> None:
    tables = panel(draft, table=1)
    grid = tables.grid
    on(grid, "pop_perm_0_2_pct", 2023)
    type_here("5")
    assert number(draft, "pop_perm_0_2_pct", 2023) is None
    assert "számítja ki" in tables.message.text()
    assert "Számítás:" in tables.details.how.text()
    assert "hiányzik" in tables.details.how.text()


def test_a_click_on_the_tab_leads_into_the_cells(draft: MainWindow, qtbot: QtBot) -> None:
    draft.session.go("situation", PEOPLE)
    page = draft.navigator.page
    assert isinstance(page, ChapterPage)
    draft.tree.setFocus()
    bar = page.tabs.tabBar()
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(1).center())
    assert page.tables.grid.hasFocus()


def test_what_is_no_number_is_rejected_in_the_cell_and_the_old_value_stays(draft: MainWindow) -> None:
    tables = panel(draft)
    on(tables.grid, "pop_res", 2023)
    enter("829")
    on(tables.grid, "pop_res", 2023)
    enter("kb. 800")
    assert number(draft, "pop_res", 2023) == 829
    assert tables.grid.current_key() == FactKey("pop_res", "2023")
    assert "„kb. 800” nem szám" in tables.message.text()
    assert "829" in tables.message.text()
    enter("812,5")
    assert "egész szám" in tables.message.text()
    enter("830")
    assert not tables.message.isVisible()
    assert number(draft, "pop_res", 2023) == 830


def test_the_refusal_goes_when_something_is_taken_back(draft: MainWindow) -> None:
    tables = panel(draft)
    assert draft.session.attempt(ChangeProgramme(draft.session.programme_id, {"masked_below": 10}))
    on(tables.grid, "pop_res", 2023)
    enter("kb. 800")
    assert tables.message.isVisible()
    draft.commands.undo()
    assert not tables.message.isVisible()


def test_a_block_from_excel_lands_whole_and_computed_cells_go_on_computing(draft: MainWindow) -> None:
    grid = panel(draft, table=1).grid
    on(grid, "pop_perm_f", 2022)
    copy_text("443\t439\n407\t402\n\t\n21\t20")
    press(grid, Qt.Key.Key_V, CONTROL)
    assert number(draft, "pop_perm_f", 2023) == 439
    assert number(draft, "pop_perm_m", 2022) == 407
    assert number(draft, "pop_perm_0_2_t", 2023) == 20
    assert fact(draft, "pop_perm_t", 2022) is None
    press_here(Qt.Key.Key_Z, CONTROL)
    assert not draft.session.programme.facts


def test_a_block_with_one_bad_cell_is_refused_whole_and_the_cell_is_named(draft: MainWindow) -> None:
    tables = panel(draft, table=1)
    on(tables.grid, "pop_perm_f", 2022)
    copy_text("443\t439\n407\tsok")
    press(tables.grid, Qt.Key.Key_V, CONTROL)
    assert not draft.session.programme.facts
    assert "férfi, 2023" in tables.message.text()
    assert "„sok”" in tables.message.text()


def test_a_block_larger_than_the_table_is_refused_whole(draft: MainWindow) -> None:
    tables = panel(draft, table=1)
    on(tables.grid, "pop_perm_f", 2026)
    copy_text("443\t439")
    press(tables.grid, Qt.Key.Key_V, CONTROL)
    assert not draft.session.programme.facts
    assert "nagyobb, mint ami" in tables.message.text()


def test_a_block_is_copied_as_excel_reads_it(example: MainWindow) -> None:
    grid = panel(example).grid
    select(
        grid,
        FactKey("pop_res", "2022"),
        FactKey("pop_res", "2023"),
        FactKey("pop_res_chg", "2022"),
        FactKey("pop_res_chg", "2023"),
    )
    press(grid, Qt.Key.Key_C, CONTROL)
    first, second = QGuiApplication.clipboard().text().split("\n")
    assert first == "838\t829"
    assert second.split("\t")[1].startswith("98,92")


def test_delete_empties_the_chosen_cells_in_one_step(example: MainWindow) -> None:
    grid = panel(example).grid
    select(grid, FactKey("pop_res", "2022"), FactKey("pop_res", "2023"))
    press(grid, Qt.Key.Key_Delete)
    assert fact(example, "pop_res", 2022) is None
    assert fact(example, "pop_res", 2023) is None
    press_here(Qt.Key.Key_Z, CONTROL)
    assert number(example, "pop_res", 2022) == 838


def test_why_a_figure_is_missing_is_told_in_the_details(draft: MainWindow, qtbot: QtBot) -> None:
    tables = panel(draft)
    on(tables.grid, "pop_res", 2023)
    field = tables.details.form.fields["reason"]
    field.setFocus()
    field.setCurrentIndex(field.findData(NoDataReason.NOT_RECEIVED.value))
    field.finished.emit()
    assert fact(draft, "pop_res", 2023) == Fact(NoData(NoDataReason.NOT_RECEIVED))
    note = tables.details.form.fields["reason_note"]
    assert note.isVisible()
    note.setFocus()
    type_here("Járási hivatal, 2026. 09. 01.")
    draft.navigator.leave()
    held = fact(draft, "pop_res", 2023)
    assert held is not None
    assert held.value == NoData(NoDataReason.NOT_RECEIVED, "Járási hivatal, 2026. 09. 01.")
    qtbot.waitUntil(lambda: ".. = kért" in tables.notes.text())


def test_the_origin_of_several_cells_is_set_at_once(draft: MainWindow, qtbot: QtBot) -> None:
    tables = panel(draft)
    grid = tables.grid
    on(grid, "pop_res", 2022)
    copy_text("838\t829")
    press(grid, Qt.Key.Key_V, CONTROL)
    select(grid, FactKey("pop_res", "2022"), FactKey("pop_res", "2023"))
    qtbot.waitUntil(tables.details.many.isVisible)
    field = tables.details.form.fields["origin"]
    field.setFocus()
    field.setCurrentIndex(field.findData("letter"))
    field.finished.emit()
    sender = tables.details.form.fields["sender"]
    sender.setFocus()
    type_here("Mintai Járási Hivatal")
    draft.navigator.leave()
    origins = [held.origin for year in (2022, 2023) if (held := fact(draft, "pop_res", year))]
    assert origins == [LetterOrigin("Mintai Járási Hivatal")] * 2
    qtbot.waitUntil(lambda: "Mintai Járási Hivatal levele" in tables.notes.text())


def test_a_figure_of_a_file_typed_over_is_the_files_no_more(draft: MainWindow) -> None:
    key = FactKey("pop_res", "2023")
    origin = FileOrigin("hnt.xlsx", "0" * 64, "Munka1", "D17", "Lakónépesség")
    draft.session.do(SetFacts(draft.session.programme_id, ((key, Fact(Number(Decimal(829)), origin)),)))
    tables = panel(draft)
    on(tables.grid, "pop_res", 2023)
    assert "Munka1!D17" in tables.details.file.text()
    enter("830")
    assert fact(draft, "pop_res", 2023) == Fact(Number(Decimal(830)), TypedOrigin())


def test_a_finding_leads_to_its_very_cell(qtbot: QtBot, example: MainWindow) -> None:
    tables = panel(example, table=1)
    on(tables.grid, "pop_perm_t", 2026)
    place = FactPlace(example.session.programme_id, "pop_res", "2025")
    example.session.go("situation", "he.3.2")
    example.session.go("situation", PEOPLE, place, table="t1")
    assert tables.tabs.currentIndex() == 0
    assert tables.grid.current_key() == FactKey("pop_res", "2025")
    qtbot.waitUntil(tables.grid.hasFocus)


def test_undo_of_a_cell_is_named_by_its_table(draft: MainWindow) -> None:
    tables = panel(draft)
    on(tables.grid, "pop_res", 2023)
    enter("829")
    assert draft.actions_["undo"].text() == "&Visszavonás: 1. táblázat, 2023"
    press_here(Qt.Key.Key_Z, CONTROL)
    assert number(draft, "pop_res", 2023) is None
    assert draft.actions_["redo"].text() == "&Újra: 1. táblázat, 2023"


def test_a_break_of_a_series_is_marked_in_its_cell_and_told_in_the_details(draft: MainWindow) -> None:
    tables = panel(draft, "he.4.1", 1)
    grid = tables.grid
    on(grid, "rgyk", 2023)
    assert grid.breaks_before(grid.currentIndex())
    assert "Törés az idősorban, 2023. január 1." in tables.details.how.text()
    assert "Törés az idősorban" in str(grid.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))
    row = grid.currentIndex().row()
    assert str(grid.facts.headerData(row, Qt.Orientation.Vertical)).endswith("*")
    on(grid, "rgyk", 2022)
    assert not grid.breaks_before(grid.currentIndex())
    assert "Törés" not in tables.details.how.text()


def test_reasons_in_cells_are_listed_under_the_chapter_of_gaps_and_lead_back(draft: MainWindow) -> None:
    tables = panel(draft)
    on(tables.grid, "pop_res", 2023)
    field = tables.details.form.fields["reason"]
    field.setCurrentIndex(field.findData(NoDataReason.NOT_RECEIVED.value))
    field.finished.emit()
    draft.session.go("situation", "he.2.3")
    page = draft.navigator.page
    assert isinstance(page, ChapterPage)
    assert page.gaps is not None
    assert page.gaps.isVisible()
    head = page.gaps.list.topLevelItem(0)
    assert head is not None
    row = head.child(0)
    assert [row.text(at) for at in range(3)] == ["Lakónépesség száma az év végén", "2023", "kértük, de nem kaptuk meg"]
    page.gaps.list.setCurrentItem(row)
    page.gaps.list.setFocus()
    press_here(Qt.Key.Key_Return)
    assert tables.grid.hasFocus()
    assert tables.grid.current_key() == FactKey("pop_res", "2023")
    assert not page.gaps.isVisible()
