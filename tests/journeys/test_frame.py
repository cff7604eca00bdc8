"""The frame: walk, findings, guidance, keys, saving, faults; by mouse and by keyboard, at any size of letters."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QProgressDialog
from pytestqt.qtbot import QtBot

from builders import text as words
from hep_desktop.domain.commands import SetText
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.places import MeasurePlace
from hep_desktop.domain.settlement import Settlement
from hep_desktop.services.saving import Saved, SaveFailed
from hep_desktop.settings import Settings, SettingsFile
from hep_desktop.store.attachments import attachments_of
from hep_desktop.ui import look
from hep_desktop.ui.backup_words import checked_words
from hep_desktop.ui.frame.memory import HEIGHT, WIDTH
from hep_desktop.ui.frame.walk_tree import WalkTree
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.chapter import ChapterPage
from hep_desktop.ui.session import Session
from hep_desktop.ui.walk import Destination
from qt import (
    ALT,
    CONTROL,
    SHIFT,
    begin,
    focus,
    press_here,
    session_on,
    type_text,
    window_on,
)


def rows(tree: WalkTree) -> list[str]:
    model = tree.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_the_walk_has_the_steps_and_all_headings_of_the_document(draft: MainWindow) -> None:
    assert rows(draft.tree)[:2] == ["Település", "Helyzetelemzés"]
    shown = {node for _, node in draft.tree.places()}
    assert {node.id for node in draft.session.edition.walk()} - {"hep", "he", "it"} <= shown


def test_marks_tell_what_is_done_in_signs_and_in_words(qtbot: QtBot, draft: MainWindow) -> None:
    assert draft.tree.mark("he.3.1") == look.OPEN[0]
    draft.session.do(SetText(draft.session.programme_id, "he.3.1", words("Rövid leírás a jövedelmekről.")))
    qtbot.waitUntil(lambda: draft.tree.mark("he.3.1") == look.DONE[0])
    assert "kész" in draft.tree.spoken("he.3.1")


def test_findings_are_live_and_lead_to_their_place(qtbot: QtBot, draft: MainWindow) -> None:
    findings = draft.side.findings
    finding = next(one for one in findings.model.findings if one.node == "he.3.1")
    findings.choose(finding)
    findings.view.setFocus()
    press_here(Qt.Key.Key_Return)
    page = draft.navigator.page
    assert isinstance(page, ChapterPage)
    assert draft.navigator.where.node == "he.3.1"
    assert page.text_panel.edit.hasFocus()
    type_text(focus(), "Kevés az állandó munkahely.")
    draft.navigator.leave()
    qtbot.waitUntil(lambda: finding not in findings.model.findings)


def test_the_next_step_button_goes_where_work_is_best_done(draft: MainWindow) -> None:
    step = draft.watch.next_step()
    assert step is not None
    assert draft.session.checking.sentence(step).what in draft.bottom.sentence()
    press_here(Qt.Key.Key_Return, CONTROL)
    assert draft.navigator.where.place == step.place


def test_the_tree_leads_back_from_a_page_beside_the_walk(draft: MainWindow) -> None:
    draft.session.go("plan")
    tree, at = draft.tree, draft.tree.currentIndex()
    press_here(Qt.Key.Key_O, CONTROL | SHIFT)
    assert draft.navigator.where.step == "import"
    assert not tree.selectedIndexes(), "no row claims to be shown"
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(at).center())
    assert draft.navigator.where.step == "plan"
    assert tree.selectedIndexes()


def test_a_page_beside_the_walk_takes_the_keys_though_the_tree_had_them(draft: MainWindow) -> None:
    draft.tree.setFocus()
    draft.navigator.go(Destination("new_programme"))
    assert draft.navigator.page is not None
    assert draft.navigator.page.isAncestorOf(focus())


def test_saving_elsewhere_goes_on_where_work_was(
    qtbot: QtBot, draft: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programme = draft.session.programme_id
    draft.session.go("plan")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(tmp_path / "másutt"), ""))
    draft.session.editing.workspace.attachments.put(b"a picture")
    with qtbot.waitSignal(draft.rewritten) as wanted:
        draft.commands.save_elsewhere()
    path, _, told = cast("tuple[Path, str, str]", wanted.args)
    assert told == f"Minden átkerült, mostantól itt dolgozik: {path}"
    assert [one.read_bytes() for one in attachments_of(path).iterdir()] == [b"a picture"]
    assert path == tmp_path / "másutt.sqlite"
    assert path.is_file()
    last = draft.preferences.current.last_places[str(path)]
    assert (last.programme, last.step) == (programme, "plan")


def test_who_leaves_the_files_behind_types_nothing_into_the_old_place_meanwhile(
    qtbot: QtBot, draft: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(tmp_path / "másutt"), ""))
    with qtbot.waitSignal(draft.rewritten):
        draft.commands.save_elsewhere()
        cast("QProgressDialog", draft.findChild(QProgressDialog)).canceled.emit()
        assert not draft.isEnabled()
    assert draft.isEnabled()


def test_a_field_below_the_window_is_seen_when_a_finding_leads_there(qtbot: QtBot, example: MainWindow) -> None:
    measure = next(iter(example.session.programme.measures))
    where = MeasurePlace(example.session.programme_id, measure)
    example.navigator.go(Destination("plan", place=where, field="sustainability"))
    field = focus()
    assert field.accessibleName().startswith("Fenntarthatóság")
    qtbot.waitUntil(lambda: field.visibleRegion().boundingRect().height() == field.height())


def test_f8_walks_the_findings_round(draft: MainWindow) -> None:
    press_here(Qt.Key.Key_F8)
    first = draft.side.findings.current()
    press_here(Qt.Key.Key_F8)
    assert draft.side.findings.current() is not first
    press_here(Qt.Key.Key_F8, SHIFT)
    press_here(Qt.Key.Key_F8, SHIFT)
    assert draft.side.findings.current() == draft.side.findings.model.findings[-1]


def test_f6_goes_round_the_panes_and_comes_back_to_where_it_was(draft: MainWindow) -> None:
    draft.session.go("situation", "he.3.1")
    page = draft.navigator.page
    assert isinstance(page, ChapterPage)
    edit = page.text_panel.edit
    assert edit.hasFocus()
    seen = []
    for _ in range(6):
        press_here(Qt.Key.Key_F6)
        seen.append(focus())
    assert draft.side.findings.view in seen
    assert draft.side.help in seen
    assert draft.bottom.button in seen
    assert draft.tree in seen
    assert edit.hasFocus()


def test_keys_of_the_walk(draft: MainWindow) -> None:
    press_here(Qt.Key.Key_2, ALT)
    assert draft.navigator.where.step == "situation"
    press_here(Qt.Key.Key_PageDown, CONTROL)
    assert draft.navigator.where.node == "hep.intro"
    assert draft.stack.isAncestorOf(focus())  # a letter typed now must not search the tree
    press_here(Qt.Key.Key_PageDown, CONTROL)
    assert draft.navigator.where.node == "hep.intro.settlement"
    assert draft.stack.isAncestorOf(focus())
    press_here(Qt.Key.Key_PageUp, CONTROL)
    assert draft.navigator.where.node == "hep.intro"
    press_here(Qt.Key.Key_F1)
    assert draft.side.help.hasFocus()
    press_here(Qt.Key.Key_R, CONTROL)
    assert draft.side.findings.view.hasFocus()
    press_here(Qt.Key.Key_1, ALT)
    assert draft.navigator.where.step == "settlement"


def test_every_action_stands_in_a_menu_with_its_key(draft: MainWindow) -> None:
    for menu in draft.actions_.menus.values():
        for action in menu.actions():
            if not action.shortcut().isEmpty():
                assert action.shortcut().toString(action.shortcut().SequenceFormat.NativeText) in action.toolTip()


def test_the_switcher_leads_to_another_village(session: Session, tmp_path: Path) -> None:
    first = begin(session)
    second = begin(session, Settlement("", "17376", "Aba"))
    with window_on(session, tmp_path) as window:
        session.open_programme(first)
        menu = window.top.switcher.menu()
        menu.aboutToShow.emit()
        next(action for action in menu.actions() if action.text().startswith("Aba")).trigger()
        assert session.programme_id == second
        assert window.top.switcher.text().startswith("Aba")


def test_saving_shows_the_time_and_a_failure_in_words_with_a_button(draft: MainWindow) -> None:
    bus, top = draft.session.bus, draft.top
    bus.saving.emit(Saved(draft.session.clock()))
    assert top.saving.text().startswith("Mentve ")
    bus.saving.emit(SaveFailed(UserError("store.disk_full", file="D:/hep.sqlite")))
    assert top.failure.isVisible()
    assert top.retry_button.isVisible()
    assert not top.saving.isVisible()
    bus.saving.emit(Saved(draft.session.clock()))
    assert not top.failure.isVisible()


def test_saved_at_is_told_by_the_clock_of_the_computer_also_when_it_was_set_back(draft: MainWindow) -> None:
    evening = datetime(2026, 11, 22, 19, 42).astimezone()
    for at in (evening, evening - timedelta(hours=9), evening - timedelta(days=400)):
        draft.session.bus.saving.emit(Saved(at))
        assert draft.top.saving.text() == f"Mentve {at:%H:%M}"
    assert checked_words(evening, (evening - timedelta(days=1)).date()).endswith("2026. 11. 22. 19:42")  # not “today”


def test_a_refused_change_is_told_above_the_page(draft: MainWindow) -> None:
    done = draft.session.attempt(SetText(draft.session.programme_id, "it.2", words("x")))
    assert not done
    assert draft.notice.isVisible()
    assert draft.notice.words()


def test_undo_of_a_new_programme_leads_back_to_the_cards(qtbot: QtBot, draft: MainWindow) -> None:
    draft.commands.close_for("start")
    assert draft.session.programme_id == ""
    press_here(Qt.Key.Key_Z, CONTROL)
    assert not draft.session.office.programmes
    qtbot.waitUntil(lambda: "Visszavonva: új program" in draft.notice.words())


def test_panes_fold_where_the_room_is_narrow_and_the_tree_becomes_a_drawer(draft: MainWindow) -> None:
    assert draft.side.isVisible()
    draft.resize(look.letters(draft, 100), 600)
    assert not draft.side.isVisible()
    assert draft.tree.isVisible()
    draft.setMinimumWidth(0)
    draft.resize(look.letters(draft, 86), 600)
    assert not draft.tree.isVisible()
    assert draft.opener.isVisible()
    draft.opener.click()
    assert draft.tree.isVisible()
    draft.tree.activated.emit(draft.tree.currentIndex())
    assert not draft.tree.isVisible()
    draft.resize(1366, 690)
    assert draft.side.isVisible()
    assert draft.tree.isVisible()


def test_folded_sections_are_remembered(session: Session, store: Path, tmp_path: Path) -> None:
    programme = begin(session)
    with window_on(session, tmp_path) as window:
        session.open_programme(programme)
        window.side.sections["help"].set_open(False)
    parent = QObject()
    again = session_on(store, parent)
    with window_on(again, tmp_path) as window:
        assert window.side.folded_names() == ("help",)
    parent.deleteLater()


def test_dialogs_offer_verbs_not_ok(draft: MainWindow) -> None:
    draft.commands.about()
    box = draft.findChild(QMessageBox)
    assert box is not None
    assert "EUPL" in box.text()
    box.close()
    box.deleteLater()


def test_a_place_kept_on_another_screen_leaves_a_window_of_full_size(session: Session, tmp_path: Path) -> None:
    preferences = SettingsFile(tmp_path / "settings.json")
    preferences.save(Settings(window="QXQgdHdpY2UgdGhlIHNjYWxl"))  # Qt refuses it as it does another scale
    with window_on(session, tmp_path) as window:
        window.hide()
        window.resize(window.minimumSizeHint())
        window.show_first()
        assert window.isMaximized() or (window.width(), window.height()) == (WIDTH, HEIGHT)
