"""The scale of a chart: round ticks in Decimal, zero always among them where areas are compared."""

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal, localcontext

from hep_desktop.frozen import dataclass

_EXACT = Context(prec=60)  # figures may be long; a tick must not be rounded away
_MOST = 5  # steps
_STEPS = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))
_FLAT = 3  # a line that stays in the upper third of its height may begin above zero,
_STEEP = 6  # but never so near that a change of a sixth fills more than the whole height


@dataclass(frozen=True, slots=True)
class Axis:
    """Where values stand between the lowest and the highest tick."""

    ticks: tuple[Decimal, ...]
    exponent: int  # of ten: how fine the ticks are

    @property
    def low(self) -> Decimal:
        """The lowest tick."""
        return self.ticks[0]

    @property
    def high(self) -> Decimal:
        """The highest tick."""
        return self.ticks[-1]

    @property
    def begins_at_zero(self) -> bool:
        """Whether the lengths of areas can be compared."""
        return self.low <= 0 <= self.high

    def share(self, value: Decimal) -> float:
        """How high a value stands: 0 at the lowest tick, 1 at the highest."""
        with localcontext(_EXACT):
            return float(min(max((value - self.low) / (self.high - self.low), Decimal(0)), Decimal(1)))


def from_zero(values: Iterable[Decimal], *, whole: bool, most: int = _MOST) -> Axis:
    """An axis with zero on it; `whole` where there are no parts of a unit, as of people."""
    known = [*values, Decimal(0)]
    return _axis(min(known), max(known), whole=whole, most=most)


def around(values: Iterable[Decimal], *, whole: bool) -> Axis:
    """An axis for lines: from zero, unless all values stand so close together that nothing would be seen."""
    known = list(values)
    with localcontext(_EXACT):
        low, high = min(known), max(known)
        if low <= 0 or not 0 < (high - low) * _FLAT < high:
            return from_zero(known, whole=whole)
        return _axis(min(low, high - high / _STEEP), high, whole=whole)


def _axis(low: Decimal, high: Decimal, *, whole: bool, most: int = _MOST) -> Axis:
    with localcontext(_EXACT):
        if low == high:
            high = low + 1
        rough = (high - low) / most
        unit = Decimal(1).scaleb(rough.adjusted())
        step = next(factor * unit for factor in _STEPS if factor * unit >= rough)
        if whole and step < 1:
            step = Decimal(1)
        first = (low / step).to_integral_value(ROUND_FLOOR)
        last = (high / step).to_integral_value(ROUND_CEILING)
        ticks = tuple((first + place) * step for place in range(int(last - first) + 1))
        exponent = step.normalize().as_tuple().exponent
    return Axis(ticks, int(exponent))
