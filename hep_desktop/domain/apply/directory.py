"""The office's list of people: one record each, so that a step touches only those it changed."""

from collections.abc import Iterable

from hep_desktop.domain.apply.listing import listed
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
    changes = listed(office, office.directory.people, people, PersonPlace)
    return Outcome(_label(changes), changes)


def _label(changes: tuple[Change, ...]) -> Label:
    keys = {_step(one) for one in changes}
    names = [one.name for change in changes if isinstance(one := change.after or change.before, Person)]
    name = names[0] if len(names) == 1 else ""
    return Label(keys.pop() if len(keys) == 1 else "change_people", (("name", name),))


def _step(change: Change) -> str:
    if change.before is None:
        return "add_people"
    return "remove_people" if change.after is None else "change_people"
