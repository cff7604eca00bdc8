"""The house rules of architecture.md 10 that a glance at the source can check."""

import ast
import re
from pathlib import Path

import pytest

from house.tree import EVERYTHING, PROGRAM, ROOT, Module

LINES_OF_A_MODULE = 300
LINES_OF_A_FUNCTION = 40
DRAWERS = {"utils", "util", "misc", "helpers", "helper", "common", "manager", "managers"}
HUNGARIAN = re.compile("[áéíóöőúüűÁÉÍÓÖŐÚÜŰ]")
WORDS_OF_OTHERS = {
    "hep_desktop/hungarian.py": "the language itself",
    "hep_desktop/export/example_sources.py": "headings of public sources, for the worked example",
    "hep_desktop/importers/bm_population.py": "headings of the source it reads",
    "hep_desktop/importers/ksh_gazetteer.py": "headings of the source it reads",
    "hep_desktop/importers/matching.py": "spellings of Budapest's districts",
    "hep_desktop/importers/text_table.py": "the letters that tell encodings apart",
}
MACHINE_PATH = re.compile(r"(?<![\w.])/(work|root)/\w|" + re.escape(str(ROOT)))
TEXT_FILES = {".py", ".toml", ".md", ".spec", ".lock", ".qss", ".svg", ".sql", ".txt"}


def by_name(module: Module) -> str:
    return module.name


@pytest.mark.parametrize("module", EVERYTHING, ids=by_name)
def test_a_module_is_short_and_says_what_it_is_for(module: Module) -> None:
    assert len(module.text.splitlines()) <= LINES_OF_A_MODULE
    assert ast.get_docstring(module.tree), "no docstring"


@pytest.mark.parametrize("module", EVERYTHING, ids=by_name)
def test_functions_are_short(module: Module) -> None:
    lengths = {
        f"{one.name}:{one.lineno}": (one.end_lineno or one.lineno) - one.lineno + 1 for one in module.functions()
    }
    assert {name: lines for name, lines in lengths.items() if lines > LINES_OF_A_FUNCTION} == {}


@pytest.mark.parametrize("module", PROGRAM, ids=by_name)
def test_no_name_is_a_drawer(module: Module) -> None:
    classes = (node.name for node in module.walk() if isinstance(node, ast.ClassDef))
    names = [*Path(module.name).with_suffix("").parts, *classes]
    words = {word.lower() for name in names for word in re.findall(r"[A-Z]?[a-z]+", name)}
    assert words & DRAWERS == set()


@pytest.mark.parametrize("module", PROGRAM, ids=by_name)
def test_hungarian_stands_in_resources_and_forms(module: Module) -> None:
    if module.name in WORDS_OF_OTHERS:
        pytest.skip(WORDS_OF_OTHERS[module.name])
    found = [f"line {node.lineno}: {node.value!r}" for node in module.strings() if HUNGARIAN.search(node.value)]
    assert found == []


@pytest.mark.parametrize("module", PROGRAM, ids=by_name)
def test_nothing_waits_by_the_clock(module: Module) -> None:
    called = {ast.unparse(node.func) for node in module.walk() if isinstance(node, ast.Call)}
    assert called & {"time.sleep", "sleep", "QCoreApplication.processEvents", "QApplication.processEvents"} == set()


def test_no_file_knows_a_machine() -> None:
    found: list[str] = []
    folders = [(ROOT / folder).rglob("*") for folder in ("forms", "hep_desktop", "resources", "tests")]
    for files in (ROOT.iterdir(), *folders, [ROOT / ".ci" / "run"]):
        for file in (one for one in files if one.suffix in TEXT_FILES or one.name == "run"):
            lines = file.read_text(encoding="utf-8").splitlines()
            found += [f"{file.relative_to(ROOT)}:{n}" for n, line in enumerate(lines, 1) if MACHINE_PATH.search(line)]
    assert found == []
