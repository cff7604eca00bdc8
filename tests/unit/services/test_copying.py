"""Fields to copy into a form of others: plain words, and of an adopted programme what the council decided."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import stores
from hep_desktop.domain.commands import Adopt, ChangeCouncil, SetNotTypical, SetText
from hep_desktop.domain.situation import Block, BlockKind, Run, SimpleTable, Text
from hep_desktop.services.copying import copy_fields
from hep_desktop.services.editing import Editing


@pytest.fixture
def editing(tmp_path: Path) -> Iterator[Editing]:
    with stores.editing(tmp_path / "hep.sqlite", stores.catalogue(tmp_path / "forms")) as opened:
        yield opened


def copied(editing: Editing) -> dict[str, str]:
    return {field.label: field.text for field in copy_fields(editing, "p")}


def test_once_adopted_the_day_and_the_resolution_are_copied_not_the_plan(editing: Editing) -> None:
    editing.do(ChangeCouncil("p", {"held": date(2026, 11, 20), "number": "12/2026. (XI. 20.)"}))
    editing.do(Adopt("p"))
    texts = copied(editing)
    assert "Az elfogadás tervezett napja" not in texts
    assert texts["Az elfogadás napja"] == "2026. november 20."
    assert texts["A képviselő-testületi határozat száma"] == "12/2026. (XI. 20.)"


def test_a_table_in_a_text_is_copied_with_tabs(editing: Editing) -> None:
    cells = tuple((Block(word, runs=(Run(word),)),) for word in ("a", "b"))
    editing.do(SetText("p", "he.1", Text((SimpleTable("t", (cells,)), Block("n", BlockKind.NUMBERED, (Run("x"),))))))
    assert copied(editing)["1 Munka"] == "a\tb\n1. x"


def test_a_chapter_that_does_not_apply_is_copied_as_its_sentence(editing: Editing) -> None:
    editing.do(SetNotTypical("p", "he.1", "nincs munkahely"))
    assert copied(editing)["1 Munka"] == "A településen nem jellemző, mert nincs munkahely."
