"""Packages with one lie in the container: each is refused, and for its right reason."""

import random
import struct
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import forged_zip as forge
from forged_zip import Piece, changed
from hep_desktop.domain.errors import UserError
from hep_desktop.export import verify
from hep_desktop.export.container import Entry, checksums, manifest
from hep_desktop.export.refusal import Reason
from hep_desktop.export.strict_zip import Bounds, read
from hep_desktop.export.verdict import KnownCertificates, Problem, State, Verdict, Who
from signed_sample import Signed

HEP, CHECKSUMS, MANIFEST, SIGNATURE = (
    "hep.json",
    "manifest-sha256.txt",
    "META-INF/manifest.xml",
    "META-INF/signatures0.xml",
)
NOBODY = KnownCertificates()


def reasons(verdict: Verdict) -> list[str]:
    """Every reason, of the package and of its signatures."""
    return [p.code for p in verdict.problems] + [p.code for s in verdict.signatures for p in s.problems]


def look(raw: bytes) -> Verdict:
    return verify.verify(raw, NOBODY)


Pieces = list[Piece]


@pytest.fixture
def pieces(signed: Signed) -> Pieces:
    return forge.pieces(signed.files)


def test_the_package_itself_is_whole(signed: Signed) -> None:
    verdict = verify.verify(signed.raw, signed.known)
    assert (verdict.state, verdict.intact, reasons(verdict)) == (State.WHOLE, True, [])
    (signature,) = verdict.signatures
    assert (signature.who, signature.entry, signature.in_validity) == (Who.DEVICE, SIGNATURE, True)
    assert signature.claimed is not None
    assert signature.claimed.isoformat() == "2026-11-21T10:30:00+00:00"


def test_who_signed_is_told_by_the_certificate_not_by_its_name(signed: Signed) -> None:
    (stranger,) = look(signed.raw).signatures
    assert (stranger.intact, stranger.who, stranger.self_issued) == (True, Who.UNKNOWN, True)
    assert stranger.name == "A készítő számítógép kulcsa"
    known = KnownCertificates(others=((signed.signer.certificate, "Dr. Minta Mária jegyző"),))
    (friend,) = verify.verify(signed.raw, known).signatures
    assert (friend.who, friend.name) == (Who.KNOWN, "Dr. Minta Mária jegyző")


def test_the_forger_writes_what_the_program_writes(signed: Signed, pieces: Pieces) -> None:
    assert look(forge.write(pieces)).intact
    assert [(one.name, one.content) for one in read(signed.raw)] == signed.files


def test_sizes_behind_the_data_are_read_too(pieces: Pieces) -> None:
    assert look(forge.write(changed(pieces, HEP, descriptor=b""))).intact


def test_the_one_comment_the_norm_knows(pieces: Pieces) -> None:
    assert look(forge.write(pieces, comment=b"mimetype=application/vnd.etsi.asic-e+zip")).intact


def test_times_of_other_packers_do_no_harm(pieces: Pieces) -> None:
    stamp = struct.pack("<HHBI", 0x5455, 5, 1, 0)
    assert look(forge.write(changed(pieces, HEP, extra=stamp))).intact


def _without(name: str) -> Callable[[Pieces], Pieces]:
    return lambda found: [piece for piece in found if piece.name != name]


def _with(*more: Piece) -> Callable[[Pieces], Pieces]:
    return lambda found: [*found, *more]


def _content(name: str, content: bytes) -> Callable[[Pieces], Pieces]:
    return lambda found: changed(found, name, content=content)


def _property(file: str, /, **new: object) -> Callable[[Pieces], Pieces]:
    return lambda found: changed(found, file, **new)


def _edited(file: str, old: bytes, new: bytes) -> Callable[[Pieces], Pieces]:
    return lambda found: [replace(p, content=p.content.replace(old, new)) if p.name == file else p for p in found]


