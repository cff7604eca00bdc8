"""The dictionary in its child: judged, suggested, names known; a child that dies takes nothing along."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hep_desktop import paths
from hep_desktop.services.spelling import Spelling

FOLDER = paths.resources() / "spelling"
WORDS = ("településen", "telepüésen", "Bivalybasznádra", "közfoglalkoztatási", "Gézagubancé")


@pytest.fixture
def spelling() -> Iterator[Spelling]:
    made = Spelling(FOLDER)
    yield made
    made.close()


def wait(spelling: Spelling) -> None:
    until = time.monotonic() + 30
    while spelling.is_thinking and time.monotonic() < until:
        spelling.take()
    assert not spelling.is_thinking


def test_words_are_judged_and_suggestions_found(spelling: Spelling) -> None:
    assert spelling.is_right("településen") is None
    spelling.ask(WORDS)
    spelling.ask_suggestions("telepüésen")
    wait(spelling)
    assert [spelling.is_right(word) for word in WORDS] == [True, False, False, True, False]
    assert "településen" in (spelling.suggestions("telepüésen") or ())


def test_known_names_are_right_with_their_endings(spelling: Spelling) -> None:
    spelling.ask(WORDS)
    wait(spelling)
    spelling.know(["Bivalybasznád"])
    assert spelling.is_right("Bivalybasznádra") is True
    assert spelling.is_right("Gézagubancé") is False
    spelling.know([])
    assert spelling.is_right("Bivalybasznádra") is False


def test_words_of_the_trade_are_right(spelling: Spelling) -> None:
    words = ("közfoglalkoztatottak", "TeIR-ből", "Ebktv", "óvodáztatási")
    spelling.know([])
    spelling.ask(words)
    wait(spelling)
    assert [spelling.is_right(word) for word in words] == [True] * 4


def test_without_its_files_nothing_is_judged(tmp_path: Path) -> None:
    spelling = Spelling(tmp_path)
    assert not spelling.is_there
    spelling.ask(["szó"])
    assert not spelling.is_thinking
    assert not spelling.take()
    assert spelling.is_right("szó") is None
    spelling.close()


def test_a_child_that_dies_ends_the_comfort_alone(spelling: Spelling) -> None:
    spelling.ask(["szó"])
    assert spelling._child is not None
    spelling._child._process.kill()
    spelling._child._process.join()
    spelling.take()
    spelling.ask(["másik"])
    spelling.take()
    assert not spelling.is_there
    assert not spelling.is_thinking
