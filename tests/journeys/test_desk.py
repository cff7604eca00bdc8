"""The mentor's pages by keyboard: a list is pasted, a call is noted, the next step is done, the year is summed up."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit

from hep_desktop.domain.commands import AddContact, PutMunicipalities
from hep_desktop.domain.desk import Received
from hep_desktop.domain.mentor import Contact, ContactKind, Municipality, PointState
from hep_desktop.domain.settlement import GazetteerEntry
from hep_desktop.domain.situation import FileOrigin
from hep_desktop.services.desk import OVERDUE_FILTER, Narrowed
from hep_desktop.ui import look
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.models.desk_rows import SHOWN
from hep_desktop.ui.pages.activity import ActivityPage
from hep_desktop.ui.pages.checklist import ChecklistPage
from hep_desktop.ui.pages.contacts import ContactsPage
from hep_desktop.ui.pages.desk import DeskPage
from hep_desktop.ui.pages.desk_add import DeskAddPage
from hep_desktop.ui.pages.desk_list import DeskListPage
from hep_desktop.ui.pages.start import StartPage
from hep_desktop.ui.walk import Destination
from qt import CONTROL, SHIFT, clipped, copy_text, nameless, press, press_here, type_here

LIST = (
    "KSH-kód\tTelepülés\tJárás\tElfogadás\tTeendő\n"
    "03522\tBaja\tBajai\t2024. 03. 01.\tVázlat\n"
    "20491\tEger\tEgri\t\t\n"
    "03523\tRossz\t\t\t\n"
)


def desk_of(window: MainWindow) -> DeskPage:
    window.actions_["desk"].trigger()
    page = window.navigator.page
    assert isinstance(page, DeskPage)
    return page


def test_a_pasted_list_fills_the_desk_in_one_step(empty: MainWindow) -> None:
    start = empty.navigator.page
    assert isinstance(start, StartPage)
    start.mentor.click()
    page = empty.navigator.page
    assert isinstance(page, DeskPage)
    assert "Ctrl+V" in page.right.words.text()
    copy_text(LIST)
    page.table.setFocus()
    press(page.table, Qt.Key.Key_V, CONTROL)
    shown = empty.navigator.page
    assert isinstance(shown, DeskListPage)
    assert (shown.taken.rowCount(), shown.left.rowCount()) == (2, 1)
    assert clipped(shown) == []
    assert nameless(shown) == []
    shown.taken.resize(200, 200)  # as where letters are large: what changes is scrolled to, not cut
    assert shown.taken.columnWidth(3) >= look.letters(shown.taken, 40)
    shown.columns.resize(200, 200)
    assert shown.columns.isColumnHidden(1)
    shown.take.trigger()
    assert set(empty.session.office.desk) == {"03522", "20491"}
    desk_of(empty)
    empty.actions_["undo"].trigger()
    assert not empty.session.office.desk


def test_whose_a_misspelt_row_is_can_be_said_and_said_otherwise_by_the_arrows(empty: MainWindow) -> None:
    entries = [GazetteerEntry("03522", "Baja", "", "", ""), GazetteerEntry("20491", "Bajna", "", "", "")]
    empty.session.editing.workspace.replace_gazetteer(entries, FileOrigin("hnt.xlsx", ""))
    copy_text("Település\tTeendő\nBajja\thívni\nBajaa\tírni\n")
    empty.session.go("desk_list", "clipboard")
    page = empty.navigator.page
    assert isinstance(page, DeskListPage)
    page.tabs.setCurrentIndex(1)
    choice = page.left.cellWidget(0, 3)
    assert isinstance(choice, QComboBox)
    choice.setFocus()
    press_here(Qt.Key.Key_Down)
    first = page.shown.chosen[2] if page.shown else ""
    press_here(Qt.Key.Key_Down)
    assert page.shown is not None
    assert {first, page.shown.chosen[2]} == {"03522", "20491"}
    assert choice.hasFocus()
    press_here(Qt.Key.Key_Return)
    assert not empty.session.office.desk
    page.take.trigger()
    assert set(empty.session.office.desk) == {choice.currentData()}


def test_a_call_is_noted_from_the_row_in_two_keys_and_its_step_done_in_one(empty: MainWindow) -> None:
    empty.session.do(PutMunicipalities((Municipality("03522", "Baja"), Municipality("20491", "Eger"))))
    page = desk_of(empty)
    press(page, Qt.Key.Key_F, CONTROL)
    type_here("eger")
    press_here(Qt.Key.Key_Down)
    assert [row.municipality.name for row in page.model.rows] == ["Eger"]
    press(page.table, Qt.Key.Key_N, CONTROL | SHIFT)
    type_here("t")
    log = empty.navigator.page
    assert isinstance(log, ContactsPage)
    contact = next(iter(empty.session.office.contacts.values()))
    assert (contact.kind, contact.municipalities, contact.checklist) == (ContactKind.CALL, ("20491",), ())
    log.form.focus("agreed")
    type_here("Jegyzőkönyv")
    press_here(Qt.Key.Key_Escape)
    page = empty.navigator.page
    assert isinstance(page, DeskPage)
    assert page.row is not None
    assert page.row.step is not None
    assert page.row.step.words == "Jegyzőkönyv"
    assert "telefon" in page.chosen.told.text()
    press(page.table, Qt.Key.Key_K, CONTROL | SHIFT)
    assert empty.session.office.contacts[contact.id].done


def test_villages_of_a_log_line_are_known_without_accents_and_an_unknown_one_is_told(empty: MainWindow) -> None:
    names = (("08767", "Komló"), ("21023", "Kömlő"), ("11721", "Szügy"), ("20491", "Eger"))
    empty.session.do(PutMunicipalities(tuple(Municipality(*one) for one in names)))
    empty.session.do(AddContact(Contact("c", ContactKind.CALL, municipalities=("99999",))))
    empty.session.go("contacts", "at/c")
    log = empty.navigator.page
    assert isinstance(log, ContactsPage)
    field = log.form.fields["municipalities"]
    field.setFocus()
    press_here(Qt.Key.Key_End)
    type_here(", szugy, Kömlő, Komlo, Patvarcz")
    log.form.fields["held"].setFocus()
    assert empty.session.office.contacts["c"].municipalities == ("99999", "11721", "21023")
    assert any("Komlo, Patvarcz." in note.text() and note.isVisible() for note in log.form.findChildren(QLabel))
    assert isinstance(field, QLineEdit)
    assert "Patvarcz" in field.text()


def test_a_whole_county_of_the_gazetteer_comes_onto_the_desk_in_one_step(empty: MainWindow) -> None:
    listed = (("20491", "Eger", "Egri"), ("24554", "Abasár", "Gyöngyösi"), ("05236", "Gyöngyös", "Gyöngyösi"))
    entries = [GazetteerEntry(code, name, "Heves", district, "") for code, name, district in listed]
    entries.append(GazetteerEntry("03522", "Baja", "Bács-Kiskun", "Bajai", ""))
    empty.session.editing.workspace.replace_gazetteer(entries, FileOrigin("hnt.xlsx", ""))
    empty.session.do(PutMunicipalities((Municipality("20491", "Eger", note="az enyém"),)))
    empty.session.go("desk_add")
    page = empty.navigator.page
    assert isinstance(page, DeskAddPage)
    type_here("gyongy")
    press_here(Qt.Key.Key_Up)  # what was typed is looked for at once
    assert page.district.text() == "A járás mind a 2 települése: Gyöngyösi"
    page.county.trigger()
    shown = empty.navigator.page
    assert isinstance(shown, DeskPage)
    assert shown.row is not None
    assert shown.row.municipality.name == "Gyöngyös"
    assert {one.name: one.note for one in empty.session.office.desk.values()} == {
        "Eger": "az enyém",
        "Abasár": "",
        "Gyöngyös": "",
    }
    empty.actions_["undo"].trigger()
    assert set(empty.session.office.desk) == {"20491"}


def test_any_column_orders_the_desk_and_each_filter_narrows_it(empty: MainWindow) -> None:
    late = Municipality("03522", "Baja", "Bács-Kiskun", "Bajai", 33_000, date(2021, 1, 1))
    young = Municipality("20491", "Eger", "Heves", "Egri", 50_000, date(2026, 1, 1))
    empty.session.do(PutMunicipalities((late, young, Municipality("24554", "Abasár", "Heves", "Gyöngyösi", 2_000))))
    page = desk_of(empty)
    for column, first in (("name", "Abasár"), ("population", "Abasár"), ("adopted", "Baja"), ("state", "Baja")):
        page.table.sortByColumn(SHOWN.index(column), Qt.SortOrder.AscendingOrder)
        assert page.model.rows[0].municipality.name == first
    page.table.sortByColumn(SHOWN.index("adopted"), Qt.SortOrder.DescendingOrder)
    assert [row.municipality.name for row in page.model.rows] == ["Eger", "Baja", "Abasár"]
    filters = (
        (page.filter.county, "Heves", ["Eger", "Abasár"]),
        (page.filter.district, "Egri", ["Eger"]),
        (page.filter.state, OVERDUE_FILTER, ["Baja"]),
    )
    for box, value, left in filters:
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())
        assert [row.municipality.name for row in page.model.rows] == left
        page.filter.clear()


def test_days_of_a_package_are_taken_over_and_given_back(empty: MainWindow) -> None:
    villages = (("03522", "Baja"), ("20491", "Eger"), ("24554", "Abasár"))
    empty.session.do(PutMunicipalities(tuple(Municipality(*one, adopted=date(2021, 1, 1)) for one in villages)))
    page = desk_of(empty)
    came = Received(date(2025, 3, 4), date(2027, 3, 4), date(2030, 3, 3), name="b.asice")
    page.receiving.received = {"03522": came, "24554": came}
    page.reload(None)
    assert "≠" in page.chosen.differs.text()
    page.table.stand_on(page.model.row_of("20491"))
    assert not page.buttons["take"].isVisible()
    page.table.selectAll()
    assert page.buttons["take"].isVisible()
    page.take.trigger()
    assert [empty.session.office.desk[code].adopted for code, _ in villages] == [
        came.adopted,
        date(2021, 1, 1),
        came.adopted,
    ]
    assert not page.buttons["take"].isVisible()
    empty.actions_["undo"].trigger()
    assert {one.adopted for one in empty.session.office.desk.values()} == {date(2021, 1, 1)}


def test_the_mentor_s_own_checklist_is_that_of_the_next_visit(empty: MainWindow) -> None:
    empty.session.go("checklist")
    page = empty.navigator.page
    assert isinstance(page, ChecklistPage)
    page.grid.selectAll()
    page.grid.remove_rows()
    page.grid.add_row()
    type_here("A faliújság megnézve")
    page.leave()
    empty.session.go("contacts", "new/")
    log = empty.navigator.page
    assert isinstance(log, ContactsPage)
    visit = next(iter(empty.session.office.contacts.values()))
    assert [point.words for point in visit.checklist] == ["A faliújság megnézve"]
    log.form.grid.change_row(0, {"state": PointState.YES, "note": "friss"})
    log.leave()
    (point,) = empty.session.office.contacts[visit.id].checklist
    assert (point.state, point.note) == (PointState.YES, "friss")
    empty.session.go("checklist")
    page.starter.trigger()
    assert not empty.session.office.checklists


def test_the_desk_is_where_a_mentor_begins_once_he_says_so(empty: MainWindow) -> None:
    page = desk_of(empty)
    assert clipped(page) == []
    assert nameless(page) == []
    page.first.click()
    assert empty.memory.first_page == "desk"
    page.files.copy(page.model.rows)
    assert QGuiApplication.clipboard().text().startswith("KSH-kód\tTelepülés")
    empty.actions_["start"].trigger()
    assert isinstance(empty.navigator.page, StartPage)
    empty.session.go("activity")
    year = empty.navigator.page
    assert isinstance(year, ActivityPage)
    assert clipped(year) == []
    assert nameless(year) == []


def test_the_desk_is_searched_with_its_own_key_while_a_programme_is_open(example: MainWindow) -> None:
    example.navigator.go(Destination("desk"))
    assert example.session.programme_id
    assert not example.actions_["find"].shortcuts()  # of two with the same key Qt would do neither
    example.navigator.go(Destination("settlement"))
    assert example.actions_["find"].shortcuts()


def test_the_mentor_goes_from_page_to_page_by_keys(empty: MainWindow) -> None:
    empty.navigator.go(Destination("desk"))
    shown: list[str] = []
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_PageUp, Qt.Key.Key_PageUp):
        press_here(key, CONTROL)
        shown.append(type(empty.navigator.page).__name__)
    assert shown == ["ContactsPage", "CountyForumsPage", "ContactsPage", "DeskPage", "TogetherPage"]


def test_the_desk_is_found_as_it_was_left_before_a_programme_was_opened(draft: MainWindow) -> None:
    villages = (("03522", "Baja", "Bács-Kiskun"), ("20491", "Eger", "Heves"), ("24554", "Abasár", "Heves"))
    draft.session.do(PutMunicipalities(tuple(Municipality(*one) for one in villages)))
    page = desk_of(draft)
    page.filter.look_for(Narrowed(county="Heves"))
    page.table.sortByColumn(SHOWN.index("name"), Qt.SortOrder.DescendingOrder)
    draft.session.open_programme(draft.session.programme_id)
    assert desk_of(draft) is not page
    assert [row.code for row in desk_of(draft).model.rows] == ["20491", "24554"]
    assert desk_of(draft).filter.county.currentText() == "Heves"
