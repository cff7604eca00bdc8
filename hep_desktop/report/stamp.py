"""What may stand at the foot of each page: of which data a paper was made, in words and as a QR code."""

from collections.abc import Iterator
from typing import Any

from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Stamp:
    """`words` for people, `code` for a camera; each may be ""."""

    words: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """Dark squares of a QR code side by side in one row; rows count from above, as columns do from the left."""

    row: int
    column: int
    length: int


def bars(code: str) -> tuple[int, tuple[Bar, ...]]:
    """How many squares wide a QR code is, without the white around it, and its dark squares."""
    from reportlab.graphics.barcode import qrencoder  # noqa: PLC0415 – only where somebody wants such a code

    made: Any = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)  # reportlab carries no types
    made.addData(code)
    made.make()
    rows: list[list[bool]] = made.modules
    return len(rows), tuple(one for row, dark in enumerate(rows) for one in _bars(row, dark))


def _bars(row: int, dark: list[bool]) -> Iterator[Bar]:
    begins: int | None = None
    for column, is_dark in enumerate((*dark, False)):
        if is_dark and begins is None:
            begins = column
        elif not is_dark and begins is not None:
            yield Bar(row, begins, column - begins)
            begins = None
