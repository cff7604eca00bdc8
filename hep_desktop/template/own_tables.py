"""The marks by which tables that left the program are known again, however they were renamed, moved or sorted.

Every figure carries its place and its record. What the sheet shows beside that is compared with `shown`: where
it is still the same the record comes back whole, with its origin and all its digits; else somebody changed it.
"""

import json
import unicodedata
from contextlib import suppress
from decimal import Decimal

from hep_desktop.canonical import dumps, from_plain, plain_decimal, to_plain
from hep_desktop.domain.situation import Fact, FactKey
from hep_desktop.domain.values import Number, Words
from hep_desktop.frozen import dataclass

SHEET = "hep-desktop"  # very hidden, with a record a row
MARK = "hep-desktop:"  # before the id of a table, in the row of codes
ROW = "hep-desktop-row"  # over the keys of rows, in the row of codes


@dataclass(frozen=True, slots=True)
class Kept:
    """One figure as it left. `fact` – nothing where a formula of the edition had given it."""

    settlement: str
    key: FactKey
    shown: str
    fact: Fact | None = None


def kept_text(kept: Kept) -> str:
    """A record as text."""
    return dumps(to_plain(kept, Kept))


def kept_from(text: str) -> Kept | None:
    """The record of a text; None for any other text."""
    try:
        return from_plain(json.loads(text), Kept)
    except (ValueError, RecursionError):
        return None


def shown_of(fact: Fact, reason: str) -> str:
    """What a sheet shows of a figure; `reason` in the place of one that is missing."""
    match fact.value:
        case Number(amount):
            return plain_decimal(amount)
        case Words(words):
            return words
        case _:
            return reason


def same(shown: str, number: Decimal | None, text: str) -> bool:
    """Whether a cell still says what was shown; a workbook keeps fifteen digits of a number."""
    if number is not None:
        with suppress(ArithmeticError):
            before = Decimal(shown)
            return number in (before, Decimal(format(float(before), ".15g")))  # as a workbook has them
    return _signs(text) == _signs(shown)


def _signs(text: str) -> str:
    """What can be seen of a text: files lose control characters and change blanks."""
    return "".join(one for one in unicodedata.normalize("NFC", text) if one.isprintable() and not one.isspace())


def row_text(period: str, member: str) -> str:
    """The key of a row as text."""
    return f"{period}|{member}"


def row_from(text: str) -> tuple[str, str]:
    """The period and the member of a row's key."""
    period, _, member = text.partition("|")
    return period, member
