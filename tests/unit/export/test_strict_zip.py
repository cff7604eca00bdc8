"""The reader of archives at its edges: headers that lie about their own size, and packers of other systems."""

import struct
import zlib

import pytest

import forged_zip as forge
from forged_zip import Piece
from hep_desktop.export.refusal import Reason, Refused
from hep_desktop.export.strict_zip import Bounds, read

ONE = Piece("a.txt", b"content")


def _reason(raw: bytes, bounds: Bounds | None = None) -> Reason:
    with pytest.raises(Refused) as caught:
        read(raw, bounds)
    return caught.value.code


def test_an_empty_archive_and_an_empty_file() -> None:
    assert read(forge.write([Piece("a.txt", b"")]))[0].content == b""
    assert _reason(forge.write([])) is Reason.NOT_ZIP


@pytest.mark.parametrize(("count", "reason"), [(2, Reason.DIRECTORY), (0, Reason.DIRECTORY)])
def test_a_directory_of_another_length(count: int, reason: Reason) -> None:
    assert _reason(forge.write([ONE], count=count)) is reason


def test_something_before_the_directory() -> None:
    assert _reason(forge.write([ONE], gap=b"x")) is Reason.GAP


@pytest.mark.parametrize(
    ("lie", "reason"),
    [
        ({"disk": 1}, Reason.DIRECTORY),
        ({"stated_packed": 10_000}, Reason.HEADERS),
        ({"stated_packed": 3}, Reason.SIZE),
        ({"extra": b"UT\0"}, Reason.EXTRA),
        ({"outer": 0x10}, Reason.NOT_A_FILE),
        ({"made_by": 0, "mode": 0, "outer": 0x10}, Reason.NOT_A_FILE),
        ({"made_by": 7}, Reason.NOT_A_FILE),
        ({"mode": 0o104755}, Reason.NOT_A_FILE),
        ({"mode": 0o020644}, Reason.NOT_A_FILE),
        ({"flags": 0x2000}, Reason.FLAGS),
        ({"local_name": "b.txt"}, Reason.HEADERS),
        ({"local_name": "a.txt.exe"}, Reason.HEADERS),
    ],
)
def test_a_header_that_lies(lie: dict[str, object], reason: Reason) -> None:
    assert _reason(forge.write(forge.changed([ONE], "a.txt", **lie))) is reason


@pytest.mark.parametrize(
    "habit",
    [
        {"made_by": 0, "mode": 0, "outer": 0x20},
        {"mode": 0},
        {"outer": 0x8020},
        {"mode": 0o100600},
        {"flags": 0x800},
        {"flags": 2},
        {"descriptor": b""},
        {"extra": struct.pack("<HHBI", 0x5455, 5, 1, 0)},
    ],
)
def test_habits_of_honest_packers(habit: dict[str, object]) -> None:
    (one,) = read(forge.write(forge.changed([ONE], "a.txt", **habit)))
    assert (one.name, one.content) == ("a.txt", b"content")


def test_a_descriptor_without_its_mark() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = packer.compress(ONE.content) + packer.flush()
    behind = struct.pack("<3I", zlib.crc32(ONE.content), len(data), len(ONE.content))
    assert read(forge.write(forge.changed([ONE], "a.txt", descriptor=behind)))[0].content == ONE.content


def test_the_sum_of_sizes_is_bounded_before_anything_is_unpacked() -> None:
    many = [Piece(f"{number}.txt", b"x", stated_size=1000) for number in range(5)]
    assert _reason(forge.write(many), Bounds(total=4999)) is Reason.TOO_LARGE
    assert _reason(forge.write(many), Bounds(total=5000)) is Reason.SIZE


def test_only_the_first_file_stored_and_plain_is_bare() -> None:
    stored, packed = read(forge.write([Piece("a.txt", b"x", method=0), Piece("b.txt", b"x")]))
    assert (stored.bare, packed.bare) == (True, False)
