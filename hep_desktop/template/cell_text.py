"""What stands in a cell as text: shown, copied, and read back from what was typed or pasted."""

from collections.abc import Iterable
from decimal import Decimal

from hep_desktop.canonical import plain_decimal
from hep_desktop.domain.values import EMPTY, Empty, NoData, Number, Value, Words
from hep_desktop.hungarian import fold, long_date, parse_number, table_number
from hep_desktop.template.choices import choices
from hep_desktop.template.model import Break, Indicator, IndicatorKind
from hep_desktop.words import text

WORDS = (IndicatorKind.WORDS, IndicatorKind.YES_NO, IndicatorKind.CHOICE)


_DIGITS = 15
"""Of a figure: sums stay exact, and it has room in every cell."""

_TOLD = 40


class UnreadableError(ValueError):
    """What was typed is no value of the cell; `reason` is a key of `tables.rejected`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def _chosen(words: str, offered: tuple[str, ...]) -> str:
    """One of the offered words by its beginning. Raises UnreadableError."""
    if not offered:
        return words
    found = [one for one in offered if fold(one).startswith(fold(words))]
    exact = [one for one in found if fold(one) == fold(words)]
    if len(exact or found) != 1:
        raise UnreadableError("not_offered")
    return (exact or found)[0]


def shown(value: Value, indicator: Indicator) -> str:
    """A value as it prints."""
    match value:
        case Number(amount):
            return table_number(amount, indicator.decimals)
        case Words(words):
            return words
        case NoData():
            return value.sign
        case Empty():
            return ""


def editable(value: Value) -> str:
    """A value as it is typed: all digits, decimal comma, no spaces; so Excel reads it too."""
    match value:
        case Number(amount):
            return plain_decimal(amount).replace(".", ",")
        case Words(words):
            return words
        case _:
            return ""


def read(typed: str, indicator: Indicator) -> Value:
    """The value of what was typed. Raises UnreadableError, and then nothing is guessed."""
    words = typed.strip()
    if not words:
        return EMPTY
    if indicator.kind in WORDS:
        return Words(_chosen(words, choices(indicator)))
    number = parse_number(words.removesuffix("%").rstrip() if indicator.unit == "%" else words)
    if number is None:
        raise UnreadableError("not_a_number")
    if len(number.as_tuple().digits) > _DIGITS:
        raise UnreadableError("too_long")
    if indicator.kind is IndicatorKind.COUNT and number != number.to_integral_value():
        raise UnreadableError("not_whole")
    if indicator.kind is IndicatorKind.COUNT and number < Decimal(0):
        raise UnreadableError("negative")
    return Number(number)


def brief(typed: str) -> str:
    """What was typed or pasted, short enough to be named in a sentence."""
    words = " ".join(typed[: 2 * _TOLD].split())
    return words if len(typed) <= _TOLD else f"{words[: _TOLD - 1]}…"


def told(breaks: Iterable[Break]) -> list[str]:
    """What breaks of a series mean, a line each."""
    keyed = (("tables.ended" if one.ends else "tables.break", one) for one in breaks)
    return [text(key, date=long_date(one.day), what=one.what, source=one.source) for key, one in keyed]
