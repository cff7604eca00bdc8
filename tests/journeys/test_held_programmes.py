"""A mentor takes a stick in, searches all programmes, sees what they say together, and hands the papers on."""

from pathlib import Path
from typing import TypeVar

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import villages
from hep_desktop import paths
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.pages.desk import DeskPage
from hep_desktop.ui.pages.held_search import HeldSearchPage
from hep_desktop.ui.pages.holdings import HoldingsPage
from hep_desktop.ui.pages.package import PackagePage
from hep_desktop.ui.pages.together import TogetherPage
from qt import press, type_text

SLOW = 60_000  # a child process on a loaded machine
P = TypeVar("P", bound=Page)


@pytest.fixture(scope="module")
def stick(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three good packages and one that was cut."""
    folder = tmp_path_factory.mktemp("stick")
    maker = villages.Maker(folder / "key")
    for place in villages.places(3):
        (folder / f"{place.name}.asice").write_bytes(maker.package(villages.office(place)))
    (folder / "vagott.asice").write_bytes((folder / f"{villages.places(1)[0].name}.asice").read_bytes()[:5000])
    return folder


def page(window: MainWindow, step: str, kind: type[P]) -> P:
    window.session.go(step)
    found = window.navigator.page
    assert isinstance(found, kind)
    return found


def test_from_the_stick_to_the_paper(
    qtbot: QtBot, empty: MainWindow, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "user_profile", lambda: tmp_path / "profile")
    taking = page(empty, "holdings", HoldingsPage)
    assert taking.nothing.text().startswith("Még nincs átvett program")
    assert taking.take_files([stick])
    qtbot.waitUntil(lambda: taking.list.rows.rowCount() == 3, timeout=SLOW)
    assert taking.result.text().startswith("3 új program. 1 fájlt nem lehetett átvenni")
    assert "vagott.asice" in taking.refused.item(0).text()

    search = page(empty, "held_search", HeldSearchPage)
    subject = next(iter(villages.office(villages.places(1)[0]).programmes.values())).measures
    words = min(one.title for one in subject.values())
    type_text(search.words, words)
    qtbot.waitUntil(lambda: search.list.rows.rowCount() > 0 and words in search.list.table.chosen_text() + _all(search))
    search.list.start_focus()
    assert search.practice.keep.isEnabled() or not _is_measure(search)
    press(search.list.table, Qt.Key.Key_Return)
    opened = empty.navigator.page
    assert isinstance(opened, PackagePage)
    qtbot.waitUntil(lambda: opened.papers.count() == 1, timeout=SLOW)

    together = page(empty, "together", TogetherPage)
    qtbot.waitUntil(lambda: together.view is not None and len(together.view.members) == 3, timeout=SLOW)
    grid = together.sheets["measures"]
    last = grid.rows.columnCount() - 1
    cells = (grid.rows.index(row, last) for row in range(grid.rows.rowCount()))
    cell = next(one for one in cells if one.data() != "0")
    grid.table.setCurrentIndex(cell)
    assert grid.sources.count() == int(cell.data())
    grid.table.selectAll()
    press(grid.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text().startswith("Célcsoport\t")
    together.leaves.setCurrentWidget(together.papers)
    together.papers.make("routes", "docx", tmp_path / "utak.docx")
    qtbot.waitUntil(lambda: "utak.docx" in together.papers.told.text(), timeout=SLOW)
    said = "\n".join(one.text for one in Document(str(tmp_path / "utak.docx")).paragraphs)
    assert villages.places(1)[0].name in said


def test_what_was_looked_at_before_the_stick_came_knows_of_it_after(
    qtbot: QtBot, empty: MainWindow, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "user_profile", lambda: tmp_path / "profile")
    for step in ("desk", "held_search", "together"):
        empty.session.go(step)
    taking = page(empty, "holdings", HoldingsPage)
    taking.take_files([stick])
    qtbot.waitUntil(lambda: taking.list.rows.rowCount() == 3, timeout=SLOW)
    desk = page(empty, "desk", DeskPage)
    qtbot.waitUntil(desk.buttons["gather"].isVisible, timeout=SLOW)
    desk.gather.trigger()
    assert desk.model.rowCount() == 3
    assert desk.open.isEnabled()
    assert not desk.buttons["gather"].isVisible()
    search = page(empty, "held_search", HeldSearchPage)
    qtbot.waitUntil(lambda: search.list.rows.rowCount() > 0, timeout=SLOW)
    together = page(empty, "together", TogetherPage)
    qtbot.waitUntil(lambda: together.view is not None and len(together.view.members) == 3, timeout=SLOW)
    empty.resize(1366, 740)
    QApplication.processEvents()
    seen = together.leaves.visibleRegion().boundingRect()
    assert seen.height() == together.leaves.height()  # the page needs no scrolling of its own


def _all(search: HeldSearchPage) -> str:
    return "\n".join(str(search.list.rows.index(row, 4).data()) for row in range(search.list.rows.rowCount()))


def _is_measure(search: HeldSearchPage) -> bool:
    cell = search.list.rows.cell(search.list.table.currentIndex().row(), 0)
    return cell is not None and bool(cell.named[0].measure)
