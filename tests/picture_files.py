"""Pictures as cameras, scanners and villains make them."""

import struct
import zlib
from io import BytesIO

from PIL import Image


def photo(width: int = 4000, height: int = 3000, *, turned: bool = False) -> bytes:
    """A JPEG with a camera's notes: where it was taken, by whom, and which side is up."""
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    exif = Image.Exif()
    exif[0x010F] = "Kamera Bt."
    exif[0x8298] = "Minta Mária"
    exif[0x0112] = 6 if turned else 1
    exif.get_ifd(0x8825)[1] = "N"
    content = BytesIO()
    image.save(content, "JPEG", exif=exif)
    return content.getvalue()


def drawing(width: int = 300, height: int = 200) -> bytes:
    """A PNG with a see-through ground."""
    image = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    image.paste((200, 0, 0, 255), (10, 10, 60, 60))
    content = BytesIO()
    image.save(content, "PNG")
    return content.getvalue()


def huge(side: int = 10_000) -> bytes:
    """A small file that unpacks into a hundred million pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes((side // 8 + 1) * side), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
