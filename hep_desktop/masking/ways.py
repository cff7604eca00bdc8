"""What else the hidden figures could be: sets of steps away from what they are that everything published allows.

One such way proves that none of the figures it changes can be worked out, and hiding more never undoes the proof.
"""

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from heapq import heappop, heappush
from itertools import count

from hep_desktop.domain.situation import FactKey
from hep_desktop.masking.knowledge import Cell
from hep_desktop.masking.relations import Relation

TRIES = 2000
"""So many sets of steps are looked at before a search is given up."""

FAR = 4
"""So many steps from what they are, figures are tried."""

Way = Mapping[FactKey, int]
Loss = tuple[int, int, int, Decimal]
"""What a way costs: figures it moves to where readers who know the threshold rule it out, then totals hidden
for it, other figures hidden for it, and how much they count."""


class GaveUpError(Exception):
    """There are more ways to look at than there is time for."""


class Ways:
    """Looks for the way to another figure that hides the least."""

    def __init__(self, cells: Mapping[FactKey, Cell], relations: Collection[Relation], threshold: int) -> None:
        self._cells = cells
        self._threshold = threshold
        self._around: dict[FactKey, list[Relation]] = {}
        for one in relations:
            for key, _ in one.terms:
                self._around.setdefault(key, []).append(one)

    def cheapest(self, key: FactKey, hidden: Collection[FactKey]) -> Way | None:
        """How a figure may be another one; None where it follows from what others publish. Raises GaveUpError."""
        nothing: Loss = (0, 0, 0, Decimal(0))
        order, seen = count(), set[frozenset[tuple[FactKey, int]]]()
        waiting: list[tuple[Loss, int, dict[FactKey, int]]] = []
        for to in (1, -1):
            if self._may_move(key, to):
                heappush(waiting, (self._with(nothing, key, to, hidden), next(order), {key: to}))
        while waiting:
            loss, _, steps = heappop(waiting)
            broken = next(self._broken(steps), None)
            if broken is None:
                return steps
            if len(seen) > TRIES:
                raise GaveUpError
            for other, to in self._mended(broken, steps):
                further = {**steps, other: to}
                if other != key and (known := frozenset(further.items())) not in seen:
                    seen.add(known)
                    more = loss if other in steps else self._with(loss, other, to, hidden)
                    heappush(waiting, (more, next(order), further))
        return None

    def beside(self, key: FactKey) -> frozenset[FactKey]:
        """A figure and those of our own that it stands in a relation with."""
        others = {other for one in self._around.get(key, ()) for other, _ in one.terms}
        return frozenset(other for other in {key, *others} if not self._cells[other].open)

    def _broken(self, steps: Way) -> Iterator[Relation]:
        """The relations that do not hold after these steps."""
        for key in steps:
            for one in self._around.get(key, ()):
                total = self._total(one, steps)
                if total > 0 or (one.equal and total < 0):
                    yield one

    def _total(self, one: Relation, steps: Way) -> Decimal:
        amounts = (times * (self._cells[key].amount + steps.get(key, 0)) for key, times in one.terms)
        return sum(amounts, Decimal(0))

    def _mended(self, one: Relation, steps: Way) -> Iterator[tuple[FactKey, int]]:
        """Each figure with the steps that would make a relation hold again."""
        total = self._total(one, steps)
        for key, times in one.terms:
            to = steps.get(key, 0) - int(total / times)
            if (to - steps.get(key, 0)) * times == -total and abs(to) <= FAR and self._may_move(key, to):
                yield key, to

    def _may_move(self, key: FactKey, to: int) -> bool:
        """Whether readers may take a figure for so much more; people are not fewer than none."""
        cell = self._cells[key]
        return not cell.open and (cell.may_be_negative or cell.amount + to >= 0)

    def _with(self, loss: Loss, key: FactKey, to: int, hidden: Collection[FactKey]) -> Loss:
        cell, (ruled_out, totals, others, amount) = self._cells[key], loss
        ruled_out += cell.small and not 0 < cell.amount + to < self._threshold
        if key in hidden or not cell.held:
            return ruled_out, totals, others, amount
        return ruled_out, totals + cell.total, others + (not cell.total), amount + abs(cell.amount)
