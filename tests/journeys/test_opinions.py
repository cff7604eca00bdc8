"""Opinions on their page: asked, answered, told to the council; tasks that are ticked off."""

from datetime import date

from PySide6.QtCore import Qt

from hep_desktop.domain.council import NationalityBody
from hep_desktop.domain.opinions import Opinion, OpinionKind
from hep_desktop.domain.places import OpinionPlace
from hep_desktop.ui.fields import ChoiceField
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.opinions import OpinionsPage
from hep_desktop.ui.pages.tasks import TasksPage
from qt import CONTROL, clipped, copy_text, focus, nameless, press_here, type_here


def page_of(window: MainWindow) -> OpinionsPage:
    window.actions_["opinions"].trigger()
    page = window.navigator.page
    assert isinstance(page, OpinionsPage)
    return page


def opinion_of(window: MainWindow) -> Opinion:
    return next(iter(window.session.programme.opinions.values()))


def test_a_nationality_body_is_asked_and_the_day_of_its_answer_is_counted(draft: MainWindow) -> None:
    page = page_of(draft)
    assert "Még nincs felvett vélemény" in page.right.words.text()
    page.add.trigger()
    kind = page.form.fields["kind"]
    assert isinstance(kind, ChoiceField)
    assert focus() is kind
    kind.put(OpinionKind.CONSENT)
    kind.finished.emit()
    page.form.focus("sender")
    type_here("Roma Nemzetiségi Önkormányzat")
    page.form.focus("asked")
    type_here("2027. 02. 01.")
    page.leave()
    kept = opinion_of(draft)
    assert (kept.kind, kept.sender, kept.asked) == (
        OpinionKind.CONSENT,
        "Roma Nemzetiségi Önkormányzat",
        date(2027, 2, 1),
    )
    assert "2027. március 3." in page.form.until.text()
    assert "válaszra vár eddig: 2027. 03. 03." in str(page.list.currentIndex().data())
    assert clipped(page) == []
    assert nameless(page) == []
    press_here(Qt.Key.Key_Z, CONTROL)
    assert opinion_of(draft).asked is None


def test_where_there_is_no_nationality_body_one_choice_is_enough(draft: MainWindow) -> None:
    page = page_of(draft)
    body = page.law.fields["nationality_body"]
    assert isinstance(body, ChoiceField)
    body.put(NationalityBody.NONE)
    body.finished.emit()
    assert draft.session.programme.council.nationality_body is NationalityBody.NONE


def test_a_finding_leads_to_its_question(draft: MainWindow) -> None:
    draft.session.go("opinions", place=OpinionPlace(draft.session.programme_id, ""), field="consent")
    page = draft.navigator.page
    assert isinstance(page, OpinionsPage)
    assert focus() is page.law.fields["consent"]


def test_tasks_are_typed_and_ticked(draft: MainWindow) -> None:
    draft.actions_["tasks"].trigger()
    page = draft.navigator.page
    assert isinstance(page, TasksPage)
    assert "Nincs elvégzendő" in page.told.text()
    page.grid.setFocus()
    copy_text("Buszjárat kérése\tpolgármester\t2020. 01. 31.\n")
    press_here(Qt.Key.Key_V, CONTROL)
    page.leave()
    assert "Lejárt a határideje: Buszjárat kérése" in page.told.text()
    at = page.grid.model().index(0, 3)
    page.grid.model().setData(at, "elvégezve")
    page.leave()
    assert "Nincs elvégzendő" in page.told.text()


def test_a_letter_is_offered_for_a_nationality_body_alone(draft: MainWindow) -> None:
    page = page_of(draft)
    page.add.trigger()
    assert not page.letter.isEnabled()
    kind = page.form.fields["kind"]
    assert isinstance(kind, ChoiceField)
    kind.put(OpinionKind.OPINION)
    kind.finished.emit()
    assert page.letter.isEnabled()
    assert page.form.fields["files"].isVisibleTo(page)
