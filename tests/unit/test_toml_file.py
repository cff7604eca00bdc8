"""The program's TOML files are parsed once: what is kept is as new as the file, or is not used."""

import sys
import tomllib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from hep_desktop.toml_file import read_toml


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    path = tmp_path / "szavak.toml"
    path.write_text('[falu]\nnev = "Őrség"\n', encoding="utf-8")
    return path


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were parsed, not found kept."""
    texts: list[str] = []
    parse = tomllib.loads

    def noted(text: str, *, parse_float: Callable[[str], Any]) -> dict[str, Any]:
        texts.append(text)
        return parse(text, parse_float=parse_float)

    monkeypatch.setattr(tomllib, "loads", noted)
    return texts


def kept(file: Path) -> list[Path]:
    return list((file.parent / "__pycache__").glob("*"))


def test_a_file_is_parsed_once(file: Path, parsed: list[str]) -> None:
    assert [read_toml(file) for _ in range(3)] == [{"falu": {"nev": "Őrség"}}] * 3
    assert len(parsed) == 1


def test_what_was_changed_is_read_anew_however_quickly(file: Path, parsed: list[str]) -> None:
    read_toml(file)
    file.write_text('[falu]\nnev = "Göcse"\n', encoding="utf-8")  # as long as before, within the same moment
    assert read_toml(file) == {"falu": {"nev": "Göcse"}}
    assert len(parsed) == 2


@pytest.mark.parametrize("spoiled", [b"", b"\xff\xff\xff", b"i\x01\x00\x00\x00"], ids=["empty", "rubbish", "a number"])
def test_what_is_spoiled_is_not_used(file: Path, spoiled: bytes) -> None:
    read_toml(file)
    (one,) = kept(file)
    one.write_bytes(spoiled)
    assert read_toml(file) == {"falu": {"nev": "Őrség"}}


def test_nothing_is_kept_where_python_keeps_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    read_toml(file)
    assert kept(file) == []


def test_fractions_are_exact(file: Path) -> None:
    file.write_text("arany = 0.1\n", encoding="utf-8")
    assert [read_toml(file) for _ in range(2)] == [{"arany": Decimal("0.1")}] * 2
    assert kept(file) == []


def test_a_place_that_cannot_be_written_is_no_fault(file: Path) -> None:
    (file.parent / "__pycache__").write_text("a file where a folder should be")
    assert read_toml(file) == {"falu": {"nev": "Őrség"}}
