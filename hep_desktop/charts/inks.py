"""What tells series apart without colour: fills with their hatching, strokes with their dashes and markers."""

from collections.abc import Iterator, Sequence
from itertools import cycle, pairwise
from math import ceil, dist, floor

from hep_desktop.charts.shapes import Box, Dot, Fill, Marker, Point

OUTLINE = 0.6  # weight of the line around an area
HATCH = 0.7
DOT = 1.0

GROUNDS = {Fill.DARK: 0.25, Fill.MIDDLE: 0.6}
"""Gray of what is filled evenly; the others show the ground between their lines."""

_SPACING = 3.6
_FILLS = (Fill.DARK, Fill.HATCHED, Fill.BLANK, Fill.RULED)
_MARKERS = (Marker.DISC, Marker.RING, Marker.SQUARE, Marker.DIAMOND)
_DASHES: tuple[tuple[float, ...], ...] = ((), (5.0, 2.5), (1.5, 2.0), (7.0, 2.0, 1.5, 2.0))

FILLED = frozenset({Marker.DISC, Marker.SQUARE})


def fill(series: int, count: int) -> Fill:
    """The fill of one of so many series."""
    return Fill.MIDDLE if count == 1 else _FILLS[series % len(_FILLS)]


def marker(series: int) -> Marker:
    """The marker of a series."""
    return _MARKERS[series % len(_MARKERS)]


def dash(series: int) -> tuple[float, ...]:
    """The dashes of a series; none for the first."""
    return _DASHES[series % len(_DASHES)]


def hatching(box: Box, fill: Fill) -> Iterator[tuple[Point, Point]]:
    """The lines within an area; they go on from one area to the next of the same fill."""
    match fill:
        case Fill.HATCHED:
            step = _SPACING * 2**0.5
            for place in range(ceil((box.left + box.top) / step), floor((box.right + box.bottom) / step) + 1):
                total = place * step  # a rising line is where x + y is this
                start, end = max(box.left, total - box.bottom), min(box.right, total - box.top)
                if end > start:
                    yield (start, total - start), (end, total - end)
        case Fill.RULED:
            for place in range(ceil(box.top / _SPACING), floor(box.bottom / _SPACING) + 1):
                yield (box.left, place * _SPACING), (box.right, place * _SPACING)
        case _:
            return


def corners(dot: Dot) -> tuple[Point, ...]:
    """The corners of a marker with corners; a disc has none."""
    x, y = dot.at
    r = dot.radius
    match dot.marker:
        case Marker.SQUARE:
            r *= 0.9
            return (x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)
        case Marker.DIAMOND:
            r *= 1.2
            return (x, y - r), (x + r, y), (x, y + r), (x - r, y)
        case _:
            return ()


def dashed(points: Sequence[Point], dashes: Sequence[float]) -> Iterator[tuple[Point, ...]]:
    """The pieces of a dashed line, for painters that draw whole lines only; the dashes go on around corners."""
    if not dashes:
        yield tuple(points)
        return
    pattern = cycle(enumerate(dashes))
    place, left = next(pattern)
    piece: list[Point] = [points[0]]
    for start, end in pairwise(points):
        length, done = dist(start, end), 0.0
        while length - done > left:
            done += left
            share = done / length
            point = (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
            if place % 2 == 0:
                yield (*piece, point)
            place, left = next(pattern)
            piece = [point]
        left -= length - done
        piece.append(end)
    if place % 2 == 0 and len(piece) > 1:
        yield tuple(piece)
