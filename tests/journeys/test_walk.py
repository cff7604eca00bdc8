"""The whole walk in one sitting, from an empty store to files that can be handed on, by keys alone."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hep_desktop.domain.situation import FactKey
from hep_desktop.domain.values import Number
from hep_desktop.export.example_sources import write_gazetteer
from hep_desktop.services import exporting
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.chapter import ChapterPage
from hep_desktop.ui.pages.importing import ImportPage
from hep_desktop.ui.pages.new_programme import NewProgrammePage
from hep_desktop.ui.pages.ready import ReadyPage
from hep_desktop.ui.session import Session
from qt import ALT, CONTROL, MINTAFALU, SHIFT, focus, press_here, session_on, type_here, window_on

SLOW = 120_000  # papers and package on a loaded machine


def new_programme(window: MainWindow) -> None:
    press_here(Qt.Key.Key_N, CONTROL)
    page = window.navigator.page
    assert isinstance(page, NewProgrammePage)
    for words in ("Mintafalu", "00000", "Példa", "Mintai", "község", "812"):
        type_here(words)
        press_here(Qt.Key.Key_Tab)
    while focus() is not page.begin:
        press_here(Qt.Key.Key_Tab)
    press_here(Qt.Key.Key_Space)


def chapter(window: MainWindow, node: str) -> ChapterPage:
    """What Ctrl+PgDn does, as often as needed."""
    press_here(Qt.Key.Key_2, ALT)
    for _ in range(100):
        if window.navigator.where.node == node:
            break
        press_here(Qt.Key.Key_PageDown, CONTROL)
    assert window.navigator.where.node == node
    page = window.navigator.page
    assert isinstance(page, ChapterPage)
    return page


def write_text(window: MainWindow) -> None:
    page = chapter(window, "he.3.1")
    page.text_panel.edit.setFocus()
    type_here("A háztartások többsége nyugdíjból él, őszre elfogy a tűzifa.")


def fill_table(window: MainWindow) -> None:
    page = chapter(window, "hep.intro.settlement")
    page.tabs.setCurrentWidget(page.tables)
    page.tables.grid.setFocus()
    assert page.tables.grid.choose(FactKey("pop_res", "2024"))
    type_here("1 820")
    press_here(Qt.Key.Key_Return)
    press_here(Qt.Key.Key_Z, CONTROL)
    assert page.tables.grid.choose(FactKey("pop_res", "2024"))
    type_here("820")
    press_here(Qt.Key.Key_Return)


def load_gazetteer(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    press_here(Qt.Key.Key_O, CONTROL | SHIFT)
    page = window.navigator.page
    assert isinstance(page, ImportPage)
    page.take_files([file])
    qtbot.waitUntil(lambda: page.step != "reading", timeout=SLOW)
    window.activateWindow()  # a pop-up that closes leaves the offscreen platform without an active window
    QTest.qWaitForWindowActive(window)
    page.preview.take.setFocus()
    press_here(Qt.Key.Key_Space)


def problem_and_measure() -> None:
    press_here(Qt.Key.Key_3, ALT)
    press_here(Qt.Key.Key_N, CONTROL | SHIFT)
    type_here("Reggel egyetlen autóbusz jár")
    press_here(Qt.Key.Key_M, CONTROL)
    press_here(Qt.Key.Key_A, CONTROL)
    type_here("Munkásjárat indítása")


def hold_forum() -> None:
    press_here(Qt.Key.Key_5, ALT)
    press_here(Qt.Key.Key_N, CONTROL | SHIFT)
    type_here("2026. november 20.")
    press_here(Qt.Key.Key_Tab)


def finish(qtbot: QtBot, window: MainWindow, out: Path) -> Path:
    press_here(Qt.Key.Key_7, ALT)
    page = window.navigator.page
    assert isinstance(page, ReadyPage)
    page.target.choose(out)
    assert not page.make_button.isEnabled()  # errors stop until the clerk says otherwise
    page.checked.anyway.setFocus()
    press_here(Qt.Key.Key_Space)
    page.make_button.setFocus()
    press_here(Qt.Key.Key_Return)
    qtbot.waitUntil(page.result.isVisible, timeout=SLOW)
    (package,) = out.rglob("*.asice")
    return package


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "hnt_letoltes_2026.xlsx"
    write_gazetteer(path, [MINTAFALU], 2026)
    return path


def test_a_village_goes_the_whole_way(
    qtbot: QtBot, qapp: QApplication, store: Path, session: Session, tmp_path: Path, file: Path
) -> None:
    with window_on(session, tmp_path) as window:
        new_programme(window)
        write_text(window)
        fill_table(window)
        load_gazetteer(qtbot, window, file)
        problem_and_measure()
        hold_forum()
        package = finish(qtbot, window, tmp_path / "out")
        programme = session.programme_id
    assert exporting.verify(package).intact
    again = session_on(store, parent := QObject(qapp))
    kept = again.office.programmes[programme]
    assert kept.text("he.3.1").plain.endswith("őszre elfogy a tűzifa.")
    figures = {year: kept.facts[FactKey("pop_res", year)].value for year in ("2024", "2025")}
    assert figures == {"2024": Number(Decimal(820)), "2025": Number(Decimal(812))}
    (problem,) = kept.problems.values()
    (measure,) = kept.measures.values()
    assert (measure.title, measure.problems) == ("Munkásjárat indítása", (problem.id,))
    (meeting,) = again.office.meetings_of(programme)
    assert meeting.held == date(2026, 11, 20)
    again.close()
    parent.deleteLater()
