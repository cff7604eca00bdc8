"""The one door for changes: edition, pure `apply`, snapshot, journal, listeners; undo goes through it too."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from hep_desktop.domain.commands import Command
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Change, Label, Outcome
from hep_desktop.domain.outline import Outline
from hep_desktop.domain.places import Place
from hep_desktop.domain.reversal import reversal
from hep_desktop.domain.settlement import Presence
from hep_desktop.frozen import dataclass
from hep_desktop.identity import Clock, NewId
from hep_desktop.services.kept_papers import KeptPapers
from hep_desktop.services.timeline import FROM_FILES, STORE, Timeline, touched
from hep_desktop.store.journal import Step, StepHead, StepKind
from hep_desktop.store.saving import Saved, SaveState, gathering
from hep_desktop.store.workspace import Workspace
from hep_desktop.template.catalogue import Catalogue

if TYPE_CHECKING:
    from hep_desktop.template.figures import Figures
    from hep_desktop.template.model import Edition

REMEMBERED = 100
"""So many steps are undone without asking the disk."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What undo or redo changed, and the places that had changed since and stay as they are."""

    outcome: Outcome
    left: tuple[Place, ...]


_MadeFor = tuple[str, date, Outline, Mapping[str, Presence] | None]
"""What an edition as one programme has it depends on: its id, the day its years follow from, headings, services."""


