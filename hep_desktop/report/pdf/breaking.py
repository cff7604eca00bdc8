"""Chunks of text broken into lines: first fit, Hungarian hyphens where a line would gape."""

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import pyphen

from hep_desktop.frozen import dataclass
from hep_desktop.report.pdf.typeset import SOFT_HYPHEN, Chunk, Piece

_WORD = re.compile(r"[^\W\d_]{5,}")
_SLACK = 0.05  # of a justified line: so much white is shared out before a word is broken
_RAGGED = 0.2  # of a ragged line: so much may stay white
_SHRINK = 0.12  # of a space: so much narrower it may become in a justified line
_IN_A_ROW = 2  # so many lines in a row may end with a hyphen without need

Pairs = Callable[[str], Iterable[tuple[str, str]]]


def hungarian() -> Pairs:
    """Where a Hungarian word may be broken, the last place first.

    Not where letters would double (asz-szony): what is read out of the file must be the word itself.
    """
    broken = pyphen.Pyphen(lang="hu_HU", right=3).iterate
    return lambda word: (pair for pair in broken(word) if pair[0] + pair[1] == word)


@dataclass(frozen=True, slots=True)
class Line:
    """A finished line: what it shows, how wide that is, how many spaces can stretch."""

    pieces: tuple[Piece, ...]
    width: float
    spaces: int
    ends: bool = False  # of a paragraph, or a forced one: never stretched
    hyphen: bool = False


class Breaker:
    """Breaks one paragraph after the other, all with the same hyphenation."""

    def __init__(self, pairs: Pairs) -> None:
        self._pairs = pairs
        self._places: dict[str, tuple[tuple[str, str], ...]] = {}

    def lines(self, chunks: tuple[Chunk, ...], width: float, *, justified: bool, hyphens: bool) -> list[Line]:
        """The lines of a paragraph; none where it is empty."""
        queue, lines = deque(chunks), list[Line]()
        current = _Open()
        while queue:
            chunk = queue.popleft()
            if current.fits(chunk, width, justified=justified):
                current.add(chunk)
                if chunk.ends:
                    lines.append(current.close(ends=True))
                continue
            room = width - current.width - current.gap
            if hyphens and self._wanted(lines, room, width, justified=justified):
                head, tail = self._hyphenated(chunk, room)
                if head is not None and tail is not None:
                    current.add(head)
                    lines.append(current.close(hyphen=True))
                    queue.appendleft(tail)
                    continue
            if current.chunks:
                queue.appendleft(chunk)
            else:
                head, tail = _cut(chunk, width)
                current.add(head)
                queue.extendleft(() if tail is None else (tail,))
            lines.append(current.close())
        if current.chunks:
            lines.append(current.close(ends=True))
        return lines

    @staticmethod
    def _wanted(lines: list[Line], room: float, width: float, *, justified: bool) -> bool:
        """Whether a hyphen is worth it: not for a little white, nor in a ladder of hyphens."""
        if room < width * (_SLACK if justified else _RAGGED):
            return False
        return not all(line.hyphen for line in lines[-_IN_A_ROW:]) or len(lines) < _IN_A_ROW or room > width / 4

    def _hyphenated(self, chunk: Chunk, room: float) -> tuple[Chunk | None, Chunk | None]:
        """The chunk broken at the last place that fits."""
        before = sum(piece.width for piece in chunk.pieces)
        for place in range(len(chunk.pieces) - 1, -1, -1):
            piece = chunk.pieces[place]
            before -= piece.width
            if before > room or not piece.face.has(SOFT_HYPHEN):
                continue
            for left, right in self._splits(piece.text):
                head = _piece(piece, left + SOFT_HYPHEN)
                if before + head.width <= room:
                    rest = (_piece(piece, right), *chunk.pieces[place + 1 :])
                    return _chunk((*chunk.pieces[:place], head)), _chunk(rest, chunk.space, ends=chunk.ends)
        return None, None

    def _splits(self, text: str) -> Iterator[tuple[str, str]]:
        """The text in two, at every place a word in it may be broken, the last one first."""
        for found in reversed(list(_WORD.finditer(text))):
            word = found[0]
            if word not in self._places:
                self._places[word] = tuple(self._pairs(word))
            for left, right in self._places[word]:
                yield text[: found.start()] + left, right + text[found.end() :]


