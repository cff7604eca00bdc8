"""The files that were received, each once by the hash of its content; the index is made of them and of nothing else."""

import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from hep_desktop.canonical import from_plain, to_plain
from hep_desktop.frozen import dataclass

ENDINGS = ("asice", "hep", "json")
_NAME = re.compile(rf"([0-9a-f]{{64}})\.(?:{'|'.join(ENDINGS)})")
_SLIPS = "received.jsonl"
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Kept:
    """A file in the folder."""

    file_hash: str
    path: Path


@dataclass(frozen=True, slots=True)
class Slip:
    """What a file was called when it came, when it was written and when it came."""

    file_hash: str
    name: str
    written: datetime
    received: datetime


class UnreadableError(Exception):
    """The file that should be copied cannot be read; the folder itself is not the matter."""


class Folder:
    """A folder of files that never change; a name is the content's hash, with the ending of its kind."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def copy_in(self, source: Path, place: int) -> Kept:
        """A copy of a file, not yet one of those that were received: `keep` makes it one, `drop` does away with it.

        `place` tells apart copies that wait at the same time. Raises UnreadableError, or OSError for the folder.
        """
        self.path.mkdir(parents=True, exist_ok=True)
        beside = self.path / f"incoming-{place}.part"
        told = hashlib.sha256()
        with beside.open("wb") as written:
            for piece in _pieces(source):
                told.update(piece)
                written.write(piece)
        return Kept(told.hexdigest(), beside)

    def keep(self, copy: Kept, ending: str, slip: Slip) -> None:
        """Make a copy one of those that were received, with its slip. Raises OSError."""
        target = self.path / f"{copy.file_hash}.{ending}"
        if copy.path == target:
            return
        with (self.path / _SLIPS).open("a", encoding="utf-8") as written:
            written.write(json.dumps(to_plain(slip, Slip), ensure_ascii=False) + "\n")
        copy.path.replace(target)

    def slips(self) -> dict[str, Slip]:
        """The slips of all files; a line that is not whole is passed over, since it costs a name alone."""
        found: dict[str, Slip] = {}
        path = self.path / _SLIPS
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else ():
            with suppress(ValueError):
                slip = from_plain(json.loads(line), Slip)
                found[slip.file_hash] = slip
        return found

    def sweep(self) -> None:
        """Do away with copies that a bad end left behind."""
        for one in self.path.glob("incoming-*.part"):
            one.unlink(missing_ok=True)

    def drop(self, copy: Kept) -> None:
        """Do away with a copy. Raises OSError."""
        copy.path.unlink(missing_ok=True)

    def find(self, file_hash: str) -> Path | None:
        """A file by its hash."""
        paths = (self.path / f"{file_hash}.{ending}" for ending in ENDINGS)
        return next((path for path in paths if path.is_file()), None)

    def kept(self) -> tuple[Kept, ...]:
        """All files that were received, always in the same order."""
        named = ((_NAME.fullmatch(path.name), path) for path in self.path.glob("*"))
        return tuple(sorted((Kept(name[1], path) for name, path in named if name), key=lambda one: one.file_hash))


def _pieces(source: Path) -> Iterator[bytes]:
    try:
        with source.open("rb") as read:
            while piece := read.read(_PIECE):
                yield piece
    except OSError as error:
        raise UnreadableError(source.name) from error
