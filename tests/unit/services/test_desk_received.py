"""Received programmes tell the desk what nobody typed; drafts that lie here tell a visit what to ask."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import stores
from hep_desktop.domain.commands import PutMunicipalities
from hep_desktop.domain.desk import DeskState, Received
from hep_desktop.domain.mentor import Municipality
from hep_desktop.services import desk, desk_received
from hep_desktop.services.editing import Editing
from hep_desktop.services.holdings import beside

TODAY = date(2026, 11, 22)


@pytest.fixture
def editing(tmp_path: Path) -> Iterator[Editing]:
    with stores.editing(tmp_path / "hep.sqlite", stores.catalogue(tmp_path / "forms")) as opened:
        yield opened


def test_days_of_the_file_are_taken_over_only_when_asked(editing: Editing) -> None:
    editing.do(PutMunicipalities((Municipality("00000", "Mintafalu", adopted=date(2024, 3, 1)),)))
    file = Received(date(2024, 3, 4), date(2028, 3, 4), date(2029, 3, 3), name="mintafalu.asice", received=TODAY)
    row = desk.rows_of(editing.office, TODAY, {"00000": file})[0]
    assert row.adopted == date(2024, 3, 1)
    assert desk_received.as_received(row) == {
        "adopted": date(2024, 3, 4),
        "next_review": date(2028, 3, 4),
        "expires": date(2029, 3, 3),
    }


def test_a_row_without_typed_days_shows_those_of_the_file_and_says_so(editing: Editing) -> None:
    editing.do(PutMunicipalities((Municipality("00000", "Mintafalu"),)))
    file = Received(date(2025, 3, 4), date(2027, 3, 4), date(2030, 3, 3), name="mintafalu.asice", received=TODAY)
    row = desk.rows_of(editing.office, TODAY, {"00000": file})[0]
    assert (row.state, row.from_file) == (DeskState.IN_FORCE, ("adopted", "next_review", "expires"))


def test_a_draft_in_this_store_is_opened_and_its_gaps_are_asked_at_a_visit(editing: Editing) -> None:
    draft = desk_received.draft_of(editing.office, "00000")
    assert draft == "p"
    asked = desk_received.asked(editing, ("00000", "20491"))
    assert set(asked.missing) <= {"00000"}
    assert asked.remarks == {}


def test_nothing_was_received_at_first(editing: Editing) -> None:
    assert desk_received.held(beside(editing.workspace)) == ()
