"""Safety copies of the open store, each opened and read before it may take another's place."""

import shutil
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.office import Office
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.frozen import dataclass
from hep_desktop.identity import Clock, NewId, new_id, system_clock
from hep_desktop.services.editing import Editing
from hep_desktop.store.copies import BUDGET, Copy, copies_in, folder_of, name_for, superfluous
from hep_desktop.store.faults import told
from hep_desktop.store.journal import StepHead
from hep_desktop.store.workspace import Workspace
from hep_desktop.words import text

if TYPE_CHECKING:
    from hep_desktop.services.mirroring import Mirror


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


def read_copy(path: Path, clock: Clock = system_clock) -> Content:
    """Open a copy of the copy as a store is opened, and read it all. Raises UserError; `path` is not touched.

    So it is proved that it can be restored, also where an older program made it.
    """
    with TemporaryDirectory(prefix="hep-") as folder:
        trial = Path(folder) / "hep.sqlite"
        with told(path):
            shutil.copyfile(path, trial)
        try:
            workspace = Workspace.open(trial, clock)
            try:
                return Content(workspace.load(), workspace.step_heads(), workspace.identity())
            finally:
                workspace.abandon()
        except UserError as error:  # it speaks of the trial, which nobody knows
            raise UserError("backup.unreadable", file=path.name) from error


class Backups:
    """The copies of one open store. `make` may be called on any thread, by one at a time."""

    def __init__(self, editing: Editing, clock: Clock, budget: int = BUDGET) -> None:
        self._editing = editing
        self._clock = clock
        self._budget = budget
        self._last: StepHead | None = None
        self._mirror: Mirror | None = None
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
            return None
        progress.step(0, 2, "backups.copying")
        at = self._clock().astimezone()
        with told(self.folder):
            self.folder.mkdir(exist_ok=True)
            while (target := self.folder / name_for(at)).exists():  # no copy takes an older one's place unproved
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
            self.checked = Copy(target, at, target.stat().st_size)
        self._last = content.last
        from hep_desktop.services.mirroring import Mirror  # noqa: PLC0415 – the start page only asks when a copy was made

        self._mirror = self._mirror or Mirror(self._editing.workspace.path)
        self._mirror.write(content.office)
        self._thin()
        if second is not None:
            self._copy_to(second)
        return self.checked

    def _proved(self, target: Path, before: Office) -> Content:
        content = read_copy(target, self._clock)
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
                    self._last = read_copy(copy.path, self._clock).last
                    self.checked = copy
        return self._last

    def _thin(self) -> None:
        if self.thinning:
            for copy in superfluous(self.copies(), self._clock(), self._budget):
                with suppress(OSError):  # what cannot go now goes next time
                    copy.path.unlink()

    def _copy_to(self, folder: Path) -> None:
        copy = self.checked
        if copy is None or not folder.is_dir():
            return
        target = folder / self.folder.name / copy.path.name
        beside = target.with_suffix(".new")
        with told(target):
            target.parent.mkdir(exist_ok=True)
            shutil.copyfile(copy.path, beside)
            beside.replace(target)
            workspace = self._editing.workspace
            workspace.attachments.copy_to(target.with_name(workspace.path.name))  # once each, not with every copy
            for old in superfluous(copies_in(target.parent), self._clock(), self._budget):
                old.path.unlink()


def newest_good(store: Path, clock: Clock = system_clock) -> Copy | None:
    """The newest copy of a store that can be restored; none where there is none."""
    try:
        copies = copies_in(folder_of(store))
    except OSError:
        return None
    for copy in copies:
        with suppress(UserError):
            read_copy(copy.path, clock)
            return copy
    return None


def recover(store: Path, copy: Copy, clock: Clock = system_clock) -> Path:
    """Put a copy in the place of a store that cannot be opened; gives where the damaged file lies now.

    Raises UserError; then nothing has changed.
    """
    beside = store.resolve().with_name(f"{store.name}.new")
    with told(store):
        shutil.copyfile(copy.path, beside)
    return _put_in_place(store, beside, clock)


def recover_from_mirror(store: Path, clock: Clock = system_clock, new_id: NewId = new_id) -> Path:
    """Build a store that cannot be opened anew from its readable copies; as `recover` else. Raises UserError."""
    beside = store.resolve().with_name(f"{store.name}.new")
    with told(store):
        beside.unlink(missing_ok=True)
    from hep_desktop.services.mirroring import rebuild  # noqa: PLC0415 – stores are lost seldom

    rebuild(store, beside, clock, new_id)
    return _put_in_place(store, beside, clock)


def _put_in_place(store: Path, beside: Path, clock: Clock) -> Path:
    """The damaged file keeps its content under another name; at no moment is there no store."""
    store = store.resolve()  # a link stays one
    aside = store.with_name(text("backups.damaged_name", store=store.stem, name=name_for(clock())))
    with told(store):
        if store.exists():  # none where a recovery was broken off, or somebody took it away
            shutil.copyfile(store, aside)
        for rest in ("-journal", "-wal", "-shm"):  # of the damaged one: beside another file it would be played into it
            old = store.with_name(store.name + rest)
            if old.exists():
                old.rename(aside.with_name(aside.name + rest))
        beside.replace(store)
    return aside
