"""The action plan: the sheet of a measure, its small grid, and the summary table A–K over the same data."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from hep_desktop.domain.commands import ChangeMeasure, ChangeProblem
from hep_desktop.domain.places import MeasurePlace
from hep_desktop.domain.plan import Measure
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.plan import PlanPage
from qt import ALT, CONTROL, SHIFT, copy_text, focus, press_here, type_here


def page_of(window: MainWindow) -> PlanPage:
    window.session.go("plan")
    page = window.navigator.page
    assert isinstance(page, PlanPage)
    return page


def chosen(page: PlanPage) -> Measure:
    return page.session.programme.measures[page.list.current_id()]


def into(page: PlanPage, field: str) -> None:
    assert page.sheet.focus(field)


def test_the_sheet_follows_by_itself_once_its_page_stands(example: MainWindow, qtbot: QtBot) -> None:
    page = page_of(example)
    assert page.list.hasFocus()
    assert page.sheet._fields == {}
    qtbot.waitUntil(lambda: "money" in page.sheet._fields and page.sheet.isVisible())
    title = page.sheet.fields["title"]
    assert isinstance(title, QPlainTextEdit)
    assert title.toPlainText() == chosen(page).title
    assert page.list.hasFocus()


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
