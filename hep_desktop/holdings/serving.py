"""Which basic service is where, and which village uses that of which other, as the programmes tell it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum

from hep_desktop.domain.settlement import Presence
from hep_desktop.frozen import dataclass
from hep_desktop.holdings.held import Member
from hep_desktop.hungarian import fold
from hep_desktop.template.service import Service, ServiceLaw


class Reach(StrEnum):
    """How the people of a village come to a service."""

    HERE = "here"
    FROM = "from"  # in another village that is told
    ELSEWHERE = "elsewhere"  # in another village, which is not told
    NONE = "none"
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True)
class Served:
    """One service of one village. `by` is the serving village as it was written, `of` where it is one of these.

    `lacking_duty` – the municipality must see to it by its size and says that there is none;
    `denied` – the serving village says that it has none itself.
    """

    service: Service
    member: Member
    reach: Reach
    by: str = ""
    of: Member | None = None
    lacking_duty: bool = False
    denied: bool = False


def basic_services(services: Sequence[Service]) -> tuple[Service, ...]:
    """Those that are basic services of Szoctv. or Gyvt."""
    return tuple(one for one in services if one.law is not ServiceLaw.NONE)


def serving(members: Sequence[Member], services: Sequence[Service]) -> tuple[tuple[Served, ...], ...]:
    """A row per village, a column per service."""
    named = _by_name(members)
    return tuple(tuple(_served(member, service, named) for service in services) for member in members)


def gaps(rows: Sequence[Sequence[Served]]) -> tuple[Served, ...]:
    """Where a service does not reach a village at all; duties that are not met stand first."""
    found = [one for row in rows for one in row if one.reach is Reach.NONE]
    return tuple(sorted(found, key=lambda one: not one.lacking_duty))


def _by_name(members: Sequence[Member]) -> dict[str, Member]:
    """Villages by name; a name that two of them bear leads to neither."""
    names = [_plain(one.name) for one in members]
    borne = Counter(names)
    return {name: one for name, one in zip(names, members, strict=True) if borne[name] == 1}


def _plain(name: str) -> str:
    return fold(" ".join(name.split()))


def _served(member: Member, service: Service, named: dict[str, Member]) -> Served:
    said = member.services.get(service.id)
    by = member.served_by.get(service.id, "")
    people = member.holding.population
    is_due = service.due_above is not None and people is not None and people > service.due_above
    match said:
        case None:
            return Served(service, member, Reach.UNTOLD)
        case Presence.HERE:
            return Served(service, member, Reach.HERE)
        case Presence.NONE:
            return Served(service, member, Reach.NONE, lacking_duty=is_due)
        case Presence.ELSEWHERE:
            of = named.get(_plain(by)) if by else None
            of = None if of is member else of
            denied = of is not None and of.services.get(service.id) in (Presence.NONE, Presence.ELSEWHERE)
            return Served(service, member, Reach.FROM if by else Reach.ELSEWHERE, by, of, denied=denied)


def links(rows: Sequence[Sequence[Served]], service: str) -> Iterator[tuple[Member, Member]]:
    """Which village is served by which other, both among these."""
    for row in rows:
        yield from ((one.member, one.of) for one in row if one.service.id == service and one.of is not None)
