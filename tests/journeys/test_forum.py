"""The HEP Forum: one form filled from notes, for one village or several, and its minutes."""

from datetime import date, time
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hep_desktop.domain.commands import AddPeople
from hep_desktop.domain.directory import Person
from hep_desktop.domain.forum import Capacity, Meeting, MeetingKind
from hep_desktop.domain.places import MeetingPlace, PersonPlace
from hep_desktop.domain.settlement import Settlement
from hep_desktop.ui.grids import RecordGrid
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.directory import DirectoryPage
from hep_desktop.ui.pages.forum import ForumPage
from hep_desktop.ui.pages.preview import PreviewPage
from hep_desktop.ui.session import Session
from qt import CONTROL, SHIFT, begin, copy_text, fill_example, focus, press_here, type_here, window_on


def page_of(window: MainWindow) -> ForumPage:
    window.session.go("forum")
    page = window.navigator.page
    assert isinstance(page, ForumPage)
    return page


def meeting(page: ForumPage) -> Meeting:
    return page.session.office.meetings[page.list.current_id()]


def grid(page: ForumPage, name: str) -> RecordGrid:
    found = page.form.fields[name]
    assert isinstance(found, RecordGrid)
    found.setFocus()
    return found


def test_a_meeting_is_written_the_next_day_with_keys_alone(draft: MainWindow) -> None:
    page = page_of(draft)
    assert "Még nincs felvett ülés" in page._right.words.text()
    press_here(Qt.Key.Key_N, CONTROL | SHIFT)
    for words in ("2026. november 20.", "17 óra", "18.30", "Mintafalu, faluház"):
        if words.startswith("Minta"):
            press_here(Qt.Key.Key_A, CONTROL)
        type_here(words)
        press_here(Qt.Key.Key_Tab)
    for words in ("Őri Ödön", "Példa Péter", "Kis Ági, Nagy Ősz"):
        type_here(words)
        press_here(Qt.Key.Key_Tab)
    page.leave()
    held = meeting(page)
    assert (held.held, held.starts, held.ends) == (date(2026, 11, 20), time(17), time(18, 30))
    assert (held.place, held.chair, held.minute_taker) == ("Mintafalu, faluház", "Őri Ödön", "Példa Péter")
    assert held.authenticators == ("Kis Ági", "Nagy Ősz")
    assert held.kind is MeetingKind.NEW_PROGRAMME
    assert held.programmes == (draft.session.programme_id,)


def test_people_are_pasted_from_a_spreadsheet(draft: MainWindow) -> None:
    page = page_of(draft)
    press_here(Qt.Key.Key_N, CONTROL | SHIFT)
    grid(page, "attendees")
    copy_text("Őri Ödön\tönkormányzat\ttag\nKis Ági\tóvoda\tÁllandó meghívott\n")
    press_here(Qt.Key.Key_V, CONTROL)
    page.leave()
    people = [(one.name, one.organisation, one.capacity) for one in meeting(page).attendees]
    assert people == [
        ("Őri Ödön", "önkormányzat", Capacity.MEMBER),
        ("Kis Ági", "óvoda", Capacity.PERMANENT_INVITEE),
    ]
    press_here(Qt.Key.Key_Z, CONTROL)
    assert not meeting(page).attendees


def test_agenda_contributions_and_votes(draft: MainWindow) -> None:
    page = page_of(draft)
    press_here(Qt.Key.Key_N, CONTROL | SHIFT)
    agenda = grid(page, "agenda")
    type_here("A HEP tervezete")
    press_here(Qt.Key.Key_Escape)
    assert focus() is agenda
    grid(page, "contributions")
    for words in ("Őri Ödön", "Jó, de a buszról is kell szólni."):
        type_here(words)
        press_here(Qt.Key.Key_Tab)
    press_here(Qt.Key.Key_Escape)
    decisions = grid(page, "decisions")
    assert decisions.isColumnHidden(0)
    decisions.add_row()
    for words in ("1/2026.", "A fórum a HEP-et elfogadásra ajánlja.", "7", "0", "2"):
        type_here(words)
        press_here(Qt.Key.Key_Tab)
    page.leave()
    held = meeting(page)
    (item,), (said,), (decided,) = held.agenda, held.contributions, held.decisions
    assert (item.title, said.speaker, said.text) == ("A HEP tervezete", "Őri Ödön", "Jó, de a buszról is kell szólni.")
    assert (decided.votes_for, decided.votes_against, decided.abstentions) == (7, 0, 2)
    assert decided.number == "1/2026."
    assert decided.programme == draft.session.programme_id


