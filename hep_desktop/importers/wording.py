"""Which indicator a heading is about: by a source's exact wording, else by the words they share."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property, lru_cache
from math import log

from hep_desktop.hungarian import fold
from hep_desktop.importers.feeding import Request, Wanted
from hep_desktop.importers.marks import unmarked
from hep_desktop.importers.teir_columns import compared
from hep_desktop.template.feed import Feed, SourceName

_TIME = re.compile(
    r"(?<![0-9])(?:19|20)[0-9]{2}(?:/[0-9]{2,4})?(?![0-9])\.?(?:\s*(?:évi|év|tanév)\b\.?)?"
    r"(?:[-./\s]*(?:12|december|dec\.?|0?1|január|jan\.?)[-./\s]+(?:31|0?1)\b\.?)?",  # of a day that stands for it
    re.IGNORECASE,
)
_DAY = re.compile(r"\((?:dec|jan)[^()]*\)")
_CODE = re.compile(r"\(?\bTS\s?[0-9]{3,}\b\)?")
_UNIT = re.compile(r"[(\[](?:fő|db|darab|%|Ft|e?Ft|ezer fő|ezer Ft|Település)[)\]]\s*$", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[0-9]+|[^\W\d_]+")
_ENDINGS = re.compile(  # without accents, as all words are compared: databases write none
    r"(?:ainak|einek|jainak|jeinek|anak|enek|aban|eben|ban|ben|aba|ebe|ba|be|bol|hoz|hez|ra|re|nak|nek|okat|eket|ok|ek|ak"
    r"|aik|eik|uk|ai|ei|i|k|a|e|t|(?<![ae])s|u|o)$"  # szuletes is whole
)
_STEM = 5
_SEXES = {"no": "f", "nok": "f", "noi": "f", "ferfi": "m", "ferfiak": "m"}
_SEXED = re.compile(r"^(?:férfi|nő|összesen|együtt) | (?:férfi|nő|összesen|együtt)$")
_SAME = {
    "beiratott": "beirt",
    "lakossag": "nepesseg",
    "tul": "regebben",
    "jaro": "beirt",
    "feluliek": "felettiek",
    "lakasok": "lakasallomany",
    "regisztralt": "nyilvantartott",
    "kozfoglalkoztatottak": "kozfoglalkoztatasban",
    "kozgyogyellatasban": "kozgyogyellatasi",
    **dict.fromkeys(("munkanelkuli", "munkanelkuliek"), "allaskeresok"),
    **dict.fromkeys(("szulettek", "szuletettek", "szulott"), "szuletesek"),
    **dict.fromkeys(("meghaltak", "elhunytak", "halalesetek", "elhalalozas", "elhalalozasok"), "halalozasok"),
    **dict.fromkeys(("vandorlok", "vandorlo"), "vandorlasok"),
}
_SHORT = (  # as offices write them
    (re.compile(r"\brgyv?k\b"), "rendszeres gyermekvedelmi kedvezmeny"),
    (re.compile(r"\bhhh\b"), "halmozottan hatranyos helyzetu gyermekek"),
    (re.compile(r"\bhh\b"), "hatranyos helyzetu gyermekek"),
)
_RECEIVE = re.compile(r"reszes[iu]\w*")  # részesülők, részesítettek
_PARTS = (("lakonepesseg", "lako nepesseg"), ("vandorl", " vandorl"), ("elveszul", "elve szul"))
_OPPOSED = ({"alland", "lako"}, {"oda", "el"}, {"szuletes", "halalozas"})  # as stems
_LIKELY = 0.66
_SHORTER = 0.4  # enough where a heading says nothing that the indicator's own words do not, and none comes near
_FAR_BETTER = 1.5
_CLEARLY = 1.15  # how much better than the next one a suggestion must be


def plain(heading: str) -> str:
    """A heading without its year, unit and the number of its series."""
    said = _CODE.sub(" ", _TIME.sub(" ", unmarked(heading))).strip(" *,:;–-")
    while said != (shorter := _UNIT.sub("", said).strip(" *,;–-")):
        said = shorter
    return said


class Wording:
    """Compares headings with what the tables ask for."""

    def __init__(self, request: Request, about: str = "") -> None:
        self._request = request
        self._about = about.casefold()

    def exact(self, heading: str) -> tuple[str, str] | None:
        """The indicator that a known source calls exactly so, and the source's name."""
        return self._exact.get(compared(plain(heading)))

    def fills_nothing(self, heading: str) -> SourceName | None:
        """The known source that has a heading which fills nothing, alone or after one of its words for the sexes."""
        said = compared(plain(heading))
        return self._besides.get(said) or self._besides.get(_SEXED.sub("", said))

    def best(self, heading: str) -> str:
        """The indicator to suggest; "" where none or several might be meant."""
        ranked = self.ranked(heading)
        if not ranked:
            return ""
        words = _words(_DAY.sub(" ", plain(heading)))
        told = len(words) > 1 or len(ranked) == 1  # one word that others have too may be of any of them
        within = told and words <= self._words[ranked[0][1]]
        margin = _CLEARLY if ranked[0][0] >= _LIKELY else _FAR_BETTER
        if ranked[0][0] < (_SHORTER if within else _LIKELY):
            return ""
        clear = len(ranked) == 1 or ranked[0][0] >= ranked[1][0] * margin
        return ranked[0][1] if clear else ""

    def meant(self, title: str, heading: str) -> str:
        """The indicator of a heading that may leave out what the title says: `Óvodai adatok` over `Férőhelyek`."""
        exact = self.exact(heading)
        found = exact[0] if exact else self.best(heading)
        return found or (self.best(f"{plain(title)} {heading}") if title and heading not in title else "")

    def ranked(self, heading: str) -> list[tuple[float, str]]:
        """The indicators that share words with a heading, the likeliest first."""
        words = _words(_DAY.sub(" ", plain(heading)))
        scored = [(self._score(words, theirs, self._needed[code]), code) for code, theirs in self._words.items()]
        return sorted((one for one in scored if one[0] > 0), key=lambda one: (-one[0], one[1]))

    @cached_property
    def _exact(self) -> dict[str, tuple[str, str]]:
        by_wording: dict[str, tuple[str, str]] = {}
        for source in self._sources:
            for feed in source.feeds:
                if not feed.note and feed.indicator in self._request.wanted:
                    for words in self._called(feed):
                        said = feed.indicator, source.passes_on or source.name
                        by_wording.setdefault(compared(plain(words)), said)
        return by_wording

    def _called(self, feed: Feed) -> Iterator[str]:
        """How a feed may be called: in full, and without what the title says already."""
        if not feed.within or feed.within.casefold() in self._about:
            yield feed.heading
        if feed.within:
            yield f"{feed.within} {feed.heading}"
            yield f"{feed.heading} {feed.within}"

    @cached_property
    def _sources(self) -> tuple[SourceName, ...]:
        """The sources of which the file may be."""
        return tuple(one for one in self._request.sources if one.titled.casefold() in self._about)

    @cached_property
    def _besides(self) -> dict[str, SourceName]:
        return {compared(plain(word)): one for one in self._sources for word in one.besides}

    @cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        return {code: _words(_described(one)) for code, one in self._request.wanted.items()}

    @cached_property
    def _needed(self) -> dict[str, frozenset[str]]:
        """The words that a heading should say: not those that only explain, in brackets."""
        return {code: _words(_BRACKETS.sub(" ", _described(one))) for code, one in self._request.wanted.items()}

    @cached_property
    def _weights(self) -> dict[str, float]:
        counts = Counter(word for words in self._words.values() for word in words)
        return {word: log((1 + len(self._words)) / count) for word, count in counts.items()}

    def _score(self, words: frozenset[str], theirs: frozenset[str], needed: frozenset[str]) -> float:
        if _numbers(words) != _numbers(theirs) or _sexes(words) != _sexes(theirs):
            return 0
        if any(len(one & words) == len(one & theirs) == 1 and one & words != one & theirs for one in _OPPOSED):
            return 0
        common = sum(self._weights.get(word, 1) for word in words & theirs)
        every = sum(self._weights.get(word, 3) for word in words | needed)
        return common / every if every else 0


