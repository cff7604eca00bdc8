"""Two people's changes of the same records put together: what does not clash by itself, what does by choice.

Both sides are compared with the state they began from, field by field; in texts and lists block by block, by id.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from enum import StrEnum
from typing import Any, cast

from hep_desktop.domain.answers import Answer
from hep_desktop.domain.outcome import Record
from hep_desktop.domain.places import Place
from hep_desktop.domain.situation import Fact
from hep_desktop.frozen import dataclass

Records = Mapping[Place, Record]
_NOTHING = object()
"""Stands where a side has no such thing, which None may be a value of."""


class Choice(StrEnum):
    """Whose change stays where both changed the same."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Clash:
    """One place that both sides changed in different ways; None where a side has removed it."""

    place: Place
    base: Record | None
    ours: Record | None
    theirs: Record | None

    @property
    def can_be_both(self) -> bool:
        """Whether the two can stand beside each other: words and lists can, a figure cannot."""
        chosen = [self.record(choice) for choice in Choice]
        return chosen[2] not in chosen[:2]

    def record(self, choice: Choice) -> Record | None:
        """What will stand at the place."""
        return _record(self.base, self.ours, self.theirs, choice)[0]


@dataclass(frozen=True, slots=True)
class Merge:
    """What they changed and nobody here did, by place (None: removed), and what has to be chosen."""

    taken: Mapping[Place, Record | None]
    clashes: tuple[Clash, ...]

    def wanted(self, choices: Mapping[Place, Choice]) -> dict[Place, Record | None]:
        """What every place should hold; ours stays where nothing was chosen."""
        chosen = {clash.place: clash.record(choices.get(clash.place, Choice.OURS)) for clash in self.clashes}
        return {**self.taken, **chosen}


def merge(base: Records, ours: Records, theirs: Records) -> Merge:
    """Put both sides' changes since `base` together."""
    taken: dict[Place, Record | None] = {}
    clashes: list[Clash] = []
    for place in dict.fromkeys((*theirs, *base)):
        sides = base.get(place), ours.get(place), theirs.get(place)
        record, clash = _record(*sides, Choice.OURS)
        if clash:
            clashes.append(Clash(place, *sides))
        elif record != sides[1]:
            taken[place] = record
    return Merge(taken, tuple(clashes))


def _record(
    base: Record | None, ours: Record | None, theirs: Record | None, choice: Choice
) -> tuple[Record | None, bool]:
    if theirs in (ours, base):
        return ours, False
    if ours == base:
        return theirs, False
    whole = isinstance(ours, Fact | Answer)  # a figure and its source are one statement, never halved
    if ours is None or theirs is None or whole or type(ours) is not type(theirs):
        return (theirs if choice is Choice.THEIRS else ours), True
    values: dict[str, Any] = {}
    clash = False
    for one in fields(ours):
        before = _NOTHING if base is None else getattr(base, one.name)
        value, clashes = _value(before, getattr(ours, one.name), getattr(theirs, one.name), choice)
        values[one.name] = value
        clash |= clashes
    return replace(ours, **values), clash


def _value(base: Any, ours: Any, theirs: Any, choice: Choice) -> tuple[Any, bool]:  # noqa: ANN401, PLR0911 – any field
    if theirs in (ours, base):
        return ours, False
    if ours == base:
        return theirs, False
    if base is not _NOTHING and all(_has_ids(side) for side in (base, ours, theirs)):
        return _in_order(base, ours, theirs, choice)
    if base is not _NOTHING and all(isinstance(side, Mapping) for side in (base, ours, theirs)):
        merged, clash = _by_key(base, ours, theirs, choice)
        return {key: value for key, (value, *_) in merged.items()}, clash
    match choice:
        case Choice.OURS:
            return ours, True
        case Choice.THEIRS:
            return theirs, True
        case Choice.BOTH:
            return _both(ours, theirs), True


def _has_ids(value: object) -> bool:
    """Whether it is a list of things that are told apart by their id."""
    if not isinstance(value, tuple):
        return False
    ids = [getattr(one, "id", None) for one in cast("tuple[Any, ...]", value)]
    return None not in ids and len(set(ids)) == len(ids)


def _both(ours: Any, theirs: Any) -> Any:  # noqa: ANN401 – any field
    if isinstance(ours, str):
        return "\n".join(words for words in (ours, theirs) if words.strip())
    if _has_ids(ours) and _has_ids(theirs):
        taken = {one.id for one in ours}
        return (*ours, *(_renamed(one) if one.id in taken else one for one in theirs if one not in ours))
    return ours


def _renamed(one: Any) -> Any:  # noqa: ANN401 – any part of a list
    return replace(one, id=f"{one.id}-2")


def _by_key(
    base: Mapping[str, Any], ours: Mapping[str, Any], theirs: Mapping[str, Any], choice: Choice
) -> tuple[dict[str, tuple[Any, ...]], bool]:
    """By key what will stand there, two where both sides' stay; nothing where it was removed."""
    merged: dict[str, tuple[Any, ...]] = {}
    clash = False
    for key in dict.fromkeys((*ours, *theirs)):
        before, our, their = (side.get(key, _NOTHING) for side in (base, ours, theirs))
        stays, clashes = _value(before, our, their, Choice.OURS if choice is Choice.BOTH else choice)
        clash |= clashes
        kept = (our, their) if clashes and choice is Choice.BOTH else (stays,)
        found = tuple(one for one in kept if one is not _NOTHING)
        if found:
            merged[key] = found
    return merged, clash


def _in_order(base: Any, ours: Any, theirs: Any, choice: Choice) -> tuple[Any, bool]:  # noqa: ANN401 – lists with ids
    """Lists merged part by part, in our order where we changed it and in theirs where only they did."""
    merged, clash = _by_key(*({one.id: one for one in side} for side in (base, ours, theirs)), choice=choice)
    before, our, their = ([one.id for one in side] for side in (base, ours, theirs))
    common = set(before) & set(our) & set(their)
    moved = [key for key in our if key in common] != [key for key in before if key in common]
    first, second = (our, their) if moved else (their, our)
    order = _woven(first, second)
    kept = (found for key in order if (found := merged.get(key)))
    return tuple(part for found in kept for part in (found[0], *(_renamed(one) for one in found[1:]))), clash


def _woven(first: Iterable[str], second: Iterable[str]) -> list[str]:
    """The keys of the first, and those of the second alone each after the one it follows there."""
    order = list(first)
    known = set(order)
    at = 0
    for key in second:
        if key in known:
            at = order.index(key) + 1
        else:
            order.insert(at, key)
            known.add(key)
            at += 1
    return order
