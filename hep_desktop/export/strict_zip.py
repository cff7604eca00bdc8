"""Reads a ZIP from a stranger so that every reader must see the same files in it, or not at all.

Python's own reader believes the central directory alone; others believe the local headers. Here both are
read and must agree, the pieces must lie one after the other without a gap, and nothing is unpacked beyond
its stated and bounded size. Reference: PKWARE APPNOTE 6.3.
"""

import struct
import zlib
from collections.abc import Iterator

from hep_desktop.export.container import ASIC_E, ENTRY_NAME, META
from hep_desktop.export.refusal import Reason, Refused
from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """How large a package may be; a whole store holds 200 MB of attachments at most (`decisions.md` 18)."""

    file: int = 256 * 2**20
    entries: int = 2000
    entry: int = 64 * 2**20
    total: int = 320 * 2**20
    meta: int = 4 * 2**20  # lists and signatures, which are parsed


_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_DESCRIPTOR = struct.Struct("<4s3I")
_LOCAL_MARK, _CENTRAL_MARK, _END_MARK, _DESCRIPTOR_MARK = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"PK\x07\x08"

_STORED, _DEFLATED = 0, 8
_LEVELS = 0b110  # how hard the packer tried; says nothing about the content
_SIZES_FOLLOW = 1 << 3  # checksum and sizes stand behind the data
_UTF8 = 1 << 11
_KNOWN_FLAGS = _LEVELS | _SIZES_FOLLOW | _UTF8
_ZIP64 = 0xFFFFFFFF
_DOS, _UNIX = 0, 3
_REGULAR, _PERMISSIONS = 0o100000, 0o777
_HARMLESS = 0x8020  # DOS: to be archived; 7-Zip: there is a Unix mode
_NEEDED = (10, 20)  # versions of ZIP that can unpack it; higher ones have ZIP64, encryption, other methods
_TEXT_OR_NOT = (0, 1)
_TIMES = {0x5455, 0x7875, 0x000A}  # extra fields of times and owners; any other may rename or resize an entry
_COMMENT = b"mimetype=" + ASIC_E.encode("ascii")  # the one comment EN 319 162-1 knows


@dataclass(frozen=True, slots=True)
class _Record:
    """What both headers of an entry say, and where its local one begins."""

    name: str
    needed: int
    flags: int
    method: int
    stamp: tuple[int, int]
    checksum: int
    packed: int
    size: int
    offset: int


@dataclass(frozen=True, slots=True)
class Unpacked:
    """One file as it lies in the archive; `bare` – stored, without extra field, as the first one must be."""

    name: str
    content: bytes
    bare: bool


def read(raw: bytes, bounds: Bounds | None = None) -> tuple[Unpacked, ...]:
    """All files in the order in which they lie. Raises Refused."""
    bounds = bounds or Bounds()
    if len(raw) > bounds.file:
        raise Refused(Reason.TOO_LARGE)
    start, count = _end_record(raw)
    if count > bounds.entries:
        raise Refused(Reason.TOO_MANY)
    records = tuple(_central(raw, start, count))
    _names(records)
    if sum(record.size for record in records) > bounds.total:
        raise Refused(Reason.TOO_LARGE)
    unpacked: list[Unpacked] = []
    place = 0
    for record in records:
        if record.offset != place:
            raise Refused(Reason.GAP, name=record.name)
        one, place = _entry(raw, record, start, bounds)
        unpacked.append(one)
    if place != start:
        raise Refused(Reason.GAP, name="")
    return tuple(unpacked)


def is_archive(raw: bytes) -> bool:
    """Whether it is a ZIP, be it whole or not."""
    return _LOCAL_MARK in raw


def _end_record(raw: bytes) -> tuple[int, int]:
    """Where the central directory begins and how many files it names."""
    if not is_archive(raw):
        raise Refused(Reason.NOT_ZIP)
    place = raw.rfind(_END_MARK, max(0, len(raw) - _END.size - 0xFFFF))
    if place < 0 or place + _END.size > len(raw):
        raise Refused(Reason.NOT_ZIP)
    _, disk, first_disk, here, count, size, start, comment = _END.unpack_from(raw, place)
    rest = raw[place + _END.size :]
    if len(rest) > comment:
        raise Refused(Reason.TRAILING)
    if len(rest) < comment or rest not in (b"", _COMMENT):
        raise Refused(Reason.COMMENT)
    if disk or first_disk or here != count or _ZIP64 in (size, start) or start + size != place:
        raise Refused(Reason.DIRECTORY)
    return start, count


