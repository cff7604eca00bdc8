"""The next five years: what would go over and what would stay, and the new programme as one step."""

from datetime import date, timedelta

from hep_desktop.domain.commands import RollForward
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.office import Office
from hep_desktop.domain.programme import Programme, ProgrammeDetails, Status
from hep_desktop.hungarian import long_date
from hep_desktop.identity import NewId, new_id
from hep_desktop.services.door import admit_day
from hep_desktop.services.editing import Editing
from hep_desktop.template.rolling import Left, Rolled, Wanted, Why, latest, rolled, unfinished

__all__ = ["Left", "Rolled", "Wanted", "Why", "day_after", "latest", "preview", "roll", "unfinished"]


def day_after(office: Office, source: Programme) -> date:
    """The first day that is no longer the old programme's: the next one is best adopted by then."""
    return office.last_day_of(source.id) + timedelta(days=1)


def preview(editing: Editing, source: str, planned: date, wanted: Wanted, key: str = "-") -> Rolled:
    """What would be carried into a programme adopted on a day. Raises UserError where there can be none."""
    details = _details(editing, source, planned, key)
    old = editing.office.programmes[source].details.edition
    edition = editing.editions.edition(details.edition)
    return rolled(editing.office, source, details, edition, editing.editions.succession(old, edition.id), wanted)


def roll(editing: Editing, source: str, planned: date, wanted: Wanted, new_id: NewId = new_id) -> str:
    """Begin the programme of the next five years, and give its id. Raises UserError."""
    key = new_id()
    found = preview(editing, source, planned, wanted, key)
    editing.do(RollForward(_details(editing, source, planned, key), found.carried))
    return key


def _details(editing: Editing, source: str, planned: date, key: str) -> ProgrammeDetails:
    old = editing.office.programmes[source].details
    if old.status in (Status.SUPERSEDED, Status.UNCHANGED) or (old.status is Status.DRAFT and old.predecessor):
        raise UserError("rolling.not_this")
    admit_day(planned)
    if planned <= old.first_day:
        raise UserError("rolling.too_early", day=long_date(planned), last=long_date(editing.office.last_day_of(source)))
    edition = editing.editions.for_day(planned)
    return ProgrammeDetails(
        id=key,
        settlement=old.settlement,
        edition=edition.id,
        edition_revision=edition.revision,
        planned_adoption=planned,
        created=editing.today,
        masked_below=old.masked_below,
        follows=source,
    )
