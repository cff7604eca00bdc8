"""The log of what was sent, of drafts and adopted versions alike."""

from dataclasses import replace

from hep_desktop.domain.apply.records import change, found
from hep_desktop.domain.commands.sendings import AddReceipt, AddSending
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Label, Outcome
from hep_desktop.domain.places import SendingPlace


def apply(office: Office, command: AddSending | AddReceipt) -> Outcome:
    """What is added to the log."""
    programme = office.programmes.get(command.programme)
    if programme is None:
        raise UserError("programme.gone")
    match command:
        case AddSending(_, sending):
            if sending.id in programme.sendings:
                raise UserError("sending.noted")
            step = "add_sending"
        case AddReceipt(_, key, receipt):
            before = found(programme.sendings.get(key), "sending.gone")
            sending, step = replace(before, receipts=(*before.receipts, receipt)), "add_receipt"
    place = SendingPlace(programme.id, sending.id)
    return Outcome(Label(step, (("where", sending.where),)), change(office, place, sending))
