"""In what two states of a store differ, as if one step had made the later of the earlier."""

from collections.abc import Iterable

from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Change
from hep_desktop.domain.places import Place


def difference(then: Office, now: Office) -> tuple[Change, ...]:
    """The changes from `then` to `now`; `reversal` of them, or of some of them, brings `then` back."""
    earlier, later = dict(then.records()), dict(now.records())
    changed = (Change(place, earlier.get(place), record) for place, record in later.items())
    gone = (Change(place, record, None) for place, record in reversed(earlier.items()) if place not in later)
    return (*(change for change in changed if change.before != change.after), *gone)


def together(steps: Iterable[Iterable[Change]]) -> tuple[Change, ...]:
    """What steps, oldest first, changed altogether: what was before the first and after the last of them."""
    changes: dict[Place, Change] = {}
    for step in steps:
        for change in step:
            first = changes.pop(change.place, change)
            changes[change.place] = Change(change.place, first.before, change.after)
    return tuple(change for change in changes.values() if change.before != change.after)
