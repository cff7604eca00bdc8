"""Formulas over indicator codes: + − * /, brackets, `pct(part, whole)` and `prev(code)`, in Decimal; no eval.

A missing operand or a division by zero gives no value, never zero.
"""

import dataclasses
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property

from hep_desktop.frozen import dataclass
from hep_desktop.words import text as words

Lookup = Callable[[str, int], Decimal | None]
"""Gives an indicator's number for a period `offset` steps away (0 this one, -1 the one before)."""

_TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|([a-z][a-z0-9_]*)|([-+*/(),]))")
_FUNCTIONS = {"pct": 2, "prev": 1}


class FormulaError(ValueError):
    """The text is not a formula; says why in one sentence."""


@dataclass(frozen=True, slots=True)
class _Constant:
    amount: Decimal


@dataclass(frozen=True, slots=True)
class _Code:
    name: str
    offset: int = 0


@dataclass(frozen=True, slots=True)
class _Operation:
    sign: str
    left: "_Term"
    right: "_Term"


_Term = _Constant | _Code | _Operation


@dataclasses.dataclass(frozen=True)  # without slots: it keeps what it parsed
class Formula:
    """A parsed formula; compares and prints by its text."""

    text: str

    @cached_property
    def _term(self) -> _Term:
        return _parse(self.text)

    @property
    def references(self) -> tuple[tuple[str, int], ...]:
        """Every (code, offset) the formula reads, in order, each once."""
        return tuple(dict.fromkeys(_references(self._term)))

    @cached_property
    def linear(self) -> Mapping[tuple[str, int], int] | None:
        """How often each (code, offset) is added or taken away; None where more than that is done."""
        counted: dict[tuple[str, int], int] = {}
        return counted if _count(self._term, 1, counted) else None

    def evaluate(self, lookup: Lookup) -> Decimal | None:
        """The value, or None where an operand is missing or the divisor is zero."""
        return _evaluate(self._term, lookup)


def _references(term: _Term) -> Iterator[tuple[str, int]]:
    match term:
        case _Code(name, offset):
            yield name, offset
        case _Operation(_, left, right):
            yield from _references(left)
            yield from _references(right)
        case _:  # a constant reads nothing
            return


def _count(term: _Term, times: int, counted: dict[tuple[str, int], int]) -> bool:
    match term:
        case _Code(name, offset):
            counted[name, offset] = counted.get((name, offset), 0) + times
            return True
        case _Operation("+" | "-" as sign, left, right):
            return _count(left, times, counted) and _count(right, times if sign == "+" else -times, counted)
        case _:
            return False


def _evaluate(term: _Term, lookup: Lookup) -> Decimal | None:
    match term:
        case _Constant(amount):
            return amount
        case _Code(name, offset):
            return lookup(name, offset)
        case _:
            first, second = _evaluate(term.left, lookup), _evaluate(term.right, lookup)
            if first is None or second is None:
                return None
            return _compute(term.sign, first, second)


def _compute(sign: str, first: Decimal, second: Decimal) -> Decimal | None:
    match sign:
        case "+":
            return first + second
        case "-":
            return first - second
        case "*":
            return first * second
        case "/":
            return None if second == 0 else first / second
        case _:  # pct
            return None if second == 0 else first * 100 / second


def _parse(text: str) -> _Term:
    tokens = _Tokens(text)
    term = _sum(tokens)
    if tokens.current:
        raise FormulaError(words("editions.formula_unexpected", found=tokens.current))
    return term


class _Tokens:
    """The tokens of a formula, looked at one by one."""

    def __init__(self, text: str) -> None:
        self._tokens = self._split(text)
        self._next = 0

    @staticmethod
    def _split(text: str) -> list[str]:
        tokens: list[str] = []
        at = 0
        while text[at:].strip():
            match = _TOKEN.match(text, at)
            if match is None:
                raise FormulaError(words("editions.formula_unreadable", found=text[at:].strip()))
            tokens.append(match.group().strip())
            at = match.end()
        return tokens

    @property
    def current(self) -> str:
        return self._tokens[self._next] if self._next < len(self._tokens) else ""

    def take(self, wanted: str = "") -> str:
        token = self.current
        if not token or (wanted and token != wanted):
            raise FormulaError(
                words("editions.formula_lacks", wanted=wanted) if wanted else words("editions.formula_ends")
            )
        self._next += 1
        return token


def _sum(tokens: _Tokens) -> _Term:
    term = _product(tokens)
    while tokens.current in ("+", "-"):
        term = _Operation(tokens.take(), term, _product(tokens))
    return term


def _product(tokens: _Tokens) -> _Term:
    term = _factor(tokens)
    while tokens.current in ("*", "/"):
        term = _Operation(tokens.take(), term, _factor(tokens))
    return term


def _factor(tokens: _Tokens) -> _Term:
    token = tokens.take()
    if token == "(":  # noqa: S105 – a bracket, not a password
        term = _sum(tokens)
        tokens.take(")")
        return term
    if token in _FUNCTIONS and tokens.current == "(":
        return _call(token, tokens)
    if token[0].isdigit():
        return _Constant(Decimal(token))
    if token[0].isalpha():
        return _Code(token)
    raise FormulaError(words("editions.formula_unexpected", found=token))


def _call(name: str, tokens: _Tokens) -> _Term:
    tokens.take("(")
    args = [_sum(tokens)]
    while tokens.current == ",":
        tokens.take(",")
        args.append(_sum(tokens))
    tokens.take(")")
    if len(args) != _FUNCTIONS[name]:
        raise FormulaError(words("editions.formula_values", name=name, count=_FUNCTIONS[name]))
    if name == "pct":
        return _Operation("pct", args[0], args[1])
    inner = args[0]
    if not isinstance(inner, _Code):
        raise FormulaError(words("editions.formula_prev"))
    return _Code(inner.name, inner.offset - 1)
