"""Whom the forum of a programme usually has, and who of the office's list stands for each."""

from hep_desktop.domain.directory import Person
from hep_desktop.domain.office import Office
from hep_desktop.domain.settlement import Settlement
from hep_desktop.frozen import dataclass
from hep_desktop.template.model import Edition
from hep_desktop.template.seat import Seat

_LARGE = 2000  # inhabitants; a recommendation of practice


@dataclass(frozen=True, slots=True)
class Filled:
    """One kind of member and those who were named for it; nobody is a gap, not a fault."""

    seat: Seat
    people: tuple[Person, ...]


def composition(office: Office, edition: Edition, programme: str) -> tuple[Filled, ...]:
    """The seats that are usual in a settlement of this size, in the order of the edition."""
    settlement = office.settlement_of(programme)
    population = settlement.population
    people = [one for one in office.directory.people if one.settlement in ("", settlement.id)]
    return tuple(
        Filled(seat, tuple(one for one in people if one.seat == seat.id))
        for seat in edition.seats
        if not seat.above or (population is not None and population > seat.above)
    )


def has_working_groups(settlement: Settlement) -> bool:
    """Whether a settlement is so large that working groups are usual."""
    return settlement.population is not None and settlement.population > _LARGE
