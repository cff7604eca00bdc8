"""Signs the faces lack, as lines and areas in a box one em high; each keeps its meaning as actual text."""

from dataclasses import dataclass

Point = tuple[float, float]
Stroke = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """How a sign is drawn: strokes as open lines, areas filled; `width` in em."""

    width: float
    strokes: tuple[Stroke, ...] = ()
    areas: tuple[Stroke, ...] = ()


def _box(left: float, bottom: float, right: float, top: float) -> Stroke:
    return ((left, bottom), (right, bottom), (right, top), (left, top), (left, bottom))


def _disc(centre: Point, radius: float) -> Stroke:
    near = radius * 0.7  # eight corners look round enough at text size
    x, y = centre
    return (
        *((x + radius, y), (x + near, y + near), (x, y + radius), (x - near, y + near)),
        *((x - radius, y), (x - near, y - near), (x, y - radius), (x + near, y - near)),
        (x + radius, y),
    )


_SQUARE = _box(0.1, 0.0, 0.75, 0.65)
_SMALL_SQUARE = _box(0.15, 0.12, 0.55, 0.52)
_TICK = ((0.2, 0.35), (0.38, 0.12), (0.72, 0.72))
_CROSS = (((0.22, 0.12), (0.63, 0.53)), ((0.22, 0.53), (0.63, 0.12)))
_DISC = _disc((0.4, 0.33), 0.26)

TOFU = Sign(0.7, (_box(0.1, 0.0, 0.6, 0.7),))  # any other sign no face has

SIGNS = {
    "☐": Sign(0.85, (_SQUARE,)),
    "□": Sign(0.85, (_SQUARE,)),
    "☑": Sign(0.85, (_SQUARE, _TICK)),
    "☒": Sign(0.85, (_SQUARE, *_CROSS)),
    "✓": Sign(0.85, (_TICK,)),
    "✔": Sign(0.85, (_TICK,)),
    "✗": Sign(0.85, _CROSS),
    "✘": Sign(0.85, _CROSS),
    "→": Sign(1.0, (((0.08, 0.32), (0.92, 0.32)), ((0.68, 0.52), (0.92, 0.32), (0.68, 0.12)))),
    "←": Sign(1.0, (((0.08, 0.32), (0.92, 0.32)), ((0.32, 0.52), (0.08, 0.32), (0.32, 0.12)))),
    "↑": Sign(0.6, (((0.3, -0.05), (0.3, 0.75)), ((0.1, 0.5), (0.3, 0.75), (0.5, 0.5)))),
    "↓": Sign(0.6, (((0.3, -0.05), (0.3, 0.75)), ((0.1, 0.2), (0.3, -0.05), (0.5, 0.2)))),
    "■": Sign(0.85, areas=(_SQUARE,)),
    "▪": Sign(0.7, areas=(_SMALL_SQUARE,)),
    "●": Sign(0.8, areas=(_DISC,)),
    "○": Sign(0.8, (_DISC,)),
    "▲": Sign(0.85, areas=(((0.1, 0.0), (0.75, 0.0), (0.42, 0.65)),)),
    "▼": Sign(0.85, areas=(((0.1, 0.65), (0.75, 0.65), (0.42, 0.0)),)),
    "►": Sign(0.85, areas=(((0.1, 0.0), (0.1, 0.65), (0.75, 0.32)),)),
}
