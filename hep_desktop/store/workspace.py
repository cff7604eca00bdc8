"""One store file, open: loads the snapshot, takes steps for writing, answers for the journal and the gazetteer."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Change
from hep_desktop.domain.places import Place
from hep_desktop.domain.settlement import GazetteerEntry
from hep_desktop.domain.situation import FileOrigin
from hep_desktop.identity import Clock
from hep_desktop.store.attachments import Attachments
from hep_desktop.store.faults import told
from hep_desktop.store.journal import Step, StepHead
from hep_desktop.store.saving import SaveState
from hep_desktop.store.writer import Writer

if TYPE_CHECKING:
    from hep_desktop.store.connection import Imprint
    from hep_desktop.store.lending import Lent
    from hep_desktop.store.lock import Writer as LastWriter
    from hep_desktop.store.sealing import Seal
    from hep_desktop.store.storefile import StoreFile

T = TypeVar("T")


def imprint(path: Path, password: str = "") -> "Imprint | None":
    """Whose store a file is and how far its journal goes, at a glance; None where that cannot be read."""
    from hep_desktop.store import connection  # noqa: PLC0415 – loads peewee, which nobody else has to wait for

    return connection.imprint(path, password)


class Workspace:
    """Use `create` or `open`. All methods may be called from any thread; the work is done on the store's own."""

    def __init__(self, path: Path, clock: Clock, *, read_only: bool, password: str = "") -> None:
        self.path = path
        self.read_only = read_only
        self.password = password
        self.attachments = Attachments(path, read_only=read_only)
        self._clock = clock
        self._writer = Writer(self._save, clock)
        self._closed = False
        self._lent: Lent | None = None

    @classmethod
    def create(cls, path: Path, clock: Clock, password: str = "", seal: "Seal | None" = None) -> "Workspace":
        """A new, empty store; never over an existing file. Raises UserError.

        `seal` is that of the store whose files it goes on with.
        """
        workspace = cls(path, clock, read_only=False, password=password)
        workspace._start(lambda file, now: file.create(now, seal))
        return workspace

    @classmethod
    def open(cls, path: Path, clock: Clock, read_only: bool = False, password: str = "") -> "Workspace":
        """An existing store, for writing or for looking at. Raises UserError and leaves the file as it is."""
        workspace = cls(path, clock, read_only=read_only, password=password)
        workspace._start(lambda file, now: file.open(now))
        return workspace

    # the snapshot and the steps ---------------------------------------------------------------

    def load(self) -> Office:
        """The whole snapshot as it is on the disk."""
        return self._read(lambda file: file.records.load_office())

    def mended(self) -> int:
        """How many records the disk had changed unseen; they were read from the journal."""
        return self._ask(lambda file: file.records.mended)

    def write(self, step: Step) -> None:
        """Take a step for writing, at once; the same id again overwrites the step (typing that goes on)."""
        if self.read_only:
            raise UserError("store.read_only", file=str(self.path))
        if self._closed:
            raise UserError("store.closed", file=str(self.path))
        self._writer.write(step)

    def retry(self) -> None:
        """Try again to write what could not be written, without waiting."""
        if not self._closed:
            self._writer.wake()

    def flush(self) -> None:
        """Wait until every step is on the disk. Raises UserError where the last write failed."""
        if not self._closed:
            self._writer.flush()

    @property
    def commit_time(self) -> float:
        """Seconds this disk takes to write a step."""
        return self._writer.commit_time

    def waiting(self) -> tuple[Step, ...]:
        """The steps that are not on the disk yet, in order."""
        return self._writer.waiting()

    def step_heads(self) -> tuple[StepHead, ...]:
        """The journal on the disk, oldest first."""
        return self._read(lambda file: file.records.step_heads())

    def last_step(self) -> str:
        """The id of the newest step on the disk; blank where there is none."""
        return self._ask(lambda file: file.records.last_step())

    @property
    def is_open(self) -> bool:
        """Whether it was not let go yet."""
        return not self._closed

    def changes_of(self, step_id: str) -> tuple[Change, ...]:
        """What a step changed, written yet or not. Raises KeyError."""
        waiting = next((step.changes for step in self.waiting() if step.id == step_id), None)
        if waiting is not None:
            return waiting
        return self._read(lambda file: file.records.changes_of(step_id))

    def changes_of_all(self, step_ids: Iterable[str]) -> dict[str, tuple[Change, ...]]:
        """What each of some steps changed, as `changes_of`; one that cannot be read is left out."""
        wanted = tuple(step_ids)
        waiting = {step.id: step.changes for step in self.waiting() if step.id in wanted}
        return self._ask(lambda file: file.records.changes_of_all(wanted)) | waiting

    def changes_at(self, place: Place) -> dict[str, Change]:
        """What each step changed at one place, written yet or not, by the step's id, oldest first."""
        waiting = {step.id: one for step in self.waiting() for one in step.changes if one.place == place}
        return self._read(lambda file: file.records.changes_at(place)) | waiting

    @property
    def on_saving(self) -> Callable[[SaveState], None]:
        """Called on the store's thread when something is on its way, is saved, or could not be."""
        return self._writer.on_saving

    @on_saving.setter
    def on_saving(self, listener: Callable[[SaveState], None]) -> None:
        self._writer.on_saving = listener

    # the gazetteer ----------------------------------------------------------------------------

    def replace_gazetteer(self, entries: Iterable[GazetteerEntry], origin: FileOrigin) -> None:
        """Put a newly loaded list of settlements in the place of the old one; no step, cannot be undone."""
        listed = tuple(entries)
        self._ask(lambda file: file.gazetteer.replace(listed, origin))

    def search_gazetteer(self, text: str, limit: int = 20) -> tuple[GazetteerEntry, ...]:
        """Settlements by a part of their name, whatever the accents, or by the beginning of their code."""
        return self._ask(lambda file: file.gazetteer.search(text, limit))

    def gazetteer(self) -> tuple[GazetteerEntry, ...]:
        """The whole list."""
        return self._ask(lambda file: file.gazetteer.every())

    def gazetteer_size(self) -> int:
        """How many settlements the list holds; 0 where none was loaded."""
        return self._ask(lambda file: file.gazetteer.size())

    # the file ---------------------------------------------------------------------------------

    def left_behind(self) -> "LastWriter | None":
        """Who wrote here last, where their program or computer ended badly; None where it was closed well."""
        return self._ask(lambda file: file.left_behind())

    def identity(self) -> str | None:
        """What tells this store and its copies from every other."""
        return self._read(lambda file: file.records.identity())

    def backup(self, target: Path) -> None:
        """Write a whole copy to `target`, with everything that was written so far; what is typed meanwhile is saved."""
        self._ask(lambda file: file.backup(target, self._writer.drain_meanwhile))

    def lend(self, name: str, content: bytes) -> Path:
        """A copy for another program to show, taken back when the store is let go. Raises UserError."""
        if self._lent is None:
            from hep_desktop.store.lending import Lent  # noqa: PLC0415 – most stores lend nothing

            self._lent = Lent()
        return self._lent.lend(name, content)

    def close(self) -> None:
        """Write what waits and let the store go. Raises UserError, and stays open, where the write fails."""
        self.flush()
        self.abandon()

    def abandon(self) -> None:
        """Let the store go without writing what waits."""
        if not self._closed:
            self._closed = True
            if self._lent is not None:
                self._lent.take_back()
            self._writer.call(self._let_go)
            self._writer.stop()

    # inside -----------------------------------------------------------------------------------

    @cached_property
    def _file(self) -> "StoreFile":
        """To be used in the writer's jobs alone: there peewee is loaded, which nobody else has to wait for."""
        from hep_desktop.store.storefile import StoreFile  # noqa: PLC0415 – as said above

        return StoreFile(self.path, read_only=self.read_only, password=self.password)

    def _save(self, steps: tuple[Step, ...]) -> None:
        self._file.save(steps)

    def _let_go(self) -> None:
        self._file.close()

    def _start(self, start: Callable[["StoreFile", datetime], None]) -> None:
        now = self._clock()
        try:
            self._writer.call(lambda: start(self._file, now))
            if self.password:
                self.attachments.seal = self._read(lambda file: file.records.seal())
        except BaseException:
            self.abandon()
            raise

    def _read(self, job: Callable[["StoreFile"], T]) -> T:
        try:
            return self._ask(job)
        except ValueError as error:
            raise UserError("store.damaged", file=str(self.path), detail=str(error)) from error

    def _ask(self, job: Callable[["StoreFile"], T]) -> T:
        if self._closed:
            raise UserError("store.closed", file=str(self.path))

        def asked() -> T:
            with told(self.path):
                return job(self._file.connected())

        return self._writer.call(asked)
