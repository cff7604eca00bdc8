"""What is loaded when: no Qt for the command line, nothing for papers at the start, peewee only by the store."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from house.tree import ROOT

HEAVY = {"reportlab", "pikepdf", "PIL", "pyphen", "docx", "openpyxl", "python_calamine", "lxml", "cryptography"}
ADAPTERS = ("hep_desktop.report", "hep_desktop.export", "hep_desktop.importers", "hep_desktop.cli")
OF_A_PROGRAMME = ("domain.apply", "template.model", "template.reader", "services.door", "checks.engine", "checks.unit")
"""What only an open programme, or a change to one, needs; the modules of the law come with the model."""
MOST_OF_OURS = 142
"""So many of our modules the first page may load: each costs every start. A new kind of record is worth one; a new
page, paper or command loads what it needs when it is first asked for."""

ENDING = "import json, sys; print('\\n' + json.dumps(list(sys.modules)))"
COMMAND = f"""
import runpy, sys
sys.argv = ["hep-desktop", *{{words!r}}]
try:
    runpy.run_module("hep_desktop", run_name="__main__", alter_sys=True)
except SystemExit:
    pass
{ENDING}
"""
WINDOW = f"""
from hep_desktop.__main__ import window
shown = window()
from PySide6.QtWidgets import QApplication
def look_once():
    QApplication.processEvents()
    for window in QApplication.topLevelWidgets():
        window.close()
    return 0
QApplication.exec = staticmethod(look_once)
shown("")
{ENDING}
"""


def loaded_by(code: str) -> set[str]:
    return set(_said(code))


def _said(code: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.parametrize(
    "words",
    [["--help"], ["verify", "missing.asice"], ["check"], ["import", "missing.xlsx"]],
    ids=lambda words: words[0],
)
def test_the_command_line_never_loads_qt(words: list[str], home: Path) -> None:
    del home  # it must be this test's, and is
    modules = loaded_by(COMMAND.format(words=words))
    assert "hep_desktop.cli" in modules
    assert {name for name in modules if name.startswith(("PySide6", "shiboken6", "hep_desktop.ui"))} == set()


def test_the_window_starts_without_what_only_papers_need() -> None:
    modules = loaded_by(WINDOW)
    assert "hep_desktop.ui.main_window" in modules
    assert {name.partition(".")[0] for name in modules} & HEAVY == set()
    assert {name for name in modules if name.startswith(ADAPTERS)} == set()
    assert {f"hep_desktop.{name}" for name in OF_A_PROGRAMME} & modules == set()
    ours = sorted(name for name in modules if name.startswith("hep_desktop."))
    assert len(ours) <= MOST_OF_OURS, ours


def test_no_source_is_read_for_the_window() -> None:
    """PySide6 would read that of every module that is imported after it: of peewee these are eight thousand lines."""
    read = "import linecache; print('\\n' + json.dumps([name for name in linecache.cache if 'hep_desktop' in name]))"
    assert _said(f"{WINDOW}{read}") == []


@pytest.mark.parametrize("module", ["hep_desktop.app", "hep_desktop.cli"])
def test_only_the_store_s_thread_loads_peewee(module: str) -> None:
    modules = loaded_by(f"import {module}\n{ENDING}")
    assert {"hep_desktop.store.workspace", "peewee"} & modules == {"hep_desktop.store.workspace"}
