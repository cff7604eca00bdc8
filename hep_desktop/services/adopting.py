"""What the council decided: adoption of a version, and the next version of an adopted one."""

from datetime import timedelta

from hep_desktop.domain.commands import Adopt, BeginVersion
from hep_desktop.domain.outcome import Outcome
from hep_desktop.identity import NewId, new_id
from hep_desktop.services.editing import Editing
from hep_desktop.services.reviewing import refuse_future

USUAL_WORK = timedelta(days=120)
"""So far ahead the council is expected to vote on a new version, until the user says otherwise."""


def adopt(editing: Editing, programme: str) -> Outcome:
    """Record that the council has adopted a version. Raises UserError where it cannot have."""
    refuse_future(editing, programme)
    return editing.do(Adopt(programme))


def begin_version(editing: Editing, programme: str, new_id: NewId = new_id) -> str:
    """Begin the next version of an adopted one, and give its id. Raises UserError."""
    key = new_id()
    editing.do(BeginVersion(programme, key, editing.today, editing.today + USUAL_WORK))
    return key
