"""What the program does with the words it is started with."""

from pathlib import Path

import pytest

from hep_desktop.__main__ import for_window


@pytest.mark.parametrize("words", [["--store", "közös.sqlite"], ["--store=közös.sqlite"], ["közös.sqlite"]])
def test_a_store_alone_is_opened_in_the_window(words: list[str]) -> None:
    assert for_window(words) == ("közös.sqlite", [])


@pytest.mark.parametrize("store", [[], ["--store", "közös.sqlite"]])
def test_files_alone_are_opened_in_the_window(tmp_path: Path, store: list[str]) -> None:
    files = [tmp_path / "HEP 2018.docx", tmp_path / "adatok.xlsx"]
    for file in files:
        file.touch()
    assert for_window([*store, *map(str, files)]) == ("".join(store[1:]), files)


@pytest.mark.parametrize(
    "words", [[], ["--help"], ["--store"], ["--store", "közös.sqlite", "check"], ["check"], ["nincs ilyen.docx"]]
)
def test_everything_else_is_for_the_command_line(words: list[str]) -> None:
    assert for_window(words) == ("", [])
