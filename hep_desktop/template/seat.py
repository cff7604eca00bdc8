"""Whom a HEP Forum usually has; practice and no law, so what is empty is a gap and no fault."""

from collections.abc import Iterator

from hep_desktop.domain.forum import Capacity
from hep_desktop.frozen import dataclass
from hep_desktop.template.certainty import Certainty
from hep_desktop.template.section import Section
from hep_desktop.words import text as words


@dataclass(frozen=True, slots=True)
class Seat:
    """A kind of member or permanent invitee; `above` – only where more people live than that."""

    id: str
    title: str
    capacity: Capacity
    certainty: Certainty
    above: int = 0


def read_seats(section: Section) -> Iterator[Seat]:
    """The seats of the file, in their order."""
    ids: set[str] = set()
    for one in section.sections("seats"):
        with one:
            seat = Seat(
                id=one.code("id"),
                title=one.text("title"),
                capacity=one.choice("capacity", Capacity),
                certainty=one.choice("certainty", Certainty),
                above=one.whole("above", 0),
            )
            if seat.id in ids:
                one.refuse("id", words("editions.seat_twice"))
            ids.add(seat.id)
            yield seat
