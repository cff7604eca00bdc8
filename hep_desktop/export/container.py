"""The container a package travels in: an ASiC-E, which is a ZIP that any tool opens (EN 319 162-1)."""

import hashlib
import io
import re
import zipfile
from collections.abc import Sequence

from hep_desktop.frozen import dataclass

MIMETYPE = "mimetype"
ASIC_E = "application/vnd.etsi.asic-e+zip"
META = "META-INF/"
MANIFEST = "META-INF/manifest.xml"
CHECKSUMS = "manifest-sha256.txt"
PROGRAMME = "hep.json"

SIGNATURE_NAME = re.compile(r"META-INF/signatures[A-Za-z0-9._-]*\.xml")
ENTRY_NAME = re.compile(r"(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*")
"""ASCII, relative, no `..`, no hidden file: a name that means the same everywhere."""

MANIFEST_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_MEDIA_TYPES = {
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "jpg": "image/jpeg",
    "json": "application/json",
    "pdf": "application/pdf",
    "png": "image/png",
    "txt": "text/plain",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_DAY = (1980, 1, 1, 0, 0, 0)  # ZIP's earliest: the same content gives the same bytes
_UNIX = 3
_PLAIN_FILE = 0o100644 << 16


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the package."""

    name: str
    content: bytes

    def __post_init__(self) -> None:
        if not ENTRY_NAME.fullmatch(self.name):
            msg = f"not a name for an entry: {self.name!r}"
            raise ValueError(msg)

    @property
    def media_type(self) -> str:
        """What kind of file it is."""
        return media_type(self.name)


def media_type(name: str) -> str:
    """What kind of file an entry is, by its name; lists and signatures must say the same."""
    return _MEDIA_TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")


def checksums(entries: Sequence[Entry]) -> Entry:
    """`manifest-sha256.txt` for `sha256sum -c`: every entry but itself and META-INF."""
    whole = (Entry(MIMETYPE, ASIC_E.encode("ascii")), *entries)
    lines = (f"{hashlib.sha256(entry.content).hexdigest()}  {entry.name}\n" for entry in whole)
    return Entry(CHECKSUMS, "".join(sorted(lines, key=lambda line: line[66:])).encode("ascii"))


def manifest(entries: Sequence[Entry]) -> bytes:
    """`META-INF/manifest.xml` (ODF 1.2): one line a file."""
    files = (("/", ASIC_E), *((entry.name, entry.media_type) for entry in entries))
    lines = "".join(f'<manifest:file-entry manifest:full-path="{n}" manifest:media-type="{m}"/>\n' for n, m in files)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<manifest:manifest xmlns:manifest="{MANIFEST_NAMESPACE}" manifest:version="1.2">\n{lines}'
        "</manifest:manifest>\n"
    ).encode("ascii")


def write(entries: Sequence[Entry], signatures: Sequence[bytes]) -> bytes:
    """The container's bytes; `entries` are the signed files, in their order."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as container:
        _put(container, MIMETYPE, ASIC_E.encode("ascii"), zipfile.ZIP_STORED)  # first and stored, says the norm
        _put(container, MANIFEST, manifest(entries))
        for entry in entries:
            _put(container, entry.name, entry.content)
        for number, signature in enumerate(signatures):
            _put(container, f"{META}signatures{number}.xml", signature)
    return written.getvalue()


def plain_zip(entries: Sequence[Entry]) -> bytes:
    """An ordinary archive of files, the same bytes for the same content."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as container:
        for entry in entries:
            _put(container, entry.name, entry.content)
    return written.getvalue()


def _put(container: zipfile.ZipFile, name: str, content: bytes, method: int = zipfile.ZIP_DEFLATED) -> None:
    info = zipfile.ZipInfo(name, _DAY)
    info.compress_type = method
    info.create_system = _UNIX  # on every system alike
    info.external_attr = _PLAIN_FILE
    container.writestr(info, content)
