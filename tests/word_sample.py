"""Word files of old programmes laid beside the edition, for tests."""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import count
from pathlib import Path

import word_files as made
from builders import hep_2021
from hep_desktop.child import Silent
from hep_desktop.importers.word.body import read_body
from hep_desktop.importers.word.container import open_package
from hep_desktop.importers.word.parts import Aim, WordProgramme
from hep_desktop.importers.word.placing import place
from hep_desktop.template.model import Edition
from word_files import Piece

VILLAGE = "Mintafalu"


@cache
def edition() -> Edition:
    return hep_2021()


def read(pieces: Sequence[Piece], path: Path, dress: made.Dress = made.styled, village: str = VILLAGE) -> WordProgramme:
    return read_file(made.saved(made.built(pieces, dress), path / "HEP.docx"), village)


def read_file(file: Path, village: str = VILLAGE) -> WordProgramme:
    numbers = count(1)
    source = read_body(open_package(file), Silent())
    return place(source, edition(), village, lambda: f"id-{next(numbers)}")


def texts(word: WordProgramme) -> dict[str, str]:
    """The text offered for each node."""
    parts = [part for part in word.parts if part.aim is Aim.TEXT]
    return {part.node: "\n".join(block.plain for block in part.blocks) for part in parts}


def tables(word: WordProgramme) -> list[str]:
    return [part.node for part in word.parts if part.aim is Aim.FACTS]


def titles_of(word: WordProgramme) -> dict[str, str]:
    return {part.title: part.node for part in word.parts if part.aim is Aim.TEXT}


def assert_complete(word: WordProgramme) -> None:
    """Carried and listed together are the source, and nothing is there twice."""
    assert Counter(at for part in word.parts for at in part.items) == dict.fromkeys(range(word.items), 1)
    for part in word.parts:
        assert part.aim is not Aim.NOWHERE or part.remarks or not part.blocks, f"no reason for {part.title}"
