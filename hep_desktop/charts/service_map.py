"""A schematic map of one service: villages by district, how each comes to it, a line to the one that serves it.

No place on the paper is a place in the land; the sign before a name, not its colour, tells how the village is served.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from hep_desktop.charts.lettering import Type
from hep_desktop.charts.shapes import Anchor, Dot, Drawing, Marker, Shape, Stroke, Words
from hep_desktop.frozen import dataclass

_CELL = 13.0  # of the size of type: room for a usual name
_ROWS = 2.3  # lines from one row of villages to the next: lines pass between
_BELOW = 0.95  # lines below a name
_THIN, _RULE = 0.8, 0.5
_PALE = 0.35


class Sign(StrEnum):
    """How a village comes to the service."""

    HERE = "here"
    FROM = "from"
    ELSEWHERE = "elsewhere"
    NONE = "none"
    UNTOLD = "untold"


_MARKERS = {Sign.HERE: Marker.DISC, Sign.FROM: Marker.RING, Sign.ELSEWHERE: Marker.DIAMOND, Sign.NONE: Marker.SQUARE}


@dataclass(frozen=True, slots=True)
class Spot:
    """A village; `served_by` counts the spots, -1 for none of them, `beside` is what stands after its name."""

    name: str
    district: str
    sign: Sign
    served_by: int = -1
    beside: str = ""


@dataclass(frozen=True, slots=True)
class ServiceMap:
    """What is drawn: a title for the text alternative, the villages, and the words of the signs in their order."""

    title: str
    spots: tuple[Spot, ...]
    legend: tuple[tuple[Sign, str], ...]


def draw(what: ServiceMap, type_: Type, width: float) -> Drawing:
    """The map in a width, as high as it needs."""
    width = max(width, 2 * _CELL * type_.size)
    columns = max(2, int(width // (_CELL * type_.size)))
    shapes: list[Shape] = list(_legend(what, type_, width))
    top = max((one.box.bottom for one in shapes if isinstance(one, Dot | Words)), default=0.0) + type_.line
    for district in dict.fromkeys(one.district for one in what.spots):
        shapes.append(type_.words(district or "–", 0.0, top + type_.size, bold=True))
        top += type_.line * 1.3
        shapes.append(Stroke(((0.0, top), (width, top)), _RULE, gray=_PALE))
        cells = _laid_out(what.spots, district, columns)
        at = {
            place: (column * width / columns + type_.size, top + (row + 0.5) * _ROWS * type_.line)
            for place, (row, column) in cells.items()
        }
        shapes += _ways(what.spots, at, type_)
        for place, point in at.items():
            shapes += _spot(what.spots, place, point, type_, width / columns)
        top += (1 + max(row for row, _ in cells.values())) * _ROWS * type_.line + type_.line * 0.5
    return Drawing(width, top, tuple(shapes))


def _laid_out(spots: Sequence[Spot], district: str, columns: int) -> dict[int, tuple[int, int]]:
    """Row and column of each village of a district.

    Who serves others begins a row, and whom it serves stand to its right; the rest fill the rows below.
    """
    own = [place for place, one in enumerate(spots) if one.district == district]
    found: dict[int, tuple[int, int]] = {}
    row = 0
    for server in own:
        served = [place for place in own if spots[place].served_by == server and place not in found]
        if server in found or not served:
            continue
        found[server] = (row, 0)
        for number, place in enumerate(served):
            found[place] = (row + number // (columns - 1), 1 + number % (columns - 1))
        row += -(-len(served) // (columns - 1))
    rest = [place for place in own if place not in found]
    return found | {place: (row + number // columns, number % columns) for number, place in enumerate(rest)}


def _ways(spots: Sequence[Spot], at: Mapping[int, tuple[float, float]], type_: Type) -> Iterator[Stroke]:
    """Lines from the served to who serves them, below the names and never through one."""
    for place, (x, y) in at.items():
        server = spots[place].served_by
        if _stands_left(server, place, at):
            from_x, from_y = at[server]
            below = y + _BELOW * type_.line
            yield Stroke(((x, y), (x, below), (from_x, below), (from_x, from_y)), _THIN, gray=_PALE)


def _stands_left(server: int, place: int, at: Mapping[int, tuple[float, float]]) -> bool:
    return server in at and at[server][0] < at[place][0] and at[server][1] <= at[place][1]


def _spot(spots: Sequence[Spot], place: int, point: tuple[float, float], type_: Type, room: float) -> Iterator[Shape]:
    (x, y), one = point, spots[place]
    other = spots[one.served_by] if one.served_by >= 0 else None
    beside = one.beside if other is None or other.district == one.district else f"← {other.name}"
    if one.sign in _MARKERS:
        yield Dot((x, y), _MARKERS[one.sign], type_.size * 0.32)
    else:
        yield type_.level("?", x, y, Anchor.MIDDLE)
    named = type_.wrapped(f"{one.name} {beside}".strip(), room - 2.2 * type_.size, 1)
    yield type_.level(named[0] if named else one.name, x + 0.8 * type_.size, y, Anchor.START)


def _legend(what: ServiceMap, type_: Type, width: float) -> Iterator[Dot | Shape]:
    x, y = type_.size * 0.5, type_.line * 0.6
    for sign, words in what.legend:
        needed = type_.width(words) + 2.6 * type_.size
        if x + needed > width and x > type_.size:
            x, y = type_.size * 0.5, y + type_.line
        if sign in _MARKERS:
            yield Dot((x, y), _MARKERS[sign], type_.size * 0.32)
        else:
            yield type_.level("?", x, y, Anchor.MIDDLE)
        yield type_.level(words, x + 0.8 * type_.size, y, Anchor.START, quiet=True)
        x += needed
