"""Ruined stores and copies, one case after the other: recognised, kept, and the best way back offered.

The cases follow Zotero's list of recovery tests; what was there before is there afterwards, byte for byte.
"""

import random
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from builders import text, value
from guards.logs import LogGuard
from hep_desktop.domain.commands import SetText, TakeOver
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.places import FactPlace
from hep_desktop.domain.situation import Fact, Text
from hep_desktop.services.backing_up import newest_good, recover, recover_from_mirror
from hep_desktop.services.mirroring import has_mirror, mirror_of
from hep_desktop.store.copies import folder_of, name_for
from ruins import (
    PAGE,
    a_folder,
    all_zero,
    another_program,
    gone,
    half,
    header_lost,
    newest,
    no_bytes,
    no_text,
    pages_by_kind,
    read_content,
    recovered,
    refused,
    schema_lost,
    steps,
    torn,
)
from stores import NOW, catalogue, clock, editing, ids


@pytest.mark.parametrize("ruin", [no_text, no_bytes, all_zero, header_lost, half, schema_lost, another_program, gone])
def test_a_ruined_store_is_refused_and_the_newest_copy_goes_on(path: Path, ruin: Callable[[Path], None]) -> None:
    ruin(path)
    refused(path)
    recovered(path)


def test_a_folder_of_that_name_is_no_store(path: Path) -> None:
    a_folder(path)
    assert refused(path) == "store.missing"


def test_a_store_cut_at_every_page_is_whole_or_recognised(path: Path) -> None:
    whole = path.read_bytes()
    assert len(whole) > 5 * PAGE
    for end in range(0, len(whole), PAGE):
        path.write_bytes(whole[:end])
        refused(path)
    recovered(path)


def test_one_wrong_byte_in_any_page_is_harmless_or_recognised(path: Path) -> None:
    whole = path.read_bytes()
    right = steps(path)
    whole = path.read_bytes()
    for page in range(0, len(whole), PAGE):
        for inside in (0, 5, PAGE // 2, PAGE - 20):
            wrong = bytearray(whole)
            wrong[page + inside] ^= 0xFF
            path.write_bytes(wrong)
            with suppress(UserError):  # recognised; anything else fails the test
                assert steps(path) == right
    path.write_bytes(whole)
    assert steps(path) == right


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A store with every kind of page: tables and indexes of two levels, texts of several pages, pages left free."""
    path = tmp_path / "large.sqlite"
    with editing(path, catalogue(tmp_path / "forms")) as one:
        facts = ((FactPlace("p", "women", str(number)), Fact(value(number))) for number in range(1200))
        one.do(TakeOver("adatok.xlsx", tuple(facts)))
        for node in ("he.1", "he.2"):
            one.do(SetText("p", node, text("őszi árvíztűrő szöveg " * 900)))
        one.do(SetText("p", "he.2", Text(())))
    return path


@pytest.mark.parametrize("at", [47, 60, 62])
def test_a_wrong_byte_of_the_header_is_damage(path: Path, at: int) -> None:
    wrong = bytearray(path.read_bytes())
    wrong[at] ^= 0xFF
    path.write_bytes(wrong)
    assert refused(path) in ("store.damaged", "store.not_a_store")
    recovered(path)


def test_one_turned_bit_in_any_kind_of_page_changes_nothing_unseen(large: Path, logged: LogGuard) -> None:
    whole = large.read_bytes()
    right = read_content(large)
    whole, chance = large.read_bytes(), random.Random(7)
    for pages in pages_by_kind(whole).values():
        for _ in range(12):
            wrong = bytearray(whole)
            wrong[chance.choice(pages) * PAGE + chance.randrange(PAGE)] ^= 1 << chance.randrange(8)
            large.write_bytes(wrong)
            with suppress(UserError):  # recognised
                assert read_content(large) == right
    logged.expect("no longer what was written")


def test_flipped_bytes_in_every_kind_of_page_are_harmless_or_recognised(large: Path) -> None:
    whole = large.read_bytes()
    kinds = pages_by_kind(whole)
    assert set(kinds) == {"header", "table", "table branch", "index", "index branch", "rest"}
    right = read_content(large)
    whole = large.read_bytes()
    for pages in kinds.values():
        for page in {pages[0], pages[-1]}:
            for inside in (1, 3, 8, 12, PAGE // 2, PAGE - 9):
                wrong = bytearray(whole)
                wrong[page * PAGE + inside] ^= 0xFF
                large.write_bytes(wrong)
                with suppress(UserError):  # recognised; anything else fails the test
                    assert read_content(large) == right
                    continue
                assert large.read_bytes() == bytes(wrong), "touched though refused"


@pytest.mark.parametrize("ruin", [torn, no_bytes, no_text, all_zero])
def test_a_damaged_newest_copy_is_passed_over(path: Path, ruin: Callable[[Path], None]) -> None:
    ruin(newest(path))
    torn(path)
    copy = newest_good(path, clock)
    assert copy is not None
    recover(path, copy, clock)
    assert steps(path) == 23


def test_where_every_copy_is_damaged_the_readable_one_builds_the_store(path: Path) -> None:
    for copy in folder_of(path).glob("*.sqlite"):
        torn(copy)
    torn(path)
    assert newest_good(path, clock) is None
    assert has_mirror(path)
    recover_from_mirror(path, clock, ids())
    assert steps(path) == 1


def test_where_nothing_is_left_all_that_was_damaged_is_kept(path: Path) -> None:
    for copy in (path, *folder_of(path).glob("*.sqlite"), *mirror_of(path).iterdir()):
        no_text(copy)
    before = {file: file.read_bytes() for file in path.parent.rglob("*.*") if file.is_file()}
    assert newest_good(path, clock) is None
    with pytest.raises(UserError, match=r"backup\.unreadable"):
        recover_from_mirror(path, clock, ids())
    assert {file: file.read_bytes() for file in before} == before


def test_a_stale_journal_beside_a_recovered_store_is_set_aside(path: Path) -> None:
    path.with_name("hep.sqlite-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(600))
    path.with_name("hep.sqlite-wal").write_bytes(bytes(100))
    torn(path)
    recovered(path)
    assert len(list(path.parent.glob("hep sérült*"))) == 3
    assert not path.with_name("hep.sqlite-wal").exists()


def test_a_recovery_that_was_broken_off_is_done_again(path: Path) -> None:
    path.rename(path.with_name("hep.sqlite.new"))
    refused(path)
    recovered(path)
    assert not path.with_name("hep.sqlite.new").exists()


def test_what_a_broken_backup_left_behind_counts_for_nothing(path: Path) -> None:
    (folder_of(path) / (name_for(NOW + timedelta(days=1)) + ".new")).write_bytes(b"half")
    torn(path)
    recovered(path)


def test_a_linked_store_stays_linked(path: Path, tmp_path: Path) -> None:
    place = tmp_path / "stick"
    place.mkdir()
    path.rename(place / "hep.sqlite")
    path.symlink_to(place / "hep.sqlite")
    torn(place / "hep.sqlite")
    copy = newest_good(path, clock)
    assert copy is not None
    recover(path, copy, clock)
    assert path.is_symlink()
    assert steps(path) == 42
