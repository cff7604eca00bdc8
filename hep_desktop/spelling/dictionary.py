"""The dictionary in `resources/spelling` as Hunspell reads it; loaded in a child, since it holds the interpreter."""

from collections.abc import Callable
from typing import Any, cast

from hep_desktop.frozen import dataclass

LANGUAGE = "hu_HU"


@dataclass(frozen=True, slots=True)
class Check:
    """Which of these words are right?"""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggest:
    """What may have been meant?"""

    word: str


@dataclass(frozen=True, slots=True)
class Checked:
    """Each word with whether it is right."""

    right: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Suggested:
    """Right words like a wrong one, the likeliest first."""

    word: str
    words: tuple[str, ...]


Question = Check | Suggest
Answer = Checked | Suggested


def begin(folder: str) -> Callable[[Question], Answer]:
    """Load the dictionary, and give what answers questions about it."""
    import hunspell  # noqa: PLC0415 – only the child needs it

    speller: Any = cast("Any", hunspell).Hunspell(LANGUAGE, hunspell_data_dir=folder)

    def is_right(word: str) -> bool:
        """Whole, or each part between hyphens: `egészségügyi-szociális`."""
        return bool(speller.spell(word)) or ("-" in word and all(speller.spell(part) for part in word.split("-")))

    def answer(question: Question) -> Answer:
        match question:
            case Check(words):
                return Checked(tuple((word, is_right(word)) for word in words))
            case Suggest(word):
                return Suggested(word, tuple(speller.suggest(word)))

    return answer
