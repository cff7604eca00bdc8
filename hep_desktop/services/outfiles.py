"""Files for people: written beside their place and renamed, so that a half-written one is never seen."""

import contextlib
import errno
import os
from collections.abc import Mapping
from pathlib import Path

from hep_desktop.domain.errors import UserError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EISDIR}
_NOT_IN_NAMES = dict.fromkeys(map(ord, '<>:"/\\|?*'), "-")
_LONGEST_NAME = 120


def safe_name(stem: str) -> str:
    """A file's name that every system takes."""
    return stem.translate(_NOT_IN_NAMES)[:_LONGEST_NAME].rstrip(" .")


def free_name(folder: Path, stem: str, endings: tuple[str, ...]) -> str:
    """A name that no file of these endings has yet: what was sent is never written over."""
    name, count = stem, 1
    while any((folder / f"{name}.{ending}").exists() for ending in endings):
        count += 1
        name = f"{stem} ({count})"
    return name


def put(target: Path, content: bytes) -> None:
    """Write a file whole. Raises UserError where it cannot be; what stood there before then still stands."""
    put_all({target: content})


def put_all(files: Mapping[Path, bytes]) -> None:
    """Write files that belong together: where one cannot be written, none is. Raises UserError."""
    besides: dict[Path, Path] = {}
    try:
        for target, content in files.items():
            besides[target] = _beside(target, content)
        for target, beside in besides.items():
            _move(beside, target)
    except UserError:
        for beside in besides.values():
            _forget(beside)
        raise


def make_folder(folder: Path) -> None:
    """A folder to write into, made where there is none. Raises UserError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _told(error, folder) from error


def expect_folder(folder: Path) -> None:
    """Refuse a folder that could not be made or written, before long work rather than after it; makes nothing."""
    existing = next(one for one in (folder, *folder.parents) if one.exists())
    if not existing.is_dir():
        raise UserError("output.no_folder", folder=str(folder))
    if not os.access(existing, os.W_OK):  # Windows may say yes here and refuse the writing later
        raise UserError("output.not_writable", file=folder.name, folder=str(existing))


def _beside(target: Path, content: bytes) -> Path:
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        _forget(beside)
        raise _told(error, target) from error
    return beside


def _move(beside: Path, target: Path) -> None:
    try:
        beside.replace(target)
    except OSError as error:
        if isinstance(error, PermissionError):  # Windows: somebody reads the old one just now
            raise UserError("output.in_use", file=target.name) from error
        raise _told(error, target) from error


def _forget(beside: Path) -> None:
    with contextlib.suppress(OSError):
        beside.unlink(missing_ok=True)


def _told(error: OSError, target: Path) -> UserError:
    if error.errno in _FULL:
        return UserError("output.disk_full", file=target.name)
    if error.errno in _FORBIDDEN:
        return UserError("output.not_writable", file=target.name, folder=str(target.parent))
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return UserError("output.no_folder", folder=str(target.parent))
    return UserError("output.failed", file=target.name, reason=error.strerror or str(error))
