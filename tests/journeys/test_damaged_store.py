"""A store that a failing disk has damaged: the newest good copy is offered, and the damaged file is kept."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QPushButton

from hep_desktop.app import Program
from hep_desktop.settings import SettingsFile
from hep_desktop.ui.dialogs.error_dialog import ErrorDialog
from hep_desktop.ui.main_window import MainWindow
from qt import begin, session_on


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    """The program with a sound store open."""
    parent = QObject()
    fine = session_on(tmp_path / "fine.sqlite", parent)
    begin(fine)
    fine.close()
    parent.deleteLater()
    one = Program(qapp, SettingsFile(tmp_path / "settings.json"))
    assert one.open(tmp_path / "fine.sqlite")
    yield one
    assert one.window is not None
    one.window.close()
    one.window.deleteLater()
    one.deleteLater()


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A store with a safety copy, its own file torn."""
    path = tmp_path / "hep.sqlite"
    parent = QObject()
    session = session_on(path, parent)
    begin(session)
    window = MainWindow(session, SettingsFile(tmp_path / "other.json"))
    window.close()
    window.deleteLater()
    parent.deleteLater()
    path.write_bytes(path.read_bytes()[:6000])
    return path


def offered(program: Program) -> ErrorDialog:
    assert program.window is not None
    dialog = program.window.findChild(ErrorDialog)
    assert isinstance(dialog, ErrorDialog)
    return dialog


def buttons(dialog: ErrorDialog) -> dict[str, QPushButton]:
    return {button.text(): button for button in dialog.findChildren(QPushButton)}


def test_work_goes_on_with_the_newest_good_copy(program: Program, damaged: Path) -> None:
    torn = damaged.read_bytes()
    assert not program.open(damaged)
    mend = next(button for words, button in buttons(offered(program)).items() if "legutóbbi mentés" in words)
    mend.click()
    assert program.window is not None
    assert program.window.session.store_path == damaged
    assert [one.name for one in program.window.session.office.settlements.values()] == ["Mintafalu"]
    aside = [path for path in damaged.parent.iterdir() if "sérült" in path.name]
    assert [path.read_bytes() for path in aside] == [torn]


def test_without_a_copy_nothing_is_offered(program: Program, tmp_path: Path) -> None:
    stranger = tmp_path / "levél.sqlite"
    stranger.write_text("Tisztelt Polgármester Asszony!", encoding="utf-8")
    assert not program.open(stranger)
    assert len(buttons(offered(program))) == 1
    assert program.window is not None
    assert program.window.session.store_path == tmp_path / "fine.sqlite"


def test_the_store_that_is_asked_for_is_opened_first(program: Program, tmp_path: Path) -> None:
    parent = QObject()
    begin(other := session_on(tmp_path / "other.sqlite", parent))
    other.close()
    parent.deleteLater()
    assert program.open_first(str(tmp_path / "other.sqlite"))
    assert program.window is not None
    assert program.window.session.store_path == tmp_path / "other.sqlite"


def test_a_store_on_a_stick_that_is_not_plugged_in_is_told_and_looked_for_again(
    program: Program, tmp_path: Path
) -> None:
    stick = tmp_path / "stick" / "hep.sqlite"
    program.preferences.save(program.preferences.current.with_store(stick))
    assert program.open_first()
    assert program.window is not None
    gone = program.window.banners.gone
    assert str(stick) in gone.words()
    assert program.preferences.current.recent_stores[0] == str(stick)
    stick.parent.mkdir()
    shutil.copyfile(tmp_path / "fine.sqlite", stick)
    gone.button.click()
    assert program.window.session.store_path == stick
    assert program.window.banners.gone.isHidden()


def test_who_stays_here_is_not_told_again(program: Program, tmp_path: Path) -> None:
    program.preferences.save(program.preferences.current.with_store(tmp_path / "stick" / "hep.sqlite"))
    assert program.open_first()
    assert program.window is not None
    program.window.banners.gone.closing.click()
    assert program.preferences.current.recent_stores[0] == str(tmp_path / "fine.sqlite")


def test_a_link_to_the_open_store_opens_nothing_else(program: Program, tmp_path: Path) -> None:
    link = tmp_path / "parancsikon.sqlite"
    link.symlink_to(tmp_path / "fine.sqlite")
    before = program.window
    assert program.open(link)
    assert program.window is before
