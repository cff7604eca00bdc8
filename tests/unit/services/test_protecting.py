"""A password for the store: nothing plain is left, everything is there behind it, and a wrong one does no harm."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

import villages
from builders import text, value
from hep_desktop.domain.commands import SetText
from hep_desktop.domain.errors import UserError
from hep_desktop.services.backing_up import Backups, newest_good, read_copy, recover
from hep_desktop.services.editing import Editing
from hep_desktop.services.holdings import Holdings, Query, beside, holdings_of
from hep_desktop.services.protecting import carry_out, clear, discard, prepare, remains
from hep_desktop.services.workspaces import open_or_look, open_workspace, save_elsewhere
from hep_desktop.store import connection
from hep_desktop.store.copies import copies_in, folder_of
from hep_desktop.store.workspace import Workspace
from stores import NOW, catalogue, clock, content, editing, ids, quick_passwords, set_women, store, women

CANARY = "Kanári Katalin"
PICTURE = b"\x89PNG " + CANARY.encode()
PASSWORD = "kék szarka, három dió"  # noqa: S105 – opens nothing


@pytest.fixture(scope="module", autouse=True)
def _quick_keys() -> Iterator[None]:
    """A password is stretched by 256 000 rounds in earnest; what is tested here is the same with few."""
    with quick_passwords():
        yield


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a name in a text, a picture, two copies and the readable one."""
    folder = tmp_path_factory.mktemp("plain")
    with editing(folder / "hep.sqlite", catalogue(folder / "forms")) as one:
        one.do(SetText("p", "he.1", text(CANARY)))
        one.workspace.attachments.put(PICTURE)
        for number in (1, 2):
            one.do(set_women(number))
            assert Backups(one, lambda number=number: NOW + timedelta(minutes=number)).make()
        one.close()
    (folder / "hep sérült 2026-01-01 10-00-00.sqlite").write_text(CANARY)
    return folder


@pytest.fixture
def path(plain: Path, tmp_path: Path) -> Path:
    """A copy of all that."""
    shutil.copytree(plain, tmp_path, dirs_exist_ok=True)
    return tmp_path / "hep.sqlite"


