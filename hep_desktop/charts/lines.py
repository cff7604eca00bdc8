"""A line for each series; it is broken where a figure is missing or begins to mean something else."""

from collections.abc import Iterator
from itertools import pairwise

from hep_desktop.charts import inks, names
from hep_desktop.charts.axis import around
from hep_desktop.charts.frame import Canvas, Frame, Margins
from hep_desktop.charts.lettering import Taken, plate
from hep_desktop.charts.names import Named
from hep_desktop.charts.plot import Plot, Series
from hep_desktop.charts.shapes import Box, Dot, Point, Shape, Stroke, Words

_WEIGHT = 1.4
_RADIUS = 0.34  # of the size of type
_STEPS = 8  # a label keeps clear of a line at so many places between two points


def draw(plot: Plot, canvas: Canvas) -> Iterator[Shape]:
    """All shapes of the chart."""
    type_ = canvas.type
    named = [one.label for one in plot.series if one.known] if len(plot.series) > 1 else []
    right = names.room(named, type_, canvas.width) if named else 0.0
    axis = around(plot.known, whole=plot.decimals == 0)
    frame = Frame.lay(plot, canvas, axis, Margins(above=type_.line, right=right))
    behind = list(frame.behind())
    yield from behind
    yield from frame.zero()
    dots = list(_dots(frame))
    for at in range(len(plot.series)):
        yield from _line(frame, at)
    yield from (names.beside(list(_named(frame, dots)), type_, _bounds(frame)) if named else ())
    yield from dots
    taken = Taken.by(behind, dots)
    for words in _labels(frame, dots, taken):
        yield from (plate(words), words)
    yield from frame.missing(taken)


def _bounds(frame: Frame) -> Box:
    return Box(frame.area.right, frame.area.top - frame.canvas.type.line, frame.canvas.width, frame.area.bottom)


def _points(frame: Frame, one: Series) -> list[Point | None]:
    return [None if value is None else (frame.x(category), frame.y(value)) for category, value in enumerate(one.values)]


def _line(frame: Frame, at: int) -> Iterator[Shape]:
    cuts = {one.at for one in frame.plot.breaks}
    stretch: list[Point] = []
    for category, point in enumerate([*_points(frame, frame.plot.series[at]), None]):
        if point is None or category in cuts:
            if len(stretch) > 1:
                yield Stroke(tuple(stretch), _WEIGHT, inks.dash(at), of=at)
            stretch = []
        if point is not None:
            stretch.append(point)


def _dots(frame: Frame) -> Iterator[Dot]:
    radius = frame.canvas.type.size * _RADIUS
    for at, one in enumerate(frame.plot.series):
        for category, point in enumerate(_points(frame, one)):
            if point is not None:
                yield Dot(point, inks.marker(at), radius, (at, category))


def _named(frame: Frame, dots: list[Dot]) -> Iterator[Named]:
    """Each name at the last point of its series."""
    last = {dot.of[0]: dot for dot in dots if dot.of is not None}
    for at, dot in last.items():
        yield Named(frame.plot.series[at].label, dot.at[0] + dot.radius, dot.at[1])


def _labels(frame: Frame, dots: list[Dot], taken: Taken) -> Iterator[Words]:
    """Values above or below their points, the last and the first before the others, where no line passes."""
    type_, plot = frame.canvas.type, frame.plot
    for box in _passed(frame):
        taken.add(box)
    count = len(plot.categories)
    for dot in sorted(dots, key=lambda dot: _rank(dot, count)):
        if dot.of is None:
            continue
        value = plot.series[dot.of[0]].values[dot.of[1]]
        x, y = dot.at
        white = dot.radius + 1.5
        label = plot.drawn(value) if value is not None else ""
        half = type_.width(label) / 2 + type_.gap
        x = max(min(x, frame.area.right - half), half)
        words = taken.first_free([type_.above(label, x, y - white), type_.below(label, x, y + white)])
        if words is not None:
            yield words


def _rank(dot: Dot, count: int) -> int:
    category = dot.of[1] if dot.of is not None else 0
    return {count - 1: 0, 0: 1}.get(category, 1 + count - category)


def _passed(frame: Frame) -> Iterator[Box]:
    """Small boxes along the lines, but not right at their points."""
    half = _WEIGHT / 2
    for one in frame.plot.series:
        for start, end in pairwise(_points(frame, one)):
            if start is not None and end is not None:
                for step in range(1, _STEPS):
                    x = start[0] + (end[0] - start[0]) * step / _STEPS
                    y = start[1] + (end[1] - start[1]) * step / _STEPS
                    yield Box(x - half, y - half, x + half, y + half)
