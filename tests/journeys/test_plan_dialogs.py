"""The dialogs of the action plan and the folded parts under the law's days, by keys."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from hep_desktop.domain.commands import ChangeMeasure
from hep_desktop.domain.readings import LastDay
from hep_desktop.services.plan_file import write_sheet
from hep_desktop.ui.dialogs.example_dialog import ExampleDialog
from hep_desktop.ui.dialogs.plan_file_dialog import PlanFileDialog
from hep_desktop.ui.dialogs.relations_dialog import RelationsDialog
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.adoption import AdoptionPage
from hep_desktop.ui.pages.associations import AssociationsPage
from hep_desktop.ui.pages.plan import PlanPage
from hep_desktop.ui.pages.preview import PreviewPage
from qt import focus, press_here, type_here


@pytest.fixture
def plan(example: MainWindow) -> PlanPage:
    example.session.go("plan")
    page = example.navigator.page
    assert isinstance(page, PlanPage)
    return page


def opened(qtbot: QtBot, page: PlanPage, kind: type[QDialog]) -> QDialog:
    (found,) = page.findChildren(kind)
    found.open()
    found.activateWindow()
    qtbot.waitUntil(found.isActiveWindow)
    screen = page.screen().availableSize()
    assert found.width() <= screen.width()
    assert found.height() <= screen.height()
    return found


def test_a_worked_example_becomes_a_draft_that_the_checks_ask_to_localise(plan: PlanPage, qtbot: QtBot) -> None:
    before = set(plan.session.programme.measures)
    dialog = ExampleDialog(plan.session, plan)
    opened(qtbot, plan, ExampleDialog)
    dialog.list.setFocus()
    press_here(Qt.Key.Key_Return)
    (new,) = set(plan.session.programme.measures) - before
    findings = plan.session.checking.findings(plan.session.programme_id)
    assert any(getattr(one.place, "measure", "") == new for one in findings)


def test_own_examples_go_into_a_file_and_come_from_one_and_the_dialog_says_how_it_went(
    plan: PlanPage, tmp_path: Path
) -> None:
    plan.more.keep.trigger()
    (kept,) = plan.session.office.kept_measures.values()
    dialog = ExampleDialog(plan.session, plan)
    dialog.write_own(tmp_path / "minták.hepminta")
    assert "minták.hepminta" in dialog.told.text()
    dialog.list.choose(kept.id)
    dialog.remove.click()
    assert not plan.session.office.kept_measures
    dialog.read_own(tmp_path / "minták.hepminta")
    assert plan.session.office.kept_measures == {kept.id: kept}
    (tmp_path / "rossz.hepminta").write_text("nem minta", "utf-8")
    dialog.read_own(tmp_path / "rossz.hepminta")
    assert dialog.told.text().startswith("✖")
    assert "rossz.hepminta" in dialog.told.text()


def test_relations_are_read_tab_by_tab_with_the_arrows(plan: PlanPage, qtbot: QtBot) -> None:
    dialog = RelationsDialog(plan.session, plan)
    opened(qtbot, plan, RelationsDialog)
    dialog.tabs.tabBar().setFocus()
    for place in range(1, dialog.tabs.count()):
        press_here(Qt.Key.Key_Right)
        assert dialog.tabs.currentIndex() == place
    dialog.reject()


def test_what_was_changed_in_excel_is_ticked_and_taken(plan: PlanPage, qtbot: QtBot, tmp_path: Path) -> None:
    session = plan.session
    chosen = session.programme.measures[plan.list.current_id()]
    session.do(ChangeMeasure(session.programme_id, chosen.id, {"responsible": "jegyző"}))
    file = write_sheet(session.editing, session.programme_id, tmp_path / "terv.xlsx")
    book = openpyxl.load_workbook(file)
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            if cell.value == "jegyző":
                cell.value = "jegyző, családsegítő"
    book.save(file)
    plan.more.read_back(file)
    qtbot.waitUntil(lambda: bool(plan.findChildren(PlanFileDialog)), timeout=60_000)
    dialog = opened(qtbot, plan, PlanFileDialog)
    assert isinstance(dialog, PlanFileDialog)
    dialog.table.setFocus()
    dialog.table.selectAll()
    press_here(Qt.Key.Key_Space)  # all are ticked: untick them
    assert not dialog.take.isEnabled()
    press_here(Qt.Key.Key_Space)
    dialog.take_over()
    assert session.programme.measures[chosen.id].responsible == "jegyző, családsegítő"


def test_the_notary_chooses_a_reading_and_the_days_follow(example: MainWindow) -> None:
    example.session.go("adoption")
    page = example.navigator.page
    assert isinstance(page, AdoptionPage)
    assert not page.law.readings.isVisible()
    page.law.readings_section.heading.setFocus()
    press_here(Qt.Key.Key_Space)
    field = page.law.readings.fields["last_day"]
    field.setFocus()
    press_here(Qt.Key.Key_Down)
    press_here(Qt.Key.Key_Return)
    page.leave()
    assert example.session.settlement.readings.last_day is LastDay.ANNIVERSARY
    assert "2032. március 31." in page._period.text()


def test_an_association_is_typed_and_told_under_the_days(example: MainWindow) -> None:
    session = example.session
    session.go("adoption")
    session.go("associations")
    page = example.navigator.page
    assert isinstance(page, AssociationsPage)
    page.add.trigger()
    type_here("Minta Társulás")
    page.leave()
    (made,) = session.office.associations.values()
    assert (made.name, [one.settlement for one in made.members]) == ("Minta Társulás", [session.settlement.id])
    assert "nem igazolható, mert hiányzik: Mintafalu" in page.standing.text()
    page.paper.trigger()
    preview = example.navigator.page
    assert isinstance(preview, PreviewPage)
    preview.back.trigger()
    assert example.navigator.page is page
    page.back.trigger()
    adoption = example.navigator.page
    assert isinstance(adoption, AdoptionPage)
    assert "Minta Társulás" in adoption.law.associations.text()
    session.go("associations")
    page.remove.trigger()
    assert not session.office.associations
    example.commands.undo()
    assert session.office.associations


def test_the_page_of_adoption_is_found_as_it_was_left(example: MainWindow) -> None:
    example.session.go("adoption")
    page = example.navigator.page
    assert isinstance(page, AdoptionPage)
    assert focus() is page.form.fields["planned_adoption"]
    page.after.focus("number")
    example.session.go("plan")
    example.session.go("adoption")
    assert focus() is page.after.fields["number"]
