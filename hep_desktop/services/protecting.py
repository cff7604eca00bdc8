"""A password for the store: set, changed or taken off. The copies and the files beside it go with it.

Everything is written anew beside the old and proved; only then, with the store let go, it takes the old one's place.
"""

import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.frozen import dataclass
from hep_desktop.holdings.folder import ENDINGS
from hep_desktop.services.backing_up import read_copy
from hep_desktop.services.editing import Editing
from hep_desktop.services.holdings import Holdings, holdings_of
from hep_desktop.services.mirroring import mirror_of
from hep_desktop.store.attachments import Attachments, attachments_of
from hep_desktop.store.copies import copies_in, folder_of
from hep_desktop.store.faults import told
from hep_desktop.store.protection import PLAIN, is_locked, named_for, normal
from hep_desktop.store.rekeying import rewrite
from hep_desktop.store.sealing import Seal, new_seal
from hep_desktop.store.workspace import Workspace, imprint
from hep_desktop.words import text

SHORTEST = 8
_MADE = "~"  # behind the stem: the ending says whether there is a password


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A file written anew: where it lies now, which name it will have, and which file it stands for."""

    made: Path
    name: Path
    old: Path


@dataclass(frozen=True, slots=True)
class Prepared:
    """A store and its copies with another password, ready to take the old ones' place; `last` is the last step."""

    store: Rewritten
    copies: tuple[Rewritten, ...]
    password: str
    identity: str
    last: str


def is_password_of(editing: Editing, password: str) -> bool:
    """Whether somebody knows the present one."""
    return normal(password) == normal(editing.workspace.password)


def admit(password: str) -> None:
    """Refuse a password that is guessed at once. Raises UserError."""
    if len(password) < SHORTEST:
        raise UserError("password.too_short", count=SHORTEST)


def prepare(editing: Editing, password: str, second: Path | None = None, progress: Progress | None = None) -> Prepared:
    """Write everything anew; no password means none. `second` holds copies too. Raises UserError, Cancelled."""
    progress = progress or Silent()
    workspace = editing.workspace
    path = workspace.path
    name = named_for(path, password)
    if name != path and name.exists():
        raise UserError("password.name_taken", file=name.name)
    seal = (workspace.attachments.seal or new_seal()) if password else None
    folders = [folder_of(path), *([second / folder_of(path).name] if second else [])]
    copies = [copy for folder in folders for copy in _copies(folder, locked=is_locked(path))]
    done: list[Rewritten] = []
    try:
        progress.step(0, len(copies) + 1, "password.rewriting")
        store = Rewritten(name.with_stem(name.stem + _MADE), name, path)
        done.append(store)
        last = _rewrite_store(workspace, store.made, password, seal)
        for number, copy in enumerate(copies, 1):
            progress.step(number, len(copies) + 1, "password.rewriting")
            if not _is_ours(workspace, copy):
                continue
            one = Rewritten(copy.with_stem(copy.stem + _MADE).with_suffix(name.suffix), named_for(copy, password), copy)
            done.append(one)
            _rewrite_copy(workspace, one, password, seal)
        if name != path:
            for place in (path, *(folder / path.name for folder in folders)):
                _carry_files(place, workspace.attachments.seal, named_for(place, password), seal)
            _carry_holdings(Holdings(path, seal=workspace.attachments.seal), Holdings(name, seal=seal), progress)
    except BaseException:
        discard(done)
        raise
    return Prepared(store, tuple(done[1:]), password, workspace.identity() or "", last)


def stands(prepared: Prepared, editing: Editing) -> bool:
    """Whether nothing was written or received since; asked before it takes the old one's place."""
    store = prepared.store
    received = store.old == store.name or _received(store.old) <= _received(store.name)
    return received and editing.workspace.last_step() == prepared.last


def discard(made: Iterable[Rewritten]) -> None:
    """Take away what was written anew; the old still stands."""
    for one in made:
        _forget(one.made)
        if one.old != one.name:
            shutil.rmtree(attachments_of(one.name), ignore_errors=True)
            shutil.rmtree(holdings_of(one.name), ignore_errors=True)


