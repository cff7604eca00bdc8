"""A package opened years later: compared with the present, and taken over as one step."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

import signed_sample
import stores
from hep_desktop.domain.commands import AddOpinion, ChangeOpinion, ChangeProgramme, RemoveProgramme, SetFacts, SetText
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.followup import EvidenceFile
from hep_desktop.domain.opinions import Opinion, OpinionKind
from hep_desktop.domain.places import FactPlace, OpinionPlace, TextPlace
from hep_desktop.domain.situation import Block, Fact, FactKey, Run, Text
from hep_desktop.domain.values import Number
from hep_desktop.export import package as packing
from hep_desktop.services import opening, restoring
from hep_desktop.services.editing import Editing
from hep_desktop.services.evidencing import packed_files
from hep_desktop.services.opening import Opened
from hep_desktop.services.packing import open_package

WOMEN, MEN = FactKey("women", "2025"), FactKey("men", "2025")
SILENT = signed_sample.SILENT


def _count(number: int, note: str = "") -> Fact:
    return Fact(Number(Decimal(number)), note=note)


@pytest.fixture
def editing(tmp_path: Path) -> Iterator[Editing]:
    with stores.editing(tmp_path / "hep.sqlite", stores.catalogue(tmp_path / "forms")) as opened:
        opened.do(SetText("p", "he.1", Text((Block("b1", runs=(Run("Régi szöveg."),)),))))
        opened.do(SetFacts("p", ((WOMEN, _count(40, "megkérdezni")), (MEN, _count(38)))))
        yield opened


@pytest.fixture
def opened(editing: Editing, tmp_path: Path) -> Opened:
    return _packed(editing, tmp_path)


def _packed(editing: Editing, tmp_path: Path) -> Opened:
    """The programme as a package had it, read in this process."""
    files = dict(packed_files(editing, editing.office.programmes["p"]))
    source = packing.Source(editing.office, "p", editing.edition("p"), {"hep.pdf": b"%PDF-1.7"}, attachments=files)
    path = tmp_path / "p.asice"
    path.write_bytes(packing.build(packing.entries(source), ()))
    return open_package(path, progress=SILENT)


def test_nothing_has_changed_since(editing: Editing, opened: Opened) -> None:
    assert opened.papers == {"hep.pdf": b"%PDF-1.7"}
    assert opening.changes_since(editing, opened) == ()


def test_what_changed_since_is_told_and_taken_back_in_one_step(editing: Editing, opened: Opened) -> None:
    editing.do(SetFacts("p", ((WOMEN, _count(50, "megkérdezni")),)))
    editing.do(SetText("p", "he.1", Text()))
    changes = opening.changes_since(editing, opened)
    assert {change.place for change in changes} == {FactPlace("p", "women", "2025"), TextPlace("p", "he.1")}
    done = restoring.restore(editing, changes, [change.place for change in changes], "csomag")
    assert done.left == ()
    assert editing.office.programmes["p"].facts[WOMEN] == _count(40, "megkérdezni")  # the note was never in the package
    editing.undo("p")
    assert editing.office.programmes["p"].facts[WOMEN] == _count(50, "megkérdezni")


def test_an_opinion_taken_back_keeps_what_never_left_the_office(editing: Editing, tmp_path: Path) -> None:
    chosen, held_back = (EvidenceFile(key, f"{key}.pdf", key * 64, 9, packed=key == "a") for key in "ab")
    said = Opinion("o", OpinionKind.CITIZEN, "Minta Péter", "06 1", text="Kell a járda.", files=(chosen, held_back))
    editing.do(AddOpinion("p", said))
    opened = _packed(editing, tmp_path)
    assert opening.changes_since(editing, opened) == ()
    editing.do(ChangeOpinion("p", "o", {"text": "Kell a busz.", "note": "felhívni"}))
    (change,) = opening.changes_since(editing, opened)
    assert change.place == OpinionPlace("p", "o")
    restoring.restore(editing, [change], [change.place], "csomag")
    assert editing.office.programmes["p"].opinions["o"] == replace(said, note="felhívni")


def test_files_chosen_for_the_package_come_with_it(editing: Editing, tmp_path: Path) -> None:
    sha256 = editing.workspace.attachments.put(b"%PDF-1.4 szerzodes")
    said = Opinion(
        "o", OpinionKind.PARTNER, "Iskola", text="Jó.", files=(EvidenceFile("f", "x.pdf", sha256, 18, True),)
    )
    editing.do(AddOpinion("p", said))
    opened = _packed(editing, tmp_path)
    with stores.editing(tmp_path / "other.sqlite", stores.catalogue(tmp_path / "forms")) as other:
        opening.keep_files(other, opened)
        assert other.workspace.attachments.content(sha256) == b"%PDF-1.4 szerzodes"


def test_state_and_dates_are_told_and_left_alone(editing: Editing, opened: Opened) -> None:
    day = editing.office.programmes["p"].details.planned_adoption
    assert opening.dates_since(editing, opened) == ()
    editing.do(ChangeProgramme("p", {"planned_adoption": day + timedelta(days=30)}))
    (moved,) = opening.dates_since(editing, opened)
    assert (moved.field, moved.then, moved.now) == ("planned_adoption", day, day + timedelta(days=30))
    assert opening.changes_since(editing, opened) == ()


def test_a_programme_that_is_not_here_comes_whole(editing: Editing, opened: Opened) -> None:
    before = editing.office.programmes["p"]
    editing.do(RemoveProgramme("p"))
    changes = opening.changes_since(editing, opened)
    restoring.restore(editing, changes, [change.place for change in changes], "csomag")
    after = editing.office.programmes["p"]
    assert (after.details, after.texts) == (before.details, before.texts)
    assert {key: fact.value for key, fact in after.facts.items()} == {k: f.value for k, f in before.facts.items()}


def test_an_edition_nobody_has_here(editing: Editing, opened: Opened) -> None:
    programme = opened.office.programmes["p"]
    strange = replace(programme, details=replace(programme.details, edition="hep-2099"))
    office = replace(opened.office, programmes={"p": strange})
    with pytest.raises(UserError) as caught:
        opening.changes_since(editing, replace(opened, office=office))
    assert caught.value.code == "package.other_edition"


def test_a_changed_package_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "x.asice"
    path.write_bytes(signed_sample.make(tmp_path / "profile").raw.replace(b"hep.json", b"hap.json", 1))
    with pytest.raises(UserError) as caught:
        open_package(path, progress=SILENT)
    assert caught.value.code == "package.changed"
