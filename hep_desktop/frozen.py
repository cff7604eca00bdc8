"""`dataclass(frozen=True, slots=True)`, made in a fraction of the time: the window opens on more than a hundred.

Python's own compiles six functions for every class; that was a fifth of the whole start. Here three are shared and
three are compiled when they are first called, which most classes wait for in vain. What comes out is a dataclass to
`fields`, `replace`, `asdict` and `inspect`. Of the fields' refinements `default`, `default_factory`, `compare`, `hash`
and `repr` are known, and `__post_init__`.
"""

import dataclasses
import inspect
import operator
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

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
    methods: dict[str, object] = {
        "__repr__": _repr,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__getstate__": _state,
        "__setstate__": _restore,
        "__signature__": _Signature(),
        **{name: _until_called(made, name, compile_it) for name, compile_it in _COMPILED.items()},
    }
    if order:
        values = operator.attrgetter(*(one.name for one in dataclasses.fields(made) if one.compare))
        methods |= {f"__{name}__": _comparison(getattr(operator, name), values) for name in ("lt", "le", "gt", "ge")}
    for name, method in methods.items():
        if name not in written.__dict__:
            setattr(made, name, method)
    return made


def _until_called(made: type, name: str, compile_it: Callable[[Any], Callable[..., Any]]) -> Callable[..., Any]:
    """What stands for a method until it is first called."""

    def method(*args: object, **named: object) -> object:
        compiled = compile_it(made)
        setattr(made, name, compiled)
        return compiled(*args, **named)

    return method


class _Signature:
    """How a class is called, for `inspect`: worked out when somebody asks."""

    def __get__(self, _made_one: object, made: type) -> inspect.Signature:
        first, *others = inspect.signature(_init(made)).parameters.values()
        del first
        return inspect.Signature(others)


def _init(made: Any) -> Callable[..., None]:  # noqa: ANN401 – any dataclass
    fields = dataclasses.fields(made)
    arguments = (one.name if _is_required(one) else f"{one.name}=None" for one in fields)
    lines = [f"def made({', '.join(('self', *arguments))}):"]
    for one in fields:
        if one.default_factory is not dataclasses.MISSING:
            lines.append(f" if {one.name} is make_{one.name}: {one.name} = make_{one.name}()")
        lines.append(f" put(self, '{one.name}', {one.name})")
    lines.append(" self.__post_init__()" if hasattr(made, "__post_init__") else " return")
    known = {f"make_{one.name}": one.default_factory for one in fields}
    init = _compiled(made, lines, {**known, "put": object.__setattr__})
    init.__defaults__ = tuple(_default(one) for one in fields if not _is_required(one))
    return init


def _hash(made: Any) -> Callable[..., int]:  # noqa: ANN401 – as above
    hashed = (one for one in dataclasses.fields(made) if one.compare and one.hash is not False)
    return _compiled(made, [f"def made(self): return hash({_values('self', hashed)})"], {})


def _eq(made: Any) -> Callable[..., bool]:  # noqa: ANN401 – as above
    compared = [one for one in dataclasses.fields(made) if one.compare]
    lines = [
        "def made(self, other):",
        " if other.__class__ is not self.__class__: return NotImplemented",
        f" return {_values('self', compared)} == {_values('other', compared)}",
    ]
    return _compiled(made, lines, {})


_COMPILED: dict[str, Callable[[Any], Callable[..., Any]]] = {"__init__": _init, "__hash__": _hash, "__eq__": _eq}


def _compiled(made: type, lines: list[str], names: dict[str, Any]) -> Any:  # noqa: ANN401 – a function
    space = {**names, "__name__": made.__module__}
    exec("\n".join(lines), space)  # noqa: S102 – the names of fields and nothing else, as Python's own does
    return space["made"]


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
