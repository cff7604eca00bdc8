"""What is saved gets the ending of the chosen kind, and the next file is looked for where the last one was."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from hep_desktop.ui.choosing_files import file_to_open, file_to_save, with_ending

BOTH = "Excel (*.xlsx);;CSV (*.csv)"
EXCEL, CSV = BOTH.split(";;")


@pytest.mark.parametrize(
    ("typed", "kinds", "kind", "named"),
    [
        ("terv.xlsx", BOTH, EXCEL, "terv.xlsx"),
        ("terv", BOTH, EXCEL, "terv.xlsx"),
        ("terv", BOTH, CSV, "terv.csv"),
        ("terv.xlsx", BOTH, CSV, "terv.csv"),
        ("terv.XLSX", BOTH, EXCEL, "terv.XLSX"),
        ("2027. terv", BOTH, EXCEL, "2027. terv.xlsx"),
        ("2027. terv", "", "", "2027. terv.xlsx"),
        ("terv.xlsx", "", "", "terv.xlsx"),
        ("terv", BOTH, "", "terv.xlsx"),
        ("terv.xlsx-enc", "(*.xlsx *.xlsx-enc)", "(*.xlsx *.xlsx-enc)", "terv.xlsx-enc"),
    ],
)
def test_a_file_gets_the_ending_of_its_kind(typed: str, kinds: str, kind: str, named: str) -> None:
    assert with_ending(Path(typed), ".xlsx", kinds, kind) == Path(named)


def test_the_next_file_is_looked_for_beside_the_last(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, begun = QWidget(), list[str]()
    qtbot.addWidget(page)

    def choose(_parent: QWidget, _title: str, begin: str, _kinds: str) -> tuple[str, str]:
        begun.append(begin)
        return str(tmp_path / "a.csv"), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    assert file_to_open(page, "") == tmp_path / "a.csv"
    file_to_open(page, "")
    assert begun[1] == str(tmp_path)


def test_a_file_the_dialog_did_not_ask_about_is_not_overwritten(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    (tmp_path / "terv.xlsx").touch()

    def save(*_asked: object) -> tuple[str, str]:
        return str(tmp_path / "terv"), EXCEL

    def refuse(*_asked: object) -> QMessageBox.StandardButton:
        return QMessageBox.StandardButton.No

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    monkeypatch.setattr(QMessageBox, "question", refuse)
    assert file_to_save(page, "", "terv.xlsx", BOTH) is None
