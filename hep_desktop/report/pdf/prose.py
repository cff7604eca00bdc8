"""A paragraph on paper: running text, a heading or a list item."""

from typing import Self

from hep_desktop.frozen import dataclass
from hep_desktop.report.document import Align
from hep_desktop.report.pdf.breaking import Breaker, Line
from hep_desktop.report.pdf.items import Item
from hep_desktop.report.pdf.pen import Pen
from hep_desktop.report.pdf.structure import Element
from hep_desktop.report.pdf.styles import Style
from hep_desktop.report.pdf.typeset import Chunk, Piece

_TOGETHER = 2  # lines that stay together at the foot and at the head of a page
_BACK = 6  # so many lines at most are given up for a word
_DEPTH = 0.26  # of the size of type: what hangs below the base line


@dataclass(frozen=True, slots=True)
class Label:
    """What stands in the hanging margin of the first line; a tag of its own, or part of the text's."""

    piece: Piece
    element: Element | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """A heading's place: where links lead, and its entry in the outline."""

    key: str
    title: str
    level: int


class Prose(Item):
    """Text in lines."""

    def __init__(
        self,
        chunks: tuple[Chunk, ...],
        style: Style,
        element: Element,
        breaker: Breaker,
        *,
        label: Label | None = None,
        anchor: Anchor | None = None,
    ) -> None:
        self.style = style
        self.before, self.after, self.keeps = style.before, style.after, style.keeps
        self.element = element
        self._chunks = chunks
        self._breaker = breaker
        self._label = label
        self.anchor = anchor
        self._width = 0.0
        self.lines: list[Line] = []

    def measure(self, width: float) -> None:
        """Break the text into lines."""
        self._width = width - self.style.left
        self.lines = self._breaker.lines(
            self._chunks, self._width, justified=self.style.justified, hyphens=self.style.hyphens
        )
        if not self.lines:  # nothing but signs that cannot be seen
            self.lines = [Line((), 0.0, 0)]
        self.height = len(self.lines) * self.style.leading

    def least(self) -> float:
        """Two lines, or three where one would be left alone."""
        count = len(self.lines)
        return (count if count <= _TOGETHER + 1 else _TOGETHER) * self.style.leading

    def split(self, room: float, *, force: bool = False) -> tuple[Self | None, Self]:
        """The lines that fit and the rest: no line left alone on either page, no word torn apart."""
        total = len(self.lines)
        fits = int((room + 0.01) / self.style.leading)
        if total - fits < _TOGETHER:
            fits = total - _TOGETHER
        # no word goes on overleaf; but where every line ends with a hyphen that is no reason for a white page
        whole = range(fits, max(_TOGETHER, fits - _BACK) - 1, -1)
        fits = next((count for count in whole if not self.lines[count - 1].hyphen), fits)
        if fits < _TOGETHER and force:
            fits = min(max(1, int((room + 0.01) / self.style.leading)), total - 1)
        if fits < (1 if force else _TOGETHER):
            return None, self
        return self._part(0, fits), self._part(fits, total)

    def unanchored(self) -> Self:
        """The same without a place in the outline: a line of the contents."""
        self.anchor = None
        return self

    def _part(self, start: int, end: int) -> Self:
        first = start == 0
        part = type(self)(
            (),
            self.style,
            self.element,
            self._breaker,
            label=self._label if first else None,
            anchor=self.anchor if first else None,
        )
        part.lines = self.lines[start:end]
        part.before = self.before if first else 0.0
        part.after = self.after if end == len(self.lines) else 0.0
        part.height = len(part.lines) * self.style.leading
        part._width = self._width  # noqa: SLF001 – of the same class
        return part

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw label and lines under their tags."""
        if self.anchor is not None:
            pen.target(self.anchor.key, top + self.style.leading)
            pen.outline(self.anchor.title, self.anchor.key, self.anchor.level)
        if self._label is not None and self._label.element is not None:
            with pen.content(self._label.element):
                self._draw_label(pen, x, top)
        with pen.content(self.element):
            if self._label is not None and self._label.element is None:
                self._draw_label(pen, x, top)
            for place, line in enumerate(self.lines):
                self._draw_line(pen, line, x + self.style.left, self.base(top, place))

    def decorate(self, pen: Pen, x: float, top: float) -> None:
        """Draw the lines without tags, where they repeat what was said before."""
        for place, line in enumerate(self.lines):
            self._draw_line(pen, line, x + self.style.left, self.base(top, place))

    def base(self, top: float, place: int) -> float:
        """The base line of a line: type stands in the middle of its leading."""
        white = self.style.leading - self.style.look.size
        return top - place * self.style.leading - self.style.leading + white / 2 + _DEPTH * self.style.look.size

    def _draw_label(self, pen: Pen, x: float, top: float) -> None:
        assert self._label is not None  # noqa: S101 – asked where there is one
        pen.text(x + self.style.left - self.style.hang, self.base(top, 0), (self._label.piece,))

    def _draw_line(self, pen: Pen, line: Line, x: float, base: float) -> None:
        free = self._width - line.width
        if self.style.align is Align.END:
            x += free + _hanging(line)
        elif self.style.align is Align.CENTRE:
            x += free / 2
        stretches = self.style.justified and line.spaces and (not line.ends or free < 0)
        pen.text(x, base, line.pieces, free / line.spaces if stretches else 0.0)


def _hanging(line: Line) -> float:
    """The width of a note's mark at the end: it hangs in the margin so that figures stay below each other."""
    shown = [piece for piece in line.pieces if piece.text.strip()]
    return shown[-1].width if len(shown) > 1 and shown[-1].rise else 0.0
