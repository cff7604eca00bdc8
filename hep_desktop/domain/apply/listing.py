"""Records that a grid shows as one list: each its own record, so that a step touches only those it changed."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from hep_desktop.domain.apply.records import change, joined
from hep_desktop.domain.directory import Person
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Change
from hep_desktop.domain.places import Place
from hep_desktop.domain.tasks import Task

Listed = TypeVar("Listed", Person, Task)


def listed(
    office: Office, before: Iterable[Listed], wanted: Iterable[Listed], place: Callable[[str], Place]
) -> tuple[Change, ...]:
    """What turns the list `before` into the `wanted` one."""
    placed = tuple(_in_order(wanted))
    staying = {one.id for one in placed}
    removed = joined(change(office, place(one.id), None) for one in before if one.id not in staying)
    return (*removed, *joined(change(office, place(one.id), one) for one in placed))


def _in_order(records: Iterable[Listed]) -> Iterator[Listed]:
    """Positions that rise; what stands rightly keeps its own, so that removing one changes nothing else."""
    last = 0
    for one in records:
        last = max(last + 1, one.position)
        yield replace(one, position=last)
