"""Whether an association meets the condition of grants: only if every member has a programme in force."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from enum import StrEnum

from hep_desktop.domain.associations import Association, Member
from hep_desktop.domain.law_clock import Grants, Life, Standing, life_of, standing
from hep_desktop.domain.office import Office
from hep_desktop.domain.programme import Status
from hep_desktop.domain.readings import Readings
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import parse_date, short_date


class Source(StrEnum):
    """Where the days of a member are from."""

    STORE = "store"
    TYPED = "typed"
    UNTOLD = "untold"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class MemberStanding:
    """How a member stands, and from which days that was counted."""

    member: Member
    name: str
    source: Source
    life: Life
    standing: Standing
    number: str = ""


_WORST_FIRST = (
    *(Grants.NOT_ADOPTED, Grants.EXPIRED, Grants.REVIEW_MISSED),
    *(Grants.REVIEW_LATE, Grants.REVIEW_SOON, Grants.MET),
)
FAILING = frozenset({Grants.NOT_ADOPTED, Grants.EXPIRED, Grants.REVIEW_MISSED})
"""With one such member the association does not meet the condition, or cannot show that it does."""


def members_of(office: Office, association: Association, readings: Readings, today: date) -> tuple[MemberStanding, ...]:
    """Every member in the association's order; `readings` serve those whose office is another one."""
    return tuple(_member(office, one, readings, today) for one in association.members)


def worst(found: tuple[MemberStanding, ...]) -> Grants | None:
    """The condition of all is that of the worst; None where nobody was named."""
    met = {one.standing.grants for one in found}
    return next((one for one in _WORST_FIRST if one in met), None)


def in_short(found: tuple[MemberStanding, ...], grants: Collection[Grants]) -> tuple[str, ...]:
    """The names of those who stand so."""
    return tuple(one.name for one in found if one.standing.grants in grants)


def of_settlement(office: Office, settlement: str) -> tuple[Association, ...]:
    """The associations that a settlement of this store is a member of, by name."""
    chosen = (one for one in office.associations.values() if any(m.settlement == settlement for m in one.members))
    return tuple(sorted(chosen, key=lambda one: (one.name, one.id)))


def in_force(office: Office, settlement: str, today: date) -> str:
    """The programme of a settlement that was adopted last; blank where this store holds none."""
    adopted = [
        (one.details.first_day, one.id)
        for one in office.programmes.values()
        if one.details.settlement == settlement and one.details.status is Status.ADOPTED
    ]
    return max((one for one in adopted if one[0] <= today), default=(today, ""))[1]


def named(office: Office, member: Member, own: Collection[str]) -> Member:
    """A member as told where only the settlements in `own` are known: by name, with the days of its last programme."""
    settlement = office.settlements.get(member.settlement)
    if settlement is None or settlement.id in own:
        return member
    programme = in_force(office, settlement.id, date.max)
    if not programme:
        return replace(member, settlement="", name=settlement.name)
    life = life_of(office, programme)
    adopted, reviewed = (short_date(day) if day else "" for day in (life.begins, max(life.reviews, default=None)))
    number = office.programmes[programme].council.number
    return Member(member.id, "", settlement.name, adopted, reviewed, number)


def _member(office: Office, member: Member, readings: Readings, today: date) -> MemberStanding:
    settlement = office.settlements.get(member.settlement)
    name = settlement.name if settlement is not None else member.name.strip()
    programme = in_force(office, member.settlement, today) if settlement is not None else ""
    if programme:
        life, number = life_of(office, programme), office.programmes[programme].council.number
        return MemberStanding(member, name, Source.STORE, life, standing(life, today), number)
    begins, reviewed = parse_date(member.adopted), parse_date(member.reviewed)
    unread = (member.adopted.strip() and begins is None) or (member.reviewed.strip() and reviewed is None)
    source = Source.UNREADABLE if unread else (Source.TYPED if begins else Source.UNTOLD)
    own = settlement.readings if settlement is not None else readings
    reviews = (reviewed,) if reviewed and begins and reviewed > begins else ()
    life = Life(readings=own) if unread else Life(begins, reviews=reviews, readings=own)
    return MemberStanding(member, name, source, life, standing(life, today), member.number)
