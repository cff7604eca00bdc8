"""From the first start to a programme that is open: gazetteer or typed by hand, cards, switching."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from builders import ADOPTION
from hep_desktop.domain.settlement import GazetteerEntry, Settlement
from hep_desktop.domain.situation import FileOrigin
from hep_desktop.settings import SettingsFile
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.new_programme import NewProgrammePage, usual_day
from hep_desktop.ui.pages.start import Card, StartPage
from hep_desktop.ui.session import Session
from qt import CONTROL, begin, clipped, press, press_here, session_on, type_here, type_text, window_on

OTHER = Settlement("", "17376", "Aba", "Fejér", "Székesfehérvári", "város", 4500)


def page_of(window: MainWindow, kind: type) -> object:
    page = window.navigator.page
    assert isinstance(page, kind)
    return page


def test_a_first_start_shows_what_can_be_begun_and_nothing_else(empty: MainWindow) -> None:
    page = page_of(empty, StartPage)
    assert isinstance(page, StartPage)
    assert page.new_button.isVisible()
    assert page.new_button.hasFocus()
    assert not page.findChildren(Card)
    assert not empty.tree.isVisible()
    assert not empty.side.isVisible()
    assert not empty.bottom.isVisible()


def test_a_programme_is_begun_by_hand_with_the_keyboard_alone(empty: MainWindow) -> None:
    press_here(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    page = page_of(empty, NewProgrammePage)
    assert isinstance(page, NewProgrammePage)
    assert page.chooser.form.name.hasFocus()
    for words in ("Mintafalu", "00000", "Példa", "Mintai", "község", "812"):
        type_here(words)
        press_here(Qt.Key.Key_Tab)
    page.begin.setFocus()
    press_here(Qt.Key.Key_Space)
    session = empty.session
    assert session.settlement.name == "Mintafalu"
    assert session.settlement.population == 812
    assert session.programme.details.planned_adoption == usual_day(date(2026, 11, 21)) == date(2027, 4, 30)
    assert "Mintafalu · HEP 2027–2032" in empty.windowTitle()
    assert empty.tree.isVisible()


def test_the_check_digit_is_verified_while_it_is_typed(empty: MainWindow) -> None:
    empty.session.go("new_programme")
    page = page_of(empty, NewProgrammePage)
    assert isinstance(page, NewProgrammePage)
    form = page.chooser.form
    type_text(form.name, "Aba")
    type_text(form.code, "1737")
    assert "öt számjegy" in form.note.text()
    type_text(form.code, "7")
    assert form.note.text().startswith("✖")
    page.begin.click()
    assert page.problem.isVisible()
    assert not empty.session.office.programmes
    press(form.code, Qt.Key.Key_Backspace)
    type_text(form.code, "6")
    assert form.note.text().startswith("✓")
    page.begin.click()
    assert empty.session.settlement.code == "17376"


def test_a_settlement_is_found_in_the_loaded_gazetteer_while_typing(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    entries = [
        GazetteerEntry("17376", "Aba", "Fejér", "Székesfehérvári", "város", 4500, 2024),
        GazetteerEntry("04400", "Őriszentpéter", "Vas", "Körmendi", "város", 1100, 2024),
    ]
    session.editing.workspace.replace_gazetteer(entries, FileOrigin("hnt.xlsx", "0" * 64))
    with window_on(session, tmp_path) as window:
        session.go("new_programme")
        page = page_of(window, NewProgrammePage)
        assert isinstance(page, NewProgrammePage)
        assert page.chooser.search.hasFocus()
        type_here("orisz")
        results = page.chooser.results
        found = "Őriszentpéter – város, Körmendi járás, Vas vármegye (04400)"
        qtbot.waitUntil(lambda: [results.item(row).text() for row in range(results.count())] == [found])
        press_here(Qt.Key.Key_Return)
        assert page.day.hasFocus()
        page.begin.click()
        assert session.settlement.name == "Őriszentpéter"
        assert session.settlement.district == "Körmendi"


def test_cards_stand_by_the_next_date_and_open_their_programme(session: Session, tmp_path: Path) -> None:
    begin(session)
    begin(session, OTHER, date(2027, 1, 31))
    with window_on(session, tmp_path) as window:
        page = page_of(window, StartPage)
        assert isinstance(page, StartPage)
        names = [card.accessibleName() for card in page.cards()]
        assert [name.split(" · ")[0] for name in names] == ["Aba", "Mintafalu"]
        assert "71 nap van hátra" in names[0]
        page.cards()[0].click()
        assert session.settlement.name == "Aba"


def test_the_next_start_goes_on_where_work_was_left(store: Path, session: Session, tmp_path: Path) -> None:
    programme = begin(session)
    with window_on(session, tmp_path) as window:
        session.open_programme(programme)
        session.go("situation", "he.3.2")
        left = window.preferences
    parent = QObject()
    again = session_on(store, parent)
    last = left.current.last_places[str(store)]
    with window_on(again, tmp_path, last) as window:
        assert window.navigator.where.node == "he.3.2"
        assert again.programme.details.planned_adoption == ADOPTION
    parent.deleteLater()


def test_a_store_in_use_elsewhere_opens_read_only_and_says_so(store: Path, draft: MainWindow, tmp_path: Path) -> None:
    draft.session.editing.flush()
    parent = QObject()
    looking = session_on(store, parent, read_only=True)
    with window_on(looking, tmp_path / "other") as window:
        assert window.banners.read_only.isVisible()
        assert not window.actions_["new_programme"].isEnabled()
        page = page_of(window, StartPage)
        assert isinstance(page, StartPage)
        assert not page.findChild(QPushButton).isEnabled()
    parent.deleteLater()


def test_other_stores_used_lately_are_one_click_away(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    other = tmp_path / "masik.sqlite"
    other.touch()
    preferences = SettingsFile(tmp_path / "settings.json")
    preferences.save(preferences.current.with_store(tmp_path / "gone.sqlite").with_store(other))
    with window_on(session, tmp_path) as window:
        page = page_of(window, StartPage)
        assert isinstance(page, StartPage)
        links = [button for button in page.findChildren(QPushButton) if button.property("store")]
        assert [link.property("store") for link in links] == [str(other)]
        with qtbot.waitSignal(window.store_wanted) as wanted:
            links[0].click()
        assert wanted.args == [other]


def test_what_is_typed_is_handed_over_before_another_village_is_opened(session: Session, tmp_path: Path) -> None:
    first = begin(session)
    second = begin(session, OTHER)
    with window_on(session, tmp_path) as window:
        session.open_programme(first)
        session.go("situation", "he.3.1")
        type_here("még nincs leadva")
        session.open_programme(second)
        assert window.session.settlement.name == "Aba"
    assert session.office.programmes[first].text("he.3.1").plain == "még nincs leadva"
    assert session.office.programmes[second].text("he.3.1").is_blank


def test_the_example_opens_in_a_store_of_its_own_and_says_so(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    page = page_of(empty, StartPage)
    assert isinstance(page, StartPage)
    with qtbot.waitSignal(empty.store_wanted, timeout=60_000) as wanted:
        page.example_button.click()
    (path,) = wanted.args
    assert path != empty.session.store_path
    assert not empty.banners.example.isVisible()
    parent = QObject()
    session = session_on(path, parent)
    with window_on(session, tmp_path) as window:
        assert window.banners.example.isVisible()
        shown = page_of(window, StartPage)
        assert isinstance(shown, StartPage)
        assert not shown.example_button.isVisible()
        (card,) = shown.cards()
        assert "Mintafalu" in card.accessibleName()
        window.preferences.save(window.preferences.current.with_store(empty.session.store_path))
        with qtbot.waitSignal(window.store_wanted) as back:
            window.banners.example.button.click()
        assert back.args == [empty.session.store_path]
    parent.deleteLater()


def test_a_package_somebody_sent_is_opened_like_a_store(
    empty: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "kapott.ASICE"
    package.write_bytes(b"nem csomag")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(package), ""))
    page = page_of(empty, StartPage)
    assert isinstance(page, StartPage)
    page.open_button.click()
    assert empty.navigator.where.step == "verify"


def test_a_village_is_begun_by_typing_and_enter_alone(empty: MainWindow) -> None:
    press_here(Qt.Key.Key_N, CONTROL)
    for words in ("Mintafalu", "00000", "Példa", "Mintai", "község", "812"):
        type_here(words)
        press_here(Qt.Key.Key_Return)
    page = page_of(empty, NewProgrammePage)
    assert isinstance(page, NewProgrammePage)
    assert page.day.hasFocus()
    press_here(Qt.Key.Key_Return)
    assert empty.session.settlement.name == "Mintafalu"
    assert empty.session.settlement.population == 812


def test_a_programme_is_put_into_the_archive_and_taken_out_again(draft: MainWindow) -> None:
    draft.session.open_programme("")
    page = draft.navigator.page
    assert isinstance(page, StartPage)
    (card,) = page.cards()
    card.more.menu().actions()[3].trigger()
    assert page.cards() == []
    assert page.archive.isVisible()
    assert "Minden program az archívumban van." in {label.text() for label in page.findChildren(QLabel)}
    page.archive.click()
    (card,) = page.cards()
    assert card.mapTo(page, QPoint()).y() > page.archive.mapTo(page, QPoint()).y()
    assert clipped(page) == []
    card.more.menu().actions()[3].trigger()
    assert not page.archive.isVisible()


def test_a_programme_is_moved_to_another_store(draft: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    key = draft.session.programme_id
    draft.session.open_programme("")
    page = draft.navigator.page
    assert isinstance(page, StartPage)
    (card,) = page.cards()
    card.moving.emit(key, tmp_path / "másik")
    qtbot.waitUntil(lambda: key not in draft.session.office.programmes)
    assert (tmp_path / "másik.sqlite").is_file()
    draft.actions_["undo"].trigger()
    assert key in draft.session.office.programmes
