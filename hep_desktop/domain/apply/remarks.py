"""Remarks and responses, of drafts and adopted versions alike; also while somebody else has the programme in hand."""

from hep_desktop.domain.apply.records import change, joined
from hep_desktop.domain.commands.remarks import AddRemarks, TakeDraft
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Change, Label, Outcome
from hep_desktop.domain.places import RemarkPlace, ResponsePlace


def apply(office: Office, command: AddRemarks | TakeDraft) -> Outcome:
    """What is added; what is known stays as it is."""
    if isinstance(command, TakeDraft):
        return _take(office, command)
    programme = office.programmes.get(command.programme)
    if programme is None:
        raise UserError("programme.gone")
    known = {*programme.remarks, *(one.id for one in command.remarks)}
    if any(one.remark not in known for one in command.responses):
        raise UserError("remarks.gone")
    remarks = (
        change(office, RemarkPlace(programme.id, one.id), one)
        for one in command.remarks
        if one.id not in programme.remarks
    )
    responses = (
        change(office, ResponsePlace(programme.id, one.id), one)
        for one in command.responses
        if one.id not in programme.responses
    )
    changes = joined((*remarks, *responses))
    return Outcome(Label(command.step, (("who", command.who), ("count", str(len(changes))))), changes)


def _take(office: Office, command: TakeDraft) -> Outcome:
    found = office.programmes.get(command.programme)
    if found is not None and not found.custody.draft:
        raise UserError("remarks.own_programme")
    changes = (Change(place, office.record(place), record) for place, record in command.content)
    label = Label("take_draft", (("settlement", command.settlement), ("who", command.who)))
    return Outcome(label, tuple(one for one in changes if one.before != one.after))
