"""Faults of the program and of the disk: told calmly, without what was written, and nothing given up unasked."""

import logging
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from guards.logs import LogGuard
from hep_desktop import logs
from hep_desktop.domain.errors import UserError
from hep_desktop.ui.crash import CrashHandler
from hep_desktop.ui.dialogs.crash_dialog import CrashDialog
from hep_desktop.ui.dialogs.unsaved_dialog import UnsavedDialog
from hep_desktop.ui.main_window import MainWindow


def test_a_fault_is_told_calmly_and_without_what_was_written(
    qtbot: QtBot, draft: MainWindow, logged: LogGuard, capsys: pytest.CaptureFixture[str]
) -> None:
    logged.expect("fault of the program")
    handler = CrashHandler(before=lambda *_: None)
    reports: list[str] = []
    handler.crashed.connect(reports.append)
    with pytest.raises(ValueError, match="titka") as caught:
        int("Kovács Jánosné titka")
    handler.handle(caught.type, caught.value, caught.tb)
    assert "ValueError" in reports[0]
    assert "Kovács" not in reports[0]
    dialog = CrashDialog(reports[0], draft)
    dialog.open()
    assert dialog.isVisible()
    assert "mentve" in dialog.text()
    dialog.close()
    capsys.readouterr()
    del qtbot
    assert sys.excepthook != handler.handle


def test_logs_rotate_beside_the_data_and_a_hard_crash_is_noticed(tmp_path: Path, logged: LogGuard) -> None:
    logged.expect("something")
    first = logs.start(tmp_path)
    assert first is not None
    assert not first.crashed_before
    logging.getLogger("hep_desktop").warning("something")
    first.fault.write("Segmentation fault")
    first.close()
    second = logs.start(tmp_path)
    assert second is not None
    assert second.crashed_before
    second.close()
    assert "something" in (tmp_path / "hep-desktop.log").read_text(encoding="utf-8")


def test_a_window_whose_changes_cannot_be_written_asks_before_it_goes(
    draft: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> None:
        raise UserError("store.disk_full", file="hep.sqlite")

    with monkeypatch.context() as disk:
        disk.setattr(draft.session.editing, "close", full)
        assert not draft.close()
        dialog = draft.findChild(UnsavedDialog)
        assert dialog is not None
        assert "nincsenek lemezen" in dialog.text()
        dialog.escapeButton().click()
        assert draft.isVisible()
