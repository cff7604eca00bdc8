"""The yearly follow-up: said of adopted programmes, whose own content never changes."""

from hep_desktop.domain.apply.records import change, found, with_fields
from hep_desktop.domain.commands.followup import ChangeFollowUp
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.followup import FollowUp
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Label, Outcome
from hep_desktop.domain.places import FollowUpPlace
from hep_desktop.domain.programme import Status


def apply(office: Office, command: ChangeFollowUp) -> Outcome:
    """What a command of the follow-up changes; a record of which nothing is said any more vanishes."""
    programme = office.programmes.get(command.programme)
    if programme is None:
        raise UserError("programme.gone")
    if programme.details.status is not Status.ADOPTED:
        raise UserError("followup.not_adopted")
    measure = found(programme.measures.get(command.measure), "measure.gone")
    details = programme.details
    if not details.first_day.year <= int(command.year) <= details.last_day.year:
        raise UserError("followup.other_year", year=command.year)
    before = programme.followups.get((command.measure, command.year), FollowUp())
    after = with_fields(before, command.fields).without_blanks()
    place = FollowUpPlace(programme.id, command.measure, command.year)
    changes = change(office, place, after if after != FollowUp() else None)
    return Outcome(Label("change_followup", (("title", measure.title), ("year", command.year))), changes)
