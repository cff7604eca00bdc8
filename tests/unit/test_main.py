"""What the program does with the words it is started with."""

import pytest

from hep_desktop.__main__ import store_alone


@pytest.mark.parametrize("words", [["--store", "közös.sqlite"], ["--store=közös.sqlite"]])
def test_a_store_alone_is_opened_in_the_window(words: list[str]) -> None:
    assert store_alone(words) == "közös.sqlite"


@pytest.mark.parametrize("words", [[], ["--help"], ["--store"], ["--store", "közös.sqlite", "check"], ["check"]])
def test_everything_else_is_for_the_command_line(words: list[str]) -> None:
    assert store_alone(words) == ""
