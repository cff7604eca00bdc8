"""Pictures of strangers: what is kept of them, and what is refused."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.progress import Silent
from hep_desktop.domain.situation import PictureFormat
from hep_desktop.importers.picture import LONGEST, MOST_BYTES, ReadPicture, read_picture
from picture_files import drawing, huge, photo

SMALL = photo(64, 48)


def read(content: bytes) -> ReadPicture:
    return read_picture(content, progress=Silent())


def refused(content: bytes) -> str:
    with pytest.raises(UserError) as error:
        read(content)
    return error.value.code


def test_a_photograph_is_made_as_small_as_print_needs_and_loses_the_camera_s_notes() -> None:
    kept = read(photo())
    assert (kept.width, kept.height, kept.format) == (LONGEST, LONGEST * 3 // 4, PictureFormat.JPEG)
    with Image.open(BytesIO(kept.content)) as image:
        assert image.size == (kept.width, kept.height)
        assert not image.getexif()
    assert b"Minta" not in kept.content
    assert b"Exif" not in kept.content
    assert len(kept.content) < 500_000


def test_a_turned_photograph_stands_upright() -> None:
    kept = read(photo(400, 300, turned=True))
    assert (kept.width, kept.height) == (300, 400)


def test_a_drawing_stays_a_drawing_on_white_ground() -> None:
    kept = read(drawing())
    assert kept.format is PictureFormat.PNG
    with Image.open(BytesIO(kept.content)) as image:
        assert image.mode == "RGB"
        assert image.getpixel((0, 0)) == (255, 255, 255)
        assert image.getpixel((20, 20)) == (200, 0, 0)


def test_a_hundred_million_pixels_are_refused_before_they_are_unpacked() -> None:
    content = huge()
    assert len(content) < 100_000
    assert refused(content) == "picture.too_large"


def test_what_is_no_picture_or_damaged_is_told_apart() -> None:
    gif = BytesIO()
    Image.new("L", (4, 4)).save(gif, "GIF")
    assert refused(gif.getvalue()) == "picture.unknown"
    assert refused(b"") == "picture.unknown"
    assert refused(b"<svg/>") == "picture.unknown"
    assert refused(drawing()[:120]) == "picture.damaged"
    assert refused(photo(400, 300)[:-2000]) == "picture.damaged"
    assert refused(b"\0" * (MOST_BYTES + 1)) == "picture.too_heavy"


@given(st.integers(min_value=0, max_value=len(SMALL) - 1), st.integers(min_value=0, max_value=255))
@settings(max_examples=60, deadline=None)
def test_one_wrong_byte_gives_a_picture_or_a_refusal(at: int, byte: int) -> None:
    content = SMALL[:at] + bytes([byte]) + SMALL[at + 1 :]
    try:
        kept = read(content)
    except UserError as error:
        assert error.code.startswith("picture.")  # noqa: PT017 – either is right
    else:
        assert max(kept.width, kept.height) <= LONGEST
