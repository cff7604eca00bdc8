"""The files that were received, each once by the hash of its content; the index is made of them and of nothing else."""

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hep_desktop.canonical import from_plain, to_plain
from hep_desktop.frozen import dataclass

if TYPE_CHECKING:
    from hep_desktop.store.sealing import Seal

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
    """A folder of files that never change; a name is the content's hash, with the ending of its kind.

    Beside a store with a password each is sealed, and so are the slips; the names tell nothing.
    """

    def __init__(self, path: Path, seal: "Seal | None" = None) -> None:
        self.path = path
        self.seal = seal

    def copy_in(self, source: Path, place: int) -> Kept:
        """A copy of a file, not yet one of those that were received: `keep` makes it one, `drop` does away with it.

        `place` tells apart copies that wait at the same time. Raises UnreadableError, or OSError for the folder.
        """
        self.path.mkdir(parents=True, exist_ok=True)
        if self.seal is not None:
            return self._sealed(b"".join(_pieces(source)), place)
        beside = self.path / f"incoming-{place}.part"
        told = hashlib.sha256()
        with beside.open("wb") as written:
            for piece in _pieces(source):
                told.update(piece)
                written.write(piece)
        return Kept(told.hexdigest(), beside)

    def keep(self, copy: Kept, ending: str, slip: Slip) -> None:
        """Make a copy one of those that were received, with its slip. Raises OSError."""
        target = self.path / f"{self._name(copy.file_hash)}.{ending}"
        if copy.path == target:
            return
        with (self.path / _SLIPS).open("a", encoding="utf-8") as written:
            written.write(self._line(json.dumps(to_plain(slip, Slip), ensure_ascii=False)) + "\n")
        copy.path.replace(target)

    def slips(self) -> dict[str, Slip]:
        """The slips of all files; a line that is not whole is passed over, since it costs a name alone."""
        found: dict[str, Slip] = {}
        path = self.path / _SLIPS
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else ():
            with suppress(ValueError):
                slip = from_plain(json.loads(self._of_line(line)), Slip)
                found[slip.file_hash] = slip
        return found

    def sweep(self) -> None:
        """Do away with copies that a bad end left behind."""
        for one in self.path.glob("*.part"):
            one.unlink(missing_ok=True)

    def drop(self, copy: Kept) -> None:
        """Do away with a copy. Raises OSError."""
        copy.path.unlink(missing_ok=True)

    def find(self, file_hash: str) -> Path | None:
        """A file by its hash."""
        paths = (self.path / f"{self._name(file_hash)}.{ending}" for ending in ENDINGS)
        return next((path for path in paths if path.is_file()), None)

    def kept(self) -> tuple[Kept, ...]:
        """All files that were received, always in the same order."""
        named = [(name[1], path) for path in self.path.glob("*") if (name := _NAME.fullmatch(path.name))]
        if self.seal is not None:
            known = {self._name(file_hash): file_hash for file_hash in self.slips()}
            named = [(known.get(name) or self._hash_of(path), path) for name, path in named]
        return tuple(sorted((Kept(*one) for one in named), key=lambda one: one.file_hash))

    def carry_to(self, other: "Folder") -> Iterator[Kept]:
        """Every file with its slip into another folder, one by one; what is there already is passed over."""
        slips = self.slips()
        for one in self.kept():
            yield one
            content, slip = content_of(one.path, self.seal), slips.get(one.file_hash)
            if other.find(hashlib.sha256(content).hexdigest()) is not None:
                continue
            written = datetime.fromtimestamp(one.path.stat().st_mtime, UTC)
            other.path.mkdir(parents=True, exist_ok=True)
            copy = other.brought(content)
            other.keep(copy, one.path.suffix[1:], slip or Slip(one.file_hash, one.path.name, written, written))

    def brought(self, content: bytes) -> Kept:
        """A copy of what another folder holds, as `copy_in` makes it of a file."""
        if self.seal is not None:
            return self._sealed(content, 0)
        beside = self.path / "incoming-0.part"
        beside.write_bytes(content)
        return Kept(hashlib.sha256(content).hexdigest(), beside)

    def _sealed(self, content: bytes, place: int) -> Kept:
        file_hash = hashlib.sha256(content).hexdigest()
        name = self._name(file_hash)
        beside = self.path / f"{name}.{place}.part"
        beside.write_bytes(self.seal.close(content, name) if self.seal else content)
        return Kept(file_hash, beside)

    def _name(self, file_hash: str) -> str:
        return self.seal.name(file_hash) if self.seal else file_hash

    def _hash_of(self, path: Path) -> str:
        return hashlib.sha256(content_of(path, self.seal)).hexdigest()

    def _line(self, slip: str) -> str:
        return base64.b64encode(self.seal.close(slip.encode(), _SLIPS)).decode("ascii") if self.seal else slip

    def _of_line(self, line: str) -> str:
        return (self.seal.open(base64.b64decode(line), _SLIPS) or b"").decode() if self.seal else line


def content_of(path: Path, seal: "Seal | None") -> bytes:
    """A file as it was received; one that is not sealed so, such as any elsewhere, as it lies there. Raises OSError."""
    kept = path.read_bytes()
    content = seal.open(kept, path.name.partition(".")[0]) if seal else None
    return kept if content is None else content


def _pieces(source: Path) -> Iterator[bytes]:
    try:
        with source.open("rb") as read:
            while piece := read.read(_PIECE):
                yield piece
    except OSError as error:
        raise UnreadableError(source.name) from error
