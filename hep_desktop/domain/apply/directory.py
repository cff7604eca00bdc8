"""The office's list of people: one record each, so that a step touches only those it changed."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from hep_desktop.domain.apply.records import change, joined
from hep_desktop.domain.commands.directory import AddPeople, ChangePeople
from hep_desktop.domain.directory import Person
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Change, Label, Outcome
from hep_desktop.domain.places import PersonPlace


def apply(office: Office, command: AddPeople | ChangePeople) -> Outcome:
    """What a command of the list changes."""
    match command:
        case AddPeople(people):
            return _listed(office, (*office.directory.people, *people))
        case ChangePeople(people):
            return _listed(office, people)


def _listed(office: Office, people: Iterable[Person]) -> Outcome:
    wanted = tuple(_in_order(people))
    staying = {one.id for one in wanted}
    gone = (one.id for one in office.directory.people if one.id not in staying)
    removed = joined(change(office, PersonPlace(key), None) for key in gone)
    changes = (*removed, *joined(change(office, PersonPlace(one.id), one) for one in wanted))
    return Outcome(_label(changes), changes)


def _in_order(people: Iterable[Person]) -> Iterator[Person]:
    """Positions that rise; who stands rightly keeps the own one, so that removing one changes nobody else."""
    last = 0
    for one in people:
        last = max(last + 1, one.position)
        yield replace(one, position=last)


def _label(changes: tuple[Change, ...]) -> Label:
    keys = {_step(one) for one in changes}
    names = [one.name for change in changes if isinstance(one := change.after or change.before, Person)]
    name = names[0] if len(names) == 1 else ""
    return Label(keys.pop() if len(keys) == 1 else "change_people", (("name", name),))


def _step(change: Change) -> str:
    if change.before is None:
        return "add_people"
    return "remove_people" if change.after is None else "change_people"
