"""Associations of municipalities (társulás): grants ask for a programme in force in every member (Ebktv. 31. § (7))."""

from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Member:
    """A municipality of an association: a `settlement` of this store, or one of another office by its name.

    The days are as people write them: of the programme in force that this store does not hold, the day it was adopted
    and the latest review.
    """

    id: str
    settlement: str = ""
    name: str = ""
    adopted: str = ""
    reviewed: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Association:
    """An association with legal personality; `chair` signs for it."""

    id: str
    name: str = ""
    seat: str = ""
    chair: str = ""
    members: tuple[Member, ...] = ()
