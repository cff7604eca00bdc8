"""A reader with a solver (z3): puts down all that is published as equations, and asks whether a masked figure follows.

Knows nothing of the guard: reads the published figures as they print, the edition's formulas as their texts, and
what the checks compare.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

import z3

from hep_desktop.domain.situation import FactKey
from hep_desktop.domain.values import NoData, NoDataReason
from hep_desktop.template.figures import Figures, shifted
from hep_desktop.template.model import Edition, Indicator, IndicatorKind

COUNTS = (IndicatorKind.COUNT, IndicatorKind.NUMBER)
_BEFORE = re.compile(r"prev\((\w+)\)")


@dataclass(frozen=True)
class Share:
    """A quotient: nobody solves for it, but rounded it bounds its parts."""

    part: Any
    whole: Any


@dataclass(frozen=True)
class Oracle:
    """`true` are the office's figures, `open_` the published ones."""

    true: Figures
    open_: Figures

    @property
    def edition(self) -> Edition:
        return self.true.edition

    def masked(self) -> list[FactKey]:
        """The counts that the office has and does not publish, and those that were withheld from it."""
        return [
            key
            for key in self._keys()
            if self._indicator(key).kind in COUNTS
            and self.open_.number(key) is None
            and (self.true.number(key) is not None or self._is_withheld(key))
        ]

    def recovered(self) -> list[FactKey]:
        """The masked counts that can have one value alone."""
        solver = z3.Solver()
        solver.add(*self._known())
        stated = ((key, self.true.number(key)) for key in self._keys() if self._indicator(key).kind in COUNTS)
        if solver.check(*(_variable(key) == _exact(amount) for key, amount in stated if amount is not None)) != z3.sat:
            return []  # figures that contradict each other lead to wrong ones
        return [key for key in self.masked() if self._is_settled(key, solver)]

    def _is_settled(self, key: FactKey, solver: z3.Solver) -> bool:
        assert solver.check() == z3.sat
        at = solver.model().eval(_variable(key), model_completion=True)
        return str(solver.check(_variable(key) != at)) == "unsat"

    def _known(self) -> Iterator[Any]:
        keys = set(self._keys())
        for key in keys:
            indicator = self._indicator(key)
            if indicator.kind in COUNTS and min(self.true.number(key) or 0, 0) == 0:
                yield _variable(key) >= 0
            shown = self.open_.number(key)
            if shown is not None and not self.open_.figure(key).computed:
                yield _variable(key) == _exact(shown)
            if indicator.formula is not None:
                yield from self._formula(key, indicator)
        for kind, settings in self._comparisons():
            for period, member in {(key.period, key.member) for key in keys}:
                yield from self._compared(kind, settings, period, member)

    def _formula(self, key: FactKey, indicator: Indicator) -> Iterator[Any]:
        assert indicator.formula is not None
        value = _evaluate(indicator.formula.text, key, self._operand)
        shown = self.open_.number(key)
        if isinstance(value, Share):
            if shown is not None:
                half = Fraction(1, 2 * 10**indicator.decimals)
                printed = _exact_fraction(shown.quantize(Decimal(1).scaleb(-indicator.decimals), ROUND_HALF_UP))
                yield value.part >= _real(printed - half) * value.whole
                yield value.part <= _real(printed + half) * value.whole
        elif value is not None:
            yield _variable(key) == value
            if shown is not None:
                yield _variable(key) == _exact(shown)
        elif indicator.given and (total := self.true.number(key)) is not None:
            stated = [part for part in self._parts(key, indicator) if self._operand(part) is not None]
            if sum(self.true.number(part) or 0 for part in stated) <= total:
                yield _variable(key) >= z3.Sum([z3.IntVal(0), *map(_variable, stated)])

    def _parts(self, key: FactKey, indicator: Indicator) -> list[FactKey]:
        references = indicator.formula.references if indicator.formula else ()
        return [FactKey(code, shifted(key.period, by), key.member) for code, by in references]

    def _operand(self, key: FactKey) -> Any:
        """A figure to calculate with; None where nobody states one."""
        if key.indicator not in self.edition.indicators:
            return None
        if self.true.number(key) is not None or self._is_withheld(key):
            return _variable(key)
        value = self.true.figure(key).value
        return z3.IntVal(0) if isinstance(value, NoData) and value.reason is NoDataReason.NOT_HERE else None

    def _comparisons(self) -> list[tuple[str, Mapping[str, Any]]]:
        return [(check.kind, check.settings) for table in self.edition.tables.values() for check in table.checks]

    def _compared(self, kind: str, settings: Mapping[str, Any], period: str, member: str) -> Iterator[Any]:
        """What a check compares, where the office's figures bear it out: then it is no secret."""
        match kind:
            case "sum_equals":
                left, right, relation = settings["total"], " + ".join(settings["parts"]), "equals"
            case "not_more_than":
                left, right, relation = settings["part"], settings["whole"], "at_most"
            case "across_tables":
                left, right, relation = settings["figure"], settings["formula"], settings["relation"]
            case _:
                return
        at = FactKey(left, period, member)
        figure, other = self._operand(at), _evaluate(right, at, self._operand)
        true, true_other = self.true.number(at), _evaluate(right, at, self.true.number)
        if figure is None or other is None or isinstance(other, Share) or true is None or true_other is None:
            return
        if relation == "equals" and true == true_other:
            yield figure == other
        elif relation == "at_most" and true <= true_other:
            yield figure <= other
        elif relation == "at_least" and true >= true_other:
            yield figure >= other

    def _indicator(self, key: FactKey) -> Indicator:
        return self.edition.indicators[key.indicator]

    def _is_withheld(self, key: FactKey) -> bool:
        value = self.true.figure(key).value
        return isinstance(value, NoData) and value.reason is NoDataReason.WITHHELD and self._indicator(key).unit == "fő"

    def _keys(self) -> list[FactKey]:
        """Every figure that is stated, and every one that could be computed beside it."""
        rows = dict.fromkeys((key.period, key.member) for key in self.true.programme.facts)
        keys = (FactKey(code, *row) for row in rows for code in self.edition.indicators)
        return [key for key in keys if self.true.number(key) is not None or self._is_withheld(key)]


