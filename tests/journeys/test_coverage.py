"""The overview of groups and fields: what is touched, and the way there by keys alone; nothing is demanded."""

from PySide6.QtCore import Qt

from hep_desktop.domain.places import MeasurePlace
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.chapter import ChapterPage
from hep_desktop.ui.pages.coverage import CoveragePage
from hep_desktop.ui.pages.plan import PlanPage
from qt import clipped, focus, nameless, press_here


def page(window: MainWindow) -> CoveragePage:
    window.actions_["coverage"].trigger()
    shown = window.navigator.page
    assert isinstance(shown, CoveragePage)
    return shown


def cell(shown: CoveragePage, group: str, field: str) -> tuple[int, int]:
    return next(
        (down, along)
        for down, row in enumerate(shown.rows)
        for along, one in enumerate(row)
        if (one.group.code, one.field.code) == (group, field)
    )


def test_the_law_s_six_groups_and_five_fields_stand_in_its_order(draft: MainWindow) -> None:
    shown = page(draft)
    assert (shown.grid.rowCount(), shown.grid.columnCount()) == (6, 5)
    assert shown.grid.verticalHeaderItem(0).text() == "nők"
    assert shown.grid.horizontalHeaderItem(0).text() == "oktatási"
    assert {shown.grid.item(row, column).text() for row in range(6) for column in range(5)} == {"–"}
    findings = draft.session.checking.findings(draft.session.programme_id)
    assert not any("coverage" in one.code for one in findings)
    assert clipped(draft) == []
    assert nameless(draft) == []


def test_a_cell_leads_to_its_chapter_by_enter(draft: MainWindow) -> None:
    shown = page(draft)
    shown.grid.setCurrentCell(*cell(shown, "poor", "employment"))
    assert shown.grid.hasFocus()
    press_here(Qt.Key.Key_Return)
    assert isinstance(draft.navigator.page, ChapterPage)
    assert draft.navigator.where.node == "he.3.2"


def test_problems_and_measures_stand_in_the_fields_they_speak_of(example: MainWindow) -> None:
    shown = page(example)
    down, along = cell(shown, "poor", "employment")
    one = shown.rows[down][along]
    assert one.chapters
    assert one.problems
    assert one.measures
    assert "intézkedés" in shown.grid.item(down, along).text()
    shown.grid.setCurrentCell(down, along)
    press_here(Qt.Key.Key_Return)
    links = [link.text() for link in shown._links]
    assert links[0].startswith("3.2")
    shown._links[-1].setFocus()
    assert focus() is shown._links[-1]
    press_here(Qt.Key.Key_Space)
    assert isinstance(example.navigator.page, PlanPage)
    assert example.navigator.where.place == MeasurePlace(example.session.programme_id, one.measures[-1].id)


def test_a_field_without_a_chapter_says_so_kindly(draft: MainWindow) -> None:
    shown = page(draft)
    shown.grid.setCurrentCell(*cell(shown, "elderly", "education"))
    assert not shown.nothing.isHidden()
    assert shown._links == []
