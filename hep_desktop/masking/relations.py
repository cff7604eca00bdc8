"""What a reader can calculate with: which figures add up to which, and which are not more than which.

Formulas of the edition hold always. Totals that the checks compare, and parts that are not more than a whole, are
counted in where the figures bear them out: then a reader may count on them too.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from hep_desktop.domain.situation import FactKey
from hep_desktop.template.figures import shifted
from hep_desktop.template.formula import Formula
from hep_desktop.template.model import Check, Edition, IndicatorKind

COUNTS = (IndicatorKind.COUNT, IndicatorKind.NUMBER)

Term = tuple[tuple[str, int], int]
"""A code with the offset of its period, and how often it is counted (below zero: taken away)."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """The terms add up to nothing (`equal`), or to nothing at the most; the same for every period and row."""

    terms: tuple[Term, ...]
    equal: bool
    defines: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """A pattern for one period and row."""

    terms: tuple[tuple[FactKey, int], ...]
    equal: bool


class Patterns:
    """All patterns of an edition, and those that a code takes part in."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    @cached_property
    def by_code(self) -> Mapping[str, tuple[tuple[Pattern, int], ...]]:
        """Code → the patterns it stands in, each with its offset there."""
        found: dict[str, list[tuple[Pattern, int]]] = {}
        for pattern in self._all():
            for (code, offset), _ in pattern.terms:
                found.setdefault(code, []).append((pattern, offset))
        return {code: tuple(one) for code, one in found.items()}

    def _all(self) -> Iterator[Pattern]:
        for code, indicator in self._edition.indicators.items():
            linear = indicator.formula.linear if indicator.formula else None
            if linear is not None:
                yield _pattern(dict(linear), code, equal=True, defines=code)
                if indicator.kind in COUNTS and min(linear.values()) < 0:  # nobody counts less than nothing
                    yield Pattern(tuple((key, -times) for key, times in linear.items()), equal=False)
        checks = (check for table in self._edition.tables.values() for check in table.checks)
        yield from (pattern for check in checks for pattern in _of_check(check))


def _of_check(check: Check) -> Iterator[Pattern]:
    settings = check.settings
    match check.kind:
        case "sum_equals":
            parts = {(part, 0): 1 for part in cast("tuple[str, ...]", settings["parts"])}
            yield _pattern(parts, cast("str", settings["total"]), equal=True)
        case "not_more_than":
            whole, part = cast("str", settings["whole"]), cast("str", settings["part"])
            yield _pattern({(whole, 0): -1}, part, equal=False, times=1)
        case "across_tables":
            linear = Formula(cast("str", settings["formula"])).linear
            if linear is not None:
                yield _compared(dict(linear), cast("str", settings["figure"]), cast("str", settings["relation"]))
        case _:
            return


def _compared(linear: dict[tuple[str, int], int], figure: str, relation: str) -> Pattern:
    match relation:
        case "equals":
            return _pattern(linear, figure, equal=True)
        case "at_least":
            return _pattern(linear, figure, equal=False)
        case _:
            return _pattern({key: -times for key, times in linear.items()}, figure, equal=False, times=1)


def _pattern(
    terms: dict[tuple[str, int], int], figure: str, *, equal: bool, times: int = -1, defines: str = ""
) -> Pattern:
    terms[figure, 0] = terms.get((figure, 0), 0) + times
    return Pattern(tuple((key, count) for key, count in terms.items() if count), equal, defines)


def placed(pattern: Pattern, period: str, member: str) -> Relation:
    """The pattern for a period and a row; terms of a period that has no such neighbour lead nowhere."""
    terms = tuple((FactKey(code, shifted(period, offset), member), count) for (code, offset), count in pattern.terms)
    return Relation(terms, pattern.equal)
