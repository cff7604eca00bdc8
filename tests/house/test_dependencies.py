"""Imports follow the contracts, the contracts see what they should, and the lock holds what is declared."""

import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

from house.tree import ROOT

SETTINGS: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS: list[dict[str, Any]] = SETTINGS["tool"]["importlinter"]["contracts"]
HOMES = next(contract for contract in CONTRACTS if contract["name"].startswith("Each outside library"))
IMPORTED_BY_NOBODY = {"pwiz", "Shiboken"}  # extra modules that distributions of ours bring
PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^ ;]+)", re.MULTILINE)

# one planted fault a line: module, what it imports, a word of the contract's complaint
PLANTED = [
    ("domain/planted.py", "PySide6.QtCore", "hep_desktop.domain.planted -> PySide6"),
    ("domain/planted.py", "hep_desktop.template", "hep_desktop.domain is not allowed to import hep_desktop.template"),
    ("services/planted.py", "sqlite3", "hep_desktop.services.planted -> sqlite3"),
    ("services/planted.py", "peewee", "hep_desktop.services.planted -> peewee"),
    ("services/planted.py", "reportlab", "hep_desktop.services.planted -> reportlab"),
    ("services/planted.py", "multiprocessing", "hep_desktop.services.planted -> multiprocessing"),
    ("services/planted.py", "hep_desktop.store.records", "hep_desktop.services.planted -> hep_desktop.store.records"),
    ("services/planted.py", "hep_desktop.store.tables", "hep_desktop.services.planted -> hep_desktop.store.tables"),
    ("store/migrations/m0002.py", "hep_desktop.store.tables", "store.migrations.m0002 -> hep_desktop.store.tables"),
    ("store/migrations/m0002.py", "peewee", "store.migrations.m0002 -> peewee"),
    ("ui/planted.py", "openpyxl", "hep_desktop.ui.planted -> openpyxl"),
    ("ui/planted.py", "hep_desktop.store.workspace", "hep_desktop.ui.planted -> hep_desktop.store.workspace"),
    ("importers/planted.py", "hep_desktop.report", "hep_desktop.importers is not allowed to import hep_desktop.report"),
]


def linted(folder: Path) -> subprocess.CompletedProcess[str]:
    program = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert program
    return subprocess.run([program, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False)


def plain(text: str) -> str:
    return " ".join(text.split())


def test_the_contracts_hold() -> None:
    done = linted(ROOT)
    assert done.returncode == 0, done.stdout


@pytest.fixture(scope="module")
def skeleton(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty program with every declared layer and the planted faults, under the real contracts."""
    folder = tmp_path_factory.mktemp("skeleton")
    shutil.copy(ROOT / "pyproject.toml", folder)
    layers = " ".join(CONTRACTS[0]["layers"]).translate(str.maketrans("|()", "   ")).split()
    named = [name for contract in CONTRACTS for name in contract.get("protected_modules", ())]
    parts = [name.removeprefix("hep_desktop.").replace(".", "/") for name in named]
    modules = [*(f"{part}/__init__.py" for part in (*layers, *parts)), "__init__.py", "store/workspace.py"]
    for module in modules:
        (folder / "hep_desktop" / module).parent.mkdir(parents=True, exist_ok=True)
        (folder / "hep_desktop" / module).touch()
    for module, imported, _ in PLANTED:
        with (folder / "hep_desktop" / module).open("a", encoding="utf-8") as file:
            file.write(f"import {imported}\n")
    return folder


def test_the_contracts_see_planted_faults(skeleton: Path) -> None:
    report = plain(linted(skeleton).stdout)
    assert [complaint for _, _, complaint in PLANTED if complaint not in report] == [], report


def test_a_new_package_must_declare_its_layer(skeleton: Path) -> None:
    (skeleton / "hep_desktop" / "newcomer").mkdir()
    (skeleton / "hep_desktop" / "newcomer" / "__init__.py").touch()
    assert "hep_desktop.newcomer" in plain(linted(skeleton).stdout)


def test_every_dependency_has_a_home() -> None:
    declared = {normal(re.split(r"[=<>;\[ ]", line)[0]) for line in SETTINGS["project"]["dependencies"]}
    imported = {
        module: {normal(name) for name in names}
        for module, names in packages_distributions().items()
        if not module.startswith("_")
    }
    homeless = {
        module
        for module, names in imported.items()
        if names & declared and module.isidentifier() and module not in HOMES["forbidden_modules"]
    }
    assert homeless - IMPORTED_BY_NOBODY == set(), "name them in the contract and give them a home"


def test_the_lock_holds_what_is_declared() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    pins = [(normal(found["name"]), found["version"]) for found in PIN.finditer(lock)]
    assert lock.count("--hash=sha256:") >= len(pins)
    locked = {name: {version for other, version in pins if other == name} for name, _ in pins}
    for line in [*SETTINGS["project"]["dependencies"], *SETTINGS["dependency-groups"]["dev"]]:
        name, _, version = line.partition(";")[0].partition("==")
        found = locked.get(normal(name), set())
        assert version in found if version else found, f"{name}: python3 dev.py lock"


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