def _relisted(found: Pieces) -> Pieces:
    """Both lists made anew for what is there, as a careful forger would."""
    entries = [
        Entry(str(p.name), p.content)
        for p in found
        if p.name not in ("mimetype", CHECKSUMS) and "META" not in str(p.name)
    ]
    sums = checksums(entries)
    found = changed(found, CHECKSUMS, content=sums.content)
    return changed(found, MANIFEST, content=manifest([*entries, sums]))


def _first(name: str) -> Callable[[Pieces], Pieces]:
    return lambda found: sorted(found, key=lambda piece: piece.name != name)


EXTRA = Piece("documents/hep-2.pdf", b"%PDF-1.7 forged")
LINE = b"0" * 64 + b"  ../x\n"
HEP_AGAIN = b'<manifest:file-entry manifest:full-path="hep.json" manifest:media-type="application/json"/>'
MORE = zlib.compress(b"{}", wbits=-15) + b"more"
RENAMES = struct.pack("<HHBI", 0x7075, 9, 1, 0) + b"x.js"

ATTACKS: list[tuple[str, Callable[[Pieces], Pieces], list[str]]] = [
    ("added", _with(EXTRA), ["there_not_listed", "there_no_sum", "file_not_signed"]),
    ("added and listed", lambda found: _relisted([*found, EXTRA]), ["file_changed"]),
    ("dropped", _without("documents/hep.pdf"), ["listed_not_there", "sum_not_there", "file_missing"]),
    ("dropped from lists too", lambda found: _relisted(_without("documents/hep.pdf")(found)), ["file_missing"]),
    ("no manifest", _without(MANIFEST), ["no_manifest"]),
    ("no checksums", _without(CHECKSUMS), ["listed_not_there", "no_checksums", "file_missing"]),
    ("no programme", _without(HEP), ["no_programme", "listed_not_there", "sum_not_there", "file_missing"]),
    ("doubled", _with(Piece(HEP, b"{}")), ["double"]),
    ("doubled, other case", _with(Piece("HEP.json", b"{}")), ["double"]),
    ("second mimetype", _with(Piece("mimetype", b"application/zip", method=0)), ["double"]),
    (
        "renamed",
        _property(HEP, name="hep2.json"),
        ["no_programme", "listed_not_there", "there_not_listed", "sum_not_there", "there_no_sum", "file_missing"],
    ),
    ("parent folder", _with(Piece("../hep.json", b"{}")), ["name"]),
    ("parent folder inside", _with(Piece("tables/../../x", b"{}")), ["name"]),
    ("absolute", _with(Piece("/etc/passwd", b"x")), ["name"]),
    ("backslash", _with(Piece("..\\x.txt", b"x")), ["name"]),
    ("drive", _with(Piece("C:x.txt", b"x")), ["name"]),
    ("nul in the name", _with(Piece(b"x.txt\0.pdf", b"x")), ["name"]),
    ("not ascii", _with(Piece("táblázat.csv", b"x")), ["name"]),
    ("no name", _with(Piece("", b"x")), ["name"]),
    ("folder", _with(Piece("tables/", b"")), ["name"]),
    ("hidden", _with(Piece(".htaccess", b"")), ["name"]),
    ("symbolic link", _property(HEP, mode=0o120777), ["not_a_file"]),
    ("folder by its mode", _property(HEP, mode=0o040755), ["not_a_file"]),
    ("mimetype packed", _property("mimetype", method=8), ["mimetype"]),
    ("mimetype with extra field", _property("mimetype", extra=struct.pack("<HHBI", 0x5455, 5, 1, 0)), ["mimetype"]),
    ("mimetype not first", _first(HEP), ["mimetype"]),
    ("other mimetype", _content("mimetype", b"application/vnd.etsi.asic-s+zip"), ["mimetype", "sum_differs"]),
    ("mimetype with line end", _content("mimetype", b"application/vnd.etsi.asic-e+zip\n"), ["mimetype", "sum_differs"]),
    ("stranger in META-INF", _with(Piece("META-INF/x.p7s", b"x")), ["stranger"]),
    ("signature moved", _property(SIGNATURE, name="META-INF/sig.xml"), ["stranger"]),
    ("entry comment", _property(HEP, comment=b"x"), ["comment"]),
    ("encrypted", _property(HEP, flags=1), ["flags"]),
    ("strange method", _property(HEP, method=12), ["method"]),
    ("zip64 field", _property(HEP, extra=struct.pack("<HHQ", 1, 8, 1)), ["extra"]),
    ("unicode path field", _property(HEP, extra=RENAMES), ["extra"]),
    ("unicode path in one header", _property(HEP, extra=b"", central_extra=RENAMES), ["extra"]),
    ("cut extra field", _property(HEP, extra=b"UT\xff\xff\0"), ["extra"]),
    ("names differ", _property(HEP, local_name="hap.json"), ["headers"]),
    ("sizes differ", _property(HEP, local_size=1), ["headers"]),
    ("checksums differ", _property(HEP, local_checksum=1), ["headers"]),
    ("methods differ", _property(HEP, local_method=0), ["headers"]),
    ("other size behind the data", _property(HEP, descriptor=struct.pack("<4s3I", b"PK\7\x08", 1, 2, 3)), ["headers"]),
    ("larger than stated", _property(HEP, stated_size=10), ["size"]),
    ("smaller than stated", _property(HEP, stated_size=100_000), ["size"]),
    ("a terabyte", _property(HEP, stated_size=0xFFFFFFF0), ["too_large"]),
    ("more behind the packed data", _property(HEP, data=MORE), ["size"]),
    ("damaged", _property(HEP, data=b"\xff" * 20), ["damaged"]),
    ("emptied", _property(HEP, content=b"", method=0), ["sum_differs", "file_changed"]),
    ("something between", _property(HEP, before=b"hidden"), ["gap"]),
    ("something before", _property("mimetype", before=b"MZ"), ["gap"]),
    ("list with a file twice", _edited(CHECKSUMS, b"\n", b"\n" + LINE), ["checksums", "file_changed"]),
    ("list with a path", _edited(CHECKSUMS, b"mimetype\n", b"mimetype\n" + LINE), ["sum_not_there", "file_changed"]),
    ("list without end", _edited(CHECKSUMS, b"\n", b"\r\n"), ["checksums", "file_changed"]),
    ("manifest with other kind", _edited(MANIFEST, b"application/pdf", b"text/html"), ["media_type"]),
    ("manifest with a file twice", _edited(MANIFEST, b"</manifest:m", HEP_AGAIN + b"</manifest:m"), ["manifest"]),
    ("manifest of another container", _edited(MANIFEST, b"asic-e", b"asic-s"), ["manifest"]),
    ("manifest with more in it", _edited(MANIFEST, b"</manifest:m", b"<a/></manifest:m"), ["manifest"]),
    ("manifest with entities", _edited(MANIFEST, b"<manifest:m", b"<!DOCTYPE x><manifest:m"), ["xml"]),
    ("manifest in pieces", _edited(MANIFEST, b"<manifest:m", b"<manifest:n"), ["xml"]),
]  # fmt: skip


