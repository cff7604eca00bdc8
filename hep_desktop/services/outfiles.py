"""Files for people: written beside their place and renamed, so that a half-written one is never seen."""

import contextlib
import errno
import os
from pathlib import Path

from hep_desktop.domain.errors import UserError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EISDIR}


def put(target: Path, content: bytes) -> None:
    """Write a file whole. Raises UserError where it cannot be; what stood there before then still stands."""
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        _forget(beside)
        raise _told(error, target) from error
    try:
        beside.replace(target)
    except OSError as error:
        _forget(beside)
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
