"""Loading data: recognised, previewed, taken over as one step; nothing before, nothing twice, nothing by force."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hep_desktop.domain.progress import Progress
from hep_desktop.domain.settlement import Settlement
from hep_desktop.domain.situation import FactKey
from hep_desktop.domain.values import Number
from hep_desktop.export.example_sources import RegisteredPopulation, write_gazetteer, write_registered_population
from hep_desktop.services import importing
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.importing import ImportPage
from hep_desktop.ui.session import Session
from qt import CONTROL, MINTAFALU, SHIFT, begin, press_here, window_on

ABA = Settlement("", "17376", "Aba", "Fejér", "Székesfehérvári", "város", 4500)
SLOW = 60_000  # a child process on a loaded machine


@pytest.fixture
def gazetteer(tmp_path: Path) -> Path:
    file = tmp_path / "hnt_letoltes_2026.xlsx"
    write_gazetteer(file, [MINTAFALU, ABA], 2026)
    return file


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    file = tmp_path / "nyilvantartas_2025.csv"
    write_registered_population(
        file, [RegisteredPopulation(MINTAFALU, 393, 432), RegisteredPopulation(ABA, 2200, 2300)]
    )
    return file


def page_of(window: MainWindow) -> ImportPage:
    press_here(Qt.Key.Key_O, CONTROL | SHIFT)
    page = window.navigator.page
    assert isinstance(page, ImportPage)
    return page


def load(qtbot: QtBot, page: ImportPage, *files: Path) -> None:
    page.take_files(files)
    qtbot.waitUntil(lambda: page.step != "reading", timeout=SLOW)


def take(qtbot: QtBot, page: ImportPage) -> None:
    """Take over; the list of settlements is written aside."""
    page.preview.take.click()
    qtbot.waitUntil(lambda: page.step == "done", timeout=SLOW)


def column(page: ImportPage, name: str) -> list[str]:
    model = page.preview.model
    headings = [str(model.headerData(at, Qt.Orientation.Horizontal)) for at in range(model.columnCount())]
    at = headings.index(name)
    return [str(model.index(row, at).data()) for row in range(model.rowCount())]


def population(window: MainWindow, year: str = "2025") -> Number | None:
    fact = window.session.programme.facts.get(FactKey("pop_res", year))
    return fact.value if fact is not None and isinstance(fact.value, Number) else None


def test_a_file_is_previewed_and_taken_over_as_one_step(qtbot: QtBot, draft: MainWindow, gazetteer: Path) -> None:
    page = page_of(draft)
    load(qtbot, page, gazetteer)
    assert page.step == "preview"
    assert column(page, "Település") == ["Mintafalu"]
    assert column(page, "Új érték") == ["812"]
    assert column(page, "Helye a fájlban")[0].startswith("Helységek")
    assert population(draft) is None, "nothing before Átvétel"
    assert draft.session.editing.workspace.gazetteer_size() == 0
    take(qtbot, page)
    assert page.step == "done"
    assert str(population(draft)) == "Number(amount=Decimal('812'))"
    assert draft.session.editing.workspace.gazetteer_size() == 2
    assert "Átvett adatok: 1" in page.done.result.text()
    press_here(Qt.Key.Key_Z, CONTROL)
    assert population(draft) is None


def test_the_same_file_again_says_nothing_new(qtbot: QtBot, draft: MainWindow, gazetteer: Path) -> None:
    page = page_of(draft)
    load(qtbot, page, gazetteer)
    take(qtbot, page)
    load(qtbot, page, gazetteer)
    assert page.step == "done"
    assert "nincs új adat" in page.done.result.text()


def test_what_was_typed_is_never_overwritten_unasked(qtbot: QtBot, draft: MainWindow, gazetteer: Path) -> None:
    page = page_of(draft)
    load(qtbot, page, gazetteer)
    take(qtbot, page)
    write_gazetteer(gazetteer, [replace(MINTAFALU, population=799), ABA], 2026)
    load(qtbot, page, gazetteer)
    assert column(page, "Mostani érték") == ["812"]
    assert column(page, "Új érték") == ["799"]
    assert column(page, "Megjegyzés")[0].startswith("▲ Más érték áll itt.")
    assert not page.preview.take.isEnabled()
    page.preview.table.setFocus()
    press_here(Qt.Key.Key_Space)
    assert page.preview.take.text() == "Átvétel (1 adat)"
    take(qtbot, page)
    assert str(population(draft)) == "Number(amount=Decimal('799'))"


def test_all_drafts_of_the_office_are_filled_at_once(
    qtbot: QtBot, session: Session, tmp_path: Path, registry: Path
) -> None:
    first, second = begin(session), begin(session, ABA)
    with window_on(session, tmp_path) as window:
        page = page_of(window)
        load(qtbot, page, registry)
        assert set(column(page, "Település")) == {"Mintafalu", "Aba"}
        page.preview.take.click()
        for programme in (first, second):
            assert FactKey("pop_perm_f", "2025") in session.office.programmes[programme].facts
        assert page.done.back_button.isVisible()
        page.done.back_button.click()
        assert window.navigator.where.step == "start"


def test_esc_leaves_the_preview_and_writes_nothing(qtbot: QtBot, draft: MainWindow, gazetteer: Path) -> None:
    page = page_of(draft)
    load(qtbot, page, gazetteer)
    press_here(Qt.Key.Key_Escape)
    assert page.step == "file"
    assert population(draft) is None
    assert draft.session.editing.workspace.gazetteer_size() == 0


def test_several_files_come_one_after_the_other(
    qtbot: QtBot, draft: MainWindow, gazetteer: Path, registry: Path
) -> None:
    page = page_of(draft)
    load(qtbot, page, gazetteer, registry)
    page.preview.take.click()
    assert page.step == "reading"
    qtbot.waitUntil(lambda: page.step == "preview", timeout=SLOW)
    assert "nyilvantartas" in page.preview._source.text()


@pytest.mark.parametrize(
    ("name", "content"),
    [("rossz.xlsx", b"nem munkafuzet"), ("ismeretlen.csv", "Név;Kor\nŐri Ödön;61\n".encode()), ("nincs.csv", None)],
)
def test_what_cannot_be_read_is_told_in_three_sentences(
    qtbot: QtBot, draft: MainWindow, tmp_path: Path, name: str, content: bytes | None
) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    page = page_of(draft)
    load(qtbot, page, file)
    assert page.step == "file"
    assert page.file.problem.isVisible()
    assert page.file.problem.text().count("\n") == 2
    assert page.file.problem.text().startswith("✖")
    assert page.file.open_button.hasFocus()


def test_no_word_of_the_preview_is_cut(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    long = replace(ABA, name="Jászfelsőszentgyörgyegyházapuszta")
    begin(session, long)
    file = tmp_path / "hnt_letoltes_2026.xlsx"
    write_gazetteer(file, [long], 2026)
    with window_on(session, tmp_path) as window:
        page = page_of(window)
        load(qtbot, page, file)
        table = page.preview.table
        for name in ("Település", "Helye a fájlban"):
            at = [str(page.preview.model.headerData(n, Qt.Orientation.Horizontal)) for n in range(8)].index(name)
            widest = max(table.fontMetrics().horizontalAdvance(word) for word in column(page, name)[0].split())
            assert table.columnWidth(at) > widest


def test_the_page_says_when_what_was_taken_over_is_undone(qtbot: QtBot, draft: MainWindow, gazetteer: Path) -> None:
    page = page_of(draft)
    load(qtbot, page, gazetteer)
    take(qtbot, page)
    press_here(Qt.Key.Key_Z, CONTROL)
    assert page.done.result.text().startswith("▲ Az átvételt visszavonta")
    press_here(Qt.Key.Key_Y, CONTROL)
    assert "✓ Átvett adatok: 1 (hnt_letoltes_2026.xlsx)" in page.done.result.text()


def test_a_bad_file_among_several_does_not_stop_the_others(
    qtbot: QtBot, draft: MainWindow, tmp_path: Path, gazetteer: Path, registry: Path
) -> None:
    bad = tmp_path / "rossz.xlsx"
    bad.write_bytes(b"nem munkafuzet")
    page = page_of(draft)
    load(qtbot, page, gazetteer, bad, registry)
    page.preview.take.click()
    qtbot.waitUntil(lambda: page.step == "preview", timeout=SLOW)
    assert "2025" in column(page, "Időszak vagy sor")
    page.preview.take.click()
    assert page.step == "done"
    told = page.done.result.text()
    assert "Átvett adatok: 1 (hnt_letoltes_2026.xlsx)" in told
    assert "✖ Nem került be: rossz.xlsx." in told
    assert "(nyilvantartas_2025.csv)" in told


def test_leaving_one_of_several_files_out_goes_on_with_the_next(
    qtbot: QtBot, draft: MainWindow, gazetteer: Path, registry: Path
) -> None:
    page = page_of(draft)
    load(qtbot, page, gazetteer, registry)
    assert page.preview.refuse.text() == "Ezt kihagyom"
    page.preview.refuse.click()
    qtbot.waitUntil(lambda: page.step == "preview", timeout=SLOW)
    assert page.preview.refuse.text() == "Ezt kihagyom"  # leaving the last one out keeps what became of the others
    page.preview.take.click()
    assert "▲ Kihagyta: hnt_letoltes_2026.xlsx." in page.done.result.text()
    assert "(nyilvantartas_2025.csv)" in page.done.result.text()
    assert draft.session.editing.workspace.gazetteer_size() == 0


def test_reading_can_be_stopped(
    qtbot: QtBot, draft: MainWindow, gazetteer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, never = Event(), Event()

    def slow(_path: Path, _editing: object, *, progress: Progress) -> None:
        while True:
            progress.step(0, 0, "importing.progress.reading")
            begun.set()
            never.wait(0.01)  # as a child does: word now and then, not a flood

    monkeypatch.setattr(importing, "look", slow)
    page = page_of(draft)
    page.take_files([gazetteer])
    assert begun.wait(10)
    press_here(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.step == "file", timeout=SLOW)
    assert not page.file.problem.isVisible()


@pytest.fixture
def drop(qapp: QApplication) -> Callable[[MainWindow, Path], None]:
    def dropped(window: MainWindow, file: Path) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file))])
        actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        at, none = QPoint(200, 200), Qt.KeyboardModifier.NoModifier
        entered = QDragEnterEvent(at, actions, data, buttons, none)
        qapp.sendEvent(window, entered)
        assert entered.isAccepted()
        qapp.sendEvent(window, QDropEvent(at.toPointF(), actions, data, buttons, none))

    return dropped


def test_a_file_is_dropped_anywhere_on_the_window(
    qtbot: QtBot, draft: MainWindow, gazetteer: Path, drop: Callable[[MainWindow, Path], None]
) -> None:
    draft.session.go("plan")
    drop(draft, gazetteer)
    qtbot.waitUntil(lambda: isinstance(draft.navigator.page, ImportPage))
    page = draft.navigator.page
    assert isinstance(page, ImportPage)
    qtbot.waitUntil(lambda: page.step == "preview", timeout=SLOW)


def test_a_list_of_settlements_needs_no_draft(qtbot: QtBot, empty: MainWindow, gazetteer: Path) -> None:
    page = page_of(empty)
    load(qtbot, page, gazetteer)
    assert page.preview.takes_list()
    assert not page.preview.table.isVisible()
    take(qtbot, page)
    assert "A települések listája betöltve: 2 település." in page.done.result.text()
    assert empty.session.editing.workspace.gazetteer_size() == 2
