"""Numbers of a sentence that may count people: what stands before them and behind, as the edition's words tell it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import chain
from typing import cast

from hep_desktop.checks.unit import Setting
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import fold, parse_number

# both patterns begin with a sign that must be there: such are found many times sooner; "1 500" is neither 1 nor 500
_NUMBER = re.compile(
    r"\d(?<![\w/.,–-]\d)(?<!\d[ \u00a0\u202f]\d)\d{0,2}"
    r"(?![\w/%–]|[.,]\d|[ \u00a0\u202f]\d{3}(?!\d)|\.(?!\s*(?:$|[A-Z\u00c0-\u00de\u0150\u0170]))|-\d)"
)
_WORD = re.compile(r"[^\W\d_]{4,}")
_NEAR = re.compile(r"(?:[\s-]*[^\W\d_]+){0,3}")
_STEM = 6
"""So many letters of a word are compared: the rest is ending."""

_PATTERNS = ("people", "not_people", "of_them")
SETTINGS: dict[str, Setting] = {
    **dict.fromkeys(("numerals", "numerals_of_people", "common"), Setting.WORDS),
    **dict.fromkeys(_PATTERNS, Setting.PATTERNS),
}


def stems_of(words: str) -> frozenset[str]:
    """The words of a sentence without their endings."""
    return frozenset(fold(word)[:_STEM] for word in _WORD.findall(words))


@dataclass(frozen=True, slots=True)
class Count:
    """A number that may count people; `people` – the word for them right behind it, where there is one."""

    number: str
    amount: Decimal
    people: str


class PeopleCounts:
    """Finds counts by what the edition says of words: numerals, people and what is none, words of many labels."""

    def __init__(self, settings: Mapping[str, object], labels: Iterable[str]) -> None:
        told = {name: cast("tuple[str, ...]", settings[name]) for name in SETTINGS}
        doubtful = _amounts(told["numerals_of_people"])
        self._numerals = _amounts(told["numerals"]) | doubtful
        self._doubtful = frozenset(doubtful)
        self._spelt = re.compile("|".join(rf"{one}(?<![\w-]{one})(?!\w)" for one in _written(self._numerals)))
        self._people, self._not_people, self._of_them = (
            re.compile(rf"[\s-]*(?:{'|'.join(told[name])})", re.IGNORECASE) for name in _PATTERNS
        )
        self._people_near = re.compile(rf"(?<!\w)(?:{'|'.join(told['people'])})", re.IGNORECASE)
        self._common = frozenset(chain.from_iterable(map(stems_of, told["common"])))
        self.labelled = frozenset(chain.from_iterable(map(self.stems, labels)))

    def stems(self, label: str) -> frozenset[str]:
        """What tells this label from others, without endings."""
        return stems_of(label) - self._common

    def counts(self, words: str) -> tuple[Count, ...]:
        """The numbers of a sentence that may count people, each once."""
        return tuple(dict.fromkeys(self._counts(words)))

    def _counts(self, words: str) -> Iterator[Count]:
        for match in chain(_NUMBER.finditer(words), self._spelt.finditer(words)):
            amount = self._numerals.get(match[0].lower()) or parse_number(match[0])
            if not amount or self._not_people.match(words, match.end()):
                continue
            people = self._people.match(words, match.end())
            if people or (match[0].lower() not in self._doubtful and self._may_be_people(words, match.end())):
                yield Count(match[0], amount, people[0].strip(" -") if people else "")

    def _may_be_people(self, words: str, end: int) -> bool:
        """Nothing is said of what is counted, or people are within three words: "közülük 2", "két itteni, beteg nő"."""
        match = _NEAR.match(words, end)
        near = match[0] if match else ""
        return not near or bool(
            self._of_them.match(words, end) or self._people_near.search(near) or stems_of(near) & self.labelled
        )


def _amounts(told: tuple[str, ...]) -> dict[str, Decimal]:
    pairs = (one.split() for one in told)
    return {word: Decimal(amount) for amount, word in pairs}


def _written(numerals: Iterable[str]) -> Iterator[str]:
    for one in numerals:
        yield from (one, one.capitalize())
