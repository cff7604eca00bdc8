"""Who changed what and when: the steps of the journal, which is also the undo stack."""

from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from hep_desktop.domain.outcome import Change, Label
from hep_desktop.frozen import dataclass


class StepKind(StrEnum):
    """A step does something, takes another back, or does it again."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Step:
    """What one command changed; `target` is the step that an UNDO or REDO is about.

    `programmes` are the ids the step touched; "" among them stands for the store's own list of
    settlements and programmes.
    """

    id: str
    at: datetime
    who: str
    kind: StepKind
    label: Label
    changes: tuple[Change, ...]
    target: str = ""
    programmes: frozenset[str] = frozenset()

    @property
    def changes_something(self) -> bool:
        """Whether any place differs: typing that came back to where it began does not."""
        return any(change.before != change.after for change in self.changes)

    def gone_on(self, later: "Step") -> "Step":
        """An open step of typing gone on: what was before its first change, what is after its last."""
        changes = {change.place: change for change in self.changes}
        for change in later.changes:
            first = changes.get(change.place, change)
            changes[change.place] = Change(change.place, first.before, change.after)
        programmes = self.programmes | later.programmes
        return replace(later, id=self.id, changes=tuple(changes.values()), programmes=programmes)


@dataclass(frozen=True, slots=True)
class StepHead:
    """A step without its changes, as listed; `seq` is its place in the journal."""

    seq: int
    id: str
    at: datetime
    who: str
    kind: StepKind
    label: Label
    target: str
    programmes: frozenset[str]
