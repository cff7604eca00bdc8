"""Files beside a store: each once, found by hash, never changed."""

import os
from pathlib import Path

import pytest

from hep_desktop.domain.errors import UserError
from hep_desktop.store import attachments
from hep_desktop.store.attachments import Attachments, attachments_of


def test_a_file_is_kept_once_and_found_by_its_hash(tmp_path: Path) -> None:
    kept = Attachments(tmp_path / "hep.sqlite", read_only=False)
    key = kept.put(b"picture")
    assert kept.put(b"picture") == key
    assert [one.name for one in kept.folder.iterdir()] == [key]
    assert kept.content(key) == b"picture"


def test_what_is_lost_or_changed_is_not_given(tmp_path: Path) -> None:
    kept = Attachments(tmp_path / "hep.sqlite", read_only=False)
    key = kept.put(b"picture")
    (kept.folder / key).write_bytes(b"another")
    assert kept.content(key) is None
    assert kept.put(b"picture") == key
    assert kept.content(key) == b"picture"
    assert kept.content("../hep.sqlite") is None
    assert kept.content("0" * 64) is None


def test_nothing_is_kept_by_who_only_reads_nor_beyond_the_limits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UserError) as error:
        Attachments(tmp_path / "hep.sqlite", read_only=True).put(b"x")
    assert error.value.code == "store.read_only"
    monkeypatch.setattr(attachments, "MOST_OF_ALL", 10)
    kept = Attachments(tmp_path / "hep.sqlite", read_only=False)
    kept.put(b"12345678")
    with pytest.raises(UserError) as error:
        kept.put(b"123")
    assert error.value.code == "store.no_room_beside"


def test_files_go_along_to_another_store(tmp_path: Path) -> None:
    here, there = tmp_path / "a.sqlite", tmp_path / "stick" / "b.sqlite"
    there.parent.mkdir()
    kept = Attachments(here, read_only=False)
    kept.copy_to(there)
    assert not attachments_of(there).exists()
    key = kept.put(b"picture")
    kept.copy_to(there)
    kept.copy_to(there)
    assert Attachments(there, read_only=True).content(key) == b"picture"


def test_a_file_has_its_name_when_it_is_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[bytes | None] = []
    kept = Attachments(tmp_path / "hep.sqlite", read_only=False)

    def sync(_handle: int) -> None:
        [only] = kept.folder.iterdir()
        synced.append(only.read_bytes() if only.suffix else None)

    monkeypatch.setattr(os, "fsync", sync)
    kept.put(b"picture")
    assert synced == [b"picture", None]  # the content under another name, then the name
