"""The council's vote, and what follows from it."""

from dataclasses import replace

from hep_desktop.domain.apply.records import change, draft, joined, with_fields
from hep_desktop.domain.apply.review import in_time
from hep_desktop.domain.commands.council import Adopt, BeginVersion, ChangeCouncil
from hep_desktop.domain.council import Council
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.judging import version_after
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Change, Label, Outcome, Record
from hep_desktop.domain.places import (
    CouncilPlace,
    CustodyPlace,
    FollowUpPlace,
    OpinionPlace,
    ProgrammeBound,
    ProgrammePlace,
    ReasonPlace,
    RemarkPlace,
    ResponsePlace,
    ReviewPlace,
    SendingPlace,
    TaskPlace,
)
from hep_desktop.domain.programme import ProgrammeDetails, Status
from hep_desktop.hungarian import long_date

_OF_ONE_VERSION = (
    CouncilPlace,
    CustodyPlace,
    FollowUpPlace,
    OpinionPlace,
    ReasonPlace,
    RemarkPlace,
    ResponsePlace,
    ReviewPlace,
    SendingPlace,
    TaskPlace,
)


def apply(office: Office, command: ChangeCouncil | Adopt | BeginVersion) -> Outcome:
    """What a command around the council's vote changes."""
    match command:
        case ChangeCouncil(key, fields):
            council = with_fields(draft(office, key).council, fields)
            place = CouncilPlace(key)
            return Outcome(Label("change_council"), change(office, place, council if council != Council() else None))
        case Adopt(key):
            return _adopt(office, key)
        case BeginVersion():
            return _begin(office, command)


def _adopt(office: Office, key: str) -> Outcome:
    programme = draft(office, key)
    held = programme.council.held
    if held is None or not programme.council.number:
        raise UserError("council.no_resolution")
    details = programme.details
    adopted = replace(programme.as_voted, status=Status.ADOPTED, adopted=held)
    earlier = office.programmes.get(details.predecessor)
    if earlier is not None:
        in_time(office, earlier, programme)
    changes = change(office, ProgrammePlace(key), adopted)
    if earlier is not None and earlier.details.status is Status.ADOPTED:
        changes += change(office, ProgrammePlace(earlier.id), replace(earlier.details, status=Status.SUPERSEDED))
    return Outcome(Label("adopt"), changes)


def _begin(office: Office, command: BeginVersion) -> Outcome:
    earlier = office.programmes.get(command.programme)
    if earlier is None:
        raise UserError("programme.gone")
    if earlier.details.status is not Status.ADOPTED:
        raise UserError("programme.not_adopted")
    if version_after(office, earlier.id) is not None:
        raise UserError("programme.has_successor")
    last = office.last_day_of(earlier.id)
    if command.created > last:
        raise UserError("review.expired", last=long_date(last))
    details = replace(
        earlier.details,
        id=command.id,
        status=Status.DRAFT,
        predecessor=earlier.id,
        created=command.created,
        planned_adoption=command.planned_adoption,
        adopted=None,
    )
    content = joined(
        (_copied(place, record, details),)
        for place, record in office.content_of(earlier.id)
        if not isinstance(place, _OF_ONE_VERSION)
    )
    return Outcome(Label("begin_version"), content)


def _copied(place: ProgrammeBound, record: Record, details: ProgrammeDetails) -> Change:
    return Change(replace(place, programme=details.id), None, details if isinstance(place, ProgrammePlace) else record)