def _described(wanted: Wanted) -> str:
    own = wanted.indicator.label
    return own if not wanted.group or wanted.group in own else f"{own} {wanted.group}"


@lru_cache(maxsize=2048)  # those of the indicators are asked for with every sheet
def _words(text: str) -> frozenset[str]:
    text = _RECEIVE.sub("reszesul", fold(text))
    for short, full in _SHORT:
        text = short.sub(full, text)
    for joined, parted in _PARTS:
        text = text.replace(joined, parted)
    found: list[str] = _WORD.findall(text)
    said = [_SAME.get(word, word) for word in found]
    return frozenset(_SEXES.get(word, word if word.isdigit() else _stem(word)) for word in said if word not in _EMPTY)


_EMPTY = frozenset(
    {
        "a",
        "az",
        "es",
        "even",
        "nyilvantartott",
        "szama",
        "szam",
        "vagy",
        "fo",
        "db",
        "ft",
        "osszesen",
        "ev",
        "eves",
        "evesek",
        "vegen",
        "adatok",
    }
)


def _stem(word: str) -> str:
    stem = _ENDINGS.sub("", word) if len(word) > _STEM else word
    return stem[:10]


def _numbers(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if word.isdigit())


def _sexes(words: frozenset[str]) -> frozenset[str]:
    return words & {"f", "m"}
