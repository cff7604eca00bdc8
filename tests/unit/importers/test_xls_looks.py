"""Colours of old Excel's sheets, by their records: blue letters are preliminary, green ones revised."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

import source_files as made
from hep_desktop.importers.sheets import Hue
from hep_desktop.importers.xls_looks import hues

USUAL, BLUE, GREEN, OWN = 0x7FFF, 12, 17, 40
_BEGIN, _END = (0x809, struct.pack("<4H2I", 0x0600, 5, 0, 0, 0, 6)), (0x0A, b"")


def records(*some: tuple[int, bytes]) -> bytes:
    return b"".join(struct.pack("<2H", kind, len(said)) + said for kind, said in some)


def font(colour: int, underlined: int = 0) -> tuple[int, bytes]:
    return 0x31, struct.pack("<5HB", 200, 0, colour, 400, 0, underlined) + bytes(5)


def workbook(fonts: list[tuple[int, bytes]], cells: list[tuple[int, bytes]], *more: tuple[int, bytes]) -> bytes:
    """One sheet; the look of a number is its font's place, which counts none as the fourth."""
    looks = [(0xE0, struct.pack("<H", at + (at > 3)) + bytes(18)) for at in range(len(fonts))]
    head = [_BEGIN, *fonts, *more, *looks]
    start = len(records(*head)) + 4 + 6 + len(records(_END))
    bound = (0x85, struct.pack("<IH", start, 0))
    return made.ole({"Workbook": records(*head, bound, _END, _BEGIN, *cells, _END)})


def number(row: int, column: int, look: int) -> tuple[int, bytes]:
    return 0x203, struct.pack("<3Hd", row, column, look, 1.5)


def test_the_look_of_a_cell_leads_to_the_colour_of_its_letters() -> None:
    fonts = [font(USUAL)] * 4 + [font(BLUE), font(GREEN), font(BLUE, underlined=1)]
    cells = [number(row, 2, look) for row, look in enumerate((0, 4, 5, 6))]
    cells.append((0xBD, struct.pack("<2H", 9, 1) + struct.pack("<HI", 4, 0) + struct.pack("<HIH", 0, 0, 2)))
    assert hues(workbook(fonts, cells)) == [{(1, 2): Hue.BLUE, (2, 2): Hue.GREEN, (9, 1): Hue.BLUE}]


def test_a_file_s_own_palette_says_what_its_colours_are() -> None:
    palette = (
        0x92,
        struct.pack("<H", 56) + b"".join(b"\x00\x00\xff\x00" if at == OWN else bytes(4) for at in range(8, 64)),
    )
    assert hues(workbook([font(OWN), font(BLUE)], [number(0, 0, 0), number(1, 0, 1)], palette)) == [{(0, 0): Hue.BLUE}]


def test_where_no_letters_are_coloured_no_cell_is_looked_at() -> None:
    assert hues(workbook([font(USUAL)], [number(0, 0, 0)])) == []


SOUND = workbook([font(BLUE)], [number(0, 0, 0)])


@given(st.integers(0, len(SOUND)), st.binary(max_size=600))
def test_damaged_files_have_no_colours_and_do_no_harm(at: int, bytes_: bytes) -> None:
    for damaged in (SOUND[:at], SOUND[:at] + bytes_ + SOUND[at + len(bytes_) :], bytes_):
        assert isinstance(hues(damaged), list)


@pytest.mark.parametrize("size", [0, 8, 511])
def test_a_file_without_a_header(size: int) -> None:
    assert hues(SOUND[:size]) == []


def test_sectors_too_small_to_name_others_have_no_colours() -> None:
    header = bytearray(4096)
    struct.pack_into("<H", header, 30, 0)
    assert hues(bytes(header)) == []
