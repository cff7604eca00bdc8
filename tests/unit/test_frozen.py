"""Our frozen dataclasses behave as Python's do."""

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from typing import Any, ClassVar

import pytest

from hep_desktop import frozen


def made_by(decorator: Callable[..., Any]) -> Any:
    """The same class, by Python's decorator or by ours."""

    @decorator(frozen=True, slots=True, order=True)
    class Point:
        KIND: ClassVar = "point"
        x: int
        y: int = 2
        names: list[str] = dataclasses.field(default_factory=list[str], hash=False)
        note: str = dataclasses.field(default="", compare=False, repr=False)

        def __post_init__(self) -> None:
            if self.x < 0:
                raise ValueError(self.x)

    return Point


@frozen.dataclass(frozen=True, slots=True)
class Pickled:
    """Stands where a child process finds it."""

    name: str
    more: tuple[int, ...] = ()


@frozen.dataclass(frozen=True, slots=True)
class Nothing:
    """A record that only says that it is there."""


@frozen.dataclass(frozen=True, slots=True)
class Named:
    """Shows, compares and hashes itself in its own way."""

    name: str

    def __repr__(self) -> str:
        return self.name

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Named)

    def __hash__(self) -> int:
        return 1


@pytest.fixture(params=[dataclasses.dataclass, frozen.dataclass], ids=["python", "ours"])
def point(request: pytest.FixtureRequest) -> Any:
    return made_by(request.param)


def test_takes_its_arguments_in_order_or_by_name_with_defaults(point: Any) -> None:
    one = point(1, names=["a"])
    assert (one.x, one.y, one.names, one.note) == (1, 2, ["a"], "")
    assert point(1).names is not point(1).names
    assert point.__match_args__ == ("x", "y", "names", "note")
    with pytest.raises(TypeError):
        point()
    with pytest.raises(ValueError, match="-1"):
        point(-1)


def test_compares_hashes_and_sorts_by_value(point: Any) -> None:
    assert point(1, 3) == point(1, 3, note="other") != point(1, 4)
    assert point(1) != (1, 2, [], "")
    assert hash(point(1, 3)) == hash(point(1, 3, ["a"], "other")) == hash((1, 3))
    assert sorted([point(2), point(1, 9), point(1, 3)]) == [point(1, 3), point(1, 9), point(2)]
    assert point(1) <= point(1) >= point(1)
    with pytest.raises(TypeError):
        assert point(1) < 2


def test_cannot_be_changed_and_has_nothing_beside_its_fields(point: Any) -> None:
    one = point(1)
    for change in (lambda: setattr(one, "x", 2), lambda: delattr(one, "x")):
        with pytest.raises(dataclasses.FrozenInstanceError):
            change()
    assert not hasattr(one, "__dict__")


def test_is_a_dataclass_to_python(point: Any) -> None:
    one = point(1)
    assert dataclasses.is_dataclass(point)
    assert dataclasses.replace(one, y=5) == point(1, 5)
    assert dataclasses.asdict(one) == {"x": 1, "y": 2, "names": [], "note": ""}
    assert repr(one).endswith("Point(x=1, y=2, names=[])")
    assert copy.deepcopy(one) == one


def test_tells_how_it_is_called(point: Any) -> None:
    assert str(list(inspect.signature(point).parameters)) == "['x', 'y', 'names', 'note']"
    assert inspect.signature(point).parameters["y"].default == 2


def test_goes_to_other_processes() -> None:
    one = Pickled("név", (1, 2))
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301 – our own


def test_a_record_without_fields_equals_its_like() -> None:
    assert Nothing() == Nothing()
    assert hash(Nothing()) == hash(())


def test_what_a_class_says_itself_stays() -> None:
    assert repr(Named("A")) == "A"
    assert Named("A") == Named("B")


def test_what_can_change_is_not_made_here() -> None:
    with pytest.raises(TypeError):
        frozen.dataclass(frozen=False, slots=True)
