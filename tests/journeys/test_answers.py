"""A warning is answered with a reason in place, changed, taken back, undone; an error is not."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hep_desktop.domain.commands import SetFacts
from hep_desktop.domain.findings import Finding, Severity
from hep_desktop.domain.situation import Fact, FactKey
from hep_desktop.domain.values import Number
from hep_desktop.ui import look
from hep_desktop.ui.frame.findings_model import ROW, Chapter, Fold
from hep_desktop.ui.frame.findings_pane import FindingsPane
from hep_desktop.ui.main_window import MainWindow
from qt import CONTROL, SHIFT, clipped, focus, press_here, type_here

REASON = "Új lakótelep épült."


def _set(window: MainWindow, year: str, amount: int) -> None:
    fact = Fact(Number(Decimal(amount)))
    window.session.do(SetFacts(window.session.programme_id, ((FactKey("mig_in", year), fact),)))


def _jump(qtbot: QtBot, window: MainWindow) -> Finding:
    _set(window, "2023", 60)
    _set(window, "2024", 130)
    pane = window.side.findings
    qtbot.waitUntil(lambda: any(one.code == "fact.jump" for one in pane.model.findings))
    return next(one for one in pane.model.findings if one.code == "fact.jump")


def _rows(pane: FindingsPane) -> list[QModelIndex]:
    return [pane.model.index(row) for row in range(pane.model.rowCount())]


def _fold_line(pane: FindingsPane) -> QModelIndex:
    return next(one for one in _rows(pane) if isinstance(one.data(ROW), Fold))


def _answer(qtbot: QtBot, window: MainWindow, finding: Finding) -> None:
    pane = window.side.findings
    pane.choose(finding)
    press_here(Qt.Key.Key_I, CONTROL | SHIFT)
    type_here(REASON)
    pane.answer.keep.click()
    qtbot.waitUntil(lambda: finding not in pane.model.findings)


def test_a_button_leads_to_the_place_of_a_finding(draft: MainWindow) -> None:
    pane = draft.side.findings
    pane.choose(next(one for one in pane.model.findings if one.node == "he.9"))
    pane.answer.go.click()
    assert draft.navigator.where.node == "he.9"


def test_findings_stand_under_their_chapters(draft: MainWindow) -> None:
    rows = [one.data(ROW) for one in _rows(draft.side.findings)]
    titles = [one.title for one in rows if isinstance(one, Chapter)]
    assert titles[:2] == ["Bevezetés", "1 Jogszabályi háttér bemutatása"]
    assert isinstance(rows[0], Chapter)
    assert isinstance(rows[1], Finding)


def test_a_warning_is_answered_by_the_keyboard_alone(qtbot: QtBot, draft: MainWindow) -> None:
    finding, pane = _jump(qtbot, draft), draft.side.findings
    before = draft.watch.count(Severity.WARNING)
    pane.choose(finding)
    press_here(Qt.Key.Key_I, CONTROL | SHIFT)
    assert focus() is pane.answer.field
    assert not pane.answer.keep.isEnabled()
    type_here(REASON)
    press_here(Qt.Key.Key_Tab)
    assert focus() is pane.answer.keep
    press_here(Qt.Key.Key_Space)
    assert pane.view.hasFocus()
    qtbot.waitUntil(lambda: finding not in pane.model.findings)
    assert draft.watch.count(Severity.WARNING) == before - 1
    assert pane.current() is not None  # on to the next
    assert pane.current() != finding


def test_what_was_answered_stays_folded_and_can_be_looked_at(qtbot: QtBot, draft: MainWindow) -> None:
    finding, pane = _jump(qtbot, draft), draft.side.findings
    _answer(qtbot, draft, finding)
    line = _fold_line(pane)
    assert "Megindokolva (1)" in str(line.data())
    pane.view.scrollTo(line)
    QTest.mouseClick(
        pane.view.viewport(), Qt.MouseButton.LeftButton, pos=pane.view.visualRect(_fold_line(pane)).center()
    )
    pane.choose(finding)
    assert pane.current() == finding
    assert REASON in pane.answer.reason.text()
    pane.view.setFocus()
    press_here(Qt.Key.Key_Return)
    assert draft.navigator.where.place == finding.place
    pane.view.setCurrentIndex(_fold_line(pane))
    press_here(Qt.Key.Key_I, CONTROL | SHIFT)
    assert "Válasszon" in draft.notice.words()
    pane.view.setFocus()
    press_here(Qt.Key.Key_Return)
    assert not pane.model.place(finding).isValid()


def test_a_reason_is_changed_and_taken_back(qtbot: QtBot, draft: MainWindow) -> None:
    finding, pane = _jump(qtbot, draft), draft.side.findings
    _answer(qtbot, draft, finding)
    pane.model.fold(unfolded=True)
    pane.choose(finding)
    pane.answer.begin.click()
    assert pane.answer.field.value() == REASON
    press_here(Qt.Key.Key_End, CONTROL)
    type_here(" Nyolc ház.")
    pane.answer.keep.click()
    checking, programme = draft.session.checking, draft.session.programme_id
    assert checking.answered(programme)[0].reason == f"{REASON} Nyolc ház."
    qtbot.waitUntil(lambda: pane.model.answered[0].reason.endswith("ház."))
    pane.choose(finding)
    pane.answer.withdraw.click()
    qtbot.waitUntil(lambda: finding in pane.model.findings)


def test_a_reason_is_undone_with_the_key_of_undo(qtbot: QtBot, draft: MainWindow) -> None:
    finding, pane = _jump(qtbot, draft), draft.side.findings
    _answer(qtbot, draft, finding)
    assert "indoklás" in draft.actions_["undo"].text()
    press_here(Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: finding in pane.model.findings)


def test_a_reason_lapses_with_its_values_and_is_offered_again(qtbot: QtBot, draft: MainWindow) -> None:
    finding, pane = _jump(qtbot, draft), draft.side.findings
    _answer(qtbot, draft, finding)
    _set(draft, "2024", 140)
    qtbot.waitUntil(lambda: any(one.key == finding.key for one in pane.model.findings))
    again = next(one for one in pane.model.findings if one.key == finding.key)
    pane.choose(again)
    assert REASON in pane.answer.reason.text()
    assert pane.answer.write()
    assert pane.answer.field.value() == REASON


def test_esc_gives_up_and_nothing_is_kept(qtbot: QtBot, draft: MainWindow) -> None:
    finding, pane = _jump(qtbot, draft), draft.side.findings
    pane.choose(finding)
    pane.answer.begin.click()
    type_here("Mert")
    press_here(Qt.Key.Key_Escape)
    assert pane.view.hasFocus()
    assert not pane.answer.writing
    assert draft.session.programme.answers == {}


def test_what_is_being_written_survives_another_look(qtbot: QtBot, draft: MainWindow) -> None:
    finding, pane = _jump(qtbot, draft), draft.side.findings
    pane.choose(finding)
    pane.answer.begin.click()
    type_here("Mert")
    _set(draft, "2025", 135)
    seen = pane.model.findings
    qtbot.waitUntil(lambda: pane.model.findings != seen)
    assert pane.answer.writing
    assert pane.answer.field.value() == "Mert"


@pytest.mark.parametrize("factor", [1.0, 2.0])
def test_words_and_buttons_have_room(qtbot: QtBot, qapp: QApplication, draft: MainWindow, factor: float) -> None:
    before = QFont(qapp.font())
    finding, pane = _jump(qtbot, draft), draft.side.findings
    _answer(qtbot, draft, finding)
    try:
        qapp.setFont(look.scaled(before, factor))
        draft.commands.findings()
        pane.model.fold(unfolded=True)
        pane.choose(finding)
        qtbot.waitUntil(lambda: not clipped(pane))
        pane.answer.begin.click()
        qtbot.waitUntil(lambda: not clipped(pane))
    finally:
        qapp.setFont(before)


def test_an_error_is_mended_and_not_explained(draft: MainWindow) -> None:
    pane = draft.side.findings
    error = next(one for one in pane.model.findings if one.severity is Severity.ERROR)
    pane.choose(error)
    assert pane.answer.begin.isHidden()
    press_here(Qt.Key.Key_I, CONTROL | SHIFT)
    assert "Hibát" in draft.notice.words()
    assert not pane.answer.writing
