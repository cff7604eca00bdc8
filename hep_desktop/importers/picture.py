"""A picture from a stranger's file: looked at before it is unpacked, then written anew, no larger than print needs."""

import hashlib
import warnings
from collections.abc import Generator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.progress import Progress
from hep_desktop.domain.situation import Picture, PictureFormat
from hep_desktop.frozen import dataclass

MOST_BYTES = 25_000_000
MOST_PIXELS = 50_000_000
"""A camera's picture has some twelve million; a hundred million unpack into 300 MB."""

LONGEST = 1800
"""Pixels of the longer side: 160 mm at 285 to the inch."""

_KINDS = {"JPEG": PictureFormat.JPEG, "PNG": PictureFormat.PNG}
_QUALITY = 85
_HEAVY = 1_500_000  # bytes of a PNG: a photograph saved as one


@dataclass(frozen=True, slots=True)
class ReadPicture:
    """The picture as it is kept, without what cameras write into it (place, time, owner)."""

    content: bytes
    format: PictureFormat
    width: int
    height: int

    def named(self, key: str, alt: str = "") -> Picture:
        """The picture as a part of a text."""
        digest = hashlib.sha256(self.content).hexdigest()
        return Picture(key, digest, self.format, self.width, self.height, alt)


def read_picture(content: bytes, *, progress: Progress) -> ReadPicture:
    """The picture in a file. Raises UserError; runs in a child, since a hostile file may take it down."""
    progress.step(0, 1, "importing.progress.reading")
    if len(content) > MOST_BYTES:
        raise UserError("picture.too_heavy", most=MOST_BYTES // 1_000_000)
    Image.MAX_IMAGE_PIXELS = None  # our own limit is told in our own words, before anything is unpacked
    try:
        with _quietly(), Image.open(BytesIO(content), formats=tuple(_KINDS)) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise UserError("picture.too_large", width=opened.width, height=opened.height)
            kind = _KINDS[str(opened.format)]
            opened.draft("RGB", (2 * LONGEST, 2 * LONGEST))  # a JPEG need not be unpacked at its full size
            image = ImageOps.exif_transpose(opened)
            return _kept(_plain(image), kind)
    except UnidentifiedImageError as error:
        raise UserError("picture.unknown") from error
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError) as error:
        raise UserError("picture.damaged") from error


@contextmanager
def _quietly() -> Generator[None]:
    """Notes of a camera that cannot be read are left out without a word."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _plain(image: Image.Image) -> Image.Image:
    """In plain colours on white ground: paper shines through nothing."""
    if image.has_transparency_data:
        layered = image.convert("RGBA")
        ground = Image.new("RGB", layered.size, "white")
        ground.paste(layered, mask=layered.getchannel("A"))
        return ground
    return image if image.mode in ("L", "RGB") else image.convert("RGB")


def _kept(image: Image.Image, kind: PictureFormat) -> ReadPicture:
    image.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    bare = Image.new(image.mode, image.size)
    bare.paste(image)  # neither EXIF nor profile nor comments come along
    written = _written(bare, kind)
    if kind is PictureFormat.PNG and len(written) > _HEAVY:
        kind = PictureFormat.JPEG
        written = _written(bare, kind)
    return ReadPicture(written, kind, *bare.size)


def _written(image: Image.Image, kind: PictureFormat) -> bytes:
    target = BytesIO()
    if kind is PictureFormat.PNG:
        image.save(target, "PNG", optimize=True)
    else:
        image.save(target, "JPEG", quality=_QUALITY, optimize=True)
    return target.getvalue()
