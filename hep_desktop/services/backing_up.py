"""Safety copies of the open store, each opened and read before it may take another's place."""

from collections import Counter, deque
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.office import Office
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.frozen import dataclass
from hep_desktop.identity import Clock, NewId, new_id, system_clock
from hep_desktop.services.editing import Editing
from hep_desktop.services.workspaces import open_workspace
from hep_desktop.store.copies import (
    BUDGET,
    Copy,
    copies_in,
    folder_of,
    name_for,
    note_owner,
    owner_of,
    superfluous,
    sweep,
)
from hep_desktop.store.faults import told
from hep_desktop.store.journal import StepHead
from hep_desktop.store.protection import LOCKED, PLAIN, is_locked
from hep_desktop.store.whole import MAKING, copy_whole
from hep_desktop.store.workspace import imprint
from hep_desktop.words import text

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from hep_desktop.services.mirroring import Mirror
    from hep_desktop.store.connection import Imprint


@dataclass(frozen=True, slots=True)
class Content:
    """What a copy holds: the snapshot and the journal. `identity` tells of which store it is a copy."""

    office: Office
    steps: tuple[StepHead, ...]
    identity: str | None = None

    @property
    def last(self) -> StepHead | None:
        """The newest step."""
        return self.steps[-1] if self.steps else None


def read_copy(path: Path, clock: Clock = system_clock, password: str = "") -> Content:
    """Open a copy as a store is opened, and read it all. Raises UserError; `path` is not touched.

    So it is proved that it can be restored, also where an older program made it.
    """
    try:
        workspace = open_workspace(path, read_only=True, clock=clock, password=password)
        try:
            content = Content(workspace.load(), workspace.step_heads(), workspace.identity())
        finally:
            workspace.abandon()
        deque(content.office.records(), maxlen=0)  # what waits to be decoded is not proved yet
    except (UserError, ValueError) as error:
        raise UserError("backup.unreadable", file=path.name) from error
    return content


class Backups:
    """The copies of one open store. `make` may be called on any thread, by one at a time."""

    def __init__(self, editing: Editing, clock: Clock, budget: int = BUDGET) -> None:
        self._editing = editing
        self._clock = clock
        self._budget = budget
        self._last: StepHead | None = None
        self._mirror: Mirror | None = None
        self._password = editing.workspace.password
        self._ending = LOCKED if self._password else PLAIN
        self.folder = folder_of(editing.workspace.path)
        self.checked: Copy | None = None
        self.thinning = True
        """Off while somebody looks for something lost: then no copy goes."""

    def copies(self) -> tuple[Copy, ...]:
        """What there is, newest first. Raises UserError."""
        with told(self.folder):
            return copies_in(self.folder)

    def make(self, progress: Progress | None = None, second: Path | None = None) -> Copy | None:
        """Copy the store, prove the copy, let older ones go; None where nothing changed since the last one.

        `second` is another folder, a stick perhaps, that gets the copy too while it is there.
        Raises UserError; then all older copies are still there.
        """
        progress = progress or Silent()
        last = self._last_step()
        if last is None or last == self._last_copied():
            if second is not None:  # it may have been plugged in since
                self._copy_to(second)
            return None
        self.checked, content = self._copied(progress)
        self._last = content.last
        note_owner(self.folder, content.identity or "")
        if not self._password:  # behind a password nothing plain is left anywhere
            self._write_mirror(content.office)
        self._thin(self.folder, self.checked)
        if second is not None:
            self._copy_to(second)
        return self.checked

    def _copied(self, progress: Progress) -> tuple[Copy, Content]:
        """A new copy, proved, and what is in it; where it cannot be proved it does not stay."""
        progress.step(0, 2, "backups.copying")
        at = self._clock().astimezone()
        with told(self.folder):
            self.folder.mkdir(exist_ok=True)
            sweep(self.folder)
            # no copy takes an older one's place unproved
            while (target := self.folder / name_for(at, self._ending)).exists():
                at += timedelta(seconds=1)
        before = self._editing.office
        self._editing.workspace.backup(target)
        progress.step(1, 2, "backups.checking")
        try:
            content = self._proved(target, before)
        except BaseException:
            with suppress(OSError):
                target.unlink()
            raise
        with told(target):
            return Copy(target, at, target.stat().st_size), content

    def read(self, copy: Copy) -> Content:
        """What one of them holds. Raises UserError."""
        return read_copy(copy.path, self._clock, self._password)

    def _write_mirror(self, office: Office) -> None:
        from hep_desktop.services.mirroring import Mirror  # noqa: PLC0415 – the start page only asks when a copy was made

        self._mirror = self._mirror or Mirror(self._editing.workspace.path)
        self._mirror.write(office)

    def _proved(self, target: Path, before: Office) -> Content:
        content = read_copy(target, self._clock, self._password)
        workspace = self._editing.workspace
        quiet = self._editing.office is before and not workspace.waiting()
        if quiet and content.office != before:
            raise UserError("backup.differs", file=str(target))
        return content

    def _last_step(self) -> StepHead | None:
        steps = self._editing.workspace.step_heads()
        return steps[-1] if steps else None

    def _last_copied(self) -> StepHead | None:
        """The newest step in the newest copy; none where there is no copy, or it cannot be read."""
        if self._last is None:
            for copy in self.copies()[:1]:
                with suppress(UserError):
                    self._last = self.read(copy).last
                    self.checked = copy
        return self._last

    def _thin(self, folder: Path, just_made: Copy) -> None:
        """Let copies of this store go; another's in the same folder are not ours to judge."""
        if not self.thinning:
            return
        identity = self._editing.workspace.identity()
        for copy in superfluous(copies_in(folder), self._clock(), self._budget, just_made):
            whose = imprint(copy.path, self._password if is_locked(copy.path) else "")
            with suppress(OSError):  # what cannot go now goes next time
                if whose is None or whose.identity == identity:
                    copy.path.unlink()

    def _copy_to(self, folder: Path) -> None:
        copy = self.checked
        if copy is None or not folder.is_dir():
            return
        target = folder / self.folder.name / copy.path.name
        workspace = self._editing.workspace
        with told(target):
            target.parent.mkdir(exist_ok=True)
            sweep(target.parent)
            if not target.exists():
                copy_whole(copy.path, target)
            workspace.attachments.copy_to(target.with_name(workspace.path.name))  # once each, not with every copy
            self._thin(target.parent, replace(copy, path=target))


