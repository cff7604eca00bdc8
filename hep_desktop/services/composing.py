"""Whom the forum of a programme usually has, and who of the office's list stands for each."""

from hep_desktop.domain.directory import Person
from hep_desktop.domain.office import Office
from hep_desktop.frozen import dataclass
from hep_desktop.template.model import Edition
from hep_desktop.template.seat import Seat


@dataclass(frozen=True, slots=True)
class Filled:
    """One kind of member and those who were named for it; nobody is a gap, not a fault."""

    seat: Seat
    people: tuple[Person, ...]


def composition(office: Office, edition: Edition, programme: str) -> tuple[Filled, ...]:
    """The seats that are usual in a settlement of this size, in the order of the edition."""
    population = office.settlement_of(programme).population
    people = office.directory.people
    return tuple(
        Filled(seat, tuple(one for one in people if one.seat == seat.id))
        for seat in edition.seats
        if not seat.above or (population is not None and population > seat.above)
    )
