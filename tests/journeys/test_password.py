"""A password is put on the store, asked at the start, told when wrong, and taken off again."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from builders import text
from hep_desktop.app import Program
from hep_desktop.domain.commands import SetText
from hep_desktop.identity import system_clock
from hep_desktop.services.backing_up import Backups
from hep_desktop.services.protecting import prepare
from hep_desktop.services.workspaces import create_workspace, new_settlement, start_editing
from hep_desktop.settings import SettingsFile
from hep_desktop.ui.backup_keeper import EVERY_MS
from hep_desktop.ui.dialogs.error_dialog import ErrorDialog
from hep_desktop.ui.dialogs.password_dialog import PasswordDialog
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.chapter import ChapterPage
from hep_desktop.ui.pages.protection import ProtectionPage
from hep_desktop.ui.rich_edit import RichEdit
from qt import MINTAFALU, begin, clipped, nameless, press, session_on, type_text
from stores import quick_passwords

CANARY = "Kanári Katalin"
PASSWORD = "három dió, kék szarka"  # noqa: S105 – opens nothing


@pytest.fixture(autouse=True)
def _quick_keys() -> Iterator[None]:
    with quick_passwords():
        yield


@pytest.fixture
def programs(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[[], Program]]:
    """Starts the program with another store open, so that a dialog stops nothing."""
    for name in ("hep", "other"):
        parent = QObject()
        session = session_on(tmp_path / f"{name}.sqlite", parent)
        begin(session)
        session.close()
        parent.deleteLater()
    started: list[Program] = []

    def start() -> Program:
        while started:
            end(started.pop())
        one = Program(qapp, SettingsFile(tmp_path / "settings.json"))
        assert one.open(tmp_path / "other.sqlite")
        started.append(one)
        return one

    yield start
    while started:
        end(started.pop())


def end(program: Program) -> None:
    window(program).close()
    window(program).deleteLater()
    program.deleteLater()


def window(program: Program) -> MainWindow:
    assert program.window is not None
    return program.window


def page_of(program: Program) -> ProtectionPage:
    window(program).session.go("protection")
    page = window(program).navigator.page
    assert isinstance(page, ProtectionPage)
    return page


def fill(page: ProtectionPage, old: str, new: str, again: str) -> None:
    for field, words in ((page.old, old), (page.new, new), (page.again, again)):
        type_text(field, words)


def asked(program: Program) -> PasswordDialog:
    dialog = window(program).findChild(PasswordDialog)
    assert isinstance(dialog, PasswordDialog)
    return dialog


def singing(folder: Path) -> list[str]:
    """Files in which the canary can be heard: the store, its copies, settings, logs."""
    return [file.name for file in folder.rglob("*") if file.is_file() and CANARY.encode() in file.read_bytes()]


def focus_on_text(program: Program) -> RichEdit:
    session = window(program).session
    session.open_programme(next(iter(session.office.programmes)))
    session.go("situation", "he.3.2")
    page = window(program).navigator.page
    assert isinstance(page, ChapterPage)
    return page.text_panel.edit


def copy_now(program: Program, qtbot: QtBot) -> None:
    """A safety copy, waited for."""
    with qtbot.waitSignal(window(program).keeper.told):
        window(program).keeper.make()


def set_password(program: Program, path: Path, qtbot: QtBot) -> Path:
    """On the page, on the store at `path`; gives its new name."""
    assert program.open(path)
    page = page_of(program)
    fill(page, "", PASSWORD, PASSWORD)
    page.understood.setChecked(True)
    page.set.click()
    locked = path.with_suffix(".sqlite-enc")
    qtbot.waitUntil(lambda: window(program).session.store_path == locked)
    assert not path.exists()
    return locked


def test_nothing_of_what_was_written_can_be_read_without_the_password(
    programs: Callable[[], Program], tmp_path: Path, qtbot: QtBot
) -> None:
    program = programs()
    assert program.open(tmp_path / "hep.sqlite")
    session = window(program).session
    session.open_programme(next(iter(session.office.programmes)))
    session.do(SetText(session.programme_id, "he.3.2", text(CANARY)))
    copy_now(program, qtbot)
    assert singing(tmp_path)
    set_password(program, tmp_path / "hep.sqlite", qtbot)
    type_text(focus_on_text(program), f"{CANARY} megint")
    copy_now(program, qtbot)
    programs()  # closes the window
    assert singing(tmp_path) == []


def test_the_password_is_asked_for_told_when_wrong_and_taken_off(
    programs: Callable[[], Program], tmp_path: Path, qtbot: QtBot
) -> None:
    plain = tmp_path / "hep.sqlite"
    locked = set_password(programs(), plain, qtbot)
    program = programs()
    assert not program.open(locked)
    dialog = asked(program)
    before = locked.read_bytes()
    type_text(dialog.password, "rossz jelszó")
    press(dialog.password, Qt.Key.Key_Return)
    assert "jelszó nem jó" in dialog.told.text()
    assert locked.read_bytes() == before
    type_text(dialog.password, PASSWORD)
    press(dialog.password, Qt.Key.Key_Return)
    assert window(program).session.store_path == locked
    assert [one.name for one in window(program).session.office.settlements.values()] == ["Mintafalu"]
    page = page_of(program)
    type_text(page.old, "rossz jelszó")
    page.remove.click()
    assert "mostani jelszó nem jó" in page.told.text()
    type_text(page.old, PASSWORD)
    page.remove.click()
    qtbot.waitUntil(lambda: window(program).session.store_path == plain)
    assert not locked.exists()


def test_where_something_was_written_meanwhile_work_goes_on_and_copies_are_made(
    programs: Callable[[], Program],
) -> None:
    program = programs()
    one = window(program)
    prepared = prepare(one.session.editing, PASSWORD)
    programme = next(iter(one.session.office.programmes))
    assert one.session.attempt(SetText(programme, "he.3.2", text("Közben írva.")))
    one.commands.reopen(prepared)
    assert one.session.editing.workspace.is_open
    assert not prepared.store.made.exists()
    assert EVERY_MS in {timer.interval() for timer in one.keeper.findChildren(QTimer) if timer.isActive()}


def test_what_is_wrong_is_said_before_anything_happens(programs: Callable[[], Program], tmp_path: Path) -> None:
    program = programs()
    page = page_of(program)
    for new, again, told in (
        ("rövid", "rövid", "túl rövid"),
        (PASSWORD, "más", "nem egyforma"),
        (PASSWORD, PASSWORD, "Írja fel"),
    ):
        fill(page, "", new, again)
        page.set.click()
        assert told in page.told.text()
    assert list(tmp_path.glob("*enc*")) == []
    assert nameless(page) == []
    assert clipped(page) == []


def test_a_damaged_store_is_told_from_a_wrong_password(programs: Callable[[], Program], tmp_path: Path) -> None:
    program = programs()
    locked = tmp_path / "vár.sqlite-enc"
    workspace = create_workspace(locked, password=PASSWORD)
    editing = start_editing(workspace)
    new_settlement(editing, MINTAFALU)
    editing.flush()
    assert Backups(editing, system_clock).make()
    editing.close()
    locked.write_bytes(bytes(locked.stat().st_size))
    assert not program.open(locked)
    type_text(asked(program).password, PASSWORD)
    asked(program).accept()
    dialog = window(program).findChild(ErrorDialog)
    assert isinstance(dialog, ErrorDialog)
    mend = next(one for one in dialog.findChildren(QPushButton) if "legutóbbi mentés" in one.text())
    mend.click()
    assert window(program).session.store_path == locked
