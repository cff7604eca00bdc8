"""A draft or programme data alone opens as a package does, with papers drawn here that say what they are."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import stores
from builders import text, value
from hep_desktop.domain.commands import RemoveProgramme, SetFacts, SetText
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.progress import Silent
from hep_desktop.domain.situation import Fact, FactKey
from hep_desktop.export import programme_json
from hep_desktop.services import drafts, opening
from hep_desktop.services.editing import Editing
from hep_desktop.services.holdings_reading import Question
from hep_desktop.services.opening_data import open_data
from hep_desktop.services.packing import Opened


@pytest.fixture
def clerk(tmp_path: Path) -> Iterator[Editing]:
    with stores.editing(tmp_path / "hep.sqlite", stores.catalogue(tmp_path / "forms")) as editing:
        editing.do(SetText("p", "he.1", text("Két óvoda működik.")))
        editing.do(SetFacts("p", ((FactKey("women", "2025"), Fact(value(40), note="megkérdezni")),)))
        yield editing


def data_of(clerk: Editing, folder: Path) -> Path:
    target = folder / "x.hep.json"
    target.write_bytes(programme_json.compose(clerk.office, "p", clerk.edition("p")))
    return target


def draft_of(clerk: Editing, folder: Path) -> Path:
    return drafts.send(clerk, "p", folder / "vazlat.hep", "Klára")


def opened(path: Path, folder: Path) -> Opened:
    question = Question(str(path), path.suffix[1:], path.name, stores.NOW)
    return open_data(question, folder / "forms", folder / "profile", stores.NOW.date(), progress=Silent())


@pytest.mark.outside("pdftotext")
@pytest.mark.parametrize("made", [draft_of, data_of])
def test_what_came_without_papers_has_them_drawn_and_says_so(
    clerk: Editing, tmp_path: Path, made: Callable[[Editing, Path], Path]
) -> None:
    path = made(clerk, tmp_path)
    found = opened(path, tmp_path)
    assert found.drawn_here
    assert set(found.papers) == {"hep.pdf", "hep-it.pdf"}
    (tmp_path / "hep.pdf").write_bytes(found.papers["hep.pdf"])
    told = subprocess.run(["pdftotext", tmp_path / "hep.pdf", "-"], capture_output=True, check=True, encoding="utf-8")
    whole = " ".join(told.stdout.split())
    assert "Két óvoda működik." in whole
    assert f"A kapott adatokból összeállított irat ({path.name})" in whole
    assert opening.changes_since(clerk, found) == ()


def test_what_came_as_a_draft_can_be_taken_over_whole(clerk: Editing, tmp_path: Path) -> None:
    found = opened(draft_of(clerk, tmp_path), tmp_path)
    clerk.do(RemoveProgramme("p"))
    places = {type(one.place).__name__ for one in opening.changes_since(clerk, found)}
    assert {"ProgrammePlace", "TextPlace", "FactPlace"} <= places


def test_an_edition_nobody_has_here_is_told(clerk: Editing, tmp_path: Path) -> None:
    path = draft_of(clerk, tmp_path)
    with pytest.raises(UserError) as caught:
        open_data(
            Question(str(path), "hep", path.name, stores.NOW), tmp_path, tmp_path, stores.NOW.date(), progress=Silent()
        )
    assert caught.value.code == "package.other_edition"
