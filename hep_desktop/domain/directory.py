"""The office's list of people and organisations, shared by all its villages; it goes into no paper and no package."""

from hep_desktop.domain.forum import Capacity
from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who can be invited; `contact` stays in the office, and nothing special is asked of anybody.

    `seat` is what they stand for in the forum, by the edition's list; blank for nothing in particular.
    `settlement` – the one they belong to; blank for all of the office.
    """

    id: str
    position: int = 0
    name: str = ""
    organisation: str = ""
    capacity: Capacity = Capacity.MEMBER
    contact: str = ""
    seat: str = ""
    settlement: str = ""


@dataclass(frozen=True, slots=True)
class Directory:
    """All of them, in their order."""

    people: tuple[Person, ...] = ()
