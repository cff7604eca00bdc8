"""The lists of a document: whether they have bullets or numbers, and which number Word counts before a heading."""

from collections import defaultdict
from collections.abc import Mapping

from hep_desktop.domain.situation import BlockKind
from hep_desktop.frozen import dataclass
from hep_desktop.importers.word.markup import Element, number, value, w

_LETTERS = frozenset({"lowerLetter", "upperLetter", "lowerRoman", "upperRoman"})
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: the kind of its signs, their pattern (`%1.%2.`), where it begins."""

    form: str
    pattern: str
    start: int


_PLAIN = Level("none", "", 1)


class Lists:
    """Counts along while a document is read."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[int, Mapping[int, Level]] = {}
        self._counts: dict[int, list[int]] = defaultdict(lambda: [0] * _LEVELS)
        if root is None:
            return
        kinds = {one.get(w("abstractNumId")): _levels(one) for one in root.iter(w("abstractNum"))}
        for one in root.iter(w("num")):
            key = str(one.get(w("numId"), ""))
            if key.isascii() and key.isdigit():
                self._levels[int(key)] = kinds.get(value(one, "abstractNumId"), {})

    def kind(self, key: int | None, level: int | None) -> BlockKind:
        """What an item of a list is."""
        form = self._level(key, level).form
        if form == "none":
            return BlockKind.PARAGRAPH
        return BlockKind.BULLET if form == "bullet" else BlockKind.NUMBERED

    def lettered(self, key: int | None, level: int | None) -> bool:
        """Whether items are told apart by letters or Roman numbers."""
        return self._level(key, level).form in _LETTERS

    def count(self, key: int | None, level: int | None) -> str:
        """The next number of a list as it is printed; nothing for bullets."""
        found = self._level(key, level)
        at = min(level or 0, _LEVELS - 1)
        if key is None or found.form in ("none", "bullet"):
            return ""
        counts = self._counts[key]
        counts[at] = counts[at] + 1 if counts[at] else found.start
        counts[at + 1 :] = [0] * (_LEVELS - at - 1)
        said = found.pattern
        for place, counted in enumerate(counts[: at + 1], start=1):
            form = self._level(key, place - 1).form
            said = said.replace(f"%{place}", _written(counted, form))
        return said.strip()

    def _level(self, key: int | None, level: int | None) -> Level:
        return self._levels.get(key or 0, {}).get(level or 0, _PLAIN)


def _levels(kind: Element) -> Mapping[int, Level]:
    found: dict[int, Level] = {}
    for one in kind.iter(w("lvl")):
        at = str(one.get(w("ilvl"), ""))
        if at.isascii() and at.isdigit() and len(at) == 1:
            start = number(one, "start")
            found[int(at)] = Level(value(one, "numFmt"), value(one, "lvlText"), 1 if start is None else start)
    return found


def _written(counted: int, form: str) -> str:
    if form == "upperRoman" and counted < len(_ROMAN):
        return _ROMAN[counted]
    if form in ("lowerLetter", "upperLetter") and 0 < counted <= 26:  # noqa: PLR2004 – letters
        letter = chr(ord("a") + counted - 1)
        return letter.upper() if form == "upperLetter" else letter
    return str(counted)
