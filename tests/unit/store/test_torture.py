"""A bounded sample of the tortures: killed, on failing disks, and with the power cut, nothing called saved is lost."""

import os
import random
from pathlib import Path

import pytest

from stores import catalogue, fill, quick_passwords
from torture import faulty, killing, migrating, windows
from torture.clerk import PASSWORD

BUSY = 10.0  # seconds: all tests at once on few cores; `dev.py torture` holds to the promise itself

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills by signal and a shim of the loader are things of POSIX")


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    catalogue(tmp_path / "forms")
    return tmp_path / "forms"


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    (tmp_path / "disk").mkdir()
    return tmp_path / "disk"


def test_killed_at_any_moment_every_start_finds_all_that_was_saved(disk: Path, forms: Path) -> None:
    assert killing.kill(disk, forms, 7, most=12) > 0  # with the four of test_killed and what follows: fifteen


def test_behind_a_password_it_is_the_same(disk: Path, forms: Path) -> None:
    with quick_passwords():
        assert killing.kill(disk, forms, 1, most=12, password=PASSWORD) > 0


def test_the_real_window_killed_in_the_middle_of_work_loses_nothing(disk: Path) -> None:
    assert windows.kill(disk, ("write", "restore"), promise=BUSY) > 0


def test_killed_while_an_older_store_is_brought_up_to_date(disk: Path) -> None:
    fill(disk / "hep.sqlite")
    assert migrating.kill(disk / "hep.sqlite", 1) == 1


@pytest.mark.outside("gcc")
@pytest.mark.parametrize("mode", ["ENOSPC", "ENODEV", "short"])
def test_a_disk_that_fails_for_a_while_loses_nothing(disk: Path, forms: Path, tmp_path: Path, mode: str) -> None:
    assert faulty.fail(disk, forms, faulty.build(tmp_path), mode, seed=1, steps=8) > 0


def never(_disk: faulty.Disk) -> None:
    """Nothing reaches the disk."""


@pytest.mark.outside("gcc")
def test_whenever_the_power_is_cut_the_store_is_whole(
    disk: Path, forms: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shim, record = faulty.build(tmp_path), tmp_path / "record"
    faulty.clerk(shim, disk, forms, 1, 1)
    begun = {"hep.sqlite": (disk / "hep.sqlite").read_bytes()}
    faulty.clerk(shim, disk, forms, 2, 12, record=record)
    chance = random.Random(1)
    for number in range(12):
        faulty.cut(begun, record, tmp_path / f"cut-{number}", chance)
    monkeypatch.setattr(faulty.Disk, "sync", never)  # a disk that lies: this must be noticed, or nothing is
    places = (tmp_path / f"lie-{number}" for number in range(30))
    with pytest.raises(Exception, match=r"lost|damaged|history|missing|not_a_store"):
        any(faulty.cut(begun, record, place, chance) < 0 for place in places)
