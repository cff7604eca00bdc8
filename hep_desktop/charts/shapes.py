"""What a chart is made of. Lengths are in the units of the type's size (points on paper), y grows downwards."""

from enum import StrEnum

from hep_desktop.frozen import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with level sides."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From side to side."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def middle(self) -> Point:
        """The centre."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def holds(self, other: "Box") -> bool:
        """Whether the other lies within this one."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom

    def within(self, other: "Box") -> "Box":
        """What of this lies within the other."""
        left, top = max(self.left, other.left), max(self.top, other.top)
        return Box(left, top, min(self.right, other.right), min(self.bottom, other.bottom))

    def meets(self, other: "Box") -> bool:
        """Whether the two share an area."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


class Fill(StrEnum):
    """How an area is filled, so that each is told from the others in black and white."""

    DARK = "dark"
    HATCHED = "hatched"
    BLANK = "blank"
    RULED = "ruled"
    MIDDLE = "middle"  # where there is only one


class Marker(StrEnum):
    """How the points of a line are marked."""

    DISC = "disc"
    RING = "ring"
    SQUARE = "square"
    DIAMOND = "diamond"


class Anchor(StrEnum):
    """Which part of a text stands at its place."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


Mark = tuple[int, int]
"""Which datum a shape stands for: its series and its category."""


@dataclass(frozen=True, slots=True)
class Area:
    """A filled area with a thin outline."""

    box: Box
    fill: Fill
    of: Mark | None = None


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points; `gray` runs from 0, ink, to 1, the ground."""

    points: tuple[Point, ...]
    weight: float = 0.5
    dash: tuple[float, ...] = ()
    gray: float = 0.0
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Dot:
    """The mark of a point of a line."""

    at: Point
    marker: Marker
    radius: float
    of: Mark | None = None

    @property
    def box(self) -> Box:
        """The room it takes."""
        (x, y), r = self.at, self.radius
        return Box(x - r, y - r, x + r, y + r)


@dataclass(frozen=True, slots=True)
class Plate:
    """An area of the ground's colour behind words that stand on a filled one."""

    box: Box


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `base` is its base line, `box` the room it takes."""

    text: str
    x: float
    base: float
    size: float
    box: Box
    anchor: Anchor = Anchor.START
    bold: bool = False
    quiet: bool = False


Shape = Area | Stroke | Dot | Plate | Words


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished chart; shapes that come later lie on top."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
