"""Places where a store may come to harm are recognised; good ones are left in peace."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from hep_desktop.services.whereabouts import ROOM, concern_of, is_nearly_full, is_shared, is_synced
from hep_desktop.services.workspaces import open_or_look
from stores import clock, fill, store

MOUNTS = "/dev/sda1 / ext4 rw 0 0\n//szerver/hivatal /mnt/k\\040ozos cifs rw 0 0\n/dev/sdb1 /media/stick vfat rw 0 0\n"


@pytest.mark.parametrize(
    "folder",
    [
        "/home/mari/OneDrive/hep",
        "/home/mari/OneDrive - Mintafalu/hep",
        "/home/mari/Dropbox",
        "/home/mari/Google Drive/x",
    ],
)
def test_a_folder_that_is_copied_to_the_cloud_is_recognised(folder: str) -> None:
    assert is_synced(Path(folder) / "hep.sqlite", {})


def test_the_folder_that_windows_names_is_recognised_whatever_it_is_called() -> None:
    assert is_synced(Path("/data/felho/hep.sqlite"), {"OneDrive": "/data/felho"})
    assert not is_synced(Path("/data/helyi/hep.sqlite"), {"OneDrive": "/data/felho"})


@pytest.mark.parametrize("path", ["/mnt/k ozos/hep.sqlite", "//szerver/hivatal/hep.sqlite", "\\\\szerver\\hivatal\\h"])
def test_a_share_is_recognised(path: str) -> None:
    assert is_shared(Path(path), MOUNTS)


@pytest.mark.parametrize("path", ["/home/mari/hep.sqlite", "/media/stick/hep.sqlite", "/home/OneDriver/hep.sqlite"])
def test_disks_and_sticks_are_good_places(path: str) -> None:
    assert not is_shared(Path(path), MOUNTS)
    assert not is_synced(Path(path), {})


def test_a_nearly_full_disk_is_one_where_the_next_copies_find_no_room() -> None:
    assert is_nearly_full(ROOM, 1)
    assert not is_nearly_full(ROOM + 4_000_000, 1_000_000)


def test_here_all_is_well(tmp_path: Path) -> None:
    fill(tmp_path / "hep.sqlite")
    assert concern_of(tmp_path / "hep.sqlite") is None


@pytest.fixture
def locked_folder(tmp_path: Path) -> Iterator[Path]:
    """A store in a place where nobody may write, where the system lets us have one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "none", str(folder)], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("mounting a disk needs root")
    fill(folder / "hep.sqlite")
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.mark.outside("mount")
def test_where_nothing_can_be_written_the_store_is_looked_at(locked_folder: Path) -> None:
    workspace, because = open_or_look(locked_folder / "hep.sqlite", clock)
    assert because is not None
    assert because.code == "store.not_writable"
    assert workspace.read_only
    assert list(workspace.load().programmes) == ["p"]
    workspace.abandon()


def test_what_somebody_else_has_is_looked_at_and_told_who(tmp_path: Path) -> None:
    fill(tmp_path / "hep.sqlite")
    with store(tmp_path / "hep.sqlite"):
        workspace, because = open_or_look(tmp_path / "hep.sqlite", clock)
        assert because is not None
        assert "since" in because.values
        assert workspace.read_only
        workspace.abandon()
