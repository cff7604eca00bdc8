"""The figures of a programme as the guard sees them, and the relations that hold between them."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from hep_desktop.domain.situation import FactKey
from hep_desktop.domain.values import NoData, NoDataReason, Number
from hep_desktop.masking.openness import Openness
from hep_desktop.masking.relations import COUNTS, Pattern, Patterns, Relation, placed
from hep_desktop.template.figures import Figures, shifted
from hep_desktop.template.model import Indicator, IndicatorKind


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure. One that its source has `withheld` readers may still work out: its amount is one that fits.

    `open` – readers know it from elsewhere; `small` – a count of people that must not be known;
    `held` – it is a fact or a given total, so it can be hidden by itself; others follow from such.
    """

    amount: Decimal
    open: bool = False
    small: bool = False
    held: bool = True
    total: bool = False
    may_be_negative: bool = False
    withheld: bool = False


class Knowledge:
    """Everything numeric that hangs together with some figures, down to the years that no table shows."""

    def __init__(self, figures: Figures, threshold: int) -> None:
        self._figures = figures
        self._threshold = threshold
        self._patterns = Patterns(figures.edition)
        self._openness = Openness(figures.edition)
        self.cells: dict[FactKey, Cell] = {}
        self.relations: tuple[Relation, ...] = ()

    def gather(self, near: Iterable[FactKey]) -> Iterator[None]:
        """Take in what hangs together with some figures, in short steps."""
        collected: list[Relation] = []
        for relation in self._collect(near):
            collected.append(relation)
            yield
        self._suppose(collected)
        yield
        self.relations = tuple(one for one in collected if self._holds(one))

    def _collect(self, near: Iterable[FactKey]) -> Iterator[Relation]:
        """Follow the relations from some figures on."""
        indicators = self._figures.edition.indicators
        waiting = deque(key for key in near if key.indicator in indicators)
        seen: set[tuple[Pattern, str, str]] = set()
        while waiting:
            key = waiting.popleft()
            if not self._note(key):
                continue
            for pattern, offset in self._patterns.by_code.get(key.indicator, ()):
                period = shifted(key.period, -offset)
                where = (pattern, period, key.member)
                if where in seen or (not period and key.period):
                    continue
                seen.add(where)
                anywhere = placed(pattern, period, key.member)
                waiting.extend(other for other, _ in anywhere.terms if other.indicator in indicators)
                relation = self._as_known(pattern, anywhere)
                if relation is not None:
                    yield relation

    def _note(self, key: FactKey) -> bool:
        """Take a figure in; False where it states no number."""
        if key in self.cells:
            return True
        indicator = self._figures.edition.indicators[key.indicator]
        value = self._figures.figure(key).value
        if isinstance(value, NoData) and value.reason is NoDataReason.WITHHELD and self._counts_people(indicator):
            self.cells[key] = Cell(Decimal(0), total=indicator.computed, withheld=True)
            return True
        if not isinstance(value, Number):
            return False
        is_open = indicator.public or self._is_open(key)
        small = not is_open and self._counts_people(indicator) and 0 < value.amount < self._threshold
        held = not indicator.computed or indicator.given
        negative = indicator.kind is IndicatorKind.BALANCE or value.amount < 0
        self.cells[key] = Cell(value.amount, is_open, small, held, indicator.computed, negative)
        return True

    def _counts_people(self, indicator: Indicator) -> bool:
        units = self._figures.edition.people_units
        return indicator.kind in COUNTS and indicator.unit in units and not indicator.public

    def _is_open(self, key: FactKey) -> bool:
        """Whether the figure's source publishes it, or what it is computed from is published."""
        figure, indicator = self._figures.figure(key), self._figures.edition.indicators[key.indicator]
        fact = figure.fact
        if fact is not None and fact.value == figure.value and self._openness.is_published(fact.origin):
            return True
        if not figure.computed or indicator.formula is None:
            return False
        parts = (FactKey(code, shifted(key.period, by), key.member) for code, by in indicator.formula.references)
        return all(self._is_open(part) for part in parts)

    def _as_known(self, pattern: Pattern, relation: Relation) -> Relation | None:
        """The relation over figures that are stated; None where readers cannot count on it."""
        stated = tuple(term for term in relation.terms if self._note(term[0]))
        missing = [term for term in relation.terms if term not in stated and not self._is_nothing(term[0])]
        if not missing:
            return Relation(stated, relation.equal)
        if pattern.defines and all(times > 0 for _, times in missing):
            # parts that are not known cannot be less than nothing: the others are at most the total
            return Relation(stated, equal=False)
        return None

    def _is_nothing(self, key: FactKey) -> bool:
        """Whether there is nothing to count."""
        value = self._figures.figure(key).value if key.indicator in self._figures.edition.indicators else None
        return isinstance(value, NoData) and value.reason is NoDataReason.NOT_HERE

    def _suppose(self, relations: Iterable[Relation]) -> None:
        """Suppose an amount for each figure that its source withholds, first where one sum leaves no choice."""
        supposed = {key for key, cell in self.cells.items() if not cell.withheld}
        unsure = [one for one in relations if one.equal and not supposed.issuperset(key for key, _ in one.terms)]
        while unsure:
            unsure.sort(key=lambda one: sum(key not in supposed for key, _ in one.terms))
            one = unsure.pop(0)
            for key, times in one.terms:
                if key not in supposed:
                    fitting = self.cells[key].amount - self._total(one) / times
                    self.cells[key] = replace(self.cells[key], amount=max(Decimal(0), fitting))
                    supposed.add(key)

    def _total(self, relation: Relation) -> Decimal:
        return sum((times * self.cells[key].amount for key, times in relation.terms), Decimal(0))

    def _holds(self, relation: Relation) -> bool:
        """Whether the figures bear a relation out: nobody can count on one that they contradict."""
        total = self._total(relation)
        return total == 0 if relation.equal else total <= 0