def newest_good(store: Path, clock: Clock = system_clock, password: str = "") -> Copy | None:
    """The newest copy of this very store that can be restored; none where there is none.

    The newest is the one whose journal goes furthest, since the clock may have been set back.
    """
    try:
        copies = copies_in(folder_of(store))
    except OSError:
        return None
    glances = {copy: imprint(copy.path, password) for copy in copies if is_locked(copy.path) == is_locked(store)}
    known = {copy: whose for copy, whose in glances.items() if whose is not None}
    own = _identity(store, password, known.values())
    ours = (copy for copy, whose in known.items() if whose.identity == own)
    for copy in sorted(ours, key=lambda copy: (known[copy].last, copy.at), reverse=True):
        with suppress(UserError):
            read_copy(copy.path, clock, password)
            return copy
    return None


def _identity(store: Path, password: str, copies: "Iterable[Imprint]") -> str:
    """Which store a damaged file was: by the note among its copies, by itself, or as most of them say."""
    noted = owner_of(folder_of(store))
    if noted:
        return noted
    itself = imprint(store, password)
    counted = Counter(copy.identity for copy in copies).most_common(1)
    return itself.identity if itself else next((identity for identity, _ in counted), "")


def recover(store: Path, copy: Copy, clock: Clock = system_clock) -> Path:
    """Put a copy in the place of a store that cannot be opened; gives where the damaged file lies now.

    Raises UserError; then nothing has changed.
    """
    with _successor(store) as beside:
        copy_whole(copy.path, beside)
        return _put_in_place(store.resolve(), beside, clock)


def recover_from_mirror(
    store: Path, clock: Clock = system_clock, new_id: NewId = new_id
) -> tuple[Path, tuple[Path, ...]]:
    """Build a store that cannot be opened anew from its readable copies; as `recover` else. Raises UserError.

    Gives those of the copies that could not be read, too; they are kept.
    """
    from hep_desktop.services.mirroring import rebuild, set_aside  # noqa: PLC0415 – stores are lost seldom

    with _successor(store) as beside:
        damaged = rebuild(store, beside, clock, new_id)
        aside = _put_in_place(store.resolve(), beside, clock)
    set_aside(damaged, clock)
    return aside, damaged


@contextmanager
def _successor(store: Path) -> "Generator[Path]":
    """Where the file is made that takes a store's place; nothing of it stays where that fails."""
    beside = store.resolve().with_name(f"{store.name}{MAKING}")
    with told(store):
        try:
            beside.unlink(missing_ok=True)
            yield beside
        finally:
            beside.unlink(missing_ok=True)


def _put_in_place(store: Path, beside: Path, clock: Clock) -> Path:
    """The damaged file keeps its content under another name; at no moment is there no store."""
    aside = store.with_name(text("backups.damaged_name", store=store.stem, name=name_for(clock(), store.suffix)))
    if store.exists():  # none where a recovery was broken off, or somebody took it away
        copy_whole(store, aside)
    for rest in ("-journal", "-wal", "-shm"):  # of the damaged one: beside another file it would be played into it
        old = store.with_name(store.name + rest)
        if old.exists():
            old.rename(aside.with_name(aside.name + rest))
    beside.replace(store)
    return aside
