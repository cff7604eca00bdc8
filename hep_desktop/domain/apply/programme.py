"""Programmes as a whole."""

from hep_desktop.domain.apply.records import change, draft, joined, with_fields
from hep_desktop.domain.commands.programme import ChangeProgramme, CreateProgramme, RemoveProgramme, RollForward
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Change, Label, Outcome
from hep_desktop.domain.places import MeetingPlace, ProgrammePlace
from hep_desktop.domain.programme import Programme, ProgrammeDetails


def apply(office: Office, command: CreateProgramme | RollForward | ChangeProgramme | RemoveProgramme) -> Outcome:
    """What a command on a whole programme changes."""
    match command:
        case CreateProgramme(details):
            return _put(office, "create_programme", details)
        case RollForward():
            return _roll(office, command)
        case ChangeProgramme(key, fields):
            return _put(office, "change_programme", with_fields(draft(office, key).details, fields))
        case RemoveProgramme(key):
            return _remove(office, draft(office, key))


def _put(office: Office, step: str, details: ProgrammeDetails) -> Outcome:
    if details.settlement not in office.settlements:
        raise UserError("settlement.gone")
    return Outcome(Label(step), change(office, ProgrammePlace(details.id), details))


def _roll(office: Office, command: RollForward) -> Outcome:
    details = command.details
    source = office.programmes.get(details.follows)
    if source is None:
        raise UserError("programme.gone")
    if any(one.details.follows == source.id for one in office.programmes.values()):
        raise UserError("rolling.twice")
    begun = _put(office, "roll_forward", details)
    content = tuple(Change(place, None, record) for place, record in command.content)
    return Outcome(begun.label, begun.changes + content)


def _remove(office: Office, programme: Programme) -> Outcome:
    key = programme.id
    places = (place for place, _ in office.content_of(key))
    content = [change(office, place, None) for place in places if not isinstance(place, ProgrammePlace)]
    meetings = [_without(office, meeting.id, key) for meeting in office.meetings_of(key)]
    itself = change(office, ProgrammePlace(key), None)
    return Outcome(Label("remove_programme"), joined(content) + joined(meetings) + itself)


def _without(office: Office, meeting: str, programme: str) -> tuple[Change, ...]:
    """A meeting that served only this programme goes with it; a joint one stays for the others."""
    record = office.meetings[meeting]
    left = tuple(p for p in record.programmes if p != programme)
    return change(office, MeetingPlace(meeting), with_fields(record, {"programmes": left}) if left else None)
