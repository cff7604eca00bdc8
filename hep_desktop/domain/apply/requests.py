"""Data requests."""

from hep_desktop.domain.apply.records import change, draft, found, with_fields
from hep_desktop.domain.commands.requests import AddRequest, ChangeRequest, RemoveRequest
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Label, Outcome
from hep_desktop.domain.places import RequestPlace
from hep_desktop.domain.requests import DataRequest


def apply(office: Office, command: AddRequest | ChangeRequest | RemoveRequest) -> Outcome:
    """What a command of data requests changes."""
    programme = draft(office, command.programme)
    match command:
        case AddRequest(_, request):
            return _put(office, programme.id, "add_request", request)
        case ChangeRequest(_, key, fields):
            changed = with_fields(found(programme.requests.get(key), "request.gone"), fields)
            return _put(office, programme.id, "change_request", changed)
        case RemoveRequest(_, key):
            gone = found(programme.requests.get(key), "request.gone")
            return Outcome(_label("remove_request", gone), change(office, RequestPlace(programme.id, key), None))


def _put(office: Office, programme: str, step: str, request: DataRequest) -> Outcome:
    return Outcome(_label(step, request), change(office, RequestPlace(programme, request.id), request))


def _label(step: str, request: DataRequest) -> Label:
    return Label(step, (("recipient", request.recipient),))