@pytest.fixture
def received(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a village sent its mentor, and a file that is none."""
    folder = tmp_path_factory.mktemp("stick")
    (village,) = villages.places(1)
    (folder / "falu.asice").write_bytes(villages.Maker(folder / "profile").package(villages.office(village)))
    (folder / "Canarius.hep").write_bytes(b"PK")
    shutil.rmtree(folder / "profile")
    return folder


def opened(path: Path, password: str = "") -> Editing:
    workspace = open_workspace(path, clock=clock, password=password)
    return Editing(workspace, catalogue(path.parent / "forms"), clock, ids("z"), "Minta Mária")


def changed(path: Path, password: str, old: str = "") -> Path:
    """The store with another password."""
    one = opened(path, old)
    prepared = prepare(one, password)
    one.close()
    assert carry_out(prepared) == ()
    return prepared.store.name


def readable(folder: Path) -> list[str]:
    """Files below a folder in which the canary sings."""
    files = (file for file in folder.rglob("*") if file.is_file() and "forms" not in file.parts)
    return [
        file.name for file in files if CANARY.encode() in file.read_bytes() or b"SQLite format 3" in file.read_bytes()
    ]


def test_nothing_plain_is_left_anywhere(path: Path) -> None:
    assert readable(path.parent)
    changed(path, PASSWORD)
    assert readable(path.parent) == []


def test_everything_is_there_behind_the_password(path: Path) -> None:
    with store(path) as before:
        office, steps, identity = before.load(), before.step_heads(), before.identity()
    locked = changed(path, PASSWORD)
    assert locked.name == "hep.sqlite-enc"
    one = opened(locked, PASSWORD)
    assert (one.office, one.workspace.step_heads(), one.workspace.identity()) == (office, steps, identity)
    one.undo("p")
    assert women(one) == value(1)
    one.close()


def test_work_behind_the_password_leaves_nothing_plain(path: Path) -> None:
    locked = changed(path, PASSWORD)
    one = opened(locked, PASSWORD)
    key = one.workspace.attachments.put(PICTURE)
    one.do(SetText("p", "he.1", text(f"{CANARY} ismét")))
    stick = path.parent / "stick"
    stick.mkdir()
    made = Backups(one, clock).make(second=stick)
    assert made is not None
    assert read_copy(made.path, clock, PASSWORD).office == one.office
    assert one.workspace.attachments.content(key) == PICTURE
    save_elsewhere(one, path.with_name("máshol.sqlite-enc"), clock, ids("y"))
    assert readable(path.parent) == []
    one.workspace.lend("ív.pdf", PICTURE)
    assert readable(path.parent) == ["ív.pdf"]  # as the window says
    one.close()
    assert readable(path.parent) == []


def test_another_password_and_none_at_all(path: Path) -> None:
    before = len(copies_in(folder_of(path)))
    locked = changed(path, PASSWORD)
    changed(locked, "egészen másik", PASSWORD)
    with pytest.raises(UserError, match=r"store\.wrong_password"):
        opened(locked, PASSWORD)
    again = changed(locked, "", old="egészen másik")
    assert again == path
    assert not locked.exists()
    one = opened(path)
    assert women(one) == value(2)
    assert [one.workspace.attachments.content(file.name) for file in one.workspace.attachments.folder.iterdir()] == [
        PICTURE
    ]
    one.close()
    assert len(copies_in(folder_of(path))) == before
    assert newest_good(path, clock) is not None


@pytest.mark.parametrize(("password", "code"), [("", "store.locked"), ("kek szarka", "store.wrong_password")])
def test_a_wrong_password_does_no_harm(path: Path, password: str, code: str) -> None:
    locked = changed(path, PASSWORD)
    before = content(path.parent)
    with pytest.raises(UserError) as error:
        open_or_look(locked, clock, password)
    assert error.value.code == code
    assert content(path.parent) == before


def test_a_letter_is_the_same_however_it_was_composed(path: Path) -> None:
    locked = changed(path, "hétköznapi")
    opened(locked, "he\u0301tko\u0308znapi").close()


def test_who_was_cut_off_while_writing_goes_on_and_a_wrong_password_takes_nothing_back(path: Path) -> None:
    locked = changed(path, PASSWORD)
    one = opened(locked, PASSWORD)
    half = path.parent / "half"
    half.mkdir()

    def in_the_middle(file: object) -> None:
        database = file.database  # type: ignore[attr-defined]
        with database.atomic() as transaction:
            database.execute_sql("UPDATE record SET body = body || ' '")
            database.execute_sql("PRAGMA cache_size = 1")
            database.execute_sql("UPDATE step SET who = 'senki'")
            for ending in ("", "-journal"):
                shutil.copyfile(f"{locked}{ending}", half / f"{locked.name}{ending}")
            transaction.rollback()

    one.workspace._ask(in_the_middle)  # pyright: ignore[reportPrivateUsage] – a moment nobody sees from outside
    one.close()
    cut_off = half / locked.name
    before = content(half)
    with pytest.raises(UserError, match=r"store\.wrong_password"):
        Workspace.open(cut_off, clock, password="rossz jelszó")  # noqa: S106 – as above
    assert {name: digest for name, digest in content(half).items() if "writer" not in name} == before
    with pytest.raises(UserError, match=r"store\.wrong_password"):
        Workspace.open(cut_off, clock, read_only=True, password="rossz jelszó")  # noqa: S106 – as above
    looking = Workspace.open(cut_off, clock, read_only=True, password=PASSWORD)
    assert {head.who for head in looking.step_heads()} == {"Minta Mária"}
    looking.close()
    with_right = Workspace.open(cut_off, clock, password=PASSWORD)
    assert {head.who for head in with_right.step_heads()} == {"Minta Mária"}
    with_right.close()


def test_a_damaged_one_is_recovered_from_its_copy(path: Path) -> None:
    locked = changed(path, PASSWORD)
    raw = locked.read_bytes()
    locked.write_bytes(bytes(4096) + raw[4096:])
    with pytest.raises(UserError, match=r"store\.wrong_password"):
        opened(locked, PASSWORD)
    assert newest_good(locked, clock, "egy harmadik") is None
    copy = newest_good(locked, clock, PASSWORD)
    assert copy is not None
    aside = recover(locked, copy, clock)
    assert aside.suffix == ".sqlite-enc"
    one = opened(locked, PASSWORD)
    assert women(one) == value(2)
    one.close()


def test_cut_off_before_the_end_leaves_the_old_as_it_was(path: Path) -> None:
    before = content(path.parent)
    one = opened(path)
    prepared = prepare(one, PASSWORD)
    discard((prepared.store, *prepared.copies))
    one.close()
    assert content(path.parent) == before


def test_what_is_plain_after_a_bad_end_is_found_and_cleared(path: Path) -> None:
    locked = changed(path, PASSWORD)
    one = opened(locked, PASSWORD)
    identity = one.workspace.identity() or ""
    prepare(one, "")  # and the power went
    one.close()
    clear(remains(locked, identity))
    assert readable(path.parent) == []
    opened(locked, PASSWORD).close()


def test_what_somebody_else_calls_his_is_not_touched(path: Path) -> None:
    with editing(path.with_name("other.sqlite"), catalogue(path.parent / "more")) as other:
        foreign = Backups(other, clock).make()
        assert foreign is not None
    stranger = folder_of(path) / "2026-01-01 08-00-00.sqlite"
    shutil.copyfile(foreign.path, stranger)
    locked = changed(path, PASSWORD)
    assert stranger.exists()
    assert remains(locked, "") == ()


def test_what_a_mentor_received_lies_behind_the_password_too(path: Path, received: Path) -> None:
    Holdings(path, clock, path.parent / "profile").take_in([received])
    before = Holdings(path, clock).rows()
    assert before
    asked = Query(Holdings(path, clock).search(Query()).found[0].passage.title)
    assert "Canarius" in str(Holdings(path, clock).refused())
    locked = changed(path, PASSWORD)
    assert not holdings_of(path).exists()
    one = opened(locked, PASSWORD)
    behind = beside(one.workspace, clock)
    assert (behind.rows(), behind.name_of(before[0].file_hash)) == (before, before[0].source.name)
    again = behind.take_in([received])
    assert (again.added, again.known) == (0, 1)
    found = behind.search(asked)
    assert found.total
    behind.rebuild()
    assert (behind.rows(), behind.search(asked)) == (before, found)
    heard = (before[0].file_hash, before[0].settlement, "Canarius", "datapackage", "SQLite format 3", CANARY)
    assert not [
        (word, file.name)
        for file in path.parent.rglob("*")
        if file.is_file() and "forms" not in file.parts and "profile" not in file.parts
        for word in heard
        if word.encode() in file.read_bytes() or word in file.name
    ]
    one.close()
    changed(locked, "", old=PASSWORD)
    plain = Holdings(path, clock, path.parent / "profile")
    assert (plain.rows(), plain.search(asked)) == (before, found)
    assert plain.file_of(before[0].file_hash).read_bytes() == (received / "falu.asice").read_bytes()
    assert not holdings_of(locked).exists()


def test_one_cut_off_before_anything_was_sealed_can_be_looked_at(tmp_path: Path) -> None:
    begun = tmp_path / "hep.sqlite-enc"
    connection.create(begun, PASSWORD)
    before = begun.read_bytes()
    looking = Workspace.open(begun, clock, read_only=True, password=PASSWORD)
    assert not looking.load().programmes
    looking.close()
    assert begun.read_bytes() == before
