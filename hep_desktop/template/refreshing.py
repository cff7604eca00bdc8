"""Sentences whose tied numbers say something else by now, and how they read with the present figures.

A sentence that still reads as an edition's template gave it is told anew as a whole, so that "nőtt" becomes
"csökkent" where it must. In one that the clerk has changed only the number, its article and its ending change.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache

from hep_desktop.domain.situation import Block, FactKey, Run, SimpleTable, Text, TextBlock
from hep_desktop.endings import ending_key, with_ending
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import MINUS, article
from hep_desktop.template.figures import Figures
from hep_desktop.template.rows import Row
from hep_desktop.template.telling import CHANGES, YEARS, parsed, told
from hep_desktop.template.ties import is_stale, stated
from hep_desktop.template.wording import NONE, Sentence, Slot, Variant, joined, with_case

_TIE, _LAST_TIE = 0xE000, 0xF8FF  # signs of nobody's, one for each tied number of a block
_ARTICLE = re.compile(r"\b([Aa]z?)(\s)$")
_ENDING = re.compile(r"-(\w+)")
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[^\W\d_a-záéíóöőúüű])|\n")


@dataclass(frozen=True, slots=True)
class Mended:
    """A stretch of a block before and after; `whole` – told anew by its template."""

    block: str
    start: int
    end: int
    before: str
    after: str
    runs: tuple[Run, ...]
    whole: bool

    @property
    def key(self) -> tuple[str, int]:
        """Which stretch it is."""
        return self.block, self.start


def mendings(text: Text, figures: Figures) -> tuple[Mended, ...]:
    """What a refresh would change in a text, in its order. Numbers whose fact is gone stay as they are."""
    tied = (block for block in text.paragraphs() if any(run.tied is not None for run in block.runs))
    return tuple(one for block in tied for one in _Marked(block, figures).mendings())


def refreshed(text: Text, chosen: Iterable[Mended]) -> Text:
    """The text with the chosen stretches changed."""
    by_block: dict[str, list[Mended]] = {}
    for one in chosen:
        by_block.setdefault(one.block, []).append(one)
    return Text(tuple(_in_part(block, lambda one: _mended(one, by_block.get(one.id, []))) for block in text.blocks))


def _in_part(part: TextBlock, change: Callable[[Block], Block]) -> TextBlock:
    match part:
        case Block():
            return change(part)
        case SimpleTable():
            rows = tuple(tuple(tuple(change(block) for block in cell) for cell in row) for row in part.rows)
            return replace(part, rows=rows)
        case _:
            return part


def _mended(block: Block, changes: list[Mended]) -> Block:
    runs = block.runs
    for one in sorted(changes, key=lambda one: one.start, reverse=True):
        runs = joined([*_cut(runs, 0, one.start), *one.runs, *_cut(runs, one.end, None)])
    return replace(block, runs=runs)


def _cut(runs: tuple[Run, ...], start: int, end: int | None) -> Iterator[Run]:
    """The runs between two places of the block's words."""
    at = 0
    for run in runs:
        words = run.text[max(start - at, 0) : None if end is None else max(end - at, 0)]
        if words:
            yield replace(run, text=words)
        at += len(run.text)