@pytest.mark.parametrize(("attack", "expected"), [a[1:] for a in ATTACKS], ids=[a[0] for a in ATTACKS])
def test_attack(attack: Callable[[Pieces], Pieces], expected: list[str], pieces: Pieces) -> None:
    verdict = look(forge.write(attack(pieces)))
    assert reasons(verdict) == expected
    assert not verdict.intact


def test_one_changed_byte_in_any_file_is_laid_to_that_file(signed: Signed, pieces: Pieces) -> None:
    for entry in signed.entries:
        content = entry.content[:-2] + bytes([entry.content[-2] ^ 1]) + entry.content[-1:]
        (signature,) = look(forge.write(changed(pieces, entry.name, content=content))).signatures
        assert signature.problems == (Problem(Reason.FILE_CHANGED, entry.name),)


def test_a_signature_taken_out_leaves_an_unsigned_package(pieces: Pieces) -> None:
    verdict = look(forge.write(_without(SIGNATURE)(pieces)))
    assert (verdict.state, verdict.intact, reasons(verdict)) == (State.UNSIGNED, False, [])


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda raw: raw + b"\0", "trailing"),
        (lambda raw: raw + raw, "directory"),
        (lambda raw: b"\0" + raw, "directory"),
        (lambda raw: raw[:-1], "not_zip"),
        (lambda raw: raw[: len(raw) // 2], "not_zip"),
        (lambda _: b"", "not_zip"),
        (lambda _: b"PK\x05\x06" + bytes(18), "not_zip"),
        (lambda raw: raw[:-18] + struct.pack("<H", 1) + raw[-16:], "directory"),
        (lambda raw: raw[:-6] + b"\0\0\0\0" + raw[-2:], "directory"),
    ],
)
def test_no_archive_or_more_than_one(spoil: Callable[[bytes], bytes], reason: str, signed: Signed) -> None:
    assert reasons(look(spoil(signed.raw))) == [reason]


