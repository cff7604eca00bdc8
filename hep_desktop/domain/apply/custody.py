"""In whose hands a programme is, and that one handed over is not changed here."""

from collections.abc import Iterable

from hep_desktop.domain.apply.records import change, with_fields
from hep_desktop.domain.commands.custody import ChangeCustody
from hep_desktop.domain.custody import Custody
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Change, Label, Outcome
from hep_desktop.domain.places import CustodyPlace, RemarkPlace, ResponsePlace, programme_of

_ALWAYS = (CustodyPlace, RemarkPlace, ResponsePlace)


def apply(office: Office, command: ChangeCustody) -> Outcome:
    """What a command on the custody of a programme changes."""
    programme = office.programmes.get(command.programme)
    if programme is None:
        raise UserError("programme.gone")
    after = with_fields(programme.custody, command.fields)
    place = CustodyPlace(programme.id)
    return Outcome(Label(command.step), change(office, place, None if after == Custody() else after))


def refuse_away(office: Office, changes: Iterable[Change]) -> None:
    """Refuse to change what somebody else has in hand; remarks never clash, so they are let in. Raises UserError."""
    changes = tuple(changes)
    places = {one.place for one in changes}
    for one in changes:
        found = office.programmes.get(programme_of(one.place) or "")
        if found is None or not found.custody.away or isinstance(one.place, _ALWAYS):
            continue
        renewed = found.custody.draft and CustodyPlace(found.id) in places  # a newer draft, or none any more
        if not renewed:
            raise UserError("programme.away", whom=found.custody.whom)
