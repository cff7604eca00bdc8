"""A county forum in the window: its area, who is invited and came, what it decides for a municipality."""

from PySide6.QtCore import QItemSelectionModel, Qt

from hep_desktop.domain.commands import PutMunicipalities
from hep_desktop.domain.mentor import CountyMeeting, Municipality, Turnout
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.contacts import ContactsPage
from hep_desktop.ui.pages.county_forums import CountyForumsPage
from hep_desktop.ui.pages.desk import DeskPage
from qt import CONTROL, SHIFT, clipped, nameless, press, press_here, type_here

DESK = (
    Municipality("03522", "Baja", "Bács-Kiskun", "Bajai"),
    Municipality("20491", "Eger", "Heves", "Egri", nationalities="roma"),
    Municipality("24554", "Abasár", "Heves", "Gyöngyösi"),
)


def forums(window: MainWindow) -> CountyForumsPage:
    window.session.go("county_forums")
    page = window.navigator.page
    assert isinstance(page, CountyForumsPage)
    return page


def begun(window: MainWindow) -> CountyForumsPage:
    """A forum of Heves, with a meeting to which everybody of the desk is invited."""
    window.session.do(PutMunicipalities(DESK))
    page = forums(window)
    page.new_forum.trigger()
    county = page.forum.area.county
    county.setCurrentIndex(county.findText("Heves"))
    county.finished.emit()
    press(page.list, Qt.Key.Key_N, CONTROL | SHIFT)
    type_here("2026. 11. 10.")
    press_here(Qt.Key.Key_Tab)
    page.meeting.invite.trigger()
    return page


def held(window: MainWindow) -> CountyMeeting:
    (meeting,) = window.session.office.county_meetings.values()
    return meeting


def test_a_forum_is_called_after_its_county_and_invites_the_bodies_of_its_villages(empty: MainWindow) -> None:
    page = begun(empty)
    (forum,) = empty.session.office.county_forums.values()
    assert (forum.county, forum.name) == ("Heves", "Heves vármegyei esélyegyenlőségi fórum")
    invited = [one.organisation for one in held(empty).participants]
    assert invited == ["Abasár önkormányzata", "Eger önkormányzata", "Eger: roma nemzetiségi önkormányzat"]
    assert clipped(page) == []
    assert nameless(page) == []


def test_those_who_came_are_marked_and_the_others_stayed_away(empty: MainWindow) -> None:
    page = begun(empty)
    grid = page.meeting.participants
    grid.selectionModel().select(grid.model().index(1, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    page.meeting.present.trigger()
    page.meeting.absent.trigger()
    assert [one.turnout for one in held(empty).participants] == [Turnout.ABSENT, Turnout.PRESENT, Turnout.ABSENT]
    assert "jelen volt: 1" in page.meeting.counted.text()
    empty.session.go("contacts")
    log = empty.navigator.page
    assert isinstance(log, ContactsPage)
    press(log.table, Qt.Key.Key_Return)
    assert isinstance(empty.navigator.page, CountyForumsPage)
    assert empty.navigator.page.chosen == held(empty)


def test_what_is_decided_for_a_village_is_its_next_step_on_the_desk(empty: MainWindow) -> None:
    page = begun(empty)
    page.meeting.decisions.add_row()
    type_here("Az ITP elkészítése")
    press_here(Qt.Key.Key_Escape)
    page.meeting.decisions.change_row(0, {"municipality": "20491"})
    empty.session.go("desk")
    desk = empty.navigator.page
    assert isinstance(desk, DeskPage)
    steps = {row.municipality.name: row.step.words for row in desk.model.rows if row.step}
    assert steps == {"Eger": "Az ITP elkészítése"}


def test_a_forum_with_its_group_and_meeting_goes_and_comes_back_in_one_step(empty: MainWindow) -> None:
    page = forums(empty)
    for action in (page.new_forum, page.new_group, page.new_meeting):
        action.trigger()
    assert len(empty.session.office.county_forums) == 2
    page.list.choose(next(one.id for one in empty.session.office.county_forums.values() if not one.of))
    page.remove.trigger()
    assert not empty.session.office.county_forums
    empty.actions_["undo"].trigger()
    assert len(empty.session.office.county_forums) == 2
    assert len(empty.session.office.county_meetings) == 1


def test_what_is_typed_takes_the_place_of_the_name_that_a_new_group_was_given(empty: MainWindow) -> None:
    page = forums(empty)
    page.new_forum.trigger()
    page.new_group.trigger()
    type_here("Lakhatas")
    page.leave()
    assert "Lakhatas" in {one.name for one in empty.session.office.county_forums.values()}
