"""Columns side by side for each period; their names stand above the first full group."""

from collections.abc import Iterator
from decimal import Decimal

from hep_desktop.charts import inks
from hep_desktop.charts.axis import from_zero
from hep_desktop.charts.frame import Canvas, Frame, Margins
from hep_desktop.charts.lettering import Taken, Type
from hep_desktop.charts.names import LEADER, LEADER_GRAY
from hep_desktop.charts.plot import Plot
from hep_desktop.charts.shapes import Anchor, Area, Box, Shape, Stroke, Words
from hep_desktop.frozen import dataclass

_GROUP = 0.72  # of a period: the columns of a group
_WIDEST = 4.5  # of the size of type: a single column
_TOGETHER = 0.84  # of a period: a label may be so wide


def draw(plot: Plot, canvas: Canvas) -> Iterator[Shape]:
    """All shapes of the chart."""
    type_ = canvas.type
    names = len(plot.series) if len(plot.series) > 1 else 0
    axis = from_zero(plot.known, whole=plot.decimals == 0)
    room = type_.line if min(axis.ticks) < 0 else 0.0  # for labels below columns that hang
    frame = Frame.lay(plot, canvas, axis, Margins(above=(names + 1) * type_.line, below=room))
    behind = list(frame.behind())
    yield from behind
    columns = list(_columns(frame))
    yield from (column.area for column in columns)
    yield from frame.zero()
    taken = Taken.by(behind)
    labels = [words for words in _labels(columns, frame) if taken.first_free([words])]
    yield from labels
    yield from _signs(frame, taken)
    yield from _names(columns, frame, labelled=bool(labels)) if names else ()


@dataclass(frozen=True, slots=True)
class _Column:
    series: int
    category: int
    value: Decimal
    area: Area

    @property
    def x(self) -> float:
        return self.area.box.middle[0]


def _width(frame: Frame) -> float:
    count = len(frame.plot.series)
    return min(frame.slot * _GROUP / count, frame.canvas.type.size * _WIDEST)


def _x(frame: Frame, series: int, category: int) -> float:
    """The middle of a column."""
    return frame.x(category) + (series - (len(frame.plot.series) - 1) / 2) * _width(frame)


def _columns(frame: Frame) -> Iterator[_Column]:
    plot, half = frame.plot, _width(frame) / 2
    for at, one in enumerate(plot.series):
        fill = inks.fill(at, len(plot.series))
        for category, value in enumerate(one.values):
            if value is not None:
                x, y = _x(frame, at, category), frame.y(value)
                box = Box(x - half, min(y, frame.base), x + half, max(y, frame.base))
                yield _Column(at, category, value, Area(box, fill, (at, category)))


def _labels(columns: list[_Column], frame: Frame) -> list[Words]:
    """The values, if there is room for all of them: the axis tells them too."""
    type_, plot = frame.canvas.type, frame.plot
    labels: list[Words] = []
    room = frame.slot * _TOGETHER if len(plot.series) == 1 else _width(frame)
    for column in columns:
        label, box = plot.drawn(column.value), column.area.box
        if type_.width(label) > room:
            return []
        hangs = column.value < 0
        labels.append(type_.below(label, column.x, box.bottom) if hangs else type_.above(label, column.x, box.top - 1))
    return labels


def _signs(frame: Frame, taken: Taken) -> Iterator[Words]:
    """The signs of missing figures; one for a period of which nothing is known."""
    yield from frame.missing(taken)
    for at, one in enumerate(frame.plot.series):
        for category, sign in enumerate(one.signs):
            words = frame.canvas.type.above(sign, _x(frame, at, category), frame.base - 2)
            known = any(other.values[category] is not None for other in frame.plot.series)
            if sign and known and taken.first_free([words]):
                yield words


def _names(columns: list[_Column], frame: Frame, *, labelled: bool) -> Iterator[Shape]:
    """Names in steps above a group: the line down from a name passes no other name."""
    type_, plot = frame.canvas.type, frame.plot
    named = sorted(_first_full_group(columns), key=lambda column: column.x)
    ends = [column.x + type_.gap + type_.width(plot.series[column.series].label) for column in named]
    if max(ends) > frame.canvas.width:
        yield from _key(named, frame)
        return
    for step, column in enumerate(named):
        middle = type_.line * (step + 1.5)
        top = column.area.box.top - (type_.line if labelled and column.value >= 0 else 1)
        points = ((column.x + type_.gap * 0.6, middle), (column.x, middle), (column.x, top))
        yield Stroke(points, LEADER, gray=LEADER_GRAY)
        yield type_.level(plot.series[column.series].label, column.x + type_.gap, middle, Anchor.START)


def _first_full_group(columns: list[_Column]) -> list[_Column]:
    """One column of each series: those of the first period with the most; else each series' first."""
    groups: dict[int, dict[int, _Column]] = {}
    for column in columns:
        groups.setdefault(column.category, {})[column.series] = column
    fullest = groups[max(groups, key=lambda category: (len(groups[category]), -category))]
    firsts: dict[int, _Column] = {}
    for column in columns:
        firsts.setdefault(column.series, column)
    return list({**firsts, **fullest}.values())


def _key(named: list[_Column], frame: Frame) -> Iterator[Shape]:
    """Where names are too long for their columns: each with its fill, in the order of the columns."""
    type_ = frame.canvas.type
    side = type_.size
    for step, column in enumerate(named):
        middle = type_.line * (step + 1.5)
        yield Area(Box(0.0, middle - side * 0.35, side, middle + side * 0.35), column.area.fill)
        name = frame.plot.series[column.series].label
        yield type_.level(type_.shortened(name, _room_beside(frame, type_)), side + type_.gap, middle, Anchor.START)


def _room_beside(frame: Frame, type_: Type) -> float:
    return frame.canvas.width - type_.size - type_.gap