def _variable(key: FactKey) -> Any:
    return z3.Int(f"{key.indicator}|{key.period}|{key.member}")


def _exact(amount: Decimal) -> Any:
    return _real(_exact_fraction(amount))


def _exact_fraction(amount: Decimal) -> Fraction:
    return Fraction(*amount.as_integer_ratio())


def _real(amount: Fraction) -> Any:
    return z3.Q(amount.numerator, amount.denominator) if amount.denominator > 1 else z3.IntVal(amount.numerator)


def _evaluate(formula: str, at: FactKey, operand: Any) -> Any:
    """A formula's value; a Share where it divides, None where an operand is nobody's."""
    names = {name for name in re.findall(r"[a-z]\w*", formula) if name not in ("pct", "prev")}
    now = {name: operand(FactKey(name, at.period, at.member)) for name in names}
    earlier = set(_BEFORE.findall(formula))
    before = {f"before_{name}": operand(FactKey(name, shifted(at.period, -1), at.member)) for name in earlier}

    def pct(part: _Term, whole: _Term) -> Share:
        return (part * 100) // whole

    text = _BEFORE.sub(r"before_\1", formula).replace("/", "//")
    values = {name: _Term(value) for name, value in (now | before).items() if name in text}
    if any(value.of is None for value in values.values()):
        return None
    found = eval(text, {"pct": pct}, values)  # noqa: S307 – formulas of the edition
    return found if isinstance(found, Share) else found.of


@dataclass(frozen=True)
class _Term:
    of: Any

    def __add__(self, other: "_Term") -> "_Term":
        return _Term(self.of + other.of)

    def __sub__(self, other: "_Term") -> "_Term":
        return _Term(self.of - other.of)

    def __mul__(self, by: int) -> "_Term":
        return _Term(self.of * by)

    __rmul__ = __mul__

    def __floordiv__(self, whole: "_Term") -> Share:
        return Share(self.of, whole.of)
