"""Several commands as one step."""

from hep_desktop.domain.apply import dispatch
from hep_desktop.domain.commands import Together
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Change, Outcome
from hep_desktop.domain.places import Place


def apply(office: Office, command: Together) -> Outcome:
    """What stood at each place before the first command, and what stands there after the last."""
    changes: dict[Place, Change] = {}
    for one in command.commands:
        made = dispatch.apply(office, one).changes
        office = office.with_changes(made)
        for change in made:
            first = changes.get(change.place, change)
            changes[change.place] = Change(change.place, first.before, change.after)
    return Outcome(command.label, tuple(one for one in changes.values() if one.before != one.after))
