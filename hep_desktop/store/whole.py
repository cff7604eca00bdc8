"""Files written whole: beside their place and through to the disk, then renamed, so that half of one is never met."""

import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

MAKING = ".new"
"""What the name of a file ends in until it is whole."""


@contextmanager
def written_whole(target: Path) -> Generator[BinaryIO]:
    """A file to be written into, which has its name at the end. Raises OSError; then what stood there still stands."""
    beside = target.with_name(target.name + MAKING)
    try:
        with beside.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    _sync_name(target.parent)


def copy_whole(source: Path, target: Path) -> None:
    """The same bytes once more. Raises OSError."""
    with source.open("rb") as file, written_whole(target) as made:
        shutil.copyfileobj(file, made)


def _sync_name(folder: Path) -> None:
    """A name, too, is on the disk only when its folder is; Windows opens no folders, and keeps their order itself."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with suppress(OSError):  # shares may know no such thing
        opened = os.open(folder, os.O_DIRECTORY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