def test_what_was_said_is_mended_in_its_cell(example: MainWindow) -> None:
    page = page_of(example)
    said = grid(page, "contributions")
    before = meeting(page).contributions[0].text
    press_here(Qt.Key.Key_F2)
    press_here(Qt.Key.Key_Tab)
    type_here(" Így történt.")
    press_here(Qt.Key.Key_Escape)
    assert said.hasFocus()
    page.leave()
    assert meeting(page).contributions[0].text == f"{before} Így történt."


def test_enter_goes_down_and_letters_are_no_votes(example: MainWindow) -> None:
    page = page_of(example)
    people = grid(page, "attendees")
    people.setCurrentIndex(people.model().index(0, 1))
    press_here(Qt.Key.Key_F2)
    type_here("!")
    press_here(Qt.Key.Key_Return)
    assert people.currentIndex().row() == 1
    decisions = grid(page, "decisions")
    decisions.setCurrentIndex(decisions.model().index(0, 3))
    before = meeting(page).decisions[0].votes_for
    type_here("sok")
    press_here(Qt.Key.Key_Escape)
    page.leave()
    assert meeting(page).decisions[0].votes_for == before
    assert meeting(page).attendees[0].organisation.endswith("!")


def test_rows_are_removed_and_moved(example: MainWindow) -> None:
    page = page_of(example)
    people = grid(page, "attendees")
    names = [one.name for one in meeting(page).attendees]
    people.setCurrentIndex(people.model().index(0, 0))
    press_here(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [one.name for one in meeting(page).attendees][:2] == [names[1], names[0]]
    press_here(Qt.Key.Key_Minus, CONTROL)
    assert [one.name for one in meeting(page).attendees] == [names[1], *names[2:]]
    press_here(Qt.Key.Key_Delete)
    assert meeting(page).attendees[1].name == ""


def test_one_meeting_serves_two_villages_with_separate_votes(session: Session, tmp_path: Path) -> None:
    first = fill_example(session)
    second = begin(session, Settlement("", "17376", "Aba"))
    with window_on(session, tmp_path) as window:
        session.open_programme(first)
        page = page_of(window)
        programmes = page.form.fields["programmes"]
        assert programmes.isVisible()
        programmes.setFocus()
        press_here(Qt.Key.Key_Down)
        press_here(Qt.Key.Key_Space)
        assert meeting(page).programmes == (first, second)
        decisions = grid(page, "decisions")
        assert not decisions.isColumnHidden(0)
        at = decisions.model().index(len(meeting(page).decisions), 0)
        decisions.setCurrentIndex(at)
        decisions.model().setData(at, second)
        page.leave()
        assert [one.programme for one in meeting(page).decisions] == [first, second]
        session.open_programme(second)
        assert page_of(window).list.current_id() in session.office.meetings


def test_a_removed_meeting_comes_back_by_undo(example: MainWindow) -> None:
    page = page_of(example)
    gone = page.list.current_id()
    page.list.setFocus()
    press_here(Qt.Key.Key_Delete)
    assert gone not in example.session.office.meetings
    press_here(Qt.Key.Key_Z, CONTROL)
    assert gone in example.session.office.meetings


def test_the_minutes_are_shown_and_lead_back(qtbot: QtBot, example: MainWindow) -> None:
    page = page_of(example)
    key = page.list.current_id()
    page.minutes.trigger()
    preview = example.navigator.page
    assert isinstance(preview, PreviewPage)
    qtbot.waitUntil(lambda: preview.paper.pages > 0, timeout=60_000)
    assert "jegyzőkönyv" in preview.papers.currentText()
    preview.back.trigger()
    assert example.navigator.page is page
    assert page.list.current_id() == key


def test_a_finding_leads_to_the_meeting(example: MainWindow) -> None:
    key = next(iter(example.session.office.meetings))
    example.session.go("forum", place=MeetingPlace(key), field="chair")
    page = example.navigator.page
    assert isinstance(page, ForumPage)
    assert focus() is page.form.fields["chair"]


def test_people_go_from_a_meeting_to_the_list_and_into_the_next_meeting(draft: MainWindow) -> None:
    page = page_of(draft)
    press_here(Qt.Key.Key_N, CONTROL | SHIFT)
    people = page.form.people
    assert not people.invite.isEnabled()
    assert not people.keep.isVisible()
    grid(page, "attendees")
    copy_text("Őri Ödön\tönkormányzat\ttag\nKis Ági\tóvoda\tvendég\n")
    press_here(Qt.Key.Key_V, CONTROL)
    assert people.keep.isVisible()
    assert "2 fő" in people.keep.text()
    people.keep.click()
    assert not people.keep.isVisible()
    assert [one.name for one in draft.session.office.directory.people] == ["Őri Ödön", "Kis Ági"]
    first = page.list.current_id()
    page.add.trigger()
    assert page.list.current_id() != first
    page.form.people.invite.click()
    assert [one.name for one in meeting(page).attendees] == ["Őri Ödön", "Kis Ági"]
    press_here(Qt.Key.Key_Z, CONTROL)
    assert not meeting(page).attendees


def test_the_list_of_people_is_filled_and_taken_back(draft: MainWindow) -> None:
    page = page_of(draft)
    page.directory.trigger()
    listed = draft.navigator.page
    assert isinstance(listed, DirectoryPage)
    assert focus() is listed.grid
    copy_text("Őri Ödön\tönkormányzat\ttag\t06 1 234\n\tÓvoda\tvendég\t\n")
    press_here(Qt.Key.Key_V, CONTROL)
    listed.leave()
    told = [(one.name, one.organisation, one.contact) for one in draft.session.office.directory.people]
    assert told == [("Őri Ödön", "önkormányzat", "06 1 234"), ("", "Óvoda", "")]
    press_here(Qt.Key.Key_Z, CONTROL)
    assert not draft.session.office.people
    press_here(Qt.Key.Key_Y, CONTROL)
    assert len(draft.session.office.people) == len(told)
    draft.session.go("directory", place=PersonPlace(draft.session.office.directory.people[1].id))
    assert listed.grid.currentIndex().row() == 1
    listed.back.trigger()
    assert draft.navigator.page is page


def test_the_usual_agenda_is_written_in_one_step(draft: MainWindow) -> None:
    page = page_of(draft)
    press_here(Qt.Key.Key_N, CONTROL | SHIFT)
    page.form.agenda.propose.click()
    titles = [item.title for item in meeting(page).agenda]
    assert titles[0] == "A helyzetelemzés megállapításainak megvitatása"
    assert titles[-1] == "Egyebek"
    assert not page.form.agenda.propose.isEnabled()
    press_here(Qt.Key.Key_Z, CONTROL)
    assert not meeting(page).agenda
    assert page.form.agenda.propose.isEnabled()


def test_a_signed_meeting_does_not_change_until_it_is_unlocked(example: MainWindow) -> None:
    page = page_of(example)
    assert page.sign.text() == "Aláírva: zárolás"
    page.sign.trigger()
    assert meeting(page).signed
    assert not page.form.fields["chair"].isEnabled()
    assert not page.remove.isEnabled()
    assert page.minutes.isEnabled()
    assert page.sign.text() == "Zárolás feloldása"
    press_here(Qt.Key.Key_Z, CONTROL)
    assert not meeting(page).signed
    assert page.form.fields["chair"].isEnabled()
    page.sign.trigger()
    page.sign.trigger()
    assert not meeting(page).signed


def test_the_usual_composition_is_filled_by_choosing_a_seat(draft: MainWindow) -> None:
    draft.session.do(AddPeople((Person("a", name="Minta Mária"),)))
    page_of(draft).directory.trigger()
    listed = draft.navigator.page
    assert isinstance(listed, DirectoryPage)
    told = listed.seats.lists[Capacity.MEMBER]
    assert "a település polgármestere: még nincs a címjegyzékben" in told.text()
    at = listed.grid.model().index(0, 4)
    listed.grid.setCurrentIndex(at)
    listed.grid.model().setData(at, "polgarmester")
    listed.leave()
    assert "a település polgármestere: Minta Mária" in told.text()
    press_here(Qt.Key.Key_Z, CONTROL)
    assert "a település polgármestere: még nincs" in told.text()
