"""Takes a whole foreign file off the disk, or says why it cannot be had."""

import errno
import stat
from pathlib import Path

from hep_desktop.importers.refusal import Refused

MOST_BYTES = 50 * 2**20
_LOCKS = ("~$", ".~lock.")  # what Excel and LibreOffice lay beside an open file begins so
_PULLED = {errno.EIO, errno.ENODEV, errno.ENXIO, errno.ESTALE}


def file_bytes(path: Path) -> bytes:
    """The content of a file. Raises Refused where it is none, too large, or cannot be read."""
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise Refused("import.is_a_folder")
        if path.name.startswith(_LOCKS):
            raise Refused("import.is_a_lock_file")
        if not stat.S_ISREG(about.st_mode):
            raise Refused("import.not_a_workbook")
        if about.st_size == 0:
            raise Refused("import.empty")
        if about.st_size > MOST_BYTES:
            raise Refused("import.too_large")
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:  # ValueError: a name no system allows
        raise Refused("import.missing") from error
    except PermissionError as error:
        raise Refused("import.locked") from error
    except OSError as error:
        if error.errno in _PULLED:
            raise Refused("import.pulled") from error
        raise Refused("import.disk", reason=error.strerror or "") from error
