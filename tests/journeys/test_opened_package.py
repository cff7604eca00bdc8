"""A package opened in the window: its papers, what has changed since, and the copy that was sent."""

import io
from pathlib import Path

import pikepdf
from pytestqt.qtbot import QtBot

from hep_desktop.domain.commands import ChangeMeasure
from hep_desktop.export import package as packing
from hep_desktop.services.publishing import as_published
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.package import PackagePage
from hep_desktop.ui.pages.sendings import SendingsPage

SLOW = 60_000  # a child process on a loaded machine


def test_what_changed_since_the_package_is_seen_and_taken_back(
    qtbot: QtBot, example: MainWindow, tmp_path: Path
) -> None:
    session = example.session
    key = session.programme_id
    source = packing.Source(as_published(session.editing, key), key, session.edition, {"hep.pdf": _paper()})
    path = tmp_path / "mintafalu.asice"
    path.write_bytes(packing.build(packing.entries(source), ()))
    measure = session.programme.measures_in("WO")[0]
    session.do(ChangeMeasure(key, measure.id, {"responsible": "valaki más"}))
    session.go("package", str(path))
    page = example.navigator.page
    assert isinstance(page, PackagePage)
    qtbot.waitUntil(lambda: page.paper.pages == 1, timeout=SLOW)
    assert "csomagtól: 1." in page.panel.words.text()
    page.leaves.setCurrentIndex(1)
    page.panel.all.click()
    page.panel.button.click()
    assert session.programme.measures[measure.id] == measure
    assert page.panel.words.text().startswith("✓")


def _paper() -> bytes:
    written, paper = io.BytesIO(), pikepdf.new()
    paper.add_blank_page()
    paper.save(written)
    return written.getvalue()


def test_a_package_is_noted_as_sent_and_its_copy_opened(qtbot: QtBot, example: MainWindow, tmp_path: Path) -> None:
    session = example.session
    source = packing.Source(as_published(session.editing, session.programme_id), session.programme_id, session.edition)
    path = tmp_path / "mintafalu.asice"
    path.write_bytes(packing.build(packing.entries(source), ()))
    session.go("sendings")
    page = example.navigator.page
    assert isinstance(page, SendingsPage)
    page.where.setText("Országos rendszer")
    page.take(path)
    qtbot.waitUntil(lambda: page.list.count() == 1, timeout=SLOW)
    path.unlink()
    page.number.setText("HEP-1234")
    page.note.click()
    assert "HEP-1234" in page.words.text()
    page.open.click()
    opened = example.navigator.page
    assert isinstance(opened, PackagePage)
    qtbot.waitUntil(lambda: opened.panel.words.text().startswith("✓"), timeout=SLOW)
