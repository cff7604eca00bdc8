"""Loading data: what is refused or stopped, and the list of settlements itself."""

from dataclasses import replace
from pathlib import Path

import pytest

import source_files as made
from builders import EDITIONS
from hep_desktop.child import Limits
from hep_desktop.domain.commands import AddSettlement
from hep_desktop.domain.errors import Cancelled, UserError
from hep_desktop.domain.settlement import Settlement
from hep_desktop.importers.proposal import DoubtKind
from hep_desktop.services import file_reading, importing
from hep_desktop.services.editing import Editing
from hep_desktop.words import explain, text
from loading_sample import draft, editing, gazetteer, registry
from stores import clock, ids, store

__all__ = ["editing", "gazetteer", "registry"]  # fixtures


def test_the_list_of_settlements_is_loaded_into_the_store(editing: Editing, gazetteer: Path) -> None:
    assert importing.load_gazetteer(gazetteer, editing) == len(made.PLACES)
    assert editing.workspace.gazetteer_size() == len(made.PLACES)
    (entry,) = editing.workspace.search_gazetteer("00000")
    assert (entry.name, entry.population, entry.year) == ("Mintafalu", 812, 2024)
    smaller = made.gazetteer(gazetteer, (made.ABA,))
    assert importing.load_gazetteer(smaller, editing) == 1
    assert editing.workspace.gazetteer_size() == 1


def test_another_table_is_no_list_of_settlements(editing: Editing, registry: Path, gazetteer: Path) -> None:
    importing.load_gazetteer(gazetteer, editing)
    with pytest.raises(UserError) as caught:
        importing.load_gazetteer(registry, editing)
    assert caught.value.code == "import.not_a_gazetteer"
    assert editing.workspace.gazetteer_size() == len(made.PLACES)


def test_a_store_opened_for_looking_keeps_its_list(editing: Editing, gazetteer: Path) -> None:
    editing.workspace.read_only = True
    with pytest.raises(UserError) as caught:
        importing.load_gazetteer(gazetteer, editing)
    assert caught.value.code == "store.read_only"
    editing.workspace.read_only = False


def test_a_file_about_other_settlements_is_refused_with_names(editing: Editing, tmp_path: Path) -> None:
    for place in range(6):
        code = made.ksh_code(100 + place)
        editing.do(AddSettlement(Settlement(f"s{place}", code, f"Falu {place}")))
        editing.do(draft(f"d{place}", f"s{place}"))
    elsewhere = made.registry(tmp_path / "2022.csv", made.DISTRICTS)
    with pytest.raises(UserError) as caught:
        importing.read(elsewhere, editing)
    assert caught.value.code == "import.no_settlement"
    assert caught.value.values["names"] == "Aba, Falu 0, Falu 1, Falu 2, Falu 3, …"


def test_a_gazetteer_without_our_settlements_is_still_a_gazetteer(editing: Editing, tmp_path: Path) -> None:
    proposal = importing.read(made.gazetteer(tmp_path / "2024.xlsx", made.DISTRICTS), editing)
    assert [one.kind for one in proposal.doubts] == [DoubtKind.NONE_OF_OURS]
    assert importing.preview(proposal, editing) == ()
    assert importing.nothing_new(importing.preview(proposal, editing))


def test_rows_that_were_stopped_are_shown_rather_than_refused(editing: Editing, tmp_path: Path) -> None:
    places = (replace(made.ABA, name="Abaliget"), replace(made.MINTAFALU, name="Mintafalva"))
    proposal = importing.read(made.registry(tmp_path / "2022.csv", places), editing)
    assert [one.kind for one in proposal.stopped] == [DoubtKind.NAME_DIFFERS] * 2
    assert importing.sentence(proposal.stopped[0]) == text(
        "importing.doubts.name_differs", row="2", found_code="17376", found_name="Abaliget", name="Aba"
    )


def test_without_drafts_there_is_nowhere_to_load_to(tmp_path: Path, gazetteer: Path, registry: Path) -> None:
    with store(tmp_path / "empty.sqlite") as workspace:
        empty = Editing(workspace, EDITIONS, clock, ids(), "Minta Mária")
        assert len(importing.read(gazetteer, empty).gazetteer) == len(made.PLACES)
        with pytest.raises(UserError) as caught:
            importing.read(registry, empty)
    assert caught.value.code == "import.no_draft"


def test_a_refusal_in_the_child_reaches_the_user(editing: Editing, tmp_path: Path) -> None:
    (tmp_path / "kép.xlsx").write_bytes(b"\x89PNG\x00")
    with pytest.raises(UserError) as caught:
        importing.read(tmp_path / "kép.xlsx", editing)
    assert (caught.value.code, caught.value.values["file"]) == ("import.lying_ending", "kép.xlsx")


def test_a_reader_that_dies_is_an_error_in_words(editing: Editing, tmp_path: Path) -> None:
    """An `.xls` of two cells, one of them as far away as can be: calamine asks for memory for all between."""
    hostile = made.xls(tmp_path / "a.xls", [["x", "y"]])
    data = bytearray(hostile.read_bytes())
    second = data.rindex(b"\x04\x02")
    data[second + 4 : second + 8] = b"\xff\xff\xff\xff"
    hostile.write_bytes(data)
    with pytest.raises(UserError) as caught:
        importing.read(hostile, editing)
    assert caught.value.code == "import.reader_died"
    assert explain(caught.value.code, caught.value.values).todo


def test_a_reader_that_takes_too_long_is_an_error_in_words(
    editing: Editing, gazetteer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_reading, "READING", Limits(seconds=0))
    with pytest.raises(UserError) as caught:
        importing.read(gazetteer, editing)
    assert caught.value.code == "import.reader_slow"


def test_reading_can_be_stopped(editing: Editing, gazetteer: Path) -> None:
    class Impatient:
        def step(self, done: int, total: int, key: str) -> None:
            assert 0 <= done <= total
            assert text(key)
            raise Cancelled

    with pytest.raises(Cancelled):
        importing.read(gazetteer, editing, Impatient())
