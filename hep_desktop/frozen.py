"""`dataclass(frozen=True, slots=True)`, made in a fraction of the time: the window opens on more than a hundred.

Python's own compiles six functions for every class; that was a fifth of the whole start. Here `__init__` alone is
compiled at once and the others are shared, or wait until called. What comes out is a dataclass to `fields` and all.
Of the fields' refinements `default`, `default_factory`, `compare`, `hash` and `repr` are known, and `__post_init__`.
"""

import dataclasses
import operator
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

Fields = tuple["dataclasses.Field[Any]", ...]

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414 – type checkers know what it makes
else:

    def dataclass(*, frozen: bool, slots: bool, order: bool = False) -> Callable[[type], type]:
        """A class decorator like Python's; a record that can change is made by that."""
        if not (frozen and slots):
            raise TypeError("this makes frozen dataclasses with slots")
        return lambda cls: _made(cls, order=order)


def _made(written: type, *, order: bool) -> type:
    collect: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)
    made = collect(written)
    fields = dataclasses.fields(made)
    methods: dict[str, object] = {
        "__init__": _init(made, fields),
        "__repr__": _repr,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__getstate__": _state,
        "__setstate__": _restore,
        **_until_called(made, [name for name in ("__hash__", "__eq__") if name not in written.__dict__]),
    }
    if order:
        values = operator.attrgetter(*(one.name for one in fields if one.compare))
        methods |= {f"__{name}__": _comparison(getattr(operator, name), values) for name in ("lt", "le", "gt", "ge")}
    for name, method in methods.items():
        if name not in written.__dict__:
            setattr(made, name, method)
    return made


def _init(made: type, fields: Fields) -> Callable[..., None]:
    arguments = (one.name if _is_required(one) else f"{one.name}=None" for one in fields)
    lines = [f"def __init__({', '.join(('self', *arguments))}):"]
    for one in fields:
        if one.default_factory is not dataclasses.MISSING:
            lines.append(f" if {one.name} is make_{one.name}: {one.name} = make_{one.name}()")
        lines.append(f" put(self, '{one.name}', {one.name})")
    lines.append(" self.__post_init__()" if hasattr(made, "__post_init__") else " return")
    known = {f"make_{one.name}": one.default_factory for one in fields}
    init = _compiled(lines, {**known, "put": object.__setattr__, "__name__": made.__module__})["__init__"]
    init.__defaults__ = tuple(_default(one) for one in fields if not _is_required(one))
    return init


def _until_called(made: Any, names: list[str]) -> dict[str, Callable[..., Any]]:  # noqa: ANN401 – any dataclass
    """What stands for comparing and hashing until it is first done: with most classes it never is."""

    def standing_for(name: str) -> Callable[..., Any]:
        def method(*args: object) -> object:
            compiled = _comparing(made)
            for each in names:
                setattr(made, each, compiled[each])
            return compiled[name](*args)

        return method

    return {name: standing_for(name) for name in names}


def _comparing(made: Any) -> dict[str, Callable[..., Any]]:  # noqa: ANN401 – as above
    compared = [one for one in dataclasses.fields(made) if one.compare]
    hashed = [one for one in compared if one.hash is not False]
    return _compiled(
        [
            f"def __hash__(self): return hash({_values('self', hashed)})",
            "def __eq__(self, other):",
            " if other.__class__ is self.__class__:",
            f"  return {_values('self', compared)} == {_values('other', compared)}",
            " return NotImplemented",
        ],
        {"__name__": made.__module__},
    )


def _compiled(lines: list[str], names: dict[str, Any]) -> dict[str, Any]:
    exec("\n".join(lines), names)  # noqa: S102 – the names of fields and nothing else, as Python's own does
    return names


def _is_required(field: "dataclasses.Field[Any]") -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def _default(field: "dataclasses.Field[Any]") -> object:
    """What stands for a missing argument; for a factory, the factory itself."""
    return field.default_factory if field.default is dataclasses.MISSING else field.default


def _values(owner: str, fields: Iterable["dataclasses.Field[Any]"]) -> str:
    return f"({''.join(f'{owner}.{one.name}, ' for one in fields)})"


def _comparison(operation: Callable[[Any, Any], bool], values: Callable[[object], object]) -> Callable[..., bool]:
    def compare(self: object, other: object) -> bool:
        return operation(values(self), values(other)) if other.__class__ is self.__class__ else NotImplemented

    return compare


def _repr(self: Any) -> str:  # noqa: ANN401 – as above
    shown = (f"{one.name}={getattr(self, one.name)!r}" for one in dataclasses.fields(self) if one.repr)
    return f"{self.__class__.__qualname__}({', '.join(shown)})"


def _refuse(self: object, name: str, *_: object) -> None:
    raise dataclasses.FrozenInstanceError(f"{self.__class__.__name__}.{name} cannot be changed")


def _state(self: Any) -> list[object]:  # noqa: ANN401 – as above
    return [getattr(self, one.name) for one in dataclasses.fields(self)]


def _restore(self: Any, state: list[object]) -> None:  # noqa: ANN401 – as above
    for one, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)
