"""Places where a store may come to harm are recognised; good ones are left in peace."""

import subprocess
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath

import pytest

from hep_desktop.services.backing_up import Backups
from hep_desktop.services.whereabouts import ROOM, Concern, concern_of, is_mapped, is_nearly_full, is_shared, is_synced
from hep_desktop.services.workspaces import is_stranger, open_or_look
from stores import catalogue, clock, editing, fill, store

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


def test_of_two_things_mounted_at_one_place_the_later_is_seen() -> None:
    path = Path("/mnt/hivatal/hep.sqlite")
    assert is_shared(path, "systemd /mnt/hivatal autofs rw 0 0\n//szerver/h /mnt/hivatal cifs rw 0 0\n")
    assert not is_shared(path, "//szerver/h /mnt/hivatal cifs rw 0 0\n/dev/sdb1 /mnt/hivatal vfat rw 0 0\n")


@pytest.mark.parametrize(("kind", "mapped"), [(4, True), (3, False), (2, False)])
def test_a_letter_of_windows_may_be_a_share(kind: int, mapped: bool) -> None:
    asked: list[str] = []

    def kind_of(root: str) -> int:
        asked.append(root)
        return kind

    assert is_mapped(PureWindowsPath("Z:/hivatal/hep.sqlite"), kind_of) is mapped  # type: ignore[arg-type] – no such disk here
    assert asked == ["Z:\\"]


def test_a_nearly_full_disk_is_one_where_the_next_copies_find_no_room() -> None:
    assert is_nearly_full(ROOM, 1)
    assert not is_nearly_full(ROOM + 4_000_000, 1_000_000)


def test_here_all_is_well(tmp_path: Path) -> None:
    fill(tmp_path / "hep.sqlite")
    assert concern_of(tmp_path / "hep.sqlite") is None


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    """A store on a small disk of its own, where the system lets us have one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=20m", "none", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting a disk needs root")
    fill(folder / "hep.sqlite")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture
def locked_folder(stick: Path) -> Path:
    """Where nobody may write."""
    subprocess.run(["mount", "-o", "remount,ro", str(stick)], check=True)
    return stick


@pytest.mark.outside("mount")
def test_a_small_stick_is_nearly_full_also_through_a_link(stick: Path, tmp_path: Path) -> None:
    assert concern_of(stick / "hep.sqlite") is Concern.NEARLY_FULL
    (tmp_path / "hep.sqlite").symlink_to(stick / "hep.sqlite")
    assert concern_of(tmp_path / "hep.sqlite") is Concern.NEARLY_FULL


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


def test_a_safety_copy_is_only_looked_at(tmp_path: Path) -> None:
    with editing(tmp_path / "hep.sqlite", catalogue(tmp_path / "forms")) as one:
        made = Backups(one, clock).make()
    assert made is not None
    before = made.path.read_bytes()
    workspace, because = open_or_look(made.path, clock)
    assert because is not None
    assert because.code == "store.is_copy"
    assert workspace.read_only
    workspace.abandon()
    assert made.path.read_bytes() == before


def test_another_villages_store_in_the_place_of_ours_is_recognised(tmp_path: Path) -> None:
    with editing(tmp_path / "hep.sqlite", catalogue(tmp_path / "forms")) as one:
        assert Backups(one, clock).make()
        assert not is_stranger(one.workspace)
    fill(tmp_path / "other.sqlite")
    (tmp_path / "other.sqlite").replace(tmp_path / "hep.sqlite")
    with store(tmp_path / "hep.sqlite") as there:
        assert is_stranger(there)
