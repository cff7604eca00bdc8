"""Last time's programme from Word: dropped, read, looked at part by part, taken over; nothing before, one undo."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

import word_files as made
from hep_desktop.domain.commands import SetText
from hep_desktop.domain.situation import Block, Run, Text
from hep_desktop.services.word_programme import State
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.models.word_rows import FOUND, NOTE, TARGET, TICK
from hep_desktop.ui.pages.settlement import SettlementPage
from hep_desktop.ui.pages.word_programme import WordPage
from hep_desktop.ui.session import Session
from qt import CONTROL, begin, press_here, window_on

SLOW = 60_000  # a child process on a loaded machine


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return made.saved(made.built(made.programme()), tmp_path / "HEP 2018.docx")


def dropped(qtbot: QtBot, window: MainWindow, file: Path) -> WordPage:
    window.commands.take_files([file])
    page = window.navigator.page
    assert isinstance(page, WordPage)
    qtbot.waitUntil(lambda: page.step != "reading", timeout=SLOW)
    return page


def cells(page: WordPage, column: int) -> list[str]:
    model = page.look.model
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def row_named(page: WordPage, title: str) -> int:
    return next(at for at, said in enumerate(cells(page, FOUND)) if said.startswith(title))


def test_a_file_dropped_on_the_window_is_looked_at_and_taken_over(qtbot: QtBot, draft: MainWindow, old: Path) -> None:
    page = dropped(qtbot, draft, old)
    assert page.step == "look"
    assert not draft.session.programme.texts, "nothing before Átvétel"
    at = row_named(page, "3.1 Jövedelmi")
    assert cells(page, TARGET)[at] == "3.1 Jövedelmi és vagyoni helyzet"
    assert cells(page, NOTE)[0].startswith("▲"), "what needs a look stands first"
    page.look.take.click()
    assert page.step == "done"
    assert "intézkedés: 3" in page.result.text()
    assert "Címlap" in page.rest.text()
    assert "így van ez" in draft.session.programme.text("he.3.1").plain
    press_here(Qt.Key.Key_Z, CONTROL)
    assert not draft.session.programme.texts
    assert not draft.session.programme.facts
    assert not draft.session.programme.measures
    assert page.result.text().startswith("▲ Az átvételt visszavonta"), "the page follows the state of the store"
    press_here(Qt.Key.Key_Y, CONTROL)
    assert "intézkedés: 3" in page.result.text()


def test_what_was_taken_over_with_no_programme_open_is_taken_back_and_the_programme_stays(
    qtbot: QtBot, draft: MainWindow, old: Path
) -> None:
    programme = draft.session.programme_id
    draft.session.open_programme("")
    dropped(qtbot, draft, old).look.take.click()
    assert draft.session.office.programmes[programme].texts
    draft.actions_["undo"].trigger()
    assert not draft.session.office.programmes[programme].texts


def test_the_original_and_its_place_stand_side_by_side(qtbot: QtBot, draft: MainWindow, old: Path) -> None:
    page = dropped(qtbot, draft, old)
    page.look.table.selectRow(row_named(page, "1. számú táblázat"))
    assert "838" in page.look.detail.original.toPlainText()
    assert "Lakónépesség száma az év végén, 2022: 838" in page.look.detail.told.toPlainText()
    assert page.look.detail.target.currentText().startswith("1. táblázat adatai (3)")


def test_space_leaves_a_part_and_says_where_homeless_ones_go(qtbot: QtBot, draft: MainWindow, old: Path) -> None:
    page = dropped(qtbot, draft, old)
    table, model = page.look.table, page.look.model
    table.setFocus()
    table.selectRow(row_named(page, "3.1 Jövedelmi"))
    press_here(Qt.Key.Key_Space)
    assert cells(page, TARGET)[row_named(page, "3.1 Jövedelmi")].startswith("nem kerül át")
    front = row_named(page, "Címlap")
    assert model.row(front).state is State.NOWHERE
    table.selectRow(front)
    press_here(Qt.Key.Key_Space)
    target = page.look.detail.target
    assert target.view().isVisible()
    target.hidePopup()
    target.setCurrentIndex(target.findText("3.7 Közösségi", Qt.MatchFlag.MatchStartsWith))
    target.activated.emit(target.currentIndex())
    assert cells(page, TARGET)[front].startswith("3.7 Közösségi")
    assert model.index(front, TICK).data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
    page.look.take.click()
    assert "2018–2023" in draft.session.programme.text("he.3.7").plain
    assert "he.3.1" not in draft.session.programme.texts


def test_a_text_of_the_clerk_s_own_is_asked_about(qtbot: QtBot, draft: MainWindow, old: Path) -> None:
    mine = Text((Block("b", runs=(Run("Az enyém."),)),))
    draft.session.do(SetText(draft.session.programme_id, "he.3.1", mine))
    page = dropped(qtbot, draft, old)
    at = row_named(page, "3.1 Jövedelmi")
    assert cells(page, NOTE)[at].startswith("▲ Ide már írt szöveget.")
    page.look.table.selectRow(at)
    assert "Az enyém." in page.look.detail.told.toPlainText()
    page.look.table.setFocus()
    press_here(Qt.Key.Key_Space)
    assert page.look.detail.replaces.isVisible()
    page.look.detail.replaces.click()
    assert cells(page, TARGET)[at].endswith("a mostani helyett")
    page.look.take.click()
    assert "Az enyém." not in draft.session.programme.text("he.3.1").plain


def test_esc_leaves_and_writes_nothing(qtbot: QtBot, draft: MainWindow, old: Path) -> None:
    page = dropped(qtbot, draft, old)
    press_here(Qt.Key.Key_Escape)
    assert page.step == "file"
    assert not draft.session.programme.texts


def test_an_old_doc_is_refused_with_a_way_out(qtbot: QtBot, draft: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "HEP.pdf").write_bytes(b"%PDF-1.7\n")
    page = dropped(qtbot, draft, tmp_path / "HEP.pdf")
    assert page.step == "file"
    assert "PDF" in page.problem.text()
    assert "illessze be a fejezetekbe" in page.problem.text()


def test_the_page_is_in_the_menu_and_on_a_new_programme_s_first_page(draft: MainWindow) -> None:
    draft.actions_["word"].trigger()
    assert draft.navigator.where.step == "word"
    draft.session.go("settlement")
    page = draft.navigator.page
    assert isinstance(page, SettlementPage)
    page.old.click()
    assert draft.navigator.where.step == "word"


def test_without_a_draft_the_page_says_what_to_do_first(empty: MainWindow) -> None:
    empty.session.go("word")
    page = empty.navigator.page
    assert isinstance(page, WordPage)
    assert page.no_draft.isVisible()
    assert not page.open_button.isVisible()
    page.new_button.click()
    assert empty.navigator.where.step == "new_programme"


def test_from_the_start_page_the_clerk_says_which_draft(
    qtbot: QtBot, session: Session, tmp_path: Path, old: Path
) -> None:
    begin(session)
    second = begin(session)
    with window_on(session, tmp_path) as window:
        page = dropped(qtbot, window, old)
        press_here(Qt.Key.Key_Escape)
        assert page.draft.count() == 2
        page.draft.setCurrentIndex(page.draft.findData(second))
        page.take_files([old])
        qtbot.waitUntil(lambda: page.step == "look", timeout=SLOW)
        page.look.take.click()
        assert session.office.programmes[second].texts
        page.go_button.click()
        assert session.programme_id == second
