"""Which stretches of a text are words to look up: no numbers, abbreviations in capitals, addresses or endings alone."""

import re
from collections.abc import Iterator

from hep_desktop.frozen import dataclass

_TOKEN = re.compile(r"[^\W_]+(?:[-\u2011\u2013.'\u2019@/:_\u00ad]+[^\W_]+)*")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_DASHES = "-\u2011\u2013%"
_PLAIN = str.maketrans({"\u2011": "-", "\u2013": "-", "\u00ad": None})
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Word:
    """A word and where it stands; `plain` is how the dictionary knows it."""

    start: int
    end: int
    plain: str


def words_of(text: str) -> Iterator[Word]:
    """The words of a paragraph that can be right or wrong."""
    for found in _TOKEN.finditer(text):
        plain = found[0].translate(_PLAIN)
        if not _WORD.fullmatch(plain) or len(plain) < _SHORTEST:
            continue
        is_ending = found.start() > 0 and text[found.start() - 1] in _DASHES  # 12%-os, „KSH”-nak
        if not is_ending and not _is_abbreviation(plain):
            yield Word(found.start(), found.end(), plain)


def _is_abbreviation(word: str) -> bool:
    """KSH, KSH-nak, HEP-et; a title in capitals is looked up no more than they are."""
    return word.partition("-")[0].isupper()
