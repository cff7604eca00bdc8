"""Changes of the office's list of people."""

from hep_desktop.domain.commands.command import Command
from hep_desktop.domain.directory import Person
from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class AddPeople(Command):
    """Put people at the end of the list."""

    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class ChangePeople(Command):
    """The whole list as it is now: who is not in it is removed, who is new is added."""

    people: tuple[Person, ...]
