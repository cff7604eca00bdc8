"""What a table shows: given facts, computed values, and why a computed cell is empty.

Computed values are never stored. A total may be given where its parts are missing; where the parts
are there they win and a difference is a finding (`decisions.md` 10).
"""

from decimal import Decimal

from hep_desktop.domain.programme import Programme
from hep_desktop.domain.situation import Fact, FactKey
from hep_desktop.domain.values import EMPTY, Empty, NoData, NoDataReason, Number, Value
from hep_desktop.frozen import dataclass
from hep_desktop.template.breaks import ended_before
from hep_desktop.template.model import Edition, Indicator
from hep_desktop.template.wholes import WHOLE, list_of, whole

_NOT_HERE = NoData(NoDataReason.NOT_HERE)
_NOT_COLLECTED = NoData(NoDataReason.NOT_COLLECTED)


@dataclass(frozen=True, slots=True)
class Figure:
    """One cell as shown. `fact` is what was entered, if anything; `missing` the codes a formula lacks."""

    value: Value
    fact: Fact | None = None
    computed: bool = False
    missing: tuple[FactKey, ...] = ()


def shifted(period: str, offset: int) -> str:
    """The period `offset` steps away: `2023` → `2022`, `2023/2024` → `2022/2023`; others have no neighbours."""
    if offset == 0:
        return period
    try:
        return "/".join(str(int(part) + offset) for part in period.split("/"))
    except ValueError:
        return ""


class Figures:
    """Reads the facts of one snapshot through an edition."""

    def __init__(self, edition: Edition, programme: Programme) -> None:
        self.edition = edition
        self.programme = programme
        self._known: dict[FactKey, Figure] = {}  # a snapshot never changes

    def number(self, key: FactKey) -> Decimal | None:
        """The number of a cell, given or computed, or None."""
        value = self.figure(key).value
        return value.amount if isinstance(value, Number) else None

    def shown(self, key: FactKey) -> Value:
        """What a reader sees in a cell: what cannot be computed for want of figures says why."""
        figure = self.figure(key)
        if isinstance(figure.value, Empty):
            reasons = (self.shown(part) for part in figure.missing)
            return next((reason for reason in reasons if isinstance(reason, NoData)), figure.value)
        return figure.value

    def computed(self, key: FactKey) -> Decimal | None:
        """What the formula of a cell gives, whatever was entered there."""
        indicator = self.edition.indicators[key.indicator]
        if indicator.formula is None:
            return None
        return indicator.formula.evaluate(
            lambda code, offset: self.number(FactKey(code, shifted(key.period, offset), key.member))
        )

    def figure(self, key: FactKey) -> Figure:
        """The cell at a key, as shown."""
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._figure(key)
        return known

    def _figure(self, key: FactKey) -> Figure:
        indicator = self.edition.indicators[key.indicator]
        if key.member == WHOLE:
            return Figure(self._whole(indicator, key.period) or EMPTY, computed=True)
        fact = self.programme.facts.get(key)
        if indicator.formula is None:
            return Figure(fact.value if fact else self._lacking(indicator, key.period), fact)
        amount = self.computed(key)
        if amount is not None:
            return Figure(Number(amount), fact, computed=True)
        if fact is not None and indicator.given:
            return Figure(fact.value, fact)
        return Figure(EMPTY, fact, computed=True, missing=self._missing(key))

    def _whole(self, indicator: Indicator, period: str) -> Value | None:
        """What all rows of a list give together."""
        table = None if period else list_of(self.edition, indicator.code)
        rows = self.programme.rows_in(table.id) if table else ()
        return whole(indicator, tuple(self.figure(FactKey(indicator.code, "", row.id)).value for row in rows))

    def _lacking(self, indicator: Indicator, period: str) -> Value:
        """What a cell says that nobody has filled in."""
        if indicator.code in self.edition.not_here:
            return _NOT_HERE
        return _NOT_COLLECTED if ended_before(indicator, period) else EMPTY

    def _missing(self, key: FactKey) -> tuple[FactKey, ...]:
        indicator = self.edition.indicators[key.indicator]
        assert indicator.formula is not None  # noqa: S101 – asked by figure() alone
        keys = (FactKey(code, shifted(key.period, offset), key.member) for code, offset in indicator.formula.references)
        return tuple(k for k in keys if self.number(k) is None)
