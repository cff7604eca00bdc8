"""An unknown table, shown by who never did it: three pages, the preview, and the next file without a question."""

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

import source_files as made
from hep_desktop.domain.situation import FactKey
from hep_desktop.domain.values import Number
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.importing import ImportPage
from hep_desktop.ui.wizard.kept_dialog import KeptDialog
from hep_desktop.ui.wizard.wizard import ImportWizard
from qt import CONTROL, SHIFT, press_here

SLOW = 60_000  # a child process on a loaded machine


@pytest.fixture
def file(tmp_path: Path) -> Path:
    rows = [["Kimutatás"], ["Település", "2024 gyermekek", "2025 gyermekek"], ["Mintafalu", 41.0, "kb. 39"]]
    return made.workbook(tmp_path / "ovoda.xlsx", {"Munka1": rows, "Másik": [["x"]]})


def load(qtbot: QtBot, window: MainWindow, file: Path) -> ImportPage:
    press_here(Qt.Key.Key_O, CONTROL | SHIFT)
    page = window.navigator.page
    assert isinstance(page, ImportPage)
    page.take_files([file])
    qtbot.waitUntil(lambda: page.step != "reading", timeout=SLOW)
    return page


def choose(wizard: ImportWizard, row: int, words: str) -> None:
    """As with the keyboard: a column, words to search by, the first of what is left."""
    wizard.columns.table.selectRow(row)
    wizard.columns.search.setText(words)
    items = [wizard.columns.list.item(at) for at in range(wizard.columns.list.count())]
    item = next(one for one in items if not one.isHidden())
    wizard.columns.list.setCurrentItem(item)
    wizard.columns.list.itemActivated.emit(item)


def through(qtbot: QtBot, page: ImportPage) -> None:
    wizard = page.wizard
    press_here(Qt.Key.Key_Return)  # points at the row of headings that is marked already
    wizard.next.click()
    assert not wizard.next.isEnabled()
    choose(wizard, 1, "ovodaba beirt")
    assert [one.becomes for one in wizard.columns.model.columns] == ["", "2024: 41", ""]
    assert wizard.next.isEnabled()
    wizard.next.click()
    assert len(wizard.slips.model.slips) == 1
    wizard.slips.model.setData(wizard.slips.model.index(0, 1), "39")
    assert wizard.slips.table.isHidden()
    wizard.slips.source.setText("Óvoda")
    wizard.slips.source.textEdited.emit("Óvoda")
    wizard.next.click()
    qtbot.waitUntil(lambda: page.step == "preview", timeout=SLOW)


def test_shown_once_and_never_asked_again(qtbot: QtBot, draft: MainWindow, file: Path, tmp_path: Path) -> None:
    page = load(qtbot, draft, file)
    assert page.step == "showing"
    through(qtbot, page)
    page.preview.take.click()
    facts = page.session.programme.facts
    assert {key: fact.value for key, fact in facts.items()} == {
        FactKey("kg_enrolled", "2024"): Number(Decimal(41)),
        FactKey("kg_enrolled", "2025"): Number(Decimal(39)),
    }
    rows = [["Kimutatás"], ["Település", "2025 gyermekek", "2026 gyermekek"], ["Mintafalu", 39.0, 44.0]]
    page = load(qtbot, draft, made.workbook(tmp_path / "jövőre.xlsx", {"Munka1": rows}))
    assert page.step == "preview"
    assert [row.key.period for row in page.preview.model.chosen()] == ["2026"]


def test_cancelling_half_way_changes_nothing(qtbot: QtBot, draft: MainWindow, file: Path) -> None:
    before = draft.session.office
    page = load(qtbot, draft, file)
    page.wizard.next.click()
    page.wizard.back.click()
    assert page.wizard.page == 0
    page.wizard.cancel.click()
    assert (page.step, draft.session.office) == ("file", before)


def test_what_is_remembered_can_be_seen_forgotten_and_shared(
    qtbot: QtBot, draft: MainWindow, file: Path, tmp_path: Path
) -> None:
    page = load(qtbot, draft, file)
    through(qtbot, page)
    page.preview.take.click()
    dialog = KeptDialog(page.session)
    qtbot.addWidget(dialog)
    assert dialog.list.count() == 1
    assert "ovoda" in dialog.list.item(0).text()
    dialog.save_to(tmp_path / "t.json")
    dialog.forget.click()
    assert dialog.list.count() == 0
    assert not dialog.forget.isEnabled()
    dialog.load_from(tmp_path / "t.json")
    assert len(page.session.office.layouts) == 1
