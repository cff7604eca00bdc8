"""What goes with a programme to another computer, and what of it has to suit the records that are there."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from hep_desktop.domain.association_standing import named
from hep_desktop.domain.associations import Association, Member
from hep_desktop.domain.directory import Person
from hep_desktop.domain.forum import Meeting
from hep_desktop.domain.forum_rules import ForumRules
from hep_desktop.domain.merging import Records
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Record
from hep_desktop.domain.places import (
    AssociationPlace,
    CustodyPlace,
    ForumRulesPlace,
    MeetingPlace,
    PersonPlace,
    Place,
    ProgrammePlace,
    SettlementPlace,
    programme_of,
)
from hep_desktop.domain.programme import ProgrammeDetails
from hep_desktop.domain.settlement import Settlement


def chain(office: Office, programme: str) -> tuple[str, ...]:
    """A version and those it grew out of, the oldest first."""
    found: list[str] = []
    while programme in office.programmes and programme not in found:
        found.append(programme)
        programme = office.programmes[programme].details.predecessor
    return tuple(reversed(found))


def belongings(office: Office, programme: str) -> dict[Place, Record]:
    """The programme with its earlier versions, its settlement, its meetings as far as they are its, and the people.

    An association goes with every member; those whose programmes stay are there by name, with the days of theirs.
    The office's own wording and remembered tables stay, and so does whose hands it is in.
    """
    return dict(_belonging(office, chain(office, programme)))


def _belonging(office: Office, own: tuple[str, ...]) -> Iterator[tuple[Place, Record]]:
    settlements = {office.programmes[key].details.settlement for key in own}
    for place, record in office.records(own):
        match place, record:
            case CustodyPlace(), _:
                continue
            case ((SettlementPlace(key) | ForumRulesPlace(key)), _) if key in settlements:
                yield place, record
            case MeetingPlace(), Meeting(programmes=served) if set(own) & set(served):
                yield place, replace(record, programmes=tuple(key for key in served if key in own))
            case AssociationPlace(), Association(members=members) if settlements & {one.settlement for one in members}:
                yield place, replace(record, members=tuple(named(office, one, settlements) for one in members))
            case PersonPlace(), _:
                yield place, record
            case _:
                if programme_of(place) in own:
                    yield place, record


def suited(records: Records, office: Office) -> dict[Place, Record]:
    """Records from elsewhere as they fit in here.

    A village that is here under another id keeps ours; a meeting that serves other programmes here serves them on.
    """
    known = {settlement.code: key for key, settlement in office.settlements.items()}
    renamed = {
        record.id: known[record.code]
        for record in records.values()
        if isinstance(record, Settlement) and known.get(record.code, record.id) != record.id
    }
    return dict(_suited(place, record, office, renamed) for place, record in records.items())


def _suited(place: Place, record: Record, office: Office, renamed: dict[str, str]) -> tuple[Place, Record]:
    match record:
        case Settlement(id=key) if key in renamed:
            return SettlementPlace(renamed[key]), replace(record, id=renamed[key])
        case ProgrammeDetails(settlement=key) | Person(settlement=key) if key in renamed:
            return place, replace(record, settlement=renamed[key])
        case ForumRules() if isinstance(place, ForumRulesPlace) and place.settlement in renamed:
            return ForumRulesPlace(renamed[place.settlement]), record
        case Meeting(id=key):
            served = office.meetings[key].programmes if key in office.meetings else ()
            others = tuple(one for one in record.programmes if one not in served)
            people = tuple(
                replace(one, settlement=renamed.get(one.settlement, one.settlement)) for one in record.attendees
            )
            return place, replace(record, programmes=(*served, *others), attendees=people)
        case Association(id=key, members=members):
            here = office.associations[key].members if key in office.associations else ()
            tied = {one.id: one for one in here if one.settlement}
            return place, replace(record, members=tuple(_member(one, tied, renamed) for one in members))
        case _:
            return place, record


def _member(one: Member, tied: Mapping[str, Member], renamed: Mapping[str, str]) -> Member:
    """A member as it fits in here: a village of this store that the other side knows by name only stays tied."""
    if one.settlement:
        return replace(one, settlement=renamed.get(one.settlement, one.settlement))
    return tied.get(one.id, one)


def title_of(records: Records, programme: str) -> tuple[Settlement, ProgrammeDetails]:
    """The village and the details of a programme among records. Raises ValueError where they are not there."""
    match records.get(ProgrammePlace(programme)):
        case ProgrammeDetails(settlement=key) as details:
            settlement = records.get(SettlementPlace(key))
            if isinstance(settlement, Settlement):
                return settlement, details
        case _:
            pass
    raise ValueError(programme)
