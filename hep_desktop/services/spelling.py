"""Which words are misspelled: asked of the dictionary in a child, and remembered; known names are right too."""

import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from pathlib import Path

from hep_desktop import child
from hep_desktop.domain.office import Office
from hep_desktop.domain.values import Words
from hep_desktop.hungarian import inflected
from hep_desktop.spelling.dictionary import Check, Checked, Suggest, Suggested, begin
from hep_desktop.spelling.words import Word, words_of

__all__ = ["Spelling", "Word", "names_of", "words_of"]

REMEMBERED = 20_000  # words
_MEGABYTES = 512
_AT_ONCE = 200  # words a question
_SUGGESTIONS = 6


class Spelling:
    """Judges words without making anybody wait: what is not known yet is asked, and known a moment later."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._child: child.Companion | None = None
        self._broken = not (folder / "hu_HU.dic").is_file()
        self._judged: OrderedDict[str, bool] = OrderedDict()
        self._asked: set[str] = set()
        self._suggested: dict[str, tuple[str, ...]] = {}
        self._known: re.Pattern[str] | None = None

    @property
    def is_there(self) -> bool:
        """Whether there is a dictionary to ask."""
        return not self._broken

    @property
    def is_thinking(self) -> bool:
        """Whether answers are still to come."""
        return self._child is not None and self._child.waiting > 0

    def know(self, words: Iterable[str]) -> None:
        """These words and names are right too, with every ending, and those of the trade."""
        patterns = sorted({inflected(word) for word in (*words, *self._of_the_trade()) if word})
        self._known = re.compile("|".join(patterns)) if patterns else None

    def is_right(self, word: str) -> bool | None:
        """Whether a word is right; None where nobody knows yet."""
        right = self._judged.get(word)
        return True if right is False and self._is_known(word) else right

    def ask(self, words: Iterable[str]) -> None:
        """Have words judged that nobody has judged yet."""
        fresh = [word for word in dict.fromkeys(words) if word not in self._judged and word not in self._asked]
        for at in range(0, len(fresh), _AT_ONCE):
            part = tuple(fresh[at : at + _AT_ONCE])
            if self._send(Check(part)):
                self._asked.update(part)

    def ask_suggestions(self, word: str) -> None:
        """Have right words looked for."""
        if word not in self._suggested:
            self._send(Suggest(word))

    def suggestions(self, word: str) -> tuple[str, ...] | None:
        """Right words like this one; None where nobody knows yet."""
        return self._suggested.get(word)

    def take(self) -> bool:
        """Take in what was answered; whether there was anything."""
        if self._child is None:
            return False
        try:
            answers = self._child.answers()
        except child.ChildError:
            self._break()
            return False
        for answer in answers:
            match answer:
                case Checked(right):
                    self._judged.update(right)
                    self._asked.difference_update(word for word, _ in right)
                case Suggested(word, words):
                    self._suggested[word] = words[:_SUGGESTIONS]
                case _:
                    continue
        while len(self._judged) > REMEMBERED:
            self._judged.popitem(last=False)
        return bool(answers)

    def close(self) -> None:
        """Let the dictionary go; it is loaded again when somebody asks."""
        if self._child is not None:
            self._child.close()
            self._child = None
        self._asked.clear()

    def _of_the_trade(self) -> list[str]:
        """Laws by their short names and words that the dictionary does not have."""
        listed = self._folder / "szakszavak.txt"
        return listed.read_text(encoding="utf-8").split() if listed.is_file() else []

    def _is_known(self, word: str) -> bool:
        return self._known is not None and self._known.fullmatch(word) is not None

    def _send(self, question: Check | Suggest) -> bool:
        if self._broken:
            return False
        try:
            if self._child is None:
                self._child = child.Companion(begin, str(self._folder), megabytes=_MEGABYTES)
            self._child.ask(question)
        except child.ChildError:
            self._break()
            return False
        return True

    def _break(self) -> None:
        """Spelling is a comfort: without its helper nothing is underlined, and all else goes on."""
        self._broken = True
        self.close()


def names_of(office: Office, shown: str = "") -> Iterator[str]:
    """Names that a store knows: of settlements, of people and organisations, of institutions in its tables.

    What others sent to be remarked on speaks for itself alone, while it is `shown`.
    """
    for settlement in office.settlements.values():
        yield from _words(settlement.name, settlement.county, settlement.district)
    for meeting in office.meetings.values():
        yield from _words(meeting.place, meeting.chair, meeting.minute_taker, *meeting.authenticators)
        yield from _words(*(part for one in meeting.attendees for part in (one.name, one.organisation)))
    yield from _words(*(part for one in office.people.values() for part in (one.name, one.organisation)))
    for programme in office.programmes.values():
        if programme.custody.draft and programme.id != shown:
            continue
        yield from _words(*(fact.value.text for fact in programme.facts.values() if isinstance(fact.value, Words)))
        yield from _words(*(part for one in programme.measures.values() for part in (one.responsible, one.partners)))


def _words(*texts: str) -> Iterator[str]:
    """The words with a capital."""
    return (part for text in texts for word in words_of(text) for part in word.plain.split("-") if part[0].isupper())