def test_comment_of_the_archive(pieces: Pieces) -> None:
    assert reasons(look(forge.write(pieces, comment=b"x"))) == ["comment"]
    assert reasons(look(forge.write(pieces, comment=forge.write(pieces)))) in (["comment"], ["directory"])


def test_order_of_the_directory(pieces: Pieces) -> None:
    order = [1, 0, *range(2, len(pieces))]
    assert reasons(look(forge.write(pieces, central_order=order))) == ["gap"]


def test_bounds(signed: Signed) -> None:
    for bounds in (Bounds(file=100), Bounds(entry=10), Bounds(total=1000), Bounds(meta=100)):
        assert reasons(verify.verify(signed.raw, NOBODY, bounds)) == ["too_large"]
    assert reasons(verify.verify(signed.raw, NOBODY, Bounds(entries=3))) == ["too_many"]


def test_a_bomb_is_not_unpacked() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = b"".join(packer.compress(bytes(2**20)) for _ in range(100)) + packer.flush()
    raw = forge.write([Piece("bomb", bytes(2**20), data=data)])
    assert len(raw) < 2**18
    assert reasons(look(raw)) == ["size"]


def _contents(raw: bytes) -> list[tuple[str, bytes]]:
    return [(one.name, one.content) for one in read(raw)]


@given(st.data())
def test_no_flipped_bits_pass(signed: Signed, data: st.DataObject) -> None:
    """Never an error, and never whole with another content: what may differ says nothing (padding of packed data)."""
    mutant = bytearray(signed.raw)
    for place in data.draw(st.lists(st.integers(0, len(mutant) - 1), min_size=1, max_size=3)):
        mutant[place] ^= data.draw(st.integers(1, 255))
    verdict = look(bytes(mutant))
    if verdict.intact:
        assert [one for one in _contents(bytes(mutant)) if "META" not in one[0]] == [
            one for one in signed.files if "META" not in one[0]
        ]


@given(st.binary(max_size=400), st.integers(0, 2**32))
def test_nothing_makes_it_stumble(signed: Signed, junk: bytes, seed: int) -> None:
    chance = random.Random(seed)
    start, end = sorted(chance.choices(range(len(signed.raw)), k=2))
    assert not look(signed.raw[:start] + junk + signed.raw[end:]).intact or junk == signed.raw[start:end]
    assert not look(junk).intact


def test_a_file_on_the_disk(signed: Signed, tmp_path: Path) -> None:
    (tmp_path / "x.asice").write_bytes(signed.raw)
    assert verify.verify_file(tmp_path / "x.asice", signed.known).intact
    with (tmp_path / "large.asice").open("wb") as sparse:
        sparse.truncate(Bounds().file + 1)
    assert reasons(verify.verify_file(tmp_path / "large.asice")) == ["too_large"]
    (tmp_path / "half.asice").write_bytes(signed.raw[: len(signed.raw) // 2])
    assert reasons(verify.verify_file(tmp_path / "half.asice")) == ["not_zip"]
    with pytest.raises(UserError) as caught:
        verify.verify_file(tmp_path)
    assert caught.value.code == "export.unreadable"
