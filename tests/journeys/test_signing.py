"""Who signs, in the window: nobody need choose; who wants to, finds key file, card and more signatures folded away."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

import signed_sample
from hep_desktop.services import enveloping, keys
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.keys import KeysPage
from hep_desktop.ui.pages.ready import ReadyPage
from hep_desktop.ui.pages.verify import VerifyPage
from qt import press_here, type_here

SLOW = 120_000  # a child process on a loaded machine


def test_the_plain_way_asks_for_no_key_and_a_key_file_asks_its_password(
    qtbot: QtBot, example: MainWindow, tmp_path: Path
) -> None:
    example.session.go("ready")
    page = example.navigator.page
    assert isinstance(page, ReadyPage)
    page.target.choose(tmp_path)
    assert not page.advanced.open
    page.advanced.set_open(True)
    page.signer.kind.setCurrentIndex(page.signer.kind.findData("file"))
    fields = page.signer.file
    fields.path.setText(str(tmp_path / "nincs.p12"))
    fields.password.setFocus()
    type_here("őrizd meg")
    page.make_button.click()
    qtbot.waitUntil(page.problem.isVisible, timeout=SLOW)
    assert "nincs.p12" in page.problem.text()
    assert not fields.password.text()


def test_one_more_signature_on_a_package_that_was_checked(qtbot: QtBot, example: MainWindow, tmp_path: Path) -> None:
    package = tmp_path / "mintafalu.asice"
    package.write_bytes(signed_sample.make(tmp_path / "profile").raw)
    example.commands.take_files([package])
    page = example.navigator.page
    assert isinstance(page, VerifyPage)
    qtbot.waitUntil(lambda: bool(page.words.text()), timeout=SLOW)
    page.more.add.click()
    qtbot.waitUntil(lambda: "2. aláírás" in page.words.text(), timeout=SLOW)
    assert page.more.words.text().startswith("✓")


def test_a_password_on_the_own_key_is_asked_when_files_are_made(
    qtbot: QtBot, example: MainWindow, tmp_path: Path
) -> None:
    session = example.session
    session.go("keys")
    page = example.navigator.page
    assert isinstance(page, KeysPage)
    assert "ujjlenyomata: " in page.own.text()
    page.new.setFocus()
    type_here("őrizd meg")
    page.lock.click()
    assert page.told.text().startswith("✖ A két jelszó nem egyezik")
    for field in (page.new, page.again):
        field.setFocus()
        type_here("őrizd meg")
    page.lock.click()
    assert page.told.text().startswith("✓")
    assert page.old.isVisible()
    keys.save_certificate(keys.own_key(session.clock()), tmp_path / "gep.cer")
    page.take(tmp_path / "gep.cer")
    assert page.list.count() == 1
    sheet = keys.save_sheet(keys.own_key(session.clock()), tmp_path / "lap.pdf", session.clock())
    assert sheet.read_bytes().startswith(b"%PDF")
    session.go("ready")
    ready = example.navigator.page
    assert isinstance(ready, ReadyPage)
    ready.target.choose(tmp_path)
    ready.make_button.click()
    qtbot.waitUntil(ready.problem.isVisible, timeout=SLOW)
    assert "jelszót állítottak be" in ready.problem.text()
    ready.advanced.set_open(True)
    assert ready.signer.device.password.isVisible()


def test_an_encrypted_copy_asks_the_password_of_the_own_key(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    package = tmp_path / "mintafalu.asice"
    package.write_bytes(signed_sample.make(tmp_path / "profile").raw)
    now = empty.session.clock()
    keys.save_certificate(keys.own_key(now), tmp_path / "cimzett.cer")
    sealed = enveloping.seal(package, tmp_path / "cimzett.cer", now)
    keys.set_password(now, "", "őrizd meg")
    empty.commands.take_files([sealed])
    page = empty.navigator.page
    assert isinstance(page, VerifyPage)
    qtbot.waitUntil(page.password.hasFocus, timeout=SLOW)
    assert page.words.text().startswith("✖ A titkosított másolat zárva van")
    type_here("őrizd meg")
    press_here(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.words.text().startswith("✓"), timeout=SLOW)
    assert not page.password.isVisible()
    assert not page.password.text()
