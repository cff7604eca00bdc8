"""What a benchmark gives back: times of our work beside times of the bare work it is compared with."""

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Figure:
    """One measured thing. With `bare`, `limit` is for the ratio of the two; without it, for our own figure.

    `quantile` says which of the sorted values counts: 0.5 is the median, 0.99 nearly the worst.
    """

    what: str
    unit: str
    ours: Sequence[float]
    limit: float
    bare: Sequence[float] = ()
    quantile: float = 0.5

    @property
    def our_figure(self) -> float:
        """The value that counts."""
        return self._counting(self.ours)

    @property
    def bare_figure(self) -> float:
        """The same of the bare work."""
        return self._counting(self.bare)

    @property
    def measured(self) -> float:
        """What the limit is for."""
        return self.our_figure / self.bare_figure if self.bare else self.our_figure

    @property
    def holds(self) -> bool:
        """Whether the limit is kept."""
        return self.measured <= self.limit

    def row(self) -> str:
        """This figure as a row of a Markdown table."""
        ratio = f"{self.measured:.2f} ×" if self.bare else "–"
        limit = f"≤ {self.limit:g} ×" if self.bare else f"≤ {self.limit:g} {self.unit}"
        bare = f"{_short(self.bare_figure)} {self.unit}" if self.bare else "–"
        verdict = "holds" if self.holds else "**missed**"
        return f"| {self.what} | {_short(self.our_figure)} {self.unit} | {bare} | {ratio} | {limit} | {verdict} |"

    def _counting(self, values: Sequence[float]) -> float:
        if self.quantile == 0.5:
            return median(values)
        return sorted(values)[min(math.ceil(self.quantile * len(values)), len(values)) - 1]


def _short(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"


def timed(work: Callable[[], object]) -> float:
    """Milliseconds that `work` takes."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def interleaved(
    ours: Callable[[], object], bare: Callable[[], object], rounds: int
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Milliseconds of both, taken in turns so that a slow minute of the machine falls on both."""
    ours(), bare()  # the first of each warms up and does not count
    pairs = [(timed(ours), timed(bare)) for _ in range(rounds)]
    return tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs)
