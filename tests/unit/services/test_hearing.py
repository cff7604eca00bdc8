"""The letter to a nationality self-government: made as files, noted with its opinion, kept in the office."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from hep_desktop.domain.commands import AddOpinion
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.opinions import Opinion, OpinionKind, OpinionState
from hep_desktop.export.programme_json import compose
from hep_desktop.services import hearing
from hep_desktop.services.editing import Editing
from hep_desktop.services.evidencing import lend
from stores import catalogue, editing

ASKED = Opinion("o", OpinionKind.OPINION, "Roma Nemzetiségi Önkormányzat")


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Editing]:
    with editing(tmp_path / "hep.sqlite", catalogue(tmp_path / "forms")) as found:
        found.do(AddOpinion("p", ASKED))
        yield found


def ids() -> str:
    return f"id-{next(_NUMBERS)}"


_NUMBERS = count()


def test_a_letter_is_made_noted_and_kept(opened: Editing, tmp_path: Path) -> None:
    made = hearing.make(opened, "p", "o", tmp_path / "out", ids)
    assert {file.suffix for file in made.files} == {".pdf", ".docx"}
    opened.do(hearing.noting(made, opened.office.programmes["p"].opinions["o"]))
    noted = opened.office.programmes["p"].opinions["o"]
    assert noted.sent == opened.today
    assert noted.state(opened.today) is OpinionState.AWAITED
    (copy,) = noted.files
    kept = lend(opened, copy).read_bytes()
    assert kept == next(file for file in made.files if file.suffix == ".pdf").read_bytes()
    assert hearing.noting(made, noted).fields["files"] == noted.files
    told = compose(opened.office, "p", opened.edition("p"))
    assert b"files" not in told[told.index(b'"opinions"') :]
    opened.undo("p")
    assert opened.office.programmes["p"].opinions["o"].sent is None


def test_nobody_to_write_to_is_told(opened: Editing, tmp_path: Path) -> None:
    opened.do(AddOpinion("p", replace(ASKED, id="n", sender=" ")))
    with pytest.raises(UserError, match=r"opinion\.no_recipient"):
        hearing.make(opened, "p", "n", tmp_path, ids)
