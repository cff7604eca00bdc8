"""What the council adopted is read and copied, not written; the pages say why, and lead on."""

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from hep_desktop.domain.commands import Adopt, ChangeCouncil
from hep_desktop.domain.programme import Status
from hep_desktop.ui.basis_field import BasisField
from hep_desktop.ui.grids import RecordGrid
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.chapter import ChapterPage
from hep_desktop.ui.pages.followup import FollowupPage
from hep_desktop.ui.pages.plan import PlanPage
from hep_desktop.ui.pages.problems import ProblemsPage
from hep_desktop.ui.pages.review import ReviewPage
from qt import CONTROL, press, press_here, type_here


def adopted(window: MainWindow) -> None:
    session = window.session
    session.do(ChangeCouncil(session.programme_id, {"held": date(2026, 11, 20), "number": "12/2026. (XI. 20.)"}))
    session.do(Adopt(session.programme_id))


def test_the_plan_is_read_and_copied_and_the_page_says_why_and_leads_on(example: MainWindow) -> None:
    session = example.session
    session.go("plan")
    page = example.navigator.page
    assert isinstance(page, PlanPage)
    assert not page.settled.isVisible()
    adopted(example)
    assert page.settled.isVisible()
    assert "nem módosítható" in page.settled.words.text()
    assert not any(action.isEnabled() for action in (page.add, page.up, page.down, page.remove, page.more.read))
    assert page.more.to_word.isEnabled()
    before = session.programme.measures
    title, grid = page.sheet.fields["title"], page.sheet.fields["indicators"]
    assert isinstance(title, QPlainTextEdit)
    assert isinstance(grid, RecordGrid)
    title.setFocus()
    type_here("Más cím")
    title.selectAll()
    press(title, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == before[page.list.current_id()].title
    grid.setFocus()
    press_here(Qt.Key.Key_Delete)
    press_here(Qt.Key.Key_Minus, CONTROL)
    grid.add_row()
    assert grid.model().rowCount() == len(grid.value())
    assert not page.sheet.details.direction.isEnabled()
    page.turn.trigger()
    press_here(Qt.Key.Key_F2)
    type_here("x")
    page.leave()
    assert session.programme.measures == before
    page.settled.follow.click()
    assert isinstance(example.navigator.page, FollowupPage)
    session.go("plan")
    page.settled.review.click()
    assert isinstance(example.navigator.page, ReviewPage)
    session.undo()
    session.go("plan")
    assert page.add.isEnabled()
    assert not title.isReadOnly()


def test_problems_lead_to_their_figures_and_texts_stay_as_adopted(example: MainWindow) -> None:
    session = example.session
    adopted(example)
    session.go("problems")
    page = example.navigator.page
    assert isinstance(page, ProblemsPage)
    assert not any(action.isEnabled() for action in (page.add, page.answer, page.remove))
    basis = page.form.fields["rests_on"]
    assert isinstance(basis, BasisField)
    before = session.programme
    basis.setFocus()
    basis.list.setCurrentRow(0)
    press_here(Qt.Key.Key_Delete)
    press_here(Qt.Key.Key_Return)
    chapter = example.navigator.page
    assert isinstance(chapter, ChapterPage)
    assert chapter.settled.isVisible()
    type_here("7")
    session.go("situation", "he.3.7")
    assert not chapter.head.mark.isEnabled()
    assert not chapter.typical.not_typical.isEnabled()
    chapter.text_panel.edit.setFocus()
    type_here("x")
    press_here(Qt.Key.Key_B, CONTROL)
    chapter.leave()
    assert session.programme is before


def test_what_an_open_chapter_offers_follows_the_adoption_at_once(example: MainWindow) -> None:
    session = example.session
    session.go("situation", "he.3.7")
    page = example.navigator.page
    assert isinstance(page, ChapterPage)
    panel = page.text_panel
    offered = (panel.pictures.put_in, panel.pictures.alt, panel.words.button, panel.words.everywhere)
    offered += (page.head.mark, page.typical.not_typical)
    offered += (panel.tables.button, panel.tables.menu.menuAction())
    assert all(one.isEnabled() for one in offered)
    adopted(example)
    assert not any(one.isEnabled() for one in offered[:-1])
    assert not panel.tables.menu.menuAction().isVisible()
    session.undo()
    assert all(one.isEnabled() for one in offered)
    assert panel.tables.menu.menuAction().isVisible()


def test_from_the_adopted_version_to_its_review_and_back(example: MainWindow) -> None:
    session = example.session
    adopted(example)
    first = session.programme_id
    session.go("review")
    page = example.navigator.page
    assert isinstance(page, ReviewPage)
    page.begin.trigger()
    second = session.programme_id
    session.open_programme(first)
    session.go("plan")
    plan = example.navigator.page
    assert isinstance(plan, PlanPage)
    step = session.checking.next_step(first)
    assert step is None or step.node == "forum"  # what can still be mended there
    assert "felülvizsgálata folyik" in plan.settled.words.text()
    assert not plan.settled.review.isVisible()
    plan.settled.other.click()
    assert session.programme_id == second
    assert session.programme.details.status is Status.DRAFT


class Windows(QObject):
    """Notes what is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 – Qt's own
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def test_no_part_of_a_page_is_a_window_of_its_own_while_the_page_is_made(example: MainWindow) -> None:
    adopted(example)
    windows, app = Windows(), QApplication.instance()
    assert app is not None
    app.installEventFilter(windows)
    for step in ("start", "situation", "problems", "plan", "adoption", "followup", "review"):
        example.session.go(step)
    app.removeEventFilter(windows)
    assert windows.seen == []
