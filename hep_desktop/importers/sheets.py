"""A sheet and a file of sheets as read, and what a cell of a statistical table says."""

import math
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum

from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import parse_number
from hep_desktop.importers.proposal import Doubt

Raw = str | float | int | bool | date | datetime | time | timedelta
"""A cell as calamine gives it; whole numbers of a workbook come as float."""

At = tuple[int, int]
"""Row and column, counted from 0."""

MOST_CELLS = 2_000_000
"""So many cells a sheet may have; the largest known source has 150 000."""

_EXACT = 10**15
_EXCEL_DIGITS = 15  # a workbook holds no more; what stands behind them is noise of binary fractions


class Fault(StrEnum):
    """Why a cell shows nothing although something stands in it."""

    NOT_COMPUTED = "not_computed"  # a formula whose result was never saved
    ERROR = "error"  # a formula that gave #ZÉRÓOSZTÓ! or the like


class Hue(StrEnum):
    """The colours by which KSH tells that a figure is not the last word."""

    BLUE = "blue"  # preliminary
    GREEN = "green"  # revised


class Sign(StrEnum):
    """What kind of thing a cell says; KSH's signs mean different things (Jelmagyarázat)."""

    NUMBER = "number"
    NONE = "none"  # – it did not occur: a true zero
    UNKNOWN = "unknown"  # ..
    WITHHELD = "withheld"  # … not published, mostly for data protection
    MEANINGLESS = "meaningless"  # x
    BLANK = "blank"
    TEXT = "text"


_THOUSANDS = re.compile(r"(?<=[0-9])['’](?=[0-9]{3}(?![0-9]))")
_QUOTED = re.compile(r"^'(?=[0-9])")  # the sign by which spreadsheets keep a figure as text
_SIGNS = {
    "–": Sign.NONE,
    "-": Sign.NONE,
    "..": Sign.UNKNOWN,
    "…": Sign.WITHHELD,
    "...": Sign.WITHHELD,
    "x": Sign.MEANINGLESS,
    "X": Sign.MEANINGLESS,
    "": Sign.BLANK,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell says; `text` is kept as found."""

    sign: Sign
    text: str
    number: Decimal | None = None


def reading(raw: Raw) -> Reading:
    """What a raw cell says."""
    if isinstance(raw, float | int) and not isinstance(raw, bool) and math.isfinite(raw):
        number = as_decimal(raw)
        return Reading(Sign.NUMBER, str(number) if number.as_tuple().exponent == 0 else format(number, "f"), number)
    text = _QUOTED.sub("", as_text(raw))
    sign = _SIGNS.get(text)
    if sign is not None:
        return Reading(sign, text, Decimal(0) if sign is Sign.NONE else None)
    number = parse_number(_THOUSANDS.sub(" ", text)) if isinstance(raw, str) else None
    return Reading(Sign.TEXT if number is None else Sign.NUMBER, text, number)


def as_decimal(number: float) -> Decimal:
    """A workbook's number with the digits it was saved with: 13222.999999999998 is 13 223."""
    if number % 1 == 0 and abs(number) < _EXACT:
        return Decimal(int(number))  # most are whole, and this is much quicker
    return Decimal(format(number, f".{_EXCEL_DIGITS}g"))


def as_text(raw: Raw) -> str:
    """A cell as text: NFC, blanks joined; 17376.0 as `17376`."""
    text = format(as_decimal(raw), "f") if isinstance(raw, float) else str(raw)
    if text.isalnum() and text.isascii():
        return text
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet, from cell A1 on. Rows may differ in length."""

    name: str
    rows: Sequence[Sequence[Raw]]
    faults: Mapping[At, Fault] = field(default_factory=dict[At, Fault])
    is_turned: bool = False  # its rows are the file's columns
    hues: Mapping[At, Hue] = field(default_factory=dict[At, Hue])
    moved: Mapping[At, At] = field(default_factory=dict[At, At])  # of a long form: where cells are in the file
    words: Mapping[int, str] = field(default_factory=dict[int, str])  # what the figures of a row are
    width: int = 0  # columns of the file, where further ones were laid out

    def address(self, row: int, column: int) -> str:
        """Where a cell stands in the file."""
        row, column = self.moved.get((row, column), (row, column))
        return address(column, row) if self.is_turned else address(row, column)

    def raw(self, row: int, column: int) -> Raw:
        """A cell; blank outside the sheet."""
        cells = self.rows[row] if row < len(self.rows) else ()
        return cells[column] if column < len(cells) else ""

    def text(self, row: int, column: int) -> str:
        """A cell as text."""
        return as_text(self.raw(row, column))


@dataclass(frozen=True, slots=True)
class Book:
    """A file of sheets; `load` reads the sheet at a position when it is first asked for."""

    file: str
    sha256: str
    names: tuple[str, ...]
    load: Callable[[int], Sheet]
    doubts: tuple[Doubt, ...] = ()
    hidden: Mapping[str, Callable[[], Sheet]] = field(default_factory=dict[str, Callable[[], Sheet]])
    """Sheets that nobody sees, by name; only what the program itself has hidden is asked for."""

    def __iter__(self) -> Iterator[Sheet]:
        return map(self.load, range(len(self.names)))


def address(row: int, column: int) -> str:
    """A cell's address as spreadsheets show it: row 4, column 10 is `K5`."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"