def carry_out(prepared: Prepared) -> tuple[Path, ...]:
    """Put the new in the old ones' place; the store is let go before. Gives what is left without a password.

    Raises UserError where the store itself could not be replaced: then it is as it was.
    """
    store = prepared.store
    with told(store.name):
        store.made.replace(store.name)
    for one in prepared.copies:
        with suppress(OSError):
            one.made.replace(one.name)
    for one in (*prepared.copies, store):
        if one.old != one.name and one.name.exists():
            _forget(one.old)
    if store.old != store.name:
        for folder in {one.old.parent for one in prepared.copies} | {store.old.parent}:
            shutil.rmtree(attachments_of(folder / store.old.name), ignore_errors=True)
        shutil.rmtree(holdings_of(store.old), ignore_errors=True)
        for ending in (".lock", ".writer", "-journal"):
            _forget(store.old.with_name(store.old.name + ending))
    if not prepared.password:
        return ()
    shutil.rmtree(mirror_of(store.name), ignore_errors=True)
    if store.old != store.name:  # damaged ones, those before a migration: no password can be put on them
        for path in _wrecks(store.name):
            _forget(path)
    return remains(store.name, prepared.identity)


def remains(store: Path, identity: str) -> tuple[Path, ...]:
    """What lies beside a store with a password, belongs to it and can be read without one."""
    plain, copies = named_for(store, ""), folder_of(store)
    whole = (plain, *_copies(copies, locked=False), *copies.glob(f"*{_MADE}{PLAIN}"))
    found = [path for path in whole if (whose := imprint(path)) is not None and whose.identity == identity]
    found += [*mirror_of(store).glob("*"), *_wrecks(store)]
    if not plain.exists():  # else they may be another store's
        for beside in (attachments_of(plain), attachments_of(copies / plain.name), holdings_of(plain)):
            found += beside.glob("*")
    return tuple(sorted(found))


def clear(paths: Iterable[Path]) -> None:
    """Delete what is left without a password."""
    for path in paths:
        _forget(path)


def _wrecks(store: Path) -> list[Path]:
    damaged = text("backups.damaged_name", store=store.stem, name="*")
    patterns = (
        f"{store.stem}.v*{PLAIN}",
        f"{damaged}{PLAIN}",
        f"{damaged}{PLAIN}-journal",
        f"{store.stem}{_MADE}*{PLAIN}",
    )
    return [path for pattern in patterns for path in store.parent.glob(pattern)]


def _rewrite_store(workspace: Workspace, made: Path, password: str, seal: Seal | None) -> str:
    """The open store once more, proved to hold the same; gives its last step."""
    # from a copy: the store itself belongs to its own thread, and another library's closing it would undo its locks
    taken = workspace.path.with_stem(f"{workspace.path.stem}{_MADE}{_MADE}")
    try:
        workspace.flush()
        workspace.backup(taken)
        rewrite(taken, workspace.password, made, password, seal)
        before, after = read_copy(taken, password=workspace.password), read_copy(made, password=password)
    finally:
        _forget(taken)
    if before != after:
        raise UserError("backup.differs", file=made.name)
    return after.last.id if after.last else ""


def _rewrite_copy(workspace: Workspace, one: Rewritten, password: str, seal: Seal | None) -> None:
    rewrite(one.old, workspace.password, one.made, password, seal)
    if imprint(one.made, password) != imprint(one.old, workspace.password):
        raise UserError("backup.differs", file=one.old.name)


def _is_ours(workspace: Workspace, copy: Path) -> bool:
    """Another store's copy, or one that cannot be read, is not ours to change."""
    whose = imprint(copy, workspace.password)
    return whose is not None and whose.identity == workspace.identity()


def _carry_files(old: Path, opened_by: Seal | None, new: Path, seal: Seal | None) -> None:
    """The files beside a store or its copies, sealed anew or opened from the seal."""
    here, there = Attachments(old, read_only=True), Attachments(new, read_only=False)
    here.seal, there.seal = opened_by, seal
    for content in here.contents():
        there.put(content)


def _carry_holdings(old: Holdings, new: Holdings, progress: Progress) -> None:
    """What a mentor received, and its index. Raises Cancelled."""
    with told(new.folder.path):
        for _ in old.carry_to(new):
            progress.step(0, 0, "password.rewriting")


def _received(store: Path) -> int:
    return sum(one.suffix[1:] in ENDINGS for one in holdings_of(store).glob("*.*"))


def _copies(folder: Path, *, locked: bool) -> tuple[Path, ...]:
    try:
        found = copies_in(folder)
    except OSError:
        return ()
    return tuple(copy.path for copy in found if is_locked(copy.path) == locked)


def _forget(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)
