"""Files that belong to texts of a store: each once, by its content's hash, in a folder beside the database."""

import hashlib
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from hep_desktop.domain.errors import UserError
from hep_desktop.store.faults import told
from hep_desktop.store.whole import copy_whole, written_whole

if TYPE_CHECKING:
    from hep_desktop.store.sealing import Seal

MOST = 10_000_000  # bytes of one file (decisions.md 18)
MOST_OF_ALL = 200_000_000
_NAME = re.compile(r"[0-9a-f]{64}")


def attachments_of(store: Path) -> Path:
    """The folder beside a store."""
    return store.with_name(f"{store.name}-files")


class Attachments:
    """One folder; nothing in it is ever changed, and what undo or an older copy may want again is kept."""

    def __init__(self, store: Path, *, read_only: bool) -> None:
        self._store = store
        self.folder = attachments_of(store)
        self._read_only = read_only
        self.seal: Seal | None = None
        """Where the store has a password."""

    def put(self, content: bytes) -> str:
        """Keep a file, and give its name. Raises UserError."""
        if self._read_only:
            raise UserError("store.read_only", file=str(self._store))
        key = hashlib.sha256(content).hexdigest()
        target = self.folder / self._name(key)
        with told(target):
            if self.content(key) is not None:
                return key
            self.folder.mkdir(exist_ok=True)
            held = sum(one.stat().st_size for one in self.folder.iterdir())
            if len(content) > MOST or held + len(content) > MOST_OF_ALL:
                raise UserError("store.no_room_beside", most=MOST_OF_ALL // 1_000_000)
            with written_whole(target) as file:
                file.write(self.seal.close(content, target.name) if self.seal else content)
        return key

    def content(self, key: str) -> bytes | None:
        """A file by its name; None where it is not there, or no longer what it was."""
        with suppress(OSError):
            if _NAME.fullmatch(key):
                name = self._name(key)
                kept = (self.folder / name).read_bytes()
                content = self.seal.open(kept, name) if self.seal else kept
                return content if content is not None and hashlib.sha256(content).hexdigest() == key else None
        return None

    def path_of(self, key: str) -> Path:
        """Where a file lies, sealed where the store has a password."""
        return self.folder / self._name(key)

    def contents(self) -> Iterator[bytes]:
        """Every file that is whole. Raises UserError."""
        with told(self.folder):
            for one in sorted(self.folder.iterdir()) if self.folder.is_dir() else ():
                kept = one.read_bytes()
                content = self.seal.open(kept, one.name) if self.seal else kept
                if content is not None and self._name(hashlib.sha256(content).hexdigest()) == one.name:
                    yield content

    def _name(self, key: str) -> str:
        return self.seal.name(key) if self.seal else key

    def copy_to(self, store: Path, between: Callable[[], object] = lambda: None) -> None:
        """Bring every file beside another store that has none of them yet; calls `between` them. Raises UserError."""
        target = attachments_of(store)
        if not self.folder.is_dir():
            return
        with told(target):
            target.mkdir(exist_ok=True)
            for one in sorted(self.folder.iterdir()):
                between()
                if _NAME.fullmatch(one.name) and not (target / one.name).is_file():
                    copy_whole(one, target / one.name)
