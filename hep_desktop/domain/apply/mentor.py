"""A mentor's own records: rows of the desk, the log of contacts, the checklist."""

from hep_desktop.domain.apply.records import change, found, joined, with_fields
from hep_desktop.domain.commands.mentor import (
    AddContact,
    ChangeChecklist,
    ChangeContact,
    ChangeMunicipality,
    MentorCommand,
    PutMunicipalities,
    RemoveContact,
    RemoveMunicipalities,
)
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.mentor import Checklist, Contact, Municipality
from hep_desktop.domain.mentor_places import ChecklistPlace, ContactPlace, MunicipalityPlace
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Change, Label, Outcome
from hep_desktop.domain.settlement import is_ksh_code

VISIT = "visit"
"""The key of the one checklist there is."""


def apply(office: Office, command: MentorCommand) -> Outcome:  # noqa: PLR0911 – one return a command
    """What a command of the mentor changes."""
    match command:
        case PutMunicipalities(rows, source):
            return _put(office, rows, source)
        case ChangeMunicipality(code, fields):
            row = with_fields(found(office.desk.get(code), "mentor.gone"), fields)
            return _put(office, (row,), "")
        case RemoveMunicipalities(codes):
            changes = joined(change(office, MunicipalityPlace(code), None) for code in codes)
            return Outcome(_row_label("remove_municipalities", changes), changes)
        case AddContact(contact):
            return _log(office, "add_contact", contact)
        case ChangeContact(key, fields):
            return _log(office, "change_contact", with_fields(found(office.contacts.get(key), "mentor.gone"), fields))
        case RemoveContact(key):
            contact = found(office.contacts.get(key), "mentor.gone")
            return Outcome(_log_label("remove_contact", contact), change(office, ContactPlace(key), None))
        case ChangeChecklist(points):
            wanted = Checklist(points) if points else None
            return Outcome(Label("change_checklist"), change(office, ChecklistPlace(VISIT), wanted))


def _put(office: Office, rows: tuple[Municipality, ...], source: str) -> Outcome:
    for row in rows:
        if not is_ksh_code(row.code):
            raise UserError("settlement.bad_code", code=row.code)
        if not row.name.strip():
            raise UserError("settlement.no_name")
    changes = joined(change(office, MunicipalityPlace(row.code), row) for row in rows)
    if source:
        return Outcome(Label("take_list", (("source", source), ("count", str(len(changes))))), changes)
    is_new = bool(changes) and all(one.before is None for one in changes)
    return Outcome(_row_label("add_municipalities" if is_new else "change_municipality", changes), changes)


def _row_label(step: str, changes: tuple[Change, ...]) -> Label:
    rows = [one for change in changes if isinstance(one := change.after or change.before, Municipality)]
    return Label(step, (("name", rows[0].name if len(rows) == 1 else ""),))


def _log(office: Office, step: str, contact: Contact) -> Outcome:
    return Outcome(_log_label(step, contact), change(office, ContactPlace(contact.id), contact))


def _log_label(step: str, contact: Contact) -> Label:
    return Label(step, (("held", contact.held.isoformat() if contact.held else ""),))
