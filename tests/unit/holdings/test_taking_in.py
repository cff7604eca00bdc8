"""Files of many villages are taken in: each once, the newer one stands, and what is spoiled is named, never fatal."""

import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

import villages
from hep_desktop.domain.errors import Cancelled
from hep_desktop.domain.programme import Status
from hep_desktop.export.programme_json import compose
from hep_desktop.services import held_list
from hep_desktop.services.holdings import Holdings

FIRST, SECOND, THIRD = villages.places(3)


@pytest.fixture(scope="module")
def received(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What lies on a mentor's stick: good files, spoiled ones, and some that are no programmes."""
    folder = tmp_path_factory.mktemp("stick")
    maker = villages.Maker(folder / "profile")
    draft = villages.office(FIRST, Status.DRAFT)
    older = maker.package(villages.office(FIRST), villages.NOW - timedelta(days=9))
    (folder / "a-older.asice").write_bytes(older)
    (folder / "b-newer.asice").write_bytes(maker.package(villages.office(FIRST)))
    (folder / "c-draft.asice").write_bytes(maker.package(draft, villages.NOW + timedelta(days=9)))
    (folder / "d-same.asice").write_bytes(older)
    (folder / "e-unsigned.asice").write_bytes(maker.package(villages.office(SECOND), signed=False))
    (folder / "deep").mkdir()
    content = compose(villages.office(THIRD), "p-" + THIRD.code + "-1", maker.edition)
    (folder / "deep" / "hep.json").write_bytes(content)
    (folder / "x-cut.asice").write_bytes(older[:9000])
    (folder / "x-changed.asice").write_bytes(older.replace(b"datapackage", b"datapackagf"))
    (folder / "x-parcel.hep").write_bytes(b"PK\x03\x04")
    strange = json.loads(content) | {"edition": {"id": "hep-2099"}}
    (folder / "strange.hep.json").write_text(json.dumps(strange), encoding="utf-8")
    (folder / "letter.docx").write_bytes(b"no programme")
    (folder / "table.json").write_text("{}", encoding="utf-8")
    shutil.rmtree(folder / "profile")
    return folder


@pytest.fixture(scope="module")
def held(received: Path, tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    """The holdings after that stick."""
    home = tmp_path_factory.mktemp("home")
    holdings = Holdings(home / "hep.sqlite", lambda: villages.NOW, home / "profile")
    holdings.take_in([received])
    return holdings


def test_everything_on_a_stick_is_told(received: Path, tmp_path: Path) -> None:
    fresh = Holdings(tmp_path / "hep.sqlite", lambda: villages.NOW, tmp_path / "profile")
    told = fresh.take_in([received])
    assert (told.added, told.newer, told.older, told.known, told.others) == (5, 1, 1, 1, 2)
    assert {Path(name).name: error.code for name, error in told.quarantined} == {
        "strange.hep.json": "edition.unknown",
        "x-changed.asice": "holdings.changed",
        "x-cut.asice": "holdings.changed",
        "x-parcel.hep": "handing.not_a_parcel",
    }
    assert {one.name for one in fresh.refused()} == {name for name, _ in told.quarantined}
    assert all(held_list.why(one).count(Path(one.name).name) == 1 for one in fresh.refused())


def test_of_a_village_the_newest_signed_adopted_programme_stands(held: Holdings) -> None:
    first, second, third = held.rows()
    assert (first.settlement, first.source.name, first.status) == (FIRST.name, "b-newer.asice", Status.ADOPTED)
    assert (second.source.proof, third.source.kind) == ("unsigned", "data")
    assert len(held.of_village(FIRST.code)) == 3


def test_the_same_stick_again_changes_nothing(received: Path, held: Holdings) -> None:
    before = held.rows()
    again = held.take_in([received])
    assert (again.added, again.known, len(again.quarantined)) == (0, 6, 4)
    assert held.rows() == before


def test_the_index_is_made_anew_from_the_files(held: Holdings) -> None:
    before = held.rows()
    held.index_path.write_bytes(b"no database at all")
    assert held.mend()
    assert held.rows() == before


def test_a_programme_comes_back_as_it_was(held: Holdings) -> None:
    row = held.rows()[0]
    found = held.programme(row.file_hash)
    assert (found.programme, found.source.name) == (row.programme, "b-newer.asice")
    assert found.office.programmes[row.programme].measures == villages.office(FIRST).programmes[row.programme].measures


def test_who_does_not_wait_keeps_what_was_read(received: Path, tmp_path: Path) -> None:
    class Impatient:
        def step(self, done: int, total: int, key: str) -> None:  # noqa: ARG002 – as jobs call it
            if done >= 2:
                raise Cancelled

    holdings = Holdings(tmp_path / "hep.sqlite", lambda: villages.NOW, tmp_path / "profile")
    told = holdings.take_in([received], Impatient())
    assert told.stopped
    assert len(holdings.rows()) >= 1
    assert not list(holdings.folder.path.glob("*.part"))
