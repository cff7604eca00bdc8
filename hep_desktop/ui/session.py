"""The open store as the window sees it: its services, the open programme, and the one door for changes."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hep_desktop.domain.commands import Command
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Label, Outcome
from hep_desktop.domain.places import Place
from hep_desktop.domain.programme import Programme, Status
from hep_desktop.domain.settlement import Settlement
from hep_desktop.identity import Clock, NewId
from hep_desktop.services.checking import Checking
from hep_desktop.services.editing import Editing
from hep_desktop.settings import SettingsFile
from hep_desktop.ui.bus import Bus
from hep_desktop.ui.jobs import Jobs
from hep_desktop.ui.walk import Destination

if TYPE_CHECKING:
    from hep_desktop.store.lock import Writer as LastWriter
    from hep_desktop.template.figures import Figures
    from hep_desktop.template.model import Edition
    from hep_desktop.ui.backup_keeper import BackupKeeper
    from hep_desktop.ui.desk_view import DeskView
    from hep_desktop.ui.speller import Speller


class Session:
    """Passed to every page; `programme_id` is the open programme and stays the same while a page lives."""

    def __init__(self, editing: Editing, checking: Checking, bus: Bus, jobs: Jobs, clock: Clock, new_id: NewId) -> None:
        self.editing = editing
        self.checking = checking
        self.bus = bus
        self.jobs = jobs
        self.clock = clock
        self.new_id = new_id
        self.preferences: SettingsFile | None = None  # the window's, where there is one
        self.keeper: BackupKeeper | None = None  # as above
        self.speller: Speller | None = None  # as above
        self.read_only_because: UserError | None = None  # where it is
        self.ended_badly: LastWriter | None = None  # who wrote here last, where their program or computer did
        self.desk_view: DeskView | None = None  # how the desk was looked at last; pages go with the programme
        self.programme_id = ""
        self._unsubscribe: tuple[Callable[[], None], ...] = (
            editing.subscribe(bus.changed.emit),
            editing.subscribe_saving(bus.saving.emit),
        )

    # what is open -----------------------------------------------------------------------------

    @property
    def office(self) -> Office:
        """The present snapshot of the whole store."""
        return self.editing.office

    @property
    def programme(self) -> Programme:
        """The present snapshot of the open programme."""
        return self.office.programmes[self.programme_id]

    @property
    def settlement(self) -> Settlement:
        """The settlement of the open programme."""
        return self.office.settlement_of(self.programme_id)

    @property
    def edition(self) -> "Edition":
        """The edition the open programme is written by."""
        return self.editing.edition(self.programme_id)

    @property
    def figures(self) -> "Figures":
        """Given and computed values of the open programme."""
        return self.editing.figures(self.programme_id)

    @property
    def store_path(self) -> Path:
        """The file of the open store."""
        return self.editing.workspace.path

    @property
    def read_only(self) -> bool:
        """Whether what is open cannot be changed: another window holds the store, or it is a draft to read."""
        return self.editing.read_only or self.reads_draft

    @property
    def store_read_only(self) -> bool:
        """Whether another window or computer holds the store."""
        return self.editing.read_only

    @property
    def reads_draft(self) -> bool:
        """Whether the open programme is a draft somebody sent to be remarked on."""
        found = self.office.programmes.get(self.programme_id)
        return found is not None and found.custody.draft

    @property
    def away(self) -> bool:
        """Whether the open programme was handed over: what is typed into it would be refused."""
        found = self.office.programmes.get(self.programme_id)
        return found is not None and found.custody.away

    @property
    def gathering_ms(self) -> int:
        """How long typing is gathered before it is sent to the disk."""
        return round(self.editing.gathering * 1000)

    @property
    def writable(self) -> bool:
        """Whether the programme itself can be written: a draft that is here, in a store that can be changed."""
        found = self.office.programmes.get(self.programme_id)
        return found is not None and found.details.status is Status.DRAFT and not (self.read_only or self.away)

    def now(self) -> datetime:
        """The present moment in local time."""
        return self.clock().astimezone()

    def today(self) -> date:
        """The present day in local time."""
        return self.now().date()

    def open_programme(self, programme_id: str) -> None:
        """Make a programme (or none) the open one and tell the frame; one that cannot be shown is told and left."""
        if programme_id and not self.can_show(programme_id):
            return
        self.bus.closing.emit()
        self.close_typing()
        self.programme_id = programme_id
        self.bus.opened.emit(programme_id)

    def can_show(self, programme_id: str) -> bool:
        """Whether this program can use the edition a programme is written by; where not, the frame says why."""
        try:
            self.checking.prepare(programme_id)
        except UserError as error:
            self.bus.refused.emit(error)
            return False
        return True

    # changes ----------------------------------------------------------------------------------

    def do(self, command: Command, typing: str = "") -> Outcome:
        """Carry out a command. Raises UserError where it is refused.

        Commands with the same `typing` key become one step until `close_typing`.
        """
        return self.editing.do(command, typing=typing)

    def attempt(self, command: Command, typing: str = "") -> bool:
        """Carry out a command; where it is refused the frame says why. Whether it was done."""
        try:
            self.do(command, typing)
        except UserError as error:
            self.bus.refused.emit(error)
            return False
        return True

    def close_typing(self) -> None:
        """End the present step of typing: what is typed next is undone apart."""
        self.editing.close_typing()

    def copy_first(self) -> None:
        """Something foreign is about to be read in: a safety copy is made meanwhile, where there is a keeper."""
        if self.keeper is not None:
            self.keeper.make()

    def undo(self) -> tuple[Place, ...]:
        """Take back the newest step of the open programme; gives places that had changed since and stay."""
        return self.editing.undo(self.programme_id or None).left

    def redo(self) -> tuple[Place, ...]:
        """Do again what was taken back last."""
        return self.editing.redo(self.programme_id or None).left

    def undo_label(self) -> Label | None:
        """The name of the step that undo would take back."""
        return self.editing.undo_label(self.programme_id or None)

    def redo_label(self) -> Label | None:
        """The name of the step that redo would do again."""
        return self.editing.redo_label(self.programme_id or None)

    def go(self, step: str, node: str = "", place: Place | None = None, field: str = "", table: str = "") -> None:
        """Ask the frame to show a step of the walk, a chapter or a very place."""
        self.bus.go.emit(Destination(step, node, place, field, table))

    def close(self) -> None:
        """Write everything to disk and let the store go. Raises UserError when the last write failed."""
        self.editing.close()
        self._let_go()

    def abandon(self) -> None:
        """Let the store go without what could not be written; only when the user says so."""
        self.editing.workspace.abandon()
        self._let_go()

    def _let_go(self) -> None:
        self.jobs.close()
        if self.speller is not None:
            self.speller.close()
        for unsubscribe in self._unsubscribe:
            unsubscribe()
