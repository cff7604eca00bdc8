"""Where the words of a finished PDF stand, and the straight lines between them, as poppler and pikepdf see them."""

import html
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pikepdf

_WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_TOUCH = 0.3  # points two boxes may share: the sides of slanted letters
_LEADING = 0.25  # of the lower box: so much the boxes of two lines overlap, for they are as high as the font


@dataclass(frozen=True)
class Box:
    """An area of a page, from its upper left corner; a line is an area without height or width."""

    left: float
    top: float
    right: float
    bottom: float
    words: str = ""

    def over(self, other: "Box") -> bool:
        """Whether the two hide each other."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > _TOUCH and down > _LEADING * min(self.bottom - self.top, other.bottom - other.top)

    def struck_by(self, line: "Box") -> bool:
        """Whether a line goes through the middle of the words, not only along the edge of their box."""
        high, wide = (self.bottom - self.top) / 4, _TOUCH
        return (
            line.left < self.right - wide
            and line.right > self.left + wide
            and line.top < self.bottom - high
            and line.bottom > self.top + high
        )


@dataclass(frozen=True)
class Sheet:
    """A page: its size, the words on it, and the straight lines of its tables."""

    whole: Box
    words: tuple[Box, ...]
    lines: tuple[Box, ...]

    def faults(self) -> Iterator[str]:
        """Words that leave the page, stand on each other, or run through a line into the next cell."""
        page = self.whole
        for word in self.words:
            if word.left < 0 or word.top < 0 or word.right > page.right or word.bottom > page.bottom:
                yield f"off the page: {word}"
            yield from (f"through {line}: {word}" for line in self.lines if word.struck_by(line))
        ordered = sorted(self.words, key=lambda word: word.top)
        for place, word in enumerate(ordered):
            for other in ordered[place + 1 :]:
                if other.top > word.bottom:
                    break
                if word.over(other):
                    yield f"{word} on {other}"


def sheets(target: Path) -> Iterator[Sheet]:
    """The pages of a file."""
    told = subprocess.run(["pdftotext", "-bbox", target, "-"], capture_output=True, check=True, encoding="utf-8")
    with pikepdf.open(target) as pdf:
        for page, (width, height, words) in zip(pdf.pages, _PAGE.findall(told.stdout), strict=True):
            whole = Box(0, 0, float(width), float(height))
            yield Sheet(whole, tuple(_boxes(words)), tuple(_lines(page, whole.bottom)))


def _boxes(told: str) -> Iterator[Box]:
    for left, top, right, bottom, words in _WORD.findall(told):
        yield Box(float(left), float(top), float(right), float(bottom), html.unescape(words))


def _lines(page: pikepdf.Page, height: float) -> Iterator[Box]:
    """Single strokes of tables; what a chart draws stands between `q` and `Q`."""
    stream = [(list(operands), str(operator)) for operands, operator in pikepdf.parse_content_stream(page)]
    inside = 0
    for (start, first), (end, second) in pairwise(stream):
        inside += (first == "q") - (first == "Q")
        if not inside and (first, second) == ("m", "l"):
            (x, y), (right, up) = (map(float, start), map(float, end))
            yield Box(min(x, right), height - max(y, up), max(x, right), height - min(y, up))