class Editing:
    """The open store for everybody who shows or changes it. One thread calls it; memory is ahead of the disk."""

    def __init__(self, workspace: Workspace, editions: Catalogue, clock: Clock, new_id: NewId, who: str) -> None:
        self.workspace = workspace
        self.editions = editions
        self._clock = clock
        self.new_id = new_id
        self.who = who
        self._office = workspace.load()
        self._timeline = Timeline(workspace.step_heads())
        self._recent: OrderedDict[str, tuple[Change, ...]] = OrderedDict()
        self._open: tuple[str, Step] | None = None
        self._figures: dict[str, Figures] = {}
        self._published: dict[str, tuple[Figures, Figures]] = {}
        self._outlined: dict[str, tuple[Office, _MadeFor | None, Edition]] = {}
        self._listeners: list[Callable[[Outcome], None]] = []
        self._saving_listeners: list[Callable[[SaveState], None]] = []
        self._save_state: SaveState = Saved(clock())
        self.kept_papers = KeptPapers()
        workspace.on_saving = self._tell_saving

    # what is there ----------------------------------------------------------------------------

    @property
    def office(self) -> Office:
        """The present snapshot of the whole store."""
        return self._office

    @property
    def read_only(self) -> bool:
        """Whether somebody else writes the store, so that nothing can be changed here."""
        return self.workspace.read_only

    @property
    def save_state(self) -> SaveState:
        """Whether everything is on the disk."""
        return self._save_state

    @property
    def gathering(self) -> float:
        """Seconds in which typing may be gathered: less where the disk is slow, and is not at work with more of it."""
        return gathering(0 if self.workspace.waiting() else self.workspace.commit_time)

    @property
    def now(self) -> datetime:
        """The present moment, by the clock handed in."""
        return self._clock()

    @property
    def today(self) -> date:
        """The present day where the user is."""
        return self.now.astimezone().date()

    def edition(self, programme_id: str) -> "Edition":
        """The edition a programme is written by, as `edition_of` gives it; the same object until it changes."""
        known = self._outlined.get(programme_id)
        if known is not None and known[0] is self._office:  # asked for with every cell that is painted
            return known[2]
        made_for = self._made_for(programme_id)
        edition = known[2] if known is not None and known[1] == made_for else self._made_edition(programme_id)
        self._outlined[programme_id] = self._office, made_for, edition
        return edition

    def figures(self, programme_id: str) -> "Figures":
        """Given and computed values of a programme as it is now."""
        programme = self._office.programmes[programme_id]
        edition = self.edition(programme_id)
        known = self._figures.get(programme_id)
        if known is None or known.programme is not programme or known.edition is not edition:
            from hep_desktop.template.figures import Figures  # noqa: PLC0415 – the first page shows none

            known = self._figures[programme_id] = Figures(edition, programme)
        return known

    def published(self, programme_id: str) -> "Figures":
        """The figures that may leave the office, over the programme as it is published."""
        figures = self.figures(programme_id)
        known = self._published.get(programme_id)
        if known is None or known[0] is not figures:
            from hep_desktop.masking.view import published  # noqa: PLC0415 – as above

            known = self._published[programme_id] = figures, published(figures)
        return known[1]

    def history(self, programme: str | None) -> tuple[StepHead, ...]:
        """The steps that touched a programme (None: the store's list), oldest first."""
        return self._timeline.history(programme)

    # changes ----------------------------------------------------------------------------------

    def do(self, command: Command, typing: str = "") -> Outcome:
        """Carry out a command. Raises UserError where it is refused; then nothing has changed.

        Commands with the same `typing` key and nothing else between them become one step.
        """
        from hep_desktop.services.door import carry_out  # noqa: PLC0415 – the window stands before anything is changed

        self._may_write()
        outcome = carry_out(self.editions, self._office, command)
        earlier = self._gone_on(typing, outcome)
        if earlier is None:
            self.close_typing()
        if not outcome.changes:
            return outcome
        step = self._new_step(StepKind.DO, outcome.label, outcome.changes)
        if earlier is not None:
            step = earlier.gone_on(step)
        self._open = (typing, step) if typing else None
        self._take(step, outcome)
        return outcome

    def close_typing(self) -> None:
        """End the present step of typing: what is typed next is undone apart."""
        self._open = None

    def undo(self, programme: str | None) -> Undone:
        """Take back the newest step that touched a programme (None: the store's list)."""
        return self._reverse(programme, StepKind.UNDO)

    def redo(self, programme: str | None) -> Undone:
        """Do again the step that was taken back last."""
        return self._reverse(programme, StepKind.REDO)

    def restore(self, written: Iterable[Change], label: Label) -> Undone:
        """Bring back what was before `written`, as one new step; what was changed otherwise since stays."""
        self._may_write()
        self.close_typing()
        found = reversal(self._office, written)
        outcome = Outcome(label, found.changes)
        if found.changes:
            self._take(self._new_step(StepKind.DO, label, found.changes), outcome)
        return Undone(outcome, found.left)

    def undo_label(self, programme: str | None) -> Label | None:
        """The name of the step that undo would take back."""
        head = self._timeline.undoable(programme)
        return head.label if head else None

    def redo_label(self, programme: str | None) -> Label | None:
        """The name of the step that redo would do again."""
        head = self._timeline.redoable(programme)
        return head.label if head else None

    # who wants to know ------------------------------------------------------------------------

    def subscribe(self, listener: Callable[[Outcome], None]) -> Callable[[], None]:
        """Tell `listener` every outcome, on the thread that changed something; gives what ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def subscribe_saving(self, listener: Callable[[SaveState], None]) -> Callable[[], None]:
        """Tell `listener` how saving goes, on the store's thread; gives what ends that."""
        self._saving_listeners.append(listener)
        return lambda: self._saving_listeners.remove(listener)

    # the way to the disk ----------------------------------------------------------------------

    def flush(self) -> None:
        """Wait until everything is on the disk. Raises UserError where it could not be written."""
        self.workspace.flush()

    def retry_saving(self) -> None:
        """Try again to write what could not be written, without waiting."""
        self.workspace.retry()

    def close(self) -> None:
        """Write what waits and let the store go. Raises UserError, and stays open, where that fails."""
        self.close_typing()
        self.workspace.close()

    def abandon(self) -> None:
        """Let the store go without writing what waits, once it was saved elsewhere or the user gave it up."""
        self.workspace.abandon()

    # inside -----------------------------------------------------------------------------------

    def _made_for(self, programme_id: str) -> _MadeFor | None:
        programme = self._office.programmes.get(programme_id)
        if programme is None:
            return None
        details, settlement = programme.details, self._office.settlements.get(programme.details.settlement)
        services = settlement.services if settlement else None
        return details.edition, details.planned_adoption, programme.outline, services

    def _made_edition(self, programme_id: str) -> "Edition":
        from hep_desktop.services.door import edition_of  # noqa: PLC0415 – the first page asks for no edition

        return edition_of(self.editions, self._office, programme_id)

    def _tell_saving(self, state: SaveState) -> None:
        self._save_state = state
        for listener in tuple(self._saving_listeners):
            listener(state)

    def _may_write(self) -> None:
        if self.read_only:
            raise UserError("store.read_only", file=str(self.workspace.path))

    def _gone_on(self, typing: str, outcome: Outcome) -> Step | None:
        """The open step that this outcome goes on with: the same typing in the same places."""
        if self._open is None or not typing or self._open[0] != typing:
            return None
        step = self._open[1]
        return step if outcome.places <= {change.place for change in step.changes} else None

    def _new_step(self, kind: StepKind, label: Label, changes: tuple[Change, ...], target: str = "") -> Step:
        programmes = touched(self._office, changes) | ({STORE} if label.key in FROM_FILES else frozenset[str]())
        return Step(self.new_id(), self._clock(), self.who, kind, label, changes, target, programmes)

    def _take(self, step: Step, outcome: Outcome) -> None:
        """Hand the step to the store, swap the snapshot, tell everybody."""
        self.workspace.write(step)
        self._office = self._office.with_changes(outcome.changes)
        self._remember(step)
        for listener in tuple(self._listeners):
            listener(outcome)

    def _remember(self, step: Step) -> None:
        if step.kind is StepKind.DO and not step.changes_something:
            self._timeline.forget(step.id)
            return
        seq = self._timeline.next_seq
        self._timeline.add(
            StepHead(seq, step.id, step.at, step.who, step.kind, step.label, step.target, step.programmes)
        )
        self._recent[step.id] = step.changes
        while len(self._recent) > REMEMBERED:
            self._recent.popitem(last=False)

    def _reverse(self, programme: str | None, kind: StepKind) -> Undone:
        self._may_write()
        self.close_typing()
        timeline = self._timeline
        head = timeline.undoable(programme) if kind is StepKind.UNDO else timeline.redoable(programme)
        if head is None:
            return Undone(Outcome(Label("")), ())
        found = reversal(self._office, self._written(timeline.latest(head), kind, programme))
        outcome = Outcome(head.label, found.changes)
        # the programmes are those of the step itself, even where nothing of it could be taken back
        step = replace(self._new_step(kind, head.label, found.changes, head.id), programmes=head.programmes)
        self._take(step, outcome)
        return Undone(outcome, found.left)

    def _written(self, step_id: str, kind: StepKind, programme: str | None) -> tuple[Change, ...]:
        """What a step that is reversed had changed; what is reversed after it is read with it.

        On a slow disk a question waits for what is being written: a key held down must not do so again and again.
        """
        if step_id not in self._recent:
            with suppress(UserError):  # another of them may lie on a damaged page
                self._recent |= self.workspace.changes_of_all(self._timeline.ahead(kind, programme, REMEMBERED))
        known = self._recent.pop(step_id, None)  # done again, it is what took it back that is reversed
        return self.workspace.changes_of(step_id) if known is None else known
