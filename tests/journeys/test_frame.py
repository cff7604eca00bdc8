"""The frame: walk, findings, guidance, keys, saving, faults; by mouse and by keyboard, at any size of letters."""

import logging
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from builders import text as words
from guards.logs import LogGuard
from hep_desktop import logs
from hep_desktop.domain.commands import SetText
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.findings import Severity
from hep_desktop.domain.settlement import Settlement
from hep_desktop.services.saving import Saved, SaveFailed
from hep_desktop.ui import look
from hep_desktop.ui.crash import CrashHandler
from hep_desktop.ui.dialogs.crash_dialog import CrashDialog
from hep_desktop.ui.frame.walk_tree import WalkTree
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.chapter import ChapterPage
from hep_desktop.ui.pages.registry import OTHER_PAGES, PAGES
from hep_desktop.ui.session import Session
from hep_desktop.ui.style import Style
from qt import (
    ALT,
    CONTROL,
    SHIFT,
    begin,
    clipped,
    fill_example,
    focus,
    nameless,
    press_here,
    session_on,
    too_wide,
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
    at = findings.model.findings.index(finding)
    findings.view.setCurrentIndex(findings.model.index(at))
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
    press_here(Qt.Key.Key_PageDown, CONTROL)
    assert draft.navigator.where.node == "hep.intro.settlement"
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


def test_a_refused_change_is_told_above_the_page(draft: MainWindow) -> None:
    done = draft.session.attempt(SetText(draft.session.programme_id, "it.2", words("x")))
    assert not done
    assert draft.notice.isVisible()
    assert draft.notice.words()


def test_undo_of_a_new_programme_leads_back_to_the_cards(qtbot: QtBot, draft: MainWindow) -> None:
    draft.commands.start()
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


@pytest.mark.parametrize("factor", [1.0, 2.0])
def test_nothing_clips_and_everything_has_a_name(
    qapp: QApplication, session: Session, tmp_path: Path, factor: float
) -> None:
    before = QFont(qapp.font())
    programme = fill_example(session)
    qapp.setFont(look.scaled(before, factor))
    with window_on(session, tmp_path) as example:
        session.open_programme(programme)
        complaints: list[str] = []
        pages = [(step, "") for step in (*PAGES, *OTHER_PAGES) if step != "start"]
        pages += [("situation", "hep.intro.settlement"), ("situation", "he.3.2"), ("situation", "he.3.9")]
        for step, node in pages:
            example.session.go(step, node)
            page = example.navigator.page
            if isinstance(page, ChapterPage) and node == "he.3.2":
                page.tabs.setCurrentWidget(page.tables)
            qapp.processEvents()
            complaints += [f"{step} {node}: {one}" for one in (*clipped(example), *nameless(example))]
            if example.width() > 1366:
                complaints.append(f"{step} {node}: {example.width()} wide, {too_wide(example)}")
    qapp.setFont(before)
    assert not complaints, "\n".join(complaints)


def test_signs_can_be_read_on_light_and_dark_ground(qapp: QApplication) -> None:
    for ground, ink in ((QColor("#ffffff"), QColor("#000000")), (QColor("#232629"), QColor("#fcfcfc"))):
        palette = QPalette(qapp.palette())
        palette.setColor(QPalette.ColorRole.Base, ground)
        palette.setColor(QPalette.ColorRole.Text, ink)
        for mark in (look.ERROR, look.WARNING, look.TIP, look.DONE, look.OPEN):
            assert contrast(look.colour(mark, palette), ground) >= 4.5, mark


def contrast(one: QColor, other: QColor) -> float:
    """Ratio by WCAG 2."""

    def luminance(colour: QColor) -> float:
        parts = (colour.redF(), colour.greenF(), colour.blueF())
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_style_follows_the_palette(qapp: QApplication) -> None:
    before = QPalette(qapp.palette())
    style = Style(qapp)
    light = qapp.styleSheet()
    dark = QPalette(QColor("#232629"))
    dark.setColor(QPalette.ColorRole.Base, QColor("#1b1e20"))
    dark.setColor(QPalette.ColorRole.Text, QColor("#fcfcfc"))
    try:
        qapp.setPalette(dark)
        assert qapp.styleSheet() != light
        assert look.ERROR[2].lower() in qapp.styleSheet()
    finally:
        qapp.removeEventFilter(style)
        qapp.setPalette(before)
        qapp.setStyleSheet("")
        style.deleteLater()


def test_a_fault_is_told_calmly_and_without_what_was_written(
    qtbot: QtBot, draft: MainWindow, logged: LogGuard, capsys: pytest.CaptureFixture[str]
) -> None:
    logged.expect("fault of the program")
    handler = CrashHandler(before=lambda *_: None)
    reports: list[str] = []
    handler.crashed.connect(reports.append)
    with pytest.raises(ValueError, match="titka") as caught:
        int("Kovács Jánosné titka")
    handler.handle(caught.type, caught.value, caught.tb)
    assert "ValueError" in reports[0]
    assert "Kovács" not in reports[0]
    dialog = CrashDialog(reports[0], draft)
    dialog.open()
    assert dialog.isVisible()
    assert "mentve" in dialog.text()
    dialog.close()
    capsys.readouterr()
    del qtbot
    assert sys.excepthook != handler.handle


def test_logs_rotate_beside_the_data_and_a_hard_crash_is_noticed(tmp_path: Path, logged: LogGuard) -> None:
    logged.expect("something")
    first = logs.start(tmp_path)
    assert first is not None
    assert not first.crashed_before
    logging.getLogger("hep_desktop").warning("something")
    first.fault.write("Segmentation fault")
    first.close()
    second = logs.start(tmp_path)
    assert second is not None
    assert second.crashed_before
    second.close()
    assert "something" in (tmp_path / "hep-desktop.log").read_text(encoding="utf-8")
    assert Severity.ERROR


def test_dialogs_offer_verbs_not_ok(draft: MainWindow) -> None:
    draft.commands.about()
    box = draft.findChild(QMessageBox)
    assert box is not None
    assert "EUPL" in box.text()
    box.close()
    box.deleteLater()
