"""Dataclasses to plain JSON data and back, and the one way of writing it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hep_desktop.canonical import dumps, from_plain, plain_decimal, to_plain


class Colour(StrEnum):
    """A closed list."""

    RED = "red"


@dataclass(frozen=True)
class Leaf:
    """One of two alternatives."""

    name: str = ""


@dataclass(frozen=True)
class Twig:
    """The other one, which nests."""

    leaves: tuple[Leaf, ...] = ()
    part: Leaf | None = None


@dataclass(frozen=True)
class Tree:
    """One field of every kind."""

    one: Leaf | Twig
    maybe: Leaf | Twig | None = None
    amount: Decimal = Decimal(0)
    day: date | None = None
    moment: datetime = datetime(2026, 11, 21, tzinfo=UTC)
    hour: time = time(8)
    colour: Colour = Colour.RED
    size: int | None = None
    flag: bool = False
    pairs: tuple[tuple[str, int], ...] = ()
    couple: tuple[str, int] = ("", 0)
    by_name: Mapping[str, Leaf] = field(default_factory=dict[str, Leaf])


FULL = Tree(
    one=Twig((Leaf("a"), Leaf()), Leaf("b")),
    maybe=Leaf("c"),
    amount=Decimal("1.50"),
    day=date(2026, 11, 21),
    moment=datetime(2027, 1, 2, 3, 4, 5, tzinfo=UTC),
    hour=time(17, 30),
    size=3,
    flag=True,
    pairs=(("x", 1),),
    couple=("y", 2),
    by_name={"z": Leaf("d")},
)
PLAIN: dict[str, Any] = {
    "one": {"type": "Twig", "leaves": [{"name": "a"}, {}], "part": {"name": "b"}},
    "maybe": {"type": "Leaf", "name": "c"},
    "amount": "1.5",
    "day": "2026-11-21",
    "moment": "2027-01-02T03:04:05+00:00",
    "hour": "17:30:00",
    "size": 3,
    "flag": True,
    "pairs": [["x", 1]],
    "couple": ["y", 2],
    "by_name": {"z": {"name": "d"}},
}


def test_every_kind_of_field_goes_there_and_back() -> None:
    assert to_plain(FULL, Tree) == PLAIN
    assert from_plain(PLAIN, Tree) == FULL


def test_defaults_are_left_out() -> None:
    assert to_plain(Tree(Leaf()), Tree) == {"one": {"type": "Leaf"}}
    assert from_plain({"one": {"type": "Leaf"}}, Tree) == Tree(Leaf())


def test_nothing_in_a_union_that_allows_it_is_null() -> None:
    assert to_plain(None, Leaf | Twig | None) is None
    assert from_plain(None, Leaf | None) is None
    assert from_plain(None, Leaf | Twig | None) is None


@pytest.mark.parametrize(
    ("data", "declared"),
    [
        (None, Leaf | Twig),
        ({"type": "Bush"}, Leaf | Twig),
        ({"name": "x"}, Leaf | Twig),
        ({"name": 7}, Leaf),
        ({"named": "x"}, Leaf),
        ([], Leaf),
        ({}, Tree),
        (True, int),
        (1, bool),
        ("blue", Colour),
        ("twelve", Decimal),
        ("21 November", date),
        ([["x"]], tuple[tuple[str, int], ...]),
        (3, tuple[str, ...]),
    ],
)
def test_data_of_another_shape_is_refused(data: Any, declared: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_plain(data, declared)


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("0", "0"),
        ("-0.00", "0"),
        ("1.500", "1.5"),
        ("1E+3", "1000"),
        ("100", "100"),
        ("-0.10", "-0.1"),
        ("1E-7", "0.0000001"),
    ],
)
def test_a_decimal_is_plain(number: str, written: str) -> None:
    assert plain_decimal(Decimal(number)) == written


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_a_decimal_keeps_its_value(number: Decimal) -> None:
    assert Decimal(plain_decimal(number)) == number


def test_there_is_one_way_of_writing() -> None:
    decomposed = "o\u0301ra"  # "ó" in two signs, as some systems type it
    assert dumps({"b": [1, True, None], "a": decomposed}) == '{"a":"óra","b":[1,true,null]}'


def test_half_a_surrogate_pair_does_not_stop_the_writing() -> None:
    assert dumps(["x\ud83d"]) == '["x?"]'


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON compliant"):
        dumps(float("nan"))


@dataclass(frozen=True)
class Old:
    """Was there before the others were."""

    UNTAGGED: ClassVar[bool] = True

    name: str = ""


def test_a_member_that_was_there_first_needs_no_type() -> None:
    assert to_plain((Old("a"), Leaf("b")), tuple[Old | Leaf, ...]) == [{"name": "a"}, {"type": "Leaf", "name": "b"}]
    assert from_plain([{"name": "a"}, {"type": "Leaf"}], tuple[Old | Leaf, ...]) == (Old("a"), Leaf())
    with pytest.raises(ValueError, match="not a"):
        from_plain([{"type": "Old"}], tuple[Old | Leaf, ...])
    with pytest.raises(ValueError, match="not a"):
        from_plain([{}], tuple[Leaf | Twig, ...])
