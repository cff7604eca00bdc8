"""Last time's programme from Word is laid beside a draft and taken over as one step."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

import word_files as made
from hep_desktop import canonical
from hep_desktop.domain.commands import SetFacts, SetText
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.office import Office
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.situation import Block, Fact, FactKey, FileOrigin, Run, Text
from hep_desktop.domain.values import Number
from hep_desktop.services import word_programme, word_taking
from hep_desktop.services.editing import Editing
from hep_desktop.services.word_programme import Choice, Row, State
from hep_desktop.services.word_taking import Taken
from loading_sample import EDITIONS, draft, editing
from stores import ids

__all__ = ["editing"]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return made.saved(made.built(made.programme()), tmp_path / "HEP 2018.docx")


def rows_of(path: Path, editing: Editing) -> tuple[Row, ...]:
    return word_programme.preview(word_programme.read(path, editing, "m1"), editing, "m1")


def take(path: Path, editing: Editing, *, older: bool = False, **choices: Choice) -> Taken:
    word = word_programme.read(path, editing, "m1")
    rows = word_programme.preview(word, editing, "m1")
    chosen = {row.part.key: row.choice for row in rows} | choices
    return word_taking.take_over(editing, word, "m1", rows, chosen, ids("w"), older=older)


def programme(editing: Editing) -> Programme:
    return editing.office.programmes["m1"]


def test_everything_goes_where_it_belongs(editing: Editing, old: Path) -> None:
    before = canonical.digest(editing.office, Office) if hasattr(canonical, "digest") else editing.office
    taken = take(old, editing)
    now = programme(editing)
    assert "így van ez" in now.text("he.3.1").plain
    assert now.facts[FactKey("jobseek_f", "2022")].value == Number(20)
    print(taken)
    editing.undo("m1")
    assert editing.office == before
