"""Spoils a signed package at random: its bytes, its headers, a file in it, or the XML of its signature."""

import random
import re

import forged_zip as forge
from hep_desktop.export.container import CHECKSUMS, MANIFEST, META, MIMETYPE, Entry, checksums, manifest

SIGNATURE = "META-INF/signatures0.xml"

Files = list[tuple[str, bytes]]
Chance = random.Random


def mutant(raw: bytes, files: Files, seed: int) -> bytes:
    """One spoiled package; the same seed gives the same one."""
    chance = random.Random(seed)
    kind = chance.choice(_KINDS)
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        raw = kind(raw, files, chance)
    return raw


def _bytes(raw: bytes, _files: Files, chance: Chance) -> bytes:
    """Anywhere: a bit, a byte, a piece cut, doubled, moved or cut off."""
    if not raw:
        return raw
    at, end = sorted(chance.choices(range(len(raw) + 1), k=2))
    end = min(end, at + chance.choice((1, 4, 64, len(raw))))
    return chance.choice(
        (
            lambda: _with(raw, at, bytes([raw[at % len(raw)] ^ 1 << chance.randrange(8)])),
            lambda: _with(raw, at, chance.randbytes(chance.choice((1, 2, 4)))),
            lambda: raw[:at] + raw[end:],
            lambda: raw[:at] + raw[at:end] + raw[at:],
            lambda: raw[:at] + chance.randbytes(end - at if end - at < 1000 else 7) + raw[at:],
            lambda: raw[:at],
            lambda: raw[end:] + raw[at:end] + raw[:at],
        )
    )()


def _with(raw: bytes, at: int, new: bytes) -> bytes:
    return raw[:at] + new + raw[at + len(new) :]


def _headers(raw: bytes, _files: Files, chance: Chance) -> bytes:
    """A field of a header of the archive, where careless readers look away."""
    marks = [found.start() for found in re.finditer(rb"PK(\x01\x02|\x03\x04|\x05\x06)", raw)]
    if not marks:
        return raw
    at = chance.choice(marks) + chance.randrange(4, 46)
    value = chance.choice((b"\0", b"\xff", b"\x08", b"\x01\0", b"\xff\xff\xff\xff", b"\0\0\0\0", chance.randbytes(2)))
    return _with(raw, at, value)


def _pieces(_raw: bytes, files: Files, chance: Chance) -> bytes:
    """The archive written anew with a lie about one of its files."""
    pieces = forge.pieces(files)
    name = chance.choice(files)[0]
    lies: tuple[dict[str, object], ...] = (
        {"name": chance.choice((f"{name}x", f"../{name}", name.upper(), "hep.json", "", "META-INF/signatures9.xml"))},
        {"flags": 1 << chance.randrange(16)},
        {"mode": chance.choice((0o120777, 0o40755, 0o100777, 0))},
        {"method": chance.choice((0, 8, 12))},
        {"local_name": "x"},
        {"local_size": chance.randrange(99)},
        {"stated_size": chance.choice((0, 1, 2**31, 2**32 - 1))},
        {"extra": chance.randbytes(chance.randrange(9))},
        {"comment": b"x"},
        {"before": b"MZ"},
        {"descriptor": b""},
        {"content": b""},
    )
    changed = forge.changed(pieces, name, **chance.choice(lies))
    chance.choice((changed.reverse, changed.pop, lambda: changed.append(chance.choice(pieces)), lambda: None))()
    return forge.write(changed, comment=chance.choice((b"", b"", b"x", b"PK\5\6" + bytes(18))))


def _content(_raw: bytes, files: Files, chance: Chance) -> bytes:
    """A file changed, dropped or added, the lists made anew as a careful forger would."""
    name, content = chance.choice([one for one in files if not one[0].startswith(META) and one[0] != MIMETYPE])
    new = chance.choice(((name, _bytes(content, files, chance)), (f"{name}.txt", content), None))
    kept = [one for one in files if one[0] != name] + ([new] if new else [])
    return forge.write(forge.pieces(_relisted(kept) if chance.random() < 0.7 else kept))


def _relisted(files: Files) -> Files:
    entries = [
        Entry(name, content)
        for name, content in files
        if name not in (MIMETYPE, CHECKSUMS) and not name.startswith(META)
    ]
    sums = checksums(entries)
    lists = {CHECKSUMS: sums.content, MANIFEST: manifest([*entries, sums])}
    return [(name, lists.get(name, content)) for name, content in files]


def _signature(_raw: bytes, files: Files, chance: Chance) -> bytes:
    """The signature's XML: an element dropped, doubled, moved, renamed; a value or an attribute changed."""
    xml = dict(files)[SIGNATURE]
    spans = [found.span() for found in re.finditer(rb"<(\w+:\w+)[^<>]*?(/>|>[^<]*</\1>)", xml)] or [(0, 1)]
    (at, end), (other, _) = chance.choice(spans), chance.choice(spans)
    element = xml[at:end]
    spoiled = chance.choice(
        (
            lambda: xml[:at] + xml[end:],
            lambda: xml[:end] + element + xml[end:],
            lambda: xml[:other] + element + xml[other:],
            lambda: _bytes(xml, files, chance),
            lambda: _with(xml, chance.randrange(at, end), chance.choice((b"A", b"0", b" ", b"/", b"&"))),
            lambda: xml.replace(chance.choice((b"sha256", b"ecdsa", b"20010315", b"S0-", b"2026", b"ds:")), b"sha1", 1),
            lambda: xml.replace(
                b"?>", b"?>" + chance.choice((b"<!--x-->", b"\n", b"<!DOCTYPE a>", b"\xef\xbb\xbf")), 1
            ),
            lambda: xml.replace(b'URI="hep.json"', chance.choice((b'URI=""', b'URI="%68ep.json"', b"")), 1),
        )
    )()
    return forge.write(forge.pieces([(name, spoiled if name == SIGNATURE else content) for name, content in files]))


_KINDS = (_bytes, _headers, _pieces, _content, _signature, _signature)
