"""Files that belong to texts of a store: each once, by its content's hash, in a folder beside the database."""

import hashlib
import re
from contextlib import suppress
from pathlib import Path

from hep_desktop.domain.errors import UserError
from hep_desktop.store.faults import told

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

    def put(self, content: bytes) -> str:
        """Keep a file, and give its name. Raises UserError."""
        if self._read_only:
            raise UserError("store.read_only", file=str(self._store))
        key = hashlib.sha256(content).hexdigest()
        target = self.folder / key
        with told(target):
            if self.content(key) is not None:
                return key
            self.folder.mkdir(exist_ok=True)
            held = sum(one.stat().st_size for one in self.folder.iterdir())
            if len(content) > MOST or held + len(content) > MOST_OF_ALL:
                raise UserError("store.no_room_beside", most=MOST_OF_ALL // 1_000_000)
            beside = target.with_suffix(".new")
            beside.write_bytes(content)
            beside.replace(target)
        return key

    def content(self, key: str) -> bytes | None:
        """A file by its name; None where it is not there, or no longer what it was."""
        with suppress(OSError):
            if _NAME.fullmatch(key):
                content = (self.folder / key).read_bytes()
                return content if hashlib.sha256(content).hexdigest() == key else None
        return None

    def copy_to(self, store: Path) -> None:
        """Bring every file beside another store that has none of them yet. Raises UserError."""
        target = attachments_of(store)
        if not self.folder.is_dir():
            return
        with told(target):
            target.mkdir(exist_ok=True)
            for one in sorted(self.folder.iterdir()):
                if _NAME.fullmatch(one.name) and not (target / one.name).is_file():
                    beside = target / f"{one.name}.new"
                    beside.write_bytes(one.read_bytes())
                    beside.replace(target / one.name)