class _Open:
    """The line being filled."""

    def __init__(self) -> None:
        self.chunks: list[Chunk] = []
        self.width = 0.0
        self.gap = 0.0

    def fits(self, chunk: Chunk, width: float, *, justified: bool) -> bool:
        shrink = _SHRINK * sum(one.space for one in self.chunks) if justified else 0.0
        return self.width + self.gap + chunk.width <= width + shrink + 1e-6

    def add(self, chunk: Chunk) -> None:
        self.width += self.gap + chunk.width
        self.gap = chunk.space
        self.chunks.append(chunk)

    def close(self, *, ends: bool = False, hyphen: bool = False) -> Line:
        spaces = sum(1 for chunk in self.chunks[:-1] if chunk.space)
        line = Line(_joined(self.chunks, ends=ends), self.width, spaces, ends, hyphen)
        self.chunks, self.width, self.gap = [], 0.0, 0.0
        return line


def _joined(chunks: list[Chunk], *, ends: bool) -> tuple[Piece, ...]:
    """The pieces with their spaces, as few as possible.

    A line ends with a space of no width where the text has one: readers aloud and text extraction
    would run two words together otherwise.
    """
    pieces = list[Piece]()
    texts, width = list[str](), 0.0
    last = len(chunks) - 1
    for place, chunk in enumerate(chunks):
        for piece in chunk.pieces:
            if not pieces or not pieces[-1].joins(piece):
                _finish(pieces, texts, width)
                pieces.append(piece)
                texts, width = [], 0.0
            texts.append(piece.text)
            width += piece.width
        if pieces and (chunk.space or (ends and place == last)):
            if not pieces[-1].plain:
                _finish(pieces, texts, width)
                pieces.append(replace(pieces[-1], rise=0.0, squeeze=1.0, struck=False, underlined=False))
                texts, width = [], 0.0
            texts.append(" ")
            width += chunk.space if place < last else 0.0
    _finish(pieces, texts, width)
    return tuple(pieces)


def _finish(pieces: list[Piece], texts: list[str], width: float) -> None:
    """Gives the last piece all the text that gathered behind it."""
    if pieces and (len(texts) != 1 or texts[0] != pieces[-1].text):
        pieces[-1] = replace(pieces[-1], text="".join(texts), width=width)


def _cut(chunk: Chunk, width: float) -> tuple[Chunk, Chunk | None]:
    """A chunk wider than a line, cut after as many letters as fit, one at the least."""
    taken: list[Piece] = []
    room = width
    for place, piece in enumerate(chunk.pieces):
        if piece.width <= room + 1e-6:
            taken.append(piece)
            room -= piece.width
            continue
        fits = max(_letters(piece, room), 0 if taken else 1)
        rest = list(chunk.pieces[place + 1 :])
        if fits:
            taken.append(_piece(piece, piece.text[:fits]))
        if fits < len(piece.text):
            rest.insert(0, _piece(piece, piece.text[fits:]))
        return _chunk(tuple(taken)), (_chunk(tuple(rest), chunk.space, ends=chunk.ends) if rest else None)
    return chunk, None


def _letters(piece: Piece, room: float) -> int:
    used = 0.0
    for count, sign in enumerate(piece.text):
        used += piece.face.width(sign, piece.size) * piece.squeeze
        if used > room + 1e-6:
            return count
    return len(piece.text)


def _piece(like: Piece, text: str) -> Piece:
    return replace(like, text=text, width=like.face.width(text, like.size) * like.squeeze)


def _chunk(pieces: tuple[Piece, ...], space: float = 0.0, *, ends: bool = False) -> Chunk:
    return Chunk(pieces, sum(piece.width for piece in pieces), space, ends)
