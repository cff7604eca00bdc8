"""Problems on the left, measures on the right, a line where one answers the other."""

from collections.abc import Iterator, Sequence

from hep_desktop.charts.lettering import Type
from hep_desktop.charts.shapes import Anchor, Area, Box, Drawing, Fill, Shape, Stroke
from hep_desktop.frozen import dataclass

_SHARE = 0.36  # of the width, for each side
_THIN, _THICK = 1.0, 3.0
_PALE = 0.55


@dataclass(frozen=True, slots=True)
class Link:
    """Which of the left is tied to which of the right."""

    left: int
    right: int


def draw(
    left: Sequence[str], right: Sequence[str], links: Sequence[Link], type_: Type, width: float, chosen: int = -1
) -> Drawing:
    """The picture; `chosen` counts the left ones first: its lines are thick."""
    room = width * _SHARE
    lefts = tuple(_boxes(left, 0.0, room, type_))
    rights = tuple(_boxes(right, width - room, room, type_))
    height = max((box.bottom for box in (*lefts, *rights)), default=type_.line) + 1
    shapes: list[Shape] = []
    for link in sorted(links, key=lambda one: chosen in (one.left, len(left) + one.right)):
        start, end = lefts[link.left], rights[link.right]
        ends = (start.right, start.middle[1]), (end.left, end.middle[1])
        strong = chosen in (link.left, len(left) + link.right)
        shapes.append(Stroke(ends, _THICK if strong else _THIN, gray=0.0 if strong else _PALE))
    for place, (words, box) in enumerate((*zip(left, lefts, strict=True), *zip(right, rights, strict=True))):
        shapes += _node(words, box, type_, strong=place == chosen)
    return Drawing(width, height, tuple(shapes))


def _lines(words: str, room: float, type_: Type) -> tuple[str, ...]:
    return type_.wrapped(words, room - 2 * type_.gap, 3) or (words,)


def _boxes(names: Sequence[str], x: float, room: float, type_: Type) -> Iterator[Box]:
    top = 1.0
    for words in names:
        high = type_.line * len(_lines(words, room, type_)) + 2 * type_.gap
        yield Box(x + 1, top, x + room - 1, top + high)
        top += high + 2 * type_.gap


def _node(words: str, box: Box, type_: Type, *, strong: bool) -> Iterator[Shape]:
    yield Area(box, Fill.BLANK)
    if strong:
        frame = ((box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom))
        yield Stroke((*frame, frame[0]), _THICK)
    for place, line in enumerate(_lines(words, box.width, type_)):
        top = box.top + type_.gap + place * type_.line
        yield type_.level(line, box.left + type_.gap, top + type_.line / 2, Anchor.START)
