"""Items of their own kind: entries of the table of contents, lines to sign on, pictures."""

from io import BytesIO
from itertools import chain

from reportlab.lib.utils import ImageReader

from hep_desktop.frozen import dataclass
from hep_desktop.report.pdf.items import Item
from hep_desktop.report.pdf.pen import Pen
from hep_desktop.report.pdf.prose import Prose
from hep_desktop.report.pdf.structure import Element, Traits
from hep_desktop.report.pdf.styles import MM, SIGNATURE
from hep_desktop.report.pdf.typeset import Look, Typesetter

_NUMBER_ROOM = 26.0
_LEADER = 4.0  # from dot to dot


class PageNumbers:
    """On which page each target stands; known once all items are placed."""

    def __init__(self) -> None:
        self.of: dict[str, int] = {}


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a line of the contents leads, and its tags."""

    key: str
    title: str
    link: Element


class TocLine(Item):
    """One line of the table of contents: title, leader, page number; a link to the place."""

    def __init__(self, title: Prose, entry: Entry, typesetter: Typesetter, pages: PageNumbers) -> None:
        self._title = title
        self._entry = entry
        self._typesetter = typesetter
        self._pages = pages
        self._width = 0.0
        self.before, self.after = title.before, title.after

    def measure(self, width: float) -> None:
        """Lay out the title beside room for the number."""
        self._width = width
        self._title.measure(width - _NUMBER_ROOM)
        self.height = self._title.height

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the line and make it a link."""
        style = self._title.style
        self._title.draw(pen, x, top)
        last = self._title.lines[-1]
        base = self._title.base(top, len(self._title.lines) - 1)
        number = self._typesetter.piece(str(self._pages.of.get(self._entry.key, "")), style.look)
        right = x + self._width
        with pen.artifact("Layout"):
            self._draw_leader(
                pen, x + style.left + last.width + _LEADER, right - number.width - _LEADER, base, style.look
            )
        with pen.content(self._entry.link):
            pen.text(right - number.width, base, (number,))
        box = (x, top - self.height, right, top)
        pen.link(self._entry.link, self._entry.key, box, self._entry.title)

    def _draw_leader(self, pen: Pen, left: float, right: float, base: float, look: Look) -> None:
        """Dots that stand below each other on all lines."""
        dot = self._typesetter.piece(".", Look(look.family, look.size))
        at = right - (right % _LEADER)
        while at > left:
            pen.text(at, base, (dot,))
            at -= _LEADER


@dataclass(frozen=True, slots=True)
class Line:
    """A line to sign on: what stands below it."""

    below: tuple[Prose, ...]


class Signatures(Item):
    """Lines to sign on, two side by side; never parted."""

    before = 40.0
    after = 12.0
    _room = 34.0  # to sign in
    _row = 62.0  # the least of a pair
    _line = 62 * MM

    def __init__(self, lines: tuple[Line, ...]) -> None:
        self._pairs = tuple(lines[at : at + 2] for at in range(0, len(lines), 2))
        self._width = 0.0

    def measure(self, width: float) -> None:
        """Lay out the names."""
        self._width = width
        for line in chain(*self._pairs):
            for prose in line.below:
                prose.measure(self._line)
        self.height = sum(map(self._height, self._pairs))

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the lines and what stands below them; who signs alone signs on the right."""
        gap = (self._width - 2 * self._line) / 3
        for pair in self._pairs:
            for line, left in zip(pair, (gap, 2 * gap + self._line)[-len(pair) :], strict=True):
                self._draw(line, pen, x + left, top - SIGNATURE.leading)
            top -= self._height(pair)

    def _draw(self, line: Line, pen: Pen, x: float, y: float) -> None:
        with pen.artifact("Layout"):
            pen.rule(x, y, self._line, weight=0.5)
        for prose in line.below:
            prose.draw(pen, x, y - 2)
            y -= prose.height

    def _height(self, pair: tuple[Line, ...]) -> float:
        """A long name under a line takes no room from who signs below."""
        return max(self._row, *(self._room + sum(prose.height for prose in line.below) for line in pair))


class Picture(Item):
    """A picture with its text alternative."""

    before = 6.0
    after = 8.0

    def __init__(self, picture: bytes, share: int, element: Element, room: float) -> None:
        self._reader = ImageReader(BytesIO(picture))
        self._share = share
        self._element = element
        self._room = room
        self._width = 0.0

    def measure(self, width: float) -> None:
        """As wide as its share of the text, but never higher than the room for it."""
        across, down = self._reader.getSize()
        self._width = min(width * self._share / 100, self._room * across / down)
        self.height = self._width * down / across

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw it and note where it stands."""
        bottom = top - self.height
        old = self._element.traits
        self._element.traits = Traits(alt=old.alt, box=(x, bottom, x + self._width, top))
        with pen.content(self._element):
            pen.picture(self._reader, x, bottom, self._width, self.height)
