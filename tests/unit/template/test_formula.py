"""Formulas, also against a plain evaluation in Decimal."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hep_desktop.template.formula import Formula, FormulaError

VALUES = {"a": Decimal(7), "b": Decimal(2), "zero": Decimal(0), "b@-1": Decimal(5)}


def _value(text: str) -> Decimal | None:
    return Formula(text).evaluate(lambda code, offset: VALUES.get(f"{code}@{offset}" if offset else code))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a + b", "9"),
        ("a - b - b", "3"),
        ("a - (b - b)", "7"),
        ("a + b * 3", "13"),
        ("(a + b) * 3", "27"),
        ("a / b / b", "1.75"),
        ("1000 * a / 2.5", "2800"),
        ("pct(b, a + 1)", "25"),
        ("pct(b, prev(b))", "40"),
        ("prev(b)", "5"),
        ("pct", None),  # no call: a code like any other, which is not known here
        ("a / zero", None),
        ("pct(a, zero)", None),
        ("a + gone", None),
        ("gone * zero", None),
        ("prev(prev(b))", None),
    ],
)
def test_value(text: str, expected: str | None) -> None:
    assert _value(text) == (None if expected is None else Decimal(expected))


@pytest.mark.parametrize(
    "text",
    ["", "a +", "+ a", "a b", "(a", "a)", "a ** b", "pct(a)", "pct(a, b, c)", "prev(a + b)", "prev(3)", "A", "a, b"],
)
def test_what_is_no_formula(text: str) -> None:
    with pytest.raises(FormulaError):
        _ = Formula(text).references


def test_references_are_told_once_in_order() -> None:
    assert Formula("pct(b, a) + a + prev(a) * 2").references == (("b", 0), ("a", 0), ("a", -1))


# The oracle: trees written as text with as few brackets as possible, and evaluated apart from any parser.

Tree = str | Decimal | tuple[str, "Tree", "Tree"]
_RANK = {"+": 1, "-": 1, "*": 2, "/": 2}
_LEAVES = st.one_of(
    st.sampled_from(["a", "b", "zero", "gone", "b@-1"]),
    st.decimals(0, 1000, places=2, allow_nan=False, allow_infinity=False),
)
_TREES = st.recursive(_LEAVES, lambda inner: st.tuples(st.sampled_from(["+", "-", "*", "/", "pct"]), inner, inner))


def _written(tree: Tree) -> str:
    if isinstance(tree, str):
        return f"prev({tree.removesuffix('@-1')})" if "@" in tree else tree
    if isinstance(tree, Decimal):
        return f"{tree:f}"
    sign, left, right = tree
    if sign == "pct":
        return f"pct({_written(left)},{_written(right)})"
    return f"{_bracketed(left, _RANK[sign])} {sign}{_bracketed(right, _RANK[sign] + 1)}"


def _bracketed(tree: Tree, rank: int) -> str:
    inner = _RANK.get(tree[0], 3) if isinstance(tree, tuple) else 3
    return _written(tree) if inner >= rank else f"( {_written(tree)} )"


def _oracle(tree: Tree) -> Decimal | None:
    if isinstance(tree, str):
        return VALUES.get(tree)
    if isinstance(tree, Decimal):
        return tree
    sign, first, second = tree[0], _oracle(tree[1]), _oracle(tree[2])
    if first is None or second is None or (sign in ("/", "pct") and not second):
        return None
    return {
        "+": lambda: first + second,
        "-": lambda: first - second,
        "*": lambda: first * second,
        "/": lambda: first / second,
        "pct": lambda: first * 100 / second,
    }[sign]()


@given(_TREES)
def test_a_formula_gives_what_plain_arithmetic_gives(tree: Tree) -> None:
    assert _value(_written(tree)) == _oracle(tree)
