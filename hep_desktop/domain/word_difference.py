"""Two texts word by word: what stayed, what went, what came."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum

from hep_desktop.frozen import dataclass

_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
_MOST_WORDS = 3000  # of both sides of a changed passage; longer ones are told as a whole, so that nobody waits
_LETTERS_AROUND = 60  # of what stayed, before and after what changed


class Kept(StrEnum):
    """What became of a stretch."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words and what became of them."""

    words: str
    kept: Kept = Kept.SAME


def differing(then: str, now: str) -> tuple[Stretch, ...]:
    """Both texts in one: without what is new it is `then`, without what went it is `now`."""
    return tuple(_joined(_by_line(then, now)))


def of_then(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """What was."""
    return tuple(one for one in stretches if one.kept is not Kept.NEW)


def of_now(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """What is."""
    return tuple(one for one in stretches if one.kept is not Kept.GONE)


def abridged(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """The changes with a little of what stayed around them; "…" stands for the rest."""
    last = len(stretches) - 1
    return tuple(
        Stretch(_around(one.words, begins=place > 0, ends=place < last)) if one.kept is Kept.SAME else one
        for place, one in enumerate(stretches)
    )


def _around(words: str, *, begins: bool, ends: bool) -> str:
    """The beginning of what follows a change and the end of what leads to one."""
    if len(words) <= _LETTERS_AROUND * (begins + ends) + 1:
        return words
    head = words[:_LETTERS_AROUND].rpartition(" ")[0] if begins else ""
    tail = words[-_LETTERS_AROUND:].partition(" ")[2] if ends else ""
    return f"{head} … {tail}"


def _by_line(then: str, now: str) -> Iterator[Stretch]:
    """Lines that stayed need no closer look."""
    before, after = _LINES.findall(then), _LINES.findall(now)
    for kind, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        old, new = "".join(before[start:end]), "".join(after[first:last])
        if kind == "equal":
            yield Stretch(old)
        else:
            yield from _by_word(old, new)


def _by_word(then: str, now: str) -> Iterator[Stretch]:
    before, after = _WORDS.findall(then), _WORDS.findall(now)
    if len(before) + len(after) > _MOST_WORDS:
        yield from _replaced(then, now)
        return
    matcher = SequenceMatcher(str.isspace, before, after, autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        old, new = "".join(before[start:end]), "".join(after[first:last])
        if kind == "equal":
            yield Stretch(old)
        else:
            yield from _replaced(old, new)


def _replaced(then: str, now: str) -> Iterator[Stretch]:
    if then:
        yield Stretch(then, Kept.GONE)
    if now:
        yield Stretch(now, Kept.NEW)


def _joined(stretches: Iterator[Stretch]) -> Iterator[Stretch]:
    """Neighbours of one kind as one; a lone space between two changes is no place to stop at."""
    gone, new, same = "", "", ""
    for one in stretches:
        match one.kept:
            case Kept.SAME if (gone or new) and one.words.isspace() and "\n" not in one.words:
                same += one.words  # waits for what follows
                continue
            case Kept.SAME:
                yield from _replaced(gone, new)
                yield Stretch(same + one.words)
                gone = new = same = ""
            case Kept.GONE:
                gone, new, same = gone + same + one.words, new + same, ""
            case Kept.NEW:
                gone, new, same = gone + same, new + same + one.words, ""
    yield from _replaced(gone, new)
    if same:
        yield Stretch(same)
