"""One table leaves as a file of its own, and comes back as it was."""

from decimal import Decimal
from pathlib import Path

import pytest

from hep_desktop.domain.commands import SetFacts
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.progress import Silent
from hep_desktop.domain.situation import Fact, FactKey, LetterOrigin
from hep_desktop.domain.values import Number, Words
from hep_desktop.importers.base import read_file
from hep_desktop.services import importing
from hep_desktop.services.editing import Editing
from hep_desktop.services.file_reading import request_of
from hep_desktop.services.table_files import file_name, save_table
from loading_sample import editing

__all__ = ["editing"]  # a fixture

LETTER = LetterOrigin("Védőnői szolgálat", "12/2026")
YEARS = {FactKey("pop_res", "2023"): Fact(Number(Decimal(812)), LETTER)}
LIST = {FactKey("acc_place", "", "r1"): Fact(Words("Orvosi rendelő"), LETTER)}


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
@pytest.mark.parametrize("facts", [YEARS, LIST], ids=["years", "list"])
def test_a_table_saved_changes_nothing_when_it_is_loaded_again(
    editing: Editing, tmp_path: Path, facts: dict[FactKey, Fact], ending: str
) -> None:
    editing.do(SetFacts("m1", tuple(facts.items())))
    (key,) = facts
    table = next(one.id for one in editing.edition("m1").tables.values() if key.indicator in one.columns)
    path = save_table(editing, "m1", table, tmp_path / f"tábla{ending}")
    proposal = read_file(str(path), request_of(editing), progress=Silent())
    assert {one.key: one.fact for one in proposal.offers} == facts
    assert importing.nothing_new(importing.preview(proposal, editing))


def test_the_name_says_whose_table_it_is(editing: Editing) -> None:
    assert file_name(editing, "m1", "t1").startswith("Mintafalu ")


def test_another_ending_is_refused(editing: Editing, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="table_ending"):
        save_table(editing, "m1", "t1", tmp_path / "tábla.pdf")
    assert not list(tmp_path.glob("*.pdf"))
