"""A programme moved to another store arrives whole, and what went from here can be brought back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hep_desktop.domain.commands import RemoveProgramme
from hep_desktop.domain.errors import UserError
from hep_desktop.services.editing import Editing
from hep_desktop.services.moving import move
from stores import catalogue, clock, editing, ids, set_women, store


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Editing]:
    with editing(tmp_path / "hep.sqlite", catalogue(tmp_path / "forms")) as one:
        one.do(set_women(7))
        yield one


def test_a_draft_goes_to_a_store_begun_for_it_and_undo_brings_it_back(opened: Editing, tmp_path: Path) -> None:
    facts = opened.office.programmes["p"].facts
    command = move(opened, "p", tmp_path / "stick.sqlite", clock=clock, new_id=ids("m"))
    assert command == RemoveProgramme("p")
    opened.do(command)
    with store(tmp_path / "stick.sqlite") as there:
        assert there.load().programmes["p"].facts == facts
    opened.undo(None)
    assert opened.office.programmes["p"].facts == facts


def test_a_store_that_has_it_or_is_this_one_is_refused(opened: Editing, tmp_path: Path) -> None:
    move(opened, "p", tmp_path / "stick.sqlite", clock=clock, new_id=ids("m"))
    with pytest.raises(UserError, match=r"moving\.already_there"):
        move(opened, "p", tmp_path / "stick.sqlite", clock=clock, new_id=ids("n"))
    with pytest.raises(UserError, match=r"moving\.same_store"):
        move(opened, "p", opened.workspace.path, clock=clock, new_id=ids("n"))


def test_a_store_in_use_is_refused_and_nothing_changes(opened: Editing, tmp_path: Path) -> None:
    before = opened.office
    with store(tmp_path / "stick.sqlite"), pytest.raises(UserError, match=r"store\.in_use"):
        move(opened, "p", tmp_path / "stick.sqlite", clock=clock, new_id=ids("m"))
    assert opened.office == before
