"""Which step undo and redo would take next, for one programme or for the store's own list."""

from collections.abc import Iterable, Iterator
from itertools import islice

from hep_desktop.domain.office import Office
from hep_desktop.domain.office_texts import OfficeText
from hep_desktop.domain.outcome import Change
from hep_desktop.domain.places import (
    AssociationPlace,
    ForumRulesPlace,
    KeptMeasurePlace,
    LayoutPlace,
    MeetingPlace,
    OfficeTextPlace,
    PersonPlace,
    ProgrammePlace,
    SettlementPlace,
    programme_of,
)
from hep_desktop.store.journal import StepHead, StepKind

STORE = ""
"""Stands for the store's own list of settlements and programmes among the programmes a step touched."""

LOGGED = frozenset({"add_sending", "add_receipt"})
"""Steps that stay: what was sent was sent. They stand in the history, undo passes them by."""

FROM_FILES = frozenset({"take_over", "take_over_word"})
"""Steps that can be taken from the store's pages, where no programme is open, and are taken back there too."""


def touched(office: Office, changes: Iterable[Change]) -> frozenset[str]:
    """The programmes that changes are about, as `office` knows them.

    To begin or to remove a programme belongs to the store's list alone: undo inside a programme never makes
    that programme itself vanish.
    """
    ids: set[str] = set()
    for change in changes:
        match change.place:
            case MeetingPlace():
                for meeting in (change.before, change.after):
                    ids.update(getattr(meeting, "programmes", ()))
            case OfficeTextPlace():  # the office's, taken back where it was kept
                ids.add(STORE)
                ids.update(text.programme for text in (change.before, change.after) if isinstance(text, OfficeText))
            case LayoutPlace():
                continue  # comes with what was read, and else is the store's
            case PersonPlace() | KeptMeasurePlace() | AssociationPlace():
                # shared by all villages, so taken back in any of them
                ids.update((STORE, *office.programmes))
            case SettlementPlace(settlement) | ForumRulesPlace(settlement):
                ids.add(STORE)
                ids.update(key for key, p in office.programmes.items() if p.details.settlement == settlement)
            case ProgrammePlace() if change.before is None or change.after is None:
                return frozenset({STORE})
            case place:
                ids.add(programme_of(place) or STORE)
    return frozenset(ids or {STORE})


class Timeline:
    """The journal replayed: the steps in effect, and the steps taken back that can be done again."""

    def __init__(self, heads: Iterable[StepHead] = ()) -> None:
        self._heads: dict[str, StepHead] = {}
        self._done: dict[str, StepHead] = {}
        self._undone: dict[str, StepHead] = {}
        self._undone_before: dict[str, StepHead] = {}
        self._latest: dict[str, str] = {}
        self.next_seq = 1
        for head in heads:
            self.add(head)

    def add(self, head: StepHead) -> None:
        """Take a new step, or a newer state of the step of typing that is still open."""
        self._heads[head.id] = head
        self.next_seq = max(self.next_seq, head.seq + 1)
        if head.label.key in LOGGED:
            return
        if head.kind is StepKind.DO:
            if head.id not in self._done:
                self._undone_before = self._undone
            self._done[head.id] = head
            self._latest[head.id] = head.id
            self._undone = {key: gone for key, gone in self._undone.items() if not _closes(head, gone)}
            return
        here, there = (self._done, self._undone) if head.kind is StepKind.UNDO else (self._undone, self._done)
        about = here.pop(head.target, None)
        if about is not None:
            there[head.target] = about
            self._latest[head.target] = head.id

    def forget(self, step_id: str) -> None:
        """Drop the newest step: typing that came back to where it began, as if nothing had happened."""
        if self._done.pop(step_id, None) is not None:
            del self._heads[step_id], self._latest[step_id]
            self._undone = self._undone_before

    def undoable(self, programme: str | None) -> StepHead | None:
        """The newest step in effect that touched a programme (None: the store's list)."""
        return _newest(self._done, programme)

    def redoable(self, programme: str | None) -> StepHead | None:
        """The step that was taken back last, if nothing new was done since."""
        return _newest(self._undone, programme)

    def latest(self, head: StepHead) -> str:
        """The id of the step whose changes must be reversed to take `head` back or to do it again."""
        return self._latest[head.id]

    def ahead(self, kind: StepKind, programme: str | None, count: int) -> tuple[str, ...]:
        """As `latest` those of the steps that undo, or redo, would take one after another."""
        heads = self._done if kind is StepKind.UNDO else self._undone
        return tuple(map(self.latest, islice(_newest_first(heads, programme), count)))

    def history(self, programme: str | None) -> tuple[StepHead, ...]:
        """All steps that touched a programme (None: the store's list), oldest first."""
        return tuple(head for head in self._heads.values() if (programme or STORE) in head.programmes)


def _closes(done: StepHead, undone: StepHead) -> bool:
    # what the store's list took back is closed by any new step: it may have been about this very programme
    return undone.programmes == frozenset({STORE}) or not undone.programmes.isdisjoint(done.programmes)


def _newest(heads: dict[str, StepHead], programme: str | None) -> StepHead | None:
    return next(_newest_first(heads, programme), None)


def _newest_first(heads: dict[str, StepHead], programme: str | None) -> Iterator[StepHead]:
    return (head for head in reversed(heads.values()) if (programme or STORE) in head.programmes)
