"""A zip container opened with distrust: real bytes are counted, entities and odd names refused."""

import io
import zipfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager

from hep_desktop.importers.refusal import Refused

MOST_ENTRIES = 2000
MOST_BYTES = 200 * 2**20  # unpacked, all entries together
MOST_RATIO = 100  # of one entry, from here on:
RATIO_FROM = 10 * 2**20

_CHUNK = 2**16
_LOCKED = 0x1  # an entry with a password
_DTD = b"<!DOCTYPE"  # where XML entities are declared; no office program writes one into these files


class Archive:
    """The entries of a zip file, all unpacked once to see that they are harmless."""

    def __init__(self, data: bytes) -> None:
        with _refusing():
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
            self._check(entries)
        self.names = frozenset(entry.filename for entry in entries)

    def read(self, name: str) -> bytes:
        """The content of an entry; nothing where there is none."""
        return self._zip.read(name) if name in self.names else b""

    def chunks(self, name: str) -> Iterator[bytes]:
        """The content of an entry, some of it at a time; nothing where there is none."""
        if name in self.names:
            with self._zip.open(name) as content:
                while chunk := content.read(_CHUNK):
                    yield chunk

    def _check(self, entries: list[zipfile.ZipInfo]) -> None:
        if len(entries) > MOST_ENTRIES:
            raise Refused("import.too_large")
        total = 0
        for entry in entries:
            if _leads_outside(entry.filename):
                raise Refused("import.unsafe")
            if entry.flag_bits & _LOCKED:
                raise Refused("import.encrypted")
            is_xml = entry.filename.endswith((".xml", ".rels"))
            size = 0
            tail = b""
            with self._zip.open(entry) as content:
                while chunk := content.read(_CHUNK):  # what the directory says of sizes may be a lie
                    size += len(chunk)
                    total += len(chunk)
                    bomb = size > RATIO_FROM and size > MOST_RATIO * entry.compress_size
                    if total > MOST_BYTES or bomb:
                        raise Refused("import.too_large")
                    if is_xml and _DTD in tail + chunk:
                        raise Refused("import.unsafe")
                    tail = chunk[-len(_DTD) :]


@contextmanager
def _refusing() -> Generator[None]:
    try:
        yield
    except (Refused, MemoryError):
        raise
    except Exception as error:  # a malformed file makes zipfile raise a dozen kinds
        raise Refused("import.damaged") from error


def _leads_outside(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or parts[0] == "" or ":" in parts[0]
