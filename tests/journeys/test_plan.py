"""The action plan: the sheet of a measure, its small grid, and the summary table A–K over the same data."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from hep_desktop.domain.commands import ChangeMeasure, ChangeProblem
from hep_desktop.domain.places import MeasurePlace
from hep_desktop.domain.plan import Measure
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.plan import PlanPage
from hep_desktop.ui.pages.plan_table import PlanTable
from qt import ALT, CONTROL, SHIFT, copy_text, focus, press_here, type_here


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


def chosen(page: PlanPage) -> Measure:
    return page.session.programme.measures[page.list.current_id()]


def into(page: PlanPage, field: str) -> None:
    assert page.sheet.focus(field)


def test_a_measure_is_filled_from_top_to_bottom_by_keys(example: MainWindow) -> None:
    page = page_of(example)
    press_here(Qt.Key.Key_N, CONTROL | SHIFT)
    type_here("Őrség a hídnál")
    press_here(Qt.Key.Key_Tab)
    press_here(Qt.Key.Key_Down)
    press_here(Qt.Key.Key_Space)
    for words in (
        "Gyakori a baleset.",
        "Legyen biztonságos.",
        "Kimérjük.",
        "Kitesszük.",
        "Marad.",
        "Terv.",
        "Őrt állunk.",
    ):
        press_here(Qt.Key.Key_Tab)
        type_here(words)
    for words in ("polgármester", "polgárőrség", "évente", "2028. december 31."):
        press_here(Qt.Key.Key_Tab)
        type_here(words)
    page.leave()
    measure = chosen(page)
    problems = example.session.programme.problems_in("he.3.9")
    assert measure.problems == (problems[1].id,)
    assert (measure.reason, measure.goal, measure.content) == (
        "Gyakori a baleset.",
        "Legyen biztonságos.",
        "Őrt állunk.",
    )
    assert (measure.responsible, measure.partners) == ("polgármester", "polgárőrség")
    assert (measure.deadline, measure.due) == ("évente", date(2028, 12, 31))


def test_result_indicators_are_a_small_grid(example: MainWindow) -> None:
    page = page_of(example)
    press_here(Qt.Key.Key_N, CONTROL | SHIFT)
    into(page, "indicators")
    for words in ("Őrök száma", "0", "4", "fő"):
        type_here(words)
        press_here(Qt.Key.Key_Tab)
    page.leave()
    (indicator,) = chosen(page).indicators
    assert (indicator.name, indicator.baseline, indicator.target, indicator.unit) == ("Őrök száma", "0", "4", "fő")


def test_rows_copied_from_a_spreadsheet_become_indicators(example: MainWindow) -> None:
    page = page_of(example)
    into(page, "indicators")
    before = chosen(page).indicators
    grid = page.sheet.fields["indicators"]
    grid.setCurrentIndex(grid.model().index(len(before), 0))
    copy_text('Gyűlések\t0\t4\talkalom\tjelenléti ív\n"Kérdőívek,\nvisszaérkezve"\t\t50\tdb')
    press_here(Qt.Key.Key_V, CONTROL)
    page.leave()
    added = chosen(page).indicators[len(before) :]
    assert [one.name for one in added] == ["Gyűlések", "Kérdőívek, visszaérkezve"]
    assert (added[0].source, added[1].target) == ("jelenléti ív", "50")
    press_here(Qt.Key.Key_Minus, CONTROL)
    page.leave()
    assert len(chosen(page).indicators) == len(before) + 1


def test_a_day_nobody_can_read_is_told_beside_the_field(example: MainWindow) -> None:
    page = page_of(example)
    before = chosen(page).due
    into(page, "due")
    type_here(" vagy később")
    press_here(Qt.Key.Key_Tab)
    assert page.sheet._notes[0].isVisible()
    assert chosen(page).due == before


def test_the_list_counts_what_is_missing_in_words(example: MainWindow) -> None:
    page = page_of(example)
    item = page.list.currentItem()
    assert item is not None
    assert "✓ minden kötelező mező kész" in item.text(0)
    into(page, "responsible")
    field = focus()
    assert isinstance(field, QPlainTextEdit)
    field.selectAll()
    press_here(Qt.Key.Key_Delete)
    page.leave()
    assert "✖ hiányzó kötelező mezők: 1" in page.list.currentItem().text(0)


def test_measures_change_places_and_groups(example: MainWindow) -> None:
    page = page_of(example)
    first, second = example.session.programme.measures_in("MR")
    page.list.setFocus()
    press_here(Qt.Key.Key_Down, ALT)
    assert example.session.programme.measures_in("MR")[1].id == first.id
    box = page.sheet.fields["group"]
    box.setCurrentIndex(box.findData("DI"))
    box.activated.emit(box.currentIndex())
    assert [measure.id for measure in example.session.programme.measures_in("MR")] == [second.id]
    assert page.list.current_id() == first.id
    item = page.list.currentItem()
    assert item is not None
    assert item.text(0).startswith("V/1.")


def test_a_removed_measure_comes_back_by_undo(example: MainWindow) -> None:
    page = page_of(example)
    gone = page.list.current_id()
    page.list.setFocus()
    press_here(Qt.Key.Key_Delete)
    assert gone not in example.session.programme.measures
    press_here(Qt.Key.Key_Z, CONTROL)
    assert gone in example.session.programme.measures


def test_problems_can_be_renamed_while_the_sheet_is_open(example: MainWindow) -> None:
    page = page_of(example)
    ticks = page.sheet.fields["problems"]
    (key,) = chosen(page).problems
    problem = example.session.programme.problems[key]
    example.session.go("problems")
    example.session.do(ChangeProblem(example.session.programme_id, problem.id, {"title": "Más cím"}))
    example.session.go("plan")
    assert ticks.item(0).text() == "Más cím"
    assert ticks.value() == (key,)


def test_looking_at_a_sheet_changes_nothing(example: MainWindow) -> None:
    session = example.session
    (first, *_), (second, *_) = (session.programme.problems_in(node) for node in ("he.3.9", "he.4.5"))
    measure = session.programme.measures_in("MR")[0]
    fields = {"problems": (second.id, first.id), "content": "1.\u00a0pont\r\n2.\u00a0pont", "title": "Két\nsor"}
    session.do(ChangeMeasure(session.programme_id, measure.id, fields))
    page = page_of(example)
    steps = len(session.editing.history(session.programme_id))
    for field in page.sheet.fields.values():
        field.setFocus()
    page.leave()
    assert len(session.editing.history(session.programme_id)) == steps
    into(page, "content")
    type_here("Új ")
    page.leave()
    assert chosen(page).content == "Új 1.\u00a0pont\n2.\u00a0pont"
    assert chosen(page).problems == (second.id, first.id)


def test_a_finding_about_the_day_leads_from_the_table_to_the_sheet(example: MainWindow) -> None:
    page = page_of(example)
    press_here(Qt.Key.Key_T, CONTROL | SHIFT)
    measure = example.session.programme.measures_in("WO")[0]
    example.session.go("plan", place=MeasurePlace(example.session.programme_id, measure.id), field="due")
    assert focus() is page.sheet.fields["due"]
    assert page.turn.text() == "Összegző táblázat (A–K)"


# the summary table ------------------------------------------------------------------------------------------------


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
