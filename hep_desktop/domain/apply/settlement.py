"""The office's settlements."""

from hep_desktop.domain.apply.records import change, found, with_fields
from hep_desktop.domain.commands.settlement import AddSettlement, ChangeSettlement
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Label, Outcome
from hep_desktop.domain.places import SettlementPlace
from hep_desktop.domain.settlement import Settlement, is_ksh_code


def apply(office: Office, command: AddSettlement | ChangeSettlement) -> Outcome:
    """What a command on a settlement changes."""
    match command:
        case AddSettlement(settlement):
            return _put(office, "add_settlement", settlement)
        case ChangeSettlement(key, fields):
            changed = with_fields(found(office.settlements.get(key), "settlement.gone"), fields)
            return _put(office, "change_settlement", changed)


def _put(office: Office, step: str, settlement: Settlement) -> Outcome:
    if not is_ksh_code(settlement.code):
        raise UserError("settlement.bad_code", code=settlement.code)
    if not settlement.name.strip():
        raise UserError("settlement.no_name")
    if any(s.code == settlement.code and s.id != settlement.id for s in office.settlements.values()):
        raise UserError("settlement.already_here", name=settlement.name, code=settlement.code)
    label = Label(step, (("name", settlement.name),))
    return Outcome(label, change(office, SettlementPlace(settlement.id), settlement))