class _Marked:
    """A block with each tied number as one sign, so that templates can be laid on it."""

    def __init__(self, block: Block, figures: Figures) -> None:
        self._block = block
        self._figures = figures
        self._tied: list[Run] = []
        self._starts: list[int] = []  # where each sign of the marked words begins in the block's words
        marked, at = "", 0
        for run in block.runs:
            if run.tied is not None and len(self._tied) < _LAST_TIE - _TIE:
                marked += chr(_TIE + len(self._tied))
                self._tied.append(run)
                self._starts.append(at)
            else:
                marked += run.text
                self._starts += range(at, at + len(run.text))
            at += len(run.text)
        self._marked = marked
        self._starts.append(at)

    def mendings(self) -> Iterator[Mended]:
        stale = {n for n, run in enumerate(self._tied) if is_stale(run, self._figures)}
        stale = {n for n in stale if stated(self._figures, self._key(n))}
        found = list(self._whole(stale)) if stale else []
        covered = {self._sign(one) for mended in found for one in self._marked_in(mended)}
        # a word for none cannot become a number without the rest of its sentence
        alone = (n for n in sorted(stale - covered) if self._tied[n].text.lower() not in NONE)
        found += [self._number(n) for n in alone]
        return iter(sorted(found, key=lambda one: one.start))

    def _marked_in(self, mended: Mended) -> str:
        return self._marked[self._starts.index(mended.start) : self._starts.index(mended.end)]

    def _key(self, number: int) -> FactKey:
        key = self._tied[number].tied
        assert key is not None  # noqa: S101 – only tied runs are collected
        return key

    def _sign(self, sign: str) -> int:
        return ord(sign) - _TIE

    def _whole(self, stale: set[int]) -> Iterator[Mended]:
        """Sentences that read as a template gave them, one for each stretch."""
        free = len(self._marked)
        taken: list[tuple[int, int]] = []
        codes = {self._key(number).indicator for number in range(len(self._tied))}
        for sentence in self._figures.edition.wordings.sentences:
            for variant in sentence.variants:
                if not codes.issuperset(parsed(slot.name)[1] for slot in variant.slots if _is_tied(slot)):
                    continue
                for match in _pattern(variant).finditer(self._marked, 0, free):
                    start, end = match.span()
                    if any(start < last and first < end for first, last in taken):
                        continue
                    mended = self._told(sentence, variant, match) if self._holds_any(match, stale) else None
                    if mended is not None:
                        taken.append((start, end))
                        yield mended

    def _holds_any(self, match: re.Match[str], stale: set[int]) -> bool:
        return any(self._sign(sign) in stale for sign in match[0] if _TIE <= ord(sign) <= _LAST_TIE)

    def _told(self, sentence: Sentence, variant: Variant, match: re.Match[str]) -> Mended | None:
        ties = [self._key(self._sign(sign)) for sign in match[0] if _TIE <= ord(sign) <= _LAST_TIE]
        slots = [slot for slot in variant.slots if _is_tied(slot)]
        if [tie.indicator for tie in ties] != [parsed(slot.name)[1] for slot in slots]:
            return None
        pairs = zip(ties, slots, strict=True)
        now = {Row(tie.period, tie.member) for tie, slot in pairs if parsed(slot.name)[0] in ("now", "abs")}
        runs = told(self._figures, sentence, now.pop()) if len(now) == 1 else None
        if runs is None:
            return None
        look = self._look(match.start())
        runs = tuple(replace(run, bold=look.bold, italic=look.italic) for run in runs)
        return self._change(match.start(), match.end(), runs, whole=True)

    def _number(self, number: int) -> Mended:
        """One number with the article before it and the ending behind it; shown within its sentence."""
        run, at = self._tied[number], self._marked.index(chr(_TIE + number))
        now = stated(self._figures, self._key(number))
        if not run.text.lstrip().startswith((MINUS, "-")):
            now = now.lstrip(MINUS)
        runs, start, end = [replace(run, text=now)], at, at + 1
        before = _ARTICLE.search(self._marked, 0, at)
        if before is not None:
            start = before.start()
            runs.insert(0, replace(run, text=with_case(article(now), before[1]) + before[2], tied=None))
        behind = _ENDING.match(self._marked, end)
        if behind is not None and ending_key(behind[1]) is not None:
            end = behind.end()
            runs.append(replace(run, text=with_ending(now, behind[1]).removeprefix(now), tied=None))
        return self._change(start, end, tuple(runs), whole=False)

    def _change(self, start: int, end: int, runs: tuple[Run, ...], *, whole: bool) -> Mended:
        words = self._block.plain
        first, last = self._starts[start], self._starts[end]
        left, right = (first, last) if whole else _around(words, first, last)
        after = words[left:first] + "".join(run.text for run in runs) + words[last:right]
        return Mended(self._block.id, first, last, words[left:right].strip(), after.strip(), runs, whole)

    def _look(self, at: int) -> Run:
        places = iter(self._block.runs)
        left = self._starts[at]
        for run in places:
            if left < len(run.text):
                return run
            left -= len(run.text)
        return Run("")


def _around(words: str, first: int, last: int) -> tuple[int, int]:
    """The sentence that holds a stretch."""
    ends = [match.end() for match in _SENTENCE_END.finditer(words)]
    left = max((end for end in ends if end <= first), default=0)
    return left, min((end for end in ends if end >= last), default=len(words))


def _is_tied(slot: Slot) -> bool:
    return slot.name not in YEARS and parsed(slot.name)[0] not in CHANGES


@cache
def _pattern(variant: Variant) -> re.Pattern[str]:
    """What a variant looks like in marked words, whatever its numbers."""
    parts: list[str] = []
    for piece in variant.pieces:
        if isinstance(piece, str):
            parts.append(r"\s+".join(re.escape(word) for word in re.split(r"\s+", piece)))
            continue
        number = f"[{chr(_TIE)}-{chr(_LAST_TIE)}]" if _is_tied(piece) else r"[0-9](?:[0-9\s/,]*[0-9])?"
        parts.append(rf"(?:[Aa]z?\s+)?{number}" if piece.article else number)
        parts.append("%" if piece.percent else "")
        parts.append(r"-\w+" if piece.ending else "")
    return re.compile("".join(parts))
