"""Whether a store lies where it may come to harm: in a synchronised folder, on a share, on a nearly full disk."""

import os
import re
import shutil
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from hep_desktop.domain.progress import Progress

ROOM = 50_000_000
"""Bytes that should stay free at least, and beside them room for some copies of the store."""

_COPIES = 3
_SYNCED = re.compile(r"(onedrive|dropbox|google ?drive|icloud ?drive|nextcloud|owncloud|mega ?sync)\b", re.IGNORECASE)
_SHARED = {
    "cifs",
    "smb3",
    "smbfs",
    "nfs",
    "nfs4",
    "9p",
    "afpfs",
    "davfs",
    "fuse.sshfs",
    "fuse.davfs",
    "fuse.gvfsd-fuse",
    "fuse.rclone",
    "fuse.smbnetfs",
    "fuse.glusterfs",
    "ceph",
    "ncpfs",
}
_REMOTE = 4  # DRIVE_REMOTE of GetDriveTypeW
_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_MOUNTS = Path("/proc/mounts")


class Concern(StrEnum):
    """What is wrong with a place; `frame.place` has a sentence for each."""

    SYNCED = "synced"
    SHARED = "shared"
    NEARLY_FULL = "nearly_full"


def concern_of(store: Path, progress: Progress | None = None) -> Concern | None:
    """The first thing to tell of a store's place; None where all is well."""
    del progress  # a moment's work, but a share may answer late
    mounts = ""
    with suppress(OSError):
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="replace")
    store = store.resolve()  # a link may lead elsewhere
    if is_synced(store, os.environ):
        return Concern.SYNCED
    if is_shared(store, mounts) or is_mapped(store, kind_of_drive):
        return Concern.SHARED
    with suppress(OSError):
        if is_nearly_full(shutil.disk_usage(store.parent).free, store.stat().st_size):
            return Concern.NEARLY_FULL
    return None


def is_synced(store: Path, environment: Mapping[str, str]) -> bool:
    """Whether a program that copies to other computers watches the folder: it may copy half a change."""
    roots = [Path(environment[name]) for name in _VARIABLES if environment.get(name)]
    return any(store.is_relative_to(root) for root in roots) or any(_SYNCED.match(part) for part in store.parent.parts)


def is_shared(store: Path, mounts: str) -> bool:
    """Whether it lies on another computer, by its name as Windows writes it or by the mounts of Linux."""
    if str(store).startswith(("\\\\", "//")):
        return True
    found = (line.split() for line in mounts.splitlines())
    points = [(_unescaped(words[1]), words[2]) for words in found if len(words) > 2]  # noqa: PLR2004 – device, point, kind
    holding = [(len(point), place, kind) for place, (point, kind) in enumerate(points) if store.is_relative_to(point)]
    return bool(holding) and max(holding)[2] in _SHARED  # of two at one point the later one is seen


def is_mapped(store: Path, kind_of: Callable[[str], int]) -> bool:
    """Whether it lies on a drive of Windows that is a folder of another computer."""
    return bool(store.drive) and kind_of(f"{store.drive}\\") == _REMOTE


def kind_of_drive(root: str) -> int:
    """What Windows says of a drive; nothing elsewhere."""
    if sys.platform != "win32":
        return 0
    import ctypes  # noqa: PLC0415 – for Windows alone

    return int(ctypes.windll.kernel32.GetDriveTypeW(root))


def _unescaped(point: str) -> str:
    """A mount point as the kernel means it: blanks and backslashes stand as octal numbers (proc(5))."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), point)


def is_nearly_full(free: int, size: int) -> bool:
    """Whether soon neither a change nor a safety copy will find room."""
    return free < ROOM + _COPIES * size
