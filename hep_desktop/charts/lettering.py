"""Words in a chart: how much room they take, how they are broken and shortened, and who came first to a place."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from hep_desktop.charts.shapes import Anchor, Box, Dot, Plate, Shape, Words
from hep_desktop.frozen import dataclass

_ABOVE, _BELOW = 0.76, 0.24  # of the size: what stands above the base line and hangs below it
_MIDDLE = 0.35  # from the middle of its digits down to the base line
_LEADING = 1.22
_ELLIPSIS = "…"


class Metrics(Protocol):
    """Measures text in the face that a painter draws in."""

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """How wide a text is at a size."""
        ...


@dataclass(frozen=True, slots=True)
class Type:
    """The type of one chart; nothing in it is set smaller."""

    metrics: Metrics
    size: float

    @property
    def line(self) -> float:
        """The height of a line."""
        return self.size * _LEADING

    @property
    def gap(self) -> float:
        """The white around words."""
        return self.size * 0.4

    def width(self, text: str, *, bold: bool = False) -> float:
        """How wide a text is."""
        return self.metrics.width(text, self.size, bold=bold)

    def widest(self, texts: Sequence[str]) -> float:
        """How wide the widest of some texts is."""
        return max((self.width(text) for text in texts), default=0.0)

    def words(
        self,
        text: str,
        x: float,
        base: float,
        anchor: Anchor = Anchor.START,
        *,
        bold: bool = False,
        quiet: bool = False,
    ) -> Words:
        """A text on a base line."""
        width = self.width(text, bold=bold)
        left = x - {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[anchor]
        box = Box(left, base - _ABOVE * self.size, left + width, base + _BELOW * self.size)
        return Words(text, x, base, self.size, box, anchor, bold, quiet)

    def level(self, text: str, x: float, middle: float, anchor: Anchor, *, quiet: bool = False) -> Words:
        """A text whose digits stand in the middle of a height."""
        return self.words(text, x, middle + _MIDDLE * self.size, anchor, quiet=quiet)

    def above(self, text: str, x: float, bottom: float, *, quiet: bool = False) -> Words:
        """A text that stands on a height, in the middle of it."""
        return self.words(text, x, bottom - _BELOW * self.size, Anchor.MIDDLE, quiet=quiet)

    def below(self, text: str, x: float, top: float, *, quiet: bool = False) -> Words:
        """A text that hangs from a height, in the middle of it."""
        return self.words(text, x, top + _ABOVE * self.size, Anchor.MIDDLE, quiet=quiet)

    def shortened(self, text: str, room: float) -> str:
        """A text that fits into a room; what is left out is told by three dots."""
        if self.width(text) <= room:
            return text
        kept = text
        while kept and self.width(kept + _ELLIPSIS) > room:
            kept = kept[:-1].rstrip()
        return kept + _ELLIPSIS if kept else ""

    def wrapped(self, text: str, room: float, most: int = 2) -> tuple[str, ...]:
        """A text in so many lines at most."""
        lines: list[str] = []
        waiting = text.split()
        while waiting and len(lines) < most - 1:
            taken = 1
            while taken < len(waiting) and self.width(" ".join(waiting[: taken + 1])) <= room:
                taken += 1
            lines.append(self.shortened(" ".join(waiting[:taken]), room))
            waiting = waiting[taken:]
        if waiting:
            lines.append(self.shortened(" ".join(waiting), room))
        return tuple(lines)


def plate(words: Words) -> Plate:
    """The ground behind words."""
    box, white = words.box, words.size * 0.25
    return Plate(Box(box.left - white, box.top - white / 2, box.right + white, box.bottom + white / 2))


class Taken:
    """The places that are taken already; words come where they are free, or not at all."""

    def __init__(self, boxes: Iterable[Box] = ()) -> None:
        self._boxes = list(boxes)

    @classmethod
    def by(cls, *shapes: Iterable[Shape]) -> "Taken":
        """The places of all words and dots among some shapes."""
        return cls(shape.box for some in shapes for shape in some if isinstance(shape, Words | Dot))

    def add(self, box: Box) -> None:
        """Take a place whoever is there."""
        self._boxes.append(box)

    def free(self, box: Box) -> bool:
        """Whether nobody is there."""
        left, top, right, bottom = box.left, box.top, box.right, box.bottom
        for other in self._boxes:  # asked most of all: `meets` would take three times as long
            if left < other.right and other.left < right and top < other.bottom and other.top < bottom:
                return False
        return True

    def first_free(self, candidates: Sequence[Words]) -> Words | None:
        """Takes the first place that is free."""
        for words in candidates:
            if self.free(words.box):
                self.add(words.box)
                return words
        return None


def spread(wanted: Sequence[tuple[float, float]], top: float, bottom: float) -> list[float]:
    """Centres for blocks of (centre, height) so that none meets another: as near as can be, in their order."""
    order = sorted(range(len(wanted)), key=lambda place: (wanted[place][0], place))
    centres = [centre for centre, _ in wanted]
    edge = top
    for place in order:
        half = wanted[place][1] / 2
        centres[place] = max(centres[place], edge + half)
        edge = centres[place] + half
    edge = bottom
    for place in reversed(order):
        half = wanted[place][1] / 2
        centres[place] = min(centres[place], edge - half)
        edge = centres[place] - half
    return centres
