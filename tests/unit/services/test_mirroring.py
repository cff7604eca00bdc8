"""The readable second copy: whole, written only when something changed, and enough to build the store anew."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from builders import text
from hep_desktop.domain.commands import AddMeeting, CreateProgramme, RemoveProgramme, SetText
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.forum import Meeting
from hep_desktop.services.backing_up import recover_from_mirror
from hep_desktop.services.editing import Editing
from hep_desktop.services.mirroring import Mirror, has_mirror, mirror_of, rebuild
from stores import DETAILS, catalogue, clock, editing, ids, set_women, store


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Editing]:
    with editing(tmp_path / "hep.sqlite", catalogue(tmp_path / "forms")) as one:
        one.do(set_women(7))
        one.do(SetText("p", "he.1", text("Olvasható őszi szöveg.")))
        yield one


def test_it_can_be_read_by_anybody_and_suffices_to_build_the_store_anew(opened: Editing, tmp_path: Path) -> None:
    Mirror(opened.workspace.path).write(opened.office)
    files = sorted(mirror_of(opened.workspace.path).iterdir())
    assert [file.name for file in files] == ["Mintafalu 2027-2032 p.hep.json", "az iroda közös adatai.hep.json"]
    assert "Olvasható őszi szöveg." in files[0].read_text(encoding="utf-8")
    rebuild(opened.workspace.path, tmp_path / "new.sqlite", clock, ids())
    with store(tmp_path / "new.sqlite") as again:
        assert again.load() == opened.office


def test_what_has_not_changed_is_not_written_again(opened: Editing) -> None:
    mirror = Mirror(opened.workspace.path)
    mirror.write(opened.office)
    before = {file: file.stat().st_ino for file in mirror.folder.iterdir()}
    mirror.write(opened.office)
    assert {file: file.stat().st_ino for file in mirror.folder.iterdir()} == before
    opened.do(set_women(8))
    mirror.write(opened.office)
    assert sum(file.stat().st_ino != before[file] for file in mirror.folder.iterdir()) == 1


def test_a_removed_programme_does_not_come_back_from_it(opened: Editing) -> None:
    mirror = Mirror(opened.workspace.path)
    mirror.write(opened.office)
    opened.do(RemoveProgramme("p"))
    mirror.write(opened.office)
    assert [file.name for file in mirror.folder.iterdir()] == ["az iroda közös adatai.hep.json"]


def test_a_store_without_any_good_copy_is_built_from_it(opened: Editing) -> None:
    path, office = opened.workspace.path, opened.office
    Mirror(path).write(office)
    opened.close()
    path.write_bytes(b"ruined")
    assert has_mirror(path)
    aside, damaged = recover_from_mirror(path, clock, ids())
    assert damaged == ()
    assert aside.read_bytes() == b"ruined"
    with store(path) as again:
        assert again.load() == office


def test_nothing_readable_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"backup\.none_readable"):
        rebuild(tmp_path / "hep.sqlite", tmp_path / "new.sqlite", clock, ids())


def test_one_damaged_programme_does_not_take_the_others_with_it(opened: Editing) -> None:
    path = opened.workspace.path
    opened.do(CreateProgramme(replace(DETAILS, id="q")))
    opened.do(AddMeeting(Meeting("m", ("p", "q"))))
    mirror = Mirror(path)
    mirror.write(opened.office)
    opened.close()
    path.write_bytes(b"ruined")
    torn = mirror.folder / "Mintafalu 2027-2032 q.hep.json"
    torn.write_bytes(torn.read_bytes()[:100])
    _, damaged = recover_from_mirror(path, clock, ids())
    assert damaged == (torn,)
    with store(path) as again:
        office = again.load()
    assert office.programmes["p"] == opened.office.programmes["p"]
    assert office.meetings["m"].programmes == ("p",)
    assert [one.stat().st_size for one in mirror.folder.glob("* q sérült *.json")] == [100]
