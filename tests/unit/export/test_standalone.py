"""The verifier for people without the program: on the command line, and in what it may use."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import forged_zip as forge
from signed_sample import Signed
from standalone import VERIFIER

LINES = 200


def told(*files: Path) -> tuple[int, str]:
    done = subprocess.run([sys.executable, "-I", VERIFIER, *files], capture_output=True, check=False, text=True)
    assert done.stderr == ""
    return done.returncode, done.stdout


@pytest.fixture
def package(signed: Signed, tmp_path: Path) -> Path:
    path = tmp_path / "mintafalu.asice"
    path.write_bytes(signed.raw)
    return path


def test_it_stands_alone() -> None:
    source = VERIFIER.read_text(encoding="utf-8")
    imported = {
        name.name if isinstance(node, ast.Import) else node.module
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in node.names
    }
    outside = {str(name).partition(".")[0] for name in imported} - set(sys.stdlib_module_names)
    assert outside == {"cryptography", "lxml"}
    tree = ast.parse(source)
    explained = {
        line
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
        for line in range(node.body[0].lineno, (node.body[0].end_lineno or 0) + 1)
        if ast.get_docstring(node)
    }
    code = [line for at, line in enumerate(source.splitlines(), 1) if line.strip() and at not in explained]
    assert len(code) <= LINES


def test_a_whole_package_is_told_without_claiming_more(package: Path) -> None:
    code, words = told(package)
    assert code == 0
    assert "Az aláírás óta nem változott" in words
    assert "nincs igazolva" in words
    assert "érvényes" not in words


def test_a_changed_file_is_named(signed: Signed, package: Path) -> None:
    pieces = forge.changed(forge.pieces(signed.files), "hep.json", content=b"{}")
    package.write_bytes(forge.write(pieces))
    code, words = told(package)
    assert code == 1
    assert "MEGVÁLTOZOTT" in words


def test_one_bad_package_among_good_ones_is_an_error(package: Path, tmp_path: Path) -> None:
    letter = tmp_path / "level.txt"
    letter.write_text("Tisztelt Cím!", encoding="utf-8")
    assert told(package, letter)[0] == 1
    assert told(package, tmp_path / "nincs.asice")[0] == 2
    assert told()[0] == 2
