"""The clerk looks at what happened, and brings something back: from the history, and from a safety copy."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from builders import text as words
from hep_desktop.domain.commands import RemoveProgramme, SetText
from hep_desktop.domain.situation import Text
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.backups import BackupsPage
from hep_desktop.ui.pages.history import HistoryPage
from hep_desktop.ui.pages.start import StartPage
from qt import ALT, CONTROL, clipped, press

NODE = "he.3.2"


def write(window: MainWindow, plain: str) -> None:
    session = window.session
    session.do(SetText(session.programme_id, NODE, words(plain)))


def written(window: MainWindow) -> Text | None:
    return window.session.programme.texts.get(NODE)


@pytest.fixture
def history(draft: MainWindow) -> HistoryPage:
    for plain in ("Első.", "Második.", "Harmadik."):
        write(draft, plain)
    press(draft, Qt.Key.Key_Z, CONTROL | ALT)
    page = draft.navigator.page
    assert isinstance(page, HistoryPage)
    return page


@pytest.fixture
def saved(draft: MainWindow, qtbot: QtBot) -> Callable[[], None]:
    """Makes a safety copy and waits for it."""

    def save() -> None:
        with qtbot.waitSignal(draft.keeper.told):
            draft.keeper.make()

    return save


def backups(window: MainWindow, qtbot: QtBot) -> BackupsPage:
    window.actions_["backups"].trigger()
    page = window.navigator.page
    assert isinstance(page, BackupsPage)
    qtbot.waitUntil(lambda: "olvasása" not in page.panel.words.text())
    return page


def test_every_step_is_listed_with_what_it_changed(history: HistoryPage) -> None:
    model = history.model
    assert model.rowCount() == 3
    assert model.index(0, 1).data() == "Minta Mária"
    assert history.panel.tree.topLevelItem(0).child(0).child(0).text(1) == "Második."  # pyright: ignore[reportOptionalMemberAccess]
    assert clipped(history) == []


def test_the_value_before_a_step_comes_back_by_keys(draft: MainWindow, history: HistoryPage) -> None:
    press(history.panel.tree, Qt.Key.Key_Space)
    press(history.panel.button, Qt.Key.Key_Space)
    assert written(draft) == words("Második.")
    assert history.model.rowCount() == 4
    draft.actions_["undo"].trigger()
    assert written(draft) == words("Harmadik.")


def test_the_whole_programme_goes_back_to_an_earlier_state(
    draft: MainWindow, history: HistoryPage, qtbot: QtBot
) -> None:
    history.table.selectRow(2)
    history.since.click()
    qtbot.waitUntil(history.panel.tree.isVisible)
    history.panel.all.click()
    history.panel.button.click()
    assert written(draft) is None


def test_the_steps_are_narrowed_by_words_and_days(history: HistoryPage, qtbot: QtBot) -> None:
    history.search.setText("visszaállítás")
    qtbot.waitUntil(lambda: history.model.rowCount() == 0)
    assert not history.panel.button.isVisible()
    history.search.setText("MINTA MARIA")
    qtbot.waitUntil(lambda: history.model.rowCount() == 3)
    history.span.setCurrentIndex(history.span.findData("today"))
    assert history.model.rowCount() == 3


def test_the_history_is_narrowed_to_a_chapter_and_that_chapter_alone_comes_back(
    draft: MainWindow, history: HistoryPage, qtbot: QtBot
) -> None:
    draft.session.do(SetText(draft.session.programme_id, "he.5.1", words("A nők helyzete.")))
    names = [history.where.itemText(at) for at in range(history.where.count())]
    history.where.setCurrentIndex(next(at for at, name in enumerate(names) if name.startswith("3 ")))
    qtbot.waitUntil(lambda: history.model.rowCount() == 3)
    history.table.selectRow(2)
    history.since.click()
    qtbot.waitUntil(history.panel.tree.isVisible)
    history.panel.all.click()
    history.panel.button.click()
    assert written(draft) is None
    assert draft.session.programme.text("he.5.1").plain == "A nők helyzete."
    history.where.setCurrentIndex(0)
    assert history.model.rowCount() == 5


def test_a_copy_asked_for_while_another_is_made_holds_what_changed_since(draft: MainWindow, qtbot: QtBot) -> None:
    write(draft, "Első.")
    draft.keeper.make()
    write(draft, "Második.")
    with qtbot.waitSignal(draft.keeper.told):
        draft.keeper.make()
    newest = draft.keeper.backups.read(draft.keeper.backups.copies()[0])
    assert newest.office == draft.session.office


def test_a_copy_asked_for_before_the_window_goes_begins_no_other(draft: MainWindow, qtbot: QtBot) -> None:
    write(draft, "Első.")
    with qtbot.waitSignal(draft.keeper.told):
        draft.keeper.make()
        draft.keeper.make()
        draft.close()


def test_a_text_comes_back_from_a_copy(draft: MainWindow, saved: Callable[[], None], qtbot: QtBot) -> None:
    write(draft, "Amit megőriztünk.")
    saved()
    write(draft, "Amit elrontottunk.")
    page = backups(draft, qtbot)
    assert "visszaállítható" in page.state.text()
    page.panel.all.click()
    page.panel.button.click()
    qtbot.waitUntil(lambda: written(draft) == words("Amit megőriztünk."))
    assert len(draft.keeper.backups.copies()) >= 1  # what was there before the restore
    assert not draft.keeper.backups.thinning
    assert clipped(page) == []


def test_what_was_chosen_comes_back_though_its_page_has_gone_meanwhile(
    draft: MainWindow, saved: Callable[[], None], qtbot: QtBot
) -> None:
    write(draft, "Amit megőriztünk.")
    saved()
    write(draft, "Amit elrontottunk.")
    page = backups(draft, qtbot)
    page.panel.all.click()
    page.panel.button.click()
    draft.navigator.drop()  # another programme is opened
    draft.session.do(SetText(draft.session.programme_id, "he.5.1", words("Közben írtuk.")))
    with qtbot.waitSignal(draft.keeper.told):
        pass
    assert written(draft) == words("Amit megőriztünk.")
    assert draft.session.programme.text("he.5.1").plain == "Közben írtuk."


def test_a_removed_programme_comes_back_from_a_copy(draft: MainWindow, saved: Callable[[], None], qtbot: QtBot) -> None:
    write(draft, "Öt évig írtuk.")
    saved()
    before = draft.session.office
    key = draft.session.programme_id
    draft.session.open_programme("")
    draft.session.do(RemoveProgramme(key))
    page = backups(draft, qtbot)
    page.panel.all.click()
    page.panel.button.click()
    qtbot.waitUntil(lambda: draft.session.office == before)


def test_nothing_changed_is_said(draft: MainWindow, saved: Callable[[], None], qtbot: QtBot) -> None:
    write(draft, "Mentve.")
    saved()
    page = backups(draft, qtbot)
    assert "semmi sem változott" in page.panel.words.text()


def test_a_copy_nobody_can_read_is_said(draft: MainWindow, saved: Callable[[], None], qtbot: QtBot) -> None:
    write(draft, "Mentve.")
    saved()
    draft.keeper.backups.copies()[0].path.write_bytes(b"torn")
    page = backups(draft, qtbot)
    assert not page.panel.button.isVisible()
    assert "nem olvasható" in page.panel.words.text()


def test_before_the_first_copy_the_page_says_when_it_comes(draft: MainWindow) -> None:
    draft.actions_["backups"].trigger()
    page = draft.navigator.page
    assert isinstance(page, BackupsPage)
    assert "Még nincs biztonsági mentés" in page.panel.words.text()


def test_the_start_page_says_that_the_copy_was_tried(draft: MainWindow, saved: Callable[[], None]) -> None:
    write(draft, "Mentve.")
    draft.session.open_programme("")
    page = draft.navigator.page
    assert isinstance(page, StartPage)
    assert not page.safe.isVisible()
    saved()
    assert "visszaállítható. Ma " in page.safe.text()
    assert page.safe.isVisible()


def test_a_remembered_stick_gets_the_newest_copy_when_it_is_plugged_in(
    draft: MainWindow, saved: Callable[[], None], tmp_path: Path, qtbot: QtBot
) -> None:
    stick = tmp_path / "stick"
    draft.preferences.save(draft.preferences.current.with_second_copies(stick))
    write(draft, "Mentve.")
    saved()
    stick.mkdir()
    with qtbot.waitSignal(draft.keeper.told):
        draft.keeper.look_for_stick()
    assert len(list(stick.rglob("*.sqlite"))) == 1


def test_closing_leaves_a_copy(draft: MainWindow) -> None:
    write(draft, "Az utolsó mondat.")
    folder: Path = draft.keeper.backups.folder
    draft.close()
    assert len(list(folder.glob("*.sqlite"))) == 1
    assert len(list(folder.glob("*/*.hep.json"))) == 2
