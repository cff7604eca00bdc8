"""Evidence of the yearly follow-up: kept once by hash, given back whole, programs and films refused."""

import json
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import stores
from hep_desktop.domain.commands import AddMeasure, AddMeeting, Adopt, ChangeCouncil, ChangeFollowUp
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.forum import Meeting
from hep_desktop.domain.plan import Measure
from hep_desktop.export import programme_json
from hep_desktop.identity import new_id
from hep_desktop.services.editing import Editing
from hep_desktop.services.evidencing import attach, lend, packed_files

SHEET = b"%PDF-1.7 jelenleti iv"


def opened(folder: Path) -> AbstractContextManager[Editing]:
    return stores.editing(folder / "hep.sqlite", stores.catalogue(folder))


def test_a_file_is_kept_once_and_given_back_under_its_name(tmp_path: Path) -> None:
    paper = tmp_path / "jelenléti ív.pdf"
    paper.write_bytes(SHEET)
    with opened(tmp_path) as editing:
        one, again = attach(editing, paper, new_id), attach(editing, paper, new_id)
        paper.unlink()
        assert (one.sha256, one.name, one.size) == (again.sha256, "jelenléti ív.pdf", len(SHEET))
        assert len(list(editing.workspace.attachments.folder.iterdir())) == 1
        copy = lend(editing, one)
        assert (copy.name, copy.read_bytes()) == ("jelenléti ív.pdf", SHEET)
        (editing.workspace.attachments.folder / one.sha256).write_bytes(b"mas")
        with pytest.raises(UserError) as gone:
            lend(editing, one)
        assert gone.value.code == "evidence.gone"


@pytest.mark.parametrize("name", ["kep.exe", "kep.exe.", "kep.EXE ", "kep.jpg.lnk"])
def test_a_program_that_came_with_a_package_is_not_handed_to_the_system(tmp_path: Path, name: str) -> None:
    paper = tmp_path / "ív.pdf"
    paper.write_bytes(SHEET)
    with opened(tmp_path) as editing:
        one = replace(attach(editing, paper, new_id), name=name)
        with pytest.raises(UserError) as refused:
            lend(editing, one)
    assert refused.value.code == "evidence.program"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("telepito.EXE", b"MZ\x90", "evidence.program"),
        ("kep.jpg", b"MZ\x90\x00", "evidence.program"),
        ("indit.bat", b"del *", "evidence.program"),
        ("ures.pdf", b"", "evidence.empty"),
    ],
)
def test_programs_and_empty_files_are_refused(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(content)
    with (
        stores.editing(tmp_path / "hep.sqlite", stores.catalogue(tmp_path)) as editing,
        pytest.raises(UserError) as refused,
    ):
        attach(editing, tmp_path / name, new_id)
    assert refused.value.code == code


def test_half_a_gigabyte_is_refused_without_reading_it(tmp_path: Path) -> None:
    film = tmp_path / "falunap.mp4"
    with film.open("wb") as file:
        file.truncate(500_000_000)  # a hole: no disk is filled
    with (
        stores.editing(tmp_path / "hep.sqlite", stores.catalogue(tmp_path)) as editing,
        pytest.raises(UserError) as refused,
    ):
        attach(editing, film, new_id)
    assert (refused.value.code, refused.value.values["size"], refused.value.values["most"]) == (
        "evidence.too_large",
        "500",
        "10",
    )


def test_only_what_was_ticked_goes_into_the_package(tmp_path: Path) -> None:
    for name in ("nyilvános.PDF", "Kiss Béla lapja.pdf"):
        (tmp_path / name).write_bytes(SHEET + name.encode())
    with opened(tmp_path) as editing:
        editing.do(AddMeasure("p", Measure("m", "MR", 1, title="Járat")))
        editing.do(ChangeCouncil("p", {"held": date(2027, 3, 30), "number": "1/2027."}))
        editing.do(Adopt("p"))
        files = [attach(editing, tmp_path / name, new_id) for name in ("nyilvános.PDF", "Kiss Béla lapja.pdf")]
        ticked = (replace(files[0], packed=True), files[1])
        editing.do(ChangeFollowUp("p", "m", "2028", {"files": ticked}))
        programme = editing.office.programmes["p"]
        assert [name for name, _ in packed_files(editing, programme)] == [f"{files[0].sha256}.pdf"]
        hep = json.loads(programme_json.compose(editing.office, "p", editing.edition("p")))
        assert [one["name"] for one in hep["followups"][0]["files"]] == ["nyilvános.PDF"]
        assert "Kiss Béla" not in json.dumps(hep, ensure_ascii=False)


def test_files_of_a_meeting_are_named_in_the_package_only_where_ticked(tmp_path: Path) -> None:
    for name in ("jegyzőkönyv.pdf", "aláírt ív.pdf"):
        (tmp_path / name).write_bytes(SHEET + name.encode())
    with opened(tmp_path) as editing:
        files = [attach(editing, tmp_path / name, new_id) for name in ("jegyzőkönyv.pdf", "aláírt ív.pdf")]
        editing.do(AddMeeting(Meeting("m", ("p",), files=(replace(files[0], packed=True), files[1]))))
        assert [name for name, _ in packed_files(editing, editing.office.programmes["p"])] == [f"{files[0].sha256}.pdf"]
        hep = json.loads(programme_json.compose(editing.office, "p", editing.edition("p")))
        assert [one["name"] for one in hep["meetings"][0]["files"]] == ["jegyzőkönyv.pdf"]
