"""What calamine does not tell of an `.xls` sheet: the colours by which a figure is said not to be the last word.

Only the records that lead from a cell to the colour of its letters are looked at ([MS-CFB], [MS-XLS]); a file in which
they do not fit together has no colours, since its figures are calamine's affair.
"""

import struct
from collections.abc import Iterator, Mapping
from itertools import takewhile

from hep_desktop.importers.sheet_xml import KSH_HUES
from hep_desktop.importers.sheets import At, Hue

_STREAMS = ("Workbook", "Book")
_HEADER, _ENTRY, _NAME = 512, 128, 64  # bytes
_SMALL = 64
_IN_HEADER = 109  # sectors of the table of sectors that the header names itself
_LAST = 0xFFFFFFFA  # from here on a number is no sector's
_BEGIN, _END, _FONT, _PALETTE, _LOOK, _SHEET = 0x809, 0x0A, 0x31, 0x92, 0xE0, 0x85
_CELLS = frozenset({0x203, 0x27E, 0xFD, 0x06, 0x204})  # number, short number, text, formula, old text
_ROW_OF_NUMBERS = 0xBD
_USUAL_PALETTE = {4: "0000FF", 12: "0000FF", 17: "008000", 39: "0000FF"}
"""Of its colours those that say something."""

_FIRST_OWN = 8  # colour of a file's own palette
_NO_SUCH_FONT = 4

Record = tuple[int, bytes]


def hues(data: bytes) -> list[dict[At, Hue]]:
    """The coloured cells of each sheet; nothing at all where no letters have such a colour."""
    try:
        stream = _workbook(data)
        looks, sheets = _globals(stream)
        return [dict(_coloured(_records(stream, at), looks)) for at in sheets] if looks else []
    except (struct.error, IndexError, ValueError):  # cut off, or leading nowhere
        return []


def _workbook(data: bytes) -> bytes:
    """The stream of the workbook out of its container; a short one is kept in small pieces of another stream."""
    size = 1 << min(struct.unpack_from("<H", data, 30)[0], 16)
    directory, _, least, small = struct.unpack_from("<4I", data, 48)
    body, table = data[_HEADER:], _table(data, size)
    entries = _chain(body, table, directory, size)
    root, short = "", b""
    for at in range(0, len(entries), _ENTRY):
        length = struct.unpack_from("<H", entries, at + _NAME)[0]
        name = entries[at : at + max(length - 2, 0)].decode("utf-16-le", errors="replace")
        first, long = struct.unpack_from("<II", entries, at + 116)
        if not root:
            root, short = name, _chain(body, table, first, size)
        elif name in _STREAMS and long >= least:
            return _chain(body, table, first, size)[:long]
        elif name in _STREAMS:
            return _chain(short, _numbers(_chain(body, table, small, size)), first, _SMALL)[:long]
    return b""


def _table(data: bytes, size: int) -> list[int]:
    """Which sector follows each; the header names the first sectors that tell it, others the rest."""
    more = struct.unpack_from("<I", data, 68)[0]
    sectors = list(struct.unpack_from(f"<{_IN_HEADER}I", data, 76))
    for _ in _limited(data, size):
        if more >= _LAST:
            break
        *told, more = struct.unpack_from(f"<{size // 4}I", data, _HEADER + more * size)
        sectors += told
    known = takewhile(lambda one: one < _LAST, sectors)
    return _numbers(b"".join(data[_HEADER + at * size : _HEADER + (at + 1) * size] for at in known))


def _numbers(content: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4]))


def _limited(data: bytes, size: int) -> range:
    """So many sectors there can be at most: a chain that goes on longer bites its own tail."""
    return range(len(data) // size + 1)


def _chain(body: bytes, table: list[int], first: int, size: int) -> bytes:
    pieces: list[bytes] = []
    for _ in _limited(body, size):
        if first >= _LAST:
            break
        pieces.append(body[first * size : (first + 1) * size])
        first = table[first]
    return b"".join(pieces)


def _records(stream: bytes, at: int) -> Iterator[Record]:
    """The records of one part of the workbook; those of charts in it are passed over."""
    depth = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        depth += (kind == _BEGIN) - (kind == _END)
        if depth <= 0:
            return
        if depth == 1:
            yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _globals(stream: bytes) -> tuple[Mapping[int, Hue], list[int]]:
    """The looks whose letters have such a colour, and where the sheets begin."""
    palette = dict(_USUAL_PALETTE)
    fonts: list[int] = []
    looks: list[int] = []
    sheets: list[int] = []
    for kind, said in _records(stream, 0):
        if kind == _PALETTE:
            own = (said[at : at + 3].hex().upper() for at in range(2, len(said) - 3, 4))
            palette |= dict(enumerate(own, start=_FIRST_OWN))
        elif kind == _FONT:
            colour, underlined = struct.unpack_from("<H", said, 4)[0], said[10]
            fonts.append(-1 if underlined else colour)  # blue and underlined is a link
        elif kind == _LOOK:
            looks.append(struct.unpack_from("<H", said)[0])
        elif kind == _SHEET:
            sheets.append(struct.unpack_from("<I", said)[0])
    found: dict[int, Hue] = {}
    for at, font in enumerate(looks):
        place = font - (font > _NO_SUCH_FONT)
        hue = KSH_HUES.get(palette.get(fonts[place], "")) if place < len(fonts) else None
        if hue:
            found[at] = hue
    return found, sheets


def _coloured(records: Iterator[Record], looks: Mapping[int, Hue]) -> Iterator[tuple[At, Hue]]:
    for kind, said in records:
        if kind in _CELLS:
            row, column, look = struct.unpack_from("<HHH", said)
            if look in looks:
                yield (row, column), looks[look]
        elif kind == _ROW_OF_NUMBERS:
            row, first = struct.unpack_from("<HH", said)
            for at in range(4, len(said) - 2, 6):
                look = struct.unpack_from("<H", said, at)[0]
                if look in looks:
                    yield (row, first + (at - 4) // 6), looks[look]