def _central(raw: bytes, place: int, count: int) -> Iterator[_Record]:
    for _ in range(count):
        if raw[place : place + 4] != _CENTRAL_MARK or place + _CENTRAL.size > len(raw):
            raise Refused(Reason.DIRECTORY)
        fields = _CENTRAL.unpack_from(raw, place)
        _, made_by, needed, flags, method, clock, day, checksum, packed, size = fields[:10]
        name_length, extra_length, comment_length, disk, inner, outer, offset = fields[10:]
        body = place + _CENTRAL.size
        name = _name(raw[body : body + name_length])
        _extra(raw[body + name_length : body + name_length + extra_length], name)
        if comment_length:
            raise Refused(Reason.COMMENT)
        if disk or needed not in _NEEDED or inner not in _TEXT_OR_NOT:
            raise Refused(Reason.DIRECTORY)
        if not _is_file(made_by >> 8, outer):
            raise Refused(Reason.NOT_A_FILE, name=name)
        yield _Record(name, needed, flags, method, (clock, day), checksum, packed, size, offset)
        place = body + name_length + extra_length
    if raw[place : place + 4] != _END_MARK:
        raise Refused(Reason.DIRECTORY)


def _name(raw: bytes) -> str:
    name = raw.decode("ascii", "backslashreplace")
    if not ENTRY_NAME.fullmatch(name):
        raise Refused(Reason.NAME, name=name)
    return name


def _names(records: tuple[_Record, ...]) -> None:
    seen: set[str] = set()
    for record in records:
        folded = record.name.lower()  # one file on Windows
        if folded in seen:
            raise Refused(Reason.DOUBLE, name=record.name)
        seen.add(folded)


def _extra(raw: bytes, name: str) -> None:
    place = 0
    while place < len(raw):
        if place + 4 > len(raw):
            raise Refused(Reason.EXTRA, name=name)
        kind, length = struct.unpack_from("<2H", raw, place)
        place += 4 + length
        if kind not in _TIMES or place > len(raw):
            raise Refused(Reason.EXTRA, name=name)


def _is_file(system: int, outer: int) -> bool:
    mode, attributes = outer >> 16, outer & 0xFFFF
    regular = not mode or (system == _UNIX and mode & ~_PERMISSIONS == _REGULAR)
    return system in (_DOS, _UNIX) and regular and not attributes & ~_HARMLESS


def _entry(raw: bytes, record: _Record, start: int, bounds: Bounds) -> tuple[Unpacked, int]:
    """One file, and where the next one begins."""
    place = record.offset
    if place + _LOCAL.size > start or raw[place : place + 4] != _LOCAL_MARK:
        raise Refused(Reason.HEADERS, name=record.name)
    fields = _LOCAL.unpack_from(raw, place)
    _, needed, flags, method, clock, day, checksum, packed, size, name_length, extra_length = fields
    body = place + _LOCAL.size
    data = body + name_length + extra_length
    end = data + record.packed
    follow = bool(record.flags & _SIZES_FOLLOW)
    sizes = (record.checksum, record.packed, record.size)
    agrees = (
        (needed, flags, method, (clock, day)) == (record.needed, record.flags, record.method, record.stamp)
        and ((checksum, packed, size) == sizes or (follow and not any((checksum, packed, size))))
        and raw[body : body + name_length] == record.name.encode("ascii")
    )
    if end > start or not agrees:
        raise Refused(Reason.HEADERS, name=record.name)
    _extra(raw[body + name_length : data], record.name)
    content = _unpack(raw[data:end], record, bounds)
    bare = record.method == _STORED and not extra_length and not follow
    return Unpacked(record.name, content, bare), end + (_descriptor(raw, end, record) if follow else 0)


def _descriptor(raw: bytes, place: int, record: _Record) -> int:
    """The length of what follows the data, which must repeat what the central header says."""
    said = _DESCRIPTOR.pack(_DESCRIPTOR_MARK, record.checksum, record.packed, record.size)
    for form in (said, said[4:]):
        if raw.startswith(form, place):
            return len(form)
    raise Refused(Reason.HEADERS, name=record.name)


def _unpack(data: bytes, record: _Record, bounds: Bounds) -> bytes:
    if record.flags & ~_KNOWN_FLAGS:
        raise Refused(Reason.FLAGS, name=record.name)
    if record.size > (bounds.meta if record.name.startswith(META) else bounds.entry):
        raise Refused(Reason.TOO_LARGE)
    if record.method == _STORED:
        content = data
    elif record.method == _DEFLATED:
        content = _inflate(data, record)
    else:
        raise Refused(Reason.METHOD, name=record.name)
    if len(content) != record.size:
        raise Refused(Reason.SIZE, name=record.name)
    if zlib.crc32(content) != record.checksum:
        raise Refused(Reason.DAMAGED, name=record.name)
    return content


def _inflate(data: bytes, record: _Record) -> bytes:
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = unpacker.decompress(data, record.size + 1)  # one more shows a file larger than stated
    except zlib.error as error:
        raise Refused(Reason.DAMAGED, name=record.name) from error
    if not unpacker.eof or unpacker.unused_data:
        raise Refused(Reason.SIZE, name=record.name)
    return content
