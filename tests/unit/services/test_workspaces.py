"""Opening and beginning stores, settlements and programmes."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.programme import ProgrammeDetails
from hep_desktop.domain.settlement import GazetteerEntry, Settlement
from hep_desktop.domain.situation import FileOrigin
from hep_desktop.holdings.folder import Slip
from hep_desktop.services import workspaces
from hep_desktop.services.editing import Editing
from hep_desktop.services.holdings import beside
from stores import NOW, catalogue, clock, editing, fill, ids, store

MINTAVAR = GazetteerEntry("00019", "Mintavár", "Minta", "Mintai járás", "város", 4321, 2024)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store" / "hep.sqlite"


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Editing]:
    with editing(tmp_path / "hep.sqlite", catalogue(tmp_path / "forms")) as one:
        yield one


def test_the_default_place_is_the_users_own(home: Path) -> None:
    assert workspaces.default_path().is_relative_to(home)
    assert workspaces.default_path().name == "hep.sqlite"


def test_a_store_is_made_with_its_folder_and_opened_again(path: Path) -> None:
    workspaces.create_workspace(path).close()
    with pytest.raises(UserError, match=r"store\.exists"):
        workspaces.create_workspace(path)
    workspaces.open_workspace(path).close()
    looking = workspaces.open_workspace(path, read_only=True)
    assert looking.read_only
    looking.close()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("no folder")
    with pytest.raises(UserError, match=r"store\."):
        workspaces.create_workspace(tmp_path / "letter" / "hep.sqlite")


def test_a_store_that_cannot_be_read_is_let_go(path: Path) -> None:
    path.parent.mkdir()
    fill(path)
    with closing(sqlite3.connect(path)) as broken:
        broken.execute("UPDATE record SET body = '{', mark = NULL WHERE kind = 'fact'")
        broken.commit()
    workspace = workspaces.open_workspace(path)
    with pytest.raises(UserError, match=r"store\.damaged"):
        workspaces.start_editing(workspace)
    workspaces.open_workspace(path).abandon()


def test_changes_are_made_in_the_name_of_whoever_is_logged_in(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "mariska")
    opened = workspaces.start_editing(workspaces.create_workspace(path), clock)
    workspaces.new_settlement(opened, Settlement("", "00000", "Mintafalu"))
    assert [head.who for head in opened.history(None)] == ["mariska"]
    assert (opened.now, opened.today) == (NOW, NOW.astimezone().date())
    opened.close()


def test_a_settlement_is_begun_typed_or_from_the_gazetteer(opened: Editing) -> None:
    opened.workspace.replace_gazetteer((MINTAVAR,), FileOrigin("hnt.xlsx", "ab"))
    (entry,) = opened.workspace.search_gazetteer("vár")
    key = workspaces.new_settlement(opened, entry, ids("t"))
    assert opened.office.settlements[key] == Settlement(
        "t-000001", "00019", "Mintavár", "Minta", "Mintai járás", "város", 4321
    )
    typed = workspaces.new_settlement(opened, Settlement("", "00028", "Mintatelep"), ids("u"))
    assert opened.office.settlements[typed].name == "Mintatelep"


def test_a_settlement_that_is_here_already_is_used_again(opened: Editing) -> None:
    key = workspaces.new_settlement(opened, Settlement("", "00000", "Mintafalu"))
    assert key == "s"
    assert len(opened.office.settlements) == 1


def test_a_wrong_code_is_refused(opened: Editing) -> None:
    with pytest.raises(UserError, match="bad_code"):
        workspaces.new_settlement(opened, Settlement("", "12345", "Elírt"))


def test_a_programme_is_begun_by_the_edition_of_its_day(opened: Editing) -> None:
    key = workspaces.new_programme(opened, "s", date(2027, 3, 31), ids("q"), clock)
    today = NOW.astimezone().date()
    assert opened.office.programmes[key].details == ProgrammeDetails(
        "q-000001", "s", "small", 1, date(2027, 3, 31), today, masked_below=3
    )
    opened.undo(None)
    assert key not in opened.office.programmes


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(1999, 12, 31), "programme.bad_day"),
        (date(2101, 1, 1), "programme.bad_day"),
        (date(2005, 1, 1), "edition.none_for_day"),
    ],
)
def test_a_day_without_an_edition_is_refused(opened: Editing, day: date, code: str) -> None:
    with pytest.raises(UserError) as refused:
        workspaces.new_programme(opened, "s", day)
    assert refused.value.code == code
    assert list(opened.office.programmes) == ["p"]


def test_a_programme_of_no_settlement_is_refused(opened: Editing) -> None:
    with pytest.raises(UserError, match=r"settlement\.gone"):
        workspaces.new_programme(opened, "nowhere", date(2027, 3, 31))


def test_everything_can_be_saved_elsewhere(opened: Editing, path: Path) -> None:
    path.parent.mkdir()
    picture = opened.workspace.attachments.put(b"a picture")
    came, received = path.parent / "falu.hep", beside(opened.workspace).folder
    came.write_bytes(b"PK")
    copy = received.copy_in(came, 0)
    received.keep(copy, "hep", Slip(copy.file_hash, came.name, NOW, NOW))
    workspaces.save_elsewhere(opened, path)
    workspaces.bring_files(opened, path)
    with store(path) as other:
        assert other.load() == opened.office
        assert other.attachments.content(picture) == b"a picture"
        assert [one.path.read_bytes() for one in beside(other).folder.kept()] == [b"PK"]
    opened.abandon()
