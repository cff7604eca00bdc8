"""The forum of two villages: one meeting, own decisions, what follows from them; notes on the spot; its rules."""

from datetime import date

from PySide6.QtCore import Qt

from hep_desktop.domain.commands import AddMeeting, AddSettlement, ChangeMeeting, CreateProgramme
from hep_desktop.domain.forum import AgendaItem, Attendee, Decision, Meeting
from hep_desktop.domain.forum_rules import Quorum
from hep_desktop.domain.programme import ProgrammeDetails
from hep_desktop.domain.settlement import Settlement
from hep_desktop.ui.fields import ChoiceField
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.directory import DirectoryPage
from hep_desktop.ui.pages.forum import ForumPage
from hep_desktop.ui.pages.forum_rules import ForumRulesPage
from hep_desktop.ui.pages.opinions import OpinionsPage
from hep_desktop.ui.pages.plan import PlanPage
from hep_desktop.ui.pages.tasks import TasksPage
from qt import CONTROL, clipped, nameless, press_here, type_here

PEOPLE = (Attendee("1", "Kis Ági"), Attendee("2", "Nagy Pál", settlement="t"))


def together(window: MainWindow) -> ForumPage:
    """A meeting of the open village and of another one, on the page of the forum."""
    session = window.session
    details = session.programme.details
    session.do(AddSettlement(Settlement("t", "17376", "Példaháza", population=2413)))
    other = ProgrammeDetails(
        "q", "t", details.edition, details.edition_revision, details.planned_adoption, date(2026, 11, 1)
    )
    session.do(CreateProgramme(other))
    decision = Decision("d", "1/2027.", "Buszt kérünk.", details.id, "a", 1, responsible="polgármester")
    meeting = Meeting("m", (details.id, "q"), held=date(2027, 1, 20), chair="Kis Ági", attendees=PEOPLE)
    session.do(AddMeeting(meeting))
    session.do(ChangeMeeting("m", {"agenda": (AgendaItem("a", "Közlekedés"),), "decisions": (decision,)}))
    session.go("forum")
    page = window.navigator.page
    assert isinstance(page, ForumPage)
    return page


def test_a_decision_is_repeated_for_every_village_and_becomes_a_task(draft: MainWindow) -> None:
    page = together(draft)
    page.form.following.everywhere.click()
    first, second = draft.session.office.meetings["m"].decisions
    assert (second.programme, second.text, second.votes) == ("q", first.text, 0)
    assert clipped(page) == []
    assert nameless(page) == []
    page.tasks.trigger()
    tasks = draft.navigator.page
    assert isinstance(tasks, TasksPage)
    tasks.take.trigger()
    assert [one.title for one in draft.session.programme.tasks.values()] == ["Buszt kérünk."]
    assert not tasks.take.isEnabled()


def test_a_decision_becomes_a_measure_or_a_remark_that_is_shown_at_once(draft: MainWindow) -> None:
    together(draft).form.following.measure.click()
    assert isinstance(draft.navigator.page, PlanPage)
    assert [one.title for one in draft.session.programme.measures.values()] == ["Buszt kérünk"]
    draft.session.go("forum")
    page = draft.navigator.page
    assert isinstance(page, ForumPage)
    page.form.following.remark.click()
    assert isinstance(draft.navigator.page, OpinionsPage)
    (remark,) = draft.session.programme.opinions.values()
    assert (remark.sender, remark.text) == ("HEP Fórum", "Buszt kérünk.")


def test_what_is_noted_on_the_spot_is_a_contribution_with_its_time(draft: MainWindow) -> None:
    page = together(draft)
    assert not page.form.more.open
    page.form.more.set_open(True)
    live = page.form.live
    live.item.put("a")
    live.line.setFocus()
    type_here("Kis Ági: ritka a busz")
    press_here(Qt.Key.Key_Return)
    (said,) = draft.session.office.meetings["m"].contributions
    assert (said.speaker, said.text, said.agenda_item) == ("Kis Ági", "ritka a busz", "a")
    assert said.at is not None
    assert not live.line.value()
    assert "Kis Ági: ritka a busz" in live.last.text()
    press_here(Qt.Key.Key_Z, CONTROL)
    assert not draft.session.office.meetings["m"].contributions


def test_the_rules_are_written_from_what_was_chosen(draft: MainWindow) -> None:
    draft.session.go("directory")
    listed = draft.navigator.page
    assert isinstance(listed, DirectoryPage)
    listed.rules.trigger()
    page = draft.navigator.page
    assert isinstance(page, ForumRulesPage)
    quorum = page.form.fields["quorum"]
    assert isinstance(quorum, ChoiceField)
    quorum.put(Quorum.HALF)
    quorum.finished.emit()
    page.usual.click()
    rules = draft.session.office.forum_rules(draft.session.settlement.id)
    assert "több mint a fele" in rules.text
    assert page.paper.isEnabled()
    assert not page.form.fields["groups"].isVisible()
    assert clipped(page) == []
    assert nameless(page) == []
