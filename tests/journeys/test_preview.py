"""Papers inside the program: leafed through, brought up to date, saved, printed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from hep_desktop.domain.commands import ChangeMeeting
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.preview import PreviewPage
from hep_desktop.ui.pages.ready import ReadyPage
from hep_desktop.ui.printing import Printing
from qt import ALT, CONTROL, press_here

SLOW = 120_000  # papers on a loaded machine
LIGHT = 128  # what is paler is paper


@pytest.fixture
def preview(qtbot: QtBot, example: MainWindow) -> Iterator[PreviewPage]:
    (meeting,) = example.session.office.meetings
    example.session.go("preview", f"minutes/{meeting}")
    page = example.navigator.page
    assert isinstance(page, PreviewPage)
    qtbot.waitUntil(lambda: page.paper.pages > 0, timeout=SLOW)
    page.start_focus()
    yield page
    page.leave()


def test_the_paper_is_leafed_through(preview: PreviewPage) -> None:
    navigator = preview.paper.view.pageNavigator()
    assert preview.paper._where.text() == f"1. oldal / {preview.paper.pages}"
    press_here(Qt.Key.Key_PageDown, ALT)
    assert navigator.currentPage() == 1
    press_here(Qt.Key.Key_PageUp, ALT)
    assert navigator.currentPage() == 0
    before = preview.paper.view.zoomMode()
    press_here(Qt.Key.Key_Plus, CONTROL)
    assert preview.paper.view.zoomMode() is not before
    press_here(Qt.Key.Key_0, CONTROL)
    assert preview.paper.view.zoomMode() is before


def test_what_changes_stands_on_the_paper(qtbot: QtBot, example: MainWindow, preview: PreviewPage) -> None:
    (meeting,) = example.session.office.meetings
    example.session.do(ChangeMeeting(meeting, {"place": "Őrzött híd"}))
    qtbot.waitUntil(lambda: preview._job is None, timeout=SLOW)
    pages = preview.paper.document
    assert any("Őrzött híd" in pages.getAllText(at).text() for at in range(pages.pageCount()))


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_the_paper_is_saved(
    qtbot: QtBot, preview: PreviewPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    target = tmp_path / f"terv.{form}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(tmp_path / "terv"), ""))
    (preview.save_pdf if form == "pdf" else preview.save_docx).trigger()
    qtbot.waitUntil(target.exists, timeout=SLOW)
    qtbot.waitUntil(lambda: preview._job is None)
    if form == "pdf":
        document = QPdfDocument(preview)
        document.load(str(target))
        assert document.pageCount() == preview.paper.pages


def test_leaving_stops_the_making(qtbot: QtBot, example: MainWindow) -> None:
    example.session.go("preview", "hep")
    page = example.navigator.page
    assert isinstance(page, PreviewPage)
    example.session.go("plan")
    assert page._job is None
    example.session.go("preview", "action-plan")
    qtbot.waitUntil(lambda: page.paper.pages > 0, timeout=SLOW)
    assert page.papers.currentText() == "Intézkedési terv"


def test_a_paper_is_looked_at_from_the_list(qtbot: QtBot, example: MainWindow) -> None:
    example.session.go("ready")
    page = example.navigator.page
    assert isinstance(page, ReadyPage)
    page.contents.asked.emit("action-plan", "")
    shown = example.navigator.page
    assert isinstance(shown, PreviewPage)
    qtbot.waitUntil(lambda: shown.paper.pages > 0, timeout=SLOW)
    shown.back.trigger()
    assert example.navigator.page is page


def test_the_paper_is_printed_page_by_page(qtbot: QtBot, example: MainWindow, tmp_path: Path) -> None:
    example.session.go("preview", "action-plan")
    page = example.navigator.page
    assert isinstance(page, PreviewPage)
    qtbot.waitUntil(lambda: page.paper.pages > 0, timeout=SLOW)
    printing = Printing(page.paper.content, "Intézkedési terv, 2026. november 18.", page)
    assert printing.printer.docName() == "Intézkedési terv, 2026. november 18"
    target = tmp_path / "nyomtatas.pdf"
    printing.printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printing.printer.setOutputFileName(str(target))
    printing.ask()
    with qtbot.waitSignal(printing.told, timeout=SLOW) as told:
        printing.dialog.accepted.emit(printing.printer)  # its own button would print into the user's folder
    printed = QPdfDocument(page)
    printed.load(str(target))
    assert printed.pageCount() == page.paper.pages
    sheet = printed.render(0, QSize(300, 400))
    shades = [sheet.pixelColor(x, y) for x in range(300) for y in range(400)]
    dark = sum(one.alpha() > LIGHT > one.lightness() for one in shades)
    assert 0 < dark < len(shades) / 4  # letters on white
    assert told.args == [f"Kész, a nyomtatás ebbe a fájlba került: {target}"]


def test_printing_can_be_stopped_and_needs_no_page_on_the_screen(
    qtbot: QtBot, example: MainWindow, tmp_path: Path
) -> None:
    example.session.go("preview", "proposal")
    page = example.navigator.page
    assert isinstance(page, PreviewPage)
    qtbot.waitUntil(lambda: page.paper.pages > 0, timeout=SLOW)
    printing = Printing(page.paper.content, "Előterjesztés", page)
    printing.printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printing.printer.setOutputFileName(str(tmp_path / "nyomtatas.pdf"))
    page.paper.document.close()
    printing._begin()
    printing._page()
    assert printing._progress is not None
    with qtbot.waitSignal(printing.told) as told:
        printing._progress.canceled.emit()
    assert told.args is not None
    assert told.args[0].startswith("A nyomtatás megszakadt: Előterjesztés.")


class Vanishing(QPrinter):
    """A printer that is gone after its first page."""

    def newPage(self) -> bool:  # noqa: N802 – Qt's name
        """No page more."""
        return False


class Unplugged(QPrinter):
    """A printer that takes all pages, but whose queue is no longer there for them."""

    def outputFileName(self) -> str:  # noqa: N802 – Qt's name
        """It does not print into a file."""
        return ""


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_is_gone_is_told_and_the_paper_stays(qtbot: QtBot, example: MainWindow, tmp_path: Path) -> None:
    example.session.go("preview", "proposal")
    page = example.navigator.page
    assert isinstance(page, PreviewPage)
    qtbot.waitUntil(lambda: page.paper.pages > 0, timeout=SLOW)
    lost = {"nincs/before.pdf": QPrinter, "half-way.pdf": Vanishing, "after.pdf": Unplugged}
    for name, printer in lost.items():
        printing = Printing(page.paper.content, "Előterjesztés", page)
        printing.printer = printer()
        printing.failed.connect(page._not_printed)
        printing.printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printing.printer.setOutputFileName(str(tmp_path / name))
        with qtbot.waitSignal(example.session.bus.refused) as told:
            printing._begin()
        assert told.args is not None, name
        assert told.args[0].code == "print.failed"
    assert page.paper.pages > 1
    assert page.print.isEnabled()
