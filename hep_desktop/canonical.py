"""Frozen dataclasses ↔ plain JSON data, and the one canonical way of writing it.

Used for the store's records, the journal and `hep.json`. Standard library only: the known libraries
(cattrs) cost more at start-up than the whole window. A member of a union of dataclasses carries its
class name under `type`, unless it calls itself `UNTAGGED`; a field equal to its default is left out; a
Decimal is written as text without exponent or trailing zeros; all text is NFC.
"""

import json
import types
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


def plain_decimal(number: Decimal) -> str:
    """A number as text without exponent, trailing zeros or a negative zero."""
    if number == 0:
        return "0"
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def to_plain(value: object, declared: Any) -> Any:  # noqa: ANN401 – JSON data
    """`value` of the declared type as JSON data (dict, list, str, int, bool, None)."""
    return _encoder(declared)(value)


def from_plain(data: Any, declared: type[T]) -> T:  # noqa: ANN401 – JSON data
    """The value that `to_plain` wrote. Raises ValueError where data and type do not fit."""
    try:
        return cast("T", _decoder(declared)(data))
    except (KeyError, TypeError, AttributeError, ArithmeticError) as error:
        msg = f"not a {declared}: {error!r}"
        raise ValueError(msg) from error


def dumps(data: object) -> str:
    """JSON data as canonical text: sorted keys, no white space, NFC, no escapes."""
    text = _written(data)
    # strings are composed one by one: composing the whole would join an escape (`\n`) with an accent after it
    text = text if unicodedata.is_normalized("NFC", text) else _written(_composed(data))
    # half of a surrogate pair, as broken pastes bring it, becomes "?": it must not stop a save
    return text.encode("utf-8", "replace").decode("utf-8")


def _written(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def _composed(data: object) -> object:
    if isinstance(data, str):
        return unicodedata.normalize("NFC", data)
    if isinstance(data, dict):
        return {_composed(key): _composed(value) for key, value in cast("dict[str, object]", data).items()}
    if isinstance(data, list):
        return [_composed(one) for one in cast("list[object]", data)]
    return data


def _default(f: "Field[Any]") -> object:
    if f.default is not MISSING:
        return f.default
    return f.default_factory() if f.default_factory is not MISSING else MISSING


def _variants(declared: Any) -> tuple[Any, ...] | None:  # noqa: ANN401 – a type expression
    if get_origin(declared) in (Union, types.UnionType):
        return get_args(declared)
    return None


@cache
def _encoder(declared: Any) -> Callable[[Any], Any]:  # noqa: ANN401, PLR0911 – one return a kind of type
    variants = _variants(declared)
    if variants is not None:
        return _union_encoder(variants)
    origin, args = get_origin(declared), get_args(declared)
    if origin is tuple:
        if len(args) == 2 and args[1] is Ellipsis:  # noqa: PLR2004 – tuple[X, ...]
            inner = _encoder(args[0])
            return lambda value: [inner(one) for one in value]
        inners = [_encoder(arg) for arg in args]
        return lambda value: [encode(one) for encode, one in zip(inners, value, strict=True)]
    if origin in (dict, Mapping):
        inner = _encoder(args[1])
        return lambda value: {key: inner(one) for key, one in value.items()}
    if is_dataclass(declared):
        return _dataclass_encoder(cast("type", declared))
    if declared is Decimal:
        return plain_decimal
    if declared in (date, datetime, time):
        return lambda value: value.isoformat()
    if isinstance(declared, type) and issubclass(declared, Enum):
        return lambda value: value.value
    return lambda value: value


def _untagged(declared: type) -> bool:
    return bool(getattr(declared, "UNTAGGED", False))


def _union_encoder(variants: tuple[Any, ...]) -> Callable[[Any], Any]:
    tagged = sum(1 for variant in variants if is_dataclass(variant)) > 1

    def encode(value: Any) -> Any:  # noqa: ANN401 – as above
        if value is None:
            return None
        kind = next(v for v in variants if v is not types.NoneType and isinstance(value, v))
        data = _encoder(kind)(value)
        return {"type": kind.__name__, **data} if tagged and not _untagged(kind) else data

    return encode


def _dataclass_encoder(declared: type) -> Callable[[Any], Any]:
    hints = get_type_hints(declared)
    parts = [(f.name, _encoder(hints[f.name]), _default(f)) for f in fields(cast("Any", declared))]

    def encode(value: Any) -> dict[str, Any]:  # noqa: ANN401 – as above
        data: dict[str, Any] = {}
        for name, inner, default in parts:
            member = getattr(value, name)
            if member != default:
                data[name] = inner(member)
        return data

    return encode


@cache
def _decoder(declared: Any) -> Callable[[Any], Any]:  # noqa: ANN401, PLR0911 – one return a kind of type
    variants = _variants(declared)
    if variants is not None:
        return _union_decoder(variants)
    origin, args = get_origin(declared), get_args(declared)
    if origin is tuple:
        if len(args) == 2 and args[1] is Ellipsis:  # noqa: PLR2004 – tuple[X, ...]
            inner = _decoder(args[0])
            return lambda data: tuple(inner(one) for one in data)
        inners = [_decoder(arg) for arg in args]
        return lambda data: tuple(decode(one) for decode, one in zip(inners, data, strict=True))
    if origin in (dict, Mapping):
        inner = _decoder(args[1])
        return lambda data: {key: inner(one) for key, one in data.items()}
    if is_dataclass(declared):
        return _dataclass_decoder(cast("type", declared))
    if declared is Decimal:
        return Decimal
    if declared in (date, datetime, time):
        return declared.fromisoformat
    if isinstance(declared, type) and issubclass(declared, Enum):
        return declared
    return _checked(declared)


def _checked(declared: Any) -> Callable[[Any], Any]:  # noqa: ANN401 – as above
    def decode(data: Any) -> Any:  # noqa: ANN401 – as above
        if type(data) is not declared:
            msg = f"{data!r} is not a {declared.__name__}"
            raise ValueError(msg)
        return data

    return decode


def _union_decoder(variants: tuple[Any, ...]) -> Callable[[Any], Any]:
    classes = [v for v in variants if v is not types.NoneType]
    if len(classes) == 1:
        inner = _decoder(classes[0])
        return lambda data: None if data is None else inner(data)
    by_name = {None if _untagged(v) else v.__name__: v for v in classes}

    def decode(data: dict[str, Any] | None) -> Any:  # noqa: ANN401 – as above
        if data is None:
            if types.NoneType not in variants:
                raise TypeError(variants)
            return None
        rest: dict[str, Any] = dict(data)
        return _decoder(by_name[rest.pop("type", None)])(rest)

    return decode


def _dataclass_decoder(declared: type) -> Callable[[Any], Any]:
    hints = get_type_hints(declared)
    inner = {f.name: _decoder(hints[f.name]) for f in fields(cast("Any", declared))}
    of_former = getattr(declared, "of_former", None)  # a store may hold what an older program wrote
    if of_former is not None:
        return lambda data: declared(**{name: inner[name](member) for name, member in of_former(data).items()})
    return lambda data: declared(**{name: inner[name](member) for name, member in data.items()})
