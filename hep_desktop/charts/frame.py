"""What charts over time have in common: axis, grid lines, periods side by side, breaks of series."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from hep_desktop.charts.axis import Axis
from hep_desktop.charts.lettering import Taken, Type
from hep_desktop.charts.plot import Plot
from hep_desktop.charts.shapes import Anchor, Box, Point, Shape, Stroke, Words
from hep_desktop.frozen import dataclass

GRID_GRAY = 0.78
_AXIS, _HAIR = 0.8, 0.4
_WIDEST_TICKS = 0.3  # of the canvas
_BREAK = (3.0, 2.0)
_SIGN = 2.0  # above the axis
_SHORT_YEAR = 4  # of "2023/2024" so many signs tell the second year once more


@dataclass(frozen=True, slots=True)
class Canvas:
    """The room for a chart and the type it is set in."""

    width: float
    height: float
    type: Type


@dataclass(frozen=True, slots=True)
class Margins:
    """What a kind of chart needs around its area, beside the room for ticks, unit and periods."""

    above: float = 0.0
    right: float = 0.0
    below: float = 0.0  # between the area and the periods
    left: float = 0.0


@dataclass(frozen=True, slots=True)
class Frame:
    """The area of a chart over time and where its values and periods stand."""

    plot: Plot
    canvas: Canvas
    axis: Axis
    area: Box
    foot: float
    unit: str

    @classmethod
    def lay(cls, plot: Plot, canvas: Canvas, axis: Axis, margins: Margins, unit: str | None = None) -> "Frame":
        """The frame with the area that the margins leave."""
        type_ = canvas.type
        ticks = type_.widest([plot.tick(tick, axis.exponent) for tick in axis.ticks])
        left = max(ticks + type_.gap if ticks < canvas.width * _WIDEST_TICKS else type_.gap, margins.left)
        area = Box(
            left,
            type_.line + margins.above,
            canvas.width - margins.right,
            canvas.height - type_.line - type_.gap - margins.below,
        )
        foot = area.bottom + margins.below + type_.gap
        return cls(plot, canvas, axis, area, foot, plot.axis_unit if unit is None else unit)

    @property
    def slot(self) -> float:
        """The width of a period."""
        return self.area.width / len(self.plot.categories)

    def x(self, category: float) -> float:
        """The middle of a period."""
        return self.area.left + (category + 0.5) * self.slot

    def y(self, value: Decimal) -> float:
        """The height of a value."""
        return self.area.bottom - self.axis.share(value) * self.area.height

    @property
    def base(self) -> float:
        """The height of zero, or of the axis where it does not begin at zero."""
        return self.y(Decimal(0)) if self.axis.begins_at_zero else self.area.bottom

    def behind(self) -> Iterator[Shape]:
        """What lies behind the figures: grid, ticks, unit, periods, breaks."""
        type_ = self.canvas.type
        yield type_.words(self.unit, 0.0, type_.size * 0.85, quiet=True)
        grid = list(self._grid())
        yield from grid
        yield from self._periods(Taken.by(grid))
        yield from self._breaks()

    def zero(self) -> Iterator[Shape]:
        """The line that areas stand on, over their edges; a sign where the axis does not begin at zero."""
        yield Stroke(((self.area.left, self.base), (self.area.right, self.base)), _AXIS)
        if not self.axis.begins_at_zero:
            yield Stroke(self._cut_axis(), _AXIS)

    def missing(self, taken: Taken) -> Iterator[Words]:
        """The signs of periods of which nothing is known."""
        for at in range(len(self.plot.categories)):
            if any(one.values[at] is not None for one in self.plot.series):
                continue
            sign = next((one.signs[at] for one in self.plot.series if one.signs[at]), "")
            words = self.canvas.type.above(sign, self.x(at), self.base - _SIGN)
            if sign and taken.first_free([words]):
                yield words

    def _grid(self) -> Iterator[Shape]:
        type_, area = self.canvas.type, self.area
        for tick in self.axis.ticks:
            y = self.y(tick)
            yield Stroke(((area.left, y), (area.right, y)), _HAIR, gray=GRID_GRAY)
            label = self.plot.tick(tick, self.axis.exponent)
            if type_.width(label) + type_.gap <= area.left + 0.01:
                yield type_.level(label, area.left - type_.gap, y, Anchor.END, quiet=True)

    def _cut_axis(self) -> tuple[Point, ...]:
        """An upright axis with a zigzag at its foot."""
        x, y, step = self.area.left + _AXIS / 2, self.area.bottom, self.canvas.type.size * 0.3
        zigzag = ((x, y - step), (x - step, y - 1.5 * step), (x + step, y - 2.5 * step), (x, y - 3 * step))
        return (x, y), *zigzag, (x, self.area.top)

    def _periods(self, taken: Taken) -> Iterator[Shape]:
        """As many periods as there is room for, the last one always."""
        type_ = self.canvas.type
        names = self._names()
        widest = type_.widest(names)
        every = next((n for n in range(1, len(names)) if widest + type_.gap <= n * self.slot), len(names))
        for at in range(len(names) - 1, -1, -every):
            half = type_.width(names[at]) / 2
            x = min(max(self.x(at), half), self.canvas.width - half)
            words = type_.below(names[at], x, self.foot)
            if half <= self.canvas.width / 2 and taken.first_free([words]):
                yield words

    def _names(self) -> tuple[str, ...]:
        names = self.plot.categories
        if self.canvas.type.widest(names) + self.canvas.type.gap <= self.slot:
            return names
        return tuple(name[:-_SHORT_YEAR] + name[-2:] if "/" in name else name for name in names)

    def _breaks(self) -> Iterator[Shape]:
        type_, area = self.canvas.type, self.area
        numbered = enumerate(self.plot.breaks, start=1)
        for at, group in groupby(numbered, key=lambda pair: pair[1].at):
            x = area.left + at * self.slot
            yield Stroke(((x, area.top - type_.size), (x, area.bottom)), _AXIS, _BREAK, gray=0.3)
            stars = ", ".join("*" * number for number, _ in group)
            yield type_.words(stars, x + type_.size * 0.2, area.top - type_.size * 0.3)
