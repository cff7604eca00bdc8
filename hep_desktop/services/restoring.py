"""Bringing back what was: of one step, of everything since a step, or of a safety copy; always as a new step."""

from collections.abc import Iterable, Iterator, Mapping

from hep_desktop.domain.difference import difference, together
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Change, Label
from hep_desktop.domain.places import Place, programme_of
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.domain.rows import ListRow
from hep_desktop.services.editing import Editing, Undone
from hep_desktop.store.journal import StepHead, StepKind

__all__ = ["StepHead", "StepKind", "of_place", "of_step", "restore", "since", "since_copy", "spot_of", "spots_of"]

Spot = tuple[Place, str]
"""A place, and the table where the place is a row of one."""


def of_step(editing: Editing, programme: str, step: StepHead) -> tuple[Change, ...]:
    """What a step changed in a programme, or in what the whole store shares."""
    return _within(programme, editing.workspace.changes_of(step.id))


def since(editing: Editing, programme: str, step: StepHead, progress: Progress | None = None) -> tuple[Change, ...]:
    """What a programme's steps changed altogether from `step` on, that one included. Raises Cancelled."""
    progress = progress or Silent()
    later = [head for head in editing.history(programme) if head.seq >= step.seq]

    def changes() -> Iterator[tuple[Change, ...]]:
        for done, head in enumerate(later):
            progress.step(done, len(later), "restoring.gathering")
            yield editing.workspace.changes_of(head.id)

    return _within(programme, together(changes()))


def spots_of(
    editing: Editing, programme: str, known: Mapping[str, frozenset[Spot]], progress: Progress | None = None
) -> dict[str, frozenset[Spot]]:
    """Where each step of a programme changed something, by the step's id; what is `known` is not read again.

    Raises Cancelled.
    """
    progress = progress or Silent()
    heads, found = editing.history(programme), dict(known)
    for done, head in enumerate(heads):
        if head.id not in found:
            progress.step(done, len(heads), "restoring.gathering")
            found[head.id] = frozenset(map(spot_of, of_step(editing, programme, head)))
    return found


def spot_of(change: Change) -> Spot:
    """Where something changed; a row does not say by its place of which table it is."""
    rows = (some for some in (change.after, change.before) if isinstance(some, ListRow))
    return change.place, next((row.table for row in rows), "")


def of_place(editing: Editing, place: Place, progress: Progress | None = None) -> tuple[tuple[StepHead, Change], ...]:
    """Every step that changed one place, with what it changed there, newest first."""
    del progress  # one question to the store
    changes = editing.workspace.changes_at(place)
    heads = {head.id: head for head in editing.history(programme_of(place))}
    told = ((heads[step], change) for step, change in changes.items() if step in heads)
    return tuple(sorted(told, key=lambda pair: -pair[0].seq))


def since_copy(editing: Editing, then: Office) -> tuple[Change, ...]:
    """In what the store as it is now differs from the content of a safety copy."""
    return difference(then, editing.office)


def restore(editing: Editing, changes: Iterable[Change], places: Iterable[Place], when: str) -> Undone:
    """Bring back the chosen places among `changes`; `when` names the moment they come from. Raises UserError."""
    chosen = frozenset(places)
    return editing.restore(
        (change for change in changes if change.place in chosen), Label("restore", (("when", when),))
    )


def _within(programme: str, changes: Iterable[Change]) -> tuple[Change, ...]:
    return tuple(change for change in changes if programme_of(change.place) in (None, programme))
