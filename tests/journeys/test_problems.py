"""Problems of the target groups: written, ordered, removed, answered by measures; by keyboard alone."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from hep_desktop.domain.commands import AddProblem, SetFacts
from hep_desktop.domain.places import ProblemPlace
from hep_desktop.domain.plan import Problem
from hep_desktop.domain.situation import Fact, FactKey
from hep_desktop.domain.values import Number
from hep_desktop.ui.basis_field import BasisField
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.chapter import ChapterPage
from hep_desktop.ui.pages.plan import PlanPage
from hep_desktop.ui.pages.problems import ProblemsPage
from qt import ALT, CONTROL, SHIFT, focus, press_here, type_here


def page_of(window: MainWindow) -> ProblemsPage:
    window.session.go("problems")
    page = window.navigator.page
    assert isinstance(page, ProblemsPage)
    return page


def titles(window: MainWindow, node: str = "he.3.9") -> list[str]:
    return [problem.title for problem in window.session.programme.problems_in(node)]


def words(page: ProblemsPage) -> str:
    item = page.list.currentItem()
    assert item is not None
    return item.text(0)


def test_a_problem_is_written_and_answered_with_keys_alone(qtbot: QtBot, draft: MainWindow) -> None:
    page_of(draft)
    press_here(Qt.Key.Key_N, CONTROL | SHIFT)
    type_here("Reggel egyetlen autóbusz jár")
    press_here(Qt.Key.Key_Tab)
    type_here("Az őrhegyi üzem műszakja előbb kezdődik.")
    press_here(Qt.Key.Key_Tab)
    type_here("Munkásjárat az önkormányzat kisbuszával")
    press_here(Qt.Key.Key_M, CONTROL)
    (problem,) = draft.session.programme.problems.values()
    assert problem.node == "he.3.9"
    assert problem.title == "Reggel egyetlen autóbusz jár"
    assert problem.description == "Az őrhegyi üzem műszakja előbb kezdődik."
    assert isinstance(draft.navigator.page, PlanPage)
    (measure,) = draft.session.programme.measures.values()
    assert (measure.group, measure.problems, measure.title) == ("MR", (problem.id,), problem.opportunity)
    title = focus()
    assert isinstance(title, QPlainTextEdit)
    assert title.toPlainText() == problem.opportunity
    qtbot.waitUntil(lambda: "nem válaszol" not in draft.bottom.sentence())


def test_the_list_says_in_words_what_is_unanswered(example: MainWindow) -> None:
    page = page_of(example)
    assert "✓ intézkedések száma: 1" in words(page)
    press_here(Qt.Key.Key_N, CONTROL | SHIFT)
    assert words(page) == "(még nincs címe)\n✖ még nincs intézkedés"
    assert page.answers._none.isVisible()


def test_typing_is_one_step_and_undo_takes_it_back_in_the_field(draft: MainWindow) -> None:
    page_of(draft)
    press_here(Qt.Key.Key_N, CONTROL | SHIFT)
    type_here("Őszi belvíz")
    field = focus()
    press_here(Qt.Key.Key_Z, CONTROL)
    assert isinstance(field, QPlainTextEdit)
    assert field.toPlainText() == ""
    assert titles(draft) == [""]
    press_here(Qt.Key.Key_Y, CONTROL)
    assert field.toPlainText() == "Őszi belvíz"


def test_what_was_typed_goes_to_its_own_problem(example: MainWindow) -> None:
    page = page_of(example)
    first, second = example.session.programme.problems_in("he.3.9")
    page.show_place(ProblemPlace(example.session.programme_id, first.id), "title")
    type_here("Új: ")
    page.list.choose(second.id)
    assert [title.startswith("Új: ") for title in titles(example)] == [True, False]


def test_problems_are_moved_and_removed_by_keys(example: MainWindow) -> None:
    page = page_of(example)
    first, second = titles(example)
    page.list.setFocus()
    press_here(Qt.Key.Key_Down, ALT)
    assert titles(example) == [second, first]
    assert words(page).startswith(first[:20])
    answered = page.list.current_id()
    press_here(Qt.Key.Key_Delete)
    assert titles(example) == [second]
    assert not example.session.programme.measures_for(answered)
    assert "Ctrl+Z" in example.notice.words()
    assert words(page).startswith(second[:20]), "the cursor stays near"
    press_here(Qt.Key.Key_Z, CONTROL)
    assert titles(example) == [second, first]
    assert example.session.programme.measures_for(answered)


def test_a_conclusions_node_shows_its_own_problems(example: MainWindow) -> None:
    example.session.go("problems", "he.4.5")
    page = example.navigator.page
    assert isinstance(page, ProblemsPage)
    assert page.list.topLevelItemCount() == 1
    press_here(Qt.Key.Key_N, CONTROL | SHIFT)
    type_here("Nincs játszótér")
    page.leave()
    assert titles(example, "he.4.5")[-1] == "Nincs játszótér"


def test_a_finding_leads_to_the_very_field(example: MainWindow) -> None:
    page = page_of(example)
    problem = example.session.programme.problems_in("he.6.5")[0]
    example.session.go("problems", place=ProblemPlace(example.session.programme_id, problem.id), field="opportunity")
    assert focus() is page.form.fields["opportunity"]


def test_a_measure_is_one_click_away(example: MainWindow) -> None:
    page = page_of(example)
    button = page.answers._buttons[0]
    button.click()
    assert isinstance(example.navigator.page, PlanPage)
    assert example.navigator.page.list.current_id() == button.property("measure")


def test_of_many_measures_the_first_few_are_shown_until_the_others_are_asked_for(example: MainWindow) -> None:
    page = page_of(example)
    page.answers.show_measures(tuple((f"m{number}", f"Intézkedés {number}") for number in range(20)))
    assert len(page.answers._buttons) == 8
    assert page.answers.more.text() == "Még 12 intézkedés"
    page.answers.more.click()
    assert [button.text() for button in page.answers._buttons][-1] == "Intézkedés 19"
    assert focus().text() == "Intézkedés 8"
    assert not page.answers.more.isVisible()


def test_an_empty_page_says_how_to_begin(draft: MainWindow) -> None:
    page = page_of(draft)
    assert "Itt még nincs probléma" in page._right.words.text()


def test_a_problem_rests_on_figures_and_sentences(draft: MainWindow) -> None:
    session = draft.session
    session.do(AddProblem(session.programme_id, Problem("p1", "he.3.9", 0, "Kevés a munka")))
    key = FactKey("jobseek_f", str(session.programme.details.years[-1]))
    session.do(SetFacts(session.programme_id, ((key, Fact(Number(Decimal(31)))),)))
    session.go("problems", place=ProblemPlace(session.programme_id, "p1"), field="rests_on")
    page = draft.navigator.page
    assert isinstance(page, ProblemsPage)
    basis = page.form.fields["rests_on"]
    assert isinstance(basis, BasisField)
    basis.add_key(key)
    assert "31" in basis.list.item(0).text()
    page.form.focus("sentences")
    type_here("Nyilvántartott sok.")
    page.leave()
    held = session.programme.problems["p1"]
    assert (held.rests_on, held.sentences) == ((key,), "Nyilvántartott sok.")
    basis.setFocus()
    basis.list.setCurrentRow(0)
    press_here(Qt.Key.Key_Return)
    assert isinstance(draft.navigator.page, ChapterPage)
    session.go("problems")
    basis.list.setCurrentRow(0)
    basis.setFocus()
    press_here(Qt.Key.Key_Delete)
    assert session.programme.problems["p1"].rests_on == ()
    draft.commands.undo()
    assert session.programme.problems["p1"].rests_on == (key,)
