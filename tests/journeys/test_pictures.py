"""A picture in a chapter: put in, described, taken back, on paper, in Word and in the package."""

import zipfile
from pathlib import Path

import pikepdf
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from hep_desktop.domain.situation import Block, Picture
from hep_desktop.export.verdict import State
from hep_desktop.services import exporting, reporting
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.chapter import ChapterPage
from picture_files import drawing, huge, photo
from qt import CONTROL, clipped, nameless, press, press_here, type_here

NODE = "he.3.1"


def page_of(window: MainWindow) -> ChapterPage:
    window.session.go("situation", NODE)
    page = window.navigator.page
    assert isinstance(page, ChapterPage)
    return page


def pictures(window: MainWindow) -> list[Picture]:
    return list(window.session.programme.text(NODE).pictures())


def put_in(window: MainWindow, qtbot: QtBot, content: bytes) -> ChapterPage:
    page = page_of(window)
    page.text_panel.pictures.take(content)
    qtbot.waitUntil(lambda: bool(pictures(window)), timeout=30_000)
    return page


def test_a_picture_is_put_in_and_described_and_undo_takes_it_out(draft: MainWindow, qtbot: QtBot) -> None:
    page = page_of(draft)
    type_here("Itt az udvar.")
    put_in(draft, qtbot, photo(400, 300))
    strip = page.text_panel.pictures
    assert strip.isVisible()
    qtbot.waitUntil(lambda: clipped(draft) == [])
    assert nameless(draft) == []
    tips = [one.code for one in draft.session.checking.findings(draft.session.programme_id)]
    assert "text.picture_words" in tips
    assert strip.caption.hasFocus()
    type_here("Az udvar")
    strip.alt.setFocus()
    type_here("Hinták a fák alatt")
    page.leave()
    first, picture = draft.session.programme.text(NODE).blocks
    assert isinstance(first, Block)
    assert isinstance(picture, Picture)
    assert (picture.caption, picture.alt) == ("Az udvar", "Hinták a fák alatt")
    assert (picture.width, picture.height) == (400, 300)
    tips = [one.code for one in draft.session.checking.findings(draft.session.programme_id)]
    assert "text.picture_words" not in tips
    while pictures(draft):
        draft.commands.undo()
    assert draft.session.programme.text(NODE).plain == "Itt az udvar."
    draft.commands.redo()
    assert pictures(draft)
    assert page.text_panel.edit.value() == draft.session.programme.text(NODE)


def test_a_copied_picture_and_a_copied_file_are_pasted(draft: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = page_of(draft)
    edit = page.text_panel.edit
    QGuiApplication.clipboard().setImage(QImage.fromData(drawing()))
    press(edit, Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: len(pictures(draft)) == 1, timeout=30_000)
    path = tmp_path / "udvar.JPG"
    path.write_bytes(photo(200, 100))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    QGuiApplication.clipboard().setMimeData(data)
    edit.setFocus()
    press(edit, Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: len(pictures(draft)) == 2, timeout=30_000)
    assert page.take_files([tmp_path / "list.xlsx"]) is False


def test_a_hostile_picture_is_refused_and_nothing_is_kept(draft: MainWindow, qtbot: QtBot) -> None:
    page = page_of(draft)
    page.text_panel.pictures.take(huge())
    qtbot.waitUntil(lambda: "túl nagy" in draft.notice.words(), timeout=30_000)
    page.text_panel.pictures.take(photo(400, 300)[:-2000])
    qtbot.waitUntil(lambda: "sérült" in draft.notice.words(), timeout=30_000)
    assert pictures(draft) == []
    assert not draft.session.editing.workspace.attachments.folder.exists()


def test_a_picture_is_printed_with_its_alternative_and_goes_into_word_and_package(
    draft: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = put_in(draft, qtbot, photo(600, 400))
    type_here("Az udvar")
    page.text_panel.pictures.alt.setFocus()
    type_here("Hinták a fák alatt")
    press_here(Qt.Key.Key_Tab)
    page.leave()
    editing, programme = draft.session.editing, draft.session.programme_id
    pdf = reporting.build(editing, "hep", "pdf", tmp_path / "a.pdf", programme=programme)
    with pikepdf.open(pdf) as opened:
        alts = [str(one.Alt) for one in opened.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
        images = [one for one in opened.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]
    assert "Hinták a fák alatt" in alts
    assert [(int(one.Width), int(one.Height)) for one in images] == [(600, 400)]
    word = reporting.build(editing, "hep", "docx", tmp_path / "a.docx", programme=programme)
    with zipfile.ZipFile(word) as opened:
        assert "Hinták a fák alatt" in opened.read("word/document.xml").decode()
        assert [name for name in opened.namelist() if name.startswith("word/media/")]
    picture = pictures(draft)[0]
    source, *_ = exporting._snapshot(editing, programme)
    assert list(source.attachments) == [f"{picture.sha256}.jpg"]
    done = exporting.export(editing, programme, tmp_path / "out", exporting.Unsigned(), allow_errors=True)
    assert exporting.verify(done.package).state is State.UNSIGNED
    (editing.workspace.attachments.folder / picture.sha256).unlink()
    paper = reporting.compose(editing, "hep", programme=programme)
    assert "hiányzik: Az udvar" in str(paper.blocks)
