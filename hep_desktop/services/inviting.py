"""Who of the office's list of people could come to a meeting, and who was there and is not in the list yet."""

from hep_desktop.domain.directory import Person
from hep_desktop.domain.forum import Attendee, Meeting
from hep_desktop.domain.office import Office
from hep_desktop.hungarian import fold
from hep_desktop.identity import NewId


def to_invite(office: Office, meeting: Meeting) -> tuple[Person, ...]:
    """Those of the list, for its villages, whom the meeting does not name yet."""
    served = {office.programmes[key].details.settlement for key in meeting.programmes if key in office.programmes}
    near = (one for one in office.directory.people if one.settlement in served or not one.settlement)
    return tuple(one for one in near if _is_told(one) and not _is_among(one, meeting.attendees))


def to_keep(office: Office, meeting: Meeting) -> tuple[Attendee, ...]:
    """Those whom the meeting names and the list does not know."""
    people = office.directory.people
    return tuple(one for one in meeting.attendees if one.name.strip() and not _is_among(one, people))


def as_attendee(person: Person, new_id: NewId) -> Attendee:
    """Somebody of the list as present at a meeting: without the contact, since minutes are handed on."""
    return Attendee(new_id(), person.name, person.organisation, person.capacity, settlement=person.settlement)


def as_person(attendee: Attendee, new_id: NewId) -> Person:
    """Somebody who was there, for the list."""
    one = attendee
    return Person(new_id(), 0, one.name, one.organisation, one.capacity, settlement=one.settlement)


def _is_among(one: Person | Attendee, others: tuple[Person, ...] | tuple[Attendee, ...]) -> bool:
    return any(_is_same(one, other) for other in others)


def _is_same(one: Person | Attendee, other: Person | Attendee) -> bool:
    """Of the same name, and of the same organisation where both say one."""
    if _plain(one.name) != _plain(other.name):
        return False
    organisations = {_plain(one.organisation), _plain(other.organisation)}
    if _plain(one.name):
        organisations.discard("")
    return len(organisations) <= 1


def _is_told(one: Person) -> bool:
    return bool(one.name.strip() or one.organisation.strip())


def _plain(words: str) -> str:
    return fold(" ".join(words.split()))
