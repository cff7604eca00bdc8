"""The review of an adopted programme in the window: then and now side by side, and both ways out of it."""

from datetime import date

from pytestqt.qtbot import QtBot

from hep_desktop.domain.commands import Adopt, ChangeCouncil, RemoveMeasure
from hep_desktop.domain.places import ReasonPlace
from hep_desktop.domain.programme import Status
from hep_desktop.domain.review import Reason
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.review import ReviewPage
from qt import type_here

VOTE = {"held": date(2026, 11, 19), "number": "12/2026. (XI. 19.)"}


def under_review(window: MainWindow) -> ReviewPage:
    session = window.session
    session.do(ChangeCouncil(session.programme_id, VOTE))
    session.do(Adopt(session.programme_id))
    session.go("review")
    first = window.navigator.page
    assert isinstance(first, ReviewPage)
    assert not first.tabs.isVisible()
    first.begin.trigger()
    page = window.navigator.page
    assert isinstance(page, ReviewPage)
    assert page.tabs.isVisible()
    return page


def test_a_dropped_measure_asks_for_its_reason_and_the_council_sees_it(example: MainWindow, qtbot: QtBot) -> None:
    page = under_review(example)
    session = example.session
    page.show_tab("measures")
    measure = page.measures.list.current_id()
    assert not page.measures.form.open.isEnabled() or session.programme.measures[measure]
    session.do(RemoveMeasure(session.programme_id, measure))
    assert not page.measures.form.open.isEnabled()
    assert page.show_place(ReasonPlace(session.programme_id, measure), "words")
    type_here("Teljesült.")
    page.leave()
    assert session.programme.reasons == {measure: Reason("Teljesült.")}
    page.show_tab("chapters")
    page.chapters.list.choose("he.3.2")
    qtbot.waitUntil(lambda: page.chapters.is_complete)
    page.show_tab("end")
    assert page.end.adoption.isEnabled()
    assert not page.end.close_unchanged.isEnabled()


def test_a_review_without_a_change_leaves_the_adopted_version_in_force(example: MainWindow) -> None:
    then = example.session.programme_id
    page = under_review(example)
    session = example.session
    page.show_tab("end")
    assert not page.end.close_unchanged.isEnabled()
    session.do(ChangeCouncil(session.programme_id, VOTE | {"held": date(2026, 11, 20)}))
    page.end.close_unchanged.trigger()
    assert session.programme.details.status is Status.UNCHANGED
    assert session.office.programmes[then].details.status is Status.ADOPTED
    review = session.programme_id
    page.go_on.trigger()
    assert session.programme_id == then
    session.open_programme(review)
    example.commands.undo()
    assert session.programme.details.status is Status.DRAFT
