"""Compares titles as people change them: shortened, lengthened, in another form, with another number."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from math import log

from hep_desktop.hungarian import fold, inflected

_BROKEN = re.compile(r"(?<=\w)[-\u00ad]\s+(?!(?:és|vagy|illetve)\b)(?=[a-záéíóöőúüű])")  # Sor- szám
_WORDS = re.compile(r"[^\W\d_]+")
_SILENT = frozenset("a az es illetve valamint vagy is hogy the szamu sz".split())  # noqa: SIM905 – a list of words
_SAME = {
    "no": "no",
    "nok": "no",
    "noi": "no",
    "noket": "no",
    "nokre": "no",
    "gyerekek": "gyerm",
    "gyerek": "gyerm",
    "tablazat": "",
    "tabla": "",
    "kozseg": "telep",
    "kozsegunk": "telep",
    "falu": "telep",
    "falunk": "telep",
    "varos": "telep",
    "varosunk": "telep",
    "munkanelkuliek": "allas",  # as programmes before 2015 say it
    "munkanelkuli": "allas",
    "munkanelkuliseg": "allas",
    "regisztralt": "nyilv",
    "kozoktatasi": "kozne",
    "fogyatekkal": "fogya",
    "felett": "idose",
    "feletti": "idose",
    "felettiek": "idose",
    "afeletti": "idose",
    "folotti": "idose",
    "afolotti": "idose",
    "gyermekcsoport": "csopo",
    "gyermekcsoportok": "csopo",
    "iskolasok": "tanul",
}
_ENDING = re.compile(r"(?:[aeo]?k|[aei])$")
_STEM = 5
_SHORT = 6
_PRESENT = "helyzetelemz"  # begins like "helyzet", and is another thing

_NUMBER = re.compile(
    r"\s*(?:"
    r"(?P<annex>\d{1,2}\.?\s*(?:sz\.|számú)?\s*melléklet\s*[:–-]?)"
    r"|(?P<digits>\d{1,2}(?:\s?\.\s?\d{1,2})*)(?:\.|\)|(?=[\s–-]))"
    r"|(?P<roman>[IVX]{1,5})(?:\s*/\s*(?P<under>\d{1,2}))?[.)]"
    r"|(?P<letter>[a-zA-Z])\)"
    r"|(?P<section>[A-Z])\."
    r")\s*(?i:(?:(?:al)?fejezet|rész|pont)\b[\s:.]*)?[–-]?\s*"
)


def parted(title: str) -> tuple[str, str]:
    """The number in front of a title, and the title: `3.2. Foglalkoztatás` → `3.2`, `Foglalkoztatás`."""
    found = _NUMBER.match(title)
    if found is None or not title[found.end() :].strip():
        return "", title.strip()
    rest = title[found.end() :].strip()
    if found["digits"]:
        return re.sub(r"\s", "", found["digits"]).rstrip("."), rest
    if found["letter"]:
        return f"{found['letter']})", rest
    return found[0].strip(" –-.:") if found["roman"] or found["section"] else "", rest


@cache
def stem(word: str) -> str:
    """What of a word is compared: `romák`, `roma` → `rom`; nothing where it says nothing."""
    folded = fold(word)
    if folded in _SAME:
        return _SAME[folded]
    if folded in _SILENT or len(folded) == 1:
        return ""
    if folded.startswith(_PRESENT):
        return _PRESENT
    if len(folded) <= _SHORT:
        shortened = _ENDING.sub("", _ENDING.sub("", folded, count=1), count=1)
        return shortened if len(shortened) > 1 else folded
    return folded[:_STEM]


def stems(title: str) -> frozenset[str]:
    """The words of a title as they are compared."""
    return frozenset(one for word in _WORDS.findall(_BROKEN.sub("", title)) if (one := stem(word)))


def as_said(title: str) -> str:
    """The words of a title whatever the case, the accents and the signs between them."""
    return " ".join(_WORDS.findall(fold(title)))


def of_the_village(title: str, name: str) -> str:
    """A title with the village's name said in general: `Bátaszék bemutatása` → `település bemutatása`."""
    return re.sub(inflected(name), "település", title, flags=re.IGNORECASE) if name else title


class Weights:
    """How much the words of a family of titles tell them apart."""

    def __init__(self, titles: Iterable[frozenset[str]]) -> None:
        listed = list(titles)
        counts = Counter(one for some in listed for one in some)
        self._rare = log(1 + len(listed))
        self._weights: Mapping[str, float] = {one: log(1 + len(listed) / n) for one, n in counts.items()}

        self._totals: dict[frozenset[str], float] = {}

    def of(self, words: frozenset[str]) -> float:
        """The weight of some words together; one that no title has weighs like a rare one."""
        total = self._totals.get(words)
        if total is None:
            total = self._totals[words] = sum(self._weights.get(one, self._rare) for one in words)
        return total

    def likeness(self, found: frozenset[str], known: frozenset[str], *, lengthened: bool = True) -> float:
        """From 0 to 1; a title cut short is still rather like itself, and so may one that was lengthened."""
        shared = found & known
        if not shared:
            return 0.0
        common = self.of(shared)
        of_found, of_known = common / self.of(found), common / self.of(known)
        both = 2 * of_found * of_known / (of_found + of_known)
        return max(both, 0.85 * of_found * min(1.0, common / self._rare), 0.85 * of_known * lengthened)
