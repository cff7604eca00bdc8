"""Asking an institution: a request, its letter and form, the answer, and who still owes what."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from answer_forms import fill
from hep_desktop.domain.requests import DataRequest
from hep_desktop.domain.situation import FactKey, LetterOrigin
from hep_desktop.ui.fields import CheckList
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.importing import ImportPage
from hep_desktop.ui.pages.requests import RequestsPage
from qt import clipped, nameless, type_here

SLOW = 60_000


def page_of(window: MainWindow) -> RequestsPage:
    window.actions_["requests"].trigger()
    page = window.navigator.page
    assert isinstance(page, RequestsPage)
    return page


def request_of(window: MainWindow) -> DataRequest:
    return next(iter(window.session.programme.requests.values()))


def test_what_was_asked_comes_back(qtbot: QtBot, draft: MainWindow, tmp_path: Path) -> None:
    page = page_of(draft)
    assert "Még nem kért adatot" in page.right.words.text()
    page.add.trigger()
    type_here("Mintai Óvoda")
    tables = page.form.fields["tables"]
    assert isinstance(tables, CheckList)
    tables.put(("t5",))
    page.leave()
    assert request_of(draft).recipient == "Mintai Óvoda"
    assert request_of(draft).tables == ("t5",)
    assert clipped(page) == []
    assert nameless(page) == []
    folder = tmp_path / "levelek"
    page.make_into(folder)
    qtbot.waitUntil(lambda: page.job is None, timeout=SLOW)
    assert request_of(draft).asked == draft.session.today()
    form = next(folder.glob("*.xlsx"))
    answer = fill(form.read_bytes(), tmp_path / "válasz.xlsx", {("births", "2024"): 7}, {"number": "O/1"})
    draft.session.go("import")
    loading = draft.navigator.page
    assert isinstance(loading, ImportPage)
    loading.take_files([answer])
    qtbot.waitUntil(lambda: loading.step != "reading", timeout=SLOW)
    assert loading.step == "preview"
    loading.preview.take.click()
    fact = draft.session.programme.facts[FactKey("births", "2024")]
    assert fact.origin == LetterOrigin("Mintai Óvoda", "O/1", draft.session.today())
    page = page_of(draft)
    assert "részben megjött: 1 / " in str(page.list.currentIndex().data())
    draft.actions_["undo"].trigger()
    assert request_of(draft).received is None
    assert FactKey("births", "2024") not in draft.session.programme.facts


def test_a_request_is_removed_and_brought_back(draft: MainWindow) -> None:
    page = page_of(draft)
    page.add.trigger()
    page.close_.trigger()
    assert request_of(draft).closed
    page.remove.trigger()
    assert not draft.session.programme.requests
    draft.actions_["undo"].trigger()
    assert request_of(draft).closed


def test_a_row_far_down_is_ticked_by_the_first_click(draft: MainWindow) -> None:
    page = page_of(draft)
    page.add.trigger()
    tables = page.form.fields["tables"]
    assert isinstance(tables, CheckList)
    wanted = next(tables.item(row) for row in range(tables.count()) if "3.6.4" in tables.item(row).text())
    tables.scrollToItem(wanted)
    where = tables.visualItemRect(wanted).center()
    QTest.mouseClick(tables.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(10, where.y()))
    assert tables.value() == ("t3_6_4",)
    assert "lista" in wanted.text()
