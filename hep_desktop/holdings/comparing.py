"""Figures of many villages side by side: sums, middles and sizes.

All is made of figures that may be shown, and of how many may not: whoever knows the sum and every figure shown learns
nothing of one that is withheld, since it is in no sum.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from hep_desktop.frozen import dataclass
from hep_desktop.holdings.held import Member


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum over the villages whose figure may be shown; the others are counted, and not in it."""

    total: Decimal
    shown: int
    withheld: int
    untold: int


@dataclass(frozen=True, slots=True)
class Band:
    """Villages of about the same size: how many have a figure, their middle one, and what comes on a thousand people.

    `per_thousand` is None where the indicator does not add up, or a population is not known.
    """

    least: int
    most: int | None
    count: int
    median: Decimal | None
    per_thousand: Decimal | None


@dataclass(frozen=True, slots=True)
class SideBySide:
    """One indicator of many villages: their figures by period, and the sum of each period where it adds up."""

    indicator: str
    periods: tuple[str, ...]
    members: tuple[Member, ...]
    sums: tuple[Sum | None, ...]

    def value(self, member: Member, period: str) -> Decimal | None:
        """A figure; None where it is withheld or was not told."""
        return member.numbers.get(self.indicator, {}).get(period)

    def is_withheld(self, member: Member, period: str) -> bool:
        """Whether a figure is there that may not be shown."""
        told = member.numbers.get(self.indicator, {})
        return period in told and told[period] is None


BANDS = (0, 500, 1000, 2000, 5000, 20_000)


def side_by_side(members: Sequence[Member], indicator: str, *, adds_up: bool) -> SideBySide:
    """One indicator of all villages that tell it in any period."""
    telling = tuple(one for one in members if one.numbers.get(indicator))
    periods = tuple(sorted({period for one in telling for period in one.numbers[indicator]}))
    sums = tuple(_sum(members, indicator, period) if adds_up else None for period in periods)
    return SideBySide(indicator, periods, telling, sums)


def _sum(members: Sequence[Member], indicator: str, period: str) -> Sum:
    told = [one.numbers[indicator][period] for one in members if period in one.numbers.get(indicator, {})]
    shown = [amount for amount in told if amount is not None]
    return Sum(sum(shown, Decimal(0)), len(shown), len(told) - len(shown), len(members) - len(told))


def by_size(compared: SideBySide, period: str, *, adds_up: bool) -> tuple[Band, ...]:
    """The villages by population, where their figure of a period may be shown."""
    pairs = [(one.holding.population, compared.value(one, period)) for one in compared.members]
    known = [(people, amount) for people, amount in pairs if people is not None and amount is not None]
    return tuple(_bands(known, adds_up=adds_up))


def _bands(known: list[tuple[int, Decimal]], *, adds_up: bool) -> Iterator[Band]:
    for least, after in zip(BANDS, (*BANDS[1:], None), strict=True):
        within = [pair for pair in known if pair[0] >= least and (after is None or pair[0] < after)]
        people = sum(pair[0] for pair in within)
        total = sum((pair[1] for pair in within), Decimal(0))
        per_thousand = total * 1000 / people if adds_up and people else None
        most = None if after is None else after - 1
        yield Band(least, most, len(within), _median([pair[1] for pair in within]), per_thousand)


def _median(amounts: list[Decimal]) -> Decimal | None:
    if not amounts:
        return None
    ordered, middle = sorted(amounts), len(amounts) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def told_indicators(members: Sequence[Member]) -> tuple[str, ...]:
    """The indicators that any village tells, those of most villages first."""
    counts: dict[str, int] = {}
    for one in members:
        for code in one.numbers:
            counts[code] = counts.get(code, 0) + 1
    return tuple(sorted(counts, key=lambda code: (-counts[code], code)))
