"""What others say of a programme."""

from hep_desktop.domain.apply.records import change, draft, found, with_fields
from hep_desktop.domain.commands.opinions import AddOpinion, ChangeOpinion, RemoveOpinion
from hep_desktop.domain.office import Office
from hep_desktop.domain.opinions import Opinion
from hep_desktop.domain.outcome import Label, Outcome
from hep_desktop.domain.places import OpinionPlace


def apply(office: Office, command: AddOpinion | ChangeOpinion | RemoveOpinion) -> Outcome:
    """What a command of opinions changes."""
    programme = draft(office, command.programme)
    match command:
        case AddOpinion(_, opinion):
            return _put(office, programme.id, "add_opinion", opinion)
        case ChangeOpinion(_, key, fields):
            changed = with_fields(found(programme.opinions.get(key), "opinion.gone"), fields)
            return _put(office, programme.id, "change_opinion", changed)
        case RemoveOpinion(_, key):
            gone = found(programme.opinions.get(key), "opinion.gone")
            return Outcome(_label("remove_opinion", gone), change(office, OpinionPlace(programme.id, key), None))


def _put(office: Office, programme: str, step: str, opinion: Opinion) -> Outcome:
    return Outcome(_label(step, opinion), change(office, OpinionPlace(programme, opinion.id), opinion))


def _label(step: str, opinion: Opinion) -> Label:
    return Label(step, (("sender", opinion.sender),))
