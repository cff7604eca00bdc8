"""A scale that runs across: for bars to the right, or to the left in half of a pyramid."""

from collections.abc import Iterator
from decimal import Decimal

from hep_desktop.charts.axis import Axis
from hep_desktop.charts.frame import GRID_GRAY
from hep_desktop.charts.lettering import Taken, Type
from hep_desktop.charts.plot import Plot
from hep_desktop.charts.shapes import Anchor, Area, Box, Fill, Shape, Stroke, Words
from hep_desktop.frozen import dataclass

_HAIR, _AXIS = 0.4, 0.8
_BAR = 0.62  # of a row


@dataclass(frozen=True, slots=True)
class Across:
    """An axis over an area; `turned` where values grow to the left."""

    plot: Plot
    axis: Axis
    area: Box
    type: Type
    turned: bool = False

    @property
    def row(self) -> float:
        """The height of a category."""
        return self.area.height / len(self.plot.categories)

    def x(self, value: Decimal) -> float:
        """Where a value stands."""
        share = self.axis.share(value)
        return self.area.left + (1 - share if self.turned else share) * self.area.width

    def behind(self) -> Iterator[Shape]:
        """Grid lines, and ticks as far as there is room for them, zero before the others."""
        taken = Taken()
        for tick in sorted(self.axis.ticks, key=abs):
            x = self.x(tick)
            yield Stroke(((x, self.area.top), (x, self.area.bottom)), _HAIR, gray=GRID_GRAY)
            words = self.type.below(self.plot.tick(tick, self.axis.exponent), x, self.area.bottom + 2, quiet=True)
            if taken.first_free([words]):
                yield words

    def zero(self) -> Stroke:
        """The line the bars begin at."""
        x = self.x(Decimal(0))
        return Stroke(((x, self.area.top), (x, self.area.bottom)), _AXIS)

    def bar(self, series: int, category: int, middle: float, fill: Fill, taken: Taken) -> Iterator[Shape]:
        """A bar with its value at its end, if nobody is there, or the sign of a missing one."""
        one, zero = self.plot.series[series], self.x(Decimal(0))
        value = one.values[category]
        if value is None:
            yield self._beside(one.signs[category], zero, middle, left=self.turned)
            return
        end, half = self.x(value), self.row * _BAR / 2
        yield Area(Box(min(zero, end), middle - half, max(zero, end), middle + half), fill, (series, category))
        label = self._beside(self.plot.drawn(value), end, middle, left=self.turned is not (value < 0))
        if taken.first_free([label]):
            yield label

    def _beside(self, text: str, x: float, middle: float, *, left: bool) -> Words:
        side = -self.type.gap if left else self.type.gap
        return self.type.level(text, x + side, middle, Anchor.END if left else Anchor.START)
