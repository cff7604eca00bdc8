"""A chart as SVG for pages: inks follow the page's own colours, words stay text, the alternative is its description."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from hep_desktop.charts import inks
from hep_desktop.charts.shapes import Area, Dot, Drawing, Marker, Plate, Point, Shape, Stroke, Words

_QUIET = 0.35
_INK, _GROUND = "currentColor", "var(--ground, #fff)"


def svg(drawing: Drawing, title: str, alternative: str) -> str:
    """The whole element; it is read aloud by its title and description."""
    size = f"{_length(drawing.width)} {_length(drawing.height)}"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" role="img" font-family="sans-serif">'
    told = f"<title>{escape(title)}</title><desc>{escape(alternative)}</desc>"
    return "".join([head, told, *(part for shape in drawing.shapes for part in _drawn(shape)), "</svg>"])


def _drawn(shape: Shape) -> Iterator[str]:
    match shape:
        case Area():
            yield from _area(shape)
        case Stroke(points, weight, dash, gray):
            yield _line(points, weight, gray, dash)
        case Dot():
            yield _dot(shape)
        case Plate(box):
            yield _box(box.left, box.top, box.width, box.height, f'fill="{_GROUND}"')
        case Words():
            yield _words(shape)


def _area(area: Area) -> Iterator[str]:
    box, gray = area.box, inks.GROUNDS.get(area.fill)
    inked = f'fill="{_GROUND}"' if gray is None else f'fill="{_INK}" fill-opacity="{1 - gray:.2f}"'
    outline = f'stroke="{_INK}" stroke-width="{inks.OUTLINE}"'
    yield _box(box.left, box.top, box.width, box.height, f"{inked} {outline}")
    for line in inks.hatching(box, area.fill):
        yield _line(line, inks.HATCH, 0.0)


def _dot(dot: Dot) -> str:
    fill = _INK if dot.marker in inks.FILLED else _GROUND
    look = f'fill="{fill}" stroke="{_INK}" stroke-width="{inks.DOT}"'
    if dot.marker in (Marker.DISC, Marker.RING):
        x, y = dot.at
        return f'<circle cx="{_length(x)}" cy="{_length(y)}" r="{_length(dot.radius)}" {look}/>'
    return f'<polygon points="{_points(inks.corners(dot))}" {look}/>'


def _line(points: Sequence[Point], weight: float, gray: float, dash: Sequence[float] = ()) -> str:
    ink = f'stroke="{_GROUND}"' if gray == 1 else f'stroke="{_INK}" stroke-opacity="{1 - gray:.2f}"'
    dashes = f' stroke-dasharray="{" ".join(map(_length, dash))}"' if dash else ""
    return f'<polyline points="{_points(points)}" fill="none" {ink} stroke-width="{_length(weight)}"{dashes}/>'


def _words(words: Words) -> str:
    look = f'font-size="{_length(words.size)}" text-anchor="{words.anchor}" fill="{_INK}"'
    look += f' fill-opacity="{1 - _QUIET}"' if words.quiet else ""
    look += ' font-weight="bold"' if words.bold else ""
    return (
        f"<text x={quoteattr(_length(words.x))} y={quoteattr(_length(words.base))} {look}>{escape(words.text)}</text>"
    )


def _box(x: float, y: float, width: float, height: float, look: str) -> str:
    at = f'x="{_length(x)}" y="{_length(y)}" width="{_length(width)}" height="{_length(height)}"'
    return f"<rect {at} {look}/>"


def _points(points: Sequence[Point]) -> str:
    return " ".join(f"{_length(x)},{_length(y)}" for x, y in points)


def _length(length: float) -> str:
    return f"{length:.2f}".rstrip("0").rstrip(".")
