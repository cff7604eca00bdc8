"""Where words stand in others, exactly or without regard to accents and capitals; the spans are of the original."""

import re
from collections.abc import Iterator

from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import fold

Span = tuple[int, int]

_COMBINING = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009\n\t\u2028", " "))
_DIGITS = re.compile(r"[0-9][0-9 ]*(?:,[0-9]*)?")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for. `exact` – accents and capitals count; `whole` – only where it is a word of its own."""

    words: str
    exact: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Needle:
    """What is looked for, made ready for looking."""

    words: str
    digits: str
    exact: bool
    whole: bool

    @classmethod
    def of(cls, wanted: Wanted) -> "Needle":
        """The needle of what is wanted; nothing is found where it is empty."""
        plain = wanted.words.translate(_SPACES).strip()
        digits = plain.replace(" ", "") if _DIGITS.fullmatch(plain) else ""
        return cls(plain if wanted.exact else fold(plain), digits, wanted.exact, wanted.whole)


@dataclass(frozen=True, slots=True)
class Haystack:
    """Words made ready for being looked through; `places` say where each folded sign stood, where that differs."""

    exact: str
    folded: str
    places: tuple[int, ...] | None
    is_number: bool = False

    @classmethod
    def of(cls, words: str, *, is_number: bool = False) -> "Haystack":
        """The haystack of some words; in a number the spaces between thousands do not count."""
        exact = words.translate(_SPACES)
        folded = fold(exact)
        if len(folded) == len(exact) and not _COMBINING.search(exact):
            return cls(exact, folded, None, is_number)
        parts = [(fold(sign), place) for place, sign in enumerate(exact)]
        places = tuple(place for part, place in parts for _ in part)
        return cls(exact, "".join(part for part, _ in parts), places, is_number)

    def spans(self, needle: Needle) -> Iterator[Span]:
        """Where the needle stands, from left to right, none over another."""
        if self.is_number and needle.digits:
            if needle.digits in self.exact.replace(" ", ""):
                yield 0, len(self.exact)
            return
        text = self.exact if needle.exact else self.folded
        at = text.find(needle.words) if needle.words else -1
        while at >= 0:
            end = at + len(needle.words)
            if not needle.whole or not (_letter(text, at - 1) or _letter(text, end)):
                yield (at, end) if needle.exact or self.places is None else self._original(at, end)
            at = text.find(needle.words, end)

    def _original(self, start: int, end: int) -> Span:
        places = self.places or ()
        last = places[end - 1]
        while last + 1 < len(self.exact) and _COMBINING.match(self.exact[last + 1]):
            last += 1  # the accents of the last letter belong to it
        return places[start], last + 1


def _letter(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isalnum()


def like(found: str, replacement: str, wanted: str) -> str:
    """The replacement with a capital where what was found has one that was not asked for: Óvoda → Bölcsőde."""
    if found[:1].isupper() and wanted[:1].islower():
        return replacement[:1].upper() + replacement[1:]
    return replacement
