"""Writes ZIP archives byte by byte, rightly or with one lie, for tests of who reads them."""

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Piece:
    """One entry. What is None is as it should be."""

    name: str | bytes
    content: bytes
    method: int = 8
    flags: int = 0
    mode: int = 0o100644
    made_by: int = 3
    outer: int = 0
    disk: int = 0
    stated_packed: int | None = None
    stated_size: int | None = None
    extra: bytes = b""
    central_extra: bytes | None = None
    comment: bytes = b""
    local_name: str | bytes | None = None
    local_size: int | None = None
    local_checksum: int | None = None
    local_method: int | None = None
    data: bytes | None = None
    before: bytes = b""  # what lies before it and belongs to nobody
    descriptor: bytes | None = None


def _bytes(name: str | bytes) -> bytes:
    return name.encode("utf-8") if isinstance(name, str) else name


def _packed(piece: Piece) -> bytes:
    if piece.data is not None:
        return piece.data
    if piece.method == 0:
        return piece.content
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(piece.content) + packer.flush()


def _local(piece: Piece, checksum: int, packed: int, size: int) -> bytes:
    name = _bytes(piece.name if piece.local_name is None else piece.local_name)
    method = piece.method if piece.local_method is None else piece.local_method
    follow = piece.descriptor is not None
    said = (0, 0, 0) if follow else (
        checksum if piece.local_checksum is None else piece.local_checksum,
        packed,
        size if piece.local_size is None else piece.local_size,
    )  # fmt: skip
    head = struct.pack(
        "<4s5H3I2H", b"PK\3\4", 20, piece.flags | 8 * follow, method, 0, 33, *said, len(name), len(piece.extra)
    )
    return head + name + piece.extra


def write(
    pieces: Sequence[Piece],
    comment: bytes = b"",
    central_order: Sequence[int] | None = None,
    gap: bytes = b"",
    count: int | None = None,
) -> bytes:
    """The archive; `gap` stands before the directory, which claims `count` entries."""
    body, central = b"", list[bytes]()
    for piece in pieces:
        body += piece.before
        data = _packed(piece)
        checksum = zlib.crc32(piece.content)
        size = len(piece.content) if piece.stated_size is None else piece.stated_size
        packed = len(data) if piece.stated_packed is None else piece.stated_packed
        central.append(_central(piece, (checksum, packed, size), len(body)))
        body += _local(piece, checksum, packed, size) + data
        if piece.descriptor is not None:
            body += piece.descriptor or struct.pack("<4s3I", b"PK\7\x08", checksum, len(data), size)
    body += gap
    directory = b"".join(central[i] for i in (central_order or range(len(central))))
    claimed = len(central) if count is None else count
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, claimed, claimed, len(directory), len(body), len(comment))
    return body + directory + end + comment


def _central(piece: Piece, said: tuple[int, int, int], offset: int) -> bytes:
    name, extra = _bytes(piece.name), piece.extra if piece.central_extra is None else piece.central_extra
    flags = piece.flags | 8 * (piece.descriptor is not None)
    lengths = len(name), len(extra), len(piece.comment)
    outer = piece.mode << 16 | piece.outer
    versions = piece.made_by << 8 | 20, 20
    head = struct.pack(
        "<4s6H3I5H2I", b"PK\1\2", *versions, flags, piece.method, 0, 33, *said, *lengths, piece.disk, 0, outer, offset
    )
    return head + name + extra + piece.comment


def pieces(archive: Sequence[tuple[str, bytes]]) -> list[Piece]:
    """A container's files as they should lie: the first one stored."""
    return [Piece(name, content, method=0 if number == 0 else 8) for number, (name, content) in enumerate(archive)]


def changed(found: list[Piece], name: str, /, **new: object) -> list[Piece]:
    """The same pieces, one of them with other properties."""
    return [replace(piece, **new) if piece.name == name else piece for piece in found]  # type: ignore[arg-type]
